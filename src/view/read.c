/* A guide to be read, step by step: nothing is ticked, nothing is logged. For what untangles, for first
 * procedures, and for looking into a guide from the admin pages. (argument: the guide's id, and the
 * index of a step after "#" if it is not the first: "vneid-khac-may#3") */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "view/saved.h"
#include "view/views.h"

enum { ITEM_CODE = 1, ITEM_BRANCH = 20 /* + index among the step's and its troubles' */ };

struct reading {
    char id[80];
    int step;
    int first;      /* where it was opened: Esc from there leaves the guide */
    char next[100]; /* the argument of a branch taken */
};

static const struct guide *guide_of(struct kiosk *kiosk, const struct reading *reading)
{
    return guide_library_find(desk_guides(kiosk_desk(kiosk)), reading->id);
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    (void)kiosk;
    struct reading *reading = state;
    const char *step = argument != NULL ? strchr(argument, '#') : NULL;
    size_t length = argument == NULL ? 0
                    : step != NULL   ? (size_t)(step - argument)
                                     : strlen(argument);
    if (length < sizeof reading->id)
        snprintf(reading->id, sizeof reading->id, "%.*s", (int)length,
                 argument != NULL ? argument : "");
    if (step != NULL)
        reading->first = reading->step = (int)strtol(step + 1, NULL, 10);
}

static void describe_notes(const struct guide_note *notes, size_t count, enum page_style style,
                           struct page *page)
{
    for (size_t i = 0; i < count; i++)
        page_text(page, NULL,
                  notes[i].item ? arena_textf(page->arena, "- %s", notes[i].text) : notes[i].text,
                  style);
}

/* The n-th branch of a step: its own first, then those of its troubles. NULL after the last. */
static const struct guide_branch *branch_at(const struct guide_step *step, size_t n)
{
    if (n < step->branch_count)
        return &step->branches[n];
    n -= step->branch_count;
    for (size_t i = 0; i < step->trouble_count; i++) {
        if (n < step->troubles[i].branch_count)
            return &step->troubles[i].branches[n];
        n -= step->troubles[i].branch_count;
    }
    return NULL;
}

static void describe_branch(const struct guide_step *step, size_t n, const char *note,
                            struct page *page)
{
    size_t number = step->code_count + n + 1;
    page_choice(page, ITEM_BRANCH + (int)n, number <= 9 ? '0' + (int)number : 0,
                branch_at(step, n)->label, note);
}

/* All roads of the step stand together, above its troubles: the first of them has the focus, and a
 * page opens where that can be seen. */
static void describe_links(const struct guide_step *step, struct page *page)
{
    size_t n = 0;
    if (step->code_count > 0 || branch_at(step, 0) != NULL)
        page_gap(page);
    for (size_t i = 0; i < step->code_count; i++)
        page_choice(page, ITEM_CODE + (int)i, '1' + (int)i, step->codes[i].label, "mã QR");
    while (n < step->branch_count)
        describe_branch(step, n++, "sang bài", page);
    for (size_t i = 0; i < step->trouble_count; i++) {
        const struct guide_trouble *trouble = &step->troubles[i];
        for (size_t j = 0; j < trouble->branch_count; j++)
            describe_branch(step, n++, arena_textf(page->arena, "? %s", trouble->title), page);
    }
}

static void describe_troubles(const struct guide_step *step, struct page *page)
{
    for (size_t i = 0; i < step->trouble_count; i++) {
        const struct guide_trouble *trouble = &step->troubles[i];
        page_gap(page);
        page_text(page, "?", trouble->title, STYLE_STRONG);
        for (size_t j = 0; j < trouble->note_count; j++)
            page_text(page, "", trouble->notes[j].text, STYLE_PLAIN);
        if (trouble->where != NULL)
            page_text(page, "", trouble->where, STYLE_DIM);
    }
}

