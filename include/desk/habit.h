/* How a member of staff likes to work; kept beside the book in thoi-quen.json, by the id of the
 * book's staff. No entry, nothing personal: a lost file costs a press of F4. */
#ifndef CAMTAY_DESK_HABIT_H
#define CAMTAY_DESK_HABIT_H

#include <stdbool.h>
#include <stddef.h>

struct desk;
struct error;

#define HABIT_FILE "thoi-quen.json"

/* What the present member of staff chose for `name` ("typing"), into `word`; false if nothing, nobody
 * is at the counter, or the file cannot be read. */
bool desk_habit(const struct desk *desk, const char *name, char *word, size_t size);

/* Keeps it. A file that cannot be read is written anew. On a practice desk nothing is kept, and that is
 * no error. ERROR_FULL, ERROR_IO, ERROR_READ_ONLY; ERROR_KEY: nobody is at the counter. */
bool desk_keep_habit(struct desk *desk, const char *name, const char *word, struct error *error);

#endif
