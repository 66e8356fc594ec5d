/* The month's report as plain text, CSV and JSON. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/csv.h"
#include "base/text.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/number.h"
#include "report/block.h"
#include "report/period.h"

#define NAME_CELLS   38
#define FIGURE_CELLS 23
#define NUMBER_CELLS 9
#define CSV_CELLS    6
#define PAGE_CELLS   80
#define NOTE_INDENT  "    "
#define OFFICIALS    "Cán bộ, công chức chưa có chữ ký số"

static const char *cell_text(long number, char text[NUMBER_SIZE])
{
    if (number == PERIOD_UNCOUNTED)
        return "";
    number_text(number, text);
    return text;
}

/* ---- text ------------------------------------------------------------------------------------ */

struct printing {
    struct buffer *into;
    char section[120], name[200]; /* said last */
};

/* One line without blanks at its end; `text` is cut with "…" at PAGE_CELLS. */
static void print_text(struct buffer *into, const char *indent, const char *text)
{
    int room = PAGE_CELLS - text_width(indent);
    buffer_add_text(into, indent);
    if (text_width(text) <= room) {
        buffer_add_text(into, text);
    } else {
        buffer_add(into, text, text_fit(text, room - 1));
        buffer_add_text(into, "…");
    }
    buffer_add_byte(into, '\n');
}

static void print_columns(struct buffer *into, const char *name, const char *figure, const char *in,
                          const char *all)
{
    buffer_add_text(into, " ");
    block_left(into, name, NAME_CELLS);
    block_left(into, figure, FIGURE_CELLS);
    block_right(into, in, NUMBER_CELLS);
    if (all[0] != '\0')
        block_right(into, all, NUMBER_CELLS);
    buffer_add_byte(into, '\n');
}

/* A name is written once for its figures; one that is too long for its column has a line of its own. */
static bool print_row(void *self, const struct period_row *row)
{
    struct printing *printing = self;
    char in[NUMBER_SIZE], all[NUMBER_SIZE];
    if (strcmp(printing->section, row->section) != 0) {
        snprintf(printing->section, sizeof printing->section, "%s", row->section);
        printing->name[0] = '\0';
        buffer_addf(printing->into, "\n%s\n", row->section);
    }
    const char *name = strcmp(printing->name, row->name) == 0 ? "" : row->name;
    snprintf(printing->name, sizeof printing->name, "%s", row->name);
    if (text_width(name) >= NAME_CELLS) {
        print_text(printing->into, " ", name);
        name = "";
    }
    print_columns(printing->into, name, row->figure, cell_text(row->in, in),
                  cell_text(row->all, all));
    if (row->note[0] != '\0')
        print_text(printing->into, NOTE_INDENT, row->note);
    return true;
}

/* Without their names the report says how to see them. */
static void print_officials(const struct period_figures *figures, const char *const *names,
                            int count, struct buffer *into)
{
    long without = names != NULL ? count : report_officials_count(figures);
    buffer_addf(into, "\n%s: %ld người\n", OFFICIALS, without);
    if (names == NULL && without > 0)
        buffer_add_text(into, " Xem tên: chạy lại, thêm --staff TÊN --pin-file TỆP (mã PIN của "
                              "người ấy).\n");
    for (int i = 0; names != NULL && i < count; i++) {
        char line[400];
        snprintf(line, sizeof line, "%2d. %s", i + 1, names[i]);
        print_text(into, " ", line);
        explicit_bzero(line, sizeof line);
    }
}

void report_period_text(const struct period_figures *figures, const struct commune *commune,
                        const struct guide_library *guides, const char *const *names, int count,
                        struct buffer *into)
{
    char from[DATE_SIZE], to[DATE_SIZE], title[400];
    date_text(figures->from, from);
    date_text(figures->to, to);
    snprintf(title, sizeof title, "Báo cáo tháng · %s %s · từ %s đến %s", commune->kind,
             commune->name, from, to);
    print_text(into, "", title);
    print_columns(into, "", "", "trong kỳ", "lũy kế");
    struct printing printing = {.into = into};
    report_period_rows(figures, commune, guides, print_row, &printing);
    print_officials(figures, names, count, into);
}

/* ---- CSV ------------------------------------------------------------------------------------- */

static const char *plain_text(long number, char text[32])
{
    if (number == PERIOD_UNCOUNTED)
        return "";
    snprintf(text, 32, "%ld", number);
    return text;
}

static bool write_csv_row(void *self, const struct period_row *row)
{
    char in[32], all[32];
    const char *const cells[] = {
        row->section, row->name, row->figure, plain_text(row->in, in), plain_text(row->all, all),
        row->note};
    csv_row(cells, CSV_CELLS, self);
    return true;
}

void report_period_csv(const struct period_figures *figures, const struct commune *commune,
                       const struct guide_library *guides, const char *const *names, int count,
                       struct buffer *into)
{
    static const char *const head[] = {"Mục", "Tên", "Chỉ số", "Trong kỳ", "Lũy kế", "Ghi chú"};
    char from[DATE_SIZE], to[DATE_SIZE];
    date_text(figures->from, from);
    date_text(figures->to, to);
    const char *const dates[] = {"Kỳ báo cáo", from, to, "", "", ""};
    csv_begin(into);
    csv_row(head, CSV_CELLS, into);
    csv_row(dates, CSV_CELLS, into);
    report_period_rows(figures, commune, guides, write_csv_row, into);
    for (int i = 0; names != NULL && i < count; i++) {
        const char *const cells[] = {OFFICIALS, names[i], "", "", "", ""};
        csv_row(cells, CSV_CELLS, into);
    }
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static json_t *number_json(long number)
{
    return number == PERIOD_UNCOUNTED ? json_null() : json_integer(number);
}

static bool add_json_row(void *self, const struct period_row *row)
{
    json_array_append_new(self,
                          json_pack("{s:s,s:s,s:s,s:o,s:o,s:s}", "section", row->section, "name",
                                    row->name, "figure", row->figure, "in", number_json(row->in),
                                    "all", number_json(row->all), "note", row->note));
    return true;
}

void report_period_json(const struct period_figures *figures, const struct commune *commune,
                        const struct guide_library *guides, const char *const *names, int count,
                        struct buffer *into)
{
    char from[DATE_SIZE], to[DATE_SIZE];
    date_iso(figures->from, from);
    date_iso(figures->to, to);
    json_t *rows = json_array(), *officials = names != NULL ? json_array() : json_null();
    report_period_rows(figures, commune, guides, add_json_row, rows);
    for (int i = 0; names != NULL && i < count; i++)
        json_array_append_new(officials, json_string(names[i]));
    json_t *document =
        json_pack("{s:s,s:i,s:s,s:s,s:{s:s,s:s},s:o,s:o}", "document", "month", "version", 1,
                  "from", from, "to", to, "commune", "code", commune->code, "name", commune->name,
                  "rows", rows, "officials_without", officials);
    char *text = json_dumps(document, JSON_INDENT(1));
    json_decref(document);
    if (text == NULL)
        abort();
    buffer_add_text(into, text);
    buffer_add_byte(into, '\n');
    free(text);
}
