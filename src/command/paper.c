/* `camtay paper …`: what hangs on walls, what goes home, as a document or drawn. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/document.h"
#include "base/error.h"
#include "base/file.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/desk.h"
#include "command/paper_out.h"
#include "command/say.h"
#include "desk/desk.h"
#include "desk/print.h"
#include "domain/commune.h"
#include "guide/library.h"
#include "report/log.h"
#include "report/poster.h"

/* What the poster and the leaflet are made from. Without a commune file they say nothing of the centre, and
 * whoever makes them is told so. */
struct material {
    struct arena *arena;
    struct guide_library *guides;
    const struct commune *commune;
    struct document document;
};

static const struct commune *read_commune(const struct call *call, struct arena *arena)
{
    struct error error = {0};
    char *own = file_join(call->data, "commune.yaml");
    const char *path = file_exists(own) ? own : call->commune_file;
    const struct commune *commune = NULL;
    if (path != NULL)
        commune = commune_load(path, arena, NULL, &error);
    else
        error_set(&error, ERROR_MISSING, "no commune.yaml in %s", call->data);
    if (commune == NULL)
        say_failure(ACT_PAPER, &error);
    free(own);
    return commune;
}

static bool gather(struct call *call, const char *title, struct material *material, int *status)
{
    struct error error = {0};
    memset(material, 0, sizeof *material);
    material->guides =
        guide_library_load(call->screens, clock_day(clock_wall(&call->clock)), NULL, &error);
    material->arena = arena_new();
    material->commune = read_commune(call, material->arena);
    document_init(&material->document, material->arena, title);
    if (material->guides == NULL)
        *status = say_failure(ACT_GUIDE, &error);
    return material->guides != NULL;
}

static void release(struct material *material)
{
    guide_library_free(material->guides);
    arena_free(material->arena);
}

/* ---- poster ---------------------------------------------------------------------------------- */

static int poster(struct call *call, struct material *material)
{
    const char *names[POSTER_CODES + 1];
    struct error error = {0};
    for (int i = 0; i < call->word_count && i <= POSTER_CODES; i++)
        names[i] = call->word[i];
    if (report_poster(material->commune, material->guides, names, (size_t)call->word_count,
                      &material->document, &error))
        return paper_out(call, &material->document, call_option(call, "format"), PAPER_FORMATS);
    if (error.code == ERROR_LIMIT)
        say(stderr, "Một tờ nhiều nhất %d mã. Bớt đi, hoặc in hai tờ.", POSTER_CODES);
    else
        say(stderr, "links.md không có liên kết tên «%s».", error.cause);
    return STATUS_WRONG;
}

static int run_poster(struct call *call)
{
    struct material material;
    int status = STATUS_WRONG;
    if (gather(call, "Mã QR", &material, &status))
        status = poster(call, &material);
    release(&material);
    return status;
}

/* ---- handout --------------------------------------------------------------------------------- */

static int handout(struct call *call, struct material *material)
{
    const struct guide *guide = guide_library_find(material->guides, call->word[0]);
    if (guide == NULL) {
        say(stderr, "Không có bài tên «%s». Có:", call->word[0]);
        for (size_t i = 0; i < guide_library_count(material->guides); i++)
            say(stderr, "  %-20s %s", guide_library_at(material->guides, i)->id,
                guide_library_at(material->guides, i)->title);
        return STATUS_WRONG;
    }
    material->document.title = guide->title;
    report_handout(material->commune, guide, &material->document);
    return paper_out(call, &material->document, call_option(call, "format"), PAPER_FORMATS);
}

static int run_handout(struct call *call)
{
    struct material material;
    int status = STATUS_WRONG;
    if (call->word_count == 0)
        return call_misused(call->command, "thiếu tên bài, như: vneid-cai.");
    if (gather(call, "", &material, &status))
        status = handout(call, &material);
    release(&material);
    return status;
}

/* ---- slip ------------------------------------------------------------------------------------ */

