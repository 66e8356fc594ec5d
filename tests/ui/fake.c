#include "ui/fake.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "ui/key.h"

static void note(struct fake *fake, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void note(struct fake *fake, const char *format, ...)
{
    char text[8192];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    if (fake->log_file >= 0) {
        dprintf(fake->log_file, "%s\n", text);
        return;
    }
    buffer_addf(&fake->log, "%s%s", fake->log.length > 0 ? " " : "", text);
}

static void describe_first(struct fake *fake, struct page *page)
{
    static const char *const devices[] = {"Android", "iPhone"};
    page_init(page, page->arena, "first");
    page_title(page, "Trang một", NULL);
    struct page_block *search = page_field(page, 1, "Tìm", &fake->search, "gõ số hoặc tên", NULL);
    search->keys_when_empty = true;
    search->typing = TYPING_PLACE;
    page_choice(page, 11, '1', "Tiếp công dân mới", NULL);
    page_choice(page, 12, 'a', "A Thuk", NULL);
    page_choice(page, 13, 0, "Không phím", NULL);
    page_tick(page, 21, "Đã nối mạng", fake->ticked);
    page_options(page, 31, "MÃ", devices, 2, &fake->chosen);
    page_key(page, UI_KEY_F2, FAKE_OFF, "In", "Chưa có máy in");
    page_key(page, UI_KEY_F6, FAKE_NEXT, "Trang sau", NULL);
    page_key(page, 'K', FAKE_LOCK, "Khoá ngày", NULL)->commits = true;
    page_key(page, UI_KEY_F10, FAKE_END, "Hết", NULL);
}

static void describe(void *self, struct page *page)
{
    struct fake *fake = self;
    if (fake->number == 0) {
        describe_first(fake, page);
        return;
    }
    page_init(page, page->arena, fake->number == 1 ? "pin" : "empty");
    page_title(page, fake->number == 1 ? "Mở khoá" : "Trang trống", NULL);
    if (fake->number == 1) {
        struct page_block *pin = page_field(page, 2, "Mã PIN", &fake->pin, NULL, NULL);
        pin->secret = pin->digits = true;
        pin->limit = 12;
    }
    page_key(page, UI_KEY_ENTER, FAKE_ENTER, "Xong", NULL)->commits = true;
    page_key(page, '?', FAKE_OFF, "Quên", "Hỏi trưởng trung tâm");
    page_key(page, UI_KEY_ESCAPE, FAKE_NEXT, "Lùi", NULL);
    page_key(page, 'K', FAKE_LOCK, "Khoá", NULL)->commits = true;
    page_key(page, 'x', FAKE_NEXT, "Sau", NULL);
    page_key(page, UI_KEY_F10, FAKE_END, "Hết", NULL);
}

static bool act(void *self, const struct ui_act *act)
{
    struct fake *fake = self;
    static const char *const names[] = {"enter", "off", "lock", "next", "end"};
    if (act->action == UI_ACTION_HANGUP)
        note(fake, "hangup");
    else if (act->action == UI_ACTION_CHANGED)
        note(fake, "changed@%d", act->item);
    else if (act->action == UI_ACTION_CHOOSE)
        note(fake, "choose@%d", act->item);
    else
        note(fake, "%s@%d", names[act->action - UI_ACTION_FIRST], act->item);
    if (fake->slow_ms > 0 && act->action >= UI_ACTION_FIRST)
        nanosleep(&(struct timespec){.tv_nsec = fake->slow_ms * 1000000L}, NULL);
    if (act->action == FAKE_NEXT)
        fake->number = (fake->number + 1) % 3;
    if (act->action == FAKE_ENTER && fake->number == 1)
        fake->number = 2;
    if (act->action == UI_ACTION_CHOOSE && act->item == 21)
        fake->ticked = !fake->ticked;
    return act->action != FAKE_END;
}

static bool scan(void *self, const struct ui_scan *scan)
{
    struct fake *fake = self;
    note(fake, "%s[%.80s]%s", scan->source == UI_SOURCE_PORT ? "port" : "burst", scan->bytes,
         scan->behind ? "behind" : "");
    return fake->takes_bursts;
}

static const char *no_scanner(void *self)
{
    const struct fake *fake = self;
    return fake->number > 0 && fake->printer != NULL ? fake->printer : "";
}

static struct ui_place *place(void *self)
{
    struct fake *fake = self;
    return &fake->places[fake->number];
}

static int64_t wake(void *self)
{
    (void)self;
    return -1;
}

static bool tick(void *self)
{
    note(self, "tick");
    return true;
}

static int watch(void *self)
{
    return ((struct fake *)self)->watched;
}

static bool ready(void *self)
{
    struct fake *fake = self;
    char bytes[64];
    ssize_t got = read(fake->watched, bytes, sizeof bytes);
    note(fake, "ready");
    if (got <= 0) {
        fake->watched = -1;
        fake->number = 2;
    }
    return true;
}

void fake_init(struct fake *fake)
{
    *fake = (struct fake){.log_file = -1, .watched = -1};
    fake->client = (struct ui_client){.self = fake,
                                      .describe = describe,
                                      .act = act,
                                      .scan = scan,
                                      .no_scanner = no_scanner,
                                      .place = place,
                                      .wake = wake,
                                      .tick = tick,
                                      .watch = watch,
                                      .ready = ready};
}

void fake_release(struct fake *fake)
{
    buffer_release(&fake->log);
}
