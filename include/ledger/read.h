/* Reading entries and what is sealed in them. */
#ifndef CAMTAY_LEDGER_READ_H
#define CAMTAY_LEDGER_READ_H

#include <stdbool.h>
#include <stdint.h>

struct buffer;
struct error;
struct ledger;

/* One entry as it stands in the book; texts are valid during the call back only. */
struct entry {
    const char *device;
    int64_t number;
    int64_t at;
    const char *day; /* YYYY-MM-DD */
    const char *staff;
    const char *kind;
    const char *subject;
    const char *body;
    const char *once;   /* or NULL */
    const char *secret; /* opened, or NULL: none, erased, or no vault */
};

/* Calls `visit` for each; false from it ends the reading (and is no error). */
typedef bool entry_visitor(void *self, const struct entry *entry);

/* Entries of this machine whose act name is DEVICE:DRAFT:N.k with N >= first_act, in order: what a
 * resumed desk has to catch up with. */
bool ledger_acts_since(struct ledger *ledger, const char *draft, int64_t first_act,
                       entry_visitor *visit, void *self, struct error *error);

/* All entries about a subject (a visit's whole story), in order of (at, device, number). */
bool ledger_story(struct ledger *ledger, const char *subject, entry_visitor *visit, void *self,
                  struct error *error);

/* The sealed part of one entry, opened into `into` (emptied first): JSON text.
 * ERROR_MISSING: none or erased. ERROR_KEY: no vault. ERROR_CORRUPT: it does not open. */
bool ledger_secret(struct ledger *ledger, const char *device, int64_t number, struct buffer *into,
                   struct error *error);

#endif
