#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/desk.h"
#include "command/say.h"
#include "command/typed_day.h"
#include "desk/desk.h"
#include "domain/calendar.h"
#include "domain/name.h"
#include "report/period.h"

/* Names of officials: each owned, wiped when they were printed. */
struct names {
    struct desk *desk;
    char **name;
    int count;
};

static bool add_name(void *self, const char *id)
{
    struct names *names = self;
    struct citizen citizen;
    struct error ignored = {0};
    const char *name = "(không mở được tên)";
    if (desk_citizen(names->desk, id, &citizen, &ignored))
        name = citizen.name[0] != '\0' ? citizen.name : "(chưa ghi tên)";
    names->name = memory_resize(names->name, (size_t)names->count + 1, sizeof *names->name);
    names->name[names->count++] = memory_copy_text(name);
    explicit_bzero(&citizen, sizeof citizen);
    return true;
}

static int by_name(const void *one, const void *other)
{
    const char *const *left = one, *const *right = other;
    return name_compare(*left, *right);
}

static void names_release(struct names *names)
{
    for (int i = 0; i < names->count; i++) {
        explicit_bzero(names->name[i], strlen(names->name[i]));
        free(names->name[i]);
    }
    free(names->name);
}

/* STATUS_FINE also without a PIN: `names->name` is NULL then. */
static int open_names(struct call *call, struct desk *desk, int32_t to, struct names *names)
{
    struct error error = {0};
    names->desk = desk;
    if (call_option(call, "pin-file") == NULL)
        return STATUS_FINE;
    int status = command_unlock(call, desk, call_option(call, "staff"));
    if (status != STATUS_FINE)
        return status;
    /* Not NULL even if there is nobody: opened, and empty. */
    names->name = memory_resize(NULL, 1, sizeof *names->name);
    if (!report_officials_without(desk_ledger(desk), to, add_name, names, &error))
        return say_failure(ACT_ANY, &error);
    qsort(names->name, (size_t)names->count, sizeof *names->name, by_name);
    return STATUS_FINE;
}

static int print_period(struct call *call, struct desk *desk, const struct period_figures *figures,
                        const struct names *names)
{
    const char *format = call_option(call, "format");
    const struct commune *commune = desk_commune(desk);
    const struct guide_library *guides = desk_guides(desk);
    const char *const *named = (const char *const *)names->name;
    struct buffer text = {0};
    if (format != NULL && strcmp(format, "csv") == 0)
        report_period_csv(figures, commune, guides, named, names->count, &text);
    else if (format != NULL && strcmp(format, "json") == 0)
        report_period_json(figures, commune, guides, named, names->count, &text);
    else
        report_period_text(figures, commune, guides, named, names->count, &text);
    fwrite(text.data, 1, text.length, stdout);
    int status = say_end(STATUS_FINE);
    if (text.data != NULL)
        explicit_bzero(text.data, text.length);
    buffer_release(&text);
    return status;
}

static int report_figures(struct call *call, struct desk *desk, int32_t from, int32_t to,
                          const struct names *names)
{
    struct error error = {0};
    struct period_figures *figures = memory_new(1, sizeof *figures);
    bool read = report_period(desk_ledger(desk), desk_commune(desk), from, to, figures, &error) &&
                report_period_more(desk_ledger(desk), figures, &error);
    int status = read ? print_period(call, desk, figures, names) : say_failure(ACT_ANY, &error);
    free(figures);
    return status;
}

static int report(struct call *call, struct desk *desk, const char *date)
{
    long day = desk_today(desk), from = 0, to = 0;
    if (date != NULL && !typed_day(date, &day))
        return call_misused(call->command, "không đọc được ngày «%s»: gõ như 25/11/2026.", date);
    long due = calendar_report_due(desk_calendar(desk), desk_commune(desk), day);
    calendar_report_period(desk_commune(desk), due, &from, &to);
    struct names names = {0};
    /* Names first: a PIN that was mistyped should not cost the time of the figures. */
    int status = open_names(call, desk, (int32_t)to, &names);
    if (status == STATUS_FINE)
        status = report_figures(call, desk, (int32_t)from, (int32_t)to, &names);
    names_release(&names);
    return status;
}

static int run(struct call *call)
{
    const char *format = call_option(call, "format");
    if (format != NULL && strcmp(format, "text") != 0 && strcmp(format, "csv") != 0 &&
        strcmp(format, "json") != 0)
        return call_misused(call->command, "--format là text, csv hoặc json.");
    if ((call_option(call, "pin-file") == NULL) != (call_option(call, "staff") == NULL))
        return call_misused(call->command,
                            "xem tên cán bộ thì cần cả --staff TÊN và --pin-file TỆP.");
    int status;
    struct desk *desk = command_desk(call, false, &status);
    if (desk == NULL)
        return status;
    status = report(call, desk, call_option(call, "date"));
    desk_free(desk);
    return status;
}

static const struct command_option options[] = {
    {"date", "NGÀY", "báo cáo gần nhất phải nộp từ ngày này trở đi (không thì hôm nay)"},
    {"format", "DẠNG", "text, csv hoặc json (không thì text)"},
    {"staff", "TÊN", "ai mở tên cán bộ chưa có chữ ký số"},
    {"pin-file", "TỆP", "mã PIN của người ấy; - là gõ vào"},
    {NULL, NULL, NULL},
};

const struct command command_report_month = {
    .name = "report month",
    .usage = "[TÙY CHỌN]",
    .summary = "Báo cáo tháng: trong kỳ và lũy kế, theo thôn, theo đơn vị.",
    .more = "Kỳ tính từ sau ngày chốt tháng trước đến ngày chốt (cut_off_day trong commune.yaml). "
            "Không có --staff và --pin-file thì chỉ có con số.",
    .options = options,
    .needs = NEED_DATA | NEED_SCREENS | NEED_SHARE,
    .run = run,
};
