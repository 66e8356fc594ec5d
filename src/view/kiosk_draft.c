/* The screen in the draft: {"stack":[{"view":…,"argument":…,"state":…,"focus":…}, …]}, home first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "view/kiosk_private.h"
#include "view/views.h"

static const struct view *const all_views[] = {
#define VIEW(name) &view_##name,
    VIEWS(VIEW)
#undef VIEW
};

static const struct view *find_view(const char *name)
{
    for (size_t i = 0; name != NULL && i < sizeof all_views / sizeof all_views[0]; i++)
        if (strcmp(all_views[i]->name, name) == 0)
            return all_views[i];
    return NULL;
}

void kiosk_changed(struct kiosk *kiosk, int64_t milliseconds)
{
    int64_t at = kiosk_steady(kiosk) + milliseconds;
    if (kiosk->save_at < 0 || at < kiosk->save_at)
        kiosk->save_at = at;
}

static json_t *save_frame(const struct frame *frame)
{
    json_t *json = json_pack("{s:s,s:i}", "view", frame->view->name, "focus", frame->place.focus);
    if (frame->argument != NULL)
        json_object_set_new(json, "argument", json_string(frame->argument));
    if (frame->view->save != NULL)
        json_object_set_new(json, "state", frame->view->save(frame->state));
    return json;
}

char *kiosk_screen(const struct kiosk *kiosk)
{
    json_t *stack = json_array();
    int end = kiosk->lesson > 0 ? kiosk->lesson - 1 : kiosk->depth;
    for (int i = 0; i < end && !kiosk->frame[i].view->transient; i++)
        json_array_append_new(stack, save_frame(&kiosk->frame[i]));
    json_t *screen = json_pack("{s:o}", "stack", stack);
    char *text = json_dumps(screen, JSON_COMPACT);
    json_decref(screen);
    return text;
}

bool kiosk_save(struct kiosk *kiosk)
{
    kiosk->save_at = -1;
    if (!kiosk->resumed)
        return true;
    char *screen = kiosk_screen(kiosk);
    error_clear(&kiosk->draft_trouble);
    bool good = desk_save_draft(kiosk->counter, screen, &kiosk->draft_trouble);
    explicit_bzero(screen, strlen(screen));
    free(screen);
    if (!good)
        kiosk_changed(kiosk, KIOSK_AGAIN_MS);
    return good;
}

void kiosk_lock(struct kiosk *kiosk)
{
    if (kiosk->counter == NULL || !desk_is_unlocked(kiosk->counter))
        return;
    if (kiosk->lesson > 0)
        stack_cut(kiosk, kiosk->lesson - 1);
    /* A draft that could not be written (a full disk) stays in memory under the unlock page, also
     * when the day was asked meanwhile and not answered. */
    if (!kiosk->resumed)
        stack_cut(kiosk, kiosk->depth - 1);
    else if (kiosk_save(kiosk))
        stack_cut(kiosk, 0);
    stack_forget(kiosk, NULL);
    explicit_bzero(&kiosk->home, sizeof kiosk->home);
    explicit_bzero(kiosk->scanned, sizeof kiosk->scanned);
    kiosk->resumed = false;
    kiosk->said[0] = kiosk->noted[0] = '\0';
    desk_lock(kiosk->counter);
    stack_push(kiosk, &view_unlock, NULL);
}

/* Pages out of the draft, until one makes no sense any more. */
static void read_screen(struct kiosk *kiosk, const char *text)
{
    json_t *screen = json_loads(text, 0, NULL);
    const json_t *stack = json_object_get(screen, "stack");
    for (size_t i = 0; i < json_array_size(stack) && kiosk->depth < KIOSK_DEPTH; i++) {
        const json_t *saved = json_array_get(stack, i);
        const struct view *view = find_view(json_string_value(json_object_get(saved, "view")));
        if (view == NULL || (i == 0) != (view == &view_home) || view->transient)
            break;
        if (!stack_push_saved(kiosk, view, json_string_value(json_object_get(saved, "argument")),
                              json_object_get(saved, "state"),
                              (int)json_integer_value(json_object_get(saved, "focus"))))
            break;
    }
    json_decref(screen);
}

/* What could not be written at the lock was kept: it is younger than the draft. */
static bool take_kept(struct kiosk *kiosk)
{
    if (kiosk->depth < 2 || kiosk->frame[0].view != &view_home)
        return false;
    stack_cut(kiosk, kiosk->depth - 1);
    stack_check(kiosk);
    return true;
}

void kiosk_resume(struct kiosk *kiosk)
{
    struct desk *desk = kiosk->counter;
    if (desk_clock_doubtful(desk)) {
        if (stack_top(kiosk)->view != &view_which_day) {
            stack_cut(kiosk, kiosk->depth - 1);
            stack_push(kiosk, &view_which_day, NULL);
        }
        return;
    }
    kiosk_typing_remembered(kiosk);
    struct buffer screen = {0};
    struct error error = {0};
    bool moved_on = false;
    bool good = desk_resume(desk, &screen, &moved_on, &error);
    if (!take_kept(kiosk)) {
        stack_cut(kiosk, 0);
        if (good && !moved_on)
            read_screen(kiosk, buffer_text(&screen));
        if (kiosk->depth == 0) {
            stack_push(kiosk, &view_home, NULL);
            stack_show_visit(kiosk);
        }
    }
    if (screen.data != NULL)
        explicit_bzero(screen.data, screen.length);
    buffer_release(&screen);
    if (!good)
        snprintf(kiosk->said, sizeof kiosk->said, "%s", kiosk_refuse(ACT_DRAFT, &error).why);
    kiosk->resumed = true;
    kiosk_changed(kiosk, 0);
}
