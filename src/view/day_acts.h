/* The state of the day page and what its keys do; for src/view/day*.c only. */
#ifndef CAMTAY_VIEW_DAY_ACTS_H
#define CAMTAY_VIEW_DAY_ACTS_H

#include "report/day.h"
#include "view/figure.h"
#include "view/view.h"

#define LINE_FIGURES 3 /* of a service: done, later, not done */

/* Each figure of the page is an item. */
enum {
    ITEM_VISITS = 1,
    ITEM_PEOPLE,
    ITEM_DONE,
    ITEM_WAITING,
    ITEM_NOT_DONE,
    ITEM_ASKED,
    ITEM_ISSUED,
    ITEM_LINES,
    ITEM_TROUBLES = ITEM_LINES + LINE_FIGURES * (DAY_SERVICES + DAY_PROVIDERS),
    ITEM_HAMLETS = ITEM_TROUBLES + DAY_TROUBLES,
    ITEM_AFTER = ITEM_HAMLETS + DAY_HAMLETS
};

struct day {
    int32_t day;
    struct day_figures figures;
    int64_t read_at;   /* wall ms */
    char trouble[400]; /* why it could not be read, or "" */
    char told[200];    /* what the last key did, or "" */
    char argument[FIGURE_SIZE];
};

/* Reads the figures anew. */
void day_load(struct kiosk *kiosk, struct day *day);
/* The view's act. */
struct reaction day_act(struct kiosk *kiosk, void *state, const struct ui_act *act);

#endif
