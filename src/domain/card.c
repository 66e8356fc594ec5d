#include "domain/card.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"
#include "domain/card_parts.h"
#include "domain/card_text.h"

#define MOST_OF_FIELD 1600 /* bytes of a name or an address that are looked at */

const char *card_field_name(enum card_field field)
{
    static const char *const names[CARD_FIELDS] = {
        [CARD_WHOLE] = "card",      [CARD_ID] = "id",        [CARD_OLD_ID] = "old_id",
        [CARD_NAME] = "name",       [CARD_BIRTH] = "birth",  [CARD_SEX] = "sex",
        [CARD_ADDRESS] = "address", [CARD_ISSUED] = "issued"};
    return names[field];
}

static void add_fault(struct card_faults *faults, enum card_field field, const char *code,
                      const char *message)
{
    struct card_fault *fault = &faults->at[faults->count++];
    fault->field = field;
    fault->code = code;
    snprintf(fault->message, sizeof fault->message, "%s", message);
}

static bool refuse_whole(struct card_faults *faults, const char *code, const char *message)
{
    faults->count = 0;
    add_fault(faults, CARD_WHOLE, code, message);
    return false;
}

/* --- texts --- */

/* One space between words and none around them; what could not be read is a question mark. */
static void settle_spaces(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0';) {
        bool no_break = strncmp(from, "\xC2\xA0", 2) == 0;
        if (*from == ' ' || no_break) {
            if (to > text && to[-1] != ' ')
                *to++ = ' ';
            from += no_break ? 2 : 1;
        } else if (strncmp(from, "\xEF\xBF\xBD", 3) == 0) {
            *to++ = '?';
            from += 3;
        } else {
            *to++ = *from++;
        }
    }
    if (to > text && to[-1] == ' ')
        to--;
    *to = '\0';
}

/* The field as clean text of less than `size` bytes; false if it was longer than that. */
static bool take_text(struct card_slice field, char *into, size_t size)
{
    size_t length = field.length < MOST_OF_FIELD ? field.length : MOST_OF_FIELD;
    char *clean = text_clean(field.at, length, MOST_OF_FIELD);
    settle_spaces(clean);
    char *fitting = text_clean(clean, strlen(clean), size - 1);
    settle_spaces(fitting); /* where it was cut */
    bool whole = length == field.length && strlen(fitting) == strlen(clean);
    snprintf(into, size, "%s", fitting);
    explicit_bzero(clean, strlen(clean));
    explicit_bzero(fitting, strlen(fitting));
    free(clean);
    free(fitting);
    return whole;
}

static bool has_letter(const char *text)
{
    while (*text != '\0') {
        utf8proc_int32_t point = 0;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
        utf8proc_category_t category = utf8proc_category(point);
        if (size <= 0)
            return false;
        if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
            category == UTF8PROC_CATEGORY_LO || category == UTF8PROC_CATEGORY_LT)
            return true;
        text += size;
    }
    return false;
}

static void take_name(const struct card_parts *parts, struct card *card)
{
    bool whole = take_text(parts->name, card->name, sizeof card->name);
    if (!has_letter(card->name))
        explicit_bzero(card->name, sizeof card->name);
    card->name_check = !whole || parts->torn || card_name_is_doubtful(card->name);
}

/* --- fields that must be right --- */

static void take_number(struct card_slice field, struct card *card, struct card_faults *faults)
{
    if (field.length == 0)
        add_fault(faults, CARD_ID, "missing",
                  "Không đọc được số căn cước. Lau thẻ rồi quét lại, hoặc gõ 12 số.");
    else if (!card_has_digits(field, ID_NUMBER_DIGITS))
        add_fault(
            faults, CARD_ID, "not_12_digits",
            "Số căn cước đọc được không đúng 12 số. Quét lại thẻ, hoặc gõ 12 số ở mặt trước.");
    else
        memcpy(card->id, field.at, ID_NUMBER_DIGITS);
}

/* A digit lost here may be lost in the number too, so it is no small matter. */
static void take_old_number(struct card_slice field, struct card *card, struct card_faults *faults)
{
    if (field.length == 0)
        return;
    if (card_has_digits(field, OLD_NUMBER_DIGITS) || card_has_digits(field, ID_NUMBER_DIGITS))
        memcpy(card->old_id, field.at, field.length);
    else
        add_fault(faults, CARD_OLD_ID, "not_9_digits",
                  "Số CMND cũ đọc được không phải 9 hay 12 số, nên các số khác cũng có thể sai. "
                  "Quét lại thẻ, hoặc gõ 12 số.");
}

/* What the fields of dates hold; BIRTH_UNREADABLE if it is not written as cards write it. */
static enum birth_fault read_date(struct card_slice field, long today, struct birth *date)
{
    char text[16];
    *date = (struct birth){0};
    if (field.length == 0)
        return BIRTH_EMPTY;
    if (!card_is_date(field))
        return BIRTH_UNREADABLE;
    snprintf(text, sizeof text, "%.*s", (int)field.length, field.at);
    enum birth_fault fault = birth_examine(text, today, date);
    explicit_bzero(text, sizeof text);
    return fault;
}

