/* The commune's file on its way into struct commune: read by commune_file.c, checked by
 * commune_check.c. */
#ifndef CAMTAY_DOMAIN_COMMUNE_FILE_H
#define CAMTAY_DOMAIN_COMMUNE_FILE_H

#include <stdbool.h>

#include "base/yaml.h"
#include "domain/commune.h"

/* A span of hours as it stands in the file. */
struct commune_hours {
    int line;
    const char *from; /* "07:30" */
    const char *to;
};

/* The file as its table of fields fills it. */
struct commune_file {
    const char *path;
    const char *code, *name, *kind, *province, *centre, *hotline;
    long adults; /* 0: not known */
    long adults_on, hamlets_on;
    const char *adults_source, *hamlets_source;
    long report_day, cut_off_day;
    struct yaml_texts counters, also, formerly_in, unconfirmed, sources;
    struct yaml_list hamlets, groups, units, targets, hours;
};

/* The keys of the file's head; ends with a row whose key is NULL. */
extern const struct yaml_field commune_fields[];

/* Reads "07:30" into minutes since midnight; false if it is no such time. */
bool commune_minutes(const char *text, int *minutes);

/* Looks for what a table of fields cannot see: ids twice, names of nothing, hours backwards; warns
 * of what is not confirmed. False if there was an error. */
bool commune_check(const struct commune_file *file, struct findings *findings);

#endif
