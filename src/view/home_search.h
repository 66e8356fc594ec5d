/* The search field of the home page: what it finds, and what Enter does about it. */
#ifndef CAMTAY_VIEW_HOME_SEARCH_H
#define CAMTAY_VIEW_HOME_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/names.h"
#include "ui/page.h"
#include "view/view.h"

#define SEARCH_HITS 7 /* people shown under the field */

/* Whom the typed text may mean. Lives while one page is described. */
struct search_hits {
    struct desk_named named[SEARCH_HITS];
    size_t count;
    bool complete; /* all who fit were compared */
};

/* True if the text is a name or the beginning of one: it has a letter. */
bool search_is_name(const char *typed);

/* People who fit. Digits alone look for somebody from the third on (the first of a card's number fit half
 * the book), and twelve are one person's number. */
void search_people(struct desk *desk, const char *typed, struct search_hits *hits);

/* "đang mở tên 40%" while a large book's names are being opened, else NULL. */
const char *search_progress(struct kiosk *kiosk, struct page *page);

/* What stands under the field: always one row, so that nothing jumps while one types. */
const char *search_text(struct kiosk *kiosk, const char *typed, const struct search_hits *hits,
                        struct page *page, enum page_style *style);

/* The people as choices, from item `first` on, and registering somebody new as item `fresh`, if what was
 * typed can be a name. */
void search_describe(struct kiosk *kiosk, const char *typed, const struct search_hits *hits,
                     int first, int fresh, struct page *page);

/* "099•••••1234 · 1990 · Măng La · 25/11": what tells people of one name apart; "" if nothing is known. */
const char *search_hit_note(struct kiosk *kiosk, const struct desk_named *named, struct page *page);

/* Enter in the field. */
struct reaction search_open(struct kiosk *kiosk, const char *typed);

/* A visit for a citizen of the book: nothing is asked twice. */
struct reaction search_receive(struct kiosk *kiosk, const char *citizen);

/* Goes on with a visit of the tray; NULL: stays. */
struct reaction search_take_up(struct kiosk *kiosk, struct desk_visit *visit);

#endif
