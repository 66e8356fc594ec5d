/* A book full of people who do not exist: to try the program, to teach it, to measure it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/demo_story.h"
#include "command/pin.h"
#include "command/say.h"
#include "desk/desk.h"
#include "desk/setup.h"
#include "desk/staff.h"
#include "domain/calendar.h"
#include "domain/number.h"
#include "guide/library.h"
#include "ledger/keys.h"
#include "ledger/ledger.h"

#define DEMO_PIN      "482915"
#define VISITS_LIMIT  1000000
#define DAYS_LIMIT    3660
#define MORNING       (7 * 60 + 30) /* minutes since midnight */
#define NOON          (11 * 60 + 30)
#define AFTERNOON     (13 * 60 + 30)
#define EVENING       (17 * 60)
#define MINUTE_MS     60000
#define LONGEST_PACE  (14 * MINUTE_MS)
#define LEFT_OPEN_MS  ((int64_t)12 * MINUTE_MS) /* for those who are still being served */
#define WALKED_IN_ALL 5000 /* visits up to which every service is walked step by step */

/* The key is worth nothing here, and a demo must open at once. */
static const struct keys_cost cheap = {.passes = 1, .mebibytes = 8};

/* The first founds the book and is head of the centre. */
static const char *const staff[] = {"Nguyễn Thị Lan", "A Thuận", "Y Hằng"};
#define STAFF_COUNT (sizeof staff / sizeof staff[0])

struct telling {
    struct call *call;
    struct demo demo;
    struct clock clock;
    struct random ids;
    char pin[PIN_SIZE];
    long visits, days;
    long told;
    int64_t now; /* the last day's visits end here */
    struct say_progress progress;
};

/* ---- the folder ------------------------------------------------------------------------------ */

static bool found(struct telling *telling, struct error *error)
{
    const char *commune = call_option(telling->call, "commune");
    struct buffer sheet = {0};
    struct desk_setup setup = {.folder = telling->call->data,
                               .commune_file =
                                   commune != NULL ? commune : telling->call->commune_file,
                               .staff = staff[0],
                               .pin = telling->pin,
                               .cost = &cheap,
                               .clock = &telling->clock,
                               .random = &telling->ids};
    bool good =
        desk_setup(&setup, &sheet, error) && desk_setup_sheet_made(setup.folder, true, error);
    buffer_release(&sheet);
    const struct staff_place place = {setup.folder, &telling->clock, &telling->ids};
    for (size_t i = 1; good && i < STAFF_COUNT; i++) {
        struct staff_change add = {.what = STAFF_ADD, .staff = staff[i], .pin = telling->pin};
        good = desk_staff_change_at(&place, staff[0], telling->pin, &add, NULL, error);
    }
    return good;
}

static bool open_desk(struct telling *telling, struct error *error)
{
    struct desk_options options = {.folder = telling->call->data,
                                   .screens = telling->call->screens,
                                   .calendar = telling->call->calendar,
                                   .clock = &telling->clock,
                                   .random = &telling->ids,
                                   .disposable = true};
    telling->demo.desk = desk_open(&options, error);
    return telling->demo.desk != NULL;
}

/* ---- days ------------------------------------------------------------------------------------ */

static int minutes_open(void)
{
    return NOON - MORNING + EVENING - AFTERNOON;
}

/* The minute of the day at which the counter has been open for so many minutes. */
static int minute_of(int open)
{
    return open < NOON - MORNING ? MORNING + open : AFTERNOON + open - (NOON - MORNING);
}

static int64_t time_of(int32_t day, int minute)
{
    return clock_day_start(day) + (int64_t)minute * MINUTE_MS;
}

static void wait_until(struct telling *telling, int64_t wall)
{
    int64_t now = clock_wall(&telling->clock);
    if (wall > now)
        clock_advance(&telling->clock, wall - now);
}

/* How many minutes the counter is open on that day: on the last one only until now. */
static int open_minutes_of(const struct telling *telling, int32_t day)
{
    int open = 0;
    while (open < minutes_open() && time_of(day, minute_of(open)) < telling->now)
        open++;
    return open;
}

