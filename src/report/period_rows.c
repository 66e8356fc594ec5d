/* The month's figures as rows of words, once for text, CSV, JSON and the screen. */
#include <stdio.h>
#include <string.h>

#include "domain/commune.h"
#include "domain/number.h"
#include "domain/service.h"
#include "report/period.h"

#define NOTE_SIZE 300

struct rows {
    const struct period_figures *figures;
    const struct commune *commune;
    const struct guide_library *guides;
    bool (*row)(void *self, const struct period_row *row);
    void *self;
    const char *section;
    bool over; /* the reader has enough */
};

static void give_noted(struct rows *rows, const char *name, const char *figure, long in, long all,
                       const char *note)
{
    const struct period_row row = {rows->section, name, figure, in, all, note};
    rows->over = rows->over || !rows->row(rows->self, &row);
}

static void give(struct rows *rows, const char *name, const char *figure, long in, long all)
{
    give_noted(rows, name, figure, in, all, "");
}

/* What only report_period_more has read. */
static long whole(const struct rows *rows, long figure)
{
    return rows->figures->whole ? figure : PERIOD_UNCOUNTED;
}

static void give_pair(struct rows *rows, const char *name, const char *figure,
                      struct period_pair pair)
{
    give(rows, name, figure, pair.in, pair.all);
}

/* "31,4%", or why there is none; "" where nobody gave a head count. */
static void share_text(long count, long people, char text[NOTE_SIZE])
{
    if (people == COMMUNE_NOT_KNOWN)
        text[0] = '\0';
    else if (count > people)
        snprintf(text, NOTE_SIZE, "nhiều hơn số người đang ghi: số ấy sai hoặc đã cũ");
    else
        report_percent_text(report_tenths(count, people), text);
}

static void give_people(struct rows *rows, const char *name, long people, long on,
                        const char *source)
{
    char note[NOTE_SIZE];
    if (people == COMMUNE_NOT_KNOWN)
        return;
    report_origin_text(on, source, note, sizeof note);
    give_noted(rows, name, "số người", PERIOD_UNCOUNTED, people, note);
}

static void progress_text(const struct target_progress *progress, char text[NOTE_SIZE])
{
    char number[NUMBER_SIZE];
    share_text(progress->count, progress->people, text);
    if (progress->people == COMMUNE_NOT_KNOWN) {
        snprintf(text, NOTE_SIZE, "chưa có số người được xác nhận nên chưa tính %%");
    } else if (progress->count <= progress->people) {
        size_t used = strlen(text);
        number_text(progress->missing, number);
        if (progress->missing > 0)
            snprintf(text + used, NOTE_SIZE - used, ", còn thiếu %s", number);
        else
            snprintf(text + used, NOTE_SIZE - used, ", đã đạt");
    }
}

static void give_progress(struct rows *rows, const struct target_progress *progress)
{
    char note[NOTE_SIZE], name[NOTE_SIZE];
    const struct target *target = commune_target(rows->commune, progress->id, rows->figures->to);
    snprintf(name, sizeof name, "%ld%% %s", progress->percent,
             target != NULL ? target->title : progress->id);
    progress_text(progress, note);
    give_noted(rows, name, "đã có", PERIOD_UNCOUNTED, progress->count, note);
    give_people(rows, name, progress->people, progress->people_on, progress->people_source);
}

static void give_targets(struct rows *rows)
{
    const struct target_figures *targets = &rows->figures->targets;
    const struct target_place *all = &targets->all;
    rows->section = "Chỉ tiêu";
    for (int i = 0; i < targets->target_count; i++)
        give_progress(rows, &targets->target[i]);
    rows->section = "Người thường trú từ 18 tuổi";
    give(rows, "VNeID mức 2", "người", all->level2_new, all->level2);
    give(rows, "Chữ ký số đang dùng", "người", all->signature_new, all->signature);
    give(rows, "Có cả hai", "người", all->both_new, all->both);
    if (commune_group(rows->commune, PERIOD_OFFICIALS) != NULL)
        give(rows, "Cán bộ chưa có chữ ký số", "người đã đến", PERIOD_UNCOUNTED,
             report_officials_count(rows->figures));
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

static long count_of(const struct day_count *counts, int count, const char *id)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(counts[i].id, id) == 0)
            return counts[i].count;
    }
    return 0;
}

