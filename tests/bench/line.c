#include "bench/line.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/measure.h"

#define PATIENCE_MS 5000

void line_start(struct line *line, const char *const *argv)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    *line = (struct line){.sent = measure_now()};
    line->last = line->sent;
    line->pid = forkpty(&line->master, NULL, NULL, &size);
    if (line->pid < 0) {
        perror("bench: no terminal");
        abort();
    }
    if (line->pid == 0) {
        setenv("TERM", "xterm-256color", 1);
        setenv("LC_ALL", "C.UTF-8", 1);
        execvp(argv[0], (char *const *)(size_t)argv);
        _exit(127);
    }
}

void line_send(struct line *line, const char *key)
{
    line->bytes = 0;
    line->sent = line->last = measure_now();
    if (write(line->master, key, strlen(key)) < 0)
        perror("bench: the program does not listen");
}

void line_settle(struct line *line, int quiet)
{
    struct pollfd watched = {.fd = line->master, .events = POLLIN};
    char bytes[65536];
    int wait = PATIENCE_MS;
    size_t before = line->bytes;
    while (poll(&watched, 1, wait) == 1) {
        ssize_t size = read(line->master, bytes, sizeof bytes);
        if (size <= 0)
            return;
        line->last = measure_now();
        line->bytes += (size_t)size;
        wait = quiet;
    }
    if (line->bytes == before) /* no answer is not a quick one */
        line->last = measure_now();
}

double line_peak(const struct line *line)
{
    char path[64], text[128];
    double kibibytes = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)line->pid);
    FILE *file = fopen(path, "re");
    while (file != NULL && fgets(text, sizeof text, file) != NULL)
        if (strncmp(text, "VmHWM:", 6) == 0)
            kibibytes = strtod(text + 6, NULL);
    if (file != NULL)
        fclose(file);
    return kibibytes / 1024;
}

void line_end(struct line *line)
{
    kill(line->pid, SIGKILL);
    close(line->master);
    waitpid(line->pid, NULL, 0);
}
