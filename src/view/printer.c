/* Which printer this counter has, on which paper; a page to try it out, and the card of keys. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/child.h"
#include "base/document.h"
#include "base/error.h"
#include "base/text.h"
#include "view/kiosk_print.h"
#include "view/saved.h"
#include "view/view.h"
#include "view/views.h"

#define FOUND_MOST   9
#define ANSWER_LIMIT ((size_t)64 * 1024)

enum { ITEM_WHERE = 1, ITEM_PAPER, ITEM_TYPE, ITEM_KEYS, ITEM_FOUND = 10 };

/* A queue or a device that is there. */
struct found {
    char where[DESK_PRINTER_SIZE];
    char name[120]; /* for people; "" as it is called */
};

struct printer_page {
    struct field where;
    int paper, large;
    struct child child; /* that looks for printers */
    struct buffer answer;
    bool looking;
    struct found found[FOUND_MOST];
    int found_count;
    char error[200];
};

static const enum document_paper papers[] = {DOCUMENT_ROLL80, DOCUMENT_ROLL58, DOCUMENT_A5};
#define PAPERS ((int)(sizeof papers / sizeof papers[0]))
static const char *const type_words[] = {"thường", "to, cho người già"};

/* ---- looking for printers -------------------------------------------------------------------- */

static void look(struct printer_page *at)
{
    struct error ignored = {0};
    char *program = child_sibling("camtay-paper");
    const char *const argv[] = {program, "--list", NULL};
    at->looking = program != NULL && child_start(&at->child, argv, true, &ignored);
    if (at->looking)
        child_send(&at->child, "", 0, NULL);
    free(program);
}

/* {"where":"cups:MayIn","name":"…"} a line. */
static void take_line(struct printer_page *at, const char *line)
{
    json_t *said = json_loads(line, 0, NULL);
    const char *where = json_string_value(json_object_get(said, "where"));
    const char *name = json_string_value(json_object_get(said, "name"));
    struct found *found = &at->found[at->found_count];
    if (where != NULL && at->found_count < FOUND_MOST && strlen(where) < sizeof found->where &&
        text_is_clean(where)) {
        snprintf(found->where, sizeof found->where, "%s", where);
        snprintf(found->name, sizeof found->name, "%s",
                 name != NULL && text_is_clean(name) ? name : "");
        at->found_count++;
    }
    json_decref(said);
}

static struct reaction ready(struct kiosk *kiosk, void *state)
{
    struct printer_page *at = state;
    (void)kiosk;
    if (!at->looking)
        return react(REACT_STAY);
    bool open = child_receive(&at->child, &at->answer);
    if (at->answer.length > ANSWER_LIMIT)
        child_stop(&at->child);
    if (!child_ended(&at->child, open))
        return react(REACT_STAY);
    char *saved = NULL;
    at->looking = false;
    for (char *line = at->answer.data != NULL ? strtok_r(at->answer.data, "\n", &saved) : NULL;
         line != NULL; line = strtok_r(NULL, "\n", &saved))
        take_line(at, line);
    child_stop(&at->child);
    return react(REACT_STAY);
}

static int watch(struct kiosk *kiosk, void *state)
{
    const struct printer_page *at = state;
    (void)kiosk;
    return at->looking ? at->child.output : -1;
}

/* ---- the page -------------------------------------------------------------------------------- */

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    struct printer_page *at = state;
    struct desk_printer printer;
    enum document_paper paper = DOCUMENT_ROLL80;
    (void)argument;
    at->child = (struct child){.input = -1, .output = -1};
    desk_printer(kiosk_counter(kiosk), &printer);
    field_type(&at->where, printer.where, 0);
    document_paper_read(printer.paper, &paper);
    for (int i = 0; i < PAPERS; i++)
        at->paper = papers[i] == paper ? i : at->paper;
    at->large = printer.large;
    look(at);
}

static void leave(void *state)
{
    struct printer_page *at = state;
    child_stop(&at->child);
    buffer_release(&at->answer);
}

