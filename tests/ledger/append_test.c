/* One test a promise of ledger/append.h and of the book's own rules. */
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
#include "ledger/kinds.h"
#include "ledger/read.h"
#include "ledger/store_private.h"
#include "support/book.h"

#define VISIT   "1111111111111111"
#define CITIZEN "22222222222222222222222222222222"

static const struct event opened = {.kind = "visit.opened",
                                    .subject = VISIT,
                                    .body = "{\"mode\":\"counter\"}",
                                    .once = "d:quay:1.1"};

static void entries_are_numbered_and_chained(void **state)
{
    struct scratch_book *book = *state;
    struct ledger_head head;
    assert_ok(ledger_head(book->ledger, &head, &book->error), &book->error);
    assert_int_equal(head.number, 0);
    assert_int_equal(scratch_book_say(book, "visit.resumed", VISIT, "{}", NULL), 1);
    assert_int_equal(scratch_book_say(book, "visit.resumed", VISIT, "{}", NULL), 2);
    assert_ok(ledger_head(book->ledger, &head, &book->error), &book->error);
    assert_int_equal(head.number, 2);
    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM entry a JOIN entry b"
                                               " ON b.number = a.number + 1 AND b.prev = a.hash"),
                     1);
    assert_string_equal(scratch_book_text(book, "SELECT hex(prev) FROM entry WHERE number = 1"),
                        "0000000000000000000000000000000000000000000000000000000000000000");
    assert_string_equal(scratch_book_text(book, "SELECT staff FROM entry"), BOOK_STAFF);
    assert_string_equal(scratch_book_text(book, "SELECT day FROM entry"), "2026-11-24");
}

static void an_act_repeated_after_a_power_cut_is_logged_once(void **state)
{
    struct scratch_book *book = *state;
    int64_t first = 0, second = 0;
    assert_ok(ledger_append(book->ledger, &opened, 1, &first, &book->error), &book->error);
    clock_advance(&book->clock, 60000);
    assert_ok(scratch_book_reopen(book), &book->error);
    assert_ok(ledger_append(book->ledger, &opened, 1, &second, &book->error), &book->error);
    assert_int_equal(second, first);
    assert_int_equal(scratch_book_count(book, "entry"), 1);
}

static void the_same_act_with_another_body_is_an_error(void **state)
{
    struct scratch_book *book = *state;
    struct event other = opened;
    assert_ok(ledger_append(book->ledger, &opened, 1, NULL, &book->error), &book->error);
    other.body = "{\"mode\":\"field\"}";
    assert_error(ledger_append(book->ledger, &other, 1, NULL, &book->error), &book->error,
                 ERROR_TWICE);
    other = opened;
    other.subject = "3333333333333333";
    assert_error(ledger_append(book->ledger, &other, 1, NULL, &book->error), &book->error,
                 ERROR_TWICE);
    assert_int_equal(scratch_book_count(book, "entry"), 1);
}

static void an_act_after_its_undo_has_a_new_name_and_counts_again(void **state)
{
    struct scratch_book *book = *state;
    char body[160];
    struct event again = opened;
    int64_t number;
    assert_ok(ledger_append(book->ledger, &opened, 1, &number, &book->error), &book->error);
    snprintf(body, sizeof body, "{\"device\":\"%s\",\"number\":%d,\"kind\":\"visit.opened\"}",
             ledger_device(book->ledger), (int)number);
    scratch_book_say(book, "entry.reversed", VISIT, body, NULL);
    again.once = "d:quay:3.1";
    assert_ok(ledger_append(book->ledger, &again, 1, &number, &book->error), &book->error);
    assert_int_equal(number, 3);
    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM visit WHERE NOT reversed"), 1);
}

static void several_events_are_written_all_or_none(void **state)
{
    struct scratch_book *book = *state;
    struct event events[2] = {opened, opened};
    int64_t numbers[2] = {7, 7};
    events[1].once = "d:quay:1.2";
    events[1].subject = "3333333333333333";
    assert_ok(ledger_append(book->ledger, events, 2, numbers, &book->error), &book->error);
    assert_int_equal(numbers[0], 1);
    assert_int_equal(numbers[1], 2);

    events[0].once = "d:quay:2.1";
    events[1].body = "{\"mode\":\"meeting\"}"; /* stands in the book otherwise */
    assert_error(ledger_append(book->ledger, events, 2, NULL, &book->error), &book->error,
                 ERROR_TWICE);
    assert_int_equal(scratch_book_count(book, "entry"), 2);
}

