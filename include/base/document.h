/* A document on its way to paper: what it says, in order, and nothing of how it is drawn. `report` makes
 * it, JSON carries it to camtay-paper (doc/camtay-paper.5 describes every key), a page of the kiosk shows
 * it as text. Nobody else's memory: all texts live in the document's arena.
 *
 * Two depths: columns hold blocks, but no further columns. */
#ifndef CAMTAY_BASE_DOCUMENT_H
#define CAMTAY_BASE_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buffer;
struct error;

#define DOCUMENT_VERSION 1      /* of the JSON: "document": 1 */
#define DOCUMENT_BYTES   262144 /* of its JSON, at most */
#define DOCUMENT_BLOCKS  400    /* in all */
#define DOCUMENT_TEXT    2000   /* bytes of one text */
#define DOCUMENT_LINK    1000   /* bytes of a link */
#define DOCUMENT_COLUMNS 12     /* of a table; of blocks: DOCUMENT_BESIDE */
#define DOCUMENT_ROWS    1000   /* of a table */
#define DOCUMENT_BESIDE  3      /* columns of blocks */

/* Rolls are as wide as said and as long as it takes; sheets have pages. */
enum document_paper {
    DOCUMENT_ROLL58, /* 58 mm: 384 dots at 203 a inch */
    DOCUMENT_ROLL80, /* 80 mm: 576 dots */
    DOCUMENT_A5,
    DOCUMENT_A4
};

enum document_kind {
    DOCUMENT_TITLE, /* text: large, in the middle */
    DOCUMENT_LINE,  /* text: a paragraph, wrapped */
    DOCUMENT_DONE,  /* text behind a ✓ */
    DOCUMENT_BOX,   /* text behind an empty box, to be ticked by hand */
    DOCUMENT_WRITE, /* text, then a dotted line to write on */
    DOCUMENT_FACT,  /* text, and `second` at the right end of the line */
    DOCUMENT_RULE,  /* a line across */
    DOCUMENT_GAP,   /* half a line of nothing */
    DOCUMENT_QR, /* `link` as a code, text beside or above it; `second` below: two lines of how */
    DOCUMENT_TABLE,
    DOCUMENT_SIGN,  /* text (who), `second` (what stands below it), room, `third`: the name */
    DOCUMENT_BREAK, /* the next page; on a roll a cut */
    DOCUMENT_COLUMNS_BESIDE /* blocks beside each other */
};

enum document_size { DOCUMENT_NORMAL, DOCUMENT_SMALL, DOCUMENT_LARGE };
enum document_align { DOCUMENT_LEFT, DOCUMENT_MIDDLE, DOCUMENT_RIGHT };

struct document_table {
    int columns, rows;
    const int *widths;        /* a column: share of the width, 1..100 */
    const bool *right;        /* a column: set to the right (figures) */
    const char *const *cells; /* (rows + 1) * columns, the head first ("" in all: no head) */
};

struct document_block;
struct document_list {
    struct document_block *first, *last;
};

struct document_block {
    enum document_kind kind;
    enum document_size size;
    enum document_align align;
    bool strong;
    const char *text, *second, *third; /* never NULL */
    const char *link;                  /* DOCUMENT_QR: https://… */
    int distance; /* DOCUMENT_QR: cm from which it is to be read; 0: in the hand */
    const struct document_table *table;
    struct document_list beside[DOCUMENT_BESIDE];
    int beside_count;
    struct document_block *next;
};

struct document {
    struct arena *arena; /* borrowed */
    const char *title;   /* of the print job and the file: never a person's name */
    enum document_paper paper;
    bool large; /* large type, for old eyes */
    bool copy;  /* "BẢN SAO" stands at its head */
    struct document_list list;
    int count; /* of blocks in all */
};

/* An empty document on ROLL80. */
void document_init(struct document *document, struct arena *arena, const char *title);

/* A block at the end of `list` (&document->list, or a column of a block of it); text may be NULL. What
 * is more than DOCUMENT_BLOCKS is made, and not added. Texts are copied, cleaned and cut. */
struct document_block *document_add(struct document *document, struct document_list *list,
                                    enum document_kind kind, const char *text);

/* The same with a second text: FACT, QR's how, SIGN's place. May be NULL. */
struct document_block *document_add_pair(struct document *document, struct document_list *list,
                                         enum document_kind kind, const char *text,
                                         const char *second);

/* A QR block; label and how may be NULL. */
struct document_block *document_add_qr(struct document *document, struct document_list *list,
                                       const char *link, const char *label, const char *how);

/* Who signs, what stands below it in small, and the name under the room for it ("" none). */
struct document_block *document_add_sign(struct document *document, struct document_list *list,
                                         const char *who, const char *below, const char *name);

/* A table of the given cells ((rows + 1) * columns, the head first), columns and rows cut at their limits. */
struct document_block *document_add_table(struct document *document, struct document_list *list,
                                          const struct document_table *table);

/* "roll58", "roll80", "a5", "a4"; false for another word. */
bool document_paper_read(const char *word, enum document_paper *paper);
/* The reverse. */
const char *document_paper_word(enum document_paper paper);
/* "cuộn 80 mm", "tờ A5": what people call it. Static. */
const char *document_paper_name(enum document_paper paper);
/* True for paper that has no pages. */
bool document_is_roll(enum document_paper paper);

/* The document as JSON (UTF-8, one line). */
void document_write(const struct document *document, struct buffer *into);

/* Reads JSON from anywhere: any bytes. Text from outside is cleaned, not believed. False, ERROR_INPUT or
 * ERROR_LIMIT: the error's cause names the place ("blocks[3].link") and what is wrong, in English. */
bool document_read(struct document *document, struct arena *arena, const char *json, size_t size,
                   struct error *error);

/* As plain text `cells` wide, for a page of the kiosk and for --to text: a box is "[ ]", a code its link.
 * Every line ends with '\n'. */
void document_text(const struct document *document, int cells, struct buffer *into);

#endif