static bool unlock(struct telling *telling, int32_t day, struct error *error)
{
    struct desk *desk = telling->demo.desk;
    desk_lock(desk);
    if (!desk_unlock_now(desk, staff[(size_t)day % STAFF_COUNT], telling->pin, error))
        return false;
    /* After Tết more than a week has gone by: the kiosk asks for the day, and somebody says it. */
    return !desk_clock_doubtful(desk) || desk_confirm_day(desk, day, error);
}

static bool tell_day(struct telling *telling, int32_t day, long visits, struct error *error)
{
    int open = open_minutes_of(telling, day);
    bool today = day == telling->demo.today;
    telling->demo.latest = today ? telling->now - LEFT_OPEN_MS : INT64_MAX;
    wait_until(telling, time_of(day, MORNING - 5));
    if (!unlock(telling, day, error))
        return false;
    int64_t pace = (int64_t)open * MINUTE_MS / (visits + 1);
    telling->demo.pace = pace < LONGEST_PACE ? pace : LONGEST_PACE;
    for (long i = 0; i < visits; i++) {
        int at = (int)((long)open * i / (visits + 1));
        wait_until(telling, time_of(day, minute_of(at)));
        if (!demo_visit(&telling->demo, error))
            return false;
        telling->told++;
        say_progress(&telling->progress, (int)(1000 * telling->told / telling->visits));
    }
    return true;
}

/* Some days are busier than others, and none is empty while there are visits left. */
static long visits_of_day(struct telling *telling, long days_left)
{
    long left = telling->visits - telling->told;
    if (days_left == 1 || left == 0)
        return left;
    long middle = left / days_left;
    long visits = middle * (60 + (long)demo_chance(&telling->demo, 81)) / 100;
    return visits < left ? visits : left;
}

/* The last day is today if the counter is open already, else the working day before. */
static int32_t last_day(struct telling *telling, const struct calendar *calendar)
{
    int32_t today = clock_day(telling->now);
    if (telling->now >= time_of(today, MORNING + 15))
        return today;
    return (int32_t)calendar_previous_working_day(calendar, today);
}

static bool tell(struct telling *telling, int32_t *day, struct error *error)
{
    bool good = true;
    for (long i = 0; good && i < telling->days; i++) {
        long visits = visits_of_day(telling, telling->days - i);
        good = tell_day(telling, day[i], visits, error);
    }
    telling->demo.latest = telling->now - MINUTE_MS;
    return good && demo_leave_open(&telling->demo, error) &&
           ledger_settle(desk_ledger(telling->demo.desk), error);
}

static bool run_story(struct telling *telling, struct error *error)
{
    /* The book is founded before the first day, so days are found with the desk's own calendar. */
    int64_t first = telling->now - (int64_t)(telling->days * 2 + 20) * CLOCK_DAY_MS;
    telling->clock = (struct clock){.frozen = first};
    if (!found(telling, error) || !open_desk(telling, error))
        return false;
    const struct calendar *calendar = desk_calendar(telling->demo.desk);
    int32_t *day = calloc((size_t)telling->days, sizeof *day);
    if (day == NULL)
        abort();
    day[telling->days - 1] = last_day(telling, calendar);
    for (long i = telling->days - 1; i > 0; i--)
        day[i - 1] = (int32_t)calendar_previous_working_day(calendar, day[i]);
    telling->demo.today = day[telling->days - 1];
    bool good = tell(telling, day, error);
    free(day);
    return good;
}

/* ---- the command ----------------------------------------------------------------------------- */

static bool read_count(const char *text, long most, long *count)
{
    char *end;
    if (text == NULL)
        return true;
    *count = strtol(text, &end, 10);
    return end != text && *end == '\0' && *count >= 1 && *count <= most;
}

static void say_done(const struct telling *telling)
{
    char visits[NUMBER_SIZE], people[NUMBER_SIZE];
    number_text(telling->visits, visits);
    number_text((long)telling->demo.people, people);
    say(stdout, "Đã lập sổ mẫu ở %s: %s lượt, %s người không có thật.", telling->call->data, visits,
        people);
    if (call_option(telling->call, "pin-file") == NULL)
        say(stdout, "Mã PIN của mọi cán bộ: %s", telling->pin);
    say(stdout, "Mở quầy: camtay run --data %s", telling->call->data);
}

