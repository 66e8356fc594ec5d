/* What the home page tells from the book. Read again only when this counter has written, or after a
 * minute (another program may have): a key in the search field must neither count a year's visits nor
 * lock the file. */
#ifndef CAMTAY_VIEW_HOME_FACTS_H
#define CAMTAY_VIEW_HOME_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/visit.h"
#include "report/due.h"

#define FACTS_DUE 4 /* come-backs of today that are named */

struct due_fact {
    char name[DESK_NAME_SIZE]; /* "" nobody was named */
    struct due_row row;
};

struct desk;

struct home_facts {
    int64_t changes; /* desk_changes when the book was read */
    int64_t read_at; /* steady time of that, ms; 0: never */
    int32_t day;
    bool bad; /* the book could not be read */
    long visits, done;
    long due_today, overdue;
    struct due_fact due[FACTS_DUE];
    int due_count;
    int32_t report_day; /* when the next monthly report is due */
    long signatures;    /* residents of age with a working one */
    long tenths;        /* of the adults' target; -1: no confirmed head count */
    long percent;       /* that target; 0: none is in force */
    long jobs;          /* sent to the printer and not known to be on paper */
};

/* Brings the facts up to date. Names stand in them: the caller's state is wiped with its page. */
void home_facts_read(struct home_facts *facts, struct desk *desk);

#endif
