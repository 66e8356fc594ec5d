/* One test a promise of ledger/verify.h: what an attacker with the file in hands can change is
 * found, and named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "check.h"
#include "ledger/store_private.h"
#include "ledger/verify.h"
#include "support/book.h"

#define A "1111111111111111"
#define X "22222222222222222222222222222222"

struct found {
    int count;
    char what[400];
    char entries[2000]; /* "DEVICE/NUMBER " of each */
    char messages[4000];
};

static void note(void *self, const char *what, const char *device, int64_t number,
                 const char *message)
{
    struct found *found = self;
    found->count++;
    size_t end = strlen(found->what);
    snprintf(found->what + end, sizeof found->what - end, "%s ", what);
    end = strlen(found->entries);
    snprintf(found->entries + end, sizeof found->entries - end, "%s/%d ", device, (int)number);
    end = strlen(found->messages);
    snprintf(found->messages + end, sizeof found->messages - end, "%s\n", message);
}

static struct verify_result check(struct scratch_book *book, struct found *found)
{
    struct verify_result result;
    *found = (struct found){0};
    assert_ok(ledger_verify(book->folder, true, note, found, NULL, &result, &book->error),
              &book->error);
    assert_int_equal(result.findings, found->count);
    return result;
}

static void fill(struct scratch_book *book)
{
    struct event opened = {.kind = "visit.opened",
                           .subject = A,
                           .body = "{\"mode\":\"counter\",\"counter\":\"quay 1\"}",
                           .once = "d:quay:1.1"};
    assert_ok(ledger_append(book->ledger, &opened, 1, NULL, &book->error), &book->error);
    for (int i = 0; i < 2; i++) {
        scratch_book_say(book, "citizen.identified", X,
                         "{\"visit\":\"" A "\",\"sex\":\"F\",\"birth_year\":1961,"
                         "\"resident\":true}",
                         "{\"name\":\"Y Hlơ\"}");
        scratch_book_say(book, "service.ended", A,
                         "{\"service\":\"vneid\",\"outcome\":\"done\",\"seconds\":9}", NULL);
    }
    scratch_book_say(book, "visit.closed", A,
                     "{\"result\":\"done\",\"notice\":true,\"helper\":\"none\",\"seconds\":60}",
                     NULL);
}

static void a_sound_book_gives_no_finding_beside_an_open_kiosk(void **state)
{
    struct scratch_book *book = *state;
    struct found found;
    struct ledger_head head;
    fill(book);
    struct verify_result result = check(book, &found);
    assert_string_equal(found.messages, "");
    assert_int_equal(result.entries, 6);
    assert_int_equal(result.devices, 1);
    assert_int_equal(result.sealed, 2);
    assert_int_equal(result.rows, 9);
    ledger_head(book->ledger, &head, &book->error);
    assert_string_equal(result.head, head.hash);
}

static void an_erased_part_is_no_finding(void **state)
{
    struct scratch_book *book = *state;
    struct found found;
    char body[80];
    fill(book);
    snprintf(body, sizeof body, "{\"device\":\"%s\",\"number\":2}", ledger_device(book->ledger));
    scratch_book_say(book, "citizen.erased", X, body, NULL);
    struct verify_result result = check(book, &found);
    assert_string_equal(found.messages, "");
    assert_int_equal(result.erased, 1);
    assert_int_equal(result.sealed, 1);
}

/* --- the attacker --- */

static struct store *attack(struct scratch_book *book)
{
    char *path = scratch_path(&book->scratch, "data/so.db");
    struct store *store = store_open(path, STORE_WRITE, &book->error);
    free(path);
    assert_non_null(store);
    return store;
}

static void do_sql(struct store *store, const char *sql)
{
    struct error error = {0};
    if (!store_script(store, sql, &error))
        fail_msg("%s: %s", sql, error.cause);
}

