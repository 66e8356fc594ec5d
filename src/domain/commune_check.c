/* What a table of fields cannot see in the commune's file. */
#include <string.h>

#include "domain/commune_file.h"

struct check {
    const struct commune_file *file;
    struct findings *findings;
    bool bad;
};

#define check_error(check, line, ...)                                                              \
    do {                                                                                           \
        (check)->bad = true;                                                                       \
        finding_add((check)->findings, (check)->file->path, (line), false, __VA_ARGS__);           \
    } while (0)

#define check_warn(check, line, ...)                                                               \
    finding_add((check)->findings, (check)->file->path, (line), true, __VA_ARGS__)

/* Every record of a list begins with its line and its id: see struct hamlet. */
struct named {
    int line;
    const char *id;
};

_Static_assert(offsetof(struct hamlet, id) == offsetof(struct named, id), "hamlet begins so");
_Static_assert(offsetof(struct group, id) == offsetof(struct named, id), "group begins so");
_Static_assert(offsetof(struct unit, id) == offsetof(struct named, id), "unit begins so");
_Static_assert(offsetof(struct target, id) == offsetof(struct named, id), "target begins so");

static const struct named *named_at(const struct yaml_list *list, size_t size, size_t index)
{
    return (const void *)((const unsigned char *)list->item + index * size);
}

static bool is_id(const char *id)
{
    return id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* Ids are kept by the ledger for ever: plain, and each once. */
static void check_ids(struct check *check, const struct yaml_list *list, size_t size,
                      bool may_repeat)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct named *one = named_at(list, size, i);
        if (!is_id(one->id))
            check_error(check, one->line, "mã %s chỉ được có chữ thường không dấu, số và dấu -",
                        one->id);
        for (size_t j = 0; j < i && !may_repeat; j++) {
            const struct named *other = named_at(list, size, j);
            if (strcmp(one->id, other->id) == 0)
                check_error(check, one->line, "mã %s đã dùng ở dòng %d", one->id, other->line);
        }
    }
}

static bool has_id(const struct yaml_list *list, size_t size, const char *id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(named_at(list, size, i)->id, id) == 0)
            return true;
    }
    return false;
}

static void check_hamlets(struct check *check)
{
    const struct yaml_list *list = &check->file->hamlets;
    const struct hamlet *hamlets = list->item;
    size_t unconfirmed = 0, without_adults = 0;
    check_ids(check, list, sizeof *hamlets, false);
    for (size_t i = 0; i < list->count; i++) {
        const struct hamlet *hamlet = &hamlets[i];
        bool ends = hamlet->valid_to != YAML_NO_DATE;
        if (ends && hamlet->valid_from != YAML_NO_DATE && hamlet->valid_to < hamlet->valid_from)
            check_error(check, hamlet->line, "thôn %s: valid_to trước valid_from", hamlet->name);
        if (hamlet->successor != NULL && !has_id(list, sizeof *hamlets, hamlet->successor))
            check_error(check, hamlet->line, "thôn %s: không có thôn nào mã %s", hamlet->name,
                        hamlet->successor);
        if (hamlet->successor != NULL && strcmp(hamlet->successor, hamlet->id) == 0)
            check_error(check, hamlet->line, "thôn %s: không thể sáp nhập vào chính nó",
                        hamlet->name);
        if (hamlet->confirmed && hamlet->adults > 0 && hamlet->adults_on == YAML_NO_DATE)
            check_warn(check, hamlet->line, "thôn %s: số người chưa ghi của ngày nào",
                       hamlet->name);
        unconfirmed += !hamlet->confirmed;
        without_adults += hamlet->adults == 0;
    }
    if (unconfirmed > 0)
        check_warn(check, 0, "%zu trong %zu thôn chưa được xã xác nhận", unconfirmed, list->count);
    if (without_adults > 0)
        check_warn(check, 0, "%zu trong %zu thôn chưa có số người từ 18 tuổi", without_adults,
                   list->count);
}

static bool overlap(const struct target *one, const struct target *other)
{
    bool one_ends_first = one->valid_to != YAML_NO_DATE && one->valid_to < other->valid_from;
    bool other_ends_first = other->valid_to != YAML_NO_DATE && other->valid_to < one->valid_from;
    return !one_ends_first && !other_ends_first;
}

static void check_targets(struct check *check)
{
    const struct yaml_list *list = &check->file->targets;
    const struct target *targets = list->item;
    check_ids(check, list, sizeof *targets, true); /* one id has a row for each time it changed */
    for (size_t i = 0; i < list->count; i++) {
        const struct target *target = &targets[i];
        if (strcmp(target->of, "adults") != 0 &&
            !has_id(&check->file->groups, sizeof(struct group), target->of))
            check_error(check, target->line, "chỉ tiêu %s: of phải là adults hoặc mã một nhóm",
                        target->id);
        if (target->valid_to != YAML_NO_DATE && target->valid_to < target->valid_from)
            check_error(check, target->line, "chỉ tiêu %s: valid_to trước valid_from", target->id);
        for (size_t j = 0; j < i; j++) {
            if (strcmp(targets[j].id, target->id) == 0 && overlap(&targets[j], target))
                check_error(check, target->line, "chỉ tiêu %s trùng thời gian với dòng %d",
                            target->id, targets[j].line);
        }
        if (!target->confirmed)
            check_warn(check, target->line, "chỉ tiêu %s chưa xác nhận", target->id);
    }
}

static void check_hours(struct check *check)
{
    const struct commune_hours *hours = check->file->hours.item;
    int before = 0;
    for (size_t i = 0; i < check->file->hours.count; i++) {
        int from = 0, to = 0;
        if (!commune_minutes(hours[i].from, &from) || !commune_minutes(hours[i].to, &to))
            check_error(check, hours[i].line, "giờ làm việc phải viết như \"07:30\"");
        else if (from < before || to <= from)
            check_error(check, hours[i].line, "giờ làm việc phải nối tiếp nhau từ sáng đến chiều");
        before = to;
    }
}

static void check_unconfirmed(struct check *check)
{
    const struct yaml_texts *keys = &check->file->unconfirmed;
    for (size_t i = 0; i < keys->count; i++) {
        bool known = false;
        for (const struct yaml_field *field = commune_fields; field->key != NULL; field++)
            known = known || strcmp(field->key, keys->item[i]) == 0;
        if (known)
            check_warn(check, keys->line[i], "mục %s chưa xác nhận", keys->item[i]);
        else
            check_error(check, keys->line[i], "không có mục nào tên %s", keys->item[i]);
    }
}

static void check_groups_and_units(struct check *check)
{
    const struct group *groups = check->file->groups.item;
    const struct unit *units = check->file->units.item;
    check_ids(check, &check->file->groups, sizeof *groups, false);
    check_ids(check, &check->file->units, sizeof *units, false);
    for (size_t i = 0; i < check->file->groups.count; i++) {
        if (!groups[i].confirmed)
            check_warn(check, groups[i].line, "nhóm %s chưa xác nhận", groups[i].name);
    }
    for (size_t i = 0; i < check->file->units.count; i++) {
        if (!units[i].confirmed)
            check_warn(check, units[i].line, "đơn vị %s chưa xác nhận", units[i].name);
    }
}

bool commune_check(const struct commune_file *file, struct findings *findings)
{
    struct check check = {.file = file, .findings = findings};
    if (file->counters.count == 0)
        check_error(&check, 0, "mục counters phải có ít nhất một quầy");
    check_hamlets(&check);
    check_groups_and_units(&check);
    check_targets(&check);
    check_hours(&check);
    check_unconfirmed(&check);
    return !check.bad;
}
