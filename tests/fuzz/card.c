/* What a scanner sends: any bytes may come as a card. */
#include "fuzz/target.h"

#include <string.h>

#include "base/text.h"
#include "domain/card.h"

#define TODAY 20781 /* 24/11/2026 */

static int is_digits(const char *text, size_t wanted)
{
    return strlen(text) == wanted && strspn(text, "0123456789") == wanted;
}

static void check_card(const struct card *card)
{
    SOUND(is_digits(card->id, ID_NUMBER_DIGITS));
    SOUND(card->old_id[0] == '\0' || is_digits(card->old_id, OLD_NUMBER_DIGITS) ||
          is_digits(card->old_id, ID_NUMBER_DIGITS));
    SOUND(text_is_clean(card->name) && text_is_clean(card->address));
    SOUND(strchr(card->name, '|') == NULL || card->name_check);
    SOUND(card->name[0] != '\0' || card->name_check);
    SOUND(card->sex == SEX_MALE || card->sex == SEX_FEMALE);
    SOUND(birth_age(&card->birth, TODAY) >= 0);
    SOUND(card->issued.year == 0 || birth_age(&card->issued, TODAY) >= 0);
}

/* A good card, written as cards are, reads as itself. */
static void read_again(const struct card *card)
{
    char text[2000], birth[16] = "", why[BIRTH_SIZE];
    struct card again;
    struct card_faults faults;
    if (card->name_check || !name_valid(card->name, NULL))
        return;
    birth_iso(&card->birth, why);
    snprintf(birth, sizeof birth, "%02d%02d%04d", card->birth.day, card->birth.month,
             card->birth.year);
    int length = snprintf(text, sizeof text, "%s|%s|%s|%s|%s||", card->id, card->old_id, card->name,
                          birth, sex_text(card->sex));
    SOUND(card_read(text, (size_t)length, TODAY, &again, &faults));
    SOUND(strcmp(again.id, card->id) == 0 && again.sex == card->sex);
    birth_iso(&again.birth, birth);
    SOUND(strcmp(birth, why) == 0);
    SOUND(strcmp(again.name, card->name) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct card card;
    struct card_faults faults = {.count = 0};
    enum card_kind kind = card_kind_of(data, size);
    SOUND(kind == CARD_CITIZEN || card_kind_message(kind)[0] != '\0');
    if (card_read(data, size, TODAY, &card, &faults)) {
        check_card(&card);
        read_again(&card);
        return 0;
    }
    SOUND(card.id[0] == '\0' && card.name[0] == '\0' && card.address[0] == '\0');
    SOUND(faults.count > 0 && faults.count <= CARD_FIELDS);
    for (size_t i = 0; i < faults.count; i++) {
        SOUND(faults.at[i].code[0] != '\0' && faults.at[i].message[0] != '\0');
        SOUND(text_is_clean(faults.at[i].message));
    }
    return 0;
}
