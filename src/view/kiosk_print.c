#include "view/kiosk_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/child.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/printing.h"
#include "view/kiosk_private.h"
#include "view/paper.h"

#define PROGRAM  "camtay-paper"
#define POLL_MS  100
#define RETRY_MS 2000  /* a book that cannot be written now */
#define ANSWER   65536 /* bytes of the child's that are kept */

struct printing {
    struct child child;
    struct buffer answer;
    struct desk_job job;
    bool running;  /* until the book knows what became of the job */
    bool ended;    /* the child has: only the book is waited for */
    bool finished; /* the last one is on paper, and that was not said yet */
    int percent;
    bool sending;    /* a byte may have gone out */
    int64_t look_at; /* steady: when the child is looked at again */
    char waiting[KIOSK_PRINT_WAITING][DESK_ID_SIZE];
    int waiting_count;
};

struct printing *printing_new(void)
{
    struct printing *printing = memory_new(1, sizeof *printing);
    printing->child = (struct child){.input = -1, .output = -1};
    return printing;
}

void printing_free(struct printing *printing)
{
    if (printing == NULL)
        return;
    child_stop(&printing->child);
    buffer_release(&printing->answer);
    free(printing);
}

const struct desk_job *kiosk_printing(const struct kiosk *kiosk, int *percent)
{
    *percent = kiosk->printing->percent;
    return kiosk->printing->running ? &kiosk->printing->job : NULL;
}

const char *kiosk_print_under_way(const struct kiosk *kiosk, const char *job)
{
    const struct printing *printing = kiosk->printing;
    return printing->running && strcmp(printing->job.id, job) == 0 ? "đang in" : NULL;
}

const char *kiosk_print_said(const struct kiosk *kiosk, struct arena *arena, bool *done)
{
    const struct printing *printing = kiosk->printing;
    *done = printing->finished;
    if (printing->running)
        return arena_textf(arena, "Đang in: %s · %d%%", paper_name(&printing->job, arena),
                           printing->percent);
    return printing->finished ? arena_textf(arena, "Đã in: %s", paper_name(&printing->job, arena))
                              : "";
}

void kiosk_print_hush(struct kiosk *kiosk)
{
    kiosk->printing->finished = false;
}

/* ---- beginning ------------------------------------------------------------------------------- */

const char *kiosk_print_refusal(struct kiosk *kiosk)
{
    struct desk_printer printer;
    if (desk_is_practice(kiosk_desk(kiosk)))
        return "Đang tập: không in gì.";
    char *program = child_sibling(PROGRAM);
    bool there = program != NULL;
    free(program);
    if (!there)
        return "Máy này chưa cài camtay-paper, chương trình in. Nhờ người phụ trách máy cài.";
    desk_printer(kiosk->counter, &printer);
    return printer.where[0] == '\0' ? "Chưa chọn máy in. Bấm F10, chọn Máy in." : "";
}

struct page_key *kiosk_print_key(struct kiosk *kiosk, struct page *page, const char *label,
                                 const char *why_not)
{
    struct desk_printer printer;
    desk_printer(kiosk->counter, &printer);
    if (printer.where[0] == '\0')
        return NULL;
    const char *why = why_not != NULL ? why_not : kiosk_print_refusal(kiosk);
    return kiosk_key_as(page, ACTION_PRINT, label, why[0] != '\0' ? why : NULL);
}

static void wipe(struct buffer *json)
{
    if (json->data != NULL)
        explicit_bzero(json->data, json->capacity);
    buffer_release(json);
}

static bool start_child(struct kiosk *kiosk, const char *where, const struct buffer *json,
                        struct error *error)
{
    struct printing *printing = kiosk->printing;
    char *program = child_sibling(PROGRAM);
    const char *const argv[] = {program, "--send", where, NULL};
    bool good = program != NULL ? child_start(&printing->child, argv, true, error)
                                : error_set(error, ERROR_MISSING, "no program");
    if (good) /* a child that died at once has closed its input: what it says is read later */
        child_send(&printing->child, json->data, json->length, NULL);
    free(program);
    return good;
}

