#include "view/correct_page.h"

#include <string.h>

#include "base/arena.h"
#include "domain/correction.h"
#include "domain/date.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "view/road.h"
#include "view/views.h"

bool correct_offer(int index, const char **service, const char **provider)
{
    int at = 0;
    for (size_t i = 0; i < service_count(); i++) {
        const struct service *row = service_at(i);
        size_t many = row->has_provider ? provider_count() : 1;
        for (size_t j = 0; j < many; j++, at++) {
            if (at != index)
                continue;
            *service = row->id;
            *provider = row->has_provider ? provider_at(j)->id : "";
            return true;
        }
    }
    return false;
}

static void describe_what(const struct correct *correct, struct page *page)
{
    page_heading(page, "Chỗ nào chưa đúng?");
    page_gap(page);
    for (int i = 0; i < correct->closed.ended_count; i++) {
        const struct desk_ended *ended = &correct->closed.ended[i];
        page_choice(page, ITEM_ENDED + i, i < 9 ? '1' + i : 0,
                    service_called(page->arena, ended->service, ended->provider),
                    ended_text(page->arena, ended));
    }
    page_choice(page, ITEM_FORGOTTEN, 'a', "Thêm một việc", "đã làm mà lúc ấy quên ghi");
    page_choice(page, ITEM_PERSON, 'b', "Người hoặc số định danh",
                correct->closed.citizen.name[0] != '\0' ? correct->closed.citizen.name
                                                        : "chưa ghi tên");
    page_choice(page, ITEM_VISIT, 'c', "Bỏ cả lượt này", "ghi trùng, hoặc không có thật");
    page_gap(page);
    page_text(
        page, NULL,
        "Điều đã ghi không mất: sổ giữ cả mục cũ, ai sửa, lúc nào, vì sao. Sửa rồi mà còn sai "
        "thì sửa lần nữa.",
        STYLE_DIM);
}

static void describe_service(struct page *page)
{
    const char *service, *provider;
    page_heading(page, "Việc nào?");
    page_gap(page);
    for (int i = 0; correct_offer(i, &service, &provider); i++)
        page_choice(page, ITEM_OFFER + i, i < 9 ? '1' + i : 0,
                    service_called(page->arena, service, provider), NULL);
}

static void describe_outcome(const struct correct *correct, struct page *page)
{
    bool signs = strcmp(correct->wanted.service, SERVICE_SIGNATURE) == 0;
    page_heading(page, "Kết quả đúng là gì?");
    page_gap(page);
    int key = '1';
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        if (i != OUTCOME_ISSUED || signs)
            page_choice(page, ITEM_OUTCOME + i, key++, outcome_text((enum outcome)i), NULL);
    }
    if (correct->old >= 0)
        page_choice(page, ITEM_OUTCOME + OUTCOME_COUNT, '0', "Lượt này không làm việc đó",
                    "bỏ khỏi số liệu");
}

static void describe_reason(struct page *page)
{
    page_heading(page, "Vì sao không thành?");
    page_gap(page);
    for (size_t i = 0; i < reason_count(); i++)
        page_choice(page, ITEM_REASON + (int)i, i < 9 ? '1' + (int)i : 'a' + (int)i - 9,
                    reason_at(i)->text, NULL);
}

static void describe_person(struct correct *correct, struct page *page)
{
    page_heading(page, "Đúng ra là ai?");
    page_gap(page);
    page_field(page, ITEM_NUMBER, "12 số", &correct->number, "số trên thẻ; để trống nếu số đúng",
               correct->error[0] != '\0' ? correct->error : NULL)
        ->masked = true;
    page_field(page, ITEM_NAME, "Họ tên", &correct->name, "để trống nếu tên đúng", NULL)->typing =
        TYPING_PLACE;
}

static void describe_why(struct correct *correct, struct page *page)
{
    char day[DATE_SIZE];
    date_text(correct->closed.day, day);
    page_heading(page, "Vì sao sửa?");
    page_gap(page);
    struct page_block *note =
        page_field(page, ITEM_NOTE, "Ghi thêm", &correct->note, "không bắt buộc", NULL);
    /* Letters typed on arrival are a note, and so is a figure behind them. */
    note->keys_when_empty = true;
    note->typing = TYPING_SYLLABLE;
    page_gap(page);
    for (size_t i = 0; i < correction_count(); i++)
        page_choice(page, ITEM_WHY + (int)i, '1' + (int)i, correction_at(i)->text, NULL);
    page_gap(page);
    page_text(page, NULL,
              correct->closed.day_is_done
                  ? arena_textf(page->arena, "Ngày %s đã khóa: chỗ sửa tính vào hôm nay.", day)
                  : arena_textf(page->arena,
                                "Tính cho ngày %s. Báo cáo đã gửi trước lúc này dùng số cũ.", day),
              STYLE_WAIT);
    page_focus(page, PAGE_NO_FOCUS); /* it cannot be undone: no reason is given unseen */
}

/* What Enter does: fields are no choices. */
static const char *go_word(enum correct_stage stage)
{
    if (stage == STAGE_WHY)
        return "Ghi chỗ sửa";
    return stage == STAGE_DAY || stage == STAGE_PERSON ? "Tiếp" : "Chọn";
}

void correct_describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct correct *correct = state;
    char day[DATE_SIZE];
    date_text(correct->closed.day, day);
    page->name = arena_textf(page->arena, "correct %d", correct->stage);
    kiosk_title(kiosk, page,
                arena_textf(page->arena, "Sửa lượt %s · %s", day,
                            correct->closed.citizen.name[0] != '\0' ? correct->closed.citizen.name
                                                                    : "chưa ghi tên"));
    if (correct->trouble[0] != '\0') {
        page_text(page, NULL, correct->trouble, STYLE_FAIL);
        kiosk_key(page, ACTION_BACK, NULL);
        return;
    }
    switch ((enum correct_stage)correct->stage) {
    case STAGE_WHAT: describe_what(correct, page); break;
    case STAGE_SERVICE: describe_service(page); break;
    case STAGE_OUTCOME: describe_outcome(correct, page); break;
    case STAGE_REASON: describe_reason(page); break;
    case STAGE_DAY:
        page_heading(page, "Hẹn lại ngày nào?");
        page_gap(page);
        page_field(page, ITEM_DAY, "Ngày hẹn", &correct->day, "gõ 27/11, hoặc +3 là ba ngày nữa",
                   correct->error[0] != '\0' ? correct->error : NULL);
        break;
    case STAGE_PERSON: describe_person(correct, page); break;
    case STAGE_WHY: describe_why(correct, page); break;
    }
    kiosk_key_as(page, ACTION_GO, go_word((enum correct_stage)correct->stage), NULL)->commits =
        true;
    kiosk_key(page, ACTION_BACK, NULL);
}
