#include "support/emulator_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "support/process.h"

/* How long the program may refuse what is typed before it counts as hung. */
static const int stalled_ms = 5000;

/* A program may wait after a lone Esc, to see whether a key sequence follows, and one that reads a
 * scanner after a letter, to see whether it is one of a burst. It has not settled within the first of
 * these times, even if it slept (a page that is read from the disk is a sleep, too), and need not have
 * waited at all after the second. */
static const int lone_escape_ms = 60, escape_ms = 1000;
static const int burst_ms = 25, letter_ms = 150;

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* --- from libvterm ------------------------------------------------------------------------- */

/* Answers of the terminal itself (a position that was asked for). */
static void on_answer(const char *bytes, size_t size, void *self)
{
    const struct emulator *emulator = self;
    if (emulator->master >= 0 && write(emulator->master, bytes, size) < 0)
        errno = 0; /* the program is gone: nobody waits for the answer */
}

static int on_property(VTermProp property, VTermValue *value, void *self)
{
    struct emulator *emulator = self;
    if (property == VTERM_PROP_CURSORVISIBLE)
        emulator->visible = value->boolean;
    if (property == VTERM_PROP_ALTSCREEN)
        emulator->alternate = value->boolean;
    return 1;
}

static int on_cursor(VTermPos place, VTermPos old, int visible, void *self)
{
    (void)old;
    (void)visible;
    ((struct emulator *)self)->cursor = place;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property, .movecursor = on_cursor};

static void to_vterm(void *self, const char *bytes, size_t size)
{
    vterm_input_write(((struct emulator *)self)->vterm, bytes, size);
}

/* --- life ---------------------------------------------------------------------------------- */

static void become_program(const struct emulator_options *options)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    if (options->folder == NULL || chdir(options->folder) == 0)
        execve(options->argv[0], (char *const *)options->argv, (char *const *)options->environment);
    _exit(127);
}

static const char *term_of(const struct emulator_options *options)
{
    for (const char *const *entry = options->environment; *entry != NULL; entry++)
        if (strncmp(*entry, "TERM=", 5) == 0)
            return *entry + 5;
    return "";
}

struct emulator *emulator_start(const struct emulator_options *options)
{
    struct emulator *emulator = calloc(1, sizeof *emulator);
    if (emulator == NULL)
        abort();
    struct winsize size = {.ws_row = (unsigned short)options->rows,
                           .ws_col = (unsigned short)options->columns};
    if (openpty(&emulator->master, &emulator->slave, NULL, NULL, &size) != 0) {
        free(emulator);
        return NULL;
    }
    tcgetattr(emulator->master, &emulator->found);
    fcntl(emulator->master, F_SETFD, FD_CLOEXEC);
    fcntl(emulator->slave, F_SETFD, FD_CLOEXEC);
    fcntl(emulator->master, F_SETFL, O_NONBLOCK);
    emulator->pid = fork();
    if (emulator->pid == 0) {
        login_tty(emulator->slave);
        become_program(options);
    }
    emulator->rows = options->rows;
    emulator->columns = options->columns;
    emulator->wanted = 1;
    emulator->visible = true;
    snprintf(emulator->term, sizeof emulator->term, "%s", term_of(options));
    emulator->log = open_memstream(&emulator->output, &emulator->output_size);
    emulator->vterm = vterm_new(options->rows, options->columns);
    vterm_set_utf8(emulator->vterm, 1);
    vterm_output_set_callback(emulator->vterm, on_answer, emulator);
    emulator->screen = vterm_obtain_screen(emulator->vterm);
    vterm_screen_set_callbacks(emulator->screen, &callbacks, emulator);
    vterm_screen_enable_altscreen(emulator->screen, 1); /* before the reset, or it is ignored */
    vterm_screen_reset(emulator->screen, 1);
    return emulator;
}

