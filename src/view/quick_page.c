/* The quick log as a page: one dense page for who knows the work. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "domain/birth.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/id_number.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "view/listed.h"
#include "view/quick_state.h"
#include "view/views.h"

const char *const quick_modes[3] = {"counter", "field", "meeting"};
const char *const quick_helper_ids[5] = {"none", "relative", "neighbour", "volunteer", "other"};

static const char *const mode_words[] = {"tại quầy", "đi thôn", "họp thôn"};
static const char *const helper_words[] = {"tự làm", "người nhà", "hàng xóm", "tình nguyện viên",
                                           "người khác"};

static const char *const plain_words[] = {"–", "xong", "hẹn", "không thành", "có sẵn"};
static const char *const signature_words[] = {"–",   "xong",        "CHƯA KÍCH HOẠT",
                                              "hẹn", "không thành", "có sẵn"};

/* What Enter found, or what is wrong with a field that was left. */
static const char *error_at(struct kiosk *kiosk, const struct quick *quick, int item)
{
    if (quick->error_item == item && quick->error[0] != '\0')
        return quick->error;
    return item != ITEM_WHO && kiosk_focused(kiosk) != item ? quick_wrong(kiosk, quick, item)
                                                            : NULL;
}

/* ---- what stays ------------------------------------------------------------------------------ */

/* Which day counts: a date that was left from this morning's paper must not be overlooked. */
static const char *day_text(struct kiosk *kiosk, const struct quick *quick, struct page *page)
{
    int32_t day;
    char text[DATE_SIZE];
    if (quick_empty(&quick->day) || !quick_read_day(kiosk, quick, &day))
        return "để trống là hôm nay; giấy của hôm trước thì gõ như 24/11";
    date_text(day, text);
    return day == desk_today(kiosk_desk(kiosk))
               ? "hôm nay"
               : arena_textf(page->arena, "%s %s: ai ghi dưới đây đều tính cho ngày này",
                             date_weekday_short(day), text);
}

static void describe_sticky(struct kiosk *kiosk, struct quick *quick, struct page *page)
{
    const struct commune *commune = desk_commune(kiosk_desk(kiosk));
    const char **hamlets =
        arena_new_array(page->arena, const char *, (int)commune->hamlet_count + 2);
    hamlets[0] = "chưa ghi";
    for (size_t i = 0; i < commune->hamlet_count;
         i++) { /* old paper may name one that is no more */
        const struct hamlet *hamlet = &commune->hamlets[i];
        hamlets[i + 1] = hamlet_is_valid(hamlet, desk_today(kiosk_desk(kiosk)))
                             ? hamlet->name
                             : arena_textf(page->arena, "%s (cũ)", hamlet->name);
    }
    hamlets[commune->hamlet_count + 1] = "xã khác";
    page_options(page, ITEM_MODE, "Ở đâu", mode_words, 3, &quick->mode);
    page_options(page, ITEM_HAMLET, "Thôn", hamlets, (int)commune->hamlet_count + 2,
                 &quick->hamlet);
    page_options(page, ITEM_HELPER, "Giúp", helper_words, 5, &quick->helper);
    page_field(page, ITEM_DAY, "Ngày", &quick->day, day_text(kiosk, quick, page),
               error_at(kiosk, quick, ITEM_DAY))
        ->limit = 10;
    page_gap(page);
}

/* ---- who ------------------------------------------------------------------------------------- */

bool quick_is_twice(struct kiosk *kiosk, const struct quick *quick, const struct quick_who *who)
{
    int32_t day;
    return who->found == FOUND_KNOWN && quick_read_day(kiosk, quick, &day) &&
           desk_visits_on(kiosk_desk(kiosk), who->citizen.id, day) > 0;
}

static const char *known_text(struct kiosk *kiosk, const struct quick *quick,
                              const struct quick_who *who, struct page *page)
{
    char mask[ID_NUMBER_MASK_SIZE];
    id_number_mask(who->citizen.id_number, mask);
    return arena_textf(page->arena, "%s · %s%s", who->citizen.name, mask,
                       quick_is_twice(kiosk, quick, who) ? " · NGÀY NÀY ĐÃ GHI MỘT LẦN" : "");
}

