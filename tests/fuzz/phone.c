/* Phone numbers as they are typed. */
#include "fuzz/target.h"

#include <string.h>

#include "base/text.h"
#include "domain/phone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct phone phone, again;
    char mask[PHONE_MASK_SIZE];
    char *typed = fuzz_text(data, size);
    enum phone_fault fault = phone_examine(typed, &phone);
    SOUND((phone_fault_text(fault)[0] == '\0') == (fault == PHONE_FINE));
    SOUND((phone_fault_code(fault)[0] == '\0') == (fault == PHONE_FINE));
    if (fault == PHONE_FINE) {
        size_t length = strlen(phone.digits);
        SOUND(length > 0 && strspn(phone.digits, "0123456789") == length);
        SOUND(phone_examine(phone.digits, &again) == PHONE_FINE);
        SOUND(strcmp(again.digits, phone.digits) == 0);
        phone_mask(phone.digits, mask);
        SOUND(strcmp(mask, phone.digits) != 0 && text_is_utf8(mask, strlen(mask)));
        SOUND(phone.doubt == PHONE_SURE || phone_doubt_text(phone.doubt)[0] != '\0');
    }
    free(typed);
    return 0;
}
