/* A day on the command line. */
#ifndef CAMTAY_COMMAND_TYPED_DAY_H
#define CAMTAY_COMMAND_TYPED_DAY_H

#include <stdbool.h>

/* Reads "2026-11-25" or "25/11/2026" into days since 1970-01-01; false if it is neither. */
bool typed_day(const char *text, long *day);

#endif
