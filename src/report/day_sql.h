/* What counts as a service ended on a day, once for all statements that need it. */
#ifndef CAMTAY_REPORT_DAY_SQL_H
#define CAMTAY_REPORT_DAY_SQL_H

/* As `said`: the rows of `ended` that count on day ?1. */
#define WITH_SAID "WITH said AS (SELECT * FROM ended WHERE day = ?1 AND stands) "

/* Where the citizen of visit row `v` lives, as the figures have it. */
#define VISIT_HAMLET "CASE WHEN v.resident = 0 THEN 'other' ELSE coalesce(v.hamlet, '') END"

/* In which hour in Vietnam (UTC+7, whatever TZ says) visit row `v` was opened. */
#define VISIT_HOUR "((v.opened / 1000 + 25200) % 86400 / 3600)"

#endif
