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

static FILE *open_facts(const struct line *line, const char *name)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)line->pid, name);
    return fopen(path, "re");
}

/* A size that the system keeps of it, in KiB. */
static double status_of(const struct line *line, const char *key)
{
    char text[128];
    double kibibytes = 0;
    FILE *file = open_facts(line, "status");
    while (file != NULL && fgets(text, sizeof text, file) != NULL)
        if (strncmp(text, key, strlen(key)) == 0)
            kibibytes = strtod(text + strlen(key), NULL);
    if (file != NULL)
        fclose(file);
    return kibibytes;
}

double line_peak(const struct line *line)
{
    return status_of(line, "VmHWM:") / 1024;
}

double line_text(const struct line *line)
{
    return status_of(line, "VmExe:");
}

/* The object that a line of maps is a piece of, or NULL. */
static const char *object_of(char *text)
{
    const char *path = strchr(text, '/');
    const char *ending = path != NULL ? strstr(strrchr(path, '/'), ".so") : NULL;
    text[strcspn(text, "\n")] = '\0';
    return ending != NULL && (ending[3] == '\0' || ending[3] == '.') ? path : NULL;
}

double line_objects(const struct line *line)
{
    char text[4096], last[4096] = "";
    double objects = 0;
    FILE *file = open_facts(line, "maps");
    while (file != NULL && fgets(text, sizeof text, file) != NULL) {
        const char *path = object_of(text);
        if (path == NULL || strcmp(path, last) == 0) /* the pieces of an object stand together */
            continue;
        snprintf(last, sizeof last, "%s", path);
        objects++;
    }
    if (file != NULL)
        fclose(file);
    return objects;
}

void line_end(struct line *line)
{
    kill(line->pid, SIGKILL);
    close(line->master);
    waitpid(line->pid, NULL, 0);
}
