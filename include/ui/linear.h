/* A page as plain lines, the same words in the same order as on the screen.
 *
 * Input: a line answers the focused choice or field: the key or number of a choice, the text of a
 * field (then the focus goes to the next field or option, or, at the last, Enter is pressed), an
 * empty line is Enter; `:F6`, `:esc`, `:space`, `:tab`, `:ctrl-z` are keys; `:?` repeats the page.
 * Options are answered by their number or words (and Enter is not pressed), choices also by their
 * words. What has no key of its own has a number in round brackets. Fields marked secret are never
 * echoed.
 *
 * While the client watches a child, no line is read: a script need not know how long it works. */
#ifndef CAMTAY_UI_LINEAR_H
#define CAMTAY_UI_LINEAR_H

struct buffer;
struct page;
struct ui_place;

/* Writes the page as lines: title, banner, blocks with their numbers and states (“[x]”, “(đã chọn)”),
 * the focused one marked with “> ”, the QR's text as an address, what was said, keys. */
void linear_write(const struct page *page, const struct ui_place *place, struct buffer *into);

/* The number in brackets of a choice, tick or table cell without a key, 1 and up; 0: it has none. */
int linear_number(const struct page *page, int item);

#endif