static void describe_step(const struct guide *guide, const struct guide_step *step, int number,
                          struct page *page)
{
    if (number == 0)
        describe_notes(guide->opening, guide->opening_count, STYLE_DIM, page);
    if (number == 0 && guide->opening_count > 0)
        page_gap(page);
    page_heading(page, step->title);
    page_gap(page);
    page_text(page, "NÓI", arena_textf(page->arena, "“%s”", step->say), STYLE_SAY);
    page_gap(page);
    for (size_t i = 0; i < step->act_count; i++)
        page_text(page, i == 0 ? "LÀM" : "", arena_textf(page->arena, "• %s", step->acts[i]),
                  STYLE_PLAIN);
    if (step->see != NULL) {
        page_gap(page);
        page_text(page, "THẤY", step->see, STYLE_SEE);
    }
    if (step->note_count > 0)
        page_gap(page);
    describe_notes(step->notes, step->note_count, STYLE_DIM, page);
    describe_links(step, page);
    describe_troubles(step, page);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct reading *reading = state;
    const struct guide *guide = guide_of(kiosk, reading);
    if (guide == NULL || (size_t)reading->step >= guide->step_count) {
        kiosk_title(kiosk, page, "Xem bài");
        page_text(page, NULL, "Bài hướng dẫn này không còn. Bấm Esc để về.", STYLE_PLAIN);
        kiosk_key(page, ACTION_BACK, NULL);
        return;
    }
    bool last = (size_t)reading->step + 1 == guide->step_count;
    page->name = arena_textf(page->arena, "read %s %d", reading->id, reading->step);
    kiosk_title(kiosk, page,
                arena_textf(page->arena, "%s · %d/%zu", guide->title, reading->step + 1,
                            guide->step_count));
    describe_step(guide, &guide->steps[reading->step], reading->step, page);
    if (!guide->reviewed) {
        page_gap(page);
        page_text(page, NULL, "○ chưa đi thử trên máy thật", STYLE_DIM);
    }
    kiosk_key_as(page, ACTION_GO, last ? "Hết bài, về" : "Tiếp", NULL)->commits = true;
    kiosk_key(page, ACTION_BACK, NULL);
}

static struct reaction go(struct kiosk *kiosk, struct reading *reading)
{
    const struct guide *guide = guide_of(kiosk, reading);
    if (guide == NULL || (size_t)reading->step + 1 >= guide->step_count)
        return react(REACT_BACK);
    reading->step++;
    return react(REACT_STAY);
}

static struct reaction choose(struct kiosk *kiosk, struct reading *reading, int item)
{
    const struct guide *guide = guide_of(kiosk, reading);
    if (guide == NULL || (size_t)reading->step >= guide->step_count || item < ITEM_CODE)
        return react(REACT_STAY);
    const struct guide_step *step = &guide->steps[reading->step];
    if (item >= ITEM_BRANCH) {
        const struct guide_branch *branch = branch_at(step, (size_t)(item - ITEM_BRANCH));
        if (branch == NULL)
            return react(REACT_STAY);
        snprintf(reading->next, sizeof reading->next, "%s#%d", branch->guide, branch->step);
        return react_open(&view_read, reading->next);
    }
    if ((size_t)(item - ITEM_CODE) < step->code_count)
        return react_open(&view_code, step->codes[item - ITEM_CODE].name);
    return react(REACT_STAY);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct reading *reading = state;
    switch (act->action) {
    case ACTION_GO: return go(kiosk, reading);
    case UI_ACTION_CHOOSE: return choose(kiosk, reading, act->item);
    case ACTION_BACK:
        if (reading->step == 0 || reading->step == reading->first)
            return react(REACT_BACK);
        reading->step--;
        return react(REACT_STAY);
    default: return react(REACT_STAY);
    }
}

static json_t *save(const void *state)
{
    const struct reading *reading = state;
    json_t *json = json_object();
    save_text(json, "guide", reading->id);
    save_number(json, "step", reading->step);
    save_number(json, "first", reading->first);
    return json;
}

static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    struct reading *reading = state;
    restore_text(saved, "guide", reading->id, sizeof reading->id);
    reading->step = (int)restore_number(saved, "step", 0, DESK_STEPS, 0);
    reading->first = (int)restore_number(saved, "first", 0, DESK_STEPS, 0);
    return guide_of(kiosk, reading) != NULL;
}

const struct view view_read = {.name = "read",
                               .state_size = sizeof(struct reading),
                               .enter = enter,
                               .describe = describe,
                               .act = act,
                               .save = save,
                               .restore = restore};
