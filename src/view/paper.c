#include "view/paper.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/document.h"
#include "base/error.h"
#include "base/memory.h"
#include "domain/date.h"
#include "guide/library.h"
#include "report/day.h"
#include "view/kiosk_private.h"

/* ---- documents ------------------------------------------------------------------------------- */

/* All letters with two marks stand close together: a printer that is too coarse shows it here. */
static const char letters[] = "Đặng Thị Ễ Phượng, Y Blưi, Ngọk, Ô\u0306, ƀ: ẫ ẵ ẩ ẳ ổ ỗ ữ ỡ ệ ợ ự";

static void write_test(struct document *document)
{
    static const int distances[] = {0, 60, 90}; /* cm: 5, 7 and 11 dots a module */
    struct document_list *list = &document->list;
    document_add(document, list, DOCUMENT_TITLE, "TRANG IN THỬ")->strong = true;
    document_add(document, list, DOCUMENT_RULE, NULL);
    document_add(document, list, DOCUMENT_LINE,
                 "Đo vạch ở trên: cuộn 80 mm thì dài 72 mm, cuộn 58 mm thì dài 48 mm. Vạch cụt một "
                 "đầu là chọn nhầm cỡ giấy.");
    document_add(document, list, DOCUMENT_LINE, letters);
    document_add(document, list, DOCUMENT_LINE, letters)->size = DOCUMENT_LARGE;
    document_add(document, list, DOCUMENT_DONE, "dấu đã làm");
    document_add(document, list, DOCUMENT_BOX, "ô để đánh dấu");
    document_add(document, list, DOCUMENT_LINE,
                 "Quét thử ba mã dưới đây. Mã nhỏ không quét được thì lau đầu in, hoặc in chữ to.");
    for (size_t i = 0; i < sizeof distances / sizeof distances[0]; i++)
        document_add_qr(document, list, "https://dichvucong.gov.vn", "Cổng Dịch vụ công", NULL)
            ->distance = distances[i];
}

static bool named_before(size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(kiosk_actions[i].group, kiosk_actions[index].group) == 0)
            return true;
    }
    return false;
}

static void write_group(const char *group, struct document *document)
{
    document_add(document, &document->list, DOCUMENT_LINE, group)->strong = true;
    for (size_t i = 0; kiosk_actions[i].label != NULL; i++) {
        char buffer[8];
        if (strcmp(kiosk_actions[i].group, group) == 0)
            document_add_pair(document, &document->list, DOCUMENT_FACT, kiosk_actions[i].label,
                              ui_key_name(kiosk_actions[i].key, buffer));
    }
    document_add(document, &document->list, DOCUMENT_GAP, NULL);
}

static void write_keys(struct document *document)
{
    document_add(document, &document->list, DOCUMENT_TITLE, "PHÍM NÀO LÀM GÌ")->strong = true;
    for (size_t i = 0; kiosk_actions[i].label != NULL; i++) {
        if (!named_before(i))
            write_group(kiosk_actions[i].group, document);
    }
}

static int32_t day_of(const struct desk_job *job)
{
    long day = 0;
    return date_read_iso(job->about, &day) ? (int32_t)day : 0;
}

/* The figures as they are now: an X reading. */
static bool write_day(struct desk *desk, const struct desk_job *job, struct document *document,
                      struct error *error)
{
    struct day_figures *figures = memory_new(1, sizeof *figures);
    bool good = report_day(desk_ledger(desk), day_of(job), figures, error);
    if (good)
        report_day_slip(figures, desk_commune(desk), desk_guides(desk), desk_counter(desk),
                        document);
    free(figures);
    return good;
}

/* One code to take home. */
static bool write_code(struct desk *desk, const struct desk_job *job, struct document *document,
                       struct error *error)
{
    const struct guide_library *guides = desk_guides(desk);
    const struct guide_link *link = guide_library_find_link(guides, job->about);
    if (link == NULL)
        return error_set(error, ERROR_MISSING, "no link of that name");
    if (link->group[0] != '\0')
        document_add(document, &document->list, DOCUMENT_TITLE, link->group)->strong = true;
    document_add(document, &document->list, DOCUMENT_LINE,
                 "Mở máy ảnh, đưa vào ô vuông đen trắng, bấm dòng chữ hiện ra:");
    document_add_qr(document, &document->list, link->url, guide_library_link_label(guides, link),
                    NULL);
    return true;
}

const char *paper_name(const struct desk_job *job, struct arena *arena)
{
    struct buffer name = {0};
    desk_job_name(job, &name);
    const char *kept = arena_text(arena, buffer_text(&name));
    buffer_release(&name);
    return kept;
}

bool paper_document(struct desk *desk, const struct desk_job *job,
                    const struct desk_printer *printer, struct arena *arena,
                    struct document *document, struct error *error)
{
    document_init(document, arena, paper_name(job, arena));
    document_paper_read(printer->paper, &document->paper);
    document->large = printer->large;
    document->copy = job->copy;
    switch (job->paper) {
    case DESK_PAPER_SLIP: return desk_slip(desk, job->visit, document, error);
    case DESK_PAPER_KEYS: write_keys(document); break;
    case DESK_PAPER_DAY: return write_day(desk, job, document, error);
    case DESK_PAPER_TEST: write_test(document); break;
    case DESK_PAPER_CODE: return write_code(desk, job, document, error);
    case DESK_PAPER_SHEET: return error_set(error, ERROR_REFUSED, "sheet: not from here");
    }
    return true;
}

bool paper_json(struct desk *desk, const struct desk_job *job, const struct desk_printer *printer,
                struct buffer *json, struct error *error)
{
    struct arena *arena = arena_new();
    struct document document;
    bool good = paper_document(desk, job, printer, arena, &document, error);
    if (good)
        document_write(&document, json);
    arena_free(arena);
    return good;
}

void paper_sheet_json(const char *sheet, const struct desk_printer *printer, struct buffer *json)
{
    struct arena *arena = arena_new();
    struct document document;
    document_init(&document, arena, "Phiếu khôi phục");
    document_paper_read(printer->paper, &document.paper);
    document_add(&document, &document.list, DOCUMENT_TITLE, "PHIẾU KHÔI PHỤC")->strong = true;
    for (const char *line = sheet; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        const char *text = arena_text_n(arena, line, length);
        document_add(&document, &document.list, text[0] != '\0' ? DOCUMENT_LINE : DOCUMENT_GAP,
                     text)
            ->strong = true;
        line += length + (line[length] == '\n');
    }
    document_write(&document, json);
    arena_free(arena);
}

/* ---- on a page ------------------------------------------------------------------------------- */

void paper_describe(const struct document *document, int cells, struct page *page)
{
    struct buffer text = {0};
    document_text(document, cells, &text);
    for (const char *line = buffer_text(&text); *line != '\0';) {
        size_t length = strcspn(line, "\n");
        const char *kept = arena_text_n(page->arena, line, length);
        page_text(page, NULL, kept[0] != '\0' ? kept : " ", STYLE_PLAIN);
        line += length + (line[length] == '\n');
    }
    if (text.data != NULL)
        explicit_bzero(text.data, text.capacity);
    buffer_release(&text);
}
