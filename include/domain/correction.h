/* Why something in the book was corrected. Ids are what the ledger keeps: they never change. */
#ifndef CAMTAY_DOMAIN_CORRECTION_H
#define CAMTAY_DOMAIN_CORRECTION_H

#include <stddef.h>

struct correction {
    const char *id;   /* "mistyped" */
    const char *text; /* "gõ nhầm" */
};

/* The table, the common ones first, "other" last; NULL beyond its end. */
size_t correction_count(void);
const struct correction *correction_at(size_t index);
const struct correction *correction_find(const char *id);

#endif
