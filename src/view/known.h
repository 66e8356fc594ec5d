/* What the book knows of a citizen already, in the words of a page: nothing is asked twice, and no new
 * answer hides an old one. */
#ifndef CAMTAY_VIEW_KNOWN_H
#define CAMTAY_VIEW_KNOWN_H

#include <stdbool.h>

#include "desk/visit.h"
#include "ui/page.h"

struct arena;
struct guide;
struct kiosk;

/* How far somebody got with a service before. */
struct known {
    enum outcome outcome;
    char day[16];   /* on which it was said, YYYY-MM-DD */
    char until[16]; /* to come back; "" none */
};

/* From all visits that were closed or are open; provider NULL: whichever. False: nothing is known. */
bool known_read(struct kiosk *kiosk, const struct desk_visit *visit, const char *service,
                const char *provider, struct known *known);

/* "xong, 25/11/2026", "hẹn lại, T6 27/11". */
const char *known_text(struct arena *arena, const struct known *known);

/* What the citizen had before an answer of this visit that is less; the book keeps both, and the
 * better one counts: "trước đã xong, 25/11/2026", with another issuer "trước đã xong ở nơi cấp khác,
 * 25/11/2026". NULL: nothing, or the answer is as good. */
const char *known_before_text(struct kiosk *kiosk, struct arena *arena,
                              const struct desk_visit *visit, const struct desk_ended *ended);

/* How an outcome is drawn. */
enum page_style known_style(enum outcome outcome);

/* What stands beside a guide in the list: its outcome today, how far one is, or what is known from
 * earlier; NULL: nothing. Two guides of one service (first procedures are dossiers too): the one that
 * was begun has it, else the first in the list. */
const char *known_guide_note(struct kiosk *kiosk, struct page *page, struct desk_visit *visit,
                             const struct guide *guide, enum page_style *style);

/* One line for each service that this citizen was to come back for, unless it was answered today. */
void known_describe_due(struct kiosk *kiosk, struct page *page, const struct desk_visit *visit);

/* Index in the library of the guide to go on with: what one came back for, else the first service
 * that is not had yet and has no answer today; -1: none. */
int known_next_guide(struct kiosk *kiosk, const struct desk_visit *visit);

#endif
