/* A visit as a row of a list: what the day's list and the log share. */
#ifndef CAMTAY_REPORT_VISIT_ROW_H
#define CAMTAY_REPORT_VISIT_ROW_H

#include <stdbool.h>

#include "report/day.h"

struct error;
struct statement;
struct store;

/* Reads the columns visit, citizen, opened, result, staff, hamlet, in this order, from column 0 on. */
void visit_read(const struct statement *statement, struct day_visit *row);

/* Fills `services` by the answers that stand. */
bool visit_services(struct store *store, struct day_visit *row, struct error *error);

#endif
