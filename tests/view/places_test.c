/* Hamlets, units and groups: the list, one of them changed, a new one, two merged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "desk/staff.h"
#include "domain/commune.h"
#include "domain/service.h"
#include "support/counter.h"

#define OTHER     "Y Mẫu"
#define OTHER_PIN "604938"

enum { NAME, PEOPLE, PEOPLE_ON, SOURCE, CONFIRMED, SUCCESSOR, VALID_TO }; /* of a hamlet's page */

static void save(struct counter *counter)
{
    counter_press(counter, UI_KEY_F5);
}

static void open_list(struct counter *counter, const char *key)
{
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, key);
    assert_string_equal(counter_view(counter), "places");
}

static const struct hamlet *hamlet(struct counter *counter, const char *id)
{
    const struct hamlet *found = commune_hamlet(desk_commune(counter_desk(counter)), id);
    assert_non_null(found);
    return found;
}

/* The page of the hamlet with this id, from the list: the cursor stands on the first at first. */
static void open_hamlet(struct counter *counter, const char *id)
{
    const struct commune *commune = desk_commune(counter_desk(counter));
    open_list(counter, "4");
    for (size_t i = 0; strcmp(commune->hamlets[i].id, id) != 0; i++)
        counter_press(counter, UI_KEY_DOWN);
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "place");
    assert_true(counter_shows(counter, hamlet(counter, id)->name));
}

/* From the name, where the page opens, to the field; what stands in it is replaced. */
static void fill(struct counter *counter, int from, int to, const char *text)
{
    for (int at = from; at < to; at++)
        counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_CTRL_U);
    counter_type(counter, text);
}

static void the_list_says_who_is_counted_and_who_confirmed(void **state)
{
    struct counter *counter = *state;

    open_list(counter, "4");

    assert_true(counter_shows(counter, "Thôn · 11"));
    assert_true(counter_shows(counter, "Măng La"));
    assert_true(counter_shows(counter, "chưa có"));
    assert_true(counter_shows(counter, "chưa xác nhận"));
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "admin");
}

static void a_count_typed_stands_in_the_list(void **state)
{
    struct counter *counter = *state;
    open_hamlet(counter, "mang-la");

    fill(counter, NAME, PEOPLE, "1412");
    fill(counter, PEOPLE, PEOPLE_ON, "01/11/2026");
    fill(counter, PEOPLE_ON, SOURCE, "Công an xã");
    counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_RIGHT);
    save(counter);

    assert_string_equal(counter_view(counter), "places");
    assert_true(counter_shows(counter, "1.412 (01/11"));
    assert_true(counter_shows(counter, "xã đã xác nhận"));
    assert_string_equal(hamlet(counter, "mang-la")->source, "Công an xã");
}

static void a_mistake_is_told_beside_its_field_and_what_was_typed_stays(void **state)
{
    struct counter *counter = *state;
    open_hamlet(counter, "mang-la");

    fill(counter, NAME, NAME, "plei klech");
    save(counter);
    assert_true(counter_shows(counter, "nơi khác đã có tên này"));
    assert_true(counter_shows(counter, "plei klech"));
    fill(counter, NAME, NAME, "Măng La");
    fill(counter, NAME, PEOPLE, "0");
    save(counter);
    assert_true(counter_shows(counter, "Số người từ 1 đến"));
    fill(counter, PEOPLE, PEOPLE, "99999999999999999999");
    save(counter);
    assert_true(counter_shows(counter, "Số người từ 1 đến"));
    fill(counter, PEOPLE, PEOPLE, "412");
    fill(counter, PEOPLE, PEOPLE_ON, "32/13/2026");
    save(counter);
    assert_true(counter_shows(counter, "Chưa đọc được ngày"));
    assert_true(counter_shows(counter, "32/13/2026"));

    assert_string_equal(counter_view(counter), "place");
    assert_int_equal(hamlet(counter, "mang-la")->adults, COMMUNE_NOT_KNOWN);
    fill(counter, PEOPLE_ON, PEOPLE_ON, "");
    fill(counter, PEOPLE_ON, SOURCE, "");
    save(counter);
    assert_true(counter_shows(counter, "Chưa ghi nguồn"));
    counter_type(counter, "xã");
    save(counter);
    assert_int_equal(hamlet(counter, "mang-la")->adults, 412);
}

