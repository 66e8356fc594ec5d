#include "view/log_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "desk/desk.h"
#include "desk/names.h"
#include "view/home_search.h"

struct reading {
    struct log_list *list;
    struct desk *desk;
    struct log_filter filter;
    struct error *error;
};

static bool take(void *self, const struct log_row *row)
{
    struct log_list *list = self;
    if (list->count == LOG_VISITS)
        return false;
    list->row[list->count++] = *row;
    return true;
}

/* Adds what the filter finds, and counts what there was no room for. */
static bool add(struct reading *reading)
{
    struct log_list *list = reading->list;
    struct ledger *ledger = desk_ledger(reading->desk);
    int before = list->count;
    long found;
    if (!report_log(ledger, &reading->filter, LOG_VISITS, take, list, reading->error))
        return false;
    found = list->count - before;
    if (list->count == LOG_VISITS &&
        !report_log_count(ledger, &reading->filter, &found, reading->error))
        return false;
    list->total += found;
    return true;
}

static bool add_names(struct reading *reading, const char *typed)
{
    struct desk_named *named = memory_new(LOG_PEOPLE, sizeof *named);
    size_t count = desk_find_names(reading->desk, typed, named, LOG_PEOPLE, NULL, reading->error);
    bool good = true;
    reading->list->typed = LOG_TYPED_NAME;
    reading->list->hits = count;
    reading->list->more_people = count == LOG_PEOPLE;
    for (size_t i = 0; good && i < count; i++) {
        reading->filter.citizen = named[i].id;
        good = add(reading);
    }
    explicit_bzero(named, LOG_PEOPLE * sizeof *named);
    free(named);
    return good;
}

/* "214" or "số 214". */
static bool read_entry_number(const char *typed, long long *number)
{
    const char *digits = typed + strcspn(typed, "0123456789");
    char *end;
    if (*digits == '\0')
        return false;
    *number = strtoll(digits, &end, 10);
    return *number > 0 && end[strspn(end, " ")] == '\0';
}

static bool is_number_word(const char *typed)
{
    return strncmp(typed, "số ", strlen("số ")) == 0 || strncmp(typed, "so ", 3) == 0 ||
           strncmp(typed, "Số ", strlen("Số ")) == 0;
}

static bool add_entry(struct reading *reading, const char *typed)
{
    char visit[33];
    long long number = 0;
    reading->list->typed = LOG_TYPED_ENTRY;
    if (!read_entry_number(typed, &number))
        return true;
    if (!report_log_number(desk_ledger(reading->desk), number, visit, reading->error)) {
        bool missing = reading->error->code == ERROR_MISSING;
        if (missing)
            error_clear(reading->error);
        return missing;
    }
    reading->list->hits = 1;
    reading->filter.visit = visit;
    return add(reading);
}

static bool add_person(struct reading *reading, const char *typed)
{
    struct desk_match match;
    struct error ignored = {0};
    bool good = true;
    reading->list->typed = LOG_TYPED_PERSON;
    if (!desk_find(reading->desk, typed, &match, &ignored))
        return true;
    if (match.found == FOUND_SHORT) {
        good = add_entry(reading, typed);
    } else if (match.found == FOUND_KNOWN || match.found == FOUND_OPEN) {
        reading->list->hits = 1;
        reading->filter.citizen = match.citizen.id;
        good = add(reading);
    }
    explicit_bzero(&match, sizeof match);
    return good;
}

static int newest_first(const void *one, const void *other)
{
    const struct log_row *left = one, *right = other;
    if (left->visit.opened != right->visit.opened)
        return left->visit.opened > right->visit.opened ? -1 : 1;
    return strcmp(left->visit.visit, right->visit.visit);
}

bool log_list_read(struct log_list *list, struct desk *desk, const char *typed,
                   const struct log_filter *filter, struct error *error)
{
    struct reading reading = {.list = list, .desk = desk, .filter = *filter, .error = error};
    struct log_row *row = list->row;
    *list = (struct log_list){.row = row != NULL ? row : memory_new(LOG_VISITS, sizeof *row)};
    typed += strspn(typed, " ");
    bool good = *typed == '\0'          ? add(&reading)
                : is_number_word(typed) ? add_entry(&reading, typed)
                : search_is_name(typed) ? add_names(&reading, typed)
                                        : add_person(&reading, typed);
    if (list->row != NULL && list->count > 1)
        qsort(list->row, (size_t)list->count, sizeof *list->row, newest_first);
    return good;
}

void log_list_release(struct log_list *list)
{
    free(list->row);
    list->row = NULL;
}
