/* The first page on an empty machine: who sits here, and with which PIN. The work (a new key, a book,
 * Argon2id) is done by `camtay setup` as a child; the PIN goes over its standard input and the
 * recovery sheet comes back over its standard output: neither is ever on the disk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/child.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "desk/setup.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/name.h"
#include "view/kiosk_private.h"
#include "view/saved.h"
#include "view/sheet.h"
#include "view/views.h"

#define POLL_MS      20   /* a child that has closed its pipe and not ended cannot be watched */
#define PROGRESS_MS  1000 /* what flickers cannot be read */
#define PIN_SHORTEST 6
#define PIN_LONGEST  12
#define SHEET_LIMIT  8192
#define CLOCK_SIZE   64

enum item { ITEM_NAME = 1, ITEM_PIN, ITEM_AGAIN };

struct setup {
    struct field name, pin, again;
    int wrong_item; /* the field with the mistake; 0: none */
    char wrong[400];
    struct child child;
    struct buffer answer; /* the sheet, or why it failed */
    bool begun;           /* the child was started and did not fail */
    int64_t started;      /* steady */
    bool ended;
};

static void leave(void *state)
{
    struct setup *setup = state;
    child_stop(&setup->child);
    sheet_wipe(&setup->answer);
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    (void)kiosk;
    (void)argument;
    struct setup *setup = state;
    setup->child = (struct child){.input = -1, .output = -1};
}

/* ---- what is shown --------------------------------------------------------------------------- */

/* "xã Ngọk Bay, tỉnh Quảng Ngãi", or NULL if the file cannot be read. */
static const char *commune_named(struct kiosk *kiosk, struct page *page)
{
    struct error error = {0};
    const char *file = kiosk_options(kiosk)->commune_file;
    const struct commune *commune =
        file != NULL ? commune_load(file, page->arena, NULL, &error) : NULL;
    if (commune == NULL)
        return NULL;
    return arena_textf(page->arena, "%s %s, tỉnh %s", commune->kind, commune->name,
                       commune->province);
}

static const char *wrong_at(const struct setup *setup, int item, struct page *page)
{
    return setup->wrong_item == item ? arena_text(page->arena, setup->wrong) : NULL;
}

static void describe_form(struct kiosk *kiosk, struct setup *setup, struct page *page)
{
    const char *commune = commune_named(kiosk, page);
    if (commune == NULL) {
        page_heading(page, "Chưa đọc được tệp về xã");
        page_gap(page);
        page_text(page, NULL,
                  arena_textf(page->arena,
                              "Xem lại tệp %s (camtay check chỉ ra chỗ sai), rồi mở lại.",
                              kiosk_options(kiosk)->commune_file),
                  STYLE_FAIL);
        return;
    }
    page_heading(page, arena_textf(page->arena, "Lập sổ tiếp dân của %s", commune));
    page_gap(page);
    page_text(page, NULL,
              "Máy này chưa có sổ. Gõ ba dòng dưới đây, chỉ một lần này. Mã PIN mở sổ mỗi ngày: "
              "đừng lấy ngày sinh, 123456 hay số dễ đoán.",
              STYLE_PLAIN);
    page_gap(page);
    page_field(page, ITEM_NAME, "Họ tên cán bộ", &setup->name, "như Nguyễn Thị Lan",
               wrong_at(setup, ITEM_NAME, page))
        ->typing = TYPING_PLACE;
    page_gap(page);
    struct page_block *pin = page_field(page, ITEM_PIN, "Mã PIN", &setup->pin, "6 đến 12 chữ số",
                                        wrong_at(setup, ITEM_PIN, page));
    page_gap(page);
    struct page_block *again = page_field(page, ITEM_AGAIN, "Gõ lại mã PIN", &setup->again, NULL,
                                          wrong_at(setup, ITEM_AGAIN, page));
    pin->secret = again->secret = true;
    pin->digits = again->digits = true;
    pin->limit = again->limit = PIN_LONGEST;
    page_focus(page, setup->wrong_item);
    kiosk_key_as(page, ACTION_GO, "Lập sổ", NULL)->commits = true;
}

