/* Who comes back: who is called first, for what, by which telephone; and who of the same name it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "desk/commune.h"
#include "domain/service.h"
#include "support/counter.h"

#define THUK       "001090123456"
#define OTHER_THUK "062207004321"
#define BLUI       "062185004321"
#define PHONE      "0912345678"

static void home(struct counter *counter)
{
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
}

static void receive(struct counter *counter, const char *name, const char *number,
                    const char *hamlet, const char *phone)
{
    struct error error = {0};
    struct desk_match match;
    struct desk *desk = counter_desk(counter);
    assert_true(desk_find(desk, number, &match, &error));
    snprintf(match.citizen.name, sizeof match.citizen.name, "%s", name);
    snprintf(match.citizen.hamlet, sizeof match.citizen.hamlet, "%s", hamlet);
    snprintf(match.citizen.phone, sizeof match.citizen.phone, "%s", phone);
    match.citizen.resident = true;
    assert_true(desk_receive(desk, &match.citizen, "counter", &error));
}

static void end(struct counter *counter, const char *service, const char *provider,
                enum outcome outcome, const char *until)
{
    struct error error = {0};
    struct desk_ended ended = {.outcome = outcome};
    snprintf(ended.service, sizeof ended.service, "%s", service);
    snprintf(ended.provider, sizeof ended.provider, "%s", provider);
    snprintf(ended.until, sizeof ended.until, "%s", until);
    assert_true(desk_end_service(counter_desk(counter), &ended, &error));
    assert_true(desk_close(counter_desk(counter), true, "none", NULL, &error));
    home(counter);
}

/* What stands higher on the page. */
static void assert_above(struct counter *counter, const char *first, const char *second)
{
    const char *page = counter_page(counter), *one = strstr(page, first),
               *other = strstr(page, second);
    assert_non_null(one);
    assert_non_null(other);
    assert_true(one < other);
}

static void open_due(struct counter *counter)
{
    counter_press(counter, '6');
    assert_string_equal(counter_view(counter), "due");
}

static void a_signature_to_come_back_for_is_named_by_who_issues_it(void **state)
{
    struct counter *counter = *state;
    receive(counter, "A Thuk", THUK, "", "");
    end(counter, SERVICE_SIGNATURE, "viettel", OUTCOME_WAITING, "2026-11-26");

    open_due(counter);

    assert_true(counter_shows(counter, "Viettel MySign: chữ ký xong chưa?"));
}

static void who_comes_back_stands_under_the_day_and_is_received_with_enter(void **state)
{
    struct counter *counter = *state;
    receive(counter, "A Thuk", THUK, "", "");
    end(counter, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, "2026-11-25");
    receive(counter, "Y Blưi", BLUI, "", "");
    end(counter, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, "2026-11-26");
    assert_true(counter_shows(counter, "1 hôm nay"));
    assert_true(counter_shows(counter, "A Thuk · Định danh mức 2: Công an đã duyệt?"));

    open_due(counter);
    assert_true(counter_shows(counter, "Hôm nay: 1"));
    assert_true(counter_shows(counter, "Ngày mai: 1"));
    assert_true(counter_shows(counter, "Định danh mức 2: Công an đã duyệt?"));
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "visit");
    assert_string_equal(desk_now(counter_desk(counter))->citizen.name, "A Thuk");
}

static void what_was_done_since_is_no_longer_due(void **state)
{
    struct counter *counter = *state;
    receive(counter, "A Thuk", THUK, "", "");
    end(counter, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, "2026-11-25");
    receive(counter, "A Thuk", THUK, "", "");
    end(counter, SERVICE_VNEID_LEVEL2, "", OUTCOME_DONE, "");

    open_due(counter);

    assert_true(counter_shows(counter, "Không ai phải quay lại"));
}

static void a_signature_to_be_activated_stands_before_all_others(void **state)
{
    struct counter *counter = *state;
    receive(counter, "Y Blưi", BLUI, "", "");
    end(counter, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, "2026-11-25");
    receive(counter, "A Thuk", THUK, "", "");
    end(counter, SERVICE_SIGNATURE, "vnpt", OUTCOME_ISSUED, "2026-12-02");

    open_due(counter);

    assert_true(counter_shows(counter, "KÍCH HOẠT, gọi trước tiên: 1"));
    assert_above(counter, "VNPT SmartCA", "Hôm nay: 1");
    assert_above(counter, "A Thuk", "Y Blưi");
}

static void f8_shows_the_telephone_long_enough_to_dial_and_the_book_notes_it(void **state)
{
    struct counter *counter = *state;
    receive(counter, "A Thuk", THUK, "", PHONE);
    end(counter, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, "2026-11-25");
    open_due(counter);
    assert_false(counter_shows(counter, "0912 345 678"));
    int64_t before = desk_last_number(counter_desk(counter));

    counter_press(counter, UI_KEY_F8);

    assert_true(counter_shows(counter, "Gọi A Thuk: 0912 345 678"));
    assert_int_equal(desk_last_number(counter_desk(counter)), before + 1);
    counter_wait(counter, 10100);
    assert_false(counter_shows(counter, "0912 345 678"));
}

