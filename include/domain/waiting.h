/* What an open visit that was put aside waits for. @source apps.md §1, §2 (how long things last) */
#ifndef CAMTAY_DOMAIN_WAITING_H
#define CAMTAY_DOMAIN_WAITING_H

#include <stddef.h>

struct waiting {
    const char *id;   /* "otp" */
    const char *text; /* "chờ OTP" */
    const char *late; /* what is said once it is overdue: "OTP đã quá hạn" */
    int minutes;      /* after which it is overdue */
};

/* The table, the commonest first, "other" last; NULL beyond its end. */
size_t waiting_count(void);
const struct waiting *waiting_at(size_t index);
const struct waiting *waiting_find(const char *id);

#endif
