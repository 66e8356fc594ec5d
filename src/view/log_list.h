/* What the log's search field finds, narrowed by its options: the list of the log page. */
#ifndef CAMTAY_VIEW_LOG_LIST_H
#define CAMTAY_VIEW_LOG_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "report/log.h"

struct desk;
struct error;

#define LOG_VISITS 200 /* listed at most */
#define LOG_PEOPLE 12  /* people of one name whose visits are listed */

/* What was typed. */
enum log_typed { LOG_TYPED_NOTHING, LOG_TYPED_NAME, LOG_TYPED_PERSON, LOG_TYPED_ENTRY };

struct log_list {
    enum log_typed typed;
    size_t hits;         /* people, or the entry, that fit what was typed, whatever the options */
    bool more_people;    /* there may be more of that name than LOG_PEOPLE */
    struct log_row *row; /* LOG_VISITS of them, owned; the newest first */
    int count;
    long total; /* visits there are; count of them are listed */
};

/* Reads the list anew. Twelve digits are a person, fewer (or "số 214") what was said when something was
 * written, letters a name; nothing typed: everybody. `filter` (without citizen and visit) narrows each
 * of them. */
bool log_list_read(struct log_list *list, struct desk *desk, const char *typed,
                   const struct log_filter *filter, struct error *error);
void log_list_release(struct log_list *list);

#endif
