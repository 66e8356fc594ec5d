/* What was found in one file, kept until the whole library is read, so that a file's messages are
 * handed on together and in the order of its lines. */
#ifndef CAMTAY_GUIDE_NOTICES_H
#define CAMTAY_GUIDE_NOTICES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/yaml.h"

struct arena;

struct notice {
    int line; /* 0: the whole file */
    bool warning;
    const char *message;
};

struct notices {
    struct arena *arena;
    const char *file; /* as it is shown */
    struct notice *item;
    size_t count;
    size_t errors;
};

/* Words one mistake as printf would. After a file's hundredth error they are only counted:
 * a file of garbage must not bury the others. */
void notices_error(struct notices *notices, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for what does not make a guide bad. */
void notices_warning(struct notices *notices, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The face that yaml_read knows. */
struct findings notices_findings(struct notices *notices);

/* Hands everything on in the order of lines; `findings` may be NULL. */
void notices_hand_on(struct notices *notices, struct findings *findings);

/* "FILE:LINE: message" of the first error by line, in the arena; NULL if there was none. */
const char *notices_first_error(struct notices *notices);

/* Text of an author as a message may quote it: clean and short, in the arena. */
const char *notices_quote(struct notices *notices, const char *text, size_t length);

#endif
