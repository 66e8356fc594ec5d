#include "domain/card_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "domain/id_number.h"

#define WHOLE_CARD  7  /* fields of the cards of 2021; those of 2024 have eleven */
#define MOST_TAKEN  12 /* fields of a copy that anybody looks at */
#define LEAST_SIGNS 3  /* with fewer signs between there is no number, date and sex */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_at_start(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && is_digit(text[count]))
        count++;
    return count;
}

bool card_has_digits(struct card_slice field, size_t count)
{
    return field.length == count && digits_at_start(field.at, field.length) == count;
}

bool card_is_digits(struct card_slice field)
{
    return field.length > 0 && card_has_digits(field, field.length);
}

/* --- the sign --- */

static size_t occurrences(const char *text, size_t length, struct card_slice sign)
{
    size_t count = 0;
    const char *end = text + length;
    for (const char *at = text; at < end; at += sign.length, count++) {
        at = memmem(at, (size_t)(end - at), sign.at, sign.length);
        if (at == NULL)
            break;
    }
    return count;
}

/* Signs that also stand inside numbers, dates, names and addresses, or end a line. */
static bool may_part(char c)
{
    bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return !letter && !is_digit(c) && strchr(" .,/-+()'\r\n", c) == NULL;
}

static size_t bytes_of_sign(const char *text, size_t length)
{
    size_t bytes = 1;
    while ((text[0] & 0x80) != 0 && bytes < length && bytes < 4 && (text[bytes] & 0xC0) == 0x80)
        bytes++;
    return bytes;
}

struct card_slice card_separator(const char *text, size_t length)
{
    struct card_slice bar = {"|", 1};
    if (occurrences(text, length, bar) >= LEAST_SIGNS)
        return bar;
    size_t digits = digits_at_start(text, length);
    struct card_slice none = {text, 0};
    if (digits == 0 || digits == length || !may_part(text[digits]))
        return none;
    struct card_slice sign = {text + digits, bytes_of_sign(text + digits, length - digits)};
    return occurrences(text, length, sign) >= LEAST_SIGNS ? sign : none;
}

/* --- what a field looks like --- */

bool card_is_date(struct card_slice field)
{
    if (card_has_digits(field, 8) || card_has_digits(field, 4))
        return true;
    const char *at = field.at, *end = field.at + field.length;
    size_t groups = 0, last = 0;
    if (field.length > 10)
        return false;
    for (; at < end; at++, groups++) {
        last = digits_at_start(at, (size_t)(end - at));
        at += last;
        if (last == 0 || last > 4 || (at < end && strchr("/-.", *at) == NULL))
            return false;
        if (groups < 2 && (at == end || last > 2))
            return false;
    }
    return groups == 3 && last == 4;
}

