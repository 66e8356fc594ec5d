/* A play as it stands in its file: acts, one after the other. The language is explained in
 * tests/sessions/README.md. */
#ifndef CAMTAY_SESSIONS_SCRIPT_H
#define CAMTAY_SESSIONS_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

struct act_kind;

/* One word of an act; a quoted one is a text and never the name of an act or a key. */
struct word {
    char *text;
    bool quoted;
};

struct act {
    const struct act_kind *kind;
    int line; /* in the file, from 1 */
    struct word *word;
    size_t count;
};

struct script {
    char *path;
    struct act *act;
    size_t count;
};

/* Reads the play. False: standard error names file and line and what is wrong there; the script
 * is empty then. */
bool script_read(struct script *script, const char *path);

void script_release(struct script *script);

#endif
