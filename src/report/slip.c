#include "report/slip.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/document.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/service.h"
#include "guide/library.h"
#include "report/paper_words.h"

void report_slip_name(const char *name, char *text, int size)
{
    const char *first = strchr(name, ' '), *last = strrchr(name, ' ');
    if (first == NULL || first == last)
        snprintf(text, (size_t)size, "%s", name);
    else
        snprintf(text, (size_t)size, "%.*s%s", (int)(first - name), name, last);
}

static bool is_left(const struct slip_row *row)
{
    return row->untouched || !outcome_is_working(row->outcome);
}

/* "Chữ ký số (VNPT SmartCA)" */
static const char *called(const struct slip_row *row, struct arena *arena)
{
    const struct service *service = service_find(row->service);
    const struct provider *provider = provider_find(row->provider);
    const char *title = service != NULL ? service->title : row->service;
    return provider != NULL ? arena_textf(arena, "%s (%s)", title, provider->title) : title;
}

/* ---- the head -------------------------------------------------------------------------------- */

static void write_head(const struct slip *slip, struct document *document)
{
    struct document_list *list = &document->list;
    struct arena *arena = document->arena;
    char day[DATE_SIZE], name[200];
    date_text(slip->day, day);
    report_slip_name(slip->name, name, sizeof name);
    if (slip->commune != NULL) {
        struct document_block *centre =
            document_add(document, list, DOCUMENT_LINE, slip->commune->centre);
        centre->align = DOCUMENT_MIDDLE;
    }
    document_add(document, list, DOCUMENT_TITLE, "PHIẾU GHI VIỆC")->strong = true;
    document_add_pair(document, list, DOCUMENT_FACT, arena_textf(arena, "Ngày %s", day),
                      slip->counter);
    if (name[0] != '\0') {
        struct document_block *block = document_add(document, list, DOCUMENT_LINE, name);
        block->strong = true;
        block->size = DOCUMENT_LARGE;
    }
    document_add(document, list, DOCUMENT_RULE, NULL);
}

/* ---- what was done, what is left ------------------------------------------------------------- */

static void write_done(const struct slip *slip, struct document *document)
{
    for (int i = 0; i < slip->count; i++) {
        if (!is_left(&slip->row[i]))
            document_add(document, &document->list, DOCUMENT_DONE,
                         called(&slip->row[i], document->arena));
    }
}

static const char *left_words(const struct slip_row *row, struct arena *arena)
{
    char day[DATE_SIZE] = "";
    if (row->until > 0)
        date_text_short(row->until, day);
    const char *name = called(row, arena);
    if (row->untouched)
        return arena_textf(arena, "%s: chưa làm", name);
    switch (row->outcome) {
    case OUTCOME_ISSUED:
        return arena_textf(arena, "%s: đã cấp, CHƯA KÍCH HOẠT. Kích hoạt xong mới ký được", name);
    case OUTCOME_WAITING:
        return day[0] != '\0' ? arena_textf(arena, "%s: hẹn %s", name, day)
                              : arena_textf(arena, "%s: còn chờ", name);
    default: return arena_textf(arena, "%s: lần này chưa được", name);
    }
}

static void write_left(const struct slip *slip, struct document *document)
{
    bool any = false;
    for (int i = 0; i < slip->count; i++) {
        if (!is_left(&slip->row[i]))
            continue;
        if (!any)
            document_add(document, &document->list, DOCUMENT_LINE, "Còn phải làm:")->strong = true;
        any = true;
        struct document_block *box = document_add(document, &document->list, DOCUMENT_BOX,
                                                  left_words(&slip->row[i], document->arena));
        box->strong = !slip->row[i].untouched && slip->row[i].outcome == OUTCOME_ISSUED;
    }
    if (!any && slip->count > 0)
        document_add(document, &document->list, DOCUMENT_LINE, "Bà con đã làm xong hết các việc.");
}

/* The nearest day, and where: with the hours, so that nobody comes for nothing. */
static void write_return(const struct slip *slip, struct document *document)
{
    int32_t until = 0;
    char day[DATE_SIZE];
    for (int i = 0; i < slip->count; i++) {
        const struct slip_row *row = &slip->row[i];
        if (is_left(row) && row->until > 0 && (until == 0 || row->until < until))
            until = row->until;
    }
    if (until == 0)
        return;
    date_text(until, day);
    document_add(document, &document->list, DOCUMENT_GAP, NULL);
    document_add(document, &document->list, DOCUMENT_LINE, "Mời bà con trở lại:");
    struct document_block *when =
        document_add(document, &document->list, DOCUMENT_LINE,
                     arena_textf(document->arena, "%s, %s", date_weekday_text(until), day));
    when->strong = true;
    when->size = DOCUMENT_LARGE;
    if (slip->commune == NULL)
        return;
    document_add(document, &document->list, DOCUMENT_LINE,
                 arena_textf(document->arena, "tại %s", slip->commune->centre));
    paper_write_hours(slip->commune, document);
}