static void what_its_row_does_not_allow_is_refused(void **state)
{
    static const struct {
        const char *kind, *subject, *body, *names;
    } bad[] = {
        {"visit.flown", VISIT, "{}", "visit.flown"},
        {"visit.opened", "v1", "{\"mode\":\"counter\"}", "subject"},
        {"visit.opened", VISIT, "{\"mode\":\"counter\"", "object"},
        {"visit.opened", VISIT, "[]", "object"},
        {"visit.opened", VISIT, "{}", "mode"},
        {"visit.opened", VISIT, "{\"mode\":\"moon\"}", "mode"},
        {"visit.opened", VISIT, "{\"mode\":\"counter\",\"mode\":\"counter\"}", "object"},
        {"visit.opened", VISIT, "{\"mode\":\"counter\",\"name\":\"A Thuk\"}", "field"},
        {"visit.opened", VISIT, "{\"mode\":\"counter\",\"late\":1}", "late"},
        {"visit.opened", VISIT, "{\"mode\":\"counter\",\"counter\":\"\"}", "counter"},
        {"visit.opened", VISIT, "{\"mode\":\"counter\",\"counter\":\"a\\u001b[2J\"}", "counter"},
        {"visit.held", VISIT, "{\"waits_for\":\"otp\",\"minutes\":-1}", "minutes"},
        {"visit.held", VISIT, "{\"waits_for\":\"otp\",\"minutes\":1.5}", "minutes"},
        {"visit.held", VISIT, "{\"waits_for\":\"otp\",\"minutes\":9007199254740993}", "minutes"},
        {"clock.confirmed", VISIT, "{\"said\":\"2026-02-30\",\"offset\":\"0\"}", "said"},
        {"clock.confirmed", VISIT, "{\"said\":\"2026-11-24\",\"offset\":\"x\"}", "offset"},
        {"citizen.identified", CITIZEN, "{\"visit\":\"A\",\"sex\":\"F\",\"resident\":true}",
         "visit"},
    };
    struct scratch_book *book = *state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct event event = {.kind = bad[i].kind, .subject = bad[i].subject, .body = bad[i].body};
        assert_error(ledger_append(book->ledger, &event, 1, NULL, &book->error), &book->error,
                     ERROR_KIND);
        if (strstr(book->error.cause, bad[i].names) == NULL)
            fail_msg("%s does not name %s", book->error.cause, bad[i].names);
    }
    struct event sealed = opened;
    sealed.secret = "{\"name\":\"A Thuk\"}";
    assert_error(ledger_append(book->ledger, &sealed, 1, NULL, &book->error), &book->error,
                 ERROR_KIND);
    assert_int_equal(scratch_book_count(book, "entry"), 0);
}

/* A body with every field of the row (all), or only what must be there. */
static void write_body(const struct kind *kind, bool all, struct buffer *body)
{
    char row[1200];
    snprintf(row, sizeof row, "%s", kind->fields);
    char *secrets = strchr(row, '/');
    if (secrets != NULL)
        *secrets = '\0';
    buffer_clear(body);
    buffer_add_text(body, "{");
    for (char *rest, *field = strtok_r(row, " ", &rest); field != NULL;
         field = strtok_r(NULL, " ", &rest)) {
        char *type = strchr(field, ':');
        *type++ = '\0';
        size_t length = strlen(type);
        if (type[length - 1] == '?') {
            if (!all)
                continue;
            type[length - 1] = '\0';
        }
        type[strcspn(type, "|")] = '\0';
        const char *value = strcmp(type, "int") == 0    ? "12"
                            : strcmp(type, "bool") == 0 ? "true"
                            : strcmp(type, "ints") == 0 ? "[1,2]"
                            : strcmp(type, "day") == 0  ? "\"2026-11-24\""
                            : strcmp(type, "id") == 0   ? "\"0123456789abcdef\""
                            : strcmp(type, "text") == 0 ? "\"12\""
                                                        : NULL;
        buffer_addf(body, "%s\"%s\":", body->length > 1 ? "," : "", field);
        if (value != NULL)
            buffer_add_text(body, value);
        else
            buffer_addf(body, "\"%s\"", type);
    }
    buffer_add_text(body, "}");
}

