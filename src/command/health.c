#include <locale.h>
#include <stdio.h>

#include "base/arena.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/desk.h"
#include "command/say.h"
#include "desk/desk.h"
#include "desk/health.h"

static int print(struct desk *desk)
{
    static const char *const signs[] = {
        [HEALTH_FINE] = "✓", [HEALTH_NOTE] = "–", [HEALTH_WRONG] = "!"};
    struct health_line lines[HEALTH_LINES];
    struct arena *arena = arena_new();
    size_t count = desk_health(desk, arena, lines);
    int status = STATUS_FINE;
    for (size_t i = 0; i < count; i++) {
        say(stdout, "%s %s: %s", signs[lines[i].state], lines[i].what, lines[i].text);
        if (lines[i].advice != NULL)
            say(stdout, "    %s", lines[i].advice);
        if (lines[i].state == HEALTH_WRONG)
            status = STATUS_WRONG;
    }
    arena_free(arena);
    return status;
}

static int run(struct call *call)
{
    int status;
    setlocale(LC_CTYPE, ""); /* which letters the terminal is said to have */
    struct desk *desk = command_desk(call, false, &status);
    if (desk == NULL)
        return status;
    status = print(desk);
    desk_free(desk);
    return status;
}

const struct command command_health = {
    .name = "health",
    .usage = "",
    .summary = "Máy này có khỏe không: sổ, đĩa, khóa, đồng hồ, lịch, hướng dẫn, máy in.",
    .more = "Không cần mã PIN. Có điều cần làm thì kết thúc với 1. Kiểm từng mục: camtay verify.",
    .needs = NEED_DATA | NEED_SCREENS | NEED_SHARE,
    .run = run,
};
