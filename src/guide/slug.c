#include "guide/slug.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

const char *slug_of_title(struct arena *arena, const char *title)
{
    char *folded = text_fold(title);
    char *slug = arena_new_bytes(arena, strlen(folded) + 1);
    size_t length = 0;
    for (const char *c = folded; *c != '\0'; c++) {
        if (is_plain(*c))
            slug[length++] = *c;
        else if (length > 0 && slug[length - 1] != '-')
            slug[length++] = '-';
    }
    while (length > 0 && slug[length - 1] == '-')
        slug[--length] = '\0';
    free(folded);
    return slug;
}

const char *slug_of_anchor(struct arena *arena, const char *anchor)
{
    /* text_fold would drop the hyphens, which stand for spaces here. */
    char *spaced = arena_new_bytes(arena, strlen(anchor) + 1);
    for (size_t i = 0; anchor[i] != '\0'; i++)
        spaced[i] = anchor[i] == '-' ? ' ' : anchor[i];
    return slug_of_title(arena, spaced);
}

bool slug_is_plain(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!is_plain(text[i]) && text[i] != '-')
            return false;
    }
    return length > 0;
}
