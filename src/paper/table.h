/* A block that is a table. */
#ifndef CAMTAY_PAPER_TABLE_H
#define CAMTAY_PAPER_TABLE_H

struct document_block;
struct flow;

/* Columns have their shares of the width, and room for a letter at least. The head is strong, and stands
 * again on every page that the table goes on to; no row is parted by a page's end unless it is higher
 * than a page. */
void table_block(struct flow *flow, const struct document_block *block);

#endif
