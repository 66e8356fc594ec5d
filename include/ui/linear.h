/* A page as plain lines, the same words in the same order as on the screen.
 *
 * Input: a line answers the focused choice or field: the key or number of a choice, the text of a
 * field (then the focus goes to the next one, or, at the last, Enter is pressed), an empty line is
 * Enter; `:F6`, `:esc`, `:space`, `:tab`, `:ctrl-z` are keys; `:?` repeats the page. Options are
 * answered by their number or words. Fields marked secret are never echoed. */
#ifndef CAMTAY_UI_LINEAR_H
#define CAMTAY_UI_LINEAR_H

struct buffer;
struct page;
struct ui_place;

/* Writes the page as lines: title, banner, blocks with their numbers and states (“[x]”, “(đã chọn)”),
 * the focused one marked with “> ”, the QR's text as an address, what was said, keys. */
void linear_write(const struct page *page, const struct ui_place *place, struct buffer *into);

#endif
