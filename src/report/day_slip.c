/* The day on a slip: figures only, an X reading that changes nothing. */
#include <string.h>

#include "base/arena.h"
#include "base/document.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/number.h"
#include "report/day.h"

static const char *figure(struct document *document, long number)
{
    char text[NUMBER_SIZE];
    number_text(number, text);
    return arena_text(document->arena, text);
}

static void fact(struct document *document, const char *what, long number)
{
    document_add_pair(document, &document->list, DOCUMENT_FACT, what, figure(document, number));
}

static void heading(struct document *document, const char *text)
{
    document_add(document, &document->list, DOCUMENT_GAP, NULL);
    document_add(document, &document->list, DOCUMENT_LINE, text)->strong = true;
}

static void write_head(const struct day_figures *figures, const struct commune *commune,
                       const char *counter, struct document *document)
{
    struct document_list *list = &document->list;
    char day[DATE_SIZE];
    date_text(figures->day, day);
    if (commune != NULL)
        document_add(document, list, DOCUMENT_LINE, commune->centre)->align = DOCUMENT_MIDDLE;
    document_add(document, list, DOCUMENT_TITLE, "TỔNG KẾT NGÀY")->strong = true;
    document_add_pair(document, list, DOCUMENT_FACT, day, counter);
    document_add(document, list, DOCUMENT_LINE, "Chưa khóa ngày: số liệu lúc in.");
    document_add(document, list, DOCUMENT_RULE, NULL);
}

static void write_visits(const struct day_figures *figures, struct document *document)
{
    fact(document, "Lượt", figures->visits);
    fact(document, "Người", figures->people);
    fact(document, "Xong", figures->done);
    fact(document, "Hẹn lại", figures->waiting);
    fact(document, "Không thành", figures->not_done);
    if (figures->asked > 0)
        fact(document, "Chỉ hỏi", figures->asked);
    if (figures->open > 0)
        fact(document, "Đang tiếp", figures->open);
    if (figures->issued_not_active > 0)
        fact(document, "Đã cấp, CHƯA KÍCH HOẠT", figures->issued_not_active);
}

static void write_services(const struct day_figures *figures, struct document *document)
{
    static const int widths[] = {52, 16, 16, 16};
    static const bool right[] = {false, true, true, true};
    const char *cells[4 * (DAY_SERVICES + DAY_PROVIDERS + 1)] = {"Việc", "xong", "hẹn", "không"};
    for (int i = 0; i < figures->line_count; i++) {
        const struct day_line *line = &figures->line[i];
        const char **row = &cells[4 * (i + 1)];
        bool own = line->provider[0] == '\0';
        row[0] = own ? report_line_title(line)
                     : arena_textf(document->arena, "– %s", report_line_title(line));
        row[1] = figure(document, line->done);
        row[2] = figure(document, line->later);
        row[3] = figure(document, line->not_done);
    }
    document_add(document, &document->list, DOCUMENT_GAP, NULL);
    document_add_table(document, &document->list,
                       &(struct document_table){4, figures->line_count, widths, right, cells});
}

static void write_places(const struct day_figures *figures, const struct commune *commune,
                         const struct guide_library *guides, struct document *document)
{
    if (figures->hamlet_count > 0)
        heading(document, "Theo thôn");
    for (int i = 0; i < figures->hamlet_count; i++)
        fact(document, report_hamlet_name(&figures->hamlet[i], commune), figures->hamlet[i].count);
    if (figures->trouble_count > 0)
        heading(document, "Trở ngại");
    for (int i = 0; i < figures->trouble_count; i++)
        fact(document, report_trouble_title(&figures->trouble[i], guides),
             figures->trouble[i].count);
}

/* A rewritten book is caught only by a head that left the machine: here it does. */
static void write_end(const struct day_figures *figures, struct document *document)
{
    document_add(document, &document->list, DOCUMENT_RULE, NULL);
    document_add(document, &document->list, DOCUMENT_LINE,
                 arena_textf(document->arena, "Sổ đến số %lld: %.16s %.16s %.16s %.16s",
                             (long long)figures->head_number, figures->head, figures->head + 16,
                             figures->head + 32, figures->head + 48))
        ->size = DOCUMENT_SMALL;
    document_add_sign(document, &document->list, "Người lập", "(ký, ghi rõ họ tên)", NULL);
}

void report_day_slip(const struct day_figures *figures, const struct commune *commune,
                     const struct guide_library *guides, const char *counter,
                     struct document *document)
{
    write_head(figures, commune, counter, document);
    write_visits(figures, document);
    write_services(figures, document);
    write_places(figures, commune, guides, document);
    write_end(figures, document);
}
