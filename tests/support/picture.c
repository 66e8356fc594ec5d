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

/* Cuts the text area out. The header is 32-bit numbers, high byte first (XWDFile.h). */
static bool develop(const struct studio *studio, int width, int height, struct picture *picture)
{
    size_t size = 0;
    char *screen = scratch_read(&studio->folder, "Xvfb_screen0", &size);
    const unsigned char *file = (const unsigned char *)screen;
    bool good = false;
    if (screen != NULL && size > 100) {
        size_t line = number_at(file, 12);
        size_t start = number_at(file, 0) + 12 * (size_t)number_at(file, 19);
        good = number_at(file, 11) == 32 && number_at(file, 4) >= (uint32_t)width &&
               size >= start + line * (size_t)height;
        *picture = (struct picture){.width = width, .height = height};
        picture->pixels = malloc((size_t)width * (size_t)height * 3);
        if (picture->pixels == NULL)
            abort();
        for (int y = 0; good && y < height; y++)
            for (int x = 0; x < width; x++) {
                const unsigned char *from = file + start + line * (size_t)y + 4 * (size_t)x;
                unsigned char *to = picture->pixels + 3 * ((size_t)y * (size_t)width + (size_t)x);
                to[0] = from[2];
                to[1] = from[1];
                to[2] = from[0];
            }
        if (!good)
            picture_release(picture);
    }
    free(screen);
    return good;
}

static bool same(const struct picture *one, const struct picture *two)
{
    return memcmp(one->pixels, two->pixels, (size_t)one->width * (size_t)one->height * 3) == 0;
}

/* xterm has drawn, but Xvfb may not have handled it all: wait until two looks are the same. */
static bool expose(struct studio *studio, int width, int height, struct picture *picture)
{
    if (!develop(studio, width, height, picture))
        return false;
    for (int equal = 0, looks = 0; equal < 3 && looks < 100; looks++) {
        struct picture next;
        usleep(20000);
        if (!develop(studio, width, height, &next))
            return false;
        equal = same(picture, &next) ? equal + 1 : 0;
        picture_release(picture);
        *picture = next;
    }
    return true;
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
    int width = 0, height = 0;
    *picture = (struct picture){0};
    *why = NULL;
    scratch_make(&studio.folder);
    if (!start_server(&studio))
        *why = "Xvfb did not start (package xvfb)";
    else if (!start_terminal(&studio, options))
        *why = "xterm did not start (package xterm)";
    else if (!draw(&studio, bytes, size, &width, &height))
        *why = "xterm did not answer after drawing";
    else if (!expose(&studio, width, height, picture))
        *why = "the screen of Xvfb could not be read";
    stop(studio.terminal);
    stop(studio.server);
    if (studio.slave >= 0)
        close(studio.slave);
    scratch_remove(&studio.folder, "");
    scratch_end(&studio.folder);
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
