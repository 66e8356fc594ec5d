/* Registering: who is it, then which hamlet. Two pages of one view, so that the road of a new
 * citizen is number, name, Enter, a digit. argument: what was typed at home, or "correct"; or what was
 * typed here in practice for a real person: number, name, birth, phone, a line each. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "domain/birth.h"
#include "domain/commune.h"
#include "domain/id_number.h"
#include "domain/phone.h"
#include "view/road.h"
#include "view/saved.h"
#include "view/views.h"

enum {
    ITEM_NUMBER = 1,
    ITEM_NAME,
    ITEM_BIRTH,
    ITEM_PHONE,
    ITEM_GROUP,
    ITEM_UNNAMED,
    ITEM_HAMLET = 20, /* + index in the commune */
    ITEM_ELSEWHERE = 90,
    ITEM_UNKNOWN
};

struct receive_state {
    struct field number, name, birth, phone;
    int group;       /* index in the commune's groups; -1 not said */
    bool where;      /* the second page */
    bool correcting; /* the present visit's citizen */
    bool known;      /* came from the book: name and the rest are there already */
    char error[ITEM_PHONE + 1][200];
    char real[600]; /* in practice: what the page `real` is asked about */
};

static int group_index(const struct commune *commune, const char *id)
{
    for (size_t i = 0; i < commune->group_count; i++) {
        if (strcmp(commune->groups[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

static void fill(struct receive_state *state, const struct commune *commune,
                 const struct citizen *citizen)
{
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

static void enter(struct kiosk *kiosk, void *memory, const char *argument)
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
    char typed[sizeof state->real];
    snprintf(typed, sizeof typed, "%s", argument);
    char *lines = strchr(typed, '\n');
    if (lines != NULL)
        *lines++ = '\0';
    find_typed(kiosk, state, typed);
    take_lines(state, lines);
    explicit_bzero(typed, sizeof typed);
}

static void describe_group(struct page *page, struct receive_state *state,
                           const struct commune *commune)
{
    const char **names = arena_new_array(page->arena, const char *, commune->group_count + 1);
    for (size_t i = 0; i < commune->group_count; i++)
        names[i] = commune->groups[i].name;
    page_options(page, ITEM_GROUP, "Là", names, (int)commune->group_count, &state->group);
}

/* What the number says, so that a slip is seen at once. */
static const char *number_hint(struct page *page, const struct receive_state *state)
{
    struct id_number number;
    struct error ignored = {0};
    int missing = id_number_missing(state->number.text);
    if (state->number.text[0] == '\0')
        return "12 số ở mặt trước thẻ; để trống nếu không mang thẻ";
    if (missing > 0)
        return arena_textf(page->arena, "còn thiếu %d số", missing);
    if (!id_number_read(state->number.text, &number, &ignored))
        return "thừa số: số định danh chỉ có 12 số";
    const char *from = number.province;
    if (from == NULL)
        from = number.practice ? "số để tập, không có thật" : "ba số đầu lạ, xem lại trên thẻ";
    return arena_textf(page->arena, "%s · sinh %d · %s", sex_text(number.sex), number.birth_year,
                       from);
}

static const char *error_at(const struct receive_state *state, int item)
{
    return state->error[item][0] != '\0' ? state->error[item] : NULL;
}

static void describe_who(struct kiosk *kiosk, struct page *page, struct receive_state *state)
{
    page_heading(page, state->correcting ? "Sửa thông tin" : "Tiếp công dân mới");
    page_gap(page);
    struct page_block *block = page_field(page, ITEM_NUMBER, "Số định danh", &state->number,
                                          number_hint(page, state), error_at(state, ITEM_NUMBER));
    block->digits = true;
    block->limit = 12;
    page_field(page, ITEM_NAME, "Họ và tên", &state->name, "như trên thẻ",
               error_at(state, ITEM_NAME));
    page_field(page, ITEM_BIRTH, "Ngày sinh", &state->birth, "1/2/1990, hoặc chỉ năm: 1945",
               error_at(state, ITEM_BIRTH));
    page_field(page, ITEM_PHONE, "Điện thoại", &state->phone, "không bắt buộc",
               error_at(state, ITEM_PHONE));
    page_gap(page);
    describe_group(page, state, desk_commune(kiosk_desk(kiosk)));
    page_gap(page);
    if (!state->correcting)
        page_choice(page, ITEM_UNNAMED, 0, "Chỉ hỏi, không ghi tên", NULL);
    page_focus(page, state->number.text[0] == '\0' ? ITEM_NUMBER
                     : state->name.text[0] == '\0' ? ITEM_NAME
                                                   : ITEM_BIRTH);
    kiosk_key_as(page, ACTION_GO, "Tiếp", NULL);
    kiosk_key(page, ACTION_BACK, NULL);
}

static void describe_where(struct kiosk *kiosk, struct page *page)
{
    struct desk *desk = kiosk_desk(kiosk);
    const struct commune *commune = desk_commune(desk);
    page_heading(page, "Ở thôn nào?");
    page_gap(page);
    int key = 0;
    for (size_t i = 0; i < commune->hamlet_count; i++) {
        if (!hamlet_is_valid(&commune->hamlets[i], desk_today(desk)))
            continue;
        int letter = key < 9 ? '1' + key : 'a' + key - 9;
        key++;
        page_choice(page, ITEM_HAMLET + (int)i, letter <= 'w' ? letter : 0,
                    commune->hamlets[i].name, NULL);
    }
    page_choice(page, ITEM_UNKNOWN, '0', "Thôn khác, chưa rõ", NULL);
    page_choice(page, ITEM_ELSEWHERE, 'x', "Xã khác", "vẫn giúp, đếm riêng");
    const struct desk_visit *visit = desk_now(desk);
    if (visit != NULL && visit->citizen.hamlet[0] != '\0') {
        const struct hamlet *hamlet = commune_hamlet(commune, visit->citizen.hamlet);
        if (hamlet != NULL)
            page_focus(page, ITEM_HAMLET + (int)(hamlet - commune->hamlets));
    }
    kiosk_key_as(page, ACTION_GO, "Ghi sổ", NULL)->commits = true;
    kiosk_key(page, ACTION_BACK, NULL);
}

static void describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    struct receive_state *state = memory;
    const char *left = state->name.text[0] != '\0'
                           ? arena_textf(page->arena, "%s · ghi thông tin", state->name.text)
                           : "Ghi thông tin công dân";
    kiosk_title(kiosk, page, left);
    if (state->where) {
        page->name = "receive where";
        describe_where(kiosk, page);
        return;
    }
    page->name = "receive who";
    describe_who(kiosk, page, state);
}

static bool check(struct kiosk *kiosk, struct receive_state *state)
{
    struct error error = {0};
    struct id_number number;
    struct phone phone;
    struct birth birth;
    memset(state->error, 0, sizeof state->error);
    if (state->number.text[0] != '\0' && !id_number_read(state->number.text, &number, &error))
        snprintf(state->error[ITEM_NUMBER], sizeof state->error[0],
                 "Cần đủ 12 số. Đếm lại trên thẻ, hoặc xóa trống nếu không mang thẻ.");
    if (state->name.text[0] == '\0')
        snprintf(state->error[ITEM_NAME], sizeof state->error[0], "Chưa có tên. Gõ họ và tên.");
    if (state->birth.text[0] != '\0' &&
        !birth_read(state->birth.text, desk_today(kiosk_desk(kiosk)), &birth, &error))
        snprintf(state->error[ITEM_BIRTH], sizeof state->error[0],
                 "Không có ngày này. Gõ như 1/2/1990, hoặc chỉ năm sinh.");
    if (state->phone.text[0] != '\0' && !phone_read(state->phone.text, &phone, &error))
        snprintf(state->error[ITEM_PHONE], sizeof state->error[0],
                 "Chưa đúng số điện thoại. Gõ 10 số, hoặc xóa trống.");
    for (int item = ITEM_NUMBER; item <= ITEM_PHONE; item++) {
        if (state->error[item][0] != '\0')
            return false;
    }
    return true;
}

static void take_fields(const struct receive_state *state, const struct commune *commune,
                        struct citizen *citizen)
{
    snprintf(citizen->id_number, sizeof citizen->id_number, "%.15s", state->number.text);
    snprintf(citizen->name, sizeof citizen->name, "%.*s", DESK_NAME_SIZE - 1, state->name.text);
    snprintf(citizen->birth, sizeof citizen->birth, "%.15s", state->birth.text);
    struct phone phone;
    struct error ignored = {0};
    citizen->phone[0] = '\0';
    if (phone_read(state->phone.text, &phone, &ignored))
        snprintf(citizen->phone, sizeof citizen->phone, "%.15s", phone.digits);
    if (state->group >= 0 && (size_t)state->group < commune->group_count)
        snprintf(citizen->group, sizeof citizen->group, "%s", commune->groups[state->group].id);
}

static struct reaction write(struct kiosk *kiosk, struct receive_state *state, int item)
{
    struct desk *desk = kiosk_desk(kiosk);
    const struct commune *commune = desk_commune(desk);
    struct error error = {0};
    struct citizen citizen = {0};
    if (state->correcting && desk_now(desk) != NULL)
        citizen = desk_now(desk)->citizen;
    take_fields(state, commune, &citizen);
    citizen.resident = item != ITEM_ELSEWHERE;
    citizen.hamlet[0] = '\0';
    size_t index = (size_t)(item - ITEM_HAMLET);
    if (item >= ITEM_HAMLET && item < ITEM_ELSEWHERE && index < commune->hamlet_count)
        snprintf(citizen.hamlet, sizeof citizen.hamlet, "%s", commune->hamlets[index].id);
    bool good = state->correcting ? desk_identify(desk, &citizen, &error)
                                  : desk_receive(desk, &citizen, "counter", &error);
    memset(&citizen, 0, sizeof citizen);
    if (!good)
        return kiosk_refuse(ACT_WRITE, &error);
    return react_home(&view_visit, NULL);
}

static bool is_real(struct kiosk *kiosk, const struct receive_state *state)
{
    struct id_number number;
    struct error ignored = {0};
    return desk_is_practice(kiosk_desk(kiosk)) &&
           id_number_read(state->number.text, &number, &ignored) && !number.practice;
}

static struct reaction next(struct kiosk *kiosk, struct receive_state *state)
{
    if (is_real(kiosk, state)) {
        snprintf(state->real, sizeof state->real, "%.20s\n%.300s\n%.40s\n%.40s", state->number.text,
                 state->name.text, state->birth.text, state->phone.text);
        return react_open(&view_real, state->real);
    }
    if (check(kiosk, state))
        state->where = true;
    return react(REACT_STAY);
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    struct receive_state *state = memory;
    struct error error = {0};
    switch (act->action) {
    case ACTION_BACK:
        if (!state->where)
            return react(REACT_BACK);
        state->where = false;
        return react(REACT_STAY);
    case UI_ACTION_CHANGED:
        if (act->item <= ITEM_PHONE)
            state->error[act->item][0] = '\0';
        return react(REACT_STAY);
    case ACTION_GO:
    case UI_ACTION_CHOOSE:
        if (act->item == ITEM_UNNAMED)
            return desk_receive_unnamed(kiosk_desk(kiosk), "counter", &error)
                       ? react_home(&view_visit, NULL)
                       : kiosk_refuse(ACT_WRITE, &error);
        return state->where ? write(kiosk, state, act->item) : next(kiosk, state);
    default: return react(REACT_STAY);
    }
}

static json_t *save(const void *memory)
{
    const struct receive_state *state = memory;
    json_t *json = json_object();
    save_field(json, "number", &state->number);
    save_field(json, "name", &state->name);
    save_field(json, "birth", &state->birth);
    save_field(json, "phone", &state->phone);
    save_number(json, "group", state->group);
    save_number(json, "where", state->where);
    save_number(json, "correcting", state->correcting);
    return json;
}

static bool restore(struct kiosk *kiosk, void *memory, const json_t *saved)
{
    struct receive_state *state = memory;
    restore_field(saved, "number", &state->number);
    restore_field(saved, "name", &state->name);
    restore_field(saved, "birth", &state->birth);
    restore_field(saved, "phone", &state->phone);
    state->group = (int)restore_number(saved, "group", -1, 100, -1);
    state->where = restore_number(saved, "where", 0, 1, 0) != 0;
    state->correcting = restore_number(saved, "correcting", 0, 1, 0) != 0;
    return !state->correcting || desk_now(kiosk_desk(kiosk)) != NULL;
}

const struct view view_receive = {.name = "receive",
                                  .state_size = sizeof(struct receive_state),
                                  .enter = enter,
                                  .describe = describe,
                                  .act = act,
                                  .save = save,
                                  .restore = restore};