static void reap(struct emulator *emulator, int flags)
{
    int status = 0;
    if (emulator->pid > 0 && waitpid(emulator->pid, &status, flags) == emulator->pid) {
        emulator->pid = 0;
        emulator->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
}

void emulator_free(struct emulator *emulator)
{
    if (emulator == NULL)
        return;
    if (emulator->pid > 0) {
        kill(emulator->pid, SIGKILL);
        reap(emulator, 0);
    }
    emulator_hangup(emulator);
    close(emulator->slave);
    vterm_free(emulator->vterm);
    fclose(emulator->log);
    free(emulator->output);
    free(emulator);
}

/* --- waiting ------------------------------------------------------------------------------- */

bool emulator_read(struct emulator *emulator, int ms)
{
    char bytes[16384];
    if (emulator->master < 0)
        return false;
    struct pollfd wait = {.fd = emulator->master, .events = POLLIN};
    if (poll(&wait, 1, ms) <= 0)
        return false;
    ssize_t size = read(emulator->master, bytes, sizeof bytes);
    if (size <= 0)
        return false; /* EIO: nobody has the other end open */
    fwrite(bytes, 1, (size_t)size, emulator->log);
    faint_filter(&emulator->faint, bytes, (size_t)size, to_vterm, emulator);
    return true;
}

/* Remembers how often the program has slept, before something that will wake it. */
static void disturb(struct emulator *emulator, int wanted)
{
    struct process_rest rest;
    emulator->wanted = wanted;
    emulator->least = 0;
    emulator->window = escape_ms;
    emulator->disturbed = now_ms();
    if (emulator->pid > 0 && process_look(emulator->pid, &rest))
        emulator->sleeps = rest.sleeps;
}

/* Is anything typed that the program has not read yet? poll also pushes on what is under way inside
 * the kernel: bytes of a long burst would otherwise arrive after the program seemed to rest. */
static bool has_unread(const struct emulator *emulator)
{
    struct pollfd typed = {.fd = emulator->slave, .events = POLLIN};
    return emulator->master >= 0 && poll(&typed, 1, 0) > 0 && (typed.revents & POLLIN) != 0;
}

/* Nothing ran between two looks, nothing was written, and it slept since it was disturbed. */
static bool rests(struct emulator *emulator)
{
    struct process_rest first, second;
    if (has_unread(emulator)) {
        emulator->disturbed = now_ms(); /* it waits from when it has read */
        return false;
    }
    if (now_ms() < emulator->disturbed + emulator->least)
        return false;
    if (emulator->wanted > 1 && now_ms() > emulator->disturbed + emulator->window)
        emulator->wanted = 1; /* a program that does not wait on Esc, or on letters */
    return process_look(emulator->pid, &first) && first.asleep &&
           first.sleeps >= emulator->sleeps + emulator->wanted && !emulator_read(emulator, 0) &&
           process_look(emulator->pid, &second) && second.asleep &&
           second.activity == first.activity;
}

bool emulator_settle(struct emulator *emulator, int ms)
{
    for (int64_t end = now_ms() + ms;;) {
        while (emulator_read(emulator, 0))
            continue;
        reap(emulator, WNOHANG);
        if (emulator->pid == 0) {
            while (emulator_read(emulator, 0))
                continue;
            return true;
        }
        if (rests(emulator))
            return true;
        if (now_ms() >= end)
            return false;
        usleep(100); /* only how often we look: nothing is taken as settled for having waited */
    }
}

bool emulator_ended(struct emulator *emulator, int ms, int *status)
{
    reap(emulator, WNOHANG); /* with no time to wait, too */
    for (int64_t end = now_ms() + ms; emulator->pid > 0 && now_ms() < end;) {
        if (!emulator_read(emulator, 1))
            usleep(500);
        reap(emulator, WNOHANG);
    }
    while (emulator_read(emulator, 0))
        continue;
    *status = emulator->status;
    return emulator->pid == 0;
}

/* --- to the program ------------------------------------------------------------------------ */

/* Letters, and not the end of a key sequence or of a line. */
static bool ends_in_text(const char *bytes, size_t size)
{
    unsigned char last = size == 0 ? '\0' : (unsigned char)bytes[size - 1];
    return size > 0 && bytes[0] != '\033' && last >= ' ' && last != '\177';
}

/* How often the program goes to sleep before it has done all that these bytes ask for. It waits on
 * a lone Esc, to see whether a key sequence follows: once for the byte, once for the wait; and so
 * it does on letters. A terminal in line mode does not even wake it before the line is full. */
static int sleeps_for(const struct emulator *emulator, const char *bytes, size_t size)
{
    struct termios now;
    if (emulator->master >= 0 && tcgetattr(emulator->master, &now) == 0 &&
        (now.c_lflag & ICANON) != 0 && memchr(bytes, '\r', size) == NULL &&
        memchr(bytes, '\n', size) == NULL)
        return 0;
    return (size == 1 && *bytes == '\033') || ends_in_text(bytes, size) ? 2 : 1;
}

bool emulator_send(struct emulator *emulator, const void *bytes, size_t size)
{
    const char *at = bytes;
    emulator_settle(emulator, stalled_ms);
    disturb(emulator, sleeps_for(emulator, bytes, size));
    if (emulator->wanted == 2 && ends_in_text(bytes, size)) {
        emulator->least = burst_ms;
        emulator->window = letter_ms;
    } else if (emulator->wanted == 2) {
        emulator->least = lone_escape_ms;
    }
    int64_t end = now_ms() + stalled_ms;
    while (size > 0 && emulator->master >= 0) {
        ssize_t written = write(emulator->master, at, size);
        if (written > 0) {
            at += written;
            size -= (size_t)written;
            end = now_ms() + stalled_ms;
            continue;
        }
        reap(emulator, WNOHANG);
        if (emulator->pid == 0 || (written < 0 && errno != EAGAIN) || now_ms() >= end)
            return false;
        emulator_read(emulator, 1);
    }
    return size == 0;
}

void emulator_resize(struct emulator *emulator, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    emulator_settle(emulator, stalled_ms);
    disturb(emulator, 1);
    emulator->rows = rows;
    emulator->columns = columns;
    vterm_set_size(emulator->vterm, rows, columns);
    if (emulator->master >= 0)
        ioctl(emulator->master, TIOCSWINSZ, &size);
}

void emulator_hangup(struct emulator *emulator)
{
    if (emulator->master >= 0)
        close(emulator->master);
    emulator->master = -1;
}

void emulator_signal(struct emulator *emulator, int number)
{
    disturb(emulator, 1);
    if (emulator->pid > 0)
        kill(emulator->pid, number);
}

/* --- what it left -------------------------------------------------------------------------- */

const char *emulator_output(struct emulator *emulator, size_t *size)
{
    fflush(emulator->log);
    *size = emulator->output_size;
    return emulator->output;
}

const char *emulator_unclean(const struct emulator *emulator)
{
    struct termios now;
    if (emulator->master < 0)
        return NULL; /* the window is gone: nothing can be put back */
    if (emulator->alternate)
        return "the alternate screen is still on";
    if (!emulator->visible)
        return "the cursor is still hidden";
    if (tcgetattr(emulator->master, &now) != 0)
        return NULL;
    if (now.c_lflag != emulator->found.c_lflag)
        return "echo, line mode or signals of the terminal were not put back";
    if (now.c_iflag != emulator->found.c_iflag || now.c_oflag != emulator->found.c_oflag)
        return "the terminal's line endings were not put back";
    return NULL;
}

const char *emulator_strange(const struct emulator *emulator)
{
    fflush(emulator->log);
    const char *bytes = emulator->output;
    size_t size = emulator->output_size;
    for (size_t i = 0; i + 1 < size; i++) {
        unsigned char first = (unsigned char)bytes[i], second = (unsigned char)bytes[i + 1];
        if (first == 0xc2 && second >= 0x80 && second < 0xa0)
            return "a C1 control character";
        if (first != '\033' || strchr("PX^_]", second) == NULL)
            continue;
        if (second != ']')
            return "a string command (DCS, SOS, PM or APC)";
        if (size - i < 5 || memcmp(bytes + i + 2, "104", 3) != 0)
            return "an OSC command, which sets the window's title, its clipboard or links";
    }
    return NULL;
}
