/* The entries of a closed visit that stand: what a correction takes back and says anew. */
#ifndef CAMTAY_DESK_STANDING_H
#define CAMTAY_DESK_STANDING_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "desk/visit.h"

struct desk;
struct error;

struct standing_entry {
    char device[DESK_ID_SIZE];
    int64_t number; /* 0: there is none */
    int64_t at;     /* UTC ms: its place in time */
    int32_t day;
    json_t *body;   /* owned */
    json_t *secret; /* owned, or NULL */
};

struct standing {
    struct standing_entry opened, identified, closed;
    struct standing_entry ended[DESK_ENDED];
    int ended_count;
    char citizen[DESK_ID_SIZE]; /* of `identified`, or "" */
    bool day_is_done;           /* a day.closed names the day of `closed` */
};

/* Reads them. ERROR_MISSING: no such visit; ERROR_REFUSED: "open" or "reversed"; ERROR_KEY. Release in
 * any case. */
bool standing_read(struct desk *desk, const char *visit, struct standing *standing,
                   struct error *error);
void standing_release(struct standing *standing);

/* Answers of the visit about that service and provider that a later answer has outdone: taken back alone,
 * the later one would leave the earlier to stand. Places only (device, number, at); `*count` of at most
 * STANDING_EARLIER. ERROR_LIMIT: there are more. */
#define STANDING_EARLIER 20
bool standing_earlier(struct desk *desk, const char *visit, const char *service,
                      const char *provider, struct standing_entry earlier[STANDING_EARLIER],
                      int *count, struct error *error);

/* The entry that answers for a service and provider ("" none), or NULL. */
struct standing_entry *standing_find(struct standing *standing, const char *service,
                                     const char *provider);

#endif
