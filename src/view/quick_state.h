/* The quick log's page: what stays from one person to the next, and what is typed anew. */
#ifndef CAMTAY_VIEW_QUICK_STATE_H
#define CAMTAY_VIEW_QUICK_STATE_H

#include "desk/names.h"
#include "desk/quick.h"
#include "report/log.h"
#include "ui/field.h"
#include "view/view.h"

#define QUICK_SERVICES 4    /* of domain/service.h, in the order of the counter */
#define QUICK_SHOWN    6    /* visits shown below */
#define QUICK_COUNTED  2000 /* and counted at most */

#define QUICK_ROWS    16  /* that can have the focus, at most */
#define QUICK_NAMED   3   /* people of the typed name that are offered */
#define QUICK_FRESH   "-" /* picked: none of them, somebody new */
#define QUICK_UNNAMED "0" /* typed for who only asks and is not named: never by an empty field */

enum {
    ITEM_MODE = 1,
    ITEM_HAMLET,
    ITEM_HELPER,
    ITEM_DAY,
    ITEM_WHO,
    ITEM_NAME,
    ITEM_SAME,
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
    int provider, reason;        /* -1 not said */
    struct field until;
    /* Is emptied after each person. */
    struct field who, name, year;
    char picked[DESK_ID_SIZE]; /* who of that name is meant: a citizen, QUICK_FRESH, "" not said */
    bool twice;                /* it was said that this citizen has a visit on that day */
    bool warned;               /* that without a year of birth nobody counts for the targets */
    char error[200];
    int error_item; /* the field it belongs to */
    /* People of the book whose name was typed, and which of them is picked: -1 none, the count: new. */
    struct desk_named named[QUICK_NAMED];
    int named_count, same;
    /* What was written, read again when the book moves on. */
    int64_t head;
    struct log_row row[QUICK_SHOWN];
    int shown;
    int32_t list_day; /* which they are of; 0 today */
    int64_t since;    /* wall ms: when the page was opened */
    long written;     /* on this day since then: what was undone is not among them */
};

/* Who is meant by what was typed. */
struct quick_who {
    enum desk_found found;
    struct citizen citizen;
    bool unnamed;    /* FOUND_NOTHING, and said to be so */
    bool asks_name;  /* a new number: the name is needed too */
    bool asks_which; /* a name that the book has: one of them, or somebody new? */
    bool asks_year;  /* a name without a number */
};
/* True if the book has a visit of theirs on the day that is typed: the same paper twice? */
bool quick_is_twice(struct kiosk *kiosk, const struct quick *quick, const struct quick_who *who);
void quick_read_who(struct kiosk *kiosk, const struct quick *quick, struct quick_who *who);

/* Looks again for people of the name that is typed, after it has changed or the book may have; and what
 * was picked stays picked. A name is theirs if it differs by accents and letter case at most. */
void quick_find_named(struct kiosk *kiosk, struct quick *quick);
/* Takes over what the row of options was set to. */
void quick_pick_named(struct quick *quick);
/* Of a name: whom it means, as far as that was picked. */
void quick_read_picked(struct kiosk *kiosk, const struct quick *quick, struct quick_who *who);
/* The row of options, if there is anybody of that name. */
void quick_describe_named(struct kiosk *kiosk, struct quick *quick, struct page *page);

/* The working day that was typed; today when empty. False: it cannot be read, or was too long ago. */
bool quick_read_day(struct kiosk *kiosk, const struct quick *quick, int32_t *day);

/* What is wrong with what stands in a field, or NULL: its own words, for the row below it. */
const char *quick_wrong(struct kiosk *kiosk, const struct quick *quick, int item);

/* The row that Enter goes to from this one; 0 from the last, and where Enter writes: who, and what is
 * asked about him. */
int quick_next(const struct quick *quick, int item);
/* True if any service was answered so. */
bool quick_any(const struct quick *quick, enum outcome wanted);

/* True if only blanks stand there. */
bool quick_empty(const struct field *field);

bool quick_is_signature(int service);
/* True if a signature was answered in any way: its provider is asked. */
bool quick_signs(const struct quick *quick);

/* The outcome that option `option` of service `service` means; false for "–". */
bool quick_outcome(int service, int option, enum outcome *outcome);

void quick_describe(struct kiosk *kiosk, void *state, struct page *page);

extern const char *const quick_modes[3];      /* ids */
extern const char *const quick_helper_ids[5]; /* ids */

#endif
