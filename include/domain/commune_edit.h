/* Changing one record of the commune's file. The file stays the one place and stays readable: only the
 * record's own line is written anew (or one is added below the last of its kind); comments and all
 * else are kept byte for byte. What came out is read as proof before it takes the file's place. */
#ifndef CAMTAY_DOMAIN_COMMUNE_EDIT_H
#define CAMTAY_DOMAIN_COMMUNE_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/commune.h"

struct error;

enum record_kind { RECORD_HAMLET, RECORD_GROUP, RECORD_UNIT };

/* A hamlet, group or unit as it is edited: what the three have, and what one of them has. */
struct commune_record {
    enum record_kind kind;
    int line;           /* where it stands; 0: a new one */
    char id[41];        /* "" for a new one: made from the name */
    char name[121];     /* 1 to 80 bytes, a unit's to 120 */
    char duty[200];     /* unit */
    long people;        /* adults of a hamlet; COMMUNE_NOT_KNOWN: nobody knows */
    long people_on;     /* the day of that count, or YAML_NO_DATE */
    char source[200];   /* who says so; not empty */
    bool confirmed;     /* by the commune itself */
    long valid_from;    /* hamlet: day, or YAML_NO_DATE */
    long valid_to;      /* hamlet: last day, or YAML_NO_DATE */
    char successor[41]; /* hamlet: id of the one it was merged into, or "" */
};

/* How many records of a kind there are, and the n-th one; false beyond the end. */
size_t commune_record_count(const struct commune *commune, enum record_kind kind);
bool commune_record_at(const struct commune *commune, enum record_kind kind, size_t n,
                       struct commune_record *record);
bool commune_record_find(const struct commune *commune, enum record_kind kind, const char *id,
                         struct commune_record *record);

/* Writes the record into the file at `path` (id filled in for a new one). The old file stands
 * untouched on failure: ERROR_INPUT: "name" (empty, too long, another has it), "people" (below 1 or
 * above ten million), "people_on" (after `today`), "source" (empty), "successor" (itself, unknown,
 * leads back in a circle, or without valid_to), "valid_to" (before valid_from); ERROR_REFUSED "line N":
 * the record is not on a line of its own, or that line holds another one by now, "first": there is no
 * record of its kind yet to stand below; both: a person must edit the file; ERROR_IO … */
bool commune_record_write(const char *path, const struct commune *commune, long today,
                          struct commune_record *record, struct error *error);

#endif
