/* Markdown of others: "LINKS NUL GUIDE" as links.md and a guide; without a NUL all is the guide. */
#include "fuzz/target.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "guide/cross.h"
#include "guide/draft.h"
#include "guide/limits.h"
#include "guide/links.h"
#include "guide/parse.h"

#define TODAY 20782 /* 25/11/2026 */

static const char some_links[] = "# VNeID\n\n[vneid-android]: https://play.google.com/store/apps/"
                                 "details?id=com.vnid \"mở được 20/11/2026\"\n";

static void look_at_branches(const struct draft *draft, const struct guide_branch *branches,
                             size_t count)
{
    SOUND(count == 0 || branches != NULL);
    for (size_t i = 0; i < count; i++) {
        SOUND(text_is_clean(branches[i].label));
        SOUND(branches[i].step >= 0 && (size_t)branches[i].step < draft->guide.step_count);
    }
}

static void look_at_step(const struct draft *draft, const struct guide_step *step)
{
    SOUND(step->id != NULL && step->title != NULL && text_is_clean(step->title));
    SOUND(step->act_count <= 32); /* ticks are bits of 32 */
    look_at_branches(draft, step->branches, step->branch_count);
    for (size_t i = 0; i < step->trouble_count; i++) {
        const struct guide_trouble *trouble = &step->troubles[i];
        SOUND(trouble->id != NULL && trouble->title != NULL && text_is_clean(trouble->title));
        look_at_branches(draft, trouble->branches, trouble->branch_count);
    }
}

static void look_at(struct draft *draft)
{
    for (size_t i = 0; i < draft->notices.count; i++)
        SOUND(text_is_clean(draft->notices.item[i].message));
    SOUND(draft_is_good(draft) || notices_first_error(&draft->notices) != NULL);
    if (!draft_is_good(draft))
        return;
    SOUND(draft->guide.step_count > 0 && text_is_clean(draft->guide.title));
    for (size_t i = 0; i < draft->guide.step_count; i++)
        look_at_step(draft, &draft->guide.steps[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data, *cut = size > 0 ? memchr(text, '\0', size) : NULL;
    struct arena *arena = arena_new();
    struct links links = {0};
    struct draft draft = {.arena = arena, .notices = {.arena = arena, .file = "thu.md"}};
    draft.guide.id = "thu";
    draft.guide.file = "thu.md";
    size_t before = cut != NULL ? (size_t)(cut - text) : 0;
    if (cut != NULL)
        links_read(&links, arena, "links.md", text, before, TODAY);
    else
        links_read(&links, arena, "links.md", some_links, sizeof some_links - 1, TODAY);

    size_t from = cut != NULL ? before + 1 : 0;
    char *guide = malloc(size - from + 1); /* as a file is handed over: a NUL stands after it */
    if (size > from)
        memcpy(guide, text + from, size - from);
    guide[size - from] = '\0';
    parse_guide(&draft, guide, size - from, &links, TODAY);
    cross_check(&draft, 1);
    cross_connect(&draft, 1);
    look_at(&draft);
    free(guide);
    arena_free(arena);
    return 0;
}
