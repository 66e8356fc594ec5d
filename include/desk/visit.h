/* A visit in hand: what the desk knows of the citizen at the counter, as the book and the draft
 * say. Only desk functions change it; views read it. */
#ifndef CAMTAY_DESK_VISIT_H
#define CAMTAY_DESK_VISIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/outcome.h"
#include "domain/sex.h"

#define DESK_ID_SIZE   33
#define DESK_WORD_SIZE 40 /* ids of services, guides, hamlets, reasons */
#define DESK_NAME_SIZE 192
#define DESK_TRAY      9  /* visits in hand at most: letters a to i */
#define DESK_ROADS     8  /* guides begun in one visit */
#define DESK_DEPTH     6  /* branches within branches */
#define DESK_STEPS     60 /* steps a guide (the guide floor's limit) */
#define DESK_ENDED     12 /* services ended in one visit */

struct guide;
struct guide_step;

/* Who stands at the counter. Lives in locked memory while the desk is unlocked. */
struct citizen {
    char id[DESK_ID_SIZE]; /* "" not yet identified */
    char name[DESK_NAME_SIZE];
    char id_number[16]; /* 12 digits, or "" */
    char phone[16];
    char phone_of[DESK_WORD_SIZE]; /* own, relative, neighbour, none */
    char birth[16];                /* "1990-02-01" or "1945" */
    char address[DESK_NAME_SIZE];
    char note[DESK_NAME_SIZE];
    enum sex sex;
    int birth_year; /* 0: not known */
    bool adult;     /* sure to be 18 or over on the day of the visit */
    bool resident;
    char hamlet[DESK_WORD_SIZE]; /* id in the commune file, or "" */
    char group[DESK_WORD_SIZE];
    char unit[DESK_WORD_SIZE];
};

/* Where one is in a guide; several above each other when branches were taken. */
struct desk_place {
    const struct guide *guide;
    int step;
    int entry;                  /* the step at which a branch came in: before it is the way back */
    uint32_t ticks[DESK_STEPS]; /* bit n: act n of that step is ticked */
};

/* A guide begun in this visit. */
struct desk_road {
    char service[DESK_WORD_SIZE];
    char provider[DESK_WORD_SIZE]; /* "" none */
    struct desk_place place[DESK_DEPTH];
    int depth;        /* places in use; the last is where one is */
    bool walked;      /* the last step is done: the outcome comes next */
    bool over;        /* service.ended was logged */
    char trouble[80]; /* the last trouble's id, or "" */
    int seconds;      /* spent on it so far, without the present step */
};

/* A service ended in this visit. */
struct desk_ended {
    char service[DESK_WORD_SIZE];
    char provider[DESK_WORD_SIZE];
    char issuer[DESK_WORD_SIZE];
    enum outcome outcome;
    char reason[DESK_WORD_SIZE];
    char until[16]; /* YYYY-MM-DD or "" */
    char dossier[48];
    bool filed, signed_by_citizen, paid;
};

struct desk_visit {
    char id[DESK_ID_SIZE];
    char letter;               /* 'a' … 'i' in the tray */
    char mode[DESK_WORD_SIZE]; /* counter, field, meeting */
    int64_t opened;            /* wall ms */
    struct citizen citizen;
    char phone[DESK_WORD_SIZE]; /* "", android, iphone, none */
    bool phone_known;           /* it was said at an earlier visit, nobody asked again */
    bool held;
    char waits_for[DESK_WORD_SIZE];
    int wait_minutes;
    int64_t held_at; /* wall ms */
    struct desk_road road[DESK_ROADS];
    int road_count;
    int road_now; /* index of the road one is on, or -1 */
    struct desk_ended ended[DESK_ENDED];
    int ended_count;
    int64_t step_since; /* steady ms: when the present step was first shown */
};

/* The road one is on, its place, and its step; NULL if none. */
struct desk_road *visit_road(struct desk_visit *visit);
struct desk_place *visit_place(struct desk_visit *visit);
const struct guide_step *visit_step(struct desk_visit *visit);

/* The last outcome of a service (and provider; NULL: any) in this visit, or NULL. */
const struct desk_ended *visit_ended(const struct desk_visit *visit, const char *service,
                                     const char *provider);

/* True when what it waits for should have come by now (wall ms). */
bool visit_overdue(const struct desk_visit *visit, int64_t now);

/* What the visit comes to if it is closed now. */
enum visit_result visit_result(const struct desk_visit *visit);

#endif
