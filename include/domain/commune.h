/* The commune as one YAML file has it: what differs from place to place and from year to year.
 * Nothing about it is in the code. A fact that nobody confirmed says so. */
#ifndef CAMTAY_DOMAIN_COMMUNE_H
#define CAMTAY_DOMAIN_COMMUNE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct error;
struct findings;

#define COMMUNE_NOT_KNOWN (-1L) /* a head count that nobody gave */

/* A hamlet (thôn, làng). Hamlets are merged: each is valid for a time and may have a successor. */
struct hamlet {
    int line; /* in the file, as in all records here */
    const char *id;
    const char *name;
    long adults;           /* 18 or over, or COMMUNE_NOT_KNOWN */
    long adults_on;        /* the day of that count, or YAML_NO_DATE */
    long valid_from;       /* day, or YAML_NO_DATE: always was */
    long valid_to;         /* last day, or YAML_NO_DATE: still is */
    const char *successor; /* id, or NULL */
    const char *source;
    bool confirmed; /* the commune itself said so */
};

/* A group of people that the plan names. @source rules.md §6 */
struct group {
    int line;
    const char *id;
    const char *name;
    long people;    /* or COMMUNE_NOT_KNOWN */
    long people_on; /* the day of that count, or YAML_NO_DATE */
    const char *source;
    bool confirmed;
};

/* An actor of the plan's Mục V, which gets its own figures. @source rules.md §6 */
struct unit {
    int line;
    const char *id;
    const char *name;
    const char *duty; /* what it does, in a few words */
    long people;      /* its own staff, or COMMUNE_NOT_KNOWN */
    long people_on;   /* the day of that count, or YAML_NO_DATE */
    const char *source;
    bool confirmed;
};

/* A target of the plan: this percentage of those people have a working signature, within these dates. */
struct target {
    int line;
    const char *id;
    const char *title;
    const char *of;   /* "adults" or the id of a group */
    bool with_level2; /* only who has VNeID level 2 besides the signature counts */
    long percent;     /* 1 to 100 */
    long valid_from;  /* day */
    long valid_to;    /* last day, or YAML_NO_DATE: no end */
    const char *source;
    bool confirmed;
};

/* The counter is open from `from` to `to`, minutes since midnight. */
struct working_span {
    int from;
    int to;
};

struct commune {
    const char *code;        /* "23317" */
    const char *name;        /* "Ngọk Bay" */
    const char *kind;        /* "xã" */
    const char *province;    /* "Quảng Ngãi" */
    const char *centre;      /* "Trung tâm Phục vụ hành chính công xã Ngọk Bay" */
    const char *hotline;     /* or NULL: nobody gave it */
    const char *const *also; /* other spellings, and the communes that it was made of */
    size_t also_count;
    const char *const *formerly_in; /* provinces that it lay in before, which cards still name */
    size_t formerly_in_count;       /* 0 too if the file does not say */
    const char *const *counters;
    size_t counter_count;
    long adults;    /* of the whole commune as the police have it, or COMMUNE_NOT_KNOWN */
    long adults_on; /* the day of that count, or YAML_NO_DATE */
    const char *adults_source; /* who gave it, or NULL */
    long hamlets_on; /* the day on which the list of hamlets was confirmed, or YAML_NO_DATE */
    const char *hamlets_source;   /* by whom, or NULL */
    long report_day;              /* of the month: 1 to 28 */
    long cut_off_day;             /* last day of the month that a report covers: 1 to 28 */
    const struct hamlet *hamlets; /* in Vietnamese order of their names */
    size_t hamlet_count;
    const struct group *groups;
    size_t group_count;
    const struct unit *units;
    size_t unit_count;
    const struct target *targets;
    size_t target_count;
    const struct working_span *hours;
    size_t hour_count;
    const char *const *unconfirmed; /* keys of the file's head whose value nobody confirmed */
    size_t unconfirmed_count;
};

/* Reads data/commune/NAME.yaml. Everything lives in `arena`. Findings (may be NULL) get each
 * mistake with its line: besides those of base/yaml.h an id given twice, a successor, group or key
 * that does not exist, hours that do not run forwards; as warnings what is not confirmed.
 * NULL: ERROR_MISSING, ERROR_IO …; ERROR_INPUT if there were mistakes. */
const struct commune *commune_load(const char *path, struct arena *arena, struct findings *findings,
                                   struct error *error);

/* The one with this id, or NULL. */
const struct hamlet *commune_hamlet(const struct commune *commune, const char *id);
const struct group *commune_group(const struct commune *commune, const char *id);
const struct unit *commune_unit(const struct commune *commune, const char *id);

/* True if the hamlet exists on that day. */
bool hamlet_is_valid(const struct hamlet *hamlet, long day);

/* The target with this id that is valid on that day, or NULL. */
const struct target *commune_target(const struct commune *commune, const char *id, long day);

/* How many people the target's percentage is of, if that is confirmed: the commune's own number,
 * for adults also the sum of its hamlets when each is known and confirmed. False: no percentage may be shown,
 * only a count. */
bool commune_people_of(const struct commune *commune, const char *of, long day, long *people);

/* False if the file's head lists this key as unconfirmed. */
bool commune_is_confirmed(const struct commune *commune, const char *key);

#endif
