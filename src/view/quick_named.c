/* A name without a number in the quick log that somebody in the book has: who is meant is asked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "domain/name.h"
#include "view/home_search.h"
#include "view/quick_state.h"

#define SEARCHED 8 /* people looked at: a name typed whole comes before a longer one */

/* True if the two names differ by accents and letter case at most. */
static bool is_namesake(const char *typed, const char *name)
{
    char *one = text_fold(typed), *other = text_fold(name);
    bool same = strcmp(one, other) == 0;
    explicit_bzero(one, strlen(one));
    explicit_bzero(other, strlen(other));
    free(one);
    free(other);
    return same;
}

void quick_find_named(struct kiosk *kiosk, struct quick *quick)
{
    struct desk_named found[SEARCHED];
    struct error ignored = {0};
    struct desk *desk = kiosk_desk(kiosk);
    size_t count = name_valid(quick->who.text, &ignored)
                       ? desk_find_names(desk, quick->who.text, found, SEARCHED, NULL, &ignored)
                       : 0;
    quick->named_count = 0;
    quick->same = -1;
    for (size_t i = 0; i < count && quick->named_count < QUICK_NAMED; i++) {
        if (!is_namesake(quick->who.text, found[i].name))
            continue;
        if (strcmp(found[i].id, quick->picked) == 0)
            quick->same = quick->named_count;
        quick->named[quick->named_count++] = found[i];
    }
    if (strcmp(quick->picked, QUICK_FRESH) == 0)
        quick->same = quick->named_count;
    explicit_bzero(found, sizeof found);
}

void quick_pick_named(struct quick *quick)
{
    const char *picked = quick->same < 0                    ? ""
                         : quick->same < quick->named_count ? quick->named[quick->same].id
                                                            : QUICK_FRESH;
    snprintf(quick->picked, sizeof quick->picked, "%s", picked);
}

void quick_read_picked(struct kiosk *kiosk, const struct quick *quick, struct quick_who *who)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct citizen citizen;
    struct error ignored = {0};
    who->asks_which = quick->named_count > 0 && quick->picked[0] == '\0';
    who->asks_year = !who->asks_which;
    if (who->asks_which || strcmp(quick->picked, QUICK_FRESH) == 0 || quick->picked[0] == '\0' ||
        !desk_citizen(desk, quick->picked, &citizen, &ignored))
        return;
    who->asks_year = false;
    who->found = FOUND_KNOWN;
    who->citizen = citizen;
    for (int i = 0; i < desk_visit_count(desk); i++) {
        if (strcmp(desk_visit_at(desk, i)->citizen.id, citizen.id) == 0)
            who->found = FOUND_OPEN;
    }
    explicit_bzero(&citizen, sizeof citizen);
}

/* What tells them apart: the name itself is the same. */
static const char *apart(struct kiosk *kiosk, const struct desk_named *named, struct page *page)
{
    const char *note = search_hit_note(kiosk, named, page);
    return note[0] != '\0' ? note : "chưa có số";
}

void quick_describe_named(struct kiosk *kiosk, struct quick *quick, struct page *page)
{
    const char **options = arena_new_array(page->arena, const char *, QUICK_NAMED + 1);
    if (quick->named_count == 0)
        return;
    for (int i = 0; i < quick->named_count; i++)
        options[i] = apart(kiosk, &quick->named[i], page);
    options[quick->named_count] = "người mới";
    page_options(page, ITEM_SAME, "Là", options, quick->named_count + 1, &quick->same)->narrow =
        quick->named_count > 1;
}