static void describe_found(const struct printer_page *at, struct page *page)
{
    page_gap(page);
    if (at->looking)
        page_text(page, NULL, "Đang tìm máy in…", STYLE_DIM);
    else if (at->found_count == 0)
        page_text(page, NULL,
                  "Chưa thấy máy in nào. Cắm dây, bật máy in rồi mở lại trang này; hoặc gõ nơi in.",
                  STYLE_DIM);
    else
        page_text(page, NULL, "Máy in đang có", STYLE_DIM);
    for (int i = 0; i < at->found_count; i++)
        page_choice(page, ITEM_FOUND + i, '1' + i,
                    at->found[i].name[0] != '\0' ? at->found[i].name : at->found[i].where,
                    at->found[i].name[0] != '\0' ? at->found[i].where : NULL);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct printer_page *at = state;
    const char **names = arena_new_array(page->arena, const char *, PAPERS);
    for (int i = 0; i < PAPERS; i++)
        names[i] = document_paper_name(papers[i]);
    kiosk_title(kiosk, page, "Máy in");
    struct page_block *where =
        page_field(page, ITEM_WHERE, "Nơi in", &at->where, "để trống là không in",
                   at->error[0] != '\0' ? at->error : NULL);
    where->keys_when_empty = true;
    page_text(page, "", "như cups:TÊN, tcp:192.168.1.50, /dev/usb/lp0", STYLE_DIM);
    page_options(page, ITEM_PAPER, "Giấy", names, PAPERS, &at->paper);
    page_options(page, ITEM_TYPE, "Cỡ chữ", type_words, 2, &at->large);
    describe_found(at, page);
    page_gap(page);
    page_choice(page, ITEM_KEYS, 'k', "In tờ phím tắt", "phím nào làm gì, để dán cạnh máy");
    const char *empty = at->where.text[0] != '\0' ? NULL : "Chưa có nơi in.";
    kiosk_key_as(page, ACTION_GO, "Chọn", NULL);
    kiosk_key(page, ACTION_SAVE, NULL);
    kiosk_key(page, ACTION_TRY_PRINT, empty);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

/* ---- acts ------------------------------------------------------------------------------------ */

static bool is_place(const char *where)
{
    static const char *const begins[] = {"", "cups:", "tcp:", "/dev/", "file:/"};
    if (where[0] == '\0')
        return true;
    for (size_t i = 1; i < sizeof begins / sizeof begins[0]; i++) {
        if (strncmp(where, begins[i], strlen(begins[i])) == 0)
            return where[strlen(begins[i])] != '\0';
    }
    return false;
}

static bool keep(struct kiosk *kiosk, struct printer_page *at, struct reaction *refusal)
{
    struct desk_printer printer = {.large = at->large != 0};
    struct error error = {0};
    snprintf(printer.where, sizeof printer.where, "%.*s", (int)sizeof printer.where - 1,
             at->where.text);
    snprintf(printer.paper, sizeof printer.paper, "%s", document_paper_word(papers[at->paper]));
    at->error[0] = '\0';
    if (!is_place(printer.where)) {
        snprintf(at->error, sizeof at->error,
                 "Chưa rõ in ở đâu. Gõ cups:, tcp:, /dev/ hoặc file:/ ở đầu.");
        kiosk_focus(kiosk, ITEM_WHERE);
        *refusal = react(REACT_STAY);
        return false;
    }
    if (!desk_keep_printer(kiosk_counter(kiosk), &printer, &error)) {
        *refusal = kiosk_refuse(ACT_WRITE, &error);
        return false;
    }
    kiosk_printer_chosen(kiosk);
    return true;
}

/* What is printed is printed as the page says now, so that is kept first. */
static struct reaction print(struct kiosk *kiosk, struct printer_page *at, enum desk_paper paper)
{
    struct reaction refusal;
    if (!keep(kiosk, at, &refusal) || !kiosk_print(kiosk, paper, NULL, &refusal))
        return refusal;
    if (paper == DESK_PAPER_TEST)
        kiosk_note(kiosk, "Đã gửi ra máy in. Xem giấy: chữ rõ, vạch đủ hai đầu, quét được ba mã.");
    return react(REACT_STAY);
}

static struct reaction choose(struct kiosk *kiosk, struct printer_page *at, int item)
{
    if (item == ITEM_KEYS)
        return print(kiosk, at, DESK_PAPER_KEYS);
    if (item >= ITEM_FOUND && item < ITEM_FOUND + at->found_count) {
        field_clear(&at->where);
        field_type(&at->where, at->found[item - ITEM_FOUND].where, 0);
        kiosk_focus(kiosk, ITEM_PAPER);
    }
    return react(REACT_STAY);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct printer_page *at = state;
    struct reaction refusal;
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_SAVE: return keep(kiosk, at, &refusal) ? react(REACT_BACK) : refusal;
    case ACTION_TRY_PRINT: return print(kiosk, at, DESK_PAPER_TEST);
    case ACTION_GO:
    case UI_ACTION_CHOOSE: return choose(kiosk, at, act->item);
    case UI_ACTION_CHANGED: at->error[0] = '\0'; return react(REACT_STAY);
    default: return react(REACT_STAY);
    }
}

static json_t *save(const void *state)
{
    const struct printer_page *at = state;
    json_t *json = json_object();
    save_field(json, "where", &at->where);
    save_number(json, "paper", at->paper);
    save_number(json, "large", at->large);
    return json;
}

static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    struct printer_page *at = state;
    enter(kiosk, state, NULL);
    field_clear(&at->where);
    restore_field(saved, "where", &at->where);
    at->paper = (int)restore_number(saved, "paper", 0, PAPERS - 1, 0);
    at->large = (int)restore_number(saved, "large", 0, 1, 0);
    return true;
}

const struct view view_printer = {.name = "printer",
                                  .state_size = sizeof(struct printer_page),
                                  .enter = enter,
                                  .describe = describe,
                                  .act = act,
                                  .watch = watch,
                                  .ready = ready,
                                  .save = save,
                                  .restore = restore,
                                  .leave = leave};
