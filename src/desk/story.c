#include "desk/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/desk_private.h"
#include "desk/print.h"
#include "desk/story_words.h"
#include "domain/date.h"
#include "ledger/read.h"
#include "ledger/store.h"
#include "report/log.h"

/* What was taken back: (device, number) of each. */
struct taken_back {
    char device[DESK_ID_SIZE];
    int64_t number;
};

struct telling {
    struct desk *desk;
    const char *visit;
    struct story_line *line;
    size_t count;
    struct taken_back *taken;
    size_t taken_count;
};

static void note_reversal(struct telling *telling, const char *body)
{
    json_t *said = json_loads(body, 0, NULL);
    const char *device = json_string_value(json_object_get(said, "device"));
    if (device != NULL) {
        telling->taken =
            memory_resize(telling->taken, telling->taken_count + 1, sizeof *telling->taken);
        struct taken_back *taken = &telling->taken[telling->taken_count++];
        snprintf(taken->device, sizeof taken->device, "%s", device);
        taken->number = json_integer_value(json_object_get(said, "number"));
    }
    json_decref(said);
}

/* An identification is about the citizen and names its visit. */
static bool is_of_visit(const struct telling *telling, const struct entry *entry)
{
    if (strcmp(entry->kind, "citizen.identified") != 0)
        return strcmp(entry->subject, telling->visit) == 0;
    json_t *said = json_loads(entry->body, 0, NULL);
    const char *visit = json_string_value(json_object_get(said, "visit"));
    bool same = visit != NULL && strcmp(visit, telling->visit) == 0;
    json_decref(said);
    return same;
}

/* The visit's own story has the identification that stands; the citizens' have them all. */
static bool is_told(const struct telling *telling, const struct entry *entry)
{
    for (size_t i = 0; i < telling->count; i++) {
        const struct story_line *line = &telling->line[i];
        if (line->number == entry->number && strcmp(line->device, entry->device) == 0)
            return true;
    }
    return false;
}

static bool take(void *self, const struct entry *entry)
{
    struct telling *telling = self;
    long day = 0;
    if (!is_of_visit(telling, entry) || is_told(telling, entry))
        return true;
    if (strcmp(entry->kind, "entry.reversed") == 0)
        note_reversal(telling, entry->body);
    telling->line = memory_resize(telling->line, telling->count + 1, sizeof *telling->line);
    struct story_line *line = &telling->line[telling->count++];
    memset(line, 0, sizeof *line);
    snprintf(line->device, sizeof line->device, "%s", entry->device);
    snprintf(line->staff, sizeof line->staff, "%s", entry->staff);
    snprintf(line->kind, sizeof line->kind, "%s", entry->kind);
    line->number = entry->number;
    line->at = entry->at;
    line->day = date_read_iso(entry->day, &day) ? (int32_t)day : 0;
    story_words(telling->desk, entry, line->text, sizeof line->text);
    return true;
}

/* A slip that was printed: one line, at the time when it was asked for. */
static void take_job(void *self, const struct desk_job *job)
{
    struct telling *telling = self;
    struct buffer text = {0};
    long day = 0;
    telling->line = memory_resize(telling->line, telling->count + 1, sizeof *telling->line);
    struct story_line *line = &telling->line[telling->count++];
    memset(line, 0, sizeof *line);
    snprintf(line->device, sizeof line->device, "%s", job->device);
    snprintf(line->staff, sizeof line->staff, "%s", job->staff);
    snprintf(line->kind, sizeof line->kind, "job.queued");
    snprintf(line->job, sizeof line->job, "%s", job->id);
    line->number = job->number;
    line->at = job->at;
    line->day = date_read_iso(job->day, &day) ? (int32_t)day : 0;
    desk_job_name(job, &text);
    char *name = text_uncapital(buffer_text(&text));
    snprintf(line->text, sizeof line->text, "in %s", name);
    free(name);
    buffer_clear(&text);
    desk_job_became(job, &text);
    snprintf(line->became, sizeof line->became, "%s", buffer_text(&text));
    buffer_release(&text);
}

/* Everybody the visit was ever said to be of. */
static const char citizens_sql[] = "SELECT DISTINCT citizen FROM identified WHERE visit = ?1";

static bool take_citizens(struct telling *telling, struct error *error)
{
    char(*id)[DESK_ID_SIZE] = NULL;
    size_t count = 0;
    struct error failure = {0};
    struct statement *statement =
        store_statement(ledger_store(telling->desk->ledger), citizens_sql, error);
    if (statement == NULL)
        return false;
    statement_text(statement, 1, telling->visit);
    while (statement_row(statement, &failure)) {
        id = memory_resize(id, count + 1, sizeof *id);
        snprintf(id[count++], DESK_ID_SIZE, "%s", statement_column(statement, 0));
    }
    bool good = error_none(&failure, error);
    for (size_t i = 0; good && i < count; i++)
        good = ledger_story(telling->desk->ledger, id[i], take, telling, error);
    free(id);
    return good;
}

static int by_time(const void *one, const void *other)
{
    const struct story_line *left = one, *right = other;
    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    int devices = strcmp(left->device, right->device);
    return devices != 0 ? devices : left->number < right->number ? -1 : 1;
}

/* After the reading: a name of staff asks the book again. */
static void finish(struct telling *telling)
{
    if (telling->count > 1)
        qsort(telling->line, telling->count, sizeof *telling->line, by_time);
    for (size_t i = 0; i < telling->count; i++) {
        struct story_line *line = &telling->line[i];
        char name[DAY_WORD * 2];
        report_staff_name(telling->desk->ledger, line->staff, name);
        snprintf(line->staff, sizeof line->staff, "%s", name);
        for (size_t j = 0; j < telling->taken_count; j++)
            line->reversed =
                line->reversed || (telling->taken[j].number == line->number &&
                                   strcmp(telling->taken[j].device, line->device) == 0);
    }
}

bool desk_story(struct desk *desk, const char *visit, struct story_line **lines, size_t *count,
                struct error *error)
{
    struct telling telling = {.desk = desk, .visit = visit};
    *lines = NULL;
    *count = 0;
    if (desk->vault == NULL)
        return error_set(error, ERROR_KEY, "locked");
    bool good = ledger_story(desk->ledger, visit, take, &telling, error) &&
                take_citizens(&telling, error) &&
                desk_jobs_of_visit(desk, visit, take_job, &telling, error);
    if (good)
        finish(&telling);
    free(telling.taken);
    if (good && telling.count == 0)
        return error_set(error, ERROR_MISSING, "no such visit");
    if (!good) {
        desk_story_free(telling.line, telling.count);
        return false;
    }
    *lines = telling.line;
    *count = telling.count;
    return true;
}

void desk_story_free(struct story_line *lines, size_t count)
{
    if (lines != NULL)
        explicit_bzero(lines, count * sizeof *lines);
    free(lines);
}
