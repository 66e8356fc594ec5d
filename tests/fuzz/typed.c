/* What is typed into the fields of a page: dates, phones, numbers, names, any text. */
#include "fuzz/target.h"

#include <string.h>

#include "base/text.h"
#include "domain/birth.h"
#include "domain/date.h"
#include "domain/id_number.h"
#include "domain/name.h"
#include "domain/phone.h"

#define TODAY 20782 /* 25/11/2026 */
#define LIMIT 300

static void as_date(const char *typed)
{
    long day = 0;
    struct birth birth;
    char text[BIRTH_SIZE];
    if (date_read_due(typed, TODAY, &day, NULL))
        SOUND(day >= TODAY && day <= TODAY + 366);
    if (date_read_past(typed, TODAY, &day))
        SOUND(day <= TODAY);
    if (date_read_iso(typed, &day)) {
        char iso[DATE_SIZE];
        date_iso(day, iso);
        SOUND(strcmp(iso, typed) == 0);
    }
    if (birth_read(typed, TODAY, &birth, NULL)) {
        struct birth again;
        birth_iso(&birth, text);
        SOUND(birth_read(text, TODAY, &again, NULL) && again.year == birth.year &&
              again.month == birth.month && again.day == birth.day);
        SOUND(birth_age(&birth, TODAY) >= -1 && birth_age(&birth, TODAY) <= 131);
    }
}

static void as_number(const char *typed)
{
    struct phone phone;
    struct id_number number;
    char mask[PHONE_MASK_SIZE];
    if (phone_read(typed, &phone, NULL)) {
        size_t length = strlen(phone.digits);
        SOUND(length > 0 && strspn(phone.digits, "0123456789") == length);
        phone_mask(phone.digits, mask);
        SOUND(strcmp(mask, phone.digits) != 0);
    }
    if (id_number_read(typed, &number, NULL)) {
        SOUND(id_number_missing(typed) == 0);
        SOUND(strspn(number.digits, "0123456789") == ID_NUMBER_DIGITS);
        id_number_mask(number.digits, mask);
        SOUND(strstr(mask, number.digits) == NULL);
    }
}

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
    char *typed = malloc(size + 1);
    if (size > 0)
        memcpy(typed, data, size);
    typed[size] = '\0';
    as_date(typed);
    as_number(typed);
    as_name(typed);
    as_text(typed, size);
    free(typed);
    return 0;
}
