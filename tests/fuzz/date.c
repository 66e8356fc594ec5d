/* Days and births as they are typed. */
#include "fuzz/target.h"

#include <string.h>

#include "base/text.h"
#include "domain/birth.h"
#include "domain/date.h"

#define TODAY 20781 /* 24/11/2026 */

static void as_day(const char *typed)
{
    long day = 0;
    char iso[DATE_SIZE];
    if (date_read_due(typed, TODAY, &day, NULL))
        SOUND(day >= TODAY && day <= TODAY + 366);
    if (date_read_past(typed, TODAY, &day))
        SOUND(day <= TODAY);
    if (date_read_iso(typed, &day)) {
        date_iso(day, iso);
        SOUND(strcmp(iso, typed) == 0);
    }
}

static void as_birth(const char *typed)
{
    struct birth birth, again;
    char text[BIRTH_SIZE], message[BIRTH_MESSAGE_SIZE];
    enum birth_fault fault = birth_examine(typed, TODAY, &birth);
    SOUND(birth_message(typed, TODAY, message) == (fault == BIRTH_FINE));
    SOUND((message[0] == '\0') == (fault == BIRTH_FINE) && text_is_clean(message));
    if (fault != BIRTH_FINE)
        return;
    birth_iso(&birth, text);
    SOUND(birth_read(text, TODAY, &again, NULL) && again.year == birth.year &&
          again.month == birth.month && again.day == birth.day);
    SOUND(birth_age(&birth, TODAY) >= -1 && birth_age(&birth, TODAY) <= BIRTH_OLDEST + 1);
    if (birth_age(&birth, TODAY) >= 0)
        SOUND(birth_is_adult(&birth, TODAY) == (birth_possible(&birth, TODAY) == NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *typed = fuzz_text(data, size);
    as_day(typed);
    as_birth(typed);
    free(typed);
    return 0;
}