static const char *who_text(struct kiosk *kiosk, const struct quick *quick,
                            const struct quick_who *who, struct page *page)
{
    switch (who->found) {
    case FOUND_KNOWN: return known_text(kiosk, quick, who, page);
    case FOUND_OPEN: return arena_textf(page->arena, "%s đang tiếp ở trang đầu", who->citizen.name);
    case FOUND_NEW:
        return arena_textf(page->arena, "số mới · %ssinh %d",
                           who->citizen.sex == SEX_FEMALE ? "nữ, "
                           : who->citizen.sex == SEX_MALE ? "nam, "
                                                          : "",
                           who->citizen.birth_year);
    case FOUND_NAME:
        if (who->asks_which)
            return "trong sổ có người tên này: ↓ rồi → chọn, hay người mới";
        return quick->warned && quick_empty(&quick->year)
                   ? "Thiếu năm sinh: không tính vào chỉ tiêu. Enter lần nữa thì vẫn ghi."
                   : "chưa có số: gõ năm sinh thì mới tính được vào chỉ tiêu";
    case FOUND_SHORT: return "chưa đủ 12 số";
    case FOUND_BAD: return quick_wrong(kiosk, quick, ITEM_WHO);
    case FOUND_NOTHING:
        return who->unnamed ? "chỉ hỏi, không ghi tên" : "người chỉ hỏi, không ghi tên: gõ 0";
    }
    return "";
}

static enum page_style who_style(struct kiosk *kiosk, const struct quick *quick,
                                 const struct quick_who *who)
{
    if (quick_is_twice(kiosk, quick, who))
        return STYLE_WAIT;
    if (who->found == FOUND_BAD)
        return STYLE_FAIL;
    if (who->found == FOUND_NAME && quick->warned && quick_empty(&quick->year))
        return STYLE_WAIT;
    return who->found == FOUND_KNOWN || who->unnamed ? STYLE_DONE : STYLE_DIM;
}

static void describe_who(struct kiosk *kiosk, struct quick *quick, struct page *page)
{
    struct quick_who who;
    quick_find_named(kiosk, quick); /* names are still being opened, or the book has moved on */
    quick_read_who(kiosk, quick, &who);
    const char *error = error_at(kiosk, quick, ITEM_WHO);
    struct page_block *field =
        page_field(page, ITEM_WHO, "Ai", &quick->who, "12 số hoặc họ tên", error);
    field->masked = true;
    field->typing = TYPING_PLACE;
    if (error == NULL) /* else it stands there already */
        page_text(page, "", who_text(kiosk, quick, &who, page), who_style(kiosk, quick, &who));
    quick_describe_named(kiosk, quick, page);
    if (who.asks_name)
        page_field(page, ITEM_NAME, "Tên", &quick->name, "họ và tên như trên thẻ",
                   error_at(kiosk, quick, ITEM_NAME))
            ->typing = TYPING_PLACE;
    if (who.asks_year)
        page_field(page, ITEM_YEAR, "Sinh", &quick->year, "năm sinh, như 1965",
                   error_at(kiosk, quick, ITEM_YEAR))
            ->limit = 10;
    explicit_bzero(&who, sizeof who);
}

/* ---- what ------------------------------------------------------------------------------------ */

static void describe_services(struct kiosk *kiosk, struct quick *quick, struct page *page)
{
    for (int i = 0; i < QUICK_SERVICES; i++) {
        bool signs = quick_is_signature(i);
        page_options(page, ITEM_SERVICE + i, service_at((size_t)i)->brief,
                     signs ? signature_words : plain_words, signs ? 6 : 5, &quick->outcome[i]);
        if (!signs || quick->outcome[i] == 0)
            continue;
        const char **providers = arena_new_array(page->arena, const char *, (int)provider_count());
        for (size_t j = 0; j < provider_count(); j++)
            providers[j] = provider_at(j)->title;
        page_options(page, ITEM_PROVIDER, "", providers, (int)provider_count(), &quick->provider);
    }
    if (quick_any(quick, OUTCOME_NOT_DONE)) {
        const char **reasons = arena_new_array(page->arena, const char *, (int)reason_count());
        for (size_t i = 0; i < reason_count(); i++)
            reasons[i] = reason_at(i)->text;
        page_options(page, ITEM_REASON, "Vì", reasons, (int)reason_count(), &quick->reason)
            ->narrow = true;
    }
    if (quick_any(quick, OUTCOME_WAITING))
        page_field(page, ITEM_UNTIL, "Hẹn", &quick->until, "như 27/11, hoặc +3 là ba ngày nữa",
                   error_at(kiosk, quick, ITEM_UNTIL));
    page_gap(page);
}