static void every_kind_is_accepted_with_all_its_fields_and_with_the_least(void **state)
{
    struct scratch_book *book = *state;
    struct buffer body = {0};
    int64_t count = 0;
    for (const struct kind *kind = kind_table(); kind->name != NULL; kind++)
        for (int all = 0; all < 2; all++, count++) {
            write_body(kind, all, &body);
            scratch_book_say(book, kind->name, VISIT, buffer_text(&body), NULL);
        }
    assert_int_equal(scratch_book_count(book, "entry"), count);
    buffer_release(&body);
}

static void every_field_is_checked_for_its_type(void **state)
{
    struct scratch_book *book = *state;
    struct buffer body = {0};
    for (const struct kind *kind = kind_table(); kind->name != NULL; kind++) {
        write_body(kind, true, &body);
        for (char *colon = strchr(body.data, ':'); colon != NULL; colon = strchr(colon, ':')) {
            /* {} in place of the value fits no type */
            char *end = colon + 1 +
                        (colon[1] == '['   ? strcspn(colon + 1, "]") + 1
                         : colon[1] == '"' ? strcspn(colon + 2, "\"") + 2
                                           : strcspn(colon + 1, ",}"));
            struct buffer bad = {0};
            buffer_add(&bad, body.data, (size_t)(colon + 1 - body.data));
            buffer_add_text(&bad, "{}");
            buffer_add_text(&bad, end);
            struct event event = {.kind = kind->name, .subject = VISIT, .body = bad.data};
            assert_error(ledger_append(book->ledger, &event, 1, NULL, &book->error), &book->error,
                         ERROR_KIND);
            buffer_release(&bad);
            colon++;
        }
    }
    buffer_release(&body);
}

static void the_store_itself_refuses_an_unknown_kind(void **state)
{
    struct scratch_book *book = *state;
    assert_error(store_script(ledger_store(book->ledger),
                              "INSERT INTO entry VALUES('d', 1, 1, '2026-11-24', '', 'x.y', 1,"
                              " 's', '{}', NULL, NULL, NULL, zeroblob(32), zeroblob(32))",
                              &book->error),
                 &book->error, ERROR_EXISTS);
}

static void entries_are_never_changed_deleted_or_replaced(void **state)
{
    static const char *const attempts[] = {
        "UPDATE entry SET body = '{}'",
        "UPDATE entry SET sealed = NULL",
        "UPDATE entry SET sealed = x'00'",
        "UPDATE entry SET rowid = 99",
        "DELETE FROM entry",
        ("INSERT OR REPLACE INTO entry SELECT device, number, at, day, staff, kind, version, "
         "subject,"
         " '{\"visit\":\"x\",\"sex\":\"M\",\"resident\":1}', once, sealed, sealed_hash, prev, hash"
         " FROM entry"),
        ("INSERT OR REPLACE INTO entry SELECT device, 9, at, day, staff, kind, version, subject,"
         " body, once, sealed, sealed_hash, prev, hash FROM entry"),
    };
    struct scratch_book *book = *state;
    struct event event = {.kind = "citizen.identified",
                          .subject = CITIZEN,
                          .body = "{\"visit\":\"" VISIT "\",\"sex\":\"F\",\"resident\":true}",
                          .secret = "{\"name\":\"Y Hlơ\"}",
                          .once = "d:quay:1.1"};
    assert_ok(ledger_append(book->ledger, &event, 1, NULL, &book->error), &book->error);
    for (size_t i = 0; i < sizeof attempts / sizeof attempts[0]; i++)
        assert_error(store_script(ledger_store(book->ledger), attempts[i], &book->error),
                     &book->error, ERROR_EXISTS);
    assert_int_equal(scratch_book_count(book, "entry"), 1);
    assert_int_equal(scratch_book_number(book, "SELECT body ->> 'visit' = '" VISIT
                                               "' AND sealed IS NOT NULL FROM entry"),
                     1);
}

