/* One test a promise of ledger/ledger.h about opening, and of the store's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "check.h"
#include "ledger/schema.h"
#include "ledger/store_private.h"
#include "support/book.h"

#define A "1111111111111111"

static struct ledger *open_again(struct scratch_book *book, bool create, bool read_only)
{
    struct ledger_options options = {.folder = book->folder,
                                     .clock = &book->clock,
                                     .random = &book->random,
                                     .create = create,
                                     .read_only = read_only};
    error_clear(&book->error);
    return ledger_open(&options, &book->error);
}

static void close_book(struct scratch_book *book)
{
    ledger_close(book->ledger);
    book->ledger = NULL;
}

/* A change to the file as another program would make it. */
static void change(struct scratch_book *book, const char *sql)
{
    char *path = scratch_path(&book->scratch, "data/so.db");
    struct store *store = store_open(path, STORE_WRITE, &book->error);
    assert_non_null(store);
    assert_ok(store_script(store, sql, &book->error), &book->error);
    store_close(store);
    free(path);
}

static void a_new_book_has_an_id_no_entry_and_is_for_its_owner_only(void **state)
{
    struct scratch_book *book = *state;
    struct stat about;
    assert_int_equal(strlen(ledger_device(book->ledger)), 16);
    assert_int_equal(scratch_book_count(book, "entry"), 0);
    char *path = scratch_path(&book->scratch, "data/so.db");
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    free(path);
}

/* DESIGN: TRUNCATE and FULL. NORMAL loses acknowledged entries in a power cut. */
static void an_entry_is_on_the_disk_when_append_says_so(void **state)
{
    static const struct {
        const char *pragma, *value;
    } pragmas[] = {
        {"PRAGMA journal_mode", "truncate"}, {"PRAGMA synchronous", "2"},
        {"PRAGMA secure_delete", "1"},       {"PRAGMA foreign_keys", "1"},
        {"PRAGMA recursive_triggers", "1"},  {"PRAGMA cell_size_check", "1"},
        {"PRAGMA busy_timeout", "100"},      {"PRAGMA application_id", "1129603449"},
        {"PRAGMA user_version", "1"},
    };
    struct scratch_book *book = *state;
    for (int restart = 0; restart < 2; restart++) {
        for (size_t i = 0; i < sizeof pragmas / sizeof pragmas[0]; i++)
            assert_string_equal(scratch_book_text(book, pragmas[i].pragma), pragmas[i].value);
        assert_ok(scratch_book_reopen(book), &book->error);
    }
}

static void a_newer_programs_book_is_refused_and_not_touched(void **state)
{
    struct scratch_book *book = *state;
    scratch_book_say(book, "visit.resumed", A, "{}", NULL);
    close_book(book);
    change(book, "PRAGMA user_version = 2");
    struct scratch_kept whole = scratch_keep(&book->scratch, "data/so.db");
    for (int read_only = 0; read_only < 2; read_only++) {
        assert_null(open_again(book, !read_only, read_only));
        assert_int_equal(book->error.code, ERROR_NEWER);
    }
    assert_true(scratch_is_as_kept(&book->scratch, &whole));
}

static void what_is_no_book_is_not_taken_for_one(void **state)
{
    struct scratch_book *book = *state;
    close_book(book);
    scratch_write(&book->scratch, "data/so.db", "Danh sách công dân\n");
    assert_null(open_again(book, true, false));
    assert_int_equal(book->error.code, ERROR_CORRUPT);
    char *text = scratch_read(&book->scratch, "data/so.db", NULL);
    assert_string_equal(text, "Danh sách công dân\n");
    free(text);

    scratch_remove(&book->scratch, "data/so.db");
    char *path = scratch_path(&book->scratch, "data/so.db");
    struct store *other = store_open(path, STORE_CREATE, &book->error);
    store_script(other, "CREATE TABLE theirs(x)", &book->error);
    store_close(other);
    free(path);
    assert_null(open_again(book, true, false));
    assert_int_equal(book->error.code, ERROR_CORRUPT);
}

static void no_book_is_made_unless_asked_for(void **state)
{
    struct scratch_book *book = *state;
    close_book(book);
    scratch_remove(&book->scratch, "data/so.db");
    scratch_remove(&book->scratch, "data/so.db-journal");
    assert_null(open_again(book, false, false));
    assert_int_equal(book->error.code, ERROR_MISSING);
    assert_null(open_again(book, false, true));
    assert_int_equal(book->error.code, ERROR_MISSING);
    assert_int_equal(scratch_count(&book->scratch, "data", true), 0);

    scratch_write(&book->scratch, "data/so.db", ""); /* founding was cut short */
    assert_null(open_again(book, false, false));
    assert_int_equal(book->error.code, ERROR_MISSING);
    book->ledger = open_again(book, true, false);
    assert_non_null(book->ledger);
}

/* Every byte of the header and a sample of the others, overwritten: an answer, never a crash. */
static void a_damaged_file_gives_an_error_never_a_crash(void **state)
{
    struct scratch_book *book = *state;
    size_t size;
    for (int i = 0; i < 20; i++)
        scratch_book_say(book, "visit.opened", A, "{\"mode\":\"counter\"}", NULL);
    close_book(book);
    char *path = scratch_path(&book->scratch, "data/so.db");
    char *bytes = scratch_read(&book->scratch, "data/so.db", &size);
    for (size_t at = 0; at < size; at += at < 100 ? 1 : size / 97) {
        char damage[32];
        memset(damage, 0xa5, sizeof damage);
        size_t length = at < 100 ? 1 : sizeof damage;
        if (at + length > size)
            break;
        FILE *file = fopen(path, "r+b");
        fwrite(bytes, 1, size, file);
        fseek(file, (long)at, SEEK_SET);
        fwrite(damage, 1, length, file);
        fclose(file);
        struct ledger *ledger = open_again(book, false, true);
        if (ledger == NULL)
            assert_int_not_equal(book->error.code, ERROR_NONE);
        ledger_close(ledger);
    }
    free(bytes);
    free(path);
}

