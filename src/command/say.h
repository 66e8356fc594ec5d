/* What commands say. Bytes go out as UTF-8 whatever the locale is; what came from a file or from
 * the command line is cleaned, so that it cannot steer the terminal. */
#ifndef CAMTAY_COMMAND_SAY_H
#define CAMTAY_COMMAND_SAY_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

#include "desk/sentence.h"

struct error;

/* One clean line to stdout or stderr. */
void say(FILE *to, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The sentence for the error on stderr, and its cause for who looks after the machine; returns
 * STATUS_WRONG. */
int say_failure(enum desk_act act, const struct error *error);

/* The same for a file that the command line names and that cannot be read. */
int say_bad_file(const char *path, const struct error *error);

/* The same for a book that does not open, with the folder that was looked into. */
int say_closed_book(const char *folder, const struct error *error);

/* Writes the object to stdout and releases it. */
void say_json(json_t *object);

/* A line of progress on stderr while it is a terminal: "Đang kiểm sổ 42%"; 1000 wipes it away. */
struct say_progress {
    const char *what;
    int percent; /* shown last; -1 none */
};
void say_progress(struct say_progress *progress, int thousandths);

/* Flushes stdout. `status`, or STATUS_WRONG with a message if it could not be written; a reader who
 * left (`camtay check | head`) is no failure. */
int say_end(int status);

#endif
