/* What is printed here, as documents: a slip, the card of keys, the page that tries a printer out. */
#ifndef CAMTAY_VIEW_PAPER_H
#define CAMTAY_VIEW_PAPER_H

#include <stdbool.h>

#include "desk/print.h"

struct arena;
struct buffer;
struct desk;
struct document;
struct error;
struct page;

/* Fills an empty document for the job; its paper and type are the printer's. False: the slip cannot be
 * made (desk_slip). */
bool paper_document(struct desk *desk, const struct desk_job *job,
                    const struct desk_printer *printer, struct arena *arena,
                    struct document *document, struct error *error);

/* The same as JSON. Names stand in it: wipe. */
bool paper_json(struct desk *desk, const struct desk_job *job, const struct desk_printer *printer,
                struct buffer *json, struct error *error);

/* The recovery sheet's text as a document's JSON. What opens the book stands in it: wipe. */
void paper_sheet_json(const char *sheet, const struct desk_printer *printer, struct buffer *json);

/* "Phiếu số 214", "Trang in thử": desk_job_name. */
const char *paper_name(const struct desk_job *job, struct arena *arena);

/* The document as lines of the page, `cells` wide at most. */
void paper_describe(const struct document *document, int cells, struct page *page);

#endif