/* Plain lines do not flicker, and a line that came meanwhile must not be lost. On a clock that stands
 * still the second would never be over. */
static bool is_working(struct kiosk *kiosk, const struct setup *setup)
{
    const struct kiosk_options *options = kiosk_options(kiosk);
    bool linger = !options->linear && options->clock->frozen == 0;
    return setup->begun &&
           (!setup->ended || (linger && kiosk_steady(kiosk) < setup->started + PROGRESS_MS));
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct setup *setup = state;
    kiosk_title(kiosk, page, "Cầm Tay · lập sổ lần đầu");
    if (is_working(kiosk, setup)) {
        page->name = "setup working";
        page_heading(page, "Đang lập sổ…");
        page_gap(page);
        page_text(page, NULL, "Máy đang tạo khóa, chừng vài giây. Xong thì hiện phiếu khôi phục.",
                  STYLE_PLAIN);
        return;
    }
    if (setup->begun && setup->child.status == 0) {
        page->name = "setup sheet";
        sheet_describe(&setup->answer, "Phiếu khôi phục: chỉ hiện một lần này",
                       "trang đầu sẽ nhắc mãi", page);
        return;
    }
    describe_form(kiosk, setup, page);
    kiosk_key_as(page, ACTION_LEAVE, "Thoát", NULL);
}

/* ---- the form -------------------------------------------------------------------------------- */

static struct reaction wrong(struct kiosk *kiosk, struct setup *setup, int item, const char *why)
{
    setup->wrong_item = item;
    snprintf(setup->wrong, sizeof setup->wrong, "%s", why);
    kiosk_focus(kiosk, item);
    return react(REACT_STAY);
}

/* A set clock (--clock) is the child's too: the book must not begin after its first day. */
static const char *clock_text(struct kiosk *kiosk, char text[CLOCK_SIZE])
{
    int64_t wall = kiosk_wall(kiosk);
    char date[DATE_SIZE];
    int second = clock_second_of_day(wall);
    date_iso(clock_day(wall), date);
    snprintf(text, CLOCK_SIZE, "%s %02d:%02d:%02d", date, second / 3600, second / 60 % 60,
             second % 60);
    return text;
}

static bool start_child(struct kiosk *kiosk, struct setup *setup, struct error *error)
{
    const struct kiosk_options *options = kiosk_options(kiosk);
    char clock[CLOCK_SIZE], pin[PIN_LONGEST + 2];
    bool given = options->clock->given;
    const char *const argv[] = {child_self(),
                                "setup",
                                "--data",
                                options->folder,
                                "--commune",
                                options->commune_file,
                                "--staff",
                                setup->name.text,
                                "--pin-file",
                                "-",
                                "--recovery-file",
                                "-",
                                given ? "--clock" : NULL,
                                given ? clock_text(kiosk, clock) : NULL,
                                NULL};
    int length = snprintf(pin, sizeof pin, "%.*s\n", PIN_LONGEST, setup->pin.text);
    bool good = child_start(&setup->child, argv, true, error) &&
                child_send(&setup->child, pin, (size_t)length, error);
    explicit_bzero(pin, sizeof pin);
    return good;
}

static struct reaction found(struct kiosk *kiosk, struct setup *setup)
{
    struct error error = {0};
    char *name = text_clean(setup->name.text, strlen(setup->name.text), FIELD_SIZE - 1);
    bool named = name[0] != '\0' && name_valid(name, &error);
    free(name);
    if (!named)
        return wrong(kiosk, setup, ITEM_NAME, "Gõ họ và tên bằng chữ, như Nguyễn Thị Lan.");
    if (strlen(setup->pin.text) < PIN_SHORTEST)
        return wrong(kiosk, setup, ITEM_PIN, "Mã PIN cần ít nhất 6 chữ số.");
    if (strcmp(setup->pin.text, setup->again.text) != 0)
        return wrong(kiosk, setup, ITEM_AGAIN, "Hai lần gõ chưa giống nhau. Gõ lại dòng này.");
    buffer_clear(&setup->answer);
    if (!start_child(kiosk, setup, &error)) {
        child_stop(&setup->child);
        return kiosk_refuse(ACT_SETUP, &error);
    }
    setup->begun = true;
    setup->started = kiosk_steady(kiosk);
    setup->ended = false;
    return react(REACT_STAY);
}

