/* `camtay search`: whom the search field of the home page would find, for scripts. */
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
#include "desk/desk.h"
#include "desk/names.h"
#include "domain/commune.h"
#include "domain/date.h"

#define MOST_WORDS 16
#define MOST_HITS  50
#define UNNAMED    "(chưa ghi tên)"

struct finding {
    struct desk_named *named;
    size_t count;
    bool complete;
};

static const char *hamlet_name(struct desk *desk, const struct desk_named *named)
{
    const struct hamlet *hamlet = commune_hamlet(desk_commune(desk), named->hamlet);
    return hamlet != NULL ? hamlet->name : named->hamlet;
}

static void print_plain(struct desk *desk, const struct finding *finding)
{
    for (size_t i = 0; i < finding->count; i++) {
        const struct desk_named *named = &finding->named[i];
        char year[16] = "-", last[DATE_SIZE] = "-";
        const char *hamlet = hamlet_name(desk, named);
        long day = 0;
        if (named->birth_year > 0)
            snprintf(year, sizeof year, "%d", named->birth_year);
        if (date_read_iso(named->last_day, &day))
            date_text(day, last);
        say(stdout, "%s · %s · %s · %s · %s", named->name[0] != '\0' ? named->name : UNNAMED,
            named->masked[0] != '\0' ? named->masked : "-", year, hamlet[0] != '\0' ? hamlet : "-",
            last);
    }
    if (!finding->complete)
        say(stderr, "Còn nhiều người nữa. Gõ thêm để thu hẹp.");
}

static json_t *text_or_null(const char *text)
{
    return text[0] != '\0' ? json_string(text) : json_null();
}

static void print_json(struct desk *desk, const struct finding *finding)
{
    json_t *hits = json_array();
    for (size_t i = 0; i < finding->count; i++) {
        const struct desk_named *named = &finding->named[i];
        json_t *year = named->birth_year > 0 ? json_integer(named->birth_year) : json_null();
        json_array_append_new(hits, json_pack("{s:s,s:o,s:o,s:o,s:o,s:o}", "id", named->id, "name",
                                              text_or_null(named->name), "number",
                                              text_or_null(named->masked), "birth_year", year,
                                              "hamlet", text_or_null(hamlet_name(desk, named)),
                                              "last_day", text_or_null(named->last_day)));
    }
    say_json(json_pack("{s:b,s:o}", "complete", finding->complete, "hits", hits));
}

/* Who looks is in the book, as at the counter. Without a name the first of the list is meant. */
static int unlock(struct call *call, struct desk *desk)
{
    const char *staff = call_option(call, "staff");
    if (staff == NULL && desk_staff_count(desk) > 0)
        staff = desk_staff_name(desk, 0);
    return command_unlock(call, desk, staff != NULL ? staff : "");
}

static bool find(struct call *call, struct desk *desk, struct finding *finding, struct error *error)
{
    struct buffer typed = {0};
    for (int i = 0; i < call->word_count; i++)
        buffer_addf(&typed, "%s%s", i > 0 ? " " : "", call->word[i]);
    while (desk_names_more(desk, error))
        ;
    if (error->code == ERROR_NONE)
        finding->count = desk_find_names(desk, buffer_text(&typed), finding->named, MOST_HITS,
                                         &finding->complete, error);
    buffer_release(&typed);
    return error->code == ERROR_NONE;
}

static int search(struct call *call, struct desk *desk)
{
    struct finding finding = {.named = memory_new(MOST_HITS, sizeof *finding.named)};
    struct error error = {0};
    int status = unlock(call, desk);
    if (status == STATUS_FINE && !find(call, desk, &finding, &error))
        status = say_failure(ACT_FIND, &error);
    if (status == STATUS_FINE) {
        status = finding.count > 0 ? STATUS_FINE : STATUS_WRONG;
        if (call_option(call, "json") != NULL)
            print_json(desk, &finding);
        else if (finding.count > 0)
            print_plain(desk, &finding);
        else
            say(stderr, "Không thấy ai như vậy. Bớt chữ hoặc số rồi tìm lại.");
    }
    explicit_bzero(finding.named, MOST_HITS * sizeof *finding.named);
    free(finding.named);
    return status;
}

static int run(struct call *call)
{
    if (call->word_count == 0)
        return call_misused(call->command, "thiếu chữ để tìm, như: lan 85 măng la.");
    if (call_option(call, "pin-file") == NULL)
        return call_misused(call->command, "thiếu --pin-file.");
    int status;
    struct desk *desk = command_desk(call, false, &status);
    if (desk == NULL)
        return status;
    status = search(call, desk);
    desk_free(desk);
    return status;
}

static const struct command_option options[] = {
    {"pin-file", "TỆP", "mã PIN: dòng đầu của tệp; - là gõ vào"},
    {"staff", "TÊN", "mã PIN của ai (không thì người đầu danh sách cán bộ)"},
    {"json", NULL, "kết quả dạng JSON, cho chương trình đọc"},
    {NULL, NULL, NULL},
};

const struct command command_search = {
    .name = "search",
    .usage = "CHỮ ... --pin-file TỆP",
    .summary = "Tìm người trong sổ như ở ô tìm: tên, số, điện thoại, thôn, năm sinh.",
    .more = "Chạy được khi quầy đang mở. Số định danh luôn được che bớt.\n"
            "Không thấy ai thì mã thoát là 1.",
    .options = options,
    .needs = NEED_DATA | NEED_SCREENS | NEED_SHARE,
    .words = MOST_WORDS,
    .run = run,
};
