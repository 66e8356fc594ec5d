/* Where a play is performed: a scratch folder with the program's data, settings and home in it, and
 * the program in an emulator. */
#ifndef CAMTAY_SESSIONS_STAGE_H
#define CAMTAY_SESSIONS_STAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "support/scratch.h"

struct emulator;

/* How the play is watched. */
enum watch {
    WATCH_NOT,
    WATCH_SHOW, /* each act and the screen after it, as text */
    WATCH_SLOW  /* each screen painted on our own terminal, with a pause */
};

struct stage {
    /* given */
    const char *play;    /* the play's path, for messages and to find its goldens */
    const char *program; /* path of camtay */
    const char *root;    /* the source tree: data/commune, screens */
    enum watch watch;
    bool accept; /* goldens are written instead of compared */
    /* set by the first acts */
    int rows, columns;
    char *commune;
    char *clock;     /* as given to --clock; NULL = the system's */
    char **variable; /* "NAME=VALUE", NULL-terminated */
    size_t variables;
    /* the program */
    struct scratch scratch;
    struct emulator *emulator; /* NULL before the first start */
    char *port;                /* a scanner is plugged in there; NULL: none */
    int hand, cable;           /* what it is given to read; the program's end of it */
    bool over;                 /* its end was seen and is right */
    bool torn;                 /* it was killed or lost its terminal: it may leave things behind */
    char *input;               /* for the next `run`; NULL = none */
    char *output;              /* of the last `run`; NULL = none yet */
    char *complaint;           /* what went wrong, or NULL */
};

void stage_init(struct stage *stage, const char *play, const char *program, const char *root);

/* Ends the program and removes the folder. False, with a complaint on standard error, if the
 * program left anything in its temporary folder or in its home. */
bool stage_release(struct stage *stage);

/* Pulls the scanner out, if one is plugged in. */
void stage_unplug(struct stage *stage);

/* Keeps what went wrong, as printf would; returns false. */
bool stage_fail(struct stage *stage, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* NAME=VALUE in the program's environment from the next start on; without '=' the name is removed. */
void stage_variable(struct stage *stage, const char *variable);

/* Starts the program in the terminal: `camtay run --data ...` and what the act says. */
bool stage_start(struct stage *stage, const char *const *more, size_t count);

/* Waits until the program rests; false, with a complaint, if it does not. */
bool stage_settle(struct stage *stage);

/* Runs another command of the program beside the kiosk; what it printed is in stage->output.
 * `*status` is its exit status or 128 + signal. */
bool stage_run(struct stage *stage, const char *const *words, size_t count, int *status);

/* Milliseconds to wait for what must come: 5 s, times $CAMTAY_PATIENCE (for valgrind and the like). */
int stage_patience(void);

#endif
