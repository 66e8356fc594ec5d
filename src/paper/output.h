/* A layout as bytes: one function a kind of output. Each adds to `into`; on failure what it holds is
 * good for nothing. */
#ifndef CAMTAY_PAPER_OUTPUT_H
#define CAMTAY_PAPER_OUTPUT_H

#include <stdbool.h>

struct buffer;
struct error;
struct layout;

/* All pages, as vectors with their letters (embedded), each of its own size. The title is the file's:
 * what a print queue shows to everybody. */
bool output_pdf(const struct layout *layout, const char *title, struct buffer *into,
                struct error *error);

/* Page `number` from 1, black and white, 203 dots an inch. ERROR_MISSING: there is no such page. */
bool output_png(const struct layout *layout, int number, struct buffer *into, struct error *error);

/* All pages of a roll for a slip printer: reset, pictures of at most OUTPUT_BAND rows, a cut after each
 * page. Nothing else is sent: the drawer stays shut, and no letters of the printer's own are used (few
 * printers have ẵ). ERROR_REFUSED: a sheet. */
bool output_escpos(const struct layout *layout, struct buffer *into, struct error *error);

#define OUTPUT_BAND 128 /* rows: what the smallest printers can hold */

#endif
