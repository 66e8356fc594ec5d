/* A document out of a command: as JSON for camtay-paper, as text, or drawn by camtay-paper. */
#ifndef CAMTAY_COMMAND_PAPER_OUT_H
#define CAMTAY_COMMAND_PAPER_OUT_H

struct call;
struct document;

#define PAPER_FORMATS "json, text, pdf, png, escpos"

/* Writes it to standard output in the format named (NULL: json) and returns what the command returns. What
 * is not for a terminal is refused there. An unknown format is misuse, with `formats` as those there are. */
int paper_out(struct call *call, const struct document *document, const char *format,
              const char *formats);

#endif