/* From here on something may be on the paper, so the book knows first. `given`: the document, of what is
 * not made from the book. */
static bool begin(struct kiosk *kiosk, const char *id, const struct buffer *given,
                  struct error *error)
{
    struct printing *printing = kiosk->printing;
    struct desk_printer printer;
    struct desk_job job;
    struct buffer json = {0};
    desk_printer(kiosk->counter, &printer);
    if (!desk_job(kiosk->counter, id, &job, error) ||
        (given == NULL && !paper_json(kiosk->counter, &job, &printer, &json, error)) ||
        !desk_print_begun(kiosk->counter, id, error)) {
        wipe(&json);
        return false;
    }
    buffer_clear(&printing->answer);
    printing->job = job;
    printing->percent = 0;
    printing->sending = false;
    printing->ended = false;
    printing->finished = false;
    printing->look_at = kiosk_steady(kiosk) + POLL_MS;
    printing->running = start_child(kiosk, job.printer, given != NULL ? given : &json, error);
    wipe(&json);
    if (!printing->running)
        desk_print_ended(kiosk->counter, id, printer_reason_word(PRINTER_FAILED), false, NULL);
    return printing->running;
}

bool kiosk_print(struct kiosk *kiosk, enum desk_paper paper, const char *of,
                 struct reaction *refusal)
{
    struct printing *printing = kiosk->printing;
    struct desk_printer printer;
    struct desk_job job;
    struct error error = {0};
    const char *why = kiosk_print_refusal(kiosk);
    if (why[0] != '\0') {
        *refusal = react_refuse("%s", why);
        return false;
    }
    if (printing->waiting_count == KIOSK_PRINT_WAITING) {
        *refusal = react_refuse("Máy in chưa kịp in các phiếu trước. Đợi một lát rồi in tiếp.");
        return false;
    }
    desk_printer(kiosk->counter, &printer);
    bool good = desk_print(kiosk->counter, paper, of, printer.where, &job, &error);
    if (good && printing->running)
        memcpy(printing->waiting[printing->waiting_count++], job.id, sizeof job.id);
    else if (good)
        good = begin(kiosk, job.id, NULL, &error);
    if (!good)
        *refusal = kiosk_refuse(ACT_PRINT, &error);
    return good;
}

const char *kiosk_print_sheet_refusal(struct kiosk *kiosk)
{
    struct desk_printer printer;
    const char *why = kiosk_print_refusal(kiosk);
    if (why[0] != '\0')
        return why;
    desk_printer(kiosk->counter, &printer);
    if (!desk_printer_is_raw(&printer))
        return "Phiếu khôi phục chỉ in ra máy in cắm thẳng: hàng đợi in giữ lại tệp. Chép tay vậy.";
    return kiosk->printing->running ? "Máy in đang in phiếu khác. Đợi in xong rồi bấm lại." : "";
}

bool kiosk_print_sheet(struct kiosk *kiosk, const char *sheet, struct reaction *refusal)
{
    struct desk_printer printer;
    struct desk_job job;
    struct buffer json = {0};
    struct error error = {0};
    const char *why = kiosk_print_sheet_refusal(kiosk);
    if (why[0] != '\0') {
        *refusal = react_refuse("%s", why);
        return false;
    }
    desk_printer(kiosk->counter, &printer);
    paper_sheet_json(sheet, &printer, &json);
    bool good = desk_print(kiosk->counter, DESK_PAPER_SHEET, NULL, printer.where, &job, &error) &&
                begin(kiosk, job.id, &json, &error);
    wipe(&json);
    if (!good)
        *refusal = kiosk_refuse(ACT_PRINT, &error);
    return good;
}

/* ---- what the child says --------------------------------------------------------------------- */

static bool line_begins(const char *line, const char *word, const char **rest)
{
    size_t length = strlen(word);
    *rest = line + length;
    return strncmp(line, word, length) == 0;
}

/* "sending 40", then "printed", "not-sent REASON" or "unsure REASON". "sending 0" comes before the first byte
 * goes out: a child that ended without a last word may have sent anything from then on, and nothing
 * before. */
