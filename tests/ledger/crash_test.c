/* The power goes: every point of a log of writes is replayed, with subsets and torn sectors of what
 * was not yet synced. Every acknowledged entry must be there, the file whole, the tables right. And
 * the same with too little syncing, as proof that this test can fail. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "check.h"
#include "fault.h"
#include "ledger/store_private.h"
#include "support/book.h"

#define SECTOR 512
#define TRIES  5 /* crashes at each point of the log; in the first all arrived */
#define X      "22222222222222222222222222222222"

/* A file as it may be after the crash. */
struct image {
    char *bytes;
    size_t size;
};

static void image_write(struct image *image, size_t at, const char *bytes, size_t size)
{
    if (at + size > image->size) {
        image->bytes = memory_resize(image->bytes, at + size, 1);
        memset(image->bytes + image->size, 0, at + size - image->size);
        image->size = at + size;
    }
    memcpy(image->bytes + at, bytes, size);
}

static void image_resize(struct image *image, size_t size)
{
    if (size < image->size)
        image->size = size;
}

static void image_copy(struct image *to, const struct image *from)
{
    to->size = 0;
    if (from->size > 0)
        image_write(to, 0, from->bytes, from->size);
}

/* --- what happened --- */

static void work(struct scratch_book *book, struct fault *fault, int visits)
{
    for (int i = 1; i <= visits; i++) {
        char visit[17], body[120];
        snprintf(visit, sizeof visit, "%016x", (unsigned)i);
        snprintf(body, sizeof body,
                 "{\"visit\":\"%s\",\"sex\":\"F\",\"resident\":true,\"hamlet\":\"Kon Jơ Dri\"}",
                 visit);
        scratch_book_say(book, "visit.opened", visit, "{\"mode\":\"counter\"}", NULL);
        fault_note(fault, 4 * i - 3);
        scratch_book_say(book, "citizen.identified", X, body, "{\"name\":\"Y Hlơ\"}");
        fault_note(fault, 4 * i - 2);
        scratch_book_say(book, "service.ended", visit,
                         "{\"service\":\"vneid\",\"outcome\":\"done\",\"seconds\":9}", NULL);
        fault_note(fault, 4 * i - 1);
        scratch_book_say(book, "visit.closed", visit,
                         "{\"result\":\"done\",\"notice\":true,\"helper\":\"none\",\"seconds\":60}",
                         NULL);
        fault_note(fault, 4 * i);
    }
}

/* --- what is left of it --- */

struct replay {
    const struct fault_op *log;
    size_t count;
    struct image synced[2]; /* certain: all before the last sync of the file */
    size_t pending_from[2]; /* the first op that may be lost */
    long acknowledged;
    struct image now[2];
    char *path[2];
    uint64_t random;
    int states, lost, damaged;
    bool first_only; /* stop at the first loss */
};

static unsigned roll(struct replay *replay, unsigned sides)
{
    replay->random = replay->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(replay->random >> 33) % sides;
}

/* One op reached the disk whole, in part, or not at all. */
static void maybe_apply(struct replay *replay, struct image *image, const struct fault_op *op,
                        bool certain)
{
    unsigned fate = certain ? 3 : roll(replay, 4);
    if (fate == 0)
        return;
    if (op->act == FAULT_TRUNCATE) {
        image_resize(image, (size_t)op->at);
        return;
    }
    size_t size = op->size;
    if (fate == 1 && size > SECTOR)
        size = SECTOR * (1 + roll(replay, (unsigned)(size / SECTOR)));
    image_write(image, (size_t)op->at, op->bytes, size < op->size ? size : op->size);
}

static void crash_at(struct replay *replay, size_t point, bool all_arrived)
{
    for (int file = 0; file < 2; file++) {
        image_copy(&replay->now[file], &replay->synced[file]);
        for (size_t i = replay->pending_from[file]; i < point; i++) {
            const struct fault_op *op = &replay->log[i];
            if (op->file == file && (op->act == FAULT_WRITE || op->act == FAULT_TRUNCATE))
                maybe_apply(replay, &replay->now[file], op, all_arrived);
        }
        FILE *out = fopen(replay->path[file], "wb");
        assert_non_null(out);
        assert_int_equal(fwrite(replay->now[file].bytes, 1, replay->now[file].size, out),
                         replay->now[file].size);
        fclose(out);
    }
}