static void a_name_beyond_all_measure_is_refused_not_cut(void **state)
{
    struct counter *counter = *state;
    char name[131];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    open_list(counter, "5");
    size_t count = desk_commune(counter_desk(counter))->unit_count;
    counter_type(counter, "1");

    counter_type(counter, name);
    save(counter);

    assert_string_equal(counter_view(counter), "place");
    assert_true(counter_shows(counter, "Tên dài quá"));
    assert_int_equal(desk_commune(counter_desk(counter))->unit_count, count);
}

static void two_hamlets_are_merged_with_a_last_day(void **state)
{
    struct counter *counter = *state;
    open_hamlet(counter, "mang-la");
    for (int at = NAME; at < SUCCESSOR; at++)
        counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_RIGHT);

    save(counter);
    assert_true(counter_shows(counter, "ghi ngày cuối"));
    counter_type(counter, "31/10/2026"); /* the cursor is where the mistake is */
    save(counter);

    assert_string_equal(counter_view(counter), "places");
    const struct commune *commune = desk_commune(counter_desk(counter));
    assert_string_equal(hamlet(counter, "mang-la")->successor, commune->hamlets[0].id);
    assert_true(counter_shows(counter, "đến 31/10/2026, nhập vào"));
    counter_press(counter, UI_KEY_ESCAPE);
    counter_press(counter, UI_KEY_ESCAPE);
    counter_type(counter, "2"); /* the quick log is for old paper too */
    assert_true(counter_shows(counter, "Măng La (cũ)"));
}

static void a_new_hamlet_is_added(void **state)
{
    struct counter *counter = *state;
    open_list(counter, "4");
    counter_type(counter, "1");
    assert_true(counter_shows(counter, "Thôn · mới"));

    counter_type(counter, "Đăk Rơ Wa");
    fill(counter, NAME, SOURCE, "xã");
    save(counter);

    assert_string_equal(counter_view(counter), "places");
    assert_true(counter_shows(counter, "Thôn · 12"));
    assert_string_equal(hamlet(counter, "dak-ro-wa")->name, "Đăk Rơ Wa");
}

static void a_unit_has_a_duty_and_no_merging(void **state)
{
    struct counter *counter = *state;
    open_list(counter, "5");

    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Đơn vị · "));
    assert_true(counter_shows(counter, "Việc"));
    assert_null(strstr(counter_page(counter), "Sáp nhập vào"));
}

static void who_is_not_the_head_reads_and_is_told_why(void **state)
{
    struct counter *counter = *state;
    const struct staff_change add = {.what = STAFF_ADD, .staff = OTHER, .pin = OTHER_PIN};
    struct error error = {0};
    struct desk *desk = counter_desk(counter);
    assert_true(desk_staff_now(desk, &add, &error));
    open_hamlet(counter, "mang-la");
    desk_lock(desk);
    assert_true(desk_unlock_now(desk, OTHER, OTHER_PIN, &error));
    turn_describe(&counter->turn);

    fill(counter, NAME, NAME, "Măng");
    save(counter);

    assert_true(counter_shows(counter, "Chỉ người phụ trách sửa được"));
    assert_string_equal(counter_view(counter), "place");
    assert_string_equal(hamlet(counter, "mang-la")->name, "Măng La");
}

static void letters_among_the_figures_stay_and_are_told(void **state)
{
    struct counter *counter = *state;
    open_hamlet(counter, "mang-la");

    fill(counter, NAME, PEOPLE, "41x2");

    assert_true(counter_shows(counter, "41x2"));
    assert_true(counter_shows(counter, "Chỉ gõ chữ số"));
    save(counter);
    assert_string_equal(counter_view(counter), "place");
    assert_int_equal(hamlet(counter, "mang-la")->adults, COMMUNE_NOT_KNOWN);
    fill(counter, PEOPLE, PEOPLE, "1.412");
    save(counter);
    assert_int_equal(hamlet(counter, "mang-la")->adults, 1412);
}

