/* What was done in practice, for the page that looks back at it. */
#ifndef CAMTAY_DESK_PRACTISED_H
#define CAMTAY_DESK_PRACTISED_H

#include <stdbool.h>

#include "desk/visit.h"

#define PRACTISED_TROUBLES 12
#define PRACTISED_STEPS    120

struct desk;
struct error;

/* A step that was done. */
struct desk_practised_step {
    char guide[DESK_WORD_SIZE], step[80]; /* ids */
};

/* The visit that was closed last on this desk, without what was undone. */
struct desk_practised {
    bool closed;                         /* false: none is, the rest is empty */
    struct desk_ended ended[DESK_ENDED]; /* service, provider, outcome and reason only */
    int ended_count;
    bool notice;                          /* what the book keeps was read out */
    long seconds;                         /* from opening to closing */
    char trouble[PRACTISED_TROUBLES][80]; /* ids, each once, solved or not */
    int trouble_count;
    struct desk_practised_step step[PRACTISED_STEPS]; /* each once, branches too */
    int step_count;
};

/* Reads it from the desk's book. False, with `error`, if the book cannot be read. */
bool desk_practised(struct desk *desk, struct desk_practised *practised, struct error *error);

#endif