/* After the restart: the file is whole and its tables fit its entries. */
static bool is_whole(struct store *store, int64_t *entries)
{
    int64_t fits = 0;
    struct error error = {0};
    if (!store_script(store, "PRAGMA synchronous = OFF", &error) ||
        !store_number(store, "SELECT count(*) FROM entry", NULL, entries, &error) ||
        !store_number(store,
                      "SELECT (SELECT count(*) FROM opened) ="
                      "  (SELECT count(*) FROM entry WHERE kind = 'visit.opened')"
                      " AND (SELECT count(*) FROM visit WHERE result = 'done') ="
                      "  (SELECT count(*) FROM entry WHERE kind = 'visit.closed')"
                      " AND (SELECT count(*) FROM ended WHERE citizen IS NOT NULL) ="
                      "  (SELECT count(*) FROM entry WHERE kind = 'service.ended')"
                      " AND (SELECT coalesce(max(number), 0) = count(*) FROM entry)",
                      NULL, &fits, &error))
        return false;
    struct statement *check = statement_new(store, "PRAGMA integrity_check(1)", &error);
    bool whole = check != NULL && statement_row(check, &error) &&
                 strcmp(statement_column(check, 0), "ok") == 0;
    statement_free(check);
    return whole && fits == 1;
}

static void look(struct replay *replay)
{
    struct error error = {0};
    int64_t entries = -1;
    struct store *store = store_open(replay->path[0], STORE_WRITE, &error);
    replay->states++;
    if (store == NULL || !is_whole(store, &entries))
        replay->damaged++;
    else if (entries < replay->acknowledged)
        replay->lost++;
    store_close(store);
}

/* Moves what is certain on to `point`. */
static void advance(struct replay *replay, size_t point)
{
    const struct fault_op *op = &replay->log[point];
    if (op->act == FAULT_NOTE)
        replay->acknowledged = op->at;
    if (op->act != FAULT_SYNC)
        return;
    for (size_t i = replay->pending_from[op->file]; i < point; i++) {
        const struct fault_op *done = &replay->log[i];
        if (done->file == op->file && (done->act == FAULT_WRITE || done->act == FAULT_TRUNCATE))
            maybe_apply(replay, &replay->synced[op->file], done, true);
    }
    replay->pending_from[op->file] = point;
}

static bool is_enough(const struct replay *replay)
{
    return replay->first_only && replay->lost + replay->damaged > 0;
}

static void crash_everywhere(struct replay *replay)
{
    for (size_t point = 0; point < replay->count && !is_enough(replay); point++) {
        advance(replay, point);
        for (int i = 0; i < TRIES; i++) {
            crash_at(replay, point + 1, i == 0);
            look(replay);
        }
    }
}

static void run(struct scratch_book *book, const char *pragma, int visits, struct replay *replay)
{
    *replay = (struct replay){.random = 1, .first_only = strstr(pragma, "FULL") == NULL};
    ledger_close(book->ledger);
    book->ledger = NULL;
    replay->synced[0].bytes = scratch_read(&book->scratch, "data/so.db", &replay->synced[0].size);
    replay->path[0] = scratch_path(&book->scratch, "data/crash.db");
    replay->path[1] = scratch_path(&book->scratch, "data/crash.db-journal");

    struct fault *fault = fault_new();
    assert_ok(scratch_book_reopen(book), &book->error);
    assert_ok(store_script(ledger_store(book->ledger), pragma, &book->error), &book->error);
    fault_remember(fault);
    work(book, fault, visits);
    ledger_close(book->ledger);
    book->ledger = NULL;
    replay->log = fault_log(fault, &replay->count);
    crash_everywhere(replay);
    fault_free(fault);
    for (int file = 0; file < 2; file++) {
        free(replay->synced[file].bytes);
        free(replay->now[file].bytes);
        free(replay->path[file]);
    }
}

static void a_power_cut_loses_no_acknowledged_entry_and_damages_nothing(void **state)
{
    struct replay replay;
    run(*state, "PRAGMA synchronous = FULL", 2, &replay);
    print_message("%d states: %d lost, %d damaged\n", replay.states, replay.lost, replay.damaged);
    assert_true(replay.states >= 2000);
    assert_int_equal(replay.lost, 0);
    assert_int_equal(replay.damaged, 0);
}

static void this_test_sees_what_too_little_syncing_loses(void **state)
{
    struct replay normal, off;
    run(*state, "PRAGMA synchronous = NORMAL", 2, &normal);
    scratch_book_end(*state);
    scratch_book_make(*state, 1);
    run(*state, "PRAGMA synchronous = OFF", 2, &off);
    print_message("NORMAL: %d of %d; OFF: %d of %d lost or damaged\n", normal.lost + normal.damaged,
                  normal.states, off.lost + off.damaged, off.states);
    assert_true(normal.lost + normal.damaged > 0);
    assert_true(off.lost + off.damaged > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_BOOK_ON_DISK(a_power_cut_loses_no_acknowledged_entry_and_damages_nothing),
        IN_A_BOOK_ON_DISK(this_test_sees_what_too_little_syncing_loses),
    };
    if (access("/dev/shm", W_OK) == 0) /* thousands of files need no disk */
        setenv("TMPDIR", "/dev/shm", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