/* Runs `sql` with the triggers of `entry` away and puts them back, word for word. */
static void change_behind_the_triggers(struct scratch_book *book, const char *sql)
{
    struct store *store = attack(book);
    struct buffer drop = {0}, back = {0};
    struct statement *each = statement_new(
        store, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", &book->error);
    while (statement_row(each, &book->error)) {
        buffer_addf(&drop, "DROP TRIGGER %s;", statement_column(each, 0));
        buffer_addf(&back, "%s;\n", statement_column(each, 1));
    }
    statement_free(each);
    do_sql(store, "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF; BEGIN");
    do_sql(store, buffer_text(&drop));
    do_sql(store, sql);
    do_sql(store, buffer_text(&back));
    do_sql(store, "COMMIT");
    store_close(store);
    buffer_release(&drop);
    buffer_release(&back);
}

/* A copy of the file to go back to after each attack. */
static void put_back(struct scratch_book *book, const char *bytes, size_t size)
{
    char *path = scratch_path(&book->scratch, "data/so.db");
    FILE *file = fopen(path, "r+b");
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
    free(path);
}

/* The last byte of the column becomes another one: for numbers the number, for bytes a bit. */
static void change_column(struct buffer *sql, const char *column, int type, int64_t number)
{
    if (type == 0)
        buffer_addf(sql, "UPDATE entry SET %s = %s + 1000000 WHERE number = %d", column, column,
                    (int)number);
    else if (type == 1)
        buffer_addf(sql,
                    "UPDATE entry SET %s = substr(%s, 1, length(%s) - 1) ||"
                    " iif(substr(%s, -1) = 'e', 'f', 'e') WHERE number = %d",
                    column, column, column, column, (int)number);
    else
        buffer_addf(sql,
                    "UPDATE entry SET %s = CAST(substr(%s, 1, length(%s) - 1) ||"
                    " iif(substr(%s, -1) = x'65', x'66', x'65') AS BLOB) WHERE number = %d",
                    column, column, column, column, (int)number);
}

/* Whether the column is not NULL in this entry of fill(). */
static bool has_value(const char *column, int64_t number)
{
    if (strncmp(column, "sealed", 6) == 0)
        return number == 2 || number == 4;
    return number == 1 || strcmp(column, "once") != 0;
}

/* What is changed in the test below. */
static const struct column {
    const char *name;
    int type; /* 0 number, 1 text, 2 bytes */
} columns[] = {{"device", 1}, {"number", 0},      {"at", 0},      {"day", 1},  {"staff", 1},
               {"kind", 1},   {"version", 0},     {"subject", 1}, {"body", 1}, {"once", 1},
               {"sealed", 2}, {"sealed_hash", 2}, {"prev", 2},    {"hash", 2}};

/* Changes one column of one entry; the findings must name it, by its old name or its new one. */
static void change_and_check(struct scratch_book *book, const char *device,
                             const struct column *column, int64_t number)
{
    struct buffer sql = {0};
    struct found found;
    char before[64], after[64];
    bool is_number = strcmp(column->name, "number") == 0;
    bool is_device = strcmp(column->name, "device") == 0;
    change_column(&sql, column->name, column->type, number);
    change_behind_the_triggers(book, buffer_text(&sql));
    check(book, &found);
    snprintf(before, sizeof before, "%s/%d ", device, (int)number);
    snprintf(after, sizeof after, "%s/%d ", device, (int)number + (is_number ? 1000000 : 0));
    if (is_device)
        after[15] = after[15] == 'e' ? 'f' : 'e';
    if (strstr(found.entries, before) == NULL && strstr(found.entries, after) == NULL)
        fail_msg("%s: names %s", buffer_text(&sql), found.entries);
    buffer_release(&sql);
}

static void one_changed_byte_in_any_column_of_any_entry_is_named(void **state)
{
    struct scratch_book *book = *state;
    struct found found;
    size_t size;
    char device[LEDGER_ID_SIZE];
    fill(book);
    char *whole = scratch_read(&book->scratch, "data/so.db", &size);
    snprintf(device, sizeof device, "%s", ledger_device(book->ledger));
    ledger_close(book->ledger);
    book->ledger = NULL;
    int attacks = 0;
    for (size_t c = 0; c < sizeof columns / sizeof columns[0]; c++)
        for (int64_t number = 1; number <= 6; number++) {
            if (!has_value(columns[c].name, number))
                continue;
            change_and_check(book, device, &columns[c], number);
            put_back(book, whole, size);
            attacks++;
        }
    assert_int_equal(attacks, 11 * 6 + 1 + 4);
    check(book, &found);
    assert_int_equal(found.count, 0);
    free(whole);
}

static void a_changed_byte_is_found_in_the_file_itself(void **state)
{
    struct scratch_book *book = *state;
    struct found found;
    size_t size;
    fill(book);
    char *bytes = scratch_read(&book->scratch, "data/so.db", &size);
    char *body = memmem(bytes, size, "quay 1", 6);
    assert_non_null(body);
    body[5] = '2';
    put_back(book, bytes, size);
    free(bytes);
    check(book, &found);
    assert_non_null(strstr(found.entries, "/1 "));
    assert_non_null(strstr(found.what, "hash"));
}

/* The index still says whose entry it is; what counts is the row. */
static void a_changed_row_behind_a_sound_index_is_named(void **state)
{
    struct scratch_book *book = *state;
    struct found found;
    size_t size;
    fill(book);
    const char *device = ledger_device(book->ledger);
    char *bytes = scratch_read(&book->scratch, "data/so.db", &size);
    char *row = memmem(bytes, size, "quay 1", 6);
    assert_non_null(row);
    while (memcmp(row, device, 16) != 0)
        row--;
    row[15] = row[15] == 'e' ? 'f' : 'e';
    put_back(book, bytes, size);
    check(book, &found);
    assert_non_null(strstr(found.entries, "/1 "));
    assert_non_null(strstr(found.what, "hash"));
    free(bytes);
}

static void a_taken_out_entry_is_a_gap_and_a_moved_seal_is_seen(void **state)
{
    struct scratch_book *book = *state;
    struct found found;
    fill(book);
    change_behind_the_triggers(book, "DELETE FROM entry WHERE number = 3");
    check(book, &found);
    assert_non_null(strstr(found.what, "gap"));
    assert_non_null(strstr(found.entries, "/3 "));
    change_behind_the_triggers(book, "UPDATE entry SET sealed = NULL WHERE number = 4");
    check(book, &found);
    assert_non_null(strstr(found.messages, "mất phần kín"));
}

static void a_changed_trigger_is_seen(void **state)
{
    static const char *const changes[] = {
        "DROP TRIGGER entry_is_never_deleted",
        "DROP TRIGGER on_phone_stated",
        ("DROP TRIGGER entry_is_never_changed; CREATE TRIGGER entry_is_never_changed BEFORE UPDATE"
         " ON entry WHEN 0 BEGIN SELECT RAISE(ABORT, 'x'); END"),
        "CREATE TRIGGER mine AFTER INSERT ON entry BEGIN DELETE FROM visit; END",
    };
    struct scratch_book *book = *state;
    size_t size;
    fill(book);
    char *whole = scratch_read(&book->scratch, "data/so.db", &size);
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct found found;
        struct store *store = attack(book);
        do_sql(store, changes[i]);
        store_close(store);
        check(book, &found);
        assert_string_equal(found.what, "trigger ");
        put_back(book, whole, size);
    }
    struct store *store = attack(book);
    struct found found;
    do_sql(store, "CREATE TABLE mine(x); DROP INDEX visit_day");
    store_close(store);
    check(book, &found);
    assert_string_equal(found.what, "schema schema ");
    free(whole);
}

