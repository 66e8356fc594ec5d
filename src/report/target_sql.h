/* Who counts for the targets, once for all statements. */
#ifndef CAMTAY_REPORT_TARGET_SQL_H
#define CAMTAY_REPORT_TARGET_SQL_H

/* A row of `citizen` on day ?1 (YYYY-MM-DD), in the book by then: a resident, surely 18. Who was born
 * 19 calendar years before is of age whatever the month. */
#define CITIZEN_COUNTS "resident = 1 AND (adult = 1 OR birth_year <= substr(?1, 1, 4) - 19)"

#endif
