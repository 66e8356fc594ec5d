/* The pages of a correction, one after another. */
#ifndef CAMTAY_VIEW_CORRECT_PAGE_H
#define CAMTAY_VIEW_CORRECT_PAGE_H

#include "desk/correct.h"
#include "ui/field.h"
#include "view/view.h"

enum {
    ITEM_ENDED = 1, /* + index of an answer */
    ITEM_FORGOTTEN = 20,
    ITEM_PERSON,
    ITEM_VISIT,
    ITEM_OFFER = 30,   /* + index of correct_offer */
    ITEM_OUTCOME = 50, /* + enum outcome; the one after the last: not done at all */
    ITEM_DAY = 60,
    ITEM_NUMBER,
    ITEM_NAME,
    ITEM_NOTE,
    ITEM_REASON = 70, /* + index */
    ITEM_WHY = 100    /* + index */
};

enum correct_stage {
    STAGE_WHAT,
    STAGE_SERVICE,
    STAGE_OUTCOME,
    STAGE_REASON,
    STAGE_DAY,
    STAGE_PERSON,
    STAGE_WHY
};

enum correct_what { CORRECT_SERVICE, CORRECT_AWAY, CORRECT_PERSON, CORRECT_VISIT };

struct correct {
    char visit[DESK_ID_SIZE];
    struct desk_closed closed;
    int stage, what;
    int old; /* index of the answer that is corrected, or -1 */
    struct desk_ended wanted;
    struct citizen citizen;
    struct field day, number, name, note;
    char error[400];
    char trouble[400];
};

/* What may have been forgotten, by number: each service, a signature once for each who issues it. */
bool correct_offer(int index, const char **service, const char **provider);

void correct_describe(struct kiosk *kiosk, void *state, struct page *page);

#endif
