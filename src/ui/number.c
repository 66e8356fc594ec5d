#include "ui/number.h"

#include <stdio.h>
#include <string.h>

const char *figure_text(long value, char *text)
{
    char plain[FIGURE_SIZE];
    snprintf(plain, sizeof plain, "%ld", value);
    size_t length = strlen(plain), at = 0;
    for (size_t i = 0; i < length && at + 2 < FIGURE_SIZE; i++) {
        text[at++] = plain[i];
        size_t left = length - 1 - i;
        if (left > 0 && left % 3 == 0 && plain[i] != '-')
            text[at++] = '.';
    }
    text[at] = '\0';
    return text;
}
