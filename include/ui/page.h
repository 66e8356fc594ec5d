/* A page is a value: what a view wants on the screen, before anybody draws it. Views describe it
 * anew for each key; renderers (ui/screen.h, ui/linear.h, tests) read it. It lives in an arena that
 * is emptied before the next description; texts are borrowed until then.
 *
 * A page has, from top to bottom: a first row (who and where · staff, day, time), a body in one or
 * two columns (or words on the left and a QR on the right side), one row for what was just said or
 * saved, a rule, and the row of keys. Blocks of the body are drawn in the order of the calls.
 *
 * Things that can have the focus (choices, fields, options, ticks, cells of tables) carry an `item`:
 * a number > 0 that the view chose, unique on its page. Keys carry an `action`: a number of
 * view/actions.h. ui tells the view only "action A on item I"; see ui/loop.h. */
#ifndef CAMTAY_UI_PAGE_H
#define CAMTAY_UI_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/qr.h"
#include "ui/typing.h"

struct arena;
struct field;

/* Meanings, not colours: SCREENS.md "Look" says how each is drawn, with colour and without. */
enum page_style {
    STYLE_PLAIN,
    STYLE_STRONG, /* headings, names: bold */
    STYLE_DIM,    /* hints, table heads, labels */
    STYLE_SAY,    /* the sentence to say: bold yellow, in “ ” */
    STYLE_SEE,    /* what the phone shows: cyan */
    STYLE_DONE,   /* green, sign ✓ */
    STYLE_WAIT,   /* yellow, sign … */
    STYLE_FAIL,   /* red, sign × */
    STYLE_ALARM,  /* what costs most if overlooked: bold yellow, the caller writes capitals */
    STYLE_BANNER  /* lesson and practice: the whole row reversed */
};

enum page_side { SIDE_MAIN, SIDE_SECOND };

enum page_kind {
    PAGE_GAP,  /* one blank row (never two in a row, never first) */
    PAGE_TEXT, /* label at 1, wrapped text at 7 (or at 1 without label) */
    PAGE_ROW, /* one line: label, text at a fixed column, a second text: never wrapped, cut with … */
    PAGE_CHOICE, /* key, label, note: focusable */
    PAGE_TICK,   /* [x] text: focusable */
    PAGE_FIELD,  /* label, what is typed, hint, error under it: focusable */
    PAGE_OPTIONS, /* label and options side by side, one chosen ‹ so ›: focusable, ← → change */
    PAGE_TABLE, /* head, rows, cells; cells with an item are focusable */
    PAGE_BARS   /* label, bar, figure */
};

struct page_cell {
    const char *text;
    enum page_style style;
    int item; /* 0: cannot have the focus */
};

struct page_table {
    int columns;
    const int *widths;       /* cells a column; negative: set to the right (figures) */
    const char *const *head; /* or NULL */
    int rows;
    const struct page_cell *cells; /* rows * columns */
};

struct page_bar {
    const char *label;
    long value;
};

struct page_block {
    enum page_kind kind;
    enum page_side side;
    enum page_style style;
    int item;           /* 0: not focusable */
    int key;            /* the key that chooses it (a choice's digit or letter), or 0 */
    const char *label;  /* "NÓI", a field's name, a choice's words */
    const char *text;   /* body; a choice's note; a field's hint */
    const char *second; /* PAGE_ROW: right-hand text */
    const char *error;  /* PAGE_FIELD: stands beside it, in red with × */
    enum page_style second_style;
    bool on;              /* PAGE_TICK: ticked */
    bool secret;          /* PAGE_FIELD: dots instead of what is typed */
    bool masked;          /* PAGE_FIELD: a whole number in it is dots while another has the focus */
    bool masked_in_focus; /* PAGE_FIELD: also while it has it: nobody typed it here */
    bool digits;          /* PAGE_FIELD: only digits are taken; other keys stay keys */
    bool keys_when_empty; /* PAGE_FIELD: while empty, printable keys that choose something do so */
    enum typing_scope typing;   /* PAGE_FIELD: whether Vietnamese is composed in it */
    size_t limit;               /* PAGE_FIELD: graphemes at most, 0 = the field's size */
    struct field *field;        /* PAGE_FIELD */
    const char *const *options; /* PAGE_OPTIONS */
    int option_count;
    int *chosen; /* PAGE_OPTIONS: index of the view's own state; -1 = none yet */
    bool narrow; /* PAGE_OPTIONS: one line, the chosen one alone with its place among them */
    const struct page_table *table;
    const struct page_bar *bars;
    int bar_count;
    struct page_block *next;
};

