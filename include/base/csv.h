/* CSV as spreadsheets read it here: UTF-8 with a byte order mark (else Excel takes it for the old
 * code page), CRLF, cells in quotes where they need it (RFC 4180). */
#ifndef CAMTAY_BASE_CSV_H
#define CAMTAY_BASE_CSV_H

#include <stddef.h>

struct buffer;

/* The byte order mark: first of all. */
void csv_begin(struct buffer *into);

/* One row of `count` texts. A text that a spreadsheet would take for a formula (it begins with = + -
 * @ TAB or CR) gets an apostrophe before it: a name must never be run. */
void csv_row(const char *const *texts, size_t count, struct buffer *into);

#endif
