/* A visit's whole story: every act of it as a sentence, taken back ones too, and each slip of it that was
 * printed. */
#ifndef CAMTAY_DESK_STORY_H
#define CAMTAY_DESK_STORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/visit.h"

struct desk;
struct error;

struct story_line {
    char device[DESK_ID_SIZE];
    int64_t number; /* of the entry */
    int64_t at;     /* wall ms */
    int32_t day;    /* the working day it counts on */
    char staff[DESK_NAME_SIZE];
    char kind[32];          /* "service.ended" */
    char text[320];         /* "Cài VNeID: xong"; "in phiếu số 214" */
    bool reversed;          /* taken back or corrected since */
    char job[DESK_ID_SIZE]; /* the slip's print job; "" of all other lines */
    char became[160];       /* of it, as far as the book knows: "đã in" */
};

/* All lines in the order in which they happened; the caller frees `*lines` (names stand in them: wipe
 * with desk_story_free). False: ERROR_MISSING (no such visit), ERROR_KEY (locked), or the book. */
bool desk_story(struct desk *desk, const char *visit, struct story_line **lines, size_t *count,
                struct error *error);
void desk_story_free(struct story_line *lines, size_t count);

#endif