static void what_was_erased_is_gone_and_the_entry_stands(void **state)
{
    struct scratch_book *book = *state;
    struct buffer secret = {0};
    char body[100];
    int64_t number = scratch_book_say(book, "citizen.identified", CITIZEN,
                                      "{\"visit\":\"" VISIT "\",\"sex\":\"F\",\"resident\":true}",
                                      "{\"name\":\"Y Hlơ\"}");
    const char *device = ledger_device(book->ledger);
    assert_ok(ledger_secret(book->ledger, device, number, &secret, &book->error), &book->error);
    assert_string_equal(buffer_text(&secret), "{\"name\":\"Y Hlơ\"}");

    snprintf(body, sizeof body, "{\"device\":\"%s\",\"number\":%d}", device, (int)number);
    scratch_book_say(book, "citizen.erased", CITIZEN, body, NULL);
    assert_error(ledger_secret(book->ledger, device, number, &secret, &book->error), &book->error,
                 ERROR_MISSING);
    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM entry WHERE sealed IS NULL"
                                               " AND sealed_hash IS NOT NULL"),
                     1);
    assert_int_equal(scratch_book_count(book, "citizen"), 1);
    buffer_release(&secret);
}

static void a_secret_needs_a_vault_to_be_written_and_read(void **state)
{
    struct scratch_book *book = *state;
    struct buffer secret = {0};
    struct event event = {.kind = "citizen.identified",
                          .subject = CITIZEN,
                          .body = "{\"visit\":\"" VISIT "\",\"sex\":\"F\",\"resident\":true}",
                          .secret = "{\"name\":\"Y Hlơ\"}"};
    int64_t number;
    assert_ok(ledger_append(book->ledger, &event, 1, &number, &book->error), &book->error);
    ledger_set_vault(book->ledger, NULL);
    assert_error(ledger_append(book->ledger, &event, 1, NULL, &book->error), &book->error,
                 ERROR_KEY);
    assert_error(
        ledger_secret(book->ledger, ledger_device(book->ledger), number, &secret, &book->error),
        &book->error, ERROR_KEY);
    buffer_release(&secret);
}

static void time_never_goes_back_and_the_day_is_vietnams(void **state)
{
    struct scratch_book *book = *state;
    scratch_book_say(book, "visit.resumed", VISIT, "{}", NULL);
    clock_set(&book->clock, "=2026-11-23 23:59:59");
    book->clock.given = false;
    scratch_book_say(book, "visit.resumed", VISIT, "{}", NULL);
    scratch_book_say(book, "visit.resumed", VISIT, "{}", NULL);
    assert_int_equal(scratch_book_number(book, "SELECT max(at) - min(at) FROM entry"), 2);
    assert_string_equal(scratch_book_text(book, "SELECT day FROM entry WHERE number = 2"),
                        "2026-11-23");
    assert_string_equal(scratch_book_text(book, "SELECT day FROM entry WHERE number = 3"),
                        "2026-11-24");
}

static void late_paper_gives_its_own_day(void **state)
{
    struct scratch_book *book = *state;
    struct event late = opened;
    late.day = clock_day(clock_wall(&book->clock)) - 3;
    assert_ok(ledger_append(book->ledger, &late, 1, NULL, &book->error), &book->error);
    assert_string_equal(scratch_book_text(book, "SELECT day FROM visit"), "2026-11-21");
}