/* "Nữ" of which only the N came through as it was: "N?", "N\xff", "Ná»¯", "Nwx", "Nu74". */
static bool is_spoilt_female(struct card_slice field)
{
    if (field.length < 2 || field.length > 10 || (field.at[0] != 'N' && field.at[0] != 'n'))
        return false;
    for (size_t i = 1; i < field.length; i++) {
        char c = field.at[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (letter && strchr("UuWwXx", c) == NULL)
            return false;
    }
    return true;
}

enum sex card_sex(struct card_slice field)
{
    char text[12];
    if (field.length == 0 || field.length >= sizeof text)
        return SEX_UNKNOWN;
    memcpy(text, field.at, field.length);
    text[field.length] = '\0';
    enum sex sex = sex_read(text);
    return sex == SEX_UNKNOWN && is_spoilt_female(field) ? SEX_FEMALE : sex;
}

/* --- which field is which --- */

static struct card_slice field_at(const struct card_slice *fields, size_t count, size_t index)
{
    return index < count ? fields[index] : (struct card_slice){"", 0};
}

/* The first date with a sex behind it, or with one further on; 0: none. */
static size_t find_birth(const struct card_slice *fields, size_t count, size_t *sex)
{
    for (size_t i = 1; i + 1 < count; i++) {
        *sex = i + 1;
        if (card_is_date(fields[i]) && card_sex(fields[i + 1]) != SEX_UNKNOWN)
            return i;
    }
    for (size_t i = 1; i < count; i++) {
        for (*sex = i + 1; card_is_date(fields[i]) && *sex < count; (*sex)++) {
            if (card_sex(fields[*sex]) != SEX_UNKNOWN)
                return i;
        }
    }
    return 0;
}

/* What stands before the date: the number, perhaps the old one, the name. */
static void find_before(const struct card_slice *fields, size_t birth, struct card_parts *parts)
{
    size_t names = 0;
    parts->id = fields[0];
    for (size_t i = 1; i < birth; i++) {
        bool number = card_has_digits(fields[i], ID_NUMBER_DIGITS);
        if (number && !card_is_digits(parts->id) && parts->id.length < ID_NUMBER_DIGITS)
            parts->id = fields[i]; /* an empty field or a label was put before it */
        else if (card_is_digits(fields[i]))
            parts->old_id = fields[i];
        else if (fields[i].length > 0) {
            parts->name = fields[i];
            names++;
        }
    }
    parts->torn = names != 1;
}

static bool find_by_looks(const struct card_slice *fields, size_t count, struct card_parts *parts)
{
    size_t sex = 0, birth = find_birth(fields, count, &sex);
    if (birth == 0)
        return false;
    *parts = (struct card_parts){.birth = fields[birth], .sex = fields[sex], .slid = true};
    find_before(fields, birth, parts);
    struct card_slice address = field_at(fields, count, sex + 1);
    bool no_address = card_is_date(address);
    parts->address = no_address ? (struct card_slice){"", 0} : address;
    parts->issued = no_address ? address : field_at(fields, count, sex + 2);
    parts->short_ = count < WHOLE_CARD;
    return true;
}

static struct card_parts find_parts(const struct card_slice *fields, size_t count)
{
    struct card_parts parts;
    bool in_place = count > 4 && card_sex(fields[4]) != SEX_UNKNOWN;
    if (!in_place && find_by_looks(fields, count, &parts))
        return parts;
    return (struct card_parts){.id = field_at(fields, count, 0),
                               .old_id = field_at(fields, count, 1),
                               .name = field_at(fields, count, 2),
                               .birth = field_at(fields, count, 3),
                               .sex = field_at(fields, count, 4),
                               .address = field_at(fields, count, 5),
                               .issued = field_at(fields, count, 6),
                               .short_ = count < WHOLE_CARD};
}

/* --- cutting --- */

/* A field of the whole text, and whether a copy begins with it. */
struct cut_field {
    struct card_slice slice;
    bool begins;
};

static struct card_slice trimmed(const char *at, size_t length)
{
    while (length > 0 && (at[0] == ' ' || at[0] == '\t')) {
        at++;
        length--;
    }
    while (length > 0 && (at[length - 1] == ' ' || at[length - 1] == '\t'))
        length--;
    return (struct card_slice){at, length};
}

/* All fields of the text; lines begin a copy. `fields` has room for one more than there are signs. */
static size_t cut_fields(const char *text, size_t length, struct card_slice sign,
                         struct cut_field *fields)
{
    size_t count = 0, start = 0;
    bool begins = true;
    for (size_t at = 0; at <= length;) {
        bool line = at == length || text[at] == '\r' || text[at] == '\n';
        bool parted =
            line || (length - at >= sign.length && memcmp(text + at, sign.at, sign.length) == 0);
        if (!parted) {
            at++;
            continue;
        }
        fields[count++] = (struct cut_field){trimmed(text + start, at - start), begins};
        at += line ? 1 : sign.length;
        start = at;
        begins = line;
    }
    return count;
}

/* True if the number of a card is glued to the end of this field, because its date and sex follow where they
 * would: the text was sent twice with nothing between. */
static bool is_glued(const struct cut_field *fields, size_t left)
{
    struct card_slice field = fields[0].slice;
    if (fields[0].begins || field.length < ID_NUMBER_DIGITS || left < 4)
        return false;
    const char *tail = field.at + field.length - ID_NUMBER_DIGITS;
    if (digits_at_start(tail, ID_NUMBER_DIGITS) != ID_NUMBER_DIGITS)
        return false;
    for (size_t i = 1; i < 5 && i < left; i++) {
        if (fields[i].begins)
            return false;
        if (i >= 2 && i + 1 < left && card_is_date(fields[i].slice) && !fields[i + 1].begins &&
            card_sex(fields[i + 1].slice) != SEX_UNKNOWN)
            return i <= 3;
    }
    return false;
}

/* Fields of one copy on their way into parts. */
struct gathering {
    struct card_slice fields[MOST_TAKEN];
    size_t count; /* may be more than are kept */
};

static void gather(struct gathering *copy, struct card_slice field)
{
    if (copy->count < MOST_TAKEN)
        copy->fields[copy->count] = field;
    copy->count++;
}

static void end_copy(struct gathering *copy, struct card_parts *copies, size_t *count)
{
    bool empty = copy->count == 0 || (copy->count == 1 && copy->fields[0].length == 0);
    if (!empty)
        copies[(*count)++] =
            find_parts(copy->fields, copy->count < MOST_TAKEN ? copy->count : MOST_TAKEN);
    copy->count = 0;
}

struct card_parts *card_cut(const char *text, size_t length, struct card_slice separator,
                            size_t *count)
{
    size_t most = 1;
    for (size_t i = 0; i < length; i++)
        most += text[i] == '\r' || text[i] == '\n' || text[i] == separator.at[0];
    struct cut_field *fields = memory_new(most, sizeof *fields);
    size_t field_count = cut_fields(text, length, separator, fields);
    struct card_parts *copies = memory_new(field_count + 1, sizeof *copies);
    struct gathering copy = {.count = 0};
    *count = 0;
    for (size_t i = 0; i < field_count; i++) {
        struct card_slice slice = fields[i].slice;
        if (fields[i].begins)
            end_copy(&copy, copies, count);
        bool glued = copy.count >= 2 && is_glued(fields + i, field_count - i);
        if (glued) {
            gather(&copy, trimmed(slice.at, slice.length - ID_NUMBER_DIGITS));
            end_copy(&copy, copies, count);
            slice.at += slice.length - ID_NUMBER_DIGITS;
            slice.length = ID_NUMBER_DIGITS;
        }
        gather(&copy, slice);
    }
    end_copy(&copy, copies, count);
    free(fields);
    return copies;
}