/* Who came along and held the phone. */
static void give_helpers(struct rows *rows)
{
    static const struct {
        const char *id, *title;
    } helpers[] = {{"none", "Không ai, tự làm"},
                   {"relative", "Người nhà"},
                   {"neighbour", "Hàng xóm"},
                   {"volunteer", "Tình nguyện viên"},
                   {"other", "Người khác"}};
    const struct period_people *in = &rows->figures->people_in, *all = &rows->figures->people_all;
    rows->section = "Người đi cùng giúp";
    for (size_t i = 0; rows->figures->whole && i < sizeof helpers / sizeof helpers[0]; i++)
        give(rows, helpers[i].title, "lượt", count_of(in->helper, in->helper_count, helpers[i].id),
             count_of(all->helper, all->helper_count, helpers[i].id));
}

/* The same line of all time; nothing of it where there is none. */
static struct day_line ever(const struct rows *rows, const struct day_line *line)
{
    const struct period_lists *lists = &rows->figures->all_lists;
    for (int i = 0; i < lists->line_count; i++) {
        if (strcmp(lists->line[i].service, line->service) == 0 &&
            strcmp(lists->line[i].provider, line->provider) == 0)
            return lists->line[i];
    }
    return (struct day_line){0};
}

static void give_line(struct rows *rows, const struct day_line *line)
{
    const char *title = report_line_title(line);
    const struct day_line all = ever(rows, line);
    give(rows, title, "xong", line->done, whole(rows, all.done));
    if (line->had_already > 0 || all.had_already > 0)
        give(rows, title, "trong đó đã có từ trước", line->had_already,
             whole(rows, all.had_already));
    give(rows, title, "hẹn lại", line->later, whole(rows, all.later));
    if (line->issued > 0 || all.issued > 0)
        give(rows, title, "trong đó CHƯA KÍCH HOẠT", line->issued, whole(rows, all.issued));
    give(rows, title, "không thành", line->not_done, whole(rows, all.not_done));
}