static void a_story_shows_number_and_telephone_and_the_book_notes_both(void **state)
{
    struct counter *counter = *state;
    receive(counter, "A Thuk", THUK, "", PHONE);
    end(counter, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, "2026-11-25");
    open_due(counter);
    counter_press(counter, UI_KEY_F5);
    assert_string_equal(counter_view(counter), "story");
    int64_t before = desk_last_number(counter_desk(counter));

    counter_press(counter, UI_KEY_F8);

    assert_true(counter_shows(counter, PHONE));
    assert_int_equal(desk_last_number(counter_desk(counter)), before + 2);
}

static void who_left_no_telephone_is_reached_through_the_hamlet(void **state)
{
    struct counter *counter = *state;
    receive(counter, "A Thuk", THUK, "mang-la", "");
    end(counter, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, "2026-11-25");
    open_due(counter);
    int64_t before = desk_last_number(counter_desk(counter));

    counter_press(counter, UI_KEY_F8);

    assert_true(counter_shows(counter, "không có số máy"));
    assert_true(counter_shows(counter, "thôn Măng La"));
    assert_int_equal(desk_last_number(counter_desk(counter)), before);
}

/* ---- namesakes ------------------------------------------------------------------------------- */

static void two_of_one_name(struct counter *counter)
{
    receive(counter, "A Thuk", THUK, "mang-la", "");
    end(counter, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, "2026-11-25");
    receive(counter, "A Thuk", OTHER_THUK, "kroong-ktu", "");
    end(counter, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, "2026-11-25");
    receive(counter, "Y Blưi", BLUI, "mang-la", "");
    end(counter, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, "2026-11-25");
}

static void namesakes_are_told_apart_by_year_and_hamlet_in_every_list(void **state)
{
    static const char keys[] = {'5', '6'};
    struct counter *counter = *state;
    two_of_one_name(counter);
    for (size_t i = 0; i < sizeof keys; i++) {
        counter_press(counter, keys[i]);

        assert_true(counter_shows(counter, "A Thuk · 1990 · Măng La"));
        assert_true(counter_shows(counter, "A Thuk · 2007 · Kroong Ktu"));
        assert_false(counter_shows(counter, "Y Blưi · 1985")); /* there is but one */
        home(counter);
    }
}

static void a_name_typed_on_the_home_page_shows_whose_it_is(void **state)
{
    struct counter *counter = *state;
    two_of_one_name(counter);

    counter_type(counter, "thuk");
    counter_wait(counter, 0);

    assert_true(counter_shows(counter, "1990 · Măng La"));
    assert_true(counter_shows(counter, "2007 · Kroong Ktu"));
}

static void a_hamlet_renamed_is_shown_as_it_is_called_now(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    struct commune_record record;
    two_of_one_name(counter);
    assert_true(commune_record_find(desk_commune(counter_desk(counter)), RECORD_HAMLET, "mang-la",
                                    &record));
    snprintf(record.name, sizeof record.name, "Măng La Mới");
    assert_true(desk_change_commune(counter_desk(counter), &record, &error));

    open_due(counter);

    assert_true(counter_shows(counter, "A Thuk · 1990 · Măng La Mới"));
}

static void who_lived_in_a_hamlet_that_was_merged_lives_in_the_other(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    struct commune_record record;
    two_of_one_name(counter);
    assert_true(commune_record_find(desk_commune(counter_desk(counter)), RECORD_HAMLET, "mang-la",
                                    &record));
    snprintf(record.successor, sizeof record.successor, "plei-klech");
    record.valid_to = desk_today(counter_desk(counter)) - 1;
    assert_true(desk_change_commune(counter_desk(counter), &record, &error));

    open_due(counter);

    assert_true(counter_shows(counter, "A Thuk · 1990 · Plei Klech"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(a_signature_to_come_back_for_is_named_by_who_issues_it),
        AT_A_COUNTER(who_comes_back_stands_under_the_day_and_is_received_with_enter),
        AT_A_COUNTER(what_was_done_since_is_no_longer_due),
        AT_A_COUNTER(a_signature_to_be_activated_stands_before_all_others),
        AT_A_COUNTER(f8_shows_the_telephone_long_enough_to_dial_and_the_book_notes_it),
        AT_A_COUNTER(a_story_shows_number_and_telephone_and_the_book_notes_both),
        AT_A_COUNTER(who_left_no_telephone_is_reached_through_the_hamlet),
        AT_A_COUNTER(namesakes_are_told_apart_by_year_and_hamlet_in_every_list),
        AT_A_COUNTER(a_name_typed_on_the_home_page_shows_whose_it_is),
        AT_A_COUNTER(a_hamlet_renamed_is_shown_as_it_is_called_now),
        AT_A_COUNTER(who_lived_in_a_hamlet_that_was_merged_lives_in_the_other),
    };
    return cmocka_run_group_tests_name("due", tests, NULL, NULL);
}
