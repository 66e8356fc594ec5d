/* Blocks that are words: titles, paragraphs, facts, lines to write on, signatures. */
#ifndef CAMTAY_PAPER_WORDS_H
#define CAMTAY_PAPER_WORDS_H

#include "paper/type.h"

struct document_block;
struct flow;

/* How the block wants its text. */
struct type_style words_style(const struct document_block *block);

/* A paragraph with `below` dots of white under it; nothing for "". It may be parted by a page's end. */
void words_paragraph(struct flow *flow, const char *text, const struct type_style *style,
                     int below);

/* Each adds a block of its kind at the end of the flow. */
void words_title(struct flow *flow, const struct document_block *block);
void words_line(struct flow *flow, const struct document_block *block);
void words_done(struct flow *flow, const struct document_block *block);
void words_box(struct flow *flow, const struct document_block *block);
void words_write(struct flow *flow, const struct document_block *block);
void words_fact(struct flow *flow, const struct document_block *block);
void words_sign(struct flow *flow, const struct document_block *block);

/* «BẢN SAO», strong and boxed, in the middle. */
void words_copy(struct flow *flow);

#endif
