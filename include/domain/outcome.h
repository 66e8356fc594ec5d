/* How a service ended, why not, and what a visit comes to. */
#ifndef CAMTAY_DOMAIN_OUTCOME_H
#define CAMTAY_DOMAIN_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>

/* Outcome of one service. The order is that of the screen. */
enum outcome {
    OUTCOME_DONE = 0,
    OUTCOME_ISSUED,     /* certificate issued, not yet activated: no signature yet */
    OUTCOME_WAITING,    /* come back on a date */
    OUTCOME_NOT_DONE,   /* with a reason */
    OUTCOME_HAD_ALREADY /* they came with it */
};
#define OUTCOME_COUNT 5

/* The ledger's word: "done", "issued", "waiting", "not_done", "had_already". */
const char *outcome_id(enum outcome outcome);

/* As said: "xong", "đã cấp, CHƯA KÍCH HOẠT", "hẹn lại", "không thành", "đã có từ trước". */
const char *outcome_text(enum outcome outcome);

/* One cell: ✓ ! … × –, the last for what was there already. */
const char *outcome_sign(enum outcome outcome);

/* False if no outcome has this id. */
bool outcome_find(const char *id, enum outcome *outcome);

/* True if the person has the thing now and can use it: done or had already. An issued certificate
 * is none. @source apps.md §2 */
bool outcome_is_working(enum outcome outcome);

/* What a whole visit comes to. */
enum visit_result {
    VISIT_ASKED = 0, /* no service: asked only, counted apart */
    VISIT_DONE,
    VISIT_WAITING,
    VISIT_NOT_DONE
};

/* Waiting if any is waiting or issued; else done if any is done or was there already; else not
 * done; asked only when there are none. */
enum visit_result visit_result_of(const enum outcome *given, size_t count);

/* "asked", "done", "waiting", "not_done"; and "chỉ hỏi", "xong", "hẹn lại", "không thành". */
const char *visit_result_id(enum visit_result result);
const char *visit_result_text(enum visit_result result);
bool visit_result_find(const char *id, enum visit_result *result);

/* Why a service was not done. @source apps.md §8 */
struct reason {
    const char *id;   /* "no_phone" */
    const char *text; /* "không có điện thoại thông minh" */
};
#define REASON_NO_PHONE "no_phone"

/* The table, the common ones first, "other" last; NULL beyond its end. */
size_t reason_count(void);
const struct reason *reason_at(size_t index);
const struct reason *reason_find(const char *id);

#endif
