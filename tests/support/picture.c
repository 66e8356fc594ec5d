#include "support/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/decode.h"
#include "support/scratch.h"

/* How long Xvfb, xterm and each answer of theirs may take. */
static const int patience_ms = 20000;

/* The two programs and our ends of them. */
struct studio {
    struct scratch folder; /* Xvfb keeps its screen in a file there */
    pid_t server, terminal;
    int slave; /* the side of the pty that a program would write to; -1 = none */
    char display[24];
};

static void quiet_streams(void)
{
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    dup2(nothing, STDERR_FILENO);
}

/* Reads up to the byte `last`; true if it came. */
static bool read_until(int from, char last, char *text, size_t size)
{
    size_t length = 0;
    struct pollfd wait = {.fd = from, .events = POLLIN};
    while (length + 1 < size && poll(&wait, 1, patience_ms) > 0) {
        if (read(from, text + length, 1) != 1)
            break;
        if (text[length++] == last) {
            text[length] = '\0';
            return true;
        }
    }
    return false;
}

/* Xvfb chooses a free display and says its number through a pipe, when it is ready. */
static bool start_server(struct studio *studio)
{
    int ends[2];
    char number[16], chosen[16];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    snprintf(number, sizeof number, "%d", ends[1]);
    studio->server = fork();
    if (studio->server == 0) {
        fcntl(ends[1], F_SETFD, 0);
        quiet_streams();
        execlp("Xvfb", "Xvfb", "-displayfd", number, "-screen", "0", "2600x1600x24", "-fbdir",
               studio->folder.path, "-nocursor", "-nolisten", "tcp", (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    bool ready = read_until(ends[0], '\n', chosen, sizeof chosen);
    close(ends[0]);
    if (ready)
        snprintf(studio->display, sizeof studio->display, ":%d", atoi(chosen));
    return ready;
}

static void become_terminal(const struct picture_options *options, const char *channel)
{
    char geometry[32], points[8];
    snprintf(geometry, sizeof geometry, "%dx%d+0+0", options->columns, options->rows);
    snprintf(points, sizeof points, "%d", options->points);
    quiet_streams();
    execlp("xterm", "xterm", "-u8", "-fa",
           options->font != NULL ? options->font : "DejaVu Sans Mono", "-fs", points, "-geometry",
           geometry, "-b", "0", "-bw", "0", "+sb", "-bg", options->light ? "white" : "black", "-fg",
           options->light ? "black" : "gray90", "-xrm", "XTerm*allowWindowOps: true", channel,
           (char *)NULL);
    _exit(127);
}

/* xterm as a slave (-S) reads from a pty that is ours, and first says its window's number. */
static bool start_terminal(struct studio *studio, const struct picture_options *options)
{
    int master = -1;
    char name[64], channel[96], window[32];
    struct termios modes;
    if (openpty(&master, &studio->slave, name, NULL, NULL) != 0)
        return false;
    tcgetattr(studio->slave, &modes);
    cfmakeraw(&modes);
    tcsetattr(studio->slave, TCSANOW, &modes);
    snprintf(channel, sizeof channel, "-S%s/%d", strrchr(name, '/') + 1, master);
    studio->terminal = fork();
    if (studio->terminal == 0) {
        close(studio->slave);
        setenv("DISPLAY", studio->display, 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        become_terminal(options, channel);
    }
    close(master);
    return read_until(studio->slave, '\n', window, sizeof window);
}

static bool write_all(int to, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(to, bytes, size);
        if (written <= 0)
            return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

/* Draws, then asks for the size of the text area in pixels: the answer comes after all was drawn. */
static bool draw(struct studio *studio, const void *bytes, size_t size, int *width, int *height)
{
    char answer[4096] = "";
    if (!write_all(studio->slave, bytes, size) || !write_all(studio->slave, "\033[14t", 5))
        return false;
    if (!read_until(studio->slave, 't', answer, sizeof answer))
        return false;
    const char *numbers = strstr(answer, "\033[4;");
    return numbers != NULL && sscanf(numbers + 4, "%d;%d", height, width) == 2;
}

/* --- the screen, as Xvfb keeps it: an XWD file --------------------------------------------- */

static uint32_t number_at(const unsigned char *file, int index)
{
    const unsigned char *at = file + 4 * index;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | (uint32_t)at[3];
}

/* The header is 32-bit numbers, high byte first (XWDFile.h): 0 its size, 4 width, 11 bits a pixel,
 * 12 bytes a row, 19 colours (12 bytes each) between header and rows. Pixels are blue, green, red. */
static bool cut_out(const unsigned char *file, size_t size, struct picture *picture)
{
    if (size < 100)
        return false;
    size_t line = number_at(file, 12);
    size_t start = number_at(file, 0) + 12 * (size_t)number_at(file, 19);
    if (number_at(file, 11) != 32 || number_at(file, 4) < (uint32_t)picture->width ||
        size < start + line * (size_t)picture->height)
        return false;
    unsigned char *to = picture->pixels;
    for (int y = 0; y < picture->height; y++) {
        const unsigned char *from = file + start + line * (size_t)y;
        for (int x = 0; x < picture->width; x++, from += 4, to += 3) {
            to[0] = from[2];
            to[1] = from[1];
            to[2] = from[0];
        }
    }
    return true;
}

/* Takes the text area from the screen as it is now; `picture` has its size and memory. */
static bool develop(const struct studio *studio, struct picture *picture)
{
    size_t size = 0;
    char *screen = scratch_read(&studio->folder, "Xvfb_screen0", &size);
    bool good = screen != NULL && cut_out((const unsigned char *)screen, size, picture);
    free(screen);
    return good;
}

/* xterm has drawn, but Xvfb may not have handled it all: wait until four looks are the same. */
static bool expose(const struct studio *studio, struct picture *picture)
{
    size_t size = (size_t)picture->width * (size_t)picture->height * 3;
    unsigned char *before = calloc(1, size + 1);
    picture->pixels = malloc(size + 1);
    if (picture->pixels == NULL || before == NULL)
        abort();
    bool good = true;
    for (int equal = 0, looks = 0; good && equal < 3 && looks < 100; looks++) {
        good = develop(studio, picture);
        equal = memcmp(before, picture->pixels, size) == 0 ? equal + 1 : 0;
        memcpy(before, picture->pixels, size);
        usleep(20000);
    }
    free(before);
    return good;
}

static void stop(pid_t pid)
{
    if (pid > 0) {
        kill(pid, SIGTERM);
        waitpid(pid, NULL, 0);
    }
}

bool picture_take(struct picture *picture, const struct picture_options *options, const void *bytes,
                  size_t size, const char **why)
{
    struct studio studio = {.slave = -1};
    *picture = (struct picture){0};
    *why = NULL;
    scratch_make(&studio.folder);
    if (!start_server(&studio))
        *why = "Xvfb did not start (package xvfb)";
    else if (!start_terminal(&studio, options))
        *why = "xterm did not start (package xterm)";
    else if (!draw(&studio, bytes, size, &picture->width, &picture->height))
        *why = "xterm did not answer after drawing";
    else if (!expose(&studio, picture))
        *why = "the screen of Xvfb could not be read";
    stop(studio.terminal);
    stop(studio.server);
    if (studio.slave >= 0)
        close(studio.slave);
    scratch_remove(&studio.folder, "");
    scratch_end(&studio.folder);
    if (*why != NULL)
        picture_release(picture);
    return *why == NULL;
}

void picture_release(struct picture *picture)
{
    free(picture->pixels);
    *picture = (struct picture){0};
}

int picture_qr(const struct picture *picture, char **text)
{
    size_t count = (size_t)picture->width * (size_t)picture->height;
    unsigned char *grey = malloc(count + 1);
    if (grey == NULL)
        abort();
    for (size_t i = 0; i < count; i++) {
        const unsigned char *pixel = picture->pixels + 3 * i;
        grey[i] = (unsigned char)((pixel[0] * 30 + pixel[1] * 59 + pixel[2] * 11) / 100);
    }
    int codes = decode_qr(grey, picture->width, picture->height, text);
    free(grey);
    return codes;
}

bool picture_write(const struct picture *picture, const char *path)
{
    FILE *file = fopen(path, "we");
    if (file == NULL)
        return false;
    fprintf(file, "P6\n%d %d\n255\n", picture->width, picture->height);
    fwrite(picture->pixels, 3, (size_t)picture->width * (size_t)picture->height, file);
    return fclose(file) == 0;
}
