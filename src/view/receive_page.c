/* Registering as two pages: who is it, then which hamlet. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "domain/commune.h"
#include "domain/id_number.h"
#include "view/receive_state.h"
#include "view/views.h"

static void describe_group(struct page *page, struct receive_state *state,
                           const struct commune *commune)
{
    const char **names = arena_new_array(page->arena, const char *, commune->group_count + 1);
    for (size_t i = 0; i < commune->group_count; i++)
        names[i] = commune->groups[i].name;
    page_options(page, ITEM_GROUP, "Là", names, (int)commune->group_count, &state->group);
}

/* Something that is no part of a number. */
static bool has_other(const char *text)
{
    return text[strspn(text, "0123456789 .-")] != '\0';
}

/* Whose number this is in the book already: typed for somebody else it would rename that citizen. */
static const char *owner_hint(struct kiosk *kiosk, struct page *page,
                              const struct receive_state *state)
{
    struct desk_match match;
    struct error ignored = {0};
    const char *hint = NULL;
    if (state->correcting || state->known ||
        !desk_find(kiosk_desk(kiosk), state->number.text, &match, &ignored))
        return NULL;
    if (match.found == FOUND_KNOWN)
        hint = arena_textf(page->arena, "trong sổ là %s", match.citizen.name);
    else if (match.found == FOUND_OPEN)
        hint = arena_textf(page->arena, "đang tiếp: %s", match.citizen.name);
    explicit_bzero(&match, sizeof match);
    return hint;
}

/* What the number says, so that a slip is seen at once. */
static const char *number_hint(struct kiosk *kiosk, struct page *page,
                               const struct receive_state *state)
{
    struct id_number number;
    struct error ignored = {0};
    int missing = id_number_missing(state->number.text);
    if (has_other(state->number.text))
        return "";
    if (state->number.text[0] == '\0')
        return "12 số ở mặt trước thẻ; để trống nếu không mang thẻ";
    if (missing > 0)
        return arena_textf(page->arena, "còn thiếu %d số", missing);
    if (!id_number_read(state->number.text, &number, &ignored))
        return "thừa số: số định danh chỉ có 12 số";
    const char *owner = owner_hint(kiosk, page, state);
    if (owner != NULL)
        return owner;
    const char *from = number.province;
    if (from == NULL)
        from = number.practice ? "số để tập, không có thật" : "mã tỉnh lạ, xem lại thẻ";
    return arena_textf(page->arena, "%s · sinh %d · %s", sex_text(number.sex), number.birth_year,
                       from);
}

const char *receive_error(const struct receive_state *state, int item)
{
    if (item == ITEM_NUMBER && has_other(state->number.text))
        return "Ô này chỉ gõ số. Tên thì gõ ở ô dưới.";
    if (item == ITEM_NAME && state->check_name && state->error[item][0] == '\0')
        return "Máy quét làm hỏng dấu: so tên với thẻ rồi sửa.";
    return state->error[item][0] != '\0' ? state->error[item] : NULL;
}

bool receive_from_book(struct kiosk *kiosk, const struct receive_state *state,
                       struct citizen *citizen)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct desk_match match = {0};
    struct error ignored = {0};
    memset(citizen, 0, sizeof *citizen);
    if (state->correcting && desk_now(desk) != NULL)
        *citizen = desk_now(desk)->citizen;
    else if (state->known && desk_find(desk, state->number.text, &match, &ignored) &&
             match.found == FOUND_KNOWN)
        *citizen = match.citizen;
    explicit_bzero(&match, sizeof match);
    return citizen->id[0] != '\0';
}

/* Dots without the focus; with it too as long as the book's own number stands there, until F8. */
static void guard(struct kiosk *kiosk, struct page *page, const struct receive_state *state,
                  struct page_block *number, struct page_block *phone)
{
    struct citizen citizen;
    bool known = receive_from_book(kiosk, state, &citizen);
    bool shown = known && reveal_is_on(kiosk, &state->reveal, citizen.id, REVEAL_BOTH);
    number->masked = phone->masked = !shown;
    number->masked_in_focus =
        known && !shown && strcmp(number->field->text, citizen.id_number) == 0;
    phone->masked_in_focus = known && !shown && strcmp(phone->field->text, citizen.phone) == 0;
    explicit_bzero(&citizen, sizeof citizen);
    if (known)
        kiosk_key(page, ACTION_SHOW, NULL);
}

