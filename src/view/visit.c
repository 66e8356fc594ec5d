/* A visit: the phone question first, then what this citizen has and what comes next. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "domain/birth.h"
#include "domain/commune.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "view/known.h"
#include "view/reveal.h"
#include "view/road.h"
#include "view/views.h"

enum {
    ITEM_ANDROID = 1,
    ITEM_IPHONE,
    ITEM_NO_PHONE,
    ITEM_GUIDE = 10, /* + index in the library */
    ITEM_REVIEW = 90,
    ITEM_OTHER
};

struct visit_state {
    struct reveal reveal;
};

static void describe_phone_question(struct page *page)
{
    page_heading(page, "Hỏi trước");
    page_gap(page);
    page_text(page, "NÓI", "“Bác có điện thoại thông minh không ạ?”", STYLE_SAY);
    page_gap(page);
    page_choice(page, ITEM_ANDROID, '1', "Có, máy Android", "Samsung, Oppo, Xiaomi, vivo");
    page_choice(page, ITEM_IPHONE, '2', "Có, máy iPhone", "sau lưng có hình quả táo");
    page_choice(page, ITEM_NO_PHONE, '3', "Không có", "vẫn giúp được: Công an xã, người nhà");
    page_focus(page, ITEM_ANDROID);
}

static void describe_person(struct kiosk *kiosk, struct page *page, const struct visit_state *state,
                            const struct desk_visit *visit)
{
    const struct citizen *citizen = &visit->citizen;
    const struct hamlet *hamlet = commune_hamlet(desk_commune(kiosk_desk(kiosk)), citizen->hamlet);
    char number[REVEAL_SIZE], phone[REVEAL_SIZE];
    reveal_number(kiosk, &state->reveal, citizen, number);
    reveal_phone(kiosk, &state->reveal, citizen, phone);
    const char *where = !citizen->resident ? "xã khác" : hamlet != NULL ? hamlet->name : "";
    const char *device = strcmp(visit->phone, "android") == 0  ? "máy Android"
                         : strcmp(visit->phone, "iphone") == 0 ? "máy iPhone"
                                                               : "không có điện thoại thông minh";
    const char *born =
        citizen->birth_year > 0 ? arena_textf(page->arena, "%d · ", citizen->birth_year) : "";
    page_text(page, NULL,
              arena_textf(page->arena, "%s%s%s%s%s%s%s%s%s", number, number[0] != '\0' ? " · " : "",
                          born, where, where[0] != '\0' ? " · " : "", phone,
                          phone[0] != '\0' ? " · " : "", device,
                          visit->phone_known ? " như lần trước" : ""),
              STYLE_DIM);
    explicit_bzero(number, sizeof number);
    explicit_bzero(phone, sizeof phone);
}

static void describe_guides(struct kiosk *kiosk, struct page *page, struct desk_visit *visit)
{
    const struct guide_library *library = desk_guides(kiosk_desk(kiosk));
    page_heading(page, "Giúp việc gì?");
    for (size_t i = 0, key = 0; i < guide_library_count(library); i++) {
        const struct guide *guide = guide_library_at(library, i);
        if (guide->service == NULL)
            continue;
        enum page_style style = STYLE_DIM;
        const char *note = known_guide_note(kiosk, page, visit, guide, &style);
        int digit = key < 8 ? '1' + (int)key : 0; /* 9 is for the others */
        key++;
        struct page_block *block =
            page_choice(page, ITEM_GUIDE + (int)i, digit, guide->title, note);
        block->second_style = style;
    }
    page_choice(page, ITEM_OTHER, '9', "Việc khác", "gỡ rối, tra hồ sơ, dặn về lừa đảo");
    page_gap(page);
    page_choice(page, ITEM_REVIEW, '0', "Kết thúc lượt này", "xem lại rồi ghi sổ");
    int next = known_next_guide(kiosk, visit);
    page_focus(page,
               next >= 0 && strcmp(visit->phone, "none") != 0 ? ITEM_GUIDE + next : ITEM_REVIEW);
}

static void describe_without_phone(struct page *page)
{
    page_text(page, "NÓI",
              "“Không có điện thoại cũng không sao ạ. Bác sang Công an xã làm định danh mức 2, "
              "hoặc nhờ người nhà có máy đi cùng.”",
              STYLE_SAY);
    page_gap(page);
}

