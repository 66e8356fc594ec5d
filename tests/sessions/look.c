#include "sessions/look.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sessions/stage.h"
#include "support/emulator.h"

const char look_unlock[] = "Mã PIN";
const char look_opening[] = "Đang mở sổ";

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int look_find(const struct emulator *emulator, const char *text)
{
    for (int row = 0; row < emulator_rows(emulator); row++) {
        char *line = emulator_row(emulator, row);
        bool found = strstr(line, text) != NULL;
        free(line);
        if (found)
            return row;
    }
    return -1;
}

bool look_wait(struct stage *stage, const char *text, bool there)
{
    int status = 0;
    for (long end = now_ms() + stage_patience();;) {
        if ((look_find(stage->emulator, text) >= 0) == there)
            return true;
        if (now_ms() >= end)
            return false;
        if (!emulator_read(stage->emulator, 5) && emulator_ended(stage->emulator, 0, &status))
            return (look_find(stage->emulator, text) >= 0) == there;
    }
}

char *look_screen(const struct emulator *emulator)
{
    int row = 0, column = 0;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    for (int i = 0; i < emulator_rows(emulator); i++) {
        char *line = emulator_row(emulator, i);
        fprintf(out, "%4d |%s\n", i + 1, line);
        free(line);
    }
    if (emulator_cursor(emulator, &row, &column))
        fprintf(out, "     cursor in row %d, column %d\n", row + 1, column + 1);
    else
        fputs("     no cursor\n", out);
    fclose(out);
    return text;
}

/* How many bytes of `text` stand at `at`, ending between characters. */
static size_t shared(const char *at, const char *text)
{
    size_t length = 0;
    while (text[length] != '\0' && at[length] == text[length])
        length++;
    while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80)
        length--;
    return length;
}

char *look_nearest(const struct emulator *emulator, const char *text)
{
    size_t best = 0;
    char *sentence = NULL;
    for (int row = 0; row < emulator_rows(emulator); row++) {
        char *line = emulator_row(emulator, row);
        for (const char *at = line; *at != '\0'; at++) {
            size_t length = shared(at, text);
            if (length <= best)
                continue;
            best = length;
            free(sentence);
            if (asprintf(&sentence, "row %d has «%.*s», but then «%s» instead of «%s»", row + 1,
                         (int)length, text, at + length, text + length) < 0)
                abort();
        }
        free(line);
    }
    return sentence != NULL ? sentence : strdup("nothing on the screen is like it");
}
