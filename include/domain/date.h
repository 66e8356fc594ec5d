/* Days of the Gregorian calendar. A day is a number of days since 1970-01-01 (see base/clock.h:
 * clock_day gives today's in Vietnam); nothing here asks a clock. Years 1800 to 2399. */
#ifndef CAMTAY_DOMAIN_DATE_H
#define CAMTAY_DOMAIN_DATE_H

#include <stdbool.h>

struct error;

#define DATE_FIRST_YEAR 1800
#define DATE_LAST_YEAR  2399
#define DATE_SIZE       16 /* bytes that the short writers below need */
#define DATE_LONG_SIZE  48

struct date {
    int year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

enum weekday { MONDAY = 0, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

/* True if there is such a day: 29/2 only in leap years. */
bool date_is_real(int year, int month, int day);

/* Days that the month has: 28 to 31; 0 if there is no such month. */
int date_days_in_month(int year, int month);

/* The day of a real date, and the date of a day; exact both ways. */
long date_to_day(struct date date);
struct date date_of_day(long day);

/* "2026-11-25", as the ledger and files have it. */
void date_iso(long day, char text[DATE_SIZE]);

/* Reads exactly that form; false if it is another or no real day. */
bool date_read_iso(const char *text, long *day);

/* "25/11/2026" and "25/11", always with two digits, so that columns stand.
 * @source rules.md §10 */
void date_text(long day, char text[DATE_SIZE]);
void date_text_short(long day, char text[DATE_SIZE]);

/* "ngày 05 tháng 02 năm 2027", as documents have it: a 0 before days under 10 and months 1 and 2.
 * @source rules.md §7 (NĐ 30/2020/NĐ-CP, Phụ lục I) */
void date_text_document(long day, char text[DATE_LONG_SIZE]);

/* The weekday of a day, and how it is written short and in full. */
enum weekday date_weekday(long day);
const char *date_weekday_short(long day); /* "T2" … "T7", "CN" */
const char *date_weekday_text(long day);  /* "thứ Hai" … "thứ Bảy", "Chủ nhật" */

/* The same day `months` later (or earlier), or the last of that month: 31/1 + 1 = 28/2 or 29/2. */
long date_add_months(long day, int months);

/* First and last day of the month that `day` is in. */
long date_month_start(long day);
long date_month_end(long day);

/* Reads when somebody shall come back: "27/11", "27-11-2026", "27112026", "+3" (days from today), "27"
 * (the next such day of a month). Without a year it is the next one to come, today included, and at
 * most half a year ahead: yesterday's "23/11" is a slip, not next year. ERROR_INPUT: cannot be read, no
 * real day, before today, or more than 366 days ahead. */
bool date_read_due(const char *typed, long today, long *due, struct error *error);

/* Reads a working day of the past: "24/11", "24-11-2026", "24112026", "24" (the last such day of a
 * month), "-1" (yesterday). Without a year it is the last one that has come, today included. False: it
 * cannot be read, is no real day, or lies ahead. */
bool date_read_past(const char *typed, long today, long *day);

#endif
