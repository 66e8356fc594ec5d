/* Whether an event says what its kind's row in ledger/kinds.h allows, field by field. What is
 * refused here is a mistake in our own code: a misspelt key would be counted as nothing. */
#ifndef CAMTAY_LEDGER_FIELDS_H
#define CAMTAY_LEDGER_FIELDS_H

#include <stdbool.h>

struct error;
struct event;
struct kind;

/* Bytes of a body or a sealed part; a longer one is refused. */
#define FIELDS_BODY_LIMIT (16 * 1024)

/* ERROR_KIND; the cause names kind and field. */
bool fields_check(const struct kind *kind, const struct event *event, struct error *error);

/* 16 or 32 lower-case hex digits. */
bool fields_is_id(const char *text);

/* YYYY-MM-DD, a day that exists. */
bool fields_is_day(const char *text);

#endif