static void describe_minor(struct page *page, const struct citizen *citizen)
{
    if (citizen->birth_year > 0 && !citizen->adult) {
        page_text(page, NULL,
                  "CHƯA ĐỦ 18 TUỔI: chưa lập chữ ký số; trẻ dưới 14 cần cha mẹ đi cùng.",
                  STYLE_ALARM);
        page_gap(page);
    }
}

static void describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    struct visit_state *state = memory;
    struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    kiosk_title(kiosk, page, visit != NULL ? visit_called(visit) : NULL);
    if (visit == NULL) {
        page_text(page, NULL, "Lượt này đã kết thúc. Bấm Esc để về trang đầu.", STYLE_PLAIN);
        kiosk_key(page, ACTION_BACK, NULL);
        return;
    }
    if (visit->phone[0] == '\0') {
        page->name = "visit phone";
        known_describe_due(kiosk, page, visit);
        page_gap(page);
        describe_phone_question(page);
    } else {
        page->name = arena_textf(page->arena, "visit %s %d", visit->id, visit->ended_count);
        describe_person(kiosk, page, state, visit);
        known_describe_due(kiosk, page, visit);
        page_gap(page);
        describe_minor(page, &visit->citizen);
        if (strcmp(visit->phone, "none") == 0)
            describe_without_phone(page);
        describe_guides(kiosk, page, visit);
    }
    kiosk_key_as(page, ACTION_GO, "Chọn", NULL)->commits = true;
    kiosk_key_as(page, ACTION_REVIEW, "Kết thúc", NULL);
    kiosk_key(page, ACTION_HOLD, NULL);
    kiosk_key_as(page, ACTION_CORRECT, "Sửa", NULL);
    kiosk_key(page, ACTION_SHOW,
              visit->citizen.id_number[0] != '\0' ? NULL : "Chưa có số nào để hiện.");
    kiosk_key(page, ACTION_BACK, NULL);
}

static struct reaction state_phone(struct kiosk *kiosk, int item)
{
    struct error error = {0};
    const char *phone = item == ITEM_IPHONE ? "iphone" : item == ITEM_NO_PHONE ? "none" : "android";
    return desk_state_phone(kiosk_desk(kiosk), phone, &error) ? react(REACT_STAY)
                                                              : kiosk_refuse(ACT_WRITE, &error);
}

static struct reaction choose(struct kiosk *kiosk, int item)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct error error = {0};
    if (item >= ITEM_ANDROID && item <= ITEM_NO_PHONE)
        return state_phone(kiosk, item);
    if (item == ITEM_REVIEW)
        return react_open(&view_review, NULL);
    if (item == ITEM_OTHER)
        return react_open(&view_other, NULL);
    if (item < ITEM_GUIDE)
        return react(REACT_STAY);
    const struct guide *guide = guide_library_at(desk_guides(desk), (size_t)(item - ITEM_GUIDE));
    return desk_begin(desk, guide, &error) ? react_open(&view_step, NULL)
                                           : kiosk_refuse(ACT_WRITE, &error);
}

/* Id of who is being served, "" nobody. */
static const char *citizen_now(struct kiosk *kiosk)
{
    const struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    return visit != NULL ? visit->citizen.id : "";
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    struct visit_state *state = memory;
    switch (act->action) {
    case ACTION_GO:
    case UI_ACTION_CHOOSE: return choose(kiosk, act->item);
    case ACTION_REVIEW: return react_open(&view_review, NULL);
    case ACTION_HOLD: return react_open(&view_hold, NULL);
    case ACTION_CORRECT: return react_open(&view_receive, "correct");
    case ACTION_SHOW: return reveal_show(kiosk, &state->reveal, citizen_now(kiosk), REVEAL_BOTH);
    case ACTION_BACK: desk_step_back(kiosk_desk(kiosk)); return react(REACT_HOME);
    default: return react(REACT_STAY);
    }
}

static int64_t wake(struct kiosk *kiosk, void *memory)
{
    const struct visit_state *state = memory;
    return reveal_wake(kiosk, &state->reveal);
}

static bool restore(struct kiosk *kiosk, void *memory, const json_t *saved)
{
    (void)memory;
    (void)saved;
    return desk_now(kiosk_desk(kiosk)) != NULL;
}

const struct view view_visit = {.name = "visit",
                                .state_size = sizeof(struct visit_state),
                                .describe = describe,
                                .act = act,
                                .wake = wake,
                                .restore = restore};
