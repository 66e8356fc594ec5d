/* A file's raw text by lines, before any Markdown. */
#ifndef CAMTAY_GUIDE_LINES_H
#define CAMTAY_GUIDE_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct notices;

struct line {
    const char *text; /* not NUL-terminated */
    size_t length;    /* without \n or \r\n */
    int number;       /* 1, 2, 3 … */
    const char *next; /* where the next line starts */
};

/* Moves to the next line; start with a zeroed `line`. False at the end. A last line without a line
 * break counts; nothing after the last line break does not. */
bool line_next(struct line *line, const char *text, size_t length);

/* True if nothing but spaces and tabs stands on it. */
bool line_is_blank(const struct line *line);

/* True if the text can be read at all: valid UTF-8 without NUL, lines and blocks of a size that
 * libcmark handles quickly. If not, the first place of each kind is a notice. */
bool lines_are_readable(const char *text, size_t length, struct notices *notices);

/* Skips a byte order mark, with a warning; also warns once if lines end as on Windows. What is
 * left starts at the returned place; `*length` is adjusted. */
const char *lines_skip_mark(const char *text, size_t *length, struct notices *notices);

#endif
