/* Which days are worked, by the yearly notices, and when the monthly report is due.
 * @source rules.md §9 */
#ifndef CAMTAY_DOMAIN_CALENDAR_H
#define CAMTAY_DOMAIN_CALENDAR_H

#include <stdbool.h>

struct arena;
struct calendar;
struct commune;
struct error;
struct findings;

/* Reads every YYYY.yaml of the folder into `arena`. Findings (may be NULL) get each mistake with
 * its line: besides those of base/yaml.h a day of another year, a day given twice; as warnings
 * what is not confirmed. A file with a mistake is left out, so its year is not known.
 * NULL (with `error`) only if the folder cannot be read. */
const struct calendar *calendar_load(const char *folder, struct arena *arena,
                                     struct findings *findings, struct error *error);

/* The calendar without a year, for where none can be read: only the weekends are off. */
const struct calendar *calendar_weekends(void);

/* True if the year has a file. Of other years only the weekends are known. */
bool calendar_knows_year(const struct calendar *calendar, int year);

/* Monday to Friday but the days off; Saturdays that make up for one. */
bool calendar_is_working_day(const struct calendar *calendar, long day);

/* Why the day is off or a Saturday is worked ("Ngày Văn hóa Việt Nam"), or NULL. */
const char *calendar_why(const struct calendar *calendar, long day);

/* The last working day before `day`, and the first after it. */
long calendar_previous_working_day(const struct calendar *calendar, long day);
long calendar_next_working_day(const struct calendar *calendar, long day);

/* `day` itself if it is worked, else the last working day before it. */
long calendar_working_day_by(const struct calendar *calendar, long day);

/* The next day, today included, on which a monthly report is due: the commune's report day, or the
 * last working day before it. @source rules.md §6 (the 20th; no rule for a day off: our choice) */
long calendar_report_due(const struct calendar *calendar, const struct commune *commune,
                         long today);

/* The days that the report of the month of `due` covers: the day after the last month's cut-off to
 * this month's cut-off. @source rules.md §6 (15th to 14th, to be confirmed) */
void calendar_report_period(const struct commune *commune, long due, long *from, long *to);

#endif
