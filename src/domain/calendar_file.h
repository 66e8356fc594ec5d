/* The years that were read: shared by calendar.c and calendar_file.c. */
#ifndef CAMTAY_DOMAIN_CALENDAR_FILE_H
#define CAMTAY_DOMAIN_CALENDAR_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* Days off, or Saturdays worked: from `day` to `to`. */
struct special_day {
    int line;
    long day;
    long to; /* the same as `day` when it is one */
    const char *why;
    const char *source;
    bool confirmed;
};

struct calendar_year {
    long year;
    const struct special_day *off;
    size_t off_count;
    const struct special_day *worked;
    size_t worked_count;
    struct calendar_year *next;
};

struct calendar {
    struct calendar_year *years;
};

#endif
