/* The month's report as plain text, CSV and JSON. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/csv.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/number.h"
#include "report/block.h"
#include "report/period.h"

#define NAME_CELLS   38
#define FIGURE_CELLS 23
#define NUMBER_CELLS 9
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

static void print_line(struct printing *printing, const char *name, const struct period_row *row)
{
    char in[NUMBER_SIZE], all[NUMBER_SIZE];
    buffer_add_text(printing->into, " ");
    block_left(printing->into, name, NAME_CELLS);
    block_left(printing->into, row->figure, FIGURE_CELLS);
    block_right(printing->into, cell_text(row->in, in), NUMBER_CELLS);
    block_right(printing->into, cell_text(row->all, all), NUMBER_CELLS);
    buffer_add_byte(printing->into, '\n');
}

/* A name is written once for its figures. */
static bool print_row(void *self, const struct period_row *row)
{
    struct printing *printing = self;
    if (strcmp(printing->section, row->section) != 0) {
        snprintf(printing->section, sizeof printing->section, "%s", row->section);
        printing->name[0] = '\0';
        buffer_addf(printing->into, "\n%s\n", row->section);
    }
    bool same = strcmp(printing->name, row->name) == 0;
    print_line(printing, same ? "" : row->name, row);
    snprintf(printing->name, sizeof printing->name, "%s", row->name);
    return true;
}

static void print_officials(const char *const *names, int count, struct buffer *into)
{
    if (names == NULL)
        return;
    buffer_addf(into, "\n%s: %d người\n", OFFICIALS, count);
    for (int i = 0; i < count; i++)
        buffer_addf(into, " %2d. %s\n", i + 1, names[i]);
}

void report_period_text(const struct period_figures *figures, const struct commune *commune,
                        const struct guide_library *guides, const char *const *names, int count,
                        struct buffer *into)
{
    char from[DATE_SIZE], to[DATE_SIZE];
    date_text(figures->from, from);
    date_text(figures->to, to);
    buffer_addf(into, "Báo cáo tháng · %s %s · từ %s đến %s\n", commune->kind, commune->name, from,
                to);
    buffer_add_text(into, " ");
    block_left(into, "", NAME_CELLS);
    block_left(into, "", FIGURE_CELLS);
    block_right(into, "trong kỳ", NUMBER_CELLS);
    block_right(into, "lũy kế", NUMBER_CELLS);
    buffer_add_byte(into, '\n');
    struct printing printing = {.into = into};
    report_period_rows(figures, commune, guides, print_row, &printing);
    print_officials(names, count, into);
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
    const char *const cells[] = {row->section, row->name, row->figure, plain_text(row->in, in),
                                 plain_text(row->all, all)};
    csv_row(cells, sizeof cells / sizeof cells[0], self);
    return true;
}

void report_period_csv(const struct period_figures *figures, const struct commune *commune,
                       const struct guide_library *guides, const char *const *names, int count,
                       struct buffer *into)
{
    static const char *const head[] = {"Mục", "Tên", "Chỉ số", "Trong kỳ", "Lũy kế"};
    char from[DATE_SIZE], to[DATE_SIZE];
    date_text(figures->from, from);
    date_text(figures->to, to);
    const char *const dates[] = {"Kỳ báo cáo", from, to, "", ""};
    csv_begin(into);
    csv_row(head, 5, into);
    csv_row(dates, 5, into);
    report_period_rows(figures, commune, guides, write_csv_row, into);
    for (int i = 0; names != NULL && i < count; i++) {
        const char *const cells[] = {OFFICIALS, names[i], "", "", ""};
        csv_row(cells, 5, into);
    }
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static json_t *number_json(long number)
{
    return number == PERIOD_UNCOUNTED ? json_null() : json_integer(number);
}

static bool add_json_row(void *self, const struct period_row *row)
{
    json_array_append_new(self, json_pack("{s:s,s:s,s:s,s:o,s:o}", "section", row->section, "name",
                                          row->name, "figure", row->figure, "in",
                                          number_json(row->in), "all", number_json(row->all)));
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
