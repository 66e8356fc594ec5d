#include "view/home_search.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "domain/date.h"
#include "domain/id_number.h"
#include "domain/name.h"
#include "view/listed.h"
#include "view/views.h"

#define DIGITS_LEAST 3 /* that look for somebody */
#define NOBODY       "Không thấy ai như vậy. Bớt chữ hoặc số rồi xem lại."
#define MANY_PEOPLE  5000 /* fewer are opened before one has read that they are */

bool search_is_name(const char *typed)
{
    for (; *typed != '\0'; typed++) {
        if (strchr("0123456789 .-", *typed) == NULL)
            return true;
    }
    return false;
}

/* True if the word may be a name's, or is digits alone. */
static bool is_word(const char *word, size_t length)
{
    size_t digits = 0, signs = 0;
    for (size_t i = 0; i < length; i++) {
        bool letter = isalpha((unsigned char)word[i]) != 0 || (word[i] & 0x80) != 0;
        bool digit = isdigit((unsigned char)word[i]) != 0;
        digits += digit;
        signs += !letter && !digit && strchr("'-.", word[i]) == NULL;
    }
    return signs == 0 && (digits == 0 || digits == length);
}

/* Names, and words of digits between them: what is looked for by year or last digits. */
static bool is_words(const char *typed)
{
    bool words = search_is_name(typed);
    while (*typed != '\0' && words) {
        size_t length = strcspn(typed, " ");
        words = is_word(typed, length);
        typed += length + strspn(typed + length, " ");
    }
    return words;
}

void search_people(struct desk *desk, const char *typed, struct search_hits *hits)
{
    struct error ignored = {0};
    size_t digits = text_digits(typed, NULL, 0);
    hits->count = 0;
    hits->complete = true;
    if (search_is_name(typed) || (digits >= DIGITS_LEAST && digits < ID_NUMBER_DIGITS))
        hits->count =
            desk_find_names(desk, typed, hits->named, SEARCH_HITS, &hits->complete, &ignored);
}

