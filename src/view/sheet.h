/* The recovery sheet on the screen. */
#ifndef CAMTAY_VIEW_SHEET_H
#define CAMTAY_VIEW_SHEET_H

struct buffer;
struct page;

enum sheet_item { SHEET_COPIED = 4, SHEET_LATER };

/* The sheet's lines under `heading`, and whether it was copied onto paper: the two choices above.
 * `later` is the note of the second one. */
void sheet_describe(const struct buffer *sheet, const char *heading, const char *later,
                    struct page *page);

/* Wipes the text and frees it. */
void sheet_wipe(struct buffer *sheet);

#endif
