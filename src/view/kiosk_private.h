/* What a kiosk is made of; for src/view and its tests only. */
#ifndef CAMTAY_VIEW_KIOSK_PRIVATE_H
#define CAMTAY_VIEW_KIOSK_PRIVATE_H

#include "base/error.h"
#include "desk/print.h"
#include "ui/loop.h"
#include "view/kiosk.h"
#include "view/view.h"

#define KIOSK_DEPTH    16               /* pages above each other */
#define KIOSK_ASIDE    8                /* pages that were left with something typed */
#define KIOSK_IDLE_MS  (10 * 60 * 1000) /* without a key: the counter locks itself */
#define KIOSK_TYPED_MS 250              /* at most so much typing is lost with the power */
#define KIOSK_MOVED_MS 2000 /* only focus or scroll: nothing is lost, so the disk rests */
#define KIOSK_AGAIN_MS 5000 /* a draft that could not be written is tried again */

/* Where somebody lives, as the page that registers last wrote it, and who helped the last one from there. */
struct kiosk_home {
    char address[DESK_NAME_SIZE]; /* as on the card, folded; "" none */
    char hamlet[DESK_WORD_SIZE];
    bool resident;
    int helper; /* index in review's list, 0: nobody */
};

/* One page of the stack. */
struct frame {
    const struct view *view;
    char *argument; /* or NULL */
    void *state;
    struct ui_place place;
    const struct desk *desk;  /* it was opened at: the counter's, or the lesson's */
    char visit[DESK_ID_SIZE]; /* the present one then, "" none */
};

struct kiosk {
    struct kiosk_options options; /* texts borrowed */
    struct desk *counter;         /* NULL: no book, or it could not be opened */
    struct error trouble;         /* why it could not be opened */
    struct desk *practice;        /* during a lesson */
    int lesson;                   /* depth at which the lesson began; 0: none */
    struct frame frame[KIOSK_DEPTH];
    int depth;
    struct frame aside[KIOSK_ASIDE]; /* that Esc left, with what was typed; oldest first */
    int aside_count;
    bool resumed;    /* the screen from before the lock is back: drafts may be written */
    int64_t save_at; /* steady time at which the draft must be written; -1: nothing new */
    struct error draft_trouble; /* of the last draft that was not written */
    int64_t active;             /* steady time of the last thing that a person did */
    char page[96];              /* what was described last, to notice another page */
    int focus, scroll;
    char said[400];    /* why the last act was refused; "" nothing */
    char noted[400];   /* what is to be looked at, said instead of what the desk says; "" nothing */
    enum ui_port port; /* scanners on serial ports */
    char scanned[16];  /* the number of the last card that was taken, to know its second copy */
    enum typing_method typing;          /* how Vietnamese is typed */
    char no_scanner[DESK_PRINTER_SIZE]; /* the printer's device without "@BAUD", or "" */
    struct printing *printing;          /* what is sent to the printer (kiosk_print.h) */
    struct kiosk_home home;             /* where the last registered citizen lives */
};

/* The rows of view/actions.h in their order; ends with a row whose label is NULL. */
struct action_row {
    int key;
    const char *label;
    const char *group;
};
extern const struct action_row kiosk_actions[];

/* ---- life ------------------------------------------------------------------------------------ */

/* A kiosk on its first page: set-up when there is no book, unlock, or why the book cannot be
 * opened. Never NULL. */
struct kiosk *kiosk_new(const struct kiosk_options *options);
/* Opens the book (after set-up, or once more). False: `kiosk->trouble` has the same error. */
bool kiosk_open_book(struct kiosk *kiosk, struct error *error);
/* What the loop drives. */
struct ui_client kiosk_client(struct kiosk *kiosk);
void kiosk_free(struct kiosk *kiosk);

/* ---- the stack (kiosk_stack.c) --------------------------------------------------------------- */

