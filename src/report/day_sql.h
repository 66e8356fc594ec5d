/* What counts as a service ended on a day, once for all statements that need it. */
#ifndef CAMTAY_REPORT_DAY_SQL_H
#define CAMTAY_REPORT_DAY_SQL_H

/* Whether row `e` of `ended` stands: not undone, and no later answer for the same service and
 * provider in the same visit, on whatever day. */
#define ENDED_STANDS                                                                               \
    " e.reversed = 0 AND NOT EXISTS (SELECT 1 FROM ended AS later WHERE later.visit = e.visit"     \
    " AND later.service = e.service AND later.provider IS e.provider AND later.reversed = 0"       \
    " AND (later.at, later.device, later.number) > (e.at, e.device, e.number)) "

/* As `said`: the rows of `ended` that count on day ?1. */
#define WITH_SAID "WITH said AS (SELECT e.* FROM ended AS e WHERE e.day = ?1 AND" ENDED_STANDS ") "

/* Where the citizen of visit row `v` lives, as the figures have it. */
#define VISIT_HAMLET "CASE WHEN v.resident = 0 THEN 'other' ELSE coalesce(v.hamlet, '') END"

/* In which hour in Vietnam (UTC+7, whatever TZ says) visit row `v` was opened. */
#define VISIT_HOUR "((v.opened / 1000 + 25200) % 86400 / 3600)"

#endif
