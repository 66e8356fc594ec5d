/* What stands on every paper: the warning, and who to ask. */
#ifndef CAMTAY_REPORT_PAPER_WORDS_H
#define CAMTAY_REPORT_PAPER_WORDS_H

struct commune;
struct document;

/* @source apps.md §9, 3 */
extern const char paper_never_asked[];

/* The centre, its hours and its telephone, as far as the commune confirmed them; nothing for NULL. */
void paper_write_centre(const struct commune *commune, struct document *document);

/* The confirmed hours, a line each. */
void paper_write_hours(const struct commune *commune, struct document *document);

#endif