/* ---- codes ----------------------------------------------------------------------------------- */

static const struct guide_step *step_with_codes(const struct guide_library *guides,
                                                const struct slip_row *row)
{
    const struct guide *guide;
    for (size_t n = 0; (guide = guide_library_of_service(guides, row->service, n)) != NULL; n++) {
        if (strcmp(guide->provider != NULL ? guide->provider : "", row->provider) != 0)
            continue;
        for (size_t i = 0; i < guide->step_count; i++) {
            if (guide->steps[i].code_count > 0)
                return &guide->steps[i];
        }
    }
    return NULL;
}

/* The other store's code is of no use to who has this phone. */
static bool is_for(const struct guide_code *code, const char *phone)
{
    bool android = strcmp(code->label, "Android") == 0, iphone = strcmp(code->label, "iPhone") == 0;
    return !(android && strcmp(phone, "iphone") == 0) && !(iphone && strcmp(phone, "android") == 0);
}

/* What to do, and with which of the codes there, unless the first says so already. */
static const char *label_of(const struct guide_step *step, const struct guide_code *code,
                            struct arena *arena)
{
    return strstr(step->title, code->label) != NULL
               ? step->title
               : arena_textf(arena, "%s · %s", step->title, code->label);
}

static int write_code(const struct slip *slip, const struct slip_row *row,
                      const struct guide_library *guides, int count, struct document *document)
{
    const struct guide_step *step = step_with_codes(guides, row);
    for (size_t i = 0; step != NULL && i < step->code_count && count < SLIP_CODES; i++) {
        const struct guide_code *code = &step->codes[i];
        if (!is_for(code, slip->phone))
            continue;
        if (count++ == 0) {
            document_add(document, &document->list, DOCUMENT_GAP, NULL);
            document_add(document, &document->list, DOCUMENT_LINE,
                         "Mở máy ảnh, đưa vào ô vuông đen trắng, bấm dòng chữ hiện ra:");
        }
        document_add_qr(document, &document->list, code->url, label_of(step, code, document->arena),
                        NULL);
    }
    return count;
}

/* Who has no such phone gets no codes. */
static void write_codes(const struct slip *slip, const struct guide_library *guides,
                        struct document *document)
{
    int count = 0;
    if (guides == NULL || strcmp(slip->phone, "none") == 0)
        return;
    for (int i = 0; i < slip->count; i++) {
        if (is_left(&slip->row[i]))
            count = write_code(slip, &slip->row[i], guides, count, document);
    }
}

/* ---- the end --------------------------------------------------------------------------------- */

static void write_end(const struct slip *slip, struct document *document)
{
    struct document_list *list = &document->list;
    for (int i = 0; i < slip->count; i++) {
        const struct slip_row *row = &slip->row[i];
        if (strcmp(row->service, SERVICE_PORTAL) == 0 && !row->untouched &&
            row->outcome != OUTCOME_NOT_DONE) {
            document_add(document, list, DOCUMENT_WRITE, "Mã hồ sơ:");
            break;
        }
    }
    document_add(document, list, DOCUMENT_RULE, NULL);
    document_add(document, list, DOCUMENT_LINE, paper_never_asked)->strong = true;
    if (slip->commune != NULL && slip->commune->hotline != NULL &&
        commune_is_confirmed(slip->commune, "hotline"))
        document_add_pair(document, list, DOCUMENT_FACT, "Cần hỏi, gọi", slip->commune->hotline)
            ->strong = true;
    if (slip->number > 0)
        document_add(document, list, DOCUMENT_LINE,
                     arena_textf(document->arena, "Phiếu số %lld%s%s", (long long)slip->number,
                                 slip->counter[0] != '\0' ? " · " : "", slip->counter))
            ->align = DOCUMENT_MIDDLE;
}

void report_slip(const struct slip *slip, const struct guide_library *guides,
                 struct document *document)
{
    write_head(slip, document);
    write_done(slip, document);
    write_left(slip, document);
    write_return(slip, document);
    write_codes(slip, guides, document);
    write_end(slip, document);
}
