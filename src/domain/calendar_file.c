/* Reading data/calendar/YYYY.yaml. */
#include <dirent.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/yaml.h"
#include "domain/calendar.h"
#include "domain/calendar_file.h"
#include "domain/date.h"

#define LARGEST_FILE (64 * 1024)

struct year_file {
    long year;
    struct yaml_list off, worked;
};

#define DAY(member)   offsetof(struct special_day, member)
#define FILE_(member) offsetof(struct year_file, member)

/* clang-format off */
static const struct yaml_field day_fields[] = {
    {.key = "day",       .type = YAML_DATE, .offset = DAY(day), .required = true},
    {.key = "to",        .type = YAML_DATE, .offset = DAY(to)},
    {.key = "why",       .type = YAML_TEXT, .offset = DAY(why), .required = true, .max = 120},
    {.key = "source",    .type = YAML_TEXT, .offset = DAY(source), .required = true},
    {.key = "confirmed", .type = YAML_BOOL, .offset = DAY(confirmed), .required = true},
    {.key = NULL},
};

static const struct yaml_field year_fields[] = {
    {.key = "year",   .type = YAML_INT,  .offset = FILE_(year), .required = true,
     .min = 2000, .max = DATE_LAST_YEAR},
    {.key = "off",    .type = YAML_LIST, .offset = FILE_(off), .required = true, .max = 80,
     .fields = day_fields, .size = sizeof(struct special_day)},
    {.key = "worked", .type = YAML_LIST, .offset = FILE_(worked), .required = true, .max = 40,
     .fields = day_fields, .size = sizeof(struct special_day)},
    {.key = NULL},
};
/* clang-format on */

/* One file on its way through the checks. */
struct check {
    const char *path;
    struct findings *findings;
    bool bad;
};

#define check_error(check, line, ...)                                                              \
    do {                                                                                           \
        (check)->bad = true;                                                                       \
        finding_add((check)->findings, (check)->path, (line), false, __VA_ARGS__);                 \
    } while (0)

static bool meet(const struct special_day *one, const struct special_day *other)
{
    return one->day <= other->to && other->day <= one->to;
}

static void check_list(struct check *check, const struct yaml_list *list, long year)
{
    struct special_day *days = list->item;
    for (size_t i = 0; i < list->count; i++) {
        struct special_day *day = &days[i];
        if (day->to == YAML_NO_DATE)
            day->to = day->day;
        if (date_of_day(day->day).year != year || date_of_day(day->to).year != year)
            check_error(check, day->line, "ngày không thuộc năm %ld", year);
        if (day->to < day->day)
            check_error(check, day->line, "mục to trước mục day");
        for (size_t j = 0; j < i; j++) {
            if (meet(&days[j], day))
                check_error(check, day->line, "trùng ngày với dòng %d", days[j].line);
        }
        if (!day->confirmed)
            finding_add(check->findings, check->path, day->line, true, "%s chưa xác nhận",
                        day->why);
    }
}

static void check_both(struct check *check, const struct year_file *file)
{
    const struct special_day *off = file->off.item;
    const struct special_day *worked = file->worked.item;
    for (size_t i = 0; i < file->worked.count; i++) {
        for (size_t j = 0; j < file->off.count; j++) {
            if (meet(&worked[i], &off[j]))
                check_error(check, worked[i].line, "vừa nghỉ vừa làm: xem dòng %d", off[j].line);
        }
    }
}

/* The year that the file's name says, 0 if it is not YYYY.yaml. */
static long year_of_name(const char *name)
{
    static const char shape[] = "dddd.yaml";
    if (strlen(name) != sizeof shape - 1)
        return 0;
    for (size_t i = 0; i < sizeof shape - 1; i++) {
        bool digit = name[i] >= '0' && name[i] <= '9';
        if (i < 4 ? !digit : name[i] != shape[i])
            return 0;
    }
    return strtol(name, NULL, 10);
}

static void add_year(struct calendar *calendar, const struct year_file *file, struct arena *arena)
{
    struct calendar_year *year = arena_new_bytes(arena, sizeof *year);
    *year = (struct calendar_year){.year = file->year,
                                   .off = file->off.item,
                                   .off_count = file->off.count,
                                   .worked = file->worked.item,
                                   .worked_count = file->worked.count,
                                   .next = calendar->years};
    calendar->years = year;
}

static void load_year(struct calendar *calendar, const char *path, long year, struct arena *arena,
                      struct findings *findings)
{
    struct buffer text = {0};
    struct error error = {0};
    struct check check = {.path = path, .findings = findings};
    struct year_file file = {0};
    if (!file_read(path, LARGEST_FILE, &text, &error)) {
        check_error(&check, 0, "không đọc được tệp: %s", error.cause);
    } else if (yaml_read(path, buffer_text(&text), text.length, 0, year_fields, &file, arena,
                         findings)) {
        if (file.year != year)
            check_error(&check, 0, "mục year không phải là năm trong tên tệp");
        check_list(&check, &file.off, file.year);
        check_list(&check, &file.worked, file.year);
        check_both(&check, &file);
        if (!check.bad)
            add_year(calendar, &file, arena);
    }
    buffer_release(&text);
}

const struct calendar *calendar_load(const char *folder, struct arena *arena,
                                     struct findings *findings, struct error *error)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort);
    if (count < 0) {
        error_set_errno(error, "read folder %s", folder);
        return NULL;
    }
    struct calendar *calendar = arena_new_bytes(arena, sizeof *calendar);
    for (int i = 0; i < count; i++) {
        long year = year_of_name(entries[i]->d_name);
        if (year != 0) {
            char *path = file_join(folder, entries[i]->d_name);
            /* Findings may keep the name of the file: it lives as long as the calendar. */
            load_year(calendar, arena_text(arena, path), year, arena, findings);
            free(path);
        }
        free(entries[i]);
    }
    free(entries);
    return calendar;
}
