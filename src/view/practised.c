#include "view/practised.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "desk/practised.h"
#include "domain/number.h"
#include "domain/scenario.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "ui/page.h"
#include "view/road.h"

#define TITLES_SHOWN 3

static const struct desk_ended *find_ended(const struct desk_practised *practised,
                                           const struct scenario *scenario)
{
    for (int i = 0; i < practised->ended_count; i++) {
        const struct desk_ended *ended = &practised->ended[i];
        if (strcmp(ended->service, scenario->service) == 0)
            return ended;
    }
    return NULL;
}

static const char *trouble_title(const struct guide_library *library,
                                 const struct scenario *scenario)
{
    const struct guide *guide = guide_library_find(library, scenario->guide);
    for (size_t i = 0; guide != NULL && i < guide->step_count; i++) {
        for (size_t k = 0; k < guide->steps[i].trouble_count; k++) {
            if (strcmp(guide->steps[i].troubles[k].id, scenario->trouble) == 0)
                return guide->steps[i].troubles[k].title;
        }
    }
    return scenario->trouble;
}

static bool has_trouble(const struct desk_practised *practised, const char *trouble)
{
    for (int i = 0; i < practised->trouble_count; i++) {
        if (strcmp(practised->trouble[i], trouble) == 0)
            return true;
    }
    return false;
}

static bool was_done(const struct desk_practised *practised, const char *guide, const char *step)
{
    for (int i = 0; i < practised->step_count; i++) {
        if (strcmp(practised->step[i].guide, guide) == 0 &&
            strcmp(practised->step[i].step, step) == 0)
            return true;
    }
    return false;
}

static int otherwise(struct page *page, const char *text)
{
    page_text(page, NULL, text, STYLE_WAIT);
    return 1;
}

static const char *reason_words(const char *id)
{
    const struct reason *reason = reason_find(id);
    return reason != NULL ? reason->text : "chưa ghi";
}

static int describe_outcome(struct page *page, const struct scenario *scenario,
                            const struct desk_ended *ended)
{
    struct arena *arena = page->arena;
    const char *called = service_called(arena, scenario->service,
                                        scenario->provider != NULL ? scenario->provider : "");
    if (ended == NULL)
        return otherwise(page, arena_textf(arena, "%s: chưa ghi kết quả, đúng ra là “%s”.", called,
                                           outcome_text(scenario->outcome)));
    if (scenario->provider != NULL && strcmp(scenario->provider, ended->provider) != 0)
        return otherwise(page, arena_textf(arena, "Nhà cung cấp khác rồi, đúng ra là %s.", called));
    if (scenario->outcome == OUTCOME_ISSUED && ended->outcome == OUTCOME_DONE)
        return otherwise(page, "Đã ghi “xong”, mà chữ ký số CHƯA KÍCH HOẠT thì chưa ký được.");
    if (ended->outcome != scenario->outcome)
        return otherwise(page, arena_textf(arena, "Đã ghi “%s”, đúng ra là “%s”.",
                                           outcome_text(ended->outcome),
                                           outcome_text(scenario->outcome)));
    if (scenario->reason != NULL && strcmp(scenario->reason, ended->reason) != 0)
        return otherwise(page,
                         arena_textf(arena, "Lý do đã ghi: %s. Đúng hơn là: %s.",
                                     reason_words(ended->reason), reason_words(scenario->reason)));
    page_text(page, NULL, arena_textf(arena, "%s: %s", called, outcome_text(ended->outcome)),
              STYLE_DONE);
    return 0;
}

/* How much of the guide was gone through, and the first titles of what was not. What ends before the
 * guide does (not done, to come back) needs no more steps: there it is told and not counted. */
static int describe_steps(struct page *page, const struct guide *guide,
                          const struct scenario *scenario, const struct desk_practised *practised)
{
    struct buffer titles = {0};
    size_t skipped = 0;
    if (guide == NULL || guide->service == NULL)
        return 0;
    for (size_t i = 0; i < guide->step_count; i++) {
        if (was_done(practised, guide->id, guide->steps[i].id))
            continue;
        if (skipped++ < TITLES_SHOWN)
            buffer_addf(&titles, "%s%s", skipped > 1 ? "; " : "", guide->steps[i].title);
    }
    if (skipped > TITLES_SHOWN)
        buffer_addf(&titles, " và %zu bước nữa", skipped - TITLES_SHOWN);
    const char *text =
        skipped == guide->step_count
            ? arena_textf(page->arena, "Bài %s có %zu bước, chưa đi qua bước nào.", guide->title,
                          guide->step_count)
            : arena_textf(page->arena, "Bài %s có %zu bước, còn %zu bước chưa đi qua: %s.",
                          guide->title, guide->step_count, skipped, buffer_text(&titles));
    buffer_release(&titles);
    if (skipped == 0)
        page_text(page, NULL,
                  arena_textf(page->arena, "đã đi đủ %zu bước của bài", guide->step_count),
                  STYLE_DONE);
    else if (scenario->outcome == OUTCOME_DONE)
        return otherwise(page, text);
    else
        page_text(page, NULL, text, STYLE_DIM);
    return 0;
}

int practised_describe(struct page *page, const struct guide_library *library,
                       const struct scenario *scenario, const struct desk_practised *practised)
{
    struct arena *arena = page->arena;
    char time[NUMBER_SIZE];
    int count = describe_outcome(page, scenario, find_ended(practised, scenario));
    if (scenario->trouble != NULL && !has_trouble(practised, scenario->trouble))
        count +=
            otherwise(page, arena_textf(arena, "Chưa ghi chỗ khó “%s”. Đến bước đó bấm ? rồi chọn.",
                                        trouble_title(library, scenario)));
    else if (scenario->trouble != NULL)
        page_text(page, NULL, "đã ghi chỗ khó", STYLE_DONE);
    count +=
        describe_steps(page, guide_library_find(library, scenario->guide), scenario, practised);
    if (!practised->notice)
        count += otherwise(page, "Chưa nói với bác sổ này ghi gì. Nói xong thì tích vào ô đó.");
    else
        page_text(page, NULL, "đã nói sổ này ghi gì", STYLE_DONE);
    page_gap(page);
    page_text(page, NULL, scenario->why, STYLE_PLAIN);
    if (practised->seconds <= 0)
        return count;
    duration_text(practised->seconds, time);
    page_text(page, NULL, arena_textf(arena, "Làm trong %s.", time), STYLE_DIM);
    return count;
}
