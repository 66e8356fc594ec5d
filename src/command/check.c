#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/yaml.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/say.h"
#include "domain/calendar.h"
#include "domain/commune.h"
#include "guide/check.h"

/* What was looked at, for the closing line. */
struct looked {
    size_t guides, links;
    bool screens;
};

static void print_finding(void *self, const char *file, int line, bool warning, const char *message)
{
    (void)self;
    const char *kind = warning ? "cảnh báo: " : "";
    if (line > 0)
        say(stdout, "%s:%d: %s%s", file, line, kind, message);
    else
        say(stdout, "%s: %s%s", file, kind, message);
}

static void keep_finding(void *self, const char *file, int line, bool warning, const char *message)
{
    json_array_append_new(self, json_pack("{s:s,s:i,s:b,s:s}", "file", file, "line", line,
                                          "warning", warning, "message", message));
}

static bool check_screens(struct call *call, struct findings *findings, struct looked *looked,
                          struct error *error)
{
    const char *folder = call->word_count > 0 ? call->word[0] : call->screens;
    looked->screens = true;
    return guide_check(folder, clock_day(clock_wall(&call->clock)), findings, &looked->guides,
                       &looked->links, error);
}

/* False only if the file cannot be read: its mistakes are findings. */
static bool check_commune(const char *path, struct findings *findings, struct error *error)
{
    struct arena *arena = arena_new();
    int before = findings->errors;
    bool read = commune_load(path, arena, findings, error) != NULL || findings->errors > before;
    arena_free(arena);
    return read;
}

static bool check_calendar(const char *folder, struct findings *findings, struct error *error)
{
    struct arena *arena = arena_new();
    bool read = calendar_load(folder, arena, findings, error) != NULL;
    arena_free(arena);
    return read;
}

static int say_unread(const char *what, const struct error *error)
{
    say(stderr, "Không đọc được %s. Xem lại đường dẫn.", what);
    say(stderr, "  (%s)", error->cause);
    return STATUS_WRONG;
}

/* The guides, unless only other files were named. */
static int check_all(struct call *call, struct findings *findings, struct looked *looked)
{
    const char *commune = call_option(call, "commune");
    const char *calendar = call_option(call, "calendar");
    bool screens = call->word_count > 0 || (commune == NULL && calendar == NULL);
    struct error error = {0};
    if (screens && !check_screens(call, findings, looked, &error))
        return say_unread("thư mục hướng dẫn (phải có links.md và vi/)", &error);
    if (commune != NULL && !check_commune(commune, findings, &error))
        return say_unread("tệp về xã", &error);
    if (calendar != NULL && !check_calendar(calendar, findings, &error))
        return say_unread("thư mục lịch", &error);
    return findings->errors > 0 ? STATUS_WRONG : STATUS_FINE;
}

static void print_count(const struct findings *findings, const struct looked *looked)
{
    if (looked->screens)
        printf("%zu bài hướng dẫn, %zu liên kết: ", looked->guides, looked->links);
    if (findings->errors > 0)
        printf("%d lỗi, ", findings->errors);
    else
        printf("không có lỗi, ");
    printf("%d cảnh báo\n", findings->warnings);
}

static int run(struct call *call)
{
    bool json = call_option(call, "json") != NULL;
    json_t *list = json ? json_array() : NULL;
    struct findings findings = {.add = json ? keep_finding : print_finding, .self = list};
    struct looked looked = {0};
    int status = check_all(call, &findings, &looked);
    if (json)
        say_json(json_pack("{s:i,s:i,s:i,s:i,s:o}", "errors", findings.errors, "warnings",
                           findings.warnings, "guides", (int)looked.guides, "links",
                           (int)looked.links, "findings", list));
    else if (status == STATUS_FINE || findings.errors > 0)
        print_count(&findings, &looked);
    return status;
}

static const struct command_option options[] = {
    {"commune", "TỆP", "kiểm cả tệp về xã này"},
    {"calendar", "THƯ MỤC", "kiểm cả lịch nghỉ ở thư mục này"},
    {"json", NULL, "kết quả dạng JSON, cho chương trình đọc"},
    {NULL, NULL, NULL},
};

const struct command command_check = {
    .name = "check",
    .usage = "[TÙY CHỌN] [THƯ MỤC]",
    .summary = "Soát các bài hướng dẫn, chỉ ra dòng sai.",
    .more = "Mỗi chỗ một dòng: TỆP:DÒNG: điều sai. Cảnh báo thì vẫn dùng được (mã kết thúc 0).\n"
            "Chỉ có --commune hay --calendar thì không soát bài hướng dẫn.",
    .options = options,
    .needs = NEED_SCREENS,
    .words = 1,
    .run = run,
};
