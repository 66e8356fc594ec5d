/* What stands in the fields when the page that registers opens: what was typed at home, what the book or a card
 * says, or what Esc left. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/birth.h"
#include "domain/commune.h"
#include "view/receive_state.h"

static int group_index(const struct commune *commune, const char *id)
{
    for (size_t i = 0; i < commune->group_count; i++) {
        if (strcmp(commune->groups[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

/* Where the book says this citizen lives, as an item of the second page. */
static int lives_at(const struct commune *commune, const struct citizen *citizen)
{
    const struct hamlet *hamlet =
        citizen->hamlet[0] != '\0' ? commune_hamlet(commune, citizen->hamlet) : NULL;
    if (hamlet != NULL)
        return ITEM_HAMLET + (int)(hamlet - commune->hamlets);
    return citizen->resident || citizen->id[0] == '\0' ? 0 : ITEM_ELSEWHERE;
}

static void fill(struct receive_state *state, const struct commune *commune,
                 const struct citizen *citizen)
{
    state->lives = lives_at(commune, citizen);
    field_set(&state->number, citizen->id_number);
    field_set(&state->name, citizen->name);
    struct birth birth = {0};
    char text[BIRTH_SIZE] = "";
    struct error ignored = {0};
    if (birth_read(citizen->birth, 1000000, &birth, &ignored))
        birth_text(&birth, text);
    field_set(&state->birth, text);
    field_set(&state->phone, citizen->phone);
    state->group = group_index(commune, citizen->group);
}

static void find_typed(struct kiosk *kiosk, struct receive_state *state, const char *typed)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct error ignored = {0};
    struct desk_match match;
    if (!desk_find(desk, typed, &match, &ignored) || match.found == FOUND_SHORT) {
        char digits[16];
        if (text_digits(typed, digits, sizeof digits) > 0)
            field_set(&state->number, digits);
        return;
    }
    fill(state, desk_commune(desk), &match.citizen);
    state->known = match.found == FOUND_KNOWN;
    explicit_bzero(&match, sizeof match);
}

/* What stands on the lines after the number, over what the book knows. */
static void take_lines(struct receive_state *state, char *line)
{
    struct field *fields[] = {&state->name, &state->birth, &state->phone};
    for (size_t i = 0; line != NULL && i < sizeof fields / sizeof fields[0]; i++) {
        char *next = strchr(line, '\n');
        if (next != NULL)
            *next++ = '\0';
        if (line[0] != '\0')
            field_set(fields[i], line);
        line = next;
    }
}

void receive_enter(struct kiosk *kiosk, void *memory, const char *argument)
{
    struct receive_state *state = memory;
    struct desk *desk = kiosk_desk(kiosk);
    state->group = -1;
    if (argument == NULL)
        return;
    if (strcmp(argument, "correct") == 0 && desk_now(desk) != NULL) {
        state->correcting = true;
        fill(state, desk_commune(desk), &desk_now(desk)->citizen);
        return;
    }
    if (receive_card_is(argument)) {
        receive_card_take(kiosk, state, argument);
        return;
    }
    char typed[sizeof state->real];
    snprintf(typed, sizeof typed, "%s", argument);
    char *lines = strchr(typed, '\n');
    if (lines != NULL)
        *lines++ = '\0';
    find_typed(kiosk, state, typed);
    take_lines(state, lines);
    state->typed = !state->known;
    explicit_bzero(typed, sizeof typed);
}

/* True if this number is in the book, or its citizen is being served. */
static bool is_written(struct kiosk *kiosk, const struct receive_state *state)
{
    struct desk_match match;
    struct error ignored = {0};
    bool found = state->number.text[0] != '\0' &&
                 desk_find(kiosk_desk(kiosk), state->number.text, &match, &ignored);
    bool written =
        found && (match.found == FOUND_OPEN || (match.found == FOUND_KNOWN && !state->known));
    if (found)
        explicit_bzero(&match, sizeof match);
    return written;
}

/* True if the page was opened for whom was typed here before: by the number, else by the name. */
static bool is_about(const struct receive_state *state, const char *argument)
{
    char asked[16], here[16];
    if (strchr(argument, '\n') != NULL) /* it brings what was typed elsewhere */
        return false;
    text_digits(state->number.text, here, sizeof here);
    if (receive_card_is(argument))
        return receive_card_is_of(argument, here);
    return text_digits(argument, asked, sizeof asked) > 0 ? strcmp(asked, here) == 0
                                                          : strcmp(argument, state->name.text) == 0;
}

bool receive_again(struct kiosk *kiosk, void *memory, const char *argument, bool same_visit)
{
    struct receive_state *state = memory;
    bool corrects = argument != NULL && strcmp(argument, "correct") == 0;
    if (!state->typed || corrects != state->correcting)
        return false;
    if (corrects ? !same_visit : is_written(kiosk, state))
        return false;
    if (!corrects && argument != NULL && !is_about(state, argument))
        return false;
    state->where = false;
    state->back = true;
    return true;
}
