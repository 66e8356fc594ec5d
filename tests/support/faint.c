#include "support/faint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rewrites the parameters of one complete SGR sequence ("ESC [ 0 ; 2 m"): 2 becomes 11, 22 becomes
 * 22;10. The 2 and 5 after 38 or 48 are no styles but kinds of colour. */
static size_t rewrite(const char *sequence, size_t length, char *into, size_t size)
{
    FILE *out = fmemopen(into, size, "w");
    if (out == NULL)
        abort();
    fputs("\033[", out);
    int colour = 0; /* parameters that still belong to a colour */
    const char *at = sequence + 2, *last = sequence + length - 1;
    while (at < last) {
        const char *end = memchr(at, ';', (size_t)(last - at));
        const char *next = end == NULL ? last : end + 1;
        size_t digits = (size_t)((end == NULL ? last : end) - at);
        long value = strtol(at, NULL, 10);
        if (colour == 0 && digits > 0 && value == 2)
            fputs("11", out);
        else if (colour == 0 && value == 22)
            fputs("22;10", out);
        else
            fwrite(at, 1, digits, out);
        if (colour > 0)
            colour--;
        else if (value == 38 || value == 48)
            colour = *next == '5' ? 2 : 4;
        if (end != NULL)
            putc(';', out);
        at = next;
    }
    putc('m', out);
    size_t written = (size_t)ftell(out);
    fclose(out);
    return written;
}

/* Is what is held the beginning of an SGR sequence (and not yet its end)? */
static int held_is_style(const struct faint *faint)
{
    for (size_t i = 2; i < faint->length; i++)
        if (strchr("0123456789;", faint->held[i]) == NULL)
            return 0;
    return faint->length < 2 || faint->held[1] == '[';
}

void faint_filter(struct faint *faint, const char *bytes, size_t size,
                  void (*put)(void *self, const char *bytes, size_t size), void *self)
{
    size_t plain = 0; /* start of what can be handed on as it is */
    for (size_t i = 0; i < size; i++) {
        if (faint->length == 0) {
            if (bytes[i] != '\033')
                continue;
            put(self, bytes + plain, i - plain);
        }
        plain = i + 1;
        faint->held[faint->length++] = bytes[i];
        if (bytes[i] == 'm' && faint->length > 2) {
            char text[3 * sizeof faint->held];
            put(self, text, rewrite(faint->held, faint->length, text, sizeof text));
            faint->length = 0;
        } else if (!held_is_style(faint) || faint->length == sizeof faint->held) {
            put(self, faint->held, faint->length);
            faint->length = 0;
        }
    }
    if (faint->length == 0)
        put(self, bytes + plain, size - plain);
}
