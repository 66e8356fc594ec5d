/* The quick log's page: what stays from one person to the next, and what is typed anew. */
#ifndef CAMTAY_VIEW_QUICK_STATE_H
#define CAMTAY_VIEW_QUICK_STATE_H

#include "desk/quick.h"
#include "report/log.h"
#include "ui/field.h"
#include "view/view.h"

#define QUICK_SERVICES 4    /* of domain/service.h, in the order of the counter */
#define QUICK_SHOWN    6    /* visits shown below */
#define QUICK_COUNTED  2000 /* and counted at most */

enum {
    ITEM_MODE = 1,
    ITEM_HAMLET,
    ITEM_DAY,
    ITEM_HELPER,
    ITEM_WHO,
    ITEM_NAME,
    ITEM_YEAR,
    ITEM_SERVICE, /* and one a service */
    ITEM_PROVIDER = 20,
    ITEM_REASON,
    ITEM_UNTIL
};

struct quick {
    /* Stays. */
    int mode, hamlet, helper;
    struct field day;
    int outcome[QUICK_SERVICES]; /* 0 not done here, else an option of quick_outcomes */
    int provider, reason;
    struct field until;
    /* Is emptied after each person. */
    struct field who, name, year;
    char error[200];
    int error_item; /* the field it belongs to */
    /* What was written, read again when the book moves on. */
    int64_t head;
    struct log_row row[QUICK_SHOWN];
    int shown;
    int64_t since; /* wall ms: when the page was opened */
    long written;  /* on this day since then: what was undone is not among them */
};

/* Who is meant by what was typed. */
struct quick_who {
    enum desk_found found;
    struct citizen citizen;
    bool asks_name; /* a new number: the name is needed too */
    bool asks_year; /* a name without a number */
};
void quick_read_who(struct kiosk *kiosk, const struct quick *quick, struct quick_who *who);

/* The working day that was typed; today when empty. False: it cannot be read. */
bool quick_read_day(struct kiosk *kiosk, const struct quick *quick, int32_t *day);

/* The outcome that option `option` of service `service` means; false for "–". */
bool quick_outcome(int service, int option, enum outcome *outcome);

void quick_describe(struct kiosk *kiosk, void *state, struct page *page);

extern const char *const quick_modes[3];      /* ids */
extern const char *const quick_helper_ids[5]; /* ids */

#endif