static void a_clock_far_off_is_asked_about_and_its_answer_kept(void **state)
{
    struct scratch_book *book = *state;
    scratch_book_say(book, "visit.resumed", VISIT, "{}", NULL);
    assert_ok(ledger_clock_plausible(book->ledger, &book->error), &book->error);
    static const char *const far[] = {"=2019-01-01 00:00", "=2099-01-01 00:00"};
    for (int i = 0; i < 2; i++) {
        clock_set(&book->clock, far[i]);
        book->clock.given = false;
        assert_false(ledger_clock_plausible(book->ledger, &book->error));
        char body[100];
        int64_t difference =
            clock_day_start(20781) + 9 * 3600000LL + i * 3600000LL - clock_wall(&book->clock);
        snprintf(body, sizeof body, "{\"said\":\"2026-11-24\",\"offset\":\"%lld\"}",
                 (long long)difference);
        scratch_book_say(book, "clock.confirmed", VISIT, body, NULL);
        assert_int_equal(ledger_clock_offset(book->ledger), difference);
        assert_ok(scratch_book_reopen(book), &book->error);
        assert_int_equal(ledger_clock_offset(book->ledger), difference);
        assert_true(ledger_clock_plausible(book->ledger, &book->error));
        scratch_book_say(book, "visit.resumed", VISIT, "{}", NULL);
        assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM entry"
                                                   " WHERE day <> '2026-11-24'"),
                         0);
    }
    assert_int_equal(scratch_book_number(book, "SELECT max(at) - min(at) < 7300000 FROM entry"), 1);
}

static void a_clock_given_by_hand_is_stamped_into_every_entry(void **state)
{
    struct scratch_book *book = *state;
    int64_t first, second;
    book->clock.given = true;
    scratch_book_say(book, "visit.resumed", VISIT, "{ }", NULL);
    assert_ok(ledger_append(book->ledger, &opened, 1, &first, &book->error), &book->error);
    assert_string_equal(scratch_book_text(book, "SELECT body FROM entry WHERE number = 1"),
                        "{ \"clock\":\"given\"}");
    assert_string_equal(scratch_book_text(book, "SELECT body FROM entry WHERE number = 2"),
                        "{\"mode\":\"counter\",\"clock\":\"given\"}");
    book->clock.given = false; /* the act is the same one, whatever clock it is tried again under */
    assert_ok(ledger_append(book->ledger, &opened, 1, &second, &book->error), &book->error);
    assert_int_equal(first, second);
}

static void a_copied_book_writes_nothing_before_it_has_an_id_of_its_own(void **state)
{
    struct scratch_book *book = *state;
    char first[LEDGER_ID_SIZE];
    scratch_book_say(book, "visit.resumed", VISIT, "{}", NULL);
    snprintf(first, sizeof first, "%s", ledger_device(book->ledger));
    assert_false(ledger_is_copy(book->ledger));

    char *from = scratch_path(&book->scratch, "data/so.db");
    char *to = scratch_path(&book->scratch, "data/copy.db");
    size_t size;
    char *bytes = scratch_read(&book->scratch, "data/so.db", &size);
    ledger_close(book->ledger);
    book->ledger = NULL;
    FILE *copy = fopen(to, "wb");
    assert_int_equal(fwrite(bytes, 1, size, copy), size);
    fclose(copy);
    assert_int_equal(rename(to, from), 0);
    free(bytes);
    free(from);
    free(to);

    assert_ok(scratch_book_reopen(book), &book->error);
    assert_true(ledger_is_copy(book->ledger));
    assert_error(ledger_append(book->ledger, &opened, 1, NULL, &book->error), &book->error,
                 ERROR_REFUSED);
    assert_ok(ledger_renew_device(book->ledger, "copied", &book->error), &book->error);
    assert_false(ledger_is_copy(book->ledger));
    assert_string_not_equal(ledger_device(book->ledger), first);
    assert_ok(ledger_append(book->ledger, &opened, 1, NULL, &book->error), &book->error);
    assert_string_equal(
        scratch_book_text(book,
                          "SELECT body ->> 'previous' FROM entry WHERE kind = 'device.joined'"),
        first);
    assert_ok(scratch_book_reopen(book), &book->error);
    assert_false(ledger_is_copy(book->ledger));
}

static bool count_entry(void *self, const struct entry *entry)
{
    (void)entry;
    ++*(int *)self;
    return true;
}