static void give_services(struct rows *rows)
{
    const struct period_lists *lists = &rows->figures->lists;
    rows->section = "Việc đã giúp";
    for (int i = 0; i < lists->line_count; i++) {
        if (lists->line[i].provider[0] == '\0')
            give_line(rows, &lists->line[i]);
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
    const struct period_lists *in = &rows->figures->lists, *all = &rows->figures->all_lists;
    rows->section = "Trở ngại hay gặp";
    for (int i = 0; i < in->trouble_count && i < DAY_TROUBLES; i++) {
        const struct day_count *trouble = &in->trouble[i];
        long ever = 0;
        for (int j = 0; j < all->trouble_count; j++) {
            if (strcmp(all->trouble[j].id, trouble->id) == 0 &&
                strcmp(all->trouble[j].id2, trouble->id2) == 0)
                ever = all->trouble[j].count;
        }
        give(rows, report_trouble_title(trouble, rows->guides), "lượt", trouble->count,
             whole(rows, ever));
    }
}

/* Visits, or persons, of a place. */
struct place_pairs {
    struct period_pair visits, people;
};

/* The row that the target is about tells how far the place is. */
static void give_place(struct rows *rows, const char *name, const struct target_place *place,
                       const struct place_pairs *pairs)
{
    char note[NOTE_SIZE];
    share_text(place->counted, place->people, note);
    if (place->lowest)
        snprintf(note + strlen(note), NOTE_SIZE - strlen(note), ", thấp nhất");
    give(rows, name, "lượt", pairs->visits.in, whole(rows, pairs->visits.all));
    if (rows->figures->whole)
        give_pair(rows, name, "người đến", pairs->people);
    give(rows, name, "VNeID mức 2", place->level2_new, place->level2);
    give_noted(rows, name, "chữ ký số", place->signature_new, place->signature,
               place->with_level2 ? "" : note);
    give_noted(rows, name, "có cả hai", place->both_new, place->both,
               place->with_level2 ? note : "");
    give_people(rows, name, place->people, place->people_on, place->people_source);
}

/* Counts are under the hamlet that was said; those of a merged one go to its successor. */
static long under_hamlet(const struct rows *rows, const struct day_count *counts, int count,
                         const char *id)
{
    long sum = 0;
    for (int i = 0; i < count; i++) {
        if (strcmp(report_hamlet_on(rows->commune, counts[i].id, rows->figures->to), id) == 0)
            sum += counts[i].count;
    }
    return sum;
}

static struct place_pairs hamlet_pairs(const struct rows *rows, const char *id)
{
    const struct period_figures *figures = rows->figures;
    const struct period_lists *in = &figures->lists, *all = &figures->all_lists;
    const struct period_people *seen = &figures->people_in, *ever = &figures->people_all;
    return (struct place_pairs){{under_hamlet(rows, in->hamlet, in->hamlet_count, id),
                                 under_hamlet(rows, all->hamlet, all->hamlet_count, id)},
                                {under_hamlet(rows, seen->hamlet, seen->hamlet_count, id),
                                 under_hamlet(rows, ever->hamlet, ever->hamlet_count, id)}};
}

static bool has_place(const struct target_figures *targets, const char *id)
{
    for (int i = 0; i < targets->hamlet_count; i++) {
        if (strcmp(targets->hamlet[i].id, id) == 0)
            return true;
    }
    return false;
}

/* Visits of where nobody lives who counts: other communes, not said, hamlets that are no more. */
static void give_other_hamlets(struct rows *rows)
{
    const struct period_figures *figures = rows->figures;
    const struct period_lists *lists = figures->whole ? &figures->all_lists : &figures->lists;
    for (int i = 0; i < lists->hamlet_count; i++) {
        const struct day_count *hamlet = &lists->hamlet[i];
        const char *id = report_hamlet_on(rows->commune, hamlet->id, figures->to);
        if (strcmp(id, hamlet->id) != 0 || has_place(&figures->targets, id))
            continue;
        const struct place_pairs pairs = hamlet_pairs(rows, id);
        const char *name = report_hamlet_name(hamlet, rows->commune);
        give(rows, name, "lượt", pairs.visits.in, whole(rows, pairs.visits.all));
        if (figures->whole && pairs.people.all > 0)
            give_pair(rows, name, "người đến", pairs.people);
    }
}

static void give_hamlets(struct rows *rows)
{
    const struct period_figures *figures = rows->figures;
    rows->section = "Theo thôn";
    for (int i = 0; i < figures->targets.hamlet_count; i++) {
        const struct target_place *place = &figures->targets.hamlet[i];
        const struct place_pairs pairs = hamlet_pairs(rows, place->id);
        struct day_count named = {0};
        memcpy(named.id, place->id, sizeof named.id);
        give_place(rows, report_hamlet_name(&named, rows->commune), place, &pairs);
    }
    give_other_hamlets(rows);
}

static void give_units(struct rows *rows)
{
    const struct period_figures *figures = rows->figures;
    const struct period_lists *in = &figures->lists, *all = &figures->all_lists;
    const struct period_people *seen = &figures->people_in, *ever = &figures->people_all;
    rows->section = "Theo đơn vị";
    for (int i = 0; i < figures->targets.unit_count; i++) {
        const struct target_place *place = &figures->targets.unit[i];
        const struct unit *unit = commune_unit(rows->commune, place->id);
        const struct place_pairs pairs = {{count_of(in->unit, in->unit_count, place->id),
                                           count_of(all->unit, all->unit_count, place->id)},
                                          {count_of(seen->unit, seen->unit_count, place->id),
                                           count_of(ever->unit, ever->unit_count, place->id)}};
        give_place(rows, unit != NULL ? unit->name : place->id, place, &pairs);
    }
}

void report_period_rows(const struct period_figures *figures, const struct commune *commune,
                        const struct guide_library *guides,
                        bool (*row)(void *self, const struct period_row *row), void *self)
{
    struct rows rows = {figures, commune, guides, row, self, "", false};
    void (*const sections[])(struct rows *) = {give_targets,  give_visits,    give_helpers,
                                               give_services, give_providers, give_troubles,
                                               give_hamlets,  give_units};
    for (size_t i = 0; i < sizeof sections / sizeof sections[0] && !rows.over; i++)
        sections[i](&rows);
}
