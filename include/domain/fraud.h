/* What staff say about fraud: one sentence a visit, another each time.
 * @source apps.md §9 */
#ifndef CAMTAY_DOMAIN_FRAUD_H
#define CAMTAY_DOMAIN_FRAUD_H

#include <stddef.h>

/* How many sentences there are. */
size_t fraud_count(void);

/* The sentence of the n-th visit: after the last comes the first again. Never NULL. */
const char *fraud_sentence(size_t n);

#endif
