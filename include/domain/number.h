/* Numbers as Vietnamese text. @source rules.md §10 */
#ifndef CAMTAY_DOMAIN_NUMBER_H
#define CAMTAY_DOMAIN_NUMBER_H

#define NUMBER_SIZE 32

/* "1.234.567", "-12". */
void number_text(long number, char text[NUMBER_SIZE]);

/* Tenths of a percent (314 is 31,4%), half away from zero, but no whole percent is reached by rounding
 * up: 499,8 tenths are 49,9%, because a target of 50% is not reached. 100% and 0% are said only when
 * they are exact. -1 when `whole` is 0 or less. */
long percent_tenths(long part, long whole);

/* "31,4%", "50%" (no ",0"), "–" for -1. */
void percent_tenths_text(long tenths, char text[NUMBER_SIZE]);

/* Both; "" when `whole` is 0 or less. */
void percent_text(long part, long whole, char text[NUMBER_SIZE]);

/* A running time, "04:10" or "1:04:10"; below 0 counts as 0. */
void duration_clock_text(long seconds, char text[NUMBER_SIZE]);

/* A time said, "11 phút", "40 giây" below a minute, "1 giờ 5 phút"; rounded to whole minutes. */
void duration_text(long seconds, char text[NUMBER_SIZE]);

#endif
