/* `camtay parse card`: what stands in the QR of a card. */
#include "domain/card.h"

#include "command/command.h"
#include "command/commands.h"
#include "command/parse.h"
#include "domain/birth.h"
#include "domain/id_number.h"

static void put(const struct parse_item *item, const char *key, const char *text)
{
    json_object_set_new(item->answer, key, json_string(text));
}

static void put_date(const struct parse_item *item, const char *key, const struct birth *date)
{
    char iso[BIRTH_SIZE];
    birth_iso(date, iso);
    put(item, key, iso);
}

static void put_doubts(const struct parse_item *item, const struct card *card)
{
    struct id_number number;
    char text[ID_NUMBER_MESSAGE_SIZE];
    const char *code = "";
    if (id_number_examine(card->id, &number) != ID_NUMBER_FINE)
        return;
    const char *doubt = id_number_doubt(&number, item->today, &code);
    if (doubt != NULL)
        parse_tell(item->doubt, "id", code, doubt);
    enum id_number_conflict conflict = id_number_conflict(&number, &card->birth, card->sex);
    id_number_conflict_text(&number, &card->birth, card->sex, text);
    if (conflict != ID_NUMBER_AGREES)
        parse_tell(item->doubt, "id", id_number_conflict_code(conflict), text);
    if (card->name_check)
        parse_tell(item->doubt, "name", "name_check",
                   "Tên có thể đọc sai dấu. Nhìn thẻ, sửa lại tên rồi mới ghi.");
    const char *possible = birth_possible(&card->birth, item->today);
    if (possible != NULL)
        parse_tell(item->doubt, "birth", "under_18", possible);
}

static void parse_card(struct parse_item *item)
{
    struct card card;
    struct card_faults faults;
    if (!card_read(item->bytes, item->length, item->today, &card, &faults)) {
        for (size_t i = 0; i < faults.count; i++)
            parse_tell(item->errors, card_field_name(faults.at[i].field), faults.at[i].code,
                       faults.at[i].message);
        return;
    }
    put(item, "id", card.id);
    put(item, "old_id", card.old_id);
    put(item, "name", card.name);
    put_date(item, "birth", &card.birth);
    put(item, "sex", sex_code(card.sex));
    put(item, "address", card.address);
    put_date(item, "issued", &card.issued);
    json_object_set_new(item->answer, "name_check", json_boolean(card.name_check));
    put_doubts(item, &card);
}

static int run(struct call *call)
{
    return parse_lines(call, parse_card);
}

static const struct command_option options[] = {
    {"doubts", NULL, "thêm những điều nên xem lại, dù không bị từ chối"},
    {NULL, NULL, NULL},
};

const struct command command_parse_card = {
    .name = "parse card",
    .usage = "[TÙY CHỌN] < TỆP",
    .summary = "Đọc chữ của mã QR trên thẻ căn cước, mỗi dòng một thẻ, ra JSON mỗi dòng một thẻ.",
    .options = options,
    .run = run,
};
