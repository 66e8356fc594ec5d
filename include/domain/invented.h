/* Invented citizens, for practice, the demo and tests: nobody real can be meant. Their numbers begin
 * with 099, a prefix that is not in use, their phones with 0500 (nor is that one); names are drawn
 * from those usual around Kon Tum, Kinh and Ba Na alike.
 * @source rules.md §1 (prefixes), §4 (names) */
#ifndef CAMTAY_DOMAIN_INVENTED_H
#define CAMTAY_DOMAIN_INVENTED_H

#include <stdint.h>

#include "domain/id_number.h"
#include "domain/sex.h"

#define INVENTED_NAME_SIZE 64

struct invented {
    char name[INVENTED_NAME_SIZE];        /* "A Thuk", "Nguyễn Thị Hoa" */
    char id_number[ID_NUMBER_DIGITS + 1]; /* "099…": century, sex and year are right */
    char birth[16];                       /* "1958-03-02"; the year alone for some elders */
    char phone[16];                       /* "0500…" */
    enum sex sex;
};

/* The n-th invented citizen of `seed`: always the same one for the same two numbers, another number
 * for each n below 1,000,000. Born so that they are 16 to 90 years old on `today` (days since
 * 1970-01-01); about one in twenty is under 18. */
void invented_citizen(uint64_t seed, uint32_t n, int32_t today, struct invented *invented);

#endif
