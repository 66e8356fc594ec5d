/* A view is one small file: it describes its page from its own state and the desk, and turns acts
 * into reactions. It never draws, never loops, never writes into the book but by desk verbs. */
#ifndef CAMTAY_VIEW_VIEW_H
#define CAMTAY_VIEW_VIEW_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/desk.h"
#include "desk/sentence.h"
#include "ui/field.h"
#include "ui/key.h"
#include "ui/loop.h"
#include "ui/page.h"
#include "view/actions.h"

struct card;
struct error;
struct kiosk;
struct view;

enum reaction_kind {
    REACT_STAY,    /* describe again */
    REACT_OPEN,    /* `view` on top of this one */
    REACT_REPLACE, /* `view` instead of this one */
    REACT_BACK,    /* one back */
    REACT_HOME,    /* back to the home page (in a lesson: to its first page); then `view` on top of
                    * it, if given */
    REACT_VISIT,   /* the same, then the present visit and, if a guide is under way, its step */
    REACT_RESUME,  /* unlocked: what was on the screen before comes back */
    REACT_REFUSE,  /* stay, and say `why` above the rule */
    REACT_LOCK,    /* wipe and show the unlock page; the stack stays in the draft */
    REACT_END      /* leave the program */
};

struct reaction {
    enum reaction_kind kind;
    const struct view *view;
    const char *argument; /* for enter(); copied */
    char why[400];
};

struct view {
    const char *name;  /* "step": kept in drafts */
    size_t state_size; /* zeroed bytes a frame of the stack owns; wiped when it goes */
    /* Called once when it is opened; `argument` may be NULL. May be NULL. */
    void (*enter)(struct kiosk *kiosk, void *state, const char *argument);
    /* Not NULL: the state is put aside when Esc or a scan leaves the page, until the counter is
     * locked. When the page is opened again, the states of its kind are offered, the youngest first:
     * true takes this one, and `enter` is not called; false if it is about something else than
     * `argument`. `same_visit` is true if the present visit is the one of then. The state must not
     * point into the argument it was opened with. */
    bool (*again)(struct kiosk *kiosk, void *state, const char *argument, bool same_visit);
    void (*describe)(struct kiosk *kiosk, void *state, struct page *page);
    struct reaction (*act)(struct kiosk *kiosk, void *state, const struct ui_act *act);
    /* What a scanner sent, before anybody looks at it (the page that tries scanners out). NULL or
     * false: the kiosk reads it. */
    bool (*scan)(struct kiosk *kiosk, void *state, const struct ui_scan *scan,
                 struct reaction *reaction);
    /* A card that was read. NULL or false: its citizen is opened (kiosk_scan). */
    bool (*card)(struct kiosk *kiosk, void *state, const struct card *card,
                 struct reaction *reaction);
    /* A number or text that came at once, clean; of a card the page has no `card` for, its number.
     * NULL or false: a citizen's number opens the citizen, anything else is typed. */
    bool (*burst)(struct kiosk *kiosk, void *state, const char *text, struct reaction *reaction);
    /* Steady time of the next change on the page without a key (a running clock), -1 none. NULL: -1. */
    int64_t (*wake)(struct kiosk *kiosk, void *state);
    /* Something the page waits for (a child): descriptor, and what to do when it can be read. `ready`
     * is also called when the time of `wake` has come: it must bear having nothing to read. */
    int (*watch)(struct kiosk *kiosk, void *state);
    struct reaction (*ready)(struct kiosk *kiosk, void *state);
    /* What of the state goes into the draft (new reference), and back. restore is false if the page
     * makes no sense any more (its visit is closed): the stack is cut there. NULL save: only name
     * and argument are kept; NULL restore: enter() with the argument. */
    json_t *(*save)(const void *state);
    bool (*restore)(struct kiosk *kiosk, void *state, const json_t *saved);
    /* Frees what the state owns (a QR, a child) before it is wiped; also before it is put aside for
     * `again`. May be NULL. */
    void (*leave)(void *state);
    bool transient; /* never in a draft (help, unlock) */
};

/* The desk that the view on top works on: the counter's, or the lesson's. */
struct desk *kiosk_desk(struct kiosk *kiosk);
/* The counter's own desk, also during a lesson. NULL before set-up. */
struct desk *kiosk_counter(struct kiosk *kiosk);

/* Another printer is kept: on a serial line it is no scanner, from this key on. */
void kiosk_printer_chosen(struct kiosk *kiosk);
/* Starts or ends a lesson: kiosk_desk is then a practice desk. */
bool kiosk_lesson_begin(struct kiosk *kiosk, struct error *error);
void kiosk_lesson_end(struct kiosk *kiosk);

const struct kiosk_options *kiosk_options(const struct kiosk *kiosk);
/* Now: wall and steady ms of the kiosk's clock. */
int64_t kiosk_wall(const struct kiosk *kiosk);
int64_t kiosk_steady(const struct kiosk *kiosk);

/* What the clock may not stand before, wall ms. */
int64_t kiosk_earliest(const struct kiosk *kiosk);

/* Scanners on serial ports, as the loop told. */
enum ui_port kiosk_port(const struct kiosk *kiosk);
/* Where a citizen with this address lives, if one with the same address was the last to be
 * registered: a family comes together. False: that was another address. Then remembering it. */
bool kiosk_home_of(const struct kiosk *kiosk, const char *address, char hamlet[DESK_WORD_SIZE],
                   bool *resident);
void kiosk_remember_home(struct kiosk *kiosk, const char *address, const char *hamlet,
                         bool resident);
/* Who helped the last citizen whose visit ended, if this one has the same address: review's index; 0 nobody,
 * or another address. */
int kiosk_helper_of(const struct kiosk *kiosk, const char *address);
void kiosk_remember_helper(struct kiosk *kiosk, const struct citizen *citizen, int helper);

/* Moves the focus of the page on top: to the field with the mistake. */
void kiosk_focus(struct kiosk *kiosk, int item);
/* Says what is to be looked at, above the rule, instead of what the desk has to say; until the next act. */
void kiosk_note(struct kiosk *kiosk, const char *words);
/* The item that has the focus on the page on top. */
int kiosk_focused(const struct kiosk *kiosk);

/* The kiosk has named the page "VIEW ARGUMENT" before a view describes it; a view that shows several
 * pages (steps) sets page->name itself.
 *
 * The first row: `left` ("A Thuk · Cài VNeID · 2/6"; NULL: "Cầm Tay · xã Ngọk Bay · Quầy 1") and
 * staff, day and time; what the desk has to say goes above the rule, with Ctrl-Z if it can be
 * undone; the lesson's banner. Every view calls it first. */
void kiosk_title(struct kiosk *kiosk, struct page *page, const char *left);

/* A key of view/actions.h by its default key and label; `why_not` NULL if it works. */
struct page_key *kiosk_key(struct page *page, int action, const char *why_not);
/* The same with the page's own words. */
struct page_key *kiosk_key_as(struct page *page, int action, const char *label,
                              const char *why_not);

/* What a failed verb says: REACT_REFUSE with the sentence of the error. */
struct reaction kiosk_refuse(enum desk_act act, const struct error *error);
struct reaction react(enum reaction_kind kind);
struct reaction react_open(const struct view *view, const char *argument);
struct reaction react_replace(const struct view *view, const char *argument);
struct reaction react_home(const struct view *view, const char *argument);
struct reaction react_refuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
