/* What was sent to the printer and is not known to be on paper: a person looks, and decides. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/printing.h"
#include "domain/date.h"
#include "view/kiosk_print.h"
#include "view/listed.h"
#include "view/paper.h"
#include "view/view.h"
#include "view/views.h"

struct jobs {
    struct desk_job job[DESK_JOBS];
    size_t count;
    int64_t head; /* of the book when they were read */
    char trouble[400];
};

static void load(struct kiosk *kiosk, struct jobs *jobs)
{
    struct error error = {0};
    jobs->trouble[0] = '\0';
    if (!desk_jobs_open(kiosk_counter(kiosk), jobs->job, &jobs->count, &error))
        snprintf(jobs->trouble, sizeof jobs->trouble, "%s", kiosk_refuse(ACT_FIND, &error).why);
}

/* ---- the page -------------------------------------------------------------------------------- */

/* What is known, and what to do. */
static void say_state(const struct desk_job *job, struct buffer *into)
{
    if (job->state == JOB_FAILED) {
        struct printer_outcome outcome = {job->unsure ? PRINTER_UNSURE : PRINTER_NOT_SENT,
                                          printer_reason_find(job->why)};
        printer_say(&outcome, into);
        return;
    }
    desk_job_became(job, into);
    if (job->state == JOB_PRINTING)
        buffer_add_text(into, ". Xem giấy đã ra chưa.");
}

static const char *state_text(struct kiosk *kiosk, const struct desk_job *job, struct page *page)
{
    struct buffer text = {0};
    const char *now = kiosk_print_under_way(kiosk, job->id);
    if (now != NULL)
        return now;
    say_state(job, &text);
    const char *kept = arena_text(page->arena, buffer_text(&text));
    buffer_release(&text);
    return kept;
}

static const char *when_text(const struct desk_job *job, int32_t today, struct page *page)
{
    char day[DATE_SIZE];
    if (clock_day(job->at) == today)
        return listed_time(job->at, page);
    date_text_short(clock_day(job->at), day);
    return arena_textf(page->arena, "%s %s", day, listed_time(job->at, page));
}

static void describe_jobs(struct kiosk *kiosk, const struct jobs *jobs, struct page *page)
{
    int32_t today = desk_today(kiosk_counter(kiosk));
    for (size_t i = 0; i < jobs->count; i++) {
        const struct desk_job *job = &jobs->job[i];
        page_choice(page, (int)i + 1, 0, paper_name(job, page->arena), when_text(job, today, page));
        page_text(page, "", state_text(kiosk, job, page),
                  job->state == JOB_PRINTING || job->unsure ? STYLE_WAIT : STYLE_DIM);
    }
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct jobs *jobs = state;
    if (listed_moved(kiosk, &jobs->head))
        load(kiosk, jobs);
    kiosk_title(kiosk, page, "Phiếu chưa in");
    if (jobs->trouble[0] != '\0')
        page_text(page, NULL, jobs->trouble, STYLE_FAIL);
    else if (jobs->count == 0)
        page_text(page, NULL, "Không còn phiếu nào chưa in.", STYLE_DONE);
    describe_jobs(kiosk, jobs, page);
    const char *none = jobs->count > 0 ? NULL : "Không còn phiếu nào.";
    const char *why = kiosk_print_refusal(kiosk);
    kiosk_key_as(page, ACTION_GO, "In lại",
                 none != NULL     ? none
                 : why[0] != '\0' ? why
                                  : NULL)
        ->commits = true;
    kiosk_key(page, ACTION_DROP, none);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

/* ---- acts ------------------------------------------------------------------------------------ */

static struct reaction print_again(struct kiosk *kiosk, const struct desk_job *job)
{
    struct reaction refusal;
    struct error error = {0};
    if (kiosk_print_under_way(kiosk, job->id) != NULL)
        return react_refuse("Phiếu này đang in. Đợi giấy ra.");
    if (job->paper == DESK_PAPER_SHEET)
        return react_refuse("Phiếu khôi phục in lại ở F10, mục Phiếu khôi phục.");
    if (!kiosk_print(kiosk, job->paper, job->visit[0] != '\0' ? job->visit : job->about, &refusal))
        return refusal;
    /* Of a slip the newer job stands for the older; a page of nobody is decided on here. */
    if (job->visit[0] == '\0' && !desk_print_dropped(kiosk_counter(kiosk), job->id, &error))
        return kiosk_refuse(ACT_PRINT, &error);
    return react(REACT_STAY);
}

static struct reaction drop(struct kiosk *kiosk, const struct desk_job *job)
{
    struct error error = {0};
    if (kiosk_print_under_way(kiosk, job->id) != NULL)
        return react_refuse("Phiếu này đang in, không bỏ được nữa.");
    return desk_print_dropped(kiosk_counter(kiosk), job->id, &error)
               ? react(REACT_STAY)
               : kiosk_refuse(ACT_PRINT, &error);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    const struct jobs *jobs = state;
    if (act->action == ACTION_BACK)
        return react(REACT_BACK);
    if (act->item < 1 || (size_t)act->item > jobs->count)
        return react(REACT_STAY);
    switch (act->action) {
    case ACTION_GO:
    case UI_ACTION_CHOOSE: return print_again(kiosk, &jobs->job[act->item - 1]);
    case ACTION_DROP: return drop(kiosk, &jobs->job[act->item - 1]);
    default: return react(REACT_STAY);
    }
}

const struct view view_jobs = {
    .name = "jobs", .state_size = sizeof(struct jobs), .describe = describe, .act = act};
