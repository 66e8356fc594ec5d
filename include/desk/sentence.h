/* The one table of Vietnamese error sentences: what happened · what to do. */
#ifndef CAMTAY_DESK_SENTENCE_H
#define CAMTAY_DESK_SENTENCE_H

struct error;

/* What was being done when it went wrong; the same code reads otherwise at another place. */
enum desk_act {
    ACT_ANY,
    ACT_OPEN, /* opening the book at start */
    ACT_SETUP,
    ACT_UNLOCK,
    ACT_WRITE, /* writing an act */
    ACT_DRAFT,
    ACT_FIND,
    ACT_GUIDE,
    ACT_COMMUNE,
    ACT_JOIN,  /* reading a recovery sheet */
    ACT_STAFF, /* who may open the book */
    ACT_PRINT, /* a slip, or another paper */
    ACT_PAPER  /* reading the commune's facts for a paper, which goes on without them */
};

/* The sentence for a person; never NULL. Static, or written into `text` (size bytes) when a number
 * or name is part of it. */
const char *desk_sentence(enum desk_act act, const struct error *error, char *text, int size);

#endif
