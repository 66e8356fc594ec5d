/* The first page on an empty machine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/counter.h"

static void fill(struct counter *counter, const char *name, const char *pin, const char *again)
{
    counter_type(counter, name);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, pin);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, again);
    counter_press(counter, UI_KEY_ENTER);
}

static void an_empty_machine_begins_with_three_fields(void **state)
{
    struct counter *counter = *state;

    counter_on(counter);

    assert_string_equal(counter_view(counter), "setup");
    assert_true(counter_shows(counter, "xã Ngọk Bay, tỉnh Quảng Ngãi"));
    assert_true(counter_shows(counter, "Họ tên cán bộ"));
    assert_true(counter_shows(counter, "Mã PIN"));
    assert_true(counter_shows(counter, "Gõ lại mã PIN"));
}

static void the_recovery_sheet_is_shown_once_and_then_the_pin_is_asked(void **state)
{
    struct counter *counter = *state;
    counter_on(counter);

    fill(counter, COUNTER_STAFF, COUNTER_PIN, COUNTER_PIN);
    assert_true(counter_shows(counter, "Đang lập sổ"));
    /* The clock stands still here: the second that the progress stays is not waited for. */
    counter_wait_for_child(counter);
    assert_true(counter_shows(counter, "chỉ hiện một lần này"));
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "unlock");
    assert_false(desk_sheet_missing(counter_desk(counter)));
}

static void a_sheet_put_off_stays_red_on_the_home_page(void **state)
{
    struct counter *counter = *state;
    counter_on(counter);
    fill(counter, COUNTER_STAFF, COUNTER_PIN, COUNTER_PIN);
    counter_wait_for_child(counter);

    counter_type(counter, "2");
    counter_unlock(counter);

    assert_string_equal(counter_view(counter), "home");
    assert_true(counter_shows(counter, "Chưa có phiếu khôi phục"));
}

static void a_power_cut_before_the_sheet_was_copied_leaves_it_red(void **state)
{
    struct counter *counter = *state;
    counter_on(counter);
    fill(counter, COUNTER_STAFF, COUNTER_PIN, COUNTER_PIN);
    counter_wait_for_child(counter);

    counter_off(counter);
    counter_on(counter);

    assert_string_equal(counter_view(counter), "unlock");
    assert_true(desk_sheet_missing(counter_desk(counter)));
}

static void a_weak_pin_is_refused_with_the_reason(void **state)
{
    struct counter *counter = *state;
    counter_on(counter);

    fill(counter, COUNTER_STAFF, "123456", "123456");
    counter_wait_for_child(counter);

    assert_true(counter_shows(counter, "dãy số liền nhau"));
    assert_int_equal(counter->client.place(counter->client.self)->focus, 2);
    assert_string_equal(counter_view(counter), "setup");
    assert_int_equal(scratch_count(&counter->scratch, "data", false), 0);
}

static void two_pins_that_differ_are_told_beside_the_field(void **state)
{
    struct counter *counter = *state;
    counter_on(counter);

    fill(counter, COUNTER_STAFF, COUNTER_PIN, "482916");

    assert_true(counter_shows(counter, "chưa giống nhau"));
    assert_int_equal(counter->client.place(counter->client.self)->focus, 3);
}

static void a_name_without_a_letter_is_refused_beside_its_field(void **state)
{
    struct counter *counter = *state;
    counter_on(counter);

    fill(counter, "2026", COUNTER_PIN, COUNTER_PIN);

    assert_true(counter_shows(counter, "Gõ họ và tên bằng chữ"));
    assert_true(counter_shows(counter, "2026"));
    assert_int_equal(counter->client.place(counter->client.self)->focus, 1);
    assert_int_equal(scratch_count(&counter->scratch, "data", false), 0);
}

static void a_folder_that_takes_no_book_is_told_and_the_name_stays(void **state)
{
    struct counter *counter = *state;
    counter_on(counter);
    scratch_write(&counter->scratch, "data", "a file stands in the way");

    fill(counter, COUNTER_STAFF, COUNTER_PIN, COUNTER_PIN);
    counter_wait_for_child(counter);

    assert_string_equal(counter_view(counter), "setup");
    assert_true(counter_shows(counter, "thư mục"));
    assert_true(counter_shows(counter, COUNTER_STAFF));
    assert_false(counter_shows(counter, "••••••"));
}

static void a_commune_file_that_cannot_be_read_is_named_with_what_to_do(void **state)
{
    struct counter *counter = *state;
    char *path = scratch_path(&counter->scratch, "xa.yaml");
    scratch_write(&counter->scratch, "xa.yaml", "name: [\n");
    counter->options.commune_file = path;

    counter_on(counter);
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Chưa đọc được tệp về xã"));
    assert_true(counter_shows(counter, "xa.yaml"));
    assert_true(counter_shows(counter, "camtay check"));
    assert_false(counter_shows(counter, "Mã PIN"));
    counter_off(counter);
    scratch_remove(&counter->scratch, "xa.yaml");
    free(path);
}

static void a_pin_is_never_on_the_page(void **state)
{
    struct counter *counter = *state;
    counter_on(counter);

    counter_type(counter, COUNTER_STAFF);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, COUNTER_PIN);

    assert_null(strstr(counter_page(counter), COUNTER_PIN));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_AN_EMPTY_COUNTER(an_empty_machine_begins_with_three_fields),
        AT_AN_EMPTY_COUNTER(the_recovery_sheet_is_shown_once_and_then_the_pin_is_asked),
        AT_AN_EMPTY_COUNTER(a_sheet_put_off_stays_red_on_the_home_page),
        AT_AN_EMPTY_COUNTER(a_power_cut_before_the_sheet_was_copied_leaves_it_red),
        AT_AN_EMPTY_COUNTER(a_weak_pin_is_refused_with_the_reason),
        AT_AN_EMPTY_COUNTER(two_pins_that_differ_are_told_beside_the_field),
        AT_AN_EMPTY_COUNTER(a_name_without_a_letter_is_refused_beside_its_field),
        AT_AN_EMPTY_COUNTER(a_folder_that_takes_no_book_is_told_and_the_name_stays),
        AT_AN_EMPTY_COUNTER(a_commune_file_that_cannot_be_read_is_named_with_what_to_do),
        AT_AN_EMPTY_COUNTER(a_pin_is_never_on_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