/* Enter on the first two fields goes to the next, on the last it founds. */
static struct reaction go_on(struct kiosk *kiosk, struct setup *setup, int item)
{
    setup->wrong_item = 0;
    if (item == ITEM_NAME || item == ITEM_PIN) {
        kiosk_focus(kiosk, item + 1);
        return react(REACT_STAY);
    }
    return found(kiosk, setup);
}

/* ---- the sheet ------------------------------------------------------------------------------- */

static struct reaction finish(struct kiosk *kiosk, int item)
{
    struct error error = {0};
    if (item != SHEET_COPIED && item != SHEET_LATER)
        return react(REACT_STAY);
    if (!desk_setup_sheet_made(kiosk_options(kiosk)->folder, item == SHEET_COPIED, &error))
        return kiosk_refuse(ACT_SETUP, &error);
    return react_replace(kiosk_open_book(kiosk, &error) ? &view_unlock : &view_failed, NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct setup *setup = state;
    if (is_working(kiosk, setup))
        return react(REACT_STAY);
    bool sheet = setup->begun && setup->child.status == 0;
    switch (act->action) {
    case ACTION_LEAVE: return sheet ? react(REACT_STAY) : react(REACT_END);
    case UI_ACTION_CHANGED:
        if (act->item == setup->wrong_item)
            setup->wrong_item = 0;
        return react(REACT_STAY);
    case UI_ACTION_CHOOSE:
    case ACTION_GO: return sheet ? finish(kiosk, act->item) : go_on(kiosk, setup, act->item);
    default: return react(REACT_STAY);
    }
}

/* ---- the child ------------------------------------------------------------------------------- */

static int watch(struct kiosk *kiosk, void *state)
{
    (void)kiosk;
    const struct setup *setup = state;
    return setup->begun && !setup->ended ? setup->child.output : -1;
}

static int64_t wake(struct kiosk *kiosk, void *state)
{
    const struct setup *setup = state;
    if (!is_working(kiosk, setup))
        return -1;
    if (setup->ended)
        return setup->started + PROGRESS_MS;
    return setup->child.output < 0 ? kiosk_steady(kiosk) + POLL_MS : -1;
}

/* What the child wrote when it failed is the sentence for the person. */
static void note_failure(struct kiosk *kiosk, struct setup *setup)
{
    const char *text = buffer_text(&setup->answer);
    char *clean = text_clean(text, strcspn(text, "\n"), sizeof setup->wrong - 1);
    setup->begun = false;
    field_clear(&setup->pin);
    field_clear(&setup->again);
    wrong(kiosk, setup, ITEM_PIN,
          clean[0] != '\0' ? clean
                           : "Chưa lập được sổ. Chọn mã PIN khác, xem lại thư mục sổ rồi thử lại.");
    free(clean);
}

static struct reaction ready(struct kiosk *kiosk, void *state)
{
    struct setup *setup = state;
    if (!setup->begun || setup->ended)
        return react(REACT_STAY);
    bool open = child_receive(&setup->child, &setup->answer);
    if (setup->answer.length > SHEET_LIMIT)
        child_stop(&setup->child);
    if (!child_ended(&setup->child, open))
        return react(REACT_STAY);
    setup->ended = true;
    child_stop(&setup->child);
    if (setup->child.status != 0) {
        note_failure(kiosk, setup);
        return react(REACT_STAY);
    }
    field_clear(&setup->pin);
    field_clear(&setup->again);
    return react(REACT_STAY);
}

const struct view view_setup = {.name = "setup",
                                .state_size = sizeof(struct setup),
                                .enter = enter,
                                .describe = describe,
                                .act = act,
                                .wake = wake,
                                .watch = watch,
                                .ready = ready,
                                .leave = leave,
                                .transient = true};
