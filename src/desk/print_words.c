/* Print jobs in words: the one table for the list of what is not on paper and for the story of a visit. */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/printing.h"
#include "base/text.h"
#include "desk/print.h"
#include "domain/date.h"

static void name_day(const struct desk_job *job, struct buffer *into)
{
    char text[DATE_SIZE];
    long day = 0;
    date_text(date_read_iso(job->about, &day) ? day : 0, text);
    buffer_addf(into, "Tổng kết %s", text);
}

void desk_job_name(const struct desk_job *job, struct buffer *into)
{
    switch (job->paper) {
    case DESK_PAPER_SLIP:
        buffer_addf(into, "Phiếu số %lld%s", (long long)job->visit_number,
                    job->copy ? " (bản sao)" : "");
        return;
    case DESK_PAPER_KEYS: buffer_add_text(into, "Tờ phím tắt"); return;
    case DESK_PAPER_DAY: name_day(job, into); return;
    case DESK_PAPER_SHEET: buffer_add_text(into, "Phiếu khôi phục"); return;
    case DESK_PAPER_CODE: buffer_add_text(into, "Mã QR"); return;
    case DESK_PAPER_TEST: break;
    }
    buffer_add_text(into, "Trang in thử");
}

/* Not what to do about it: in a story it is long past. */
static void say_failed(const struct desk_job *job, struct buffer *into)
{
    char *what = text_uncapital(printer_reason_text(printer_reason_find(job->why)));
    buffer_addf(into, "%s: %s", job->unsure ? "chưa chắc đã in" : "không in được", what);
    free(what);
}

void desk_job_became(const struct desk_job *job, struct buffer *into)
{
    switch (job->state) {
    case JOB_QUEUED: buffer_add_text(into, "chưa gửi ra máy in"); return;
    case JOB_PRINTING: buffer_add_text(into, "chưa chắc đã in: đang in thì tắt máy"); return;
    case JOB_PRINTED: buffer_add_text(into, "đã in"); return;
    case JOB_FAILED: say_failed(job, into); return;
    case JOB_DROPPED: break;
    }
    buffer_add_text(into, "đã bỏ, không in lại");
}
