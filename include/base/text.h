/* Text as people see it: UTF-8, normal form C, graphemes, width in cells, search form.
 * All functions accept any bytes; what is not UTF-8 counts as U+FFFD. utf8proc does the work. */
#ifndef CAMTAY_BASE_TEXT_H
#define CAMTAY_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True if `text` (length bytes) is well-formed UTF-8 without NUL. */
bool text_is_utf8(const char *text, size_t length);

/* One line of clean text in NFC: invalid bytes become U+FFFD; control characters (C0, C1, DEL,
 * line and paragraph separators, bidi controls, zero-width and tag characters but the ones
 * inside letters' own sequences) are dropped, TAB and line breaks become one space; at most
 * `limit` bytes, never cutting a grapheme. Nothing that comes out can steer a terminal.
 * The caller frees; never NULL. */
char *text_clean(const char *text, size_t length, size_t limit);

/* True if `text` reads as `shape` does ("dddd-dd-dd"): a digit for each d, all else the same byte. */
bool text_has_shape(const char *text, const char *shape);

/* True if `text` is what text_clean would leave: valid, NFC, nothing that steers a terminal. */
bool text_is_clean(const char *text);

/* Normal form C; the caller frees. */
char *text_nfc(const char *text);

/* The form for finding: NFD, marks dropped, lower case, đ→d, ƀ→b, quotes ' ’ ʼ ‘ ` and hyphens
 * dropped, runs of white space one space, ends trimmed. "Đăk Rơ-Wa" → "dak rowa". Caller frees.
 * @source rules.md §4 (names around Kon Tum) */
char *text_fold(const char *text);

/* The text with a small letter at its beginning: "Đã in" → "đã in", to go on after other words. Caller
 * frees. */
char *text_uncapital(const char *text);

/* The length in bytes of the first grapheme (what a person calls one letter); 0 at the end. */
size_t text_grapheme(const char *text);

/* Cells that the text takes on a terminal: by grapheme, wide ones 2, marks 0, controls 0. */
int text_width(const char *text);

/* Cells of the first `length` bytes. */
int text_width_n(const char *text, size_t length);

/* Bytes of the longest prefix of whole graphemes that fits `cells`. */
size_t text_fit(const char *text, int cells);

/* Where to break a line of at most `cells`: the number of bytes of the line (without the spaces
 * at its end) and, in `*next`, where the next line starts. Breaks at spaces; a word longer than
 * the line is cut between graphemes. Guarantees progress (*next > 0) unless text is "". */
size_t text_break(const char *text, int cells, size_t *next);

/* Start (bytes) of the grapheme that ends at `at`, and end of the one that starts there: cursor
 * movement. Both stay inside [0, strlen]. */
size_t text_previous(const char *text, size_t at);
size_t text_next(const char *text, size_t at);

/* ASCII digits only, as many as `size - 1`, into `digits`; returns how many there were. */
size_t text_digits(const char *text, char *digits, size_t size);

#endif