/* A key on the last row (and in F1). */
struct page_key {
    int key;
    int action;
    const char *label;
    const char *why_not; /* NULL: it works; else what is said when it is pressed */
    bool hidden;         /* works and is in F1, is not on the row */
    bool commits;        /* type-ahead from before the page changed is dropped */
    struct page_key *next;
};

struct page {
    struct arena *arena;
    const char *name; /* identity: "step vneid-cai 2"; another name = another page */
    const char *left; /* first row */
    const char *right;
    const char *banner; /* second row over the whole width (lesson, practice), or NULL */
    struct page_block *first, *last;
    int block_count;
    enum typing_method typing; /* how keys compose in the fields that compose */
    const struct qr *qr; /* owns the right side, or NULL; borrowed from the view's state or arena */
    const char *qr_text; /* what it holds: linear renderers print it */
    const char *qr_label;
    bool qr_full;     /* the terminal shows no half blocks: a module is two whole cells */
    bool qr_large;    /* F2: the QR has the whole screen, as large as it fits */
    const char *said; /* the row above the rule: "Đã ghi số 214 · A Thuk" */
    enum page_style said_style;
    struct page_key *first_key, *last_key;
    int focus; /* item that has the focus when the page is new; 0 = the first, or PAGE_NO_FOCUS */
    enum page_side side; /* where the next block goes */
};

/* An empty page called `name` (copied) whose parts live in `arena`. */
void page_init(struct page *page, struct arena *arena, const char *name);

/* First row. Both texts are cut with … so that they never touch; `right` wins. */
void page_title(struct page *page, const char *left, const char *right);

/* Blocks; each returns the block so that a caller may set what the function does not ask. */
struct page_block *page_gap(struct page *page);
struct page_block *page_heading(struct page *page, const char *text);
struct page_block *page_text(struct page *page, const char *label, const char *text,
                             enum page_style style);
struct page_block *page_row(struct page *page, const char *label, const char *text,
                            const char *second, enum page_style style);
struct page_block *page_choice(struct page *page, int item, int key, const char *label,
                               const char *note);
struct page_block *page_tick(struct page *page, int item, const char *text, bool on);
struct page_block *page_field(struct page *page, int item, const char *label, struct field *field,
                              const char *hint, const char *error);
struct page_block *page_options(struct page *page, int item, const char *label,
                                const char *const *options, int count, int *chosen);
struct page_block *page_table(struct page *page, const struct page_table *table);
struct page_block *page_bars(struct page *page, const struct page_bar *bars, int count);

/* Following blocks go to this side. The second column stands at column 52 when the page is 80
 * wide or more (further right on wider ones), below the first one when it is narrower. */
void page_side(struct page *page, enum page_side side);

/* The QR on the right side. `qr` must live as long as the page (arena_new_array + qr_make, or the
 * view's state). */
void page_qr(struct page *page, const struct qr *qr, const char *text, const char *label);

/* What stands above the rule. The last call wins; ui's own words (a key that is off) go first. */
void page_said(struct page *page, enum page_style style, const char *text);

/* A key of the last row, in order. A key given twice on a page is a mistake in our own code. */
struct page_key *page_key(struct page *page, int key, int action, const char *label,
                          const char *why_not);

/* The item that has the focus while the page is new. PAGE_NO_FOCUS: none has it until a key moves it
 * there, so that Enter chooses nothing unseen (its act has item 0). */
#define PAGE_NO_FOCUS (-1)
void page_focus(struct page *page, int item);

/* The key's row, or NULL. */
const struct page_key *page_find_key(const struct page *page, int key);

#endif