static void read_answer(struct printing *printing, struct printer_outcome *outcome)
{
    char *saved = NULL, *copy = memory_copy_text(buffer_text(&printing->answer));
    *outcome = (struct printer_outcome){printing->sending ? PRINTER_UNSURE : PRINTER_NOT_SENT,
                                        PRINTER_FAILED};
    for (char *line = strtok_r(copy, "\n", &saved); line != NULL;
         line = strtok_r(NULL, "\n", &saved)) {
        const char *rest;
        if (line_begins(line, "sending ", &rest)) {
            printing->percent = atoi(rest);
            printing->sending = true;
            outcome->result = PRINTER_UNSURE;
        } else if (line_begins(line, "printed", &rest))
            *outcome = (struct printer_outcome){PRINTER_PRINTED, PRINTER_FINE};
        else if (line_begins(line, "not-sent ", &rest))
            *outcome = (struct printer_outcome){PRINTER_NOT_SENT, printer_reason_find(rest)};
        else if (line_begins(line, "unsure ", &rest))
            *outcome = (struct printer_outcome){PRINTER_UNSURE, printer_reason_find(rest)};
    }
    free(copy);
}

static void say_failure(struct kiosk *kiosk, const struct printer_outcome *outcome)
{
    struct buffer text = {0};
    printer_say(outcome, &text);
    snprintf(kiosk->noted, sizeof kiosk->noted, "%s Xem F3 ở trang đầu.", buffer_text(&text));
    buffer_release(&text);
}

/* What became of the job, in the book. False: it cannot be written now, and is tried again. */
static bool end(struct kiosk *kiosk, const struct printer_outcome *outcome)
{
    struct printing *printing = kiosk->printing;
    struct error error = {0};
    const char *why =
        outcome->result == PRINTER_PRINTED ? NULL : printer_reason_word(outcome->reason);
    if (!desk_print_ended(kiosk->counter, printing->job.id, why, outcome->result == PRINTER_UNSURE,
                          &error))
        return false;
    if (why != NULL)
        say_failure(kiosk, outcome);
    child_stop(&printing->child);
    printing->running = false;
    printing->finished = why == NULL;
    return true;
}

static void begin_next(struct kiosk *kiosk)
{
    struct printing *printing = kiosk->printing;
    struct error error = {0};
    char id[DESK_ID_SIZE];
    if (printing->waiting_count == 0)
        return;
    memcpy(id, printing->waiting[0], sizeof id);
    printing->waiting_count--;
    memmove(printing->waiting, printing->waiting + 1,
            sizeof printing->waiting[0] * (size_t)printing->waiting_count);
    if (!begin(kiosk, id, NULL, &error))
        kiosk_note(kiosk, kiosk_refuse(ACT_PRINT, &error).why);
}

int kiosk_print_watch(const struct kiosk *kiosk)
{
    return kiosk->printing->running ? kiosk->printing->child.output : -1;
}

int64_t kiosk_print_wake(const struct kiosk *kiosk)
{
    const struct printing *printing = kiosk->printing;
    bool idle = printing->ended && !desk_is_unlocked(kiosk->counter);
    return printing->running && !idle ? printing->look_at : -1;
}

void kiosk_print_look(struct kiosk *kiosk)
{
    struct printing *printing = kiosk->printing;
    struct printer_outcome outcome;
    if (!printing->running)
        return;
    printing->look_at = kiosk_steady(kiosk) + POLL_MS;
    bool open = child_receive(&printing->child, &printing->answer);
    read_answer(printing, &outcome);
    if (printing->answer.length > ANSWER) /* no program of ours says so much */
        buffer_clear(&printing->answer);
    printing->ended = child_ended(&printing->child, open);
    if (!printing->ended || !desk_is_unlocked(kiosk->counter))
        return;
    if (end(kiosk, &outcome))
        begin_next(kiosk);
    else
        printing->look_at = kiosk_steady(kiosk) + RETRY_MS;
}
