/* Random days at the counter that can be told twice into a book: rightly, or with mistakes which are
 * then undone or corrected. Told, both books say the same. */
#ifndef CAMTAY_TESTS_DESK_DAYS_H
#define CAMTAY_TESTS_DESK_DAYS_H

#include "bench.h"

#define DAYS_PERSONS  8
#define DAYS_VISITS   9
#define DAYS_SERVICES 5 /* of one visit, forgotten and wrong ones among them */

enum mistake {
    MISTAKE_NONE,
    MISTAKE_ANSWER,    /* another outcome */
    MISTAKE_PLACE,     /* another service or provider was ticked */
    MISTAKE_FORGOTTEN, /* was not written */
    MISTAKE_INVENTED   /* was written and never done */
};

struct told_service {
    struct desk_ended right, wrong;
    const char *guide; /* walked through before the answer, or NULL */
    enum mistake mistake;
    bool slip;  /* answered otherwise first, and undone at once */
    bool twice; /* answered otherwise first, and then again */
};

struct told_visit {
    int64_t start; /* ms after the first midnight */
    int person;    /* -1: nobody was named */
    int taken_for; /* who was written instead; as `person`: nobody else */
    bool misread;  /* number and person are right, the rest is not */
    bool invented; /* the whole visit never was */
    bool open;     /* nobody closed it */
    bool held;     /* put aside for a while */
    bool quick;    /* written in one act, when it was over */
    bool at_once;  /* corrected as soon as it was closed */
    bool slip;     /* somebody else was received first, and undone at once */
    struct told_service service[DAYS_SERVICES];
    int service_count;
    char id[DESK_ID_SIZE]; /* in the book it was told into last */
};

struct days {
    unsigned chance;
    int64_t midnight; /* before the first day */
    int32_t later;    /* days from the last visit to the corrections */
    struct citizen person[DAYS_PERSONS];
    struct told_visit visit[DAYS_VISITS];
    int visit_count;
};

/* The same `seed` at the same day of the bench's clock gives the same days. */
void days_draw(struct days *days, struct bench *bench, unsigned seed);

/* Tells all of it through the desk's verbs. */
void days_tell(struct days *days, struct bench *bench, bool mistaken);

/* Everything that the book and the desk say, as sorted text without ids: the caller frees. */
char *days_look(const struct days *days, struct bench *bench);

/* The book is whole, and its tables made anew are the same. */
void days_prove(struct bench *bench);

#endif
