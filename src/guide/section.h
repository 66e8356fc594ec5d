/* What stands under one heading: the opening, a step, or a trouble of a step. */
#ifndef CAMTAY_GUIDE_SECTION_H
#define CAMTAY_GUIDE_SECTION_H

#include <cmark.h>
#include <stdbool.h>

struct draft;
struct guide_step;
struct guide_trouble;
struct links;

/* Where the reader stands in the document. */
struct section {
    struct draft *draft;
    const struct links *links;
    int shift;                     /* from libcmark's lines to the file's */
    struct guide_step *step;       /* NULL before the first `##` */
    struct guide_trouble *trouble; /* NULL before the step's first `###` */
    int branches;                  /* so far in this step or trouble */
};

/* `##` and `###`: ends what is open and opens the next. */
void section_open_step(struct section *section, cmark_node *heading);
void section_open_trouble(struct section *section, cmark_node *heading);

/* Ends the trouble or the step that is open and says what it lacks. */
void section_close_trouble(struct section *section);
void section_close_step(struct section *section);

/* `>`, paragraphs and lists. */
void section_add_say(struct section *section, cmark_node *quote);
void section_add_paragraph(struct section *section, cmark_node *paragraph);
void section_add_list(struct section *section, cmark_node *list);

#endif