static int write_slip(struct call *call, struct desk *desk, const char *visit)
{
    struct arena *arena = arena_new();
    struct desk_printer printer;
    struct document document;
    struct error error = {0};
    const char *paper = call_option(call, "paper");
    int status = STATUS_FINE;
    document_init(&document, arena, NULL);
    desk_printer(desk, &printer);
    document_paper_read(printer.paper, &document.paper);
    document.large = call_option(call, "large") != NULL;
    if (paper != NULL && !document_paper_read(paper, &document.paper))
        status = call_misused(call->command, "--paper là roll58, roll80, a5 hoặc a4.");
    else if (!desk_slip(desk, visit, &document, &error))
        status = say_failure(ACT_PRINT, &error);
    else
        status = paper_out(call, &document, call_option(call, "format"), PAPER_FORMATS);
    arena_free(arena);
    return status;
}

static int slip(struct call *call, struct desk *desk)
{
    char visit[DESK_ID_SIZE], *end = NULL;
    const char *staff = call_option(call, "staff");
    struct error error = {0};
    long long number = strtoll(call->word[0], &end, 10);
    if (*end != '\0' || number < 1)
        return call_misused(call->command, "«%s» không phải số phiếu.", call->word[0]);
    if (staff == NULL && desk_staff_count(desk) > 0)
        staff = desk_staff_name(desk, 0);
    int status = command_unlock(call, desk, staff != NULL ? staff : "");
    if (status != STATUS_FINE)
        return status;
    if (!report_log_number(desk_ledger(desk), number, visit, &error)) {
        say(stderr, "Không có lượt nào mang số %lld.", number);
        return STATUS_WRONG;
    }
    return write_slip(call, desk, visit);
}

static int run_slip(struct call *call)
{
    int status;
    if (call->word_count == 0)
        return call_misused(call->command, "thiếu số phiếu, như: 214.");
    if (call_option(call, "pin-file") == NULL)
        return call_misused(call->command, "thiếu --pin-file.");
    struct desk *desk = command_desk(call, false, &status);
    if (desk == NULL)
        return status;
    status = slip(call, desk);
    desk_free(desk);
    return status;
}

/* ---- the table's rows ------------------------------------------------------------------------ */

#define FORMAT                                                                                     \
    {                                                                                              \
        "format", "DẠNG", PAPER_FORMATS " (không thì json, cho camtay-paper)"                    \
    }

static const struct command_option options[] = {FORMAT, {NULL, NULL, NULL}};
static const struct command_option slip_options[] = {
    {"pin-file", "TỆP", "mã PIN: dòng đầu của tệp; - là gõ vào"},
    {"staff", "TÊN", "mã PIN của ai (không thì người đầu danh sách cán bộ)"},
    {"paper", "GIẤY", "roll58, roll80, a5, a4 (không thì như máy in đã chọn)"},
    {"large", NULL, "chữ to"},
    FORMAT,
    {NULL, NULL, NULL},
};

const struct command command_paper_poster = {
    .name = "paper poster",
    .usage = "[TÙY CHỌN] [TÊN ...]",
    .summary = "Tờ A4 mã QR để treo ở nhà rông, nhà văn hóa thôn.",
    .more = "TÊN là tên trong links.md, nhiều nhất 6; không ghi thì lấy các mã thường dùng.",
    .options = options,
    .needs = NEED_DATA | NEED_SCREENS | NEED_SHARE,
    .words = 20,
    .run = run_poster,
};

const struct command command_paper_handout = {
    .name = "paper handout",
    .usage = "[TÙY CHỌN] BÀI",
    .summary = "Một bài hướng dẫn thành tờ A4 cho bà con mang về.",
    .options = options,
    .needs = NEED_DATA | NEED_SCREENS | NEED_SHARE,
    .words = 1,
    .run = run_handout,
};

const struct command command_paper_slip = {
    .name = "paper slip",
    .usage = "SỐ --pin-file TỆP",
    .summary = "Phiếu của một lượt đã kết thúc, theo số in trên phiếu.",
    .more = "Chạy được khi quầy đang mở. Phiếu có tên người: tệp ấy đừng để lại trên máy.",
    .options = slip_options,
    .needs = NEED_DATA | NEED_SCREENS | NEED_SHARE,
    .words = 1,
    .run = run_slip,
};
