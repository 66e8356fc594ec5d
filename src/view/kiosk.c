#include "view/kiosk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "view/kiosk_print.h"
#include "view/kiosk_private.h"
#include "view/views.h"

#define MINUTE_MS 60000

struct desk *kiosk_desk(struct kiosk *kiosk)
{
    return kiosk->practice != NULL ? kiosk->practice : kiosk->counter;
}

struct desk *kiosk_counter(struct kiosk *kiosk)
{
    return kiosk->counter;
}

const struct kiosk_options *kiosk_options(const struct kiosk *kiosk)
{
    return &kiosk->options;
}

int64_t kiosk_wall(const struct kiosk *kiosk)
{
    return clock_wall(kiosk->options.clock);
}

int64_t kiosk_earliest(const struct kiosk *kiosk)
{
    return clock_earliest(kiosk->options.clock);
}

int64_t kiosk_steady(const struct kiosk *kiosk)
{
    return clock_steady(kiosk->options.clock);
}

bool kiosk_lesson_begin(struct kiosk *kiosk, struct error *error)
{
    if (kiosk->practice != NULL)
        return true;
    kiosk->practice = desk_practice(kiosk->counter, error);
    if (kiosk->practice != NULL)
        kiosk->lesson = kiosk->depth;
    return kiosk->practice != NULL;
}

void kiosk_lesson_end(struct kiosk *kiosk)
{
    if (kiosk->practice != NULL)
        stack_forget(kiosk, kiosk->practice);
    desk_free(kiosk->practice);
    kiosk->practice = NULL;
    kiosk->lesson = 0;
}

void kiosk_printer_chosen(struct kiosk *kiosk)
{
    struct desk_printer printer = {.where = ""};
    if (kiosk->counter != NULL)
        desk_printer(kiosk->counter, &printer);
    bool is_device = strncmp(printer.where, "/dev/", strlen("/dev/")) == 0;
    snprintf(kiosk->no_scanner, sizeof kiosk->no_scanner, "%.*s",
             is_device ? (int)strcspn(printer.where, "@") : 0, printer.where);
}

bool kiosk_open_book(struct kiosk *kiosk, struct error *error)
{
    struct desk_options options = {.folder = kiosk->options.folder,
                                   .screens = kiosk->options.screens,
                                   .calendar = kiosk->options.calendar,
                                   .counter = kiosk->options.counter,
                                   .clock = kiosk->options.clock,
                                   .random = kiosk->options.random,
                                   .locked = true};
    error_clear(&kiosk->trouble);
    kiosk->counter = desk_open(&options, &kiosk->trouble);
    if (kiosk->counter == NULL && error != NULL)
        *error = kiosk->trouble;
    kiosk_printer_chosen(kiosk);
    return kiosk->counter != NULL;
}

/* Missing guides are not a missing book. */
static bool has_book(const struct kiosk *kiosk)
{
    char *path = file_join(kiosk->options.folder, "so.db");
    bool there = file_exists(path);
    free(path);
    return there;
}

struct kiosk *kiosk_new(const struct kiosk_options *options)
{
    struct kiosk *kiosk = memory_new(1, sizeof *kiosk);
    kiosk->options = *options;
    kiosk->save_at = -1;
    kiosk->typing = TYPING_TELEX;
    kiosk->printing = printing_new();
    kiosk->active = kiosk_steady(kiosk);
    const struct view *first = &view_unlock;
    if (!has_book(kiosk))
        first = &view_setup;
    else if (!kiosk_open_book(kiosk, NULL))
        first = &view_failed;
    stack_push(kiosk, first, NULL);
    return kiosk;
}

void kiosk_free(struct kiosk *kiosk)
{
    stack_cut(kiosk, 0);
    stack_forget(kiosk, NULL);
    kiosk_lesson_end(kiosk);
    printing_free(kiosk->printing);
    desk_free(kiosk->counter);
    explicit_bzero(kiosk, sizeof *kiosk);
    free(kiosk);
}

/* ---- what the loop calls --------------------------------------------------------------------- */

