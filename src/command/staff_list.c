#include <stdio.h>

#include "base/clock.h"
#include "base/error.h"
#include "command/commands.h"
#include "command/say.h"
#include "command/staff.h"
#include "desk/staff.h"
#include "domain/date.h"
#include "domain/number.h"

static const char *role(const struct staff_row *row)
{
    switch (row->state) {
    case STAFF_GONE: return "đã thôi";
    case STAFF_ELSEWHERE: return "máy khác";
    case STAFF_HERE: break;
    }
    return row->head ? "phụ trách" : "cán bộ";
}

static void print_row(const struct staff_row *row)
{
    char visits[NUMBER_SIZE], last[DATE_SIZE];
    long day = 0;
    bool opened = row->last_day[0] != '\0' && date_read_iso(row->last_day, &day);
    date_text(day, last);
    number_text(row->visits, visits);
    say(stdout, "%s · %s · mở sổ lần cuối: %s · %s lượt tháng này", row->name, role(row),
        opened ? last : "chưa lần nào", visits);
}

static int run(struct call *call)
{
    static struct staff_row rows[STAFF_ROWS];
    struct staff_place place = staff_place_of(call);
    struct error error = {0};
    size_t count = 0;
    if (!desk_staff_list_at(&place, rows, &count, &error))
        return say_closed_book(call->data, &error);
    for (size_t i = 0; i < count; i++)
        print_row(&rows[i]);
    return STATUS_FINE;
}

const struct command command_staff_list = {
    .name = "staff list",
    .usage = "",
    .summary = "Cán bộ có mã PIN trên máy này, và người đã thôi.",
    .more = "Không cần mã PIN; chạy được khi quầy đang mở.",
    .needs = NEED_DATA,
    .run = run,
};