struct frame *stack_top(struct kiosk *kiosk);
/* Opens `view` on top; `argument` (may be NULL) is copied. A full stack loses its top. */
void stack_push(struct kiosk *kiosk, const struct view *view, const char *argument);
/* The same out of a draft. False, and nothing is there, if the page makes no sense any more. */
bool stack_push_saved(struct kiosk *kiosk, const struct view *view, const char *argument,
                      const json_t *state, int focus);
/* Leaves `depth` pages; the rest is wiped. A lesson that began above ends. */
void stack_cut(struct kiosk *kiosk, int depth);
/* The same for Esc and a scan: a page that can come again is put aside with what was typed in it. */
void stack_leave(struct kiosk *kiosk, int depth);
/* Wipes what was put aside on `desk`; NULL: all of it. */
void stack_forget(struct kiosk *kiosk, const struct desk *desk);
/* Pages that REACT_HOME leaves: the home page, in a lesson all up to its first page. */
int stack_base(const struct kiosk *kiosk);
/* Empties the search field of the home page: what stood there was answered. */
void stack_begin_anew(struct kiosk *kiosk);
/* Drops the pages that make no sense any more, from the first such on. */
void stack_check(struct kiosk *kiosk);
/* Base, then the present visit and, if a guide is under way, its step. */
void stack_show_visit(struct kiosk *kiosk);

/* ---- the draft (kiosk_draft.c) --------------------------------------------------------------- */

/* Something changed that the draft does not know: it is written within `milliseconds`. */
void kiosk_changed(struct kiosk *kiosk, int64_t milliseconds);
/* Writes the draft now, if somebody is at the counter. False if it could not be written. */
bool kiosk_save(struct kiosk *kiosk);
/* The stack as JSON; the caller frees (and wipes: names stand in it). */
char *kiosk_screen(const struct kiosk *kiosk);
/* Writes the draft, wipes all names and shows the unlock page. */
void kiosk_lock(struct kiosk *kiosk);
/* After the PIN: asks for the day if the clock is in doubt, else brings the screen back. */
void kiosk_resume(struct kiosk *kiosk);

/* ---- acts (kiosk_act.c) ---------------------------------------------------------------------- */

/* Does what a view answered. False ends the program. */
bool kiosk_react(struct kiosk *kiosk, const struct reaction *reaction);
/* The client's act. */
bool kiosk_act(struct kiosk *kiosk, const struct ui_act *act);
/* Forgets what was said about the last act. */
void kiosk_hush(struct kiosk *kiosk);
/* Says, above the rule, why something was refused. */
void kiosk_say(struct kiosk *kiosk, const char *why);

/* ---- scans (kiosk_scan.c) -------------------------------------------------------------------- */

/* The client's scan. On every page: a citizen whom the book knows is opened at once, a new one on the
 * page that registers, filled from the card; what is no citizen's card is refused by its name. The
 * page that was there is put aside with what was typed in it. Not taken (false): text without any
 * look of a scan. */
bool kiosk_scan(struct kiosk *kiosk, const struct ui_scan *scan);

/* ---- typing (kiosk_typing.c) ----------------------------------------------------------------- */

/* As this member of staff had it last; Telex for who never chose. */
void kiosk_typing_remembered(struct kiosk *kiosk);
/* F4: Telex, VNI, none; remembered for who is at the counter. */
void kiosk_typing_next(struct kiosk *kiosk);
/* The terminal delivers composed letters: ours stands back until F4, and says so. */
void kiosk_typing_stands_back(struct kiosk *kiosk);
/* Tells the page how its fields compose, and gives it F4 if any does. */
void kiosk_typing_describe(const struct kiosk *kiosk, struct page *page);

/* Describes the page on top, or the one under it, with the keys that work everywhere. */
void kiosk_describe(struct kiosk *kiosk, struct page *page);
void kiosk_describe_under(struct kiosk *kiosk, struct page *page);

/* The calm page when the book cannot be opened; not in views.h: it is never opened by name. */
extern const struct view view_failed;

#endif
