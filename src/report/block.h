/* Pieces of a plain report: lines of a given width, and two columns beside each other. Widths are
 * cells, not bytes (base/text.h). */
#ifndef CAMTAY_REPORT_BLOCK_H
#define CAMTAY_REPORT_BLOCK_H

struct buffer;

/* Adds `text` and spaces up to `cells` (left or right of it); a longer text is cut to fit. */
void block_left(struct buffer *into, const char *text, int cells);
void block_right(struct buffer *into, const char *text, int cells);

/* A sentence made of items, wrapped between them. */
struct block_items {
    struct buffer *into;
    const char *indent;    /* before every line */
    const char *separator; /* " · " */
    int cells;             /* most a line takes */
    int used;              /* of the line begun; 0: none begun */
};

/* Adds one item, on the next line if this one is full; an item never breaks unless it alone is
 * longer than a line. */
void block_item(struct block_items *items, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Ends the line begun, if there is one. */
void block_items_end(struct block_items *items);

/* Adds both texts line by line beside each other, "   |  " between; `left` lines take at most
 * `cells`. Without anything on the right the left stands alone. */
void block_beside(struct buffer *into, const char *left, int cells, const char *right);

#endif