static void a_changed_row_of_any_table_is_seen(void **state)
{
    static const char *const changes[] = {
        "UPDATE visit SET result = 'asked'",   "DELETE FROM ended WHERE number = 3",
        "UPDATE ended SET outcome = 'issued'", "UPDATE citizen SET hamlet = 'x'",
        "DELETE FROM service_state",           "INSERT INTO reversed VALUES('d', 1, 'd', 2)",
        "UPDATE closed SET seconds = 1",
    };
    struct scratch_book *book = *state;
    size_t size;
    fill(book);
    char *whole = scratch_read(&book->scratch, "data/so.db", &size);
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct found found;
        change_behind_the_triggers(book, changes[i]);
        check(book, &found);
        if (strstr(found.what, "table") == NULL)
            fail_msg("not seen: %s", changes[i]);
        put_back(book, whole, size);
    }
    free(whole);
}

static void a_file_that_is_no_book_is_refused(void **state)
{
    struct scratch_book *book = *state;
    struct verify_result result;
    ledger_close(book->ledger);
    book->ledger = NULL;
    scratch_write(&book->scratch, "data/so.db",
                  "not a database, but long enough to look at: "
                  "................................................"
                  "................................................");
    assert_error(ledger_verify(book->folder, true, NULL, NULL, NULL, &result, &book->error),
                 &book->error, ERROR_CORRUPT);
    scratch_remove(&book->scratch, "data/so.db");
    assert_error(ledger_verify(book->folder, true, NULL, NULL, NULL, &result, &book->error),
                 &book->error, ERROR_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_BOOK_ON_DISK(a_sound_book_gives_no_finding_beside_an_open_kiosk),
        IN_A_BOOK_ON_DISK(an_erased_part_is_no_finding),
        IN_A_BOOK_ON_DISK(one_changed_byte_in_any_column_of_any_entry_is_named),
        IN_A_BOOK_ON_DISK(a_changed_byte_is_found_in_the_file_itself),
        IN_A_BOOK_ON_DISK(a_changed_row_behind_a_sound_index_is_named),
        IN_A_BOOK_ON_DISK(a_taken_out_entry_is_a_gap_and_a_moved_seal_is_seen),
        IN_A_BOOK_ON_DISK(a_changed_trigger_is_seen),
        IN_A_BOOK_ON_DISK(a_changed_row_of_any_table_is_seen),
        IN_A_BOOK_ON_DISK(a_file_that_is_no_book_is_refused),
    };
    if (access("/dev/shm", W_OK) == 0) /* thousands of files need no disk */
        setenv("TMPDIR", "/dev/shm", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
