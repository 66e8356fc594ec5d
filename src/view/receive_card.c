#include "view/receive_card.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "domain/address.h"
#include "domain/commune.h"
#include "view/receive_state.h"

/* Parts of the argument, a `|` between them; the address is the last. */
enum part { PART_NUMBER, PART_BIRTH, PART_SEX, PART_CHECK, PART_NAME, PART_ADDRESS, PARTS };

void receive_card_write(const struct card *card, char argument[RECEIVE_CARD_SIZE])
{
    char birth[BIRTH_SIZE];
    birth_text(&card->birth, birth);
    snprintf(argument, RECEIVE_CARD_SIZE, "%s|%s|%s|%d|%s|%s", card->id, birth, sex_code(card->sex),
             card->name_check, card->name, card->address);
}

bool receive_card_is(const char *argument)
{
    return argument != NULL && strchr(argument, '|') != NULL;
}

bool receive_card_is_of(const char *argument, const char *number)
{
    size_t length = strcspn(argument, "|");
    return strlen(number) == length && strncmp(argument, number, length) == 0;
}

/* Where the address says that the citizen lives, as an item of the second page; 0: it does not. */
static int proposed(struct kiosk *kiosk, struct receive_state *state)
{
    struct desk *desk = kiosk_desk(kiosk);
    const struct commune *commune = desk_commune(desk);
    char id[DESK_WORD_SIZE];
    bool resident = true;
    const struct hamlet *hamlet = NULL;
    int index = -1;
    state->family = kiosk_home_of(kiosk, state->address, id, &resident);
    if (state->family)
        hamlet = commune_hamlet(commune, id);
    else
        index = address_hamlet(commune, state->address, desk_today(desk));
    if (index >= 0)
        return ITEM_HAMLET + index;
    if (hamlet != NULL && hamlet_is_valid(hamlet, desk_today(desk)))
        return ITEM_HAMLET + (int)(hamlet - commune->hamlets);
    if (state->family)
        return resident ? ITEM_UNKNOWN : ITEM_ELSEWHERE;
    return address_is_here(commune, state->address) == ADDRESS_ELSEWHERE ? ITEM_ELSEWHERE : 0;
}

/* The address is kept as far as the book has room for it. */
static void take_address(struct receive_state *state, const char *address)
{
    char *clean = text_clean(address, strlen(address), sizeof state->address - 1);
    snprintf(state->address, sizeof state->address, "%s", clean);
    explicit_bzero(clean, strlen(clean));
    free(clean);
}

static void take_parts(struct kiosk *kiosk, struct receive_state *state, char *part[PARTS])
{
    state->card = true;
    field_set(&state->number, part[PART_NUMBER]);
    if (state->birth.text[0] == '\0')
        field_set(&state->birth, part[PART_BIRTH]);
    state->sex = sex_read(part[PART_SEX]);
    if (state->name.text[0] == '\0') {
        field_set(&state->name, part[PART_NAME]);
        state->check_name = strcmp(part[PART_CHECK], "1") == 0;
    }
    take_address(state, part[PART_ADDRESS]);
    state->lives = proposed(kiosk, state);
    state->typed = true;
}

void receive_card_take(struct kiosk *kiosk, struct receive_state *state, const char *argument)
{
    char text[RECEIVE_CARD_SIZE], nothing[] = "";
    char *part[PARTS];
    snprintf(text, sizeof text, "%s", argument);
    char *rest = text;
    for (int i = 0; i < PARTS; i++) {
        part[i] = rest != NULL ? rest : nothing;
        rest = strchr(part[i], '|');
        if (rest != NULL && i < PART_ADDRESS)
            *rest++ = '\0';
    }
    take_parts(kiosk, state, part);
    explicit_bzero(text, sizeof text);
}

static bool same_name(const struct receive_state *state, const struct card *card)
{
    char *typed = text_fold(state->name.text), *read = text_fold(card->name);
    bool same = strcmp(typed, read) == 0;
    explicit_bzero(typed, strlen(typed));
    explicit_bzero(read, strlen(read));
    free(typed);
    free(read);
    return same;
}

bool receive_card_comes(struct kiosk *kiosk, struct receive_state *state, const struct card *card)
{
    char number[16], argument[RECEIVE_CARD_SIZE];
    text_digits(state->number.text, number, sizeof number);
    if (number[0] != '\0')
        return strcmp(number, card->id) == 0; /* it is on the page already */
    struct desk_match match;
    struct error ignored = {0};
    bool named = state->name.text[0] != '\0';
    bool fresh =
        (state->correcting || named) && !state->where && (!named || same_name(state, card)) &&
        desk_find(kiosk_desk(kiosk), card->id, &match, &ignored) && match.found == FOUND_NEW;
    if (fresh) {
        receive_card_write(card, argument);
        receive_card_take(kiosk, state, argument);
        explicit_bzero(argument, sizeof argument);
    }
    explicit_bzero(&match, sizeof match);
    return fresh;
}

/* Sex and year of the number against what stands on the page; a birth that cannot be read yet says nothing. */
static void describe_conflict(struct kiosk *kiosk, struct page *page,
                              const struct receive_state *state)
{
    struct id_number number;
    struct birth birth = {0};
    struct error ignored = {0};
    long today = desk_today(kiosk_desk(kiosk));
    char text[ID_NUMBER_MESSAGE_SIZE];
    if (birth_examine(state->birth.text, today, &birth) != BIRTH_FINE)
        birth = (struct birth){0};
    if (id_number_read(state->number.text, &number, &ignored)) {
        id_number_conflict_text(&number, &birth, state->sex, text);
        if (text[0] != '\0')
            page_text(page, NULL, arena_text(page->arena, text), STYLE_WAIT);
        if (birth.year == 0)
            birth.year = number.birth_year;
    }
    const char *possible = birth_possible(&birth, today);
    if (possible != NULL)
        page_text(page, NULL, possible, STYLE_WAIT);
}

void receive_card_describe(struct kiosk *kiosk, struct page *page,
                           const struct receive_state *state)
{
    page_gap(page);
    if (state->address[0] != '\0')
        page_text(page, NULL,
                  arena_textf(page->arena, "Trên thẻ: %s%s%s", sex_text(state->sex),
                              state->sex != SEX_UNKNOWN ? " · " : "", state->address),
                  STYLE_DIM);
    describe_conflict(kiosk, page, state);
}
