/* Words of a list of visits: behind a figure, in the log, among the come-backs. */
#ifndef CAMTAY_VIEW_LISTED_H
#define CAMTAY_VIEW_LISTED_H

#include <stdbool.h>
#include <stdint.h>

#include "report/day.h"
#include "ui/page.h"

struct citizen;
struct kiosk;

/* True if the book has moved on since `*head` was noted (0: never), which is noted then: a list that
 * lies beneath another page is read again. */
bool listed_moved(struct kiosk *kiosk, int64_t *head);

/* "08:15" of a wall time. */
const char *listed_time(int64_t at, struct page *page);

/* Name and masked number of a citizen, opened for this page alone; "chưa ghi tên" for "". */
const char *listed_called(struct kiosk *kiosk, const char *citizen, struct page *page);

/* "1990 · Kroong Klăh": what tells two people of one name apart, as far as it is known. */
const char *listed_apart(struct kiosk *kiosk, const struct citizen *citizen, struct page *page);

/* What each of `count` citizens (ids) is called in one list: as listed_called, and those who share their
 * name with another in it with year and hamlet, before the number. In the page's arena. */
const char **listed_people(struct kiosk *kiosk, const char *const *citizens, int count,
                           struct page *page);

/* "Cài VNeID: xong; …", "chỉ hỏi", "đang tiếp". */
const char *listed_work(const struct day_visit *visit, struct page *page);

/* A table of rows whose first cell can have the focus. `cells` and what they hold live in the page's
 * arena, `widths` and `head` are static. */
void listed_table(struct page *page, int columns, const int *widths, const char *const *head,
                  int rows, const struct page_cell *cells);

#endif