static void a_count_is_confirmed_with_its_day_and_whoever_gave_it(void **state)
{
    struct counter *counter = *state;
    open_hamlet(counter, "kon-hngo-ktu");
    fill(counter, NAME, PEOPLE, "412");
    for (int at = PEOPLE; at < CONFIRMED; at++)
        counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_RIGHT);

    save(counter);
    assert_true(counter_shows(counter, "phải ghi ngày"));
    counter_type(counter, "24/11/2026");
    save(counter);
    assert_true(counter_shows(counter, "Nguồn này có trước số này"));
    assert_false(
        counter_shows(counter, "kontumtourism")); /* it is typed anew, not behind the old */
    counter_type(counter, "Công an xã 24/11");
    save(counter);

    assert_string_equal(counter_view(counter), "places");
    assert_string_equal(hamlet(counter, "kon-hngo-ktu")->source, "Công an xã 24/11");
    assert_true(hamlet(counter, "kon-hngo-ktu")->confirmed);
}

static void a_date_in_the_name_is_told_apart(void **state)
{
    struct counter *counter = *state;
    open_hamlet(counter, "kroong-klah");

    counter_type(counter, "31/2/2026"); /* meant for another row */
    save(counter);

    assert_true(counter_shows(counter, "không có dấu /"));
    assert_true(counter_shows(counter, "Kroong Klăh31/2/2026"));
    assert_string_equal(hamlet(counter, "kroong-klah")->name, "Kroong Klăh");
}

static void enter_goes_down_the_rows_and_writes_on_the_last(void **state)
{
    struct counter *counter = *state;
    open_list(counter, "5");
    counter_type(counter, "1");
    size_t count = desk_commune(counter_desk(counter))->unit_count;

    counter_type(counter, "Trường Kroong");
    counter_press(counter, UI_KEY_ENTER); /* duty */
    counter_type(counter, "dạy");
    counter_press(counter, UI_KEY_ENTER); /* people */
    counter_type(counter, "31");
    counter_press(counter, UI_KEY_ENTER); /* of the day */
    counter_press(counter, UI_KEY_ENTER); /* source */
    counter_type(counter, "trường");
    assert_null(strstr(counter_page(counter), "Enter Ghi"));
    counter_press(counter, UI_KEY_ENTER); /* confirmed */
    assert_string_equal(counter_view(counter), "place");
    assert_true(counter_shows(counter, "Enter Ghi"));
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "places");
    const struct commune *commune = desk_commune(counter_desk(counter));
    assert_int_equal(commune->unit_count, count + 1);
    assert_int_equal(commune_unit(commune, "truong-kroong")->people, 31);
}

static void the_whole_commune_has_a_number_of_its_own(void **state)
{
    struct counter *counter = *state;
    open_list(counter, "4");
    assert_true(counter_shows(counter, "chưa có số"));
    counter_type(counter, "2");
    assert_true(counter_shows(counter, "Cả xã"));

    counter_type(counter, "16204");
    fill(counter, 0, 1, "01/11/2026");
    fill(counter, 0, 1, "Công an xã");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_RIGHT);
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "places");
    assert_true(counter_shows(counter, "16.204 (01/11) · xã đã xác nhận"));
    const struct commune *commune = desk_commune(counter_desk(counter));
    long people = 0;
    assert_true(commune_people_of(commune, "adults", desk_today(counter_desk(counter)), &people));
    assert_int_equal(people, 16204);
}

static void the_list_of_hamlets_is_said_to_be_whole(void **state)
{
    struct counter *counter = *state;
    open_list(counter, "4");
    counter_type(counter, "3");
    assert_null(strstr(counter_page(counter), "Số người"));

    counter_type(counter, "01/11/2026");
    fill(counter, 0, 1, "UBND xã");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_RIGHT);
    save(counter);

    assert_string_equal(counter_view(counter), "places");
    assert_true(commune_is_confirmed(desk_commune(counter_desk(counter)), "hamlets"));
    assert_false(commune_is_confirmed(desk_commune(counter_desk(counter)), "adults"));
}