static void take_birth(struct card_slice field, long today, struct card *card,
                       struct card_faults *faults)
{
    char message[BIRTH_MESSAGE_SIZE];
    enum birth_fault fault = read_date(field, today, &card->birth);
    if (fault == BIRTH_EMPTY)
        add_fault(faults, CARD_BIRTH, "missing",
                  "Không đọc được ngày sinh. Quét lại thẻ, hoặc gõ tay.");
    else if (fault == BIRTH_UNREADABLE)
        add_fault(
            faults, CARD_BIRTH, "unreadable",
            "Ngày sinh đọc được không phải 8 số ngày, tháng, năm. Quét lại thẻ, hoặc gõ tay.");
    if (fault == BIRTH_FINE || fault == BIRTH_EMPTY || fault == BIRTH_UNREADABLE)
        return;
    birth_fault_text(fault, &card->birth, message);
    add_fault(faults, CARD_BIRTH, birth_fault_code(fault), message);
}

static void take_sex(struct card_slice field, struct card *card, struct card_faults *faults)
{
    card->sex = card_sex(field);
    if (field.length == 0)
        add_fault(faults, CARD_SEX, "missing",
                  "Không đọc được giới tính. Quét lại thẻ, hoặc gõ tay.");
    else if (card->sex == SEX_UNKNOWN)
        add_fault(faults, CARD_SEX, "unknown",
                  "Giới tính đọc được không phải Nam hay Nữ. Quét lại thẻ, hoặc gõ tay.");
}

/* The first 8 digits where the number of a cut second copy is glued behind them. */
static void take_issued(struct card_slice field, long today, struct card *card)
{
    if (field.length > 8 && card_is_digits(field))
        field.length = 8;
    if (read_date(field, today, &card->issued) != BIRTH_FINE || card->issued.month == 0)
        card->issued = (struct birth){0};
}

static void take_parts(const struct card_parts *parts, long today, struct card *card,
                       struct card_faults *faults)
{
    *card = (struct card){0};
    faults->count = 0;
    take_number(parts->id, card, faults);
    take_old_number(parts->old_id, card, faults);
    take_birth(parts->birth, today, card, faults);
    take_sex(parts->sex, card, faults);
    take_name(parts, card);
    take_text(parts->address, card->address, sizeof card->address);
    take_issued(parts->issued, today, card);
}

/* --- copies --- */

/* The copy to be taken: the first that is whole, else the first that has number, date and sex, else the
 * first of all. */
static size_t best_copy(const struct card_parts *copies, size_t count)
{
    size_t best = 0;
    int most = -1;
    for (size_t i = 0; i < count; i++) {
        const struct card_parts *copy = &copies[i];
        int good = card_has_digits(copy->id, ID_NUMBER_DIGITS) + card_is_date(copy->birth) +
                   (card_sex(copy->sex) != SEX_UNKNOWN);
        int value = good * 4 + !copy->short_ * 2 + !copy->slid;
        if (value > most) {
            most = value;
            best = i;
        }
    }
    return best;
}

/* True if the copies have more than one number among them. */
static bool of_two_people(const struct card_parts *copies, size_t count)
{
    const struct card_parts *first = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!card_has_digits(copies[i].id, ID_NUMBER_DIGITS))
            continue;
        if (first != NULL && memcmp(first->id.at, copies[i].id.at, ID_NUMBER_DIGITS) != 0)
            return true;
        first = first != NULL ? first : &copies[i];
    }
    return false;
}

static bool read_copies(const char *text, size_t length, long today, struct card *card,
                        struct card_faults *faults)
{
    size_t count = 0;
    struct card_parts *copies = card_cut(text, length, card_separator(text, length), &count);
    if (count == 0 || of_two_people(copies, count)) {
        refuse_whole(faults, "two_cards", "Đọc được hai thẻ liền nhau. Quét lại từng thẻ một.");
    } else {
        take_parts(&copies[best_copy(copies, count)], today, card, faults);
    }
    free(copies);
    return faults->count == 0;
}

bool card_read(const void *bytes, size_t length, long today, struct card *card,
               struct card_faults *faults)
{
    *card = (struct card){0};
    *faults = (struct card_faults){.count = 0};
    if (length > CARD_MOST_BYTES)
        return refuse_whole(
            faults, "too_long",
            "Mã dài quá, không phải mã trên thẻ căn cước. Quét lại thẻ, hoặc gõ 12 số.");
    size_t size = 0;
    char *text = card_text_prepare(bytes, length, &size);
    enum card_kind kind = size == 0 ? CARD_OTHER : card_kind_of(bytes, length);
    bool good = false;
    if (size == 0)
        refuse_whole(faults, "empty", "Chưa đọc được gì. Lau thẻ rồi quét lại, hoặc gõ 12 số.");
    else if (kind != CARD_CITIZEN)
        refuse_whole(faults, card_kind_code(kind), card_kind_message(kind));
    else
        good = read_copies(text, size, today, card, faults);
    card_text_free(text, size);
    if (!good)
        explicit_bzero(card, sizeof *card);
    return good;
}