static void describe(void *self, struct page *page)
{
    kiosk_describe(self, page);
}

static bool act(void *self, const struct ui_act *done)
{
    return kiosk_act(self, done);
}

static bool scan(void *self, const struct ui_scan *scan)
{
    return kiosk_scan(self, scan);
}

static void port(void *self, enum ui_port port)
{
    struct kiosk *kiosk = self;
    kiosk->port = port;
}

static struct ui_place *place(void *self)
{
    return &stack_top(self)->place;
}

static int64_t sooner(int64_t one, int64_t other)
{
    if (one < 0 || other < 0)
        return one < 0 ? other : one;
    return one < other ? one : other;
}

static bool is_unlocked(const struct kiosk *kiosk)
{
    return kiosk->counter != NULL && desk_is_unlocked(kiosk->counter);
}

static int64_t wake(void *self)
{
    struct kiosk *kiosk = self;
    struct frame *top = stack_top(kiosk);
    int64_t at = top->view->wake != NULL ? top->view->wake(kiosk, top->state) : -1;
    /* The time in the first row. */
    at = sooner(at, kiosk_steady(kiosk) + MINUTE_MS - kiosk_wall(kiosk) % MINUTE_MS);
    if (kiosk->resumed)
        at = sooner(at, kiosk->save_at);
    at = sooner(at, kiosk_print_wake(kiosk));
    return is_unlocked(kiosk) ? sooner(at, kiosk->active + KIOSK_IDLE_MS) : at;
}

static bool ready(void *self)
{
    struct kiosk *kiosk = self;
    struct frame *top = stack_top(kiosk);
    kiosk_print_look(kiosk);
    if (top->view->ready == NULL)
        return true;
    struct reaction reaction = top->view->ready(kiosk, top->state);
    /* Nothing was done: nothing to keep, nothing to hush. */
    return reaction.kind == REACT_STAY || kiosk_react(kiosk, &reaction);
}

static bool tick(void *self)
{
    struct kiosk *kiosk = self;
    int64_t now = kiosk_steady(kiosk);
    if (kiosk->resumed && kiosk->save_at >= 0 && now >= kiosk->save_at)
        kiosk_save(kiosk);
    if (is_unlocked(kiosk) && now >= kiosk->active + KIOSK_IDLE_MS)
        kiosk_lock(kiosk);
    return ready(kiosk);
}

static int watch(void *self)
{
    struct kiosk *kiosk = self;
    struct frame *top = stack_top(kiosk);
    int watched = top->view->watch != NULL ? top->view->watch(kiosk, top->state) : -1;
    return watched >= 0 ? watched : kiosk_print_watch(kiosk);
}

static const char *no_scanner(void *self)
{
    const struct kiosk *kiosk = self;
    return kiosk->no_scanner;
}

struct ui_client kiosk_client(struct kiosk *kiosk)
{
    return (struct ui_client){.self = kiosk,
                              .describe = describe,
                              .act = act,
                              .scan = scan,
                              .port = port,
                              .no_scanner = no_scanner,
                              .place = place,
                              .wake = wake,
                              .tick = tick,
                              .watch = watch,
                              .ready = ready};
}

bool kiosk_run(const struct kiosk_options *options, struct error *error)
{
    struct kiosk *kiosk = kiosk_new(options);
    struct ui_client client = kiosk_client(kiosk);
    struct ui_options drawing = {.light = options->light,
                                 .no_color = options->no_color,
                                 .no_mouse = options->no_mouse,
                                 .scanner = options->scanner,
                                 .clock = options->clock};
    const char *why = NULL;
    bool linear = options->linear || !ui_can_draw(&why);
    if (why != NULL)
        fprintf(stderr, "%s\n", why);
    bool good = linear ? ui_run_linear(&client, &drawing, STDIN_FILENO, STDOUT_FILENO, error)
                       : ui_run(&client, &drawing, error);
    if (good && kiosk->counter == NULL && kiosk->trouble.code != ERROR_NONE) {
        *error = kiosk->trouble;
        good = false;
    }
    kiosk_free(kiosk);
    return good;
}
