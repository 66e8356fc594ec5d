/* A whole visit as one act, for the quick log and for lists that are taken over. */
#ifndef CAMTAY_DESK_QUICK_PRIVATE_H
#define CAMTAY_DESK_QUICK_PRIVATE_H

#include "desk/desk_private.h"
#include "desk/quick.h"

/* The act being put together; texts are owned. */
struct quick_act {
    struct desk_act_events act;
    char *text[2 * ACT_ENTRIES];
    int text_count;
    char visit[LEDGER_ID_SIZE];
    char name[DESK_NAME_SIZE + 240];
    int32_t day; /* 0: today */
};

/* One entry more. `subject` is borrowed; body and secret (may be NULL) are taken over. */
void quick_add(struct quick_act *quick, const char *kind, const char *subject, json_t *body,
               json_t *secret);

/* Opening, identification, every service and the closing of `visit`, whose citizen is settled; `quick` has the
 * visit's id and day. */
void quick_put_together(struct desk *desk, const struct desk_quick *want,
                        const struct desk_visit *visit, struct quick_act *quick);

/* Wipes and frees the texts. */
void quick_release(struct quick_act *quick);

#endif
