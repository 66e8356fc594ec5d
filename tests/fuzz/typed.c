/* What is typed into the fields of a page: names, any text. */
#include "fuzz/target.h"

#include <string.h>

#include "base/text.h"
#include "domain/name.h"

#define LIMIT 300

static void as_name(const char *typed)
{
    char *key = name_sort_key(typed);
    const char *given = name_given(typed);
    SOUND(given >= typed && given <= typed + strlen(typed));
    SOUND(name_compare(typed, typed) == 0 && name_compare_places(typed, typed) == 0);
    if (name_valid(typed, NULL))
        SOUND(text_is_clean(typed) && strlen(typed) <= NAME_MOST_BYTES);
    free(key);
}

static void as_text(const char *typed, size_t size)
{
    char *clean = text_clean(typed, size, LIMIT), *folded = text_fold(clean);
    SOUND(text_is_clean(clean) && strlen(clean) <= LIMIT);
    char *again = text_clean(clean, strlen(clean), LIMIT);
    SOUND(strcmp(clean, again) == 0);
    int width = text_width(clean);
    SOUND(width >= 0 && text_fit(clean, width) == strlen(clean));
    size_t next = 0;
    for (const char *at = clean; *at != '\0'; at += next) {
        size_t line = text_break(at, 7, &next);
        SOUND(next > 0 && line <= next && next <= strlen(at));
    }
    for (size_t at = strlen(clean), before; at > 0; at = before) {
        before = text_previous(clean, at);
        SOUND(before < at && text_next(clean, before) >= at);
    }
    free(clean);
    free(folded);
    free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *typed = fuzz_text(data, size);
    as_name(typed);
    as_text(typed, size);
    free(typed);
    return 0;
}