static void fewer_people_than_the_book_has_are_told(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    struct desk_match match;
    struct desk *desk = counter_desk(counter);
    static const char *const numbers[] = {"001090123456", "062185004321"};
    for (int i = 0; i < 2; i++) {
        struct desk_ended ended = {.outcome = OUTCOME_DONE};
        snprintf(ended.service, sizeof ended.service, "%s", SERVICE_VNEID_LEVEL2);
        assert_true(desk_find(desk, numbers[i], &match, &error));
        snprintf(match.citizen.name, sizeof match.citizen.name, "A Thuk");
        snprintf(match.citizen.hamlet, sizeof match.citizen.hamlet, "mang-la");
        match.citizen.resident = true;
        assert_true(desk_receive(desk, &match.citizen, "counter", &error));
        assert_true(desk_end_service(desk, &ended, &error));
        assert_true(desk_close(desk, true, "none", NULL, &error));
    }
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
    open_hamlet(counter, "mang-la");

    fill(counter, NAME, PEOPLE, "1");
    assert_true(counter_shows(counter, "Sổ đã có 2 người làm xong"));
    fill(counter, PEOPLE, PEOPLE, "2");
    assert_false(counter_shows(counter, "Sổ đã có 2 người"));
}

static void a_change_is_taken_back_by_changing_it_again(void **state)
{
    struct counter *counter = *state;
    open_hamlet(counter, "mang-la");
    fill(counter, NAME, PEOPLE, "412");
    save(counter);
    assert_true(counter_shows(counter, "Đã ghi số"));

    counter_press(counter, UI_KEY_CTRL_Z);

    assert_true(counter_shows(counter, "không hoàn tác được"));
    assert_null(strstr(counter_page(counter), "chưa ghi gì"));
    assert_int_equal(hamlet(counter, "mang-la")->adults, 412);
}

static void a_hamlet_renamed_keeps_its_id(void **state)
{
    struct counter *counter = *state;
    open_hamlet(counter, "mang-la");
    fill(counter, NAME, NAME, "Măng La Mới");
    save(counter);

    assert_string_equal(hamlet(counter, "mang-la")->name, "Măng La Mới");
    assert_true(counter_shows(counter, "Măng La Mới"));
    assert_null(commune_hamlet(desk_commune(counter_desk(counter)), "mang-la-moi"));
}

static void what_was_typed_survives_a_power_cut(void **state)
{
    struct counter *counter = *state;
    open_hamlet(counter, "mang-la");
    fill(counter, NAME, NAME, "Măng La Mới");
    fill(counter, NAME, PEOPLE, "412");
    counter_press(counter, UI_KEY_TAB);
    counter_wait(counter, 2000);

    counter_off(counter);
    counter_on(counter);
    counter_unlock(counter);

    assert_string_equal(counter_view(counter), "place");
    assert_true(counter_shows(counter, "Măng La Mới"));
    assert_string_equal(hamlet(counter, "mang-la")->name, "Măng La");
    save(counter);
    assert_string_equal(hamlet(counter, "mang-la")->name, "Măng La Mới");
    assert_int_equal(hamlet(counter, "mang-la")->adults, 412);
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(the_list_says_who_is_counted_and_who_confirmed),
        AT_A_COUNTER(a_count_typed_stands_in_the_list),
        AT_A_COUNTER(a_mistake_is_told_beside_its_field_and_what_was_typed_stays),
        AT_A_COUNTER(a_name_beyond_all_measure_is_refused_not_cut),
        AT_A_COUNTER(two_hamlets_are_merged_with_a_last_day),
        AT_A_COUNTER(a_new_hamlet_is_added),
        AT_A_COUNTER(a_unit_has_a_duty_and_no_merging),
        AT_A_COUNTER(who_is_not_the_head_reads_and_is_told_why),
        AT_A_COUNTER(letters_among_the_figures_stay_and_are_told),
        AT_A_COUNTER(a_count_is_confirmed_with_its_day_and_whoever_gave_it),
        AT_A_COUNTER(a_date_in_the_name_is_told_apart),
        AT_A_COUNTER(enter_goes_down_the_rows_and_writes_on_the_last),
        AT_A_COUNTER(the_whole_commune_has_a_number_of_its_own),
        AT_A_COUNTER(the_list_of_hamlets_is_said_to_be_whole),
        AT_A_COUNTER(fewer_people_than_the_book_has_are_told),
        AT_A_COUNTER(a_change_is_taken_back_by_changing_it_again),
        AT_A_COUNTER(a_hamlet_renamed_keeps_its_id),
        AT_A_COUNTER(what_was_typed_survives_a_power_cut),
    };
    return cmocka_run_group_tests_name("places", tests, NULL, NULL);
}
