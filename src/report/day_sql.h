/* What counts as a service ended on a day, once for all statements that need it. */
#ifndef CAMTAY_REPORT_DAY_SQL_H
#define CAMTAY_REPORT_DAY_SQL_H

/* As `said`: the answers that stand, of day ?1; and of the days from ?1 to ?2. */
#define SAID_ON_DAY  "WITH said AS (SELECT * FROM ended WHERE day = ?1 AND stands) "
#define SAID_BETWEEN "WITH said AS (SELECT * FROM ended WHERE day BETWEEN ?1 AND ?2 AND stands) "

/* Where the citizen of visit row `v` lives, as the figures have it. */
#define VISIT_HAMLET "CASE WHEN v.resident = 0 THEN 'other' ELSE coalesce(v.hamlet, '') END"

/* In which hour in Vietnam (UTC+7, whatever TZ says) visit row `v` was opened. */
#define VISIT_HOUR "((v.opened / 1000 + 25200) % 86400 / 3600)"

#endif
