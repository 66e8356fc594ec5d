/* The schema of the book: making it, telling whose it is, and keeping what follows from `entry` at
 * the version of this program. */
#ifndef CAMTAY_LEDGER_SCHEMA_H
#define CAMTAY_LEDGER_SCHEMA_H

#include <stdbool.h>
#include <stdint.h>

struct error;
struct store;

/* "CTay": what a Cầm Tay book carries as SQLite's application_id. */
#define SCHEMA_APPLICATION 0x43546179

/* user_version: the format of `entry` and the list of kinds. A higher one is a newer program's. */
#define SCHEMA_FORMAT 1

/* Tells from the file's first bytes, before anything is opened or locked, that it is a newer
 * program's (ERROR_NEWER) or no book at all (ERROR_CORRUPT). A file that is not there or still
 * empty is fine. */
bool schema_check_file(const char *path, struct error *error);

/* The same of an open store; `*empty`: there is nothing in it yet. ERROR_NEWER, ERROR_CORRUPT. */
bool schema_state(struct store *store, bool *empty, struct error *error);

/* Makes the whole schema in an empty store, inside the caller's transaction. */
bool schema_make(struct store *store, struct error *error);

/* Makes only what follows from `entry`, and notes its version. */
bool schema_make_projection(struct store *store, struct error *error);

/* Notes what this copy knows about itself: a name and its value in `meta`. */
bool schema_note(struct store *store, const char *name, const char *value, struct error *error);

/* The truth's own table and triggers must read as compiled in: else ERROR_CORRUPT, naming the first.
 * `*stale` tells whether what follows from them is another version's, or was tampered with. */
bool schema_check(struct store *store, bool *stale, struct error *error);

/* Throws the projection away and makes it anew from `entry`, in one transaction. */
bool schema_rebuild(struct store *store, void (*progress)(void *self, int thousandths), void *self,
                    struct error *error);

/* Replaying: on a temporary view `entry` onto `book`.entry ("main" or "live") stand the very triggers
 * of the projection in `main`, with INSTEAD OF for AFTER; copying rows into temp.entry then projects
 * them into the tables of `main`, which must be empty. schema_replay_end takes the view away. */
bool schema_replay_begin(struct store *store, const char *book, struct error *error);
bool schema_replay(struct store *store, const char *book,
                   void (*progress)(void *self, int thousandths), void *self, struct error *error);
bool schema_replay_end(struct store *store, struct error *error);

/* Calls `object` for every difference between the schema of `book` ("main", "live") and the one
 * compiled in: what differs, its name, and how ("missing", "extra", "changed"). */
typedef void schema_difference(void *self, const char *type, const char *name, const char *how);
bool schema_compare(struct store *store, const char *book, schema_difference *object, void *self,
                    struct error *error);

#endif
