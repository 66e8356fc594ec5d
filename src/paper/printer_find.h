/* Which printers this machine has: queues of CUPS, USB slip printers, serial lines that have a name. A
 * serial line may be a scanner's: only a person knows. Nothing is opened. */
#ifndef CAMTAY_PAPER_PRINTER_FIND_H
#define CAMTAY_PAPER_PRINTER_FIND_H

#include "paper/printer.h"

#define PRINTER_FOUND 64 /* at most */

struct printer_found {
    char *where; /* as printer_read takes it */
    char *name;  /* for people: clean, one line */
};

struct printer_list {
    struct printer_found found[PRINTER_FOUND];
    int count;
};

/* In place of /dev and /sys; NULL: those. */
struct printer_folders {
    const char *dev, *sys;
};

/* Fills an empty list: first the queues by name, then the devices. A CUPS service that is not there, or
 * does not answer within watch's limits, has none. */
void printer_find(struct printer_list *list, const struct printer_folders *folders,
                  const struct printer_watch *watch);
void printer_list_release(struct printer_list *list);

#endif