static void a_resumed_desk_finds_what_it_did_since(void **state)
{
    struct scratch_book *book = *state;
    static const char *const acts[] = {"quay:7.1", "quay:9.1", "quay:10.1", "quay:10.2",
                                       "quay2:10.1"};
    for (size_t i = 0; i < 5; i++) {
        char once[80];
        snprintf(once, sizeof once, "%s:%s", ledger_device(book->ledger), acts[i]);
        struct event event = {
            .kind = "visit.resumed", .subject = VISIT, .body = "{}", .once = once};
        assert_ok(ledger_append(book->ledger, &event, 1, NULL, &book->error), &book->error);
    }
    int count = 0;
    assert_ok(ledger_acts_since(book->ledger, "quay", 9, count_entry, &count, &book->error),
              &book->error);
    assert_int_equal(count, 3);
}

static void a_visits_story_has_who_was_identified_and_what_was_undone(void **state)
{
    struct scratch_book *book = *state;
    char body[160];
    int count = 0;
    scratch_book_say(book, "visit.opened", VISIT, "{\"mode\":\"counter\"}", NULL);
    int64_t number =
        scratch_book_say(book, "citizen.identified", CITIZEN,
                         "{\"visit\":\"" VISIT "\",\"sex\":\"F\",\"resident\":true}", NULL);
    snprintf(body, sizeof body, "{\"device\":\"%s\",\"number\":%d,\"kind\":\"citizen.identified\"}",
             ledger_device(book->ledger), (int)number);
    scratch_book_say(book, "entry.reversed", "elsewhere", body, NULL);
    scratch_book_say(book, "visit.opened", "3333333333333333", "{\"mode\":\"counter\"}", NULL);
    assert_ok(ledger_story(book->ledger, VISIT, count_entry, &count, &book->error), &book->error);
    assert_int_equal(count, 3);
}

/* Somebody put a trigger into the file that changes what is written. */
static void an_entry_that_does_not_read_back_as_written_is_not_written(void **state)
{
    struct scratch_book *book = *state;
    assert_ok(store_script(ledger_store(book->ledger),
                           "DROP TRIGGER entry_is_never_changed; CREATE TRIGGER mine AFTER INSERT"
                           " ON entry BEGIN UPDATE entry SET day = '2026-01-01'; END",
                           &book->error),
              &book->error);
    assert_error(ledger_append(book->ledger, &opened, 1, NULL, &book->error), &book->error,
                 ERROR_IO);
    assert_int_equal(scratch_book_count(book, "entry"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCRATCH_BOOK(entries_are_numbered_and_chained),
        IN_A_BOOK_ON_DISK(an_act_repeated_after_a_power_cut_is_logged_once),
        IN_A_SCRATCH_BOOK(the_same_act_with_another_body_is_an_error),
        IN_A_SCRATCH_BOOK(an_act_after_its_undo_has_a_new_name_and_counts_again),
        IN_A_SCRATCH_BOOK(several_events_are_written_all_or_none),
        IN_A_SCRATCH_BOOK(what_its_row_does_not_allow_is_refused),
        IN_A_SCRATCH_BOOK(every_kind_is_accepted_with_all_its_fields_and_with_the_least),
        IN_A_SCRATCH_BOOK(every_field_is_checked_for_its_type),
        IN_A_SCRATCH_BOOK(the_store_itself_refuses_an_unknown_kind),
        IN_A_SCRATCH_BOOK(entries_are_never_changed_deleted_or_replaced),
        IN_A_SCRATCH_BOOK(what_was_erased_is_gone_and_the_entry_stands),
        IN_A_SCRATCH_BOOK(a_secret_needs_a_vault_to_be_written_and_read),
        IN_A_SCRATCH_BOOK(time_never_goes_back_and_the_day_is_vietnams),
        IN_A_SCRATCH_BOOK(late_paper_gives_its_own_day),
        IN_A_BOOK_ON_DISK(a_clock_far_off_is_asked_about_and_its_answer_kept),
        IN_A_SCRATCH_BOOK(a_clock_given_by_hand_is_stamped_into_every_entry),
        IN_A_BOOK_ON_DISK(a_copied_book_writes_nothing_before_it_has_an_id_of_its_own),
        IN_A_SCRATCH_BOOK(an_entry_that_does_not_read_back_as_written_is_not_written),
        IN_A_SCRATCH_BOOK(a_resumed_desk_finds_what_it_did_since),
        IN_A_SCRATCH_BOOK(a_visits_story_has_who_was_identified_and_what_was_undone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