static void note_progress(void *self, int thousandths)
{
    assert_in_range(thousandths, 0, 1000);
    ++*(int *)self;
}

static void changed_tables_are_made_anew_at_opening(void **state)
{
    struct scratch_book *book = *state;
    scratch_book_say(book, "visit.opened", A, "{\"mode\":\"counter\"}", NULL);
    close_book(book);
    change(book, "DROP TABLE step; DROP TRIGGER on_visit_opened; DELETE FROM visit;"
                 "CREATE TABLE of_an_older_version(x);"
                 "UPDATE meta SET value = 'older' WHERE name = 'projection'");
    assert_null(open_again(book, false, true)); /* who only reads cannot mend */
    assert_int_equal(book->error.code, ERROR_REFUSED);
    assert_ptr_equal(strstr(book->error.cause, "the tables"),
                     book->error.cause); /* desk/sentence.c */

    int told = 0;
    struct ledger_options options = {.folder = book->folder,
                                     .clock = &book->clock,
                                     .random = &book->random,
                                     .progress = note_progress,
                                     .progress_self = &told};
    book->ledger = ledger_open(&options, &book->error);
    assert_non_null(book->ledger);
    assert_true(told > 0);
    assert_int_equal(scratch_book_count(book, "visit"), 1);
    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM sqlite_schema"
                                               " WHERE name = 'of_an_older_version'"),
                     0);
    scratch_book_say(book, "visit.opened", "3333333333333333", "{\"mode\":\"counter\"}", NULL);
    assert_int_equal(scratch_book_count(book, "visit"), 2);
    ledger_close(book->ledger);
    book->ledger = open_again(book, false, true);
    assert_non_null(book->ledger);
}

static void a_truth_without_its_trigger_is_refused(void **state)
{
    struct scratch_book *book = *state;
    close_book(book);
    change(book, "DROP TRIGGER entry_is_never_deleted");
    assert_null(open_again(book, false, false));
    assert_int_equal(book->error.code, ERROR_CORRUPT);
    assert_non_null(strstr(book->error.cause, "entry_is_never_deleted"));
}

static void a_second_program_writing_is_busy_not_waited_for(void **state)
{
    struct scratch_book *book = *state;
    struct event event = {.kind = "visit.resumed", .subject = A, .body = "{}"};
    char *path = scratch_path(&book->scratch, "data/so.db");
    struct store *other = store_open(path, STORE_WRITE, &book->error);
    assert_ok(store_begin_write(other, &book->error), &book->error);
    assert_error(ledger_append(book->ledger, &event, 1, NULL, &book->error), &book->error,
                 ERROR_BUSY);
    store_rollback(other);
    assert_ok(ledger_append(book->ledger, &event, 1, NULL, &book->error), &book->error);
    store_close(other);
    free(path);
}

static void who_reads_beside_the_kiosk_cannot_write(void **state)
{
    struct scratch_book *book = *state;
    struct event event = {.kind = "visit.resumed", .subject = A, .body = "{}"};
    struct ledger *reader = open_again(book, false, true);
    assert_non_null(reader);
    assert_error(ledger_append(reader, &event, 1, NULL, &book->error), &book->error,
                 ERROR_READ_ONLY);
    scratch_book_say(book, "visit.resumed", A, "{}", NULL);
    struct ledger_head head;
    assert_ok(ledger_head(reader, &head, &book->error), &book->error);
    assert_int_equal(head.number, 1);
    ledger_close(reader);
}

static void two_kiosks_do_not_share_a_folder(void **state)
{
    struct scratch_book *book = *state;
    int first = ledger_lock(book->folder, &book->error);
    assert_true(first >= 0);
    assert_int_equal(ledger_lock(book->folder, &book->error), -1);
    assert_int_equal(book->error.code, ERROR_BUSY);
    close(first);
    int second = ledger_lock(book->folder, &book->error);
    assert_true(second >= 0);
    close(second);
}

static void a_clock_before_the_build_is_not_believed(void **state)
{
    struct scratch_book *book = *state;
    clock_init(&book->clock);
    book->clock.offset = -clock_wall(&book->clock) + clock_built() - 1000;
    assert_false(ledger_clock_plausible(book->ledger, &book->error));
    book->clock.offset += 10000;
    assert_true(ledger_clock_plausible(book->ledger, &book->error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_BOOK_ON_DISK(a_new_book_has_an_id_no_entry_and_is_for_its_owner_only),
        IN_A_BOOK_ON_DISK(an_entry_is_on_the_disk_when_append_says_so),
        IN_A_BOOK_ON_DISK(a_newer_programs_book_is_refused_and_not_touched),
        IN_A_BOOK_ON_DISK(what_is_no_book_is_not_taken_for_one),
        IN_A_BOOK_ON_DISK(no_book_is_made_unless_asked_for),
        IN_A_BOOK_ON_DISK(a_damaged_file_gives_an_error_never_a_crash),
        IN_A_BOOK_ON_DISK(changed_tables_are_made_anew_at_opening),
        IN_A_BOOK_ON_DISK(a_truth_without_its_trigger_is_refused),
        IN_A_BOOK_ON_DISK(a_second_program_writing_is_busy_not_waited_for),
        IN_A_BOOK_ON_DISK(who_reads_beside_the_kiosk_cannot_write),
        IN_A_BOOK_ON_DISK(two_kiosks_do_not_share_a_folder),
        IN_A_BOOK_ON_DISK(a_clock_before_the_build_is_not_believed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
