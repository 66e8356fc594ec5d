#include "support/escpos.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct escpos_paper *paper;
    const unsigned char *at, *end;
    bool begun; /* ESC @ came first */
};

static struct escpos_piece *piece(struct reading *reading)
{
    return &reading->paper->piece[reading->paper->count];
}

static bool starts(const struct reading *reading, const char *bytes, size_t size)
{
    return (size_t)(reading->end - reading->at) >= size && memcmp(reading->at, bytes, size) == 0;
}

/* GS v 0 m xL xH yL yH, then rows of bytes. */
static const char *read_picture(struct reading *reading)
{
    const unsigned char *head = reading->at;
    if (reading->end - head < 8)
        return "a picture command is cut short";
    if (head[3] != 0)
        return "a picture in another size than its own";
    int stride = head[4] + 256 * head[5], rows = head[6] + 256 * head[7], width = stride * 8;
    if (stride == 0 || rows == 0)
        return "a picture of nothing";
    if (reading->end - head - 8 < (ptrdiff_t)stride * rows)
        return "a picture is cut short";
    struct escpos_piece *into = piece(reading);
    if (into->height > 0 && into->width != width)
        return "pictures of two widths";
    into->width = width;
    into->grey = realloc(into->grey, (size_t)width * (size_t)(into->height + rows));
    if (into->grey == NULL)
        abort();
    unsigned char *to = into->grey + (size_t)width * (size_t)into->height;
    for (int i = 0; i < stride * rows * 8; i++)
        to[i] = (head[8 + i / 8] & (0x80U >> (i % 8))) != 0 ? 0 : 255;
    into->height += rows;
    if (rows > reading->paper->highest)
        reading->paper->highest = rows;
    reading->paper->pictures++;
    reading->at += 8 + stride * rows;
    return NULL;
}

static const char *read_cut(struct reading *reading)
{
    if (piece(reading)->height == 0)
        return "a cut with nothing before it";
    if (++reading->paper->count == ESCPOS_PIECES)
        return "more cuts than a test should need";
    reading->at += 4;
    return NULL;
}

static const char *read_one(struct reading *reading)
{
    if (starts(reading, "\x1b@", 2)) {
        reading->begun = true;
        reading->at += 2;
        return NULL;
    }
    if (!reading->begun)
        return "the printer was not reset first";
    if (starts(reading, "\x1dv0", 3))
        return read_picture(reading);
    if (starts(reading,
               "\x1b"
               "d",
               2) &&
        reading->end - reading->at >= 3) {
        reading->at += 3;
        return NULL;
    }
    if (starts(reading, "\x1dV\x42", 3) && reading->end - reading->at >= 4)
        return read_cut(reading);
    return "a command that is not known";
}

bool escpos_read(struct escpos_paper *paper, const void *bytes, size_t size, const char **why)
{
    *paper = (struct escpos_paper){0};
    const unsigned char *start = bytes;
    struct reading reading = {.paper = paper, .at = start, .end = start + size};
    *why = NULL;
    while (*why == NULL && reading.at < reading.end)
        *why = read_one(&reading);
    if (*why == NULL && (paper->count == 0 || piece(&reading)->height > 0))
        *why = "no cut at the end";
    if (*why != NULL)
        fprintf(stderr, "escpos: byte %td: %s\n", reading.at - start, *why);
    return *why == NULL;
}

void escpos_release(struct escpos_paper *paper)
{
    for (int i = 0; i < ESCPOS_PIECES; i++)
        free(paper->piece[i].grey);
    *paper = (struct escpos_paper){0};
}
