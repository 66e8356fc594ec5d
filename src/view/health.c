/* Is this machine well? Each line with what to do; the book is proved by `camtay verify`, a child. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/child.h"
#include "base/error.h"
#include "base/text.h"
#include "desk/health.h"
#include "view/view.h"
#include "view/views.h"

#define POLL_MS      250 /* also how often the seconds on the page change */
#define SECOND_MS    1000
#define ANSWER_LIMIT ((size_t)64 * 1024)

struct health {
    struct child child;
    struct buffer answer;
    int64_t started; /* steady */
    bool running;
    bool whole;       /* how the last proof ended */
    char result[400]; /* its first line; "" none yet */
};

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    (void)kiosk;
    (void)argument;
    struct health *health = state;
    health->child = (struct child){.input = -1, .output = -1};
}

static void leave(void *state)
{
    struct health *health = state;
    child_stop(&health->child);
    buffer_release(&health->answer);
}

/* ---- what is shown --------------------------------------------------------------------------- */

static enum page_style style_of(enum health_state state)
{
    static const enum page_style styles[] = {
        [HEALTH_FINE] = STYLE_DONE, [HEALTH_NOTE] = STYLE_PLAIN, [HEALTH_WRONG] = STYLE_ALARM};
    return styles[state];
}

static void describe_line(const struct health_line *line, struct page *page)
{
    static const char *const signs[] = {
        [HEALTH_FINE] = "✓", [HEALTH_NOTE] = "–", [HEALTH_WRONG] = "!"};
    struct page_block *row =
        page_row(page, signs[line->state], line->what, line->text, style_of(line->state));
    row->second_style = line->state == HEALTH_WRONG ? STYLE_ALARM : STYLE_PLAIN;
}

static void describe_proof(struct kiosk *kiosk, const struct health *health, struct page *page)
{
    if (health->running) {
        int64_t seconds = (kiosk_steady(kiosk) - health->started) / SECOND_MS;
        page_row(page, "…", "Kiểm sổ",
                 arena_textf(page->arena, "đang đọc từng mục… %lld giây", (long long)seconds),
                 STYLE_WAIT);
        return;
    }
    struct health_line line = {.state = HEALTH_NOTE, .what = "Kiểm sổ"};
    line.text = "chưa kiểm từ lúc mở trang này: bấm k";
    if (health->result[0] != '\0') {
        line.state = health->whole ? HEALTH_FINE : HEALTH_WRONG;
        line.text = health->whole ? "xong, sổ còn nguyên" : "SỔ CÓ CHỖ SAI, đọc ở dưới";
    }
    describe_line(&line, page);
}

/* The whole sentence: in its row it would be cut, and with it what to do. */
static void describe_result(const struct health *health, struct page *page)
{
    if (health->running || health->result[0] == '\0')
        return;
    page_gap(page);
    page_text(page, NULL, health->result, health->whole ? STYLE_DIM : STYLE_FAIL);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    const struct health *health = state;
    struct health_line lines[HEALTH_LINES];
    size_t count = desk_health(kiosk_counter(kiosk), page->arena, lines);
    kiosk_title(kiosk, page, "Quản trị · máy này");
    for (size_t i = 0; i < count; i++)
        describe_line(&lines[i], page);
    describe_proof(kiosk, health, page);
    describe_result(health, page);
    page_gap(page);
    /* What is wrong first: a small screen must show it. */
    for (int state_of = HEALTH_WRONG; state_of > HEALTH_FINE; state_of--)
        for (size_t i = 0; i < count; i++)
            if ((int)lines[i].state == state_of && lines[i].advice != NULL)
                page_text(page, NULL,
                          arena_textf(page->arena, "%s: %s", lines[i].what, lines[i].advice),
                          state_of == HEALTH_WRONG ? STYLE_PLAIN : STYLE_DIM);
    kiosk_key(page, ACTION_PROVE, health->running ? "Đang kiểm, chờ một chút." : NULL);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

/* ---- the proof ------------------------------------------------------------------------------- */

static struct reaction prove(struct kiosk *kiosk, struct health *health)
{
    const char *const argv[] = {child_self(), "verify", "--data", desk_folder(kiosk_counter(kiosk)),
                                NULL};
    struct error error = {0};
    buffer_clear(&health->answer);
    if (!child_start(&health->child, argv, true, &error)) {
        child_stop(&health->child);
        return kiosk_refuse(ACT_ANY, &error);
    }
    health->running = true;
    health->started = kiosk_steady(kiosk);
    return react(REACT_STAY);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    if (act->action == ACTION_BACK)
        return react(REACT_BACK);
    return act->action == ACTION_PROVE ? prove(kiosk, state) : react(REACT_STAY);
}

static int watch(struct kiosk *kiosk, void *state)
{
    (void)kiosk;
    const struct health *health = state;
    return health->running ? health->child.output : -1;
}

static int64_t wake(struct kiosk *kiosk, void *state)
{
    const struct health *health = state;
    return health->running ? kiosk_steady(kiosk) + POLL_MS : -1;
}

static struct reaction ready(struct kiosk *kiosk, void *state)
{
    (void)kiosk;
    struct health *health = state;
    if (!health->running)
        return react(REACT_STAY);
    bool open = child_receive(&health->child, &health->answer);
    if (health->answer.length > ANSWER_LIMIT)
        child_stop(&health->child); /* a book with that many faults: one is enough to say */
    else if (!child_ended(&health->child, open))
        return react(REACT_STAY);
    health->whole = health->child.status == 0 && health->answer.length <= ANSWER_LIMIT;
    child_stop(&health->child);
    health->running = false;
    const char *text = buffer_text(&health->answer);
    char *clean = text_clean(text, strcspn(text, "\n"), sizeof health->result - 1);
    snprintf(health->result, sizeof health->result, "%s",
             clean[0] != '\0' ? clean : "không đọc được sổ: gọi người phụ trách máy");
    free(clean);
    return react(REACT_STAY);
}

const struct view view_health = {.name = "health",
                                 .state_size = sizeof(struct health),
                                 .enter = enter,
                                 .describe = describe,
                                 .act = act,
                                 .wake = wake,
                                 .watch = watch,
                                 .ready = ready,
                                 .leave = leave};