static void describe_who(struct kiosk *kiosk, struct page *page, struct receive_state *state)
{
    page_heading(page, state->correcting ? "Sửa thông tin" : "Tiếp công dân mới");
    page_gap(page);
    struct page_block *number =
        page_field(page, ITEM_NUMBER, "Số định danh", &state->number,
                   number_hint(kiosk, page, state), receive_error(state, ITEM_NUMBER));
    number->limit = 15; /* as people write it: 001 090 123 456 */
    page_field(page, ITEM_NAME, "Họ và tên", &state->name, "như trên thẻ",
               receive_error(state, ITEM_NAME))
        ->typing = TYPING_PLACE;
    page_field(page, ITEM_BIRTH, "Ngày sinh", &state->birth, "1/2/1990, hoặc chỉ năm: 1945",
               receive_error(state, ITEM_BIRTH));
    struct page_block *phone = page_field(page, ITEM_PHONE, "Điện thoại", &state->phone,
                                          "không bắt buộc", receive_error(state, ITEM_PHONE));
    receive_card_describe(kiosk, page, state);
    page_gap(page);
    describe_group(page, state, desk_commune(kiosk_desk(kiosk)));
    page_gap(page);
    if (!state->correcting)
        page_choice(page, ITEM_UNNAMED, 0, "Chỉ hỏi, không ghi tên", NULL);
    if (state->back) {
        page_choice(page, ITEM_CLEAR, 0, state->correcting ? "Bỏ điều vừa gõ" : "Xóa hết, gõ lại",
                    NULL);
        page_text(page, NULL, "Đây là điều đã gõ lúc trước, chưa ghi sổ.", STYLE_WAIT);
    }
    page_focus(page, state->number.text[0] == '\0'                      ? ITEM_NUMBER
                     : state->name.text[0] == '\0' || state->check_name ? ITEM_NAME
                                                                        : ITEM_BIRTH);
    kiosk_key_as(page, ACTION_GO, "Tiếp", NULL);
    guard(kiosk, page, state, number, phone);
    kiosk_key(page, ACTION_BACK, NULL);
}

/* Whence a hamlet is proposed, so that the clerk knows what to ask. */
static const char *why_proposed(const struct receive_state *state)
{
    if (state->family)
        return "như người vừa ghi, cùng địa chỉ";
    return state->card ? "theo thẻ" : "theo sổ";
}

static void describe_where(struct kiosk *kiosk, struct page *page,
                           const struct receive_state *state)
{
    struct desk *desk = kiosk_desk(kiosk);
    const struct commune *commune = desk_commune(desk);
    page_heading(page, "Ở thôn nào?");
    if (state->address[0] != '\0')
        page_text(page, NULL, arena_textf(page->arena, "Trên thẻ: %s", state->address), STYLE_DIM);
    page_gap(page);
    int key = 0, focus = PAGE_NO_FOCUS;
    for (size_t i = 0; i < commune->hamlet_count; i++) {
        if (!hamlet_is_valid(&commune->hamlets[i], desk_today(desk)))
            continue;
        int letter = key < 9 ? '1' + key : 'a' + key - 9;
        key++;
        bool lives = state->lives == ITEM_HAMLET + (int)i;
        if (lives)
            focus = state->lives;
        page_choice(page, ITEM_HAMLET + (int)i, letter <= 'w' ? letter : 0,
                    commune->hamlets[i].name, lives ? why_proposed(state) : NULL);
    }
    page_choice(page, ITEM_UNKNOWN, '0', "Thôn khác, chưa rõ",
                state->lives == ITEM_UNKNOWN ? why_proposed(state) : NULL);
    bool elsewhere = state->lives == ITEM_ELSEWHERE;
    page_choice(page, ITEM_ELSEWHERE, 'x', "Xã khác",
                elsewhere
                    ? arena_textf(page->arena, "%s · vẫn giúp, đếm riêng", why_proposed(state))
                    : "vẫn giúp, đếm riêng");
    page_focus(page, state->lives >= ITEM_ELSEWHERE ? state->lives : focus);
    kiosk_key_as(page, ACTION_GO, "Ghi sổ", NULL)->commits = true;
    kiosk_key(page, ACTION_BACK, NULL);
}

void receive_describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    struct receive_state *state = memory;
    const char *left = state->name.text[0] != '\0'
                           ? arena_textf(page->arena, "%s · ghi thông tin", state->name.text)
                           : "Ghi thông tin công dân";
    kiosk_title(kiosk, page, left);
    if (state->where) {
        page->name = "receive where";
        describe_where(kiosk, page, state);
        return;
    }
    page->name = "receive who";
    describe_who(kiosk, page, state);
}
