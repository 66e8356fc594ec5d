/* What the counter helps with, and who issues signatures. Ids are what the ledger keeps: they
 * never change. */
#ifndef CAMTAY_DOMAIN_SERVICE_H
#define CAMTAY_DOMAIN_SERVICE_H

#include <stdbool.h>
#include <stddef.h>

struct service {
    const char *id;    /* "vneid-install" */
    const char *title; /* "Cài VNeID" */
    const char *brief; /* "Cài": where several stand on one line, and on the quick log */
    int order;         /* of the counter: 1, 2, … */
    bool has_provider; /* somebody issues it: the log asks who */
};

struct provider {
    const char *id;    /* "vnpt" */
    const char *title; /* "VNPT SmartCA" */
};

/* @source rules.md §6 (what the plan orders), apps.md §1-6 */
#define SERVICE_VNEID_INSTALL "vneid-install"
#define SERVICE_VNEID_LEVEL2  "vneid-level2"
#define SERVICE_SIGNATURE     "signature"
#define SERVICE_PORTAL        "portal"

/* The table in the order of the counter; NULL beyond its end. */
size_t service_count(void);
const struct service *service_at(size_t index);

/* The service with this id, or NULL. */
const struct service *service_find(const char *id);

/* Where the certificate was taken; "vneid" means inside VNeID, whichever issuer stands behind it.
 * @source apps.md §2-5 */
size_t provider_count(void);
const struct provider *provider_at(size_t index);
const struct provider *provider_find(const char *id);

#endif
