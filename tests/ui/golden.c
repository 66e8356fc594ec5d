#include "ui/golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static size_t read_file(const char *path, char *text, size_t size)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return 0;
    size_t length = fread(text, 1, size - 1, file);
    fclose(file);
    return length;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

void assert_golden(const char *name, const char *text)
{
    static char wanted[65536];
    char path[512];
    snprintf(path, sizeof path, "%s/%s.txt", UI_GOLDEN, name);
    if (getenv("CAMTAY_ACCEPT") != NULL) {
        write_file(path, text);
        return;
    }
    wanted[read_file(path, wanted, sizeof wanted)] = '\0';
    const char *left = wanted, *right = text;
    for (int row = 1; *left != '\0' || *right != '\0'; row++) {
        size_t a = strcspn(left, "\n"), b = strcspn(right, "\n");
        if (a != b || memcmp(left, right, a) != 0)
            fail_msg("%s, row %d:\n  wanted %.*s\n  got    %.*s", name, row, (int)a, left, (int)b,
                     right);
        left += a + (left[a] == '\n');
        right += b + (right[b] == '\n');
    }
}
