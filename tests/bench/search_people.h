/* People for the search rows: invented names of Kinh, Ba Na, Gia Rai and Xơ Đăng, as often as one meets
 * them. */
#ifndef CAMTAY_BENCH_SEARCH_PEOPLE_H
#define CAMTAY_BENCH_SEARCH_PEOPLE_H

#include <stddef.h>
#include <stdint.h>

#include "ledger/search.h"

struct search_one {
    char id[40], name[64], number[24], phone[24];
    struct search_person person; /* points into the texts above */
};

/* The n-th of `people`: always the same one. The last visit is the later, the smaller n is. */
void search_one(uint32_t n, uint32_t people, struct search_one *one);

/* The hamlets where they live, by name. */
size_t search_hamlet_names_count(void);
const char *search_hamlet_name(size_t i);

#endif
