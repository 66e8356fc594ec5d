/* Printing while the counter goes on: one child a job, the others wait in this session's queue. What was
 * queued and not begun when the counter went off is not printed by itself later: it stands in the list of
 * jobs (view_jobs) and a person decides. */
#ifndef CAMTAY_VIEW_KIOSK_PRINT_H
#define CAMTAY_VIEW_KIOSK_PRINT_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/print.h"

struct arena;
struct error;
struct kiosk;
struct page;
struct page_key;
struct reaction;

#define KIOSK_PRINT_WAITING 8 /* jobs queued behind the one that is printed */

struct printing;
struct printing *printing_new(void);
/* Ends the child, if one is at work: its job stands as begun, and so as one to look at. */
void printing_free(struct printing *printing);

/* Queues a job (desk_print) and begins it as soon as the printer is free. False, with the sentence in `refusal`: no
 * printer is chosen, the program that prints is not there, the book cannot be written. */
bool kiosk_print(struct kiosk *kiosk, enum desk_paper paper, const char *of,
                 struct reaction *refusal);

/* Prints the recovery sheet, given as text: at once or not at all, to a printer without a spool. */
bool kiosk_print_sheet(struct kiosk *kiosk, const char *sheet, struct reaction *refusal);
/* "" or why that cannot be. */
const char *kiosk_print_sheet_refusal(struct kiosk *kiosk);

/* The key that prints. A counter without a printer sees none (NULL). `why_not` is the page's own reason why it is
 * off, or NULL: then that of kiosk_print_refusal. */
struct page_key *kiosk_print_key(struct kiosk *kiosk, struct page *page, const char *label,
                                 const char *why_not);

/* "" or why nothing can be printed here at all: for a key that is off. */
const char *kiosk_print_refusal(struct kiosk *kiosk);

/* "Đang in: Phiếu số 214 · 40%" while one is at work; "Đã in: Phiếu số 214" (`*done`) until the next act;
 * else "". */
const char *kiosk_print_said(const struct kiosk *kiosk, struct arena *arena, bool *done);
/* Forgets that. */
void kiosk_print_hush(struct kiosk *kiosk);

/* The job under way, or NULL; how far it is, 0 to 100. */
const struct desk_job *kiosk_printing(const struct kiosk *kiosk, int *percent);

/* "đang in" if it is the job of that id that is under way, else NULL. */
const char *kiosk_print_under_way(const struct kiosk *kiosk, const char *job);

/* The child's output, or -1: `kiosk_print_look` when it can be read. */
int kiosk_print_watch(const struct kiosk *kiosk);
/* Steady time at which `kiosk_print_look` is to be called in any case (another child may be
 * watched, or the counter was locked when this one ended), -1: nothing is printed, or its word waits for
 * the counter to be unlocked. */
int64_t kiosk_print_wake(const struct kiosk *kiosk);
/* Looks at the child; writes what became of the job, says it if it went wrong, and begins the next. While
 * the counter is locked the word waits. */
void kiosk_print_look(struct kiosk *kiosk);

#endif
