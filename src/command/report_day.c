#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/say.h"
#include "command/typed_day.h"
#include "domain/commune.h"
#include "guide/library.h"
#include "ledger/ledger.h"
#include "report/day.h"

/* The figures by themselves are enough: without a commune file hamlets go by their ids, without
 * guides troubles do. */
static void print_day(struct call *call, const struct day_figures *figures)
{
    struct arena *arena = arena_new();
    char *path = file_join(call->data, "commune.yaml");
    const struct commune *commune = commune_load(path, arena, NULL, NULL);
    struct guide_library *guides = guide_library_load(call->screens, figures->day, NULL, NULL);
    struct buffer text = {0};
    if (call_option(call, "json") != NULL)
        report_day_json(figures, commune, guides, &text);
    else
        report_day_text(figures, commune, guides, &text);
    fwrite(text.data, 1, text.length, stdout);
    buffer_release(&text);
    guide_library_free(guides);
    arena_free(arena);
    free(path);
}

static int run(struct call *call)
{
    const char *date = call_option(call, "date");
    long day = 0;
    if (date != NULL && !typed_day(date, &day))
        return call_misused(call->command, "không đọc được ngày «%s»: gõ như 25/11/2026.", date);

    struct ledger_options options = {
        .folder = call->data, .clock = &call->clock, .random = &call->random, .read_only = true};
    struct error error = {0};
    struct ledger *ledger = ledger_open(&options, &error);
    if (ledger == NULL)
        return say_closed_book(call->data, &error);
    struct day_figures *figures = calloc(1, sizeof *figures);
    bool read =
        figures != NULL &&
        report_day(ledger, date != NULL ? (int32_t)day : ledger_today(ledger), figures, &error);
    ledger_close(ledger);
    if (read)
        print_day(call, figures);
    free(figures);
    return read ? STATUS_FINE : say_closed_book(call->data, &error);
}

static const struct command_option options[] = {
    {"date", "NGÀY", "ngày nào, như 25/11/2026 (không thì hôm nay)"},
    {"json", NULL, "kết quả dạng JSON, cho chương trình đọc"},
    {NULL, NULL, NULL},
};

const struct command command_report_day = {
    .name = "report day",
    .usage = "[TÙY CHỌN]",
    .summary = "Tổng kết một ngày: chỉ có con số, không có tên ai.",
    .more = "Không cần mã PIN; chạy được khi quầy đang mở.",
    .options = options,
    .needs = NEED_DATA | NEED_SCREENS,
    .run = run,
};
