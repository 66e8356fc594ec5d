/* What Linux tells about a running program and its children: do they sleep? */
#ifndef CAMTAY_SUPPORT_PROCESS_H
#define CAMTAY_SUPPORT_PROCESS_H

#include <stdbool.h>
#include <sys/types.h>

/* A picture of a process and all its descendants at one moment. */
struct process_rest {
    bool asleep;   /* all of them sleep or have ended */
    long sleeps;   /* how often `pid` itself went to sleep of its own will */
    long activity; /* the same, summed over all, and their number: two equal ones = nothing ran */
};

/* Looks at `pid`. False if there is no such process (or it is a zombie). */
bool process_look(pid_t pid, struct process_rest *rest);

#endif
