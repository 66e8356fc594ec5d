#include "domain/number.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

void number_text(long number, char text[NUMBER_SIZE])
{
    char digits[NUMBER_SIZE];
    snprintf(digits, sizeof digits, "%ld", number);
    size_t length = strlen(digits);
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        bool after_digit = i > 0 && digits[i - 1] != '-';
        if (after_digit && (length - i) % 3 == 0)
            text[used++] = '.';
        text[used++] = digits[i];
    }
    text[used] = '\0';
}

long percent_tenths(long part, long whole)
{
    if (whole <= 0)
        return -1;
    bool negative = part < 0;
    /* long double keeps every long exactly where it has 64 bits of mantissa; counts of people
     * are far below. */
    long double exact = (long double)(negative ? -part : part) * 1000.0L / (long double)whole;
    long tenths = (long)(exact + 0.5L);
    if (tenths % 10 == 0 && (long double)tenths > exact)
        tenths--;
    if (tenths == 1000 && part != whole)
        tenths = 1001;
    if (tenths == 0 && part != 0)
        tenths = 1;
    return negative ? -tenths : tenths;
}

static void tenths_text(long tenths, char text[NUMBER_SIZE])
{
    const char *sign = tenths < 0 ? "-" : "";
    long value = tenths < 0 ? -tenths : tenths;
    if (value % 10 == 0)
        snprintf(text, NUMBER_SIZE, "%s%ld%%", sign, value / 10);
    else
        snprintf(text, NUMBER_SIZE, "%s%ld,%ld%%", sign, value / 10, value % 10);
}

void percent_tenths_text(long tenths, char text[NUMBER_SIZE])
{
    if (tenths < 0)
        snprintf(text, NUMBER_SIZE, "–");
    else
        tenths_text(tenths, text);
}

void percent_text(long part, long whole, char text[NUMBER_SIZE])
{
    text[0] = '\0';
    if (whole > 0)
        tenths_text(percent_tenths(part, whole), text);
}

void duration_clock_text(long seconds, char text[NUMBER_SIZE])
{
    if (seconds < 0)
        seconds = 0;
    long hours = seconds / 3600, minutes = seconds / 60 % 60;
    if (hours > 0)
        snprintf(text, NUMBER_SIZE, "%ld:%02ld:%02ld", hours, minutes, seconds % 60);
    else
        snprintf(text, NUMBER_SIZE, "%02ld:%02ld", minutes, seconds % 60);
}

void duration_text(long seconds, char text[NUMBER_SIZE])
{
    if (seconds < 0)
        seconds = 0;
    if (seconds < 60) {
        snprintf(text, NUMBER_SIZE, "%ld giây", seconds);
        return;
    }
    long minutes = seconds / 60 + (seconds % 60 >= 30);
    if (minutes < 60)
        snprintf(text, NUMBER_SIZE, "%ld phút", minutes);
    else if (minutes % 60 == 0)
        snprintf(text, NUMBER_SIZE, "%ld giờ", minutes / 60);
    else
        snprintf(text, NUMBER_SIZE, "%ld giờ %ld phút", minutes / 60, minutes % 60);
}