const char *search_progress(struct kiosk *kiosk, struct page *page)
{
    const struct desk *desk = kiosk_desk(kiosk);
    int percent = desk_names_percent(desk);
    if (percent == 100 || desk_names_people(desk) < MANY_PEOPLE)
        return NULL;
    return arena_textf(page->arena, "đang mở tên %d%%", percent);
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

/* What Enter does, and what else there is to know about the people below. */
static const char *name_text(struct kiosk *kiosk, const struct search_hits *hits, const char *name,
                             struct page *page)
{
    const char *progress = search_progress(kiosk, page);
    const char *more = progress != NULL ? progress : "gõ thêm để thu hẹp";
    bool told =
        progress != NULL || (!hits->complete && desk_names_percent(kiosk_desk(kiosk)) == 100);
    const char *what = arena_textf(page->arena, "Enter đăng ký %s", name);
    if (hits->count > 0)
        what = arena_textf(page->arena, "Enter mở %s · ↓ chọn người khác", hits->named[0].name);
    return told ? arena_textf(page->arena, "%s · %s", what, more) : what;
}

/* Fewer than 12 digits. One person alone whom they fit is opened; of several one is chosen. */
static const char *short_text(const struct search_hits *hits, int missing, struct page *page)
{
    if (hits->count == 1 && hits->complete)
        return arena_textf(page->arena, "còn thiếu %d số · Enter mở %s", missing,
                           hits->named[0].name);
    return arena_textf(page->arena, "còn thiếu %d số%s", missing,
                       hits->count > 0 ? " · ↓ chọn người" : "");
}

/* Neither a number nor a name: words and digits that somebody is looked for by, or rubbish. */
static const char *other_text(struct kiosk *kiosk, const char *typed,
                              const struct search_hits *hits, const struct error *error,
                              struct page *page, enum page_style *style)
{
    if (hits->count > 0)
        return name_text(kiosk, hits, "", page);
    if (is_words(typed)) {
        const char *progress = search_progress(kiosk, page);
        *style = STYLE_DIM;
        return progress != NULL ? progress : NOBODY;
    }
    *style = STYLE_FAIL;
    return bad_text(error, page);
}

const char *search_text(struct kiosk *kiosk, const char *typed, const struct search_hits *hits,
                        struct page *page, enum page_style *style)
{
    struct desk_match match;
    struct error error = {0};
    const char *text = " ";
    *style = STYLE_PLAIN;
    if (!desk_find(kiosk_desk(kiosk), typed, &match, &error) || match.found == FOUND_BAD)
        return other_text(kiosk, typed, hits, &error, page, style);
    switch (match.found) {
    case FOUND_BAD: break;
    case FOUND_NOTHING:
        *style = STYLE_DIM;
        text = search_progress(kiosk, page) != NULL ? search_progress(kiosk, page) : " ";
        break;
    case FOUND_SHORT:
        *style = STYLE_DIM;
        text = short_text(hits, match.missing, page);
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
    case FOUND_NAME: text = name_text(kiosk, hits, match.citizen.name, page); break;
    }
    explicit_bzero(&match, sizeof match);
    return text;
}

const char *search_hit_note(struct kiosk *kiosk, const struct desk_named *named, struct page *page)
{
    struct citizen citizen = {.birth_year = named->birth_year, .resident = named->resident};
    char last[DATE_SIZE] = "";
    long day = 0;
    snprintf(citizen.id, sizeof citizen.id, "%s", named->id);
    snprintf(citizen.hamlet, sizeof citizen.hamlet, "%s", named->hamlet);
    const char *apart = listed_apart(kiosk, &citizen, page);
    if (date_read_iso(named->last_day, &day))
        date_text_short(day, last);
    return arena_textf(page->arena, "%s%s%s%s%s", named->masked,
                       named->masked[0] != '\0' ? " · " : "", apart, apart[0] != '\0' ? " · " : "",
                       last);
}

void search_describe(struct kiosk *kiosk, const char *typed, const struct search_hits *hits,
                     int first, int fresh, struct page *page)
{
    struct error ignored = {0};
    for (size_t i = 0; i < hits->count; i++) {
        const char *name = hits->named[i].name[0] != '\0' ? hits->named[i].name : "chưa ghi tên";
        page_choice(page, first + (int)i, 0, arena_text(page->arena, name),
                    search_hit_note(kiosk, &hits->named[i], page));
    }
    if (name_valid(typed, &ignored))
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
    search_people(kiosk_desk(kiosk), typed, &hits);
    struct reaction reaction = hits.count > 0
                                   ? search_receive(kiosk, hits.named[0].id)
                                   : react_open(&view_receive, typed + strspn(typed, " "));
    explicit_bzero(&hits, sizeof hits);
    return reaction;
}

/* Fewer than 12 digits open somebody only if there is no doubt who: more may be coming. */
static struct reaction open_short(struct kiosk *kiosk, const char *typed)
{
    struct search_hits hits;
    search_people(kiosk_desk(kiosk), typed, &hits);
    struct reaction reaction =
        hits.count == 1 && hits.complete ? search_receive(kiosk, hits.named[0].id)
        : hits.count > 0
            ? react_refuse("Còn nhiều người hợp số này. Gõ tiếp cho đủ 12 số, hoặc ↓ chọn người.")
            : react_refuse("Gõ tiếp cho đủ 12 số, hoặc bấm Esc xóa ô tìm.");
    explicit_bzero(&hits, sizeof hits);
    return reaction;
}

/* What is wrong stands under the field already: here is what to do. */
static struct reaction open_other(struct kiosk *kiosk, const char *typed)
{
    struct search_hits hits;
    search_people(kiosk_desk(kiosk), typed, &hits);
    struct reaction reaction = hits.count > 0 ? search_receive(kiosk, hits.named[0].id)
                                              : react_refuse("Bấm Esc xóa ô tìm rồi gõ lại.");
    explicit_bzero(&hits, sizeof hits);
    return reaction;
}

struct reaction search_open(struct kiosk *kiosk, const char *typed)
{
    struct desk_match match;
    struct error error = {0};
    struct reaction reaction;
    if (!desk_find(kiosk_desk(kiosk), typed, &match, &error))
        return open_other(kiosk, typed);
    switch (match.found) {
    case FOUND_NOTHING:
        return react_refuse("Gõ 12 số ở mặt trước thẻ hoặc gõ tên; hay bấm số của một dòng.");
    case FOUND_SHORT: return open_short(kiosk, typed);
    case FOUND_BAD: return open_other(kiosk, typed);
    case FOUND_OPEN: reaction = search_take_up(kiosk, match.visit); break;
    case FOUND_KNOWN: reaction = receive(kiosk, &match.citizen); break;
    case FOUND_NEW: reaction = react_open(&view_receive, typed + strspn(typed, " ")); break;
    case FOUND_NAME: reaction = open_name(kiosk, typed); break;
    }
    explicit_bzero(&match, sizeof match);
    return reaction;
}
