#include "sessions/golden.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "sessions/stage.h"
#include "support/emulator.h"

/* How long a screen must stay the same before it is accepted: a person will judge it. */
static const int accept_ms = 300;

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The golden's path, beside the play; the caller frees. */
static char *path_of(const struct stage *stage, const char *name)
{
    char *path = NULL;
    const char *slash = strrchr(stage->play, '/');
    if (asprintf(&path, "%.*s/golden/%s.txt", slash == NULL ? 1 : (int)(slash - stage->play),
                 slash == NULL ? "." : stage->play, name) < 0)
        abort();
    return path;
}

static char *read_golden(const char *path)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return NULL;
    if (getdelim(&text, &size, '\0', file) < 0) {
        free(text);
        text = strdup("");
    }
    fclose(file);
    return text;
}

static bool accept(struct stage *stage, const char *path)
{
    while (emulator_read(stage->emulator, accept_ms))
        continue;
    char *folder = strdup(path);
    if (folder == NULL)
        abort();
    *strrchr(folder, '/') = '\0';
    mkdir(folder, 0777); /* most often it is there */
    free(folder);
    char *frame = emulator_frame(stage->emulator);
    FILE *file = fopen(path, "we");
    bool good = file != NULL && fputs(frame, file) >= 0;
    if (file != NULL)
        good = fclose(file) == 0 && good;
    free(frame);
    return good || stage_fail(stage, "%s cannot be written", path);
}

/* Names the first line in which two frames differ. */
static bool name_difference(struct stage *stage, const char *path, const char *golden,
                            const char *frame)
{
    int line = 1;
    for (;; line++) {
        size_t wanted = strcspn(golden, "\n"), seen = strcspn(frame, "\n");
        bool equal = wanted == seen && memcmp(golden, frame, seen) == 0;
        if (!equal || golden[wanted] == '\0' || frame[seen] == '\0')
            return stage_fail(stage,
                              "the screen is not the golden one, %s:%d:\n"
                              "  expected |%.*s\n  is there |%.*s\n"
                              "(./dev accept takes what is there as right)",
                              path, line, (int)wanted, golden, (int)seen, frame);
        golden += wanted + 1;
        frame += seen + 1;
    }
}

static bool compare(struct stage *stage, const char *path, const char *golden)
{
    int status = 0;
    for (long end = now_ms() + stage_patience();;) {
        char *frame = emulator_frame(stage->emulator);
        bool equal = strcmp(golden, frame) == 0;
        bool late = now_ms() >= end || emulator_ended(stage->emulator, 0, &status);
        if (!equal && late)
            name_difference(stage, path, golden, frame);
        free(frame);
        if (equal || late)
            return equal;
        emulator_read(stage->emulator, 20);
    }
}

bool golden_check(struct stage *stage, const char *name)
{
    char *path = path_of(stage, name);
    bool good = stage_settle(stage);
    if (good && stage->accept) {
        good = accept(stage, path);
    } else if (good) {
        char *golden = read_golden(path);
        good = golden != NULL
                   ? compare(stage, path, golden)
                   : stage_fail(stage, "there is no %s yet: ./dev accept makes it", path);
        free(golden);
    }
    free(path);
    return good;
}