/* ---- what was written ------------------------------------------------------------------------ */

static bool take(void *self, const struct log_row *row)
{
    struct quick *quick = self;
    if (row->visit.opened >= quick->since)
        quick->written++;
    if (quick->shown < QUICK_SHOWN)
        quick->row[quick->shown++] = *row;
    return quick->shown < QUICK_SHOWN || row->visit.opened >= quick->since;
}

static void read_written(struct kiosk *kiosk, struct quick *quick)
{
    struct error ignored = {0};
    int32_t day;
    if (quick->since == 0)
        quick->since = kiosk_wall(kiosk);
    if (!quick_read_day(kiosk, quick, &day) || !listed_moved(kiosk, &quick->head))
        return;
    quick->shown = 0;
    quick->written = 0;
    quick->list_day = day == desk_today(kiosk_desk(kiosk)) ? 0 : day;
    struct log_filter filter = {.from = day, .to = day, .mode = quick_modes[quick->mode]};
    report_log(desk_ledger(kiosk_desk(kiosk)), &filter, QUICK_COUNTED, take, quick, &ignored);
}

/* When it was typed; of another day, which one. */
static const char *time_text(const struct quick *quick, const struct day_visit *visit,
                             struct page *page)
{
    char day[DATE_SIZE];
    const char *time = listed_time(visit->opened, page);
    if (quick->list_day == 0)
        return time;
    date_text_short(quick->list_day, day);
    return arena_textf(page->arena, "%s, ghi lúc %s", day, time);
}

static void describe_written(struct kiosk *kiosk, struct quick *quick, struct page *page)
{
    static const int today[3] = {6, 32, 40}, before[3] = {20, 32, 40};
    struct page_cell *cells =
        arena_new_array(page->arena, struct page_cell, 3 * (quick->shown + 1));
    for (int i = 0; i < quick->shown; i++) {
        const struct day_visit *visit = &quick->row[i].visit;
        cells[3 * i] =
            (struct page_cell){.text = time_text(quick, visit, page), .style = STYLE_DIM};
        cells[3 * i + 1] = (struct page_cell){.text = listed_called(kiosk, visit->citizen, page),
                                              .style = STYLE_DIM};
        cells[3 * i + 2] = (struct page_cell){.text = listed_work(visit, page), .style = STYLE_DIM};
    }
    if (quick->shown > 0)
        listed_table(page, 3, quick->list_day == 0 ? today : before, NULL, quick->shown, cells);
}

void quick_describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct quick *quick = state;
    read_written(kiosk, quick);
    kiosk_title(kiosk, page,
                quick->written > 0
                    ? arena_textf(page->arena, "Ghi nhanh · %ld người", quick->written)
                    : "Ghi nhanh");
    describe_sticky(kiosk, quick, page);
    describe_who(kiosk, quick, page);
    describe_services(kiosk, quick, page);
    describe_written(kiosk, quick, page);
    page_focus(page, ITEM_WHO);
    if (quick_next(quick, kiosk_focused(kiosk)) != 0)
        kiosk_key_as(page, ACTION_GO, "Sang dòng sau", NULL); /* as wide as the other */
    else
        kiosk_key_as(page, ACTION_GO, "Ghi người này", NULL)->commits = true;
    kiosk_key(page, ACTION_UNDO, NULL)->why_not = desk_undo_refusal(kiosk_desk(kiosk));
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}