static int tell_all(struct telling *telling)
{
    struct error error = {0};
    char *book = file_join(telling->call->data, "so.db");
    bool there = file_exists(book);
    free(book);
    if (there) {
        say(stderr, "Trong %s đã có sổ. Sổ mẫu cần một thư mục mới: chọn tên khác.",
            telling->call->data);
        return STATUS_WRONG;
    }
    bool good = run_story(telling, &error);
    desk_free(telling->demo.desk);
    if (!good)
        return say_failure(ACT_SETUP, &error);
    say_done(telling);
    return say_end(STATUS_FINE);
}

static bool has_guides(struct call *call)
{
    struct error error = {0};
    struct guide_library *guides =
        guide_library_load(call->screens, clock_day(clock_wall(&call->clock)), NULL, &error);
    bool good = guides != NULL;
    if (!good) {
        say(stderr,
            "Không đọc được thư mục hướng dẫn %s (phải có links.md và vi/). Xem lại đường "
            "dẫn.",
            call->screens != NULL ? call->screens : "");
        say(stderr, "  (%s: %s)", error_code_name(error.code), error.cause);
    }
    guide_library_free(guides);
    return good;
}

static int run(struct call *call)
{
    struct telling telling = {.call = call, .visits = 300, .days = 30};
    long seed = 1;
    if (!read_count(call_option(call, "visits"), VISITS_LIMIT, &telling.visits))
        return call_misused(call->command, "--visits phải là số từ 1 đến %d.", VISITS_LIMIT);
    if (!read_count(call_option(call, "days"), DAYS_LIMIT, &telling.days))
        return call_misused(call->command, "--days phải là số từ 1 đến %d.", DAYS_LIMIT);
    if (!read_count(call_option(call, "seed"), 1000000000, &seed))
        return call_misused(call->command, "--seed phải là số từ 1 đến 1000000000.");
    if (call_option(call, "data") == NULL) /* never where the centre's own book will be */
        return call_misused(call->command, "thiếu --data: sổ mẫu cần một thư mục mới.");
    const char *commune = call_option(call, "commune");
    if (commune == NULL && call->commune_file == NULL)
        return call_misused(call->command, "thiếu --commune.");
    snprintf(telling.pin, sizeof telling.pin, "%s", DEMO_PIN);
    struct error error = {0};
    const char *file = call_option(call, "pin-file");
    if (file != NULL && !pin_read(file, "Mã PIN (6 đến 12 chữ số)", telling.pin, &error))
        return say_bad_file(file, &error);
    if (commune != NULL && !file_exists(commune)) {
        error_set(&error, ERROR_MISSING, "open %s", commune);
        return say_bad_file(commune, &error);
    }
    if (!has_guides(call)) /* found out too late, half a book would be there */
        return STATUS_WRONG;
    telling.now = clock_wall(&call->clock);
    telling.ids.seed = (uint64_t)seed * 3 + 1;
    telling.progress = (struct say_progress){.what = "Đang lập sổ mẫu", .percent = -1};
    telling.demo = (struct demo){.clock = &telling.clock,
                                 .chance = {.seed = (uint64_t)seed * 7 + 5},
                                 .seed = (uint64_t)seed,
                                 .walked = telling.visits <= WALKED_IN_ALL ? 70 : 20};
    return tell_all(&telling);
}

static const struct command_option options[] = {
    {"visits", "SỐ", "bao nhiêu lượt (không thì 300)"},
    {"days", "SỐ", "trong bao nhiêu ngày làm việc, đến hôm nay (không thì 30)"},
    {"seed", "SỐ", "cùng số này thì ra cùng một sổ (không thì 1)"},
    {"pin-file", "TỆP", "mã PIN: dòng đầu của tệp; - là gõ vào (không thì " DEMO_PIN ")"},
    {"commune", "TỆP", "tệp về xã (không thì tệp đi kèm chương trình)"},
    {NULL, NULL, NULL},
};

const struct command command_demo = {
    .name = "demo",
    .usage = "--data THƯ MỤC [TÙY CHỌN]",
    .summary = "Lập một sổ mẫu với những người không có thật, để xem và tập.",
    .more = "Thư mục phải mới. Khóa của sổ mẫu rẻ và không giữ được bí mật: đừng ghi người thật.",
    .options = options,
    .needs = NEED_DATA | NEED_SCREENS | NEED_SHARE,
    .run = run,
};
