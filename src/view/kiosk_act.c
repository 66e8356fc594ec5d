/* From a key to what becomes of the stack. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ui/page.h"
#include "view/kiosk_print.h"
#include "view/kiosk_private.h"
#include "view/views.h"

void kiosk_hush(struct kiosk *kiosk)
{
    kiosk->said[0] = kiosk->noted[0] = '\0';
    kiosk_print_hush(kiosk);
    if (kiosk_desk(kiosk) != NULL)
        desk_hush(kiosk_desk(kiosk));
}

void kiosk_say(struct kiosk *kiosk, const char *why)
{
    snprintf(kiosk->said, sizeof kiosk->said, "%s", why);
}

void kiosk_note(struct kiosk *kiosk, const char *words)
{
    snprintf(kiosk->noted, sizeof kiosk->noted, "%s", words);
}

/* Leaves `depth` pages and opens the reaction's. Its argument may stand in a page that goes. */
static void cut_and_open(struct kiosk *kiosk, int depth, const struct reaction *reaction)
{
    char *argument = memory_copy_text(reaction->argument);
    if (kiosk->depth > depth)
        stack_cut(kiosk, kiosk->depth - 1); /* it is done; those below may not be */
    stack_leave(kiosk, depth);
    if (reaction->kind == REACT_HOME)
        stack_begin_anew(kiosk);
    if (reaction->view != NULL)
        stack_push(kiosk, reaction->view, argument);
    if (argument != NULL)
        explicit_bzero(argument, strlen(argument));
    free(argument);
}

bool kiosk_react(struct kiosk *kiosk, const struct reaction *reaction)
{
    switch (reaction->kind) {
    case REACT_STAY: kiosk_changed(kiosk, KIOSK_TYPED_MS); break;
    case REACT_OPEN:
        stack_push(kiosk, reaction->view, reaction->argument);
        if (reaction->view == &view_receive) /* what stood in the search field is there now */
            stack_begin_anew(kiosk);
        break;
    case REACT_REPLACE: cut_and_open(kiosk, kiosk->depth - 1, reaction); break;
    case REACT_BACK:
        if (kiosk->depth > 1)
            stack_leave(kiosk, kiosk->depth - 1);
        break;
    case REACT_HOME: cut_and_open(kiosk, stack_base(kiosk), reaction); break;
    case REACT_VISIT: stack_show_visit(kiosk); break;
    case REACT_RESUME: kiosk_resume(kiosk); break;
    case REACT_REFUSE:
        kiosk_say(kiosk, reaction->why);
        kiosk_changed(kiosk, KIOSK_TYPED_MS);
        break;
    case REACT_LOCK: kiosk_lock(kiosk); break;
    case REACT_END: kiosk_save(kiosk); return false;
    }
    return true;
}

static void undo(struct kiosk *kiosk)
{
    struct error error = {0};
    struct desk *desk = kiosk_desk(kiosk);
    if (!desk_undo(desk, &error)) {
        kiosk_say(kiosk, kiosk_refuse(ACT_WRITE, &error).why);
        return;
    }
    stack_check(kiosk);
    if (kiosk->depth == stack_base(kiosk))
        stack_show_visit(kiosk);
    kiosk_changed(kiosk, 0);
}

/* Acts that mean the same on every page. */
static bool act_everywhere(struct kiosk *kiosk, int action)
{
    struct frame *top = stack_top(kiosk);
    switch (action) {
    case ACTION_HELP:
        if (top->view == &view_help)
            stack_cut(kiosk, kiosk->depth - 1);
        else
            stack_push(kiosk, &view_help, NULL);
        return true;
    case ACTION_LOCK: kiosk_lock(kiosk); return true;
    case ACTION_UNDO: undo(kiosk); return true;
    case ACTION_TYPING: kiosk_typing_next(kiosk); return true;
    default: return false;
    }
}

bool kiosk_act(struct kiosk *kiosk, const struct ui_act *act)
{
    kiosk->active = kiosk_steady(kiosk);
    if (act->action == UI_ACTION_HANGUP) {
        kiosk_save(kiosk);
        return false;
    }
    if (act->action == UI_ACTION_ACCENTED) {
        kiosk_typing_stands_back(kiosk);
        return true;
    }
    if (act->action != UI_ACTION_CHANGED)
        kiosk_hush(kiosk);
    if (act_everywhere(kiosk, act->action))
        return true;
    struct frame *top = stack_top(kiosk);
    if (top->view->act == NULL)
        return true;
    struct reaction reaction = top->view->act(kiosk, top->state, act);
    return kiosk_react(kiosk, &reaction);
}
