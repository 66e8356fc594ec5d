/* ID numbers as they are typed. */
#include "fuzz/target.h"

#include <string.h>

#include "base/text.h"
#include "domain/birth.h"
#include "domain/id_number.h"

#define TODAY 20781 /* 24/11/2026 */

static void check_good(const char *typed, const struct id_number *number)
{
    char mask[ID_NUMBER_MASK_SIZE], text[ID_NUMBER_MESSAGE_SIZE];
    const struct birth birth = {.year = 1990};
    struct id_number again;
    SOUND(id_number_missing(typed) == 0);
    SOUND(strlen(number->digits) == ID_NUMBER_DIGITS);
    SOUND(strspn(number->digits, "0123456789") == ID_NUMBER_DIGITS);
    SOUND(number->birth_year >= 1900 && number->birth_year <= 2399);
    SOUND(id_number_examine(number->digits, &again) == ID_NUMBER_FINE);
    SOUND(again.sex == number->sex && again.birth_year == number->birth_year);
    id_number_mask(number->digits, mask);
    SOUND(strstr(mask, number->digits) == NULL);
    const char *doubt = id_number_doubt(number, TODAY, NULL);
    SOUND(doubt == NULL || text_is_clean(doubt));
    enum id_number_conflict conflict = id_number_conflict(number, &birth, SEX_MALE);
    id_number_conflict_text(number, &birth, SEX_MALE, text);
    SOUND((conflict == ID_NUMBER_AGREES) == (text[0] == '\0'));
    SOUND(text_is_clean(text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct id_number number;
    char text[ID_NUMBER_MESSAGE_SIZE], old[OLD_NUMBER_DIGITS + 1];
    char *typed = fuzz_text(data, size);
    enum id_number_fault fault = id_number_examine(typed, &number);
    SOUND(id_number_message(typed, text) == (fault == ID_NUMBER_FINE));
    SOUND((text[0] == '\0') == (fault == ID_NUMBER_FINE) && text_is_clean(text));
    SOUND((id_number_fault_code(fault)[0] == '\0') == (fault == ID_NUMBER_FINE));
    if (fault == ID_NUMBER_FINE)
        check_good(typed, &number);
    if (id_number_read_old(typed, old))
        SOUND(strlen(old) == OLD_NUMBER_DIGITS);
    free(typed);
    return 0;
}
