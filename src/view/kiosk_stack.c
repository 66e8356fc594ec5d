/* The pages above each other. A page that goes is wiped: what was typed may be personal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "view/kiosk_private.h"
#include "view/views.h"

static void wipe_text(char *text)
{
    if (text != NULL)
        explicit_bzero(text, strlen(text));
    free(text);
}

static void wipe_state(const struct view *view, void *state)
{
    if (view->leave != NULL)
        view->leave(state);
    explicit_bzero(state, view->state_size);
    free(state);
}

static void *new_state(const struct view *view)
{
    return memory_new(1, view->state_size > 0 ? view->state_size : 1);
}

static const char *present_visit(struct kiosk *kiosk)
{
    const struct desk_visit *visit = kiosk_desk(kiosk) != NULL ? desk_now(kiosk_desk(kiosk)) : NULL;
    return visit != NULL ? visit->id : "";
}

static void wipe_frame(struct frame *frame)
{
    wipe_state(frame->view, frame->state);
    wipe_text(frame->argument);
    memset(frame, 0, sizeof *frame);
}

static void pop(struct kiosk *kiosk)
{
    wipe_frame(&kiosk->frame[--kiosk->depth]);
}

static struct frame *add(struct kiosk *kiosk, const struct view *view, const char *argument)
{
    char *copy = memory_copy_text(argument);
    if (kiosk->depth == KIOSK_DEPTH)
        pop(kiosk);
    struct frame *frame = &kiosk->frame[kiosk->depth++];
    *frame = (struct frame){
        .view = view, .argument = copy, .state = new_state(view), .desk = kiosk_desk(kiosk)};
    snprintf(frame->visit, sizeof frame->visit, "%s", present_visit(kiosk));
    kiosk_changed(kiosk, 0);
    return frame;
}

struct frame *stack_top(struct kiosk *kiosk)
{
    return &kiosk->frame[kiosk->depth - 1];
}

/* ---- pages that Esc left --------------------------------------------------------------------- */

static void forget(struct kiosk *kiosk, int index)
{
    struct frame *frame = &kiosk->aside[index];
    wipe_frame(frame);
    int after = --kiosk->aside_count - index;
    memmove(frame, frame + 1, (size_t)after * sizeof *frame);
}

void stack_forget(struct kiosk *kiosk, const struct desk *desk)
{
    for (int i = kiosk->aside_count - 1; i >= 0; i--)
        if (desk == NULL || kiosk->aside[i].desk == desk)
            forget(kiosk, i);
}

/* The page on top goes; its state stays, without what no page keeps (a PIN). */
static void put_aside(struct kiosk *kiosk)
{
    if (kiosk->aside_count == KIOSK_ASIDE)
        forget(kiosk, 0);
    struct frame *frame = &kiosk->frame[--kiosk->depth];
    if (frame->view->leave != NULL)
        frame->view->leave(frame->state);
    kiosk->aside[kiosk->aside_count++] = *frame;
    memset(frame, 0, sizeof *frame);
}

/* Gives the page on top, new, what was typed in it before; the youngest first. */
static bool take_aside(struct kiosk *kiosk, struct frame *frame)
{
    for (int i = kiosk->aside_count - 1; i >= 0; i--) {
        struct frame *aside = &kiosk->aside[i];
        if (aside->view != frame->view || aside->desk != frame->desk ||
            !frame->view->again(kiosk, aside->state, frame->argument,
                                strcmp(aside->visit, frame->visit) == 0))
            continue;
        void *fresh = frame->state;
        frame->state = aside->state;
        aside->state = fresh;
        forget(kiosk, i);
        return true;
    }
    return false;
}

/* ---- pages that come and go ------------------------------------------------------------------ */

void stack_push(struct kiosk *kiosk, const struct view *view, const char *argument)
{
    struct frame *frame = add(kiosk, view, argument);
    if (view->again != NULL && take_aside(kiosk, frame))
        return;
    if (view->enter != NULL)
        view->enter(kiosk, frame->state, frame->argument);
}

bool stack_push_saved(struct kiosk *kiosk, const struct view *view, const char *argument,
                      const json_t *state, int focus)
{
    if (view->restore == NULL) {
        stack_push(kiosk, view, argument);
    } else {
        struct frame *frame = add(kiosk, view, argument);
        if (!view->restore(kiosk, frame->state, state)) {
            pop(kiosk);
            return false;
        }
    }
    /* The page is settled when it is first described: by then it must be known by its name. */
    stack_top(kiosk)->place.focus = focus;
    return true;
}

void stack_cut(struct kiosk *kiosk, int depth)
{
    while (kiosk->depth > depth)
        pop(kiosk);
    if (kiosk->lesson > kiosk->depth)
        kiosk_lesson_end(kiosk);
    kiosk_changed(kiosk, 0);
}

void stack_leave(struct kiosk *kiosk, int depth)
{
    while (kiosk->depth > depth) {
        const struct frame *top = stack_top(kiosk);
        if (top->view->again != NULL && top->desk == kiosk_desk(kiosk))
            put_aside(kiosk);
        else
            pop(kiosk);
    }
    stack_cut(kiosk, depth);
}

int stack_base(const struct kiosk *kiosk)
{
    return kiosk->lesson > 0 ? kiosk->lesson : 1;
}

/* Goes through save and restore, as a draft does. */
static bool still_makes_sense(struct kiosk *kiosk, struct frame *frame)
{
    const struct view *view = frame->view;
    if (view->restore == NULL)
        return true;
    json_t *saved = view->save != NULL ? view->save(frame->state) : NULL;
    void *state = new_state(view);
    bool good = view->restore(kiosk, state, saved);
    json_decref(saved);
    wipe_state(view, good ? frame->state : state);
    if (good)
        frame->state = state;
    return good;
}

void stack_check(struct kiosk *kiosk)
{
    for (int i = stack_base(kiosk); i < kiosk->depth; i++) {
        if (kiosk->frame[i].view->transient || !still_makes_sense(kiosk, &kiosk->frame[i])) {
            stack_cut(kiosk, i);
            return;
        }
    }
}

void stack_begin_anew(struct kiosk *kiosk)
{
    struct frame *home = &kiosk->frame[0];
    if (kiosk->depth > 0 && kiosk->lesson == 0 && home->view == &view_home) {
        explicit_bzero(home->state, home->view->state_size);
        home->place = (struct ui_place){0};
    }
}

void stack_show_visit(struct kiosk *kiosk)
{
    stack_cut(kiosk, stack_base(kiosk));
    struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    if (visit == NULL)
        return;
    stack_begin_anew(kiosk);
    stack_push(kiosk, &view_visit, NULL);
    const struct desk_road *road = visit_road(visit);
    if (road != NULL && !road->walked && !road->over && visit_step(visit) != NULL)
        stack_push(kiosk, &view_step, NULL);
}
