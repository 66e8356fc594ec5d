#include "guide/cross.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "guide/draft.h"
#include "guide/grow.h"
#include "guide/library.h"
#include "guide/slug.h"

#define MOST_NAMED_STEPS 8

static struct draft *find(struct draft *drafts, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(drafts[i].guide.id, id) == 0)
            return &drafts[i];
    }
    return NULL;
}

static void say_no_step(struct draft *draft, const struct draft_branch *branch,
                        const struct guide *to)
{
    struct buffer steps = {0};
    for (size_t i = 0; i < to->step_count && i < MOST_NAMED_STEPS; i++)
        buffer_addf(&steps, "%s%s", i == 0 ? "" : ", ", to->steps[i].id);
    if (to->step_count > MOST_NAMED_STEPS)
        buffer_add_text(&steps, ", …");
    notices_error(&draft->notices, branch->line, "%s.md không có bước \"%s\"; các bước: %s", to->id,
                  notices_quote(&draft->notices, branch->anchor, strlen(branch->anchor)),
                  buffer_text(&steps));
    buffer_release(&steps);
}

static void find_step(struct draft *draft, struct draft_branch *branch, struct draft *drafts,
                      size_t count)
{
    struct draft *to = find(drafts, count, branch->guide);
    if (to == NULL) {
        notices_error(&draft->notices, branch->line,
                      "không có tệp \"%s.md\" cạnh tệp này: sửa tên, hoặc thêm tệp ấy",
                      notices_quote(&draft->notices, branch->guide, strlen(branch->guide)));
        return;
    }
    if (branch->anchor == NULL) {
        branch->to_step = 0;
        return;
    }
    branch->to_step = guide_step_index(&to->guide, branch->anchor);
    if (branch->to_step < 0)
        branch->to_step =
            guide_step_index(&to->guide, slug_of_anchor(draft->arena, branch->anchor));
    /* Steps of a file that could not be read are not known: it has its own notice. */
    if (branch->to_step < 0 && to->parsed)
        say_no_step(draft, branch, &to->guide);
}

/* Refused guides carry on too: a mistake in one must not make others look unreached. */
static void spread(struct draft *drafts, size_t count)
{
    bool more = true;
    while (more) {
        more = false;
        for (size_t i = 0; i < count; i++) {
            for (size_t b = 0; drafts[i].reached && b < drafts[i].branch_count; b++) {
                struct draft *to = find(drafts, count, drafts[i].branches[b].guide);
                if (to == NULL || to->reached)
                    continue;
                to->reached = true;
                more = true;
            }
        }
    }
}

/* A guide of which not even the branches are known may be the one that leads there. */
static bool all_are_parsed(const struct draft *drafts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!drafts[i].parsed)
            return false;
    }
    return true;
}

void cross_check(struct draft *drafts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        /* Without its front matter nobody knows if it has a service or group: it has its own notice. */
        drafts[i].reached =
            drafts[i].guide.service != NULL || drafts[i].guide.group != NULL || !drafts[i].keyed;
        for (size_t b = 0; b < drafts[i].branch_count; b++)
            find_step(&drafts[i], &drafts[i].branches[b], drafts, count);
    }
    spread(drafts, count);
    if (!all_are_parsed(drafts, count))
        return;
    for (size_t i = 0; i < count; i++) {
        if (!drafts[i].reached)
            notices_error(
                &drafts[i].notices, 1,
                "không đường nào dẫn tới hướng dẫn này: thêm service hoặc group, hoặc một "
                "đường rẽ [chữ](%s.md) ở hướng dẫn khác",
                drafts[i].guide.id);
    }
}

static void connect(struct draft *draft, const struct draft_branch *from)
{
    struct guide_step *step = &draft->steps[from->from_step];
    const struct guide_branch **branches = &step->branches;
    size_t *count = &step->branch_count;
    if (from->from_trouble >= 0) {
        /* Built by section.c in the same arena; only the public view of it is const. */
        struct guide_trouble *trouble = (struct guide_trouble *)&step->troubles[from->from_trouble];
        branches = &trouble->branches;
        count = &trouble->branch_count;
    }
    struct guide_branch *more = grow(draft->arena, *branches, *count, sizeof *more);
    more[(*count)++] =
        (struct guide_branch){.label = from->label, .guide = from->guide, .step = from->to_step};
    *branches = more;
}

void cross_connect(struct draft *drafts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!draft_is_good(&drafts[i]))
            continue;
        for (size_t b = 0; b < drafts[i].branch_count; b++) {
            const struct draft *to = find(drafts, count, drafts[i].branches[b].guide);
            if (to != NULL && draft_is_good(to))
                connect(&drafts[i], &drafts[i].branches[b]);
        }
    }
}
