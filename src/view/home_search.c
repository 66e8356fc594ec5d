#include "view/home_search.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "domain/date.h"
#include "domain/id_number.h"
#include "view/listed.h"
#include "view/views.h"

bool search_is_name(const char *typed)
{
    for (; *typed != '\0'; typed++) {
        if (strchr("0123456789 .-", *typed) == NULL)
            return true;
    }
    return false;
}

void search_find(struct desk *desk, const char *typed, struct search_hits *hits)
{
    struct error ignored = {0};
    hits->count = search_is_name(typed)
                      ? desk_find_names(desk, typed, hits->named, SEARCH_HITS, &ignored)
                      : 0;
}

static const char *known_text(const struct desk_match *match, struct page *page)
{
    char mask[ID_NUMBER_MASK_SIZE], last[DATE_SIZE] = "";
    long day = 0;
    id_number_mask(match->citizen.id_number, mask);
    if (date_read_iso(match->last_day, &day))
        date_text(day, last);
    return arena_textf(page->arena, "%s · %s%s%s · Enter tiếp", match->citizen.name, mask,
                       last[0] != '\0' ? " · đã đến " : "", last);
}

static const char *new_text(const struct desk_match *match, struct page *page)
{
    static const char *const sexes[] = {
        [SEX_UNKNOWN] = "", [SEX_MALE] = "nam, ", [SEX_FEMALE] = "nữ, "};
    const struct citizen *citizen = &match->citizen;
    return arena_textf(page->arena, "Số mới · %ssinh %d%s%s · Enter đăng ký", sexes[citizen->sex],
                       citizen->birth_year,
                       match->province != NULL ? " · " : ", mã tỉnh lạ, xem lại thẻ",
                       match->province != NULL ? match->province : "");
}

static const char *bad_text(const struct error *error, struct page *page)
{
    char text[400];
    return arena_text(page->arena, desk_sentence(ACT_FIND, error, text, (int)sizeof text));
}

static const char *name_text(const struct search_hits *hits, const struct desk_match *match,
                             struct page *page)
{
    if (hits->count == 0)
        return arena_textf(page->arena, "Enter đăng ký %s", match->citizen.name);
    return arena_textf(page->arena, "Enter mở %s · ↓ chọn người khác", hits->named[0].name);
}

const char *search_text(struct kiosk *kiosk, const char *typed, const struct search_hits *hits,
                        struct page *page, enum page_style *style)
{
    struct desk_match match;
    struct error error = {0};
    const char *text = " ";
    *style = STYLE_PLAIN;
    if (!desk_find(kiosk_desk(kiosk), typed, &match, &error) || match.found == FOUND_BAD) {
        *style = STYLE_FAIL;
        return bad_text(&error, page);
    }
    switch (match.found) {
    case FOUND_NOTHING:
    case FOUND_BAD: break;
    case FOUND_SHORT:
        *style = STYLE_DIM;
        text = arena_textf(page->arena, "còn thiếu %d số", match.missing);
        break;
    case FOUND_OPEN:
        *style = STYLE_DONE;
        text = arena_textf(page->arena, "%s đang tiếp · Enter mở", match.citizen.name);
        break;
    case FOUND_KNOWN:
        *style = STYLE_DONE;
        text = known_text(&match, page);
        break;
    case FOUND_NEW: text = new_text(&match, page); break;
    case FOUND_NAME: text = name_text(hits, &match, page); break;
    }
    explicit_bzero(&match, sizeof match);
    return text;
}

/* "099•••••1234 · 1990 · Măng La · 25/11": many are called the same. */
static const char *hit_note(struct kiosk *kiosk, const struct desk_named *named, struct page *page)
{
    struct citizen citizen;
    struct error ignored = {0};
    char mask[ID_NUMBER_MASK_SIZE] = "", last[DATE_SIZE] = "";
    const char *apart = "";
    long day = 0;
    if (desk_citizen(kiosk_desk(kiosk), named->id, &citizen, &ignored)) {
        apart = listed_apart(kiosk, &citizen, page);
        if (citizen.id_number[0] != '\0')
            id_number_mask(citizen.id_number, mask);
    }
    explicit_bzero(&citizen, sizeof citizen);
    if (date_read_iso(named->last_day, &day))
        date_text_short(day, last);
    return arena_textf(page->arena, "%s%s%s%s%s", mask, mask[0] != '\0' ? " · " : "", apart,
                       apart[0] != '\0' ? " · " : "", last);
}

void search_describe(struct kiosk *kiosk, const char *typed, const struct search_hits *hits,
                     int first, int fresh, struct page *page)
{
    for (size_t i = 0; i < hits->count; i++)
        page_choice(page, first + (int)i, 0, arena_text(page->arena, hits->named[i].name),
                    hit_note(kiosk, &hits->named[i], page));
    page_choice(page, fresh, 0, arena_textf(page->arena, "Người mới: %s", typed), "đăng ký");
}

struct reaction search_take_up(struct kiosk *kiosk, struct desk_visit *visit)
{
    struct error error = {0};
    if (visit == NULL)
        return react(REACT_STAY);
    if (!desk_take_up(kiosk_desk(kiosk), visit, &error))
        return kiosk_refuse(ACT_WRITE, &error);
    return react(REACT_VISIT);
}

static struct reaction receive(struct kiosk *kiosk, const struct citizen *citizen)
{
    struct error error = {0};
    return desk_receive(kiosk_desk(kiosk), citizen, "counter", &error)
               ? react(REACT_VISIT)
               : kiosk_refuse(ACT_WRITE, &error);
}

struct reaction search_receive(struct kiosk *kiosk, const char *citizen)
{
    struct citizen known;
    struct error error = {0};
    struct reaction reaction = desk_citizen(kiosk_desk(kiosk), citizen, &known, &error)
                                   ? receive(kiosk, &known)
                                   : kiosk_refuse(ACT_FIND, &error);
    explicit_bzero(&known, sizeof known);
    return reaction;
}

static struct reaction open_name(struct kiosk *kiosk, const char *typed)
{
    struct search_hits hits;
    search_find(kiosk_desk(kiosk), typed, &hits);
    struct reaction reaction = hits.count > 0
                                   ? search_receive(kiosk, hits.named[0].id)
                                   : react_open(&view_receive, typed + strspn(typed, " "));
    explicit_bzero(&hits, sizeof hits);
    return reaction;
}

/* What is wrong stands under the field already: here is what to do. */
static struct reaction refuse_bad(void)
{
    return react_refuse("Bấm Esc xóa ô tìm rồi gõ lại.");
}

struct reaction search_open(struct kiosk *kiosk, const char *typed)
{
    struct desk_match match;
    struct error error = {0};
    struct reaction reaction;
    if (!desk_find(kiosk_desk(kiosk), typed, &match, &error))
        return refuse_bad();
    switch (match.found) {
    case FOUND_NOTHING:
        return react_refuse("Gõ 12 số ở mặt trước thẻ hoặc gõ tên; hay bấm số của một dòng.");
    case FOUND_SHORT: return react_refuse("Gõ tiếp cho đủ 12 số, hoặc bấm Esc xóa ô tìm.");
    case FOUND_BAD: return refuse_bad();
    case FOUND_OPEN: reaction = search_take_up(kiosk, match.visit); break;
    case FOUND_KNOWN: reaction = receive(kiosk, &match.citizen); break;
    case FOUND_NEW: reaction = react_open(&view_receive, typed + strspn(typed, " ")); break;
    case FOUND_NAME: reaction = open_name(kiosk, typed); break;
    }
    explicit_bzero(&match, sizeof match);
    return reaction;
}
