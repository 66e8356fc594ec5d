/* The month's figures as rows of words, once for text, CSV, JSON and the screen. */
#include <string.h>

#include "domain/commune.h"
#include "domain/service.h"
#include "report/period.h"

struct rows {
    const struct period_figures *figures;
    const struct commune *commune;
    const struct guide_library *guides;
    bool (*row)(void *self, const struct period_row *row);
    void *self;
    const char *section;
    bool over; /* the reader has enough */
};

static void give(struct rows *rows, const char *name, const char *figure, long in, long all)
{
    const struct period_row row = {rows->section, name, figure, in, all};
    rows->over = rows->over || !rows->row(rows->self, &row);
}

static void give_pair(struct rows *rows, const char *name, const char *figure,
                      struct period_pair pair)
{
    give(rows, name, figure, pair.in, pair.all);
}

static void give_targets(struct rows *rows)
{
    const struct target_place *all = &rows->figures->targets.all;
    rows->section = "Người thường trú từ 18 tuổi";
    give(rows, "VNeID mức 2", "người", all->level2_new, all->level2);
    give(rows, "Chữ ký số đang dùng", "người", all->signature_new, all->signature);
}

static void give_visits(struct rows *rows)
{
    const struct period_figures *figures = rows->figures;
    rows->section = "Lượt tiếp";
    give_pair(rows, "Tất cả", "lượt", figures->visits);
    give_pair(rows, "Xong", "lượt", figures->done);
    give_pair(rows, "Hẹn lại", "lượt", figures->waiting);
    give_pair(rows, "Không thành", "lượt", figures->not_done);
    give_pair(rows, "Chỉ hỏi", "lượt", figures->asked);
    if (figures->open.all > 0)
        give_pair(rows, "Chưa kết thúc", "lượt", figures->open);
    give_pair(rows, "Người đến", "người", figures->people);
    rows->section = "Hình thức";
    give_pair(rows, "Tại quầy", "lượt", figures->counter);
    give_pair(rows, "Đi thôn", "lượt", figures->field);
    give_pair(rows, "Họp thôn", "lượt", figures->meeting);
}

static void give_services(struct rows *rows)
{
    const struct period_figures *figures = rows->figures;
    rows->section = "Việc đã giúp";
    for (int i = 0; i < figures->line_count; i++) {
        const struct day_line *line = &figures->line[i];
        if (line->provider[0] != '\0')
            continue;
        const char *title = report_line_title(line);
        give(rows, title, "xong", line->done, PERIOD_UNCOUNTED);
        give(rows, title, "hẹn lại", line->later, PERIOD_UNCOUNTED);
        give(rows, title, "không thành", line->not_done, PERIOD_UNCOUNTED);
    }
}

static void give_providers(struct rows *rows)
{
    const struct period_figures *figures = rows->figures;
    rows->section = "Chữ ký số theo nơi cấp";
    for (int i = 0; i < figures->provider_count; i++) {
        const struct period_provider *given = &figures->provider[i];
        const struct provider *known = provider_find(given->id);
        const char *title = known != NULL          ? known->title
                            : given->id[0] == '\0' ? "không ghi nơi cấp"
                                                   : given->id;
        give_pair(rows, title, "đã kích hoạt", given->active);
        give_pair(rows, title, "đã cấp, CHƯA KÍCH HOẠT", given->issued);
    }
    rows->section = "Hồ sơ trực tuyến";
    give_pair(rows, "Đã nộp", "hồ sơ", figures->filed);
    give_pair(rows, "Đã ký số", "hồ sơ", figures->signed_by_citizen);
    give_pair(rows, "Đã trả phí", "hồ sơ", figures->paid);
}

static void give_troubles(struct rows *rows)
{
    const struct period_figures *figures = rows->figures;
    rows->section = "Trở ngại hay gặp";
    for (int i = 0; i < figures->trouble_count; i++)
        give(rows, report_trouble_title(&figures->trouble[i], rows->guides), "lượt",
             figures->trouble[i].count, PERIOD_UNCOUNTED);
}

static long visits_of(const struct day_count *counts, int count, const char *id)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(counts[i].id, id) == 0)
            return counts[i].count;
    }
    return 0;
}

static void give_place(struct rows *rows, const char *name, const struct target_place *place,
                       long visits)
{
    give(rows, name, "lượt", visits, PERIOD_UNCOUNTED);
    give(rows, name, "VNeID mức 2", place->level2_new, place->level2);
    give(rows, name, "chữ ký số", place->signature_new, place->signature);
    if (place->people != COMMUNE_NOT_KNOWN)
        give(rows, name, "số người", PERIOD_UNCOUNTED, place->people);
}

/* Visits are under the hamlet that was said; those of a merged one go to its successor. */
static long hamlet_visits(const struct rows *rows, const char *id)
{
    const struct period_figures *figures = rows->figures;
    long visits = 0;
    for (int i = 0; i < figures->hamlet_count; i++) {
        const struct day_count *hamlet = &figures->hamlet[i];
        if (strcmp(report_hamlet_on(rows->commune, hamlet->id, figures->to), id) == 0)
            visits += hamlet->count;
    }
    return visits;
}

static void give_hamlets(struct rows *rows)
{
    const struct period_figures *figures = rows->figures;
    rows->section = "Theo thôn";
    for (int i = 0; i < figures->targets.hamlet_count; i++) {
        const struct target_place *place = &figures->targets.hamlet[i];
        struct day_count named = {0};
        memcpy(named.id, place->id, sizeof named.id);
        give_place(rows, report_hamlet_name(&named, rows->commune), place,
                   hamlet_visits(rows, place->id));
    }
    long others = visits_of(figures->hamlet, figures->hamlet_count, "other");
    if (others > 0)
        give(rows, "Xã khác", "lượt", others, PERIOD_UNCOUNTED);
}

static void give_units(struct rows *rows)
{
    const struct period_figures *figures = rows->figures;
    rows->section = "Theo đơn vị";
    for (int i = 0; i < figures->targets.unit_count; i++) {
        const struct target_place *place = &figures->targets.unit[i];
        const struct unit *unit = commune_unit(rows->commune, place->id);
        give_place(rows, unit != NULL ? unit->name : place->id, place,
                   visits_of(figures->unit, figures->unit_count, place->id));
    }
}

void report_period_rows(const struct period_figures *figures, const struct commune *commune,
                        const struct guide_library *guides,
                        bool (*row)(void *self, const struct period_row *row), void *self)
{
    struct rows rows = {figures, commune, guides, row, self, "", false};
    void (*const sections[])(struct rows *) = {give_targets,   give_visits,   give_services,
                                               give_providers, give_troubles, give_hamlets,
                                               give_units};
    for (size_t i = 0; i < sizeof sections / sizeof sections[0] && !rows.over; i++)
        sections[i](&rows);
}
