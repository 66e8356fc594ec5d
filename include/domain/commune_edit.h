/* Changing one record of the commune's file. The file stays the one place and stays readable: only the
 * record's own line is written anew (or one is added below the last of its kind; of the head, the lines
 * of its keys); comments and all else are kept byte for byte. What came out is read as proof before it takes the file's place. */
#ifndef CAMTAY_DOMAIN_COMMUNE_EDIT_H
#define CAMTAY_DOMAIN_COMMUNE_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/commune.h"

struct error;

enum record_kind { RECORD_HAMLET, RECORD_GROUP, RECORD_UNIT, RECORD_HEAD };

/* The two records of the head, by their keys in the file: how many people of 18 and over the whole
 * commune has, and whether its list of hamlets is all there is. What is confirmed of them is off the
 * file's `unconfirmed`. */
#define COMMUNE_ADULTS  "adults"
#define COMMUNE_HAMLETS "hamlets"

/* A hamlet, group, unit or fact of the head as it is edited: what they have, and what one of them has. */
struct commune_record {
    enum record_kind kind;
    int line;         /* where it stands; 0: a new one */
    char id[41];      /* "" for a new one: made from the name */
    char name[121];   /* 1 to 80 bytes, a unit's to 120 */
    char duty[200];   /* unit */
    long people;      /* adults of a hamlet; COMMUNE_NOT_KNOWN: nobody knows */
    long people_on;   /* the day of that count, or YAML_NO_DATE */
    char source[200]; /* who says so; not empty (but the head's, as long as nobody said anything) */
    bool confirmed;   /* by the commune itself */
    long valid_from;  /* hamlet: day, or YAML_NO_DATE */
    long valid_to;    /* hamlet: last day, or YAML_NO_DATE */
    char successor[41]; /* hamlet: id of the one it was merged into, or "" */
};

/* How many records of a kind there are, and the n-th one; false beyond the end. */
size_t commune_record_count(const struct commune *commune, enum record_kind kind);
bool commune_record_at(const struct commune *commune, enum record_kind kind, size_t n,
                       struct commune_record *record);
bool commune_record_find(const struct commune *commune, enum record_kind kind, const char *id,
                         struct commune_record *record);

/* Writes the record into the file at `path` (id filled in for a new one). The old file stands
 * untouched on failure: ERROR_INPUT: "name" (empty, too long, another has it), "place name" (a new one of
 * a hamlet that no place has: name_is_place), "people" (below 1 or above ten million), "people_on"
 * (after `today`), "source" (empty), "undated" and "same source" (a confirmed count, or list, needs its
 * day, and a source other than the one from before it was confirmed), "no people" (the head's number
 * confirmed without one), "successor" (itself, unknown, leads back in a circle, or without valid_to),
 * "valid_to" (before valid_from); ERROR_REFUSED "line N":
 * the record is not on a line of its own, or that line holds another one by now, "first": there is no
 * record of its kind yet to stand below; both: a person must edit the file; ERROR_IO … */
bool commune_record_write(const char *path, const struct commune *commune, long today,
                          struct commune_record *record, struct error *error);

#endif
