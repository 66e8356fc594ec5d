/* Scans on any page: whom they open, what they put aside, what they refuse, and that they press nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/counter.h"
#include "view/views.h"

#define THUK      "099090123456"
#define THUK_CARD THUK "||A Thuk|01021990|Nam|Thôn Măng La, Ngọk Bay, Kon Tum, Kon Tum|22112021"
#define BLUI      "099191000002"
#define BLUI_CARD                                                                                  \
    BLUI "|233012345|Y Blưi|05031991|Nữ|Thôn Măng La, Ngọk Bay, Kon Tum, Kon Tum|01082024||||"

/* Money to an account, one tag after another. */
#define BANK_CODE                                                                                  \
    "00020101021138570010A000000727012700069704360113101234567895202"                              \
    "08QRIBFTTA53037045802VN6304"

/* As it comes from a scanner; true if it was taken. */
static bool scan_from(struct counter *counter, const char *text, enum ui_source source, bool behind)
{
    const struct ui_scan scan = {
        .bytes = text, .length = strlen(text), .source = source, .behind = behind};
    bool taken = false;
    turn_scan(&counter->turn, &scan, &taken);
    turn_describe(&counter->turn);
    counter_wait(counter, 0);
    return taken;
}

static bool scan(struct counter *counter, const char *text)
{
    return scan_from(counter, text, UI_SOURCE_KEYS, false);
}

static void go_home(struct counter *counter)
{
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
}

/* Somebody who was here before and has gone. */
static void was_here(struct counter *counter, const char *name, const char *number)
{
    struct error error = {0};
    counter_receive(counter, name, number);
    assert_true(desk_close(counter_desk(counter), true, "none", NULL, &error));
    go_home(counter);
}

static const struct citizen *served(struct counter *counter)
{
    struct desk_visit *visit = desk_now(counter_desk(counter));
    assert_non_null(visit);
    return &visit->citizen;
}

static void a_new_card_is_registered_with_enter_and_enter(void **state)
{
    struct counter *counter = *state;
    assert_true(scan(counter, THUK_CARD));
    assert_string_equal(counter_view(counter), "receive");
    assert_true(counter_shows(counter, "A Thuk"));
    assert_true(counter_shows(counter, "01/02/1990"));

    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "theo thẻ"));
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "visit");
    assert_string_equal(served(counter)->id_number, THUK);
    assert_string_equal(served(counter)->birth, "1990-02-01");
    assert_int_equal(served(counter)->sex, SEX_MALE);
    assert_string_equal(served(counter)->hamlet, "mang-la");
    assert_true(served(counter)->resident);
    assert_string_equal(served(counter)->address, "Thôn Măng La, Ngọk Bay, Kon Tum, Kon Tum");
}

static void a_known_card_opens_its_citizen_at_once(void **state)
{
    struct counter *counter = *state;
    was_here(counter, "A Thuk", THUK);

    assert_true(scan(counter, THUK_CARD));

    assert_string_equal(counter_view(counter), "visit");
    assert_string_equal(served(counter)->name, "A Thuk");
    counter_press(counter, UI_KEY_CTRL_Z);
    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
}

static void a_known_number_opens_its_citizen_at_once(void **state)
{
    struct counter *counter = *state;
    was_here(counter, "A Thuk", THUK);
    assert_true(scan(counter, THUK));
    assert_string_equal(counter_view(counter), "visit");
}

static void another_card_during_a_visit_asks_nothing_and_keeps_both(void **state)
{
    struct counter *counter = *state;
    was_here(counter, "Y Blưi", BLUI);
    counter_receive(counter, "A Thuk", THUK);

    assert_true(scan(counter, BLUI_CARD));
    assert_string_equal(counter_view(counter), "visit");
    assert_string_equal(served(counter)->name, "Y Blưi");
    assert_int_equal(desk_visit_count(counter_desk(counter)), 2);

    assert_true(scan(counter, THUK_CARD)); /* in the tray: taken up, no third visit */
    assert_string_equal(served(counter)->name, "A Thuk");
    assert_int_equal(desk_visit_count(counter_desk(counter)), 2);
}

static void a_half_typed_field_keeps_what_it_had(void **state)
{
    struct counter *counter = *state;
    was_here(counter, "Y Blưi", BLUI);
    counter_type(counter, "1");
    counter_type(counter, "0990901");
    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "A Th");

    assert_true(scan(counter, BLUI_CARD));
    assert_string_equal(counter_view(counter), "visit");
    go_home(counter);
    counter_type(counter, "1");

    assert_string_equal(counter_view(counter), "receive");
    assert_true(counter_shows(counter, "0990901"));
    assert_true(counter_shows(counter, "A Th"));
    assert_false(counter_shows(counter, "Blưi"));
}

static void the_second_copy_of_a_card_is_the_same_scan(void **state)
{
    struct counter *counter = *state;
    assert_true(scan(counter, THUK_CARD));
    counter_press(counter, UI_KEY_TAB);
    char page[4096];
    snprintf(page, sizeof page, "%s", counter_page(counter));

    assert_true(scan_from(counter, THUK_CARD, UI_SOURCE_KEYS, true));
    assert_string_equal(counter_page(counter), page);
    assert_true(scan_from(counter, "09909012", UI_SOURCE_KEYS, true)); /* cut off */
    assert_string_equal(counter_page(counter), page);
    assert_true(scan(counter, THUK_CARD)); /* the trigger pulled once more */
    assert_string_equal(counter_page(counter), page);
}

static void a_name_that_the_scanner_spoilt_is_confirmed_in_its_field(void **state)
{
    struct counter *counter = *state;
    assert_true(
        scan(counter, "099190000018||NGUYEN THI LAN|01021990|Nu|Mang La, Ngok Bay|22112021"));
    assert_true(counter_shows(counter, "làm hỏng dấu"));
    assert_int_equal(kiosk_focused(counter->kiosk), 2);

    counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "làm hỏng dấu")); /* not elsewhere */
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Ở thôn nào?"));
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "visit");
    assert_string_equal(served(counter)->hamlet, "mang-la");
}

static void who_lives_elsewhere_is_proposed_as_such(void **state)
{
    struct counter *counter = *state;
    assert_true(
        scan(counter, THUK "||A Thuk|01021990|Nam|Tổ 3, Duy Tân, Kon Tum, Kon Tum|22112021"));
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "theo thẻ · vẫn giúp"));
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "visit");
    assert_false(served(counter)->resident);
}

static void a_family_keeps_the_hamlet_of_its_address(void **state)
{
    struct counter *counter = *state;
    assert_true(scan(counter, THUK "||A Thuk|01021990|Nam|Ngọk Bay, Kon Tum, Kon Tum|22112021"));
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "3");
    char hamlet[DESK_WORD_SIZE];
    snprintf(hamlet, sizeof hamlet, "%s", served(counter)->hamlet);
    assert_string_not_equal(hamlet, "");

    assert_true(scan(counter, BLUI "||Y Blưi|05031991|Nữ|NGOK BAY, Kon Tum, Kon Tum|22112021"));
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "cùng địa chỉ"));
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(served(counter)->name, "Y Blưi");
    assert_string_equal(served(counter)->hamlet, hamlet);

    assert_true(scan(counter, "099191000003||Y Mẫu|05031991|Nữ|Kroong, Kon Tum, Kon Tum|22112021"));
    counter_press(counter, UI_KEY_ENTER);
    assert_false(counter_shows(counter, "cùng địa chỉ"));
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Chưa chọn thôn"));
}

static void open_review(struct counter *counter)
{
    counter_press(counter, UI_KEY_F5);
    assert_string_equal(counter_view(counter), "review");
}

static void who_helped_is_proposed_for_the_next_from_the_same_address(void **state)
{
    struct counter *counter = *state;
    assert_true(scan(counter, THUK "||A Thuk|01021990|Nam|Măng La, Ngọk Bay, Kon Tum|22112021"));
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);
    open_review(counter);
    counter_press(counter, UI_KEY_SPACE); /* the notice was read out */
    counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_RIGHT);
    assert_false(counter_shows(counter, "Như người cùng địa chỉ"));
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "home");

    assert_true(scan(counter, BLUI "||Y Blưi|05031991|Nữ|măng la, NGOK BAY, Kon Tum|22112021"));
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);
    open_review(counter);
    assert_true(counter_shows(counter, "Như người cùng địa chỉ vừa rồi"));
    counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_RIGHT); /* it was somebody else */
    assert_false(counter_shows(counter, "Như người cùng địa chỉ"));
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);

    assert_true(scan(counter, "099191000003||Y Mẫu|05031991|Nữ|Kroong, Kon Tum|22112021"));
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "1");
    open_review(counter);
    assert_false(counter_shows(counter, "Như người cùng địa chỉ"));
}

static void a_card_that_differs_from_the_book_changes_nothing_and_says_so(void **state)
{
    struct counter *counter = *state;
    was_here(counter, "A Thút", THUK);
    assert_true(scan(counter, THUK_CARD));
    assert_true(counter_shows(counter, "khác sổ"));
    assert_string_equal(served(counter)->name, "A Thút");
}

static void what_is_no_card_is_called_by_its_name_and_the_page_stays(void **state)
{
    static const char *const others[] = {
        "GD4797912345678|4e677579e1bb856e|01/02/1990|1|…|",
        "https://dichvucong.gov.vn/p/home",
        BANK_CODE,
    };
    struct counter *counter = *state;
    counter_type(counter, "1");
    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "A Th");
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_true(scan(counter, others[i]));
        assert_string_equal(counter_view(counter), "receive");
        assert_true(counter->kiosk->said[0] != '\0');
        assert_true(counter_shows(counter, "A Th"));
        assert_false(counter_shows(counter, "https"));
        counter_press(counter, UI_KEY_TAB);
        counter_press(counter, UI_KEY_BACK_TAB);
    }
}

static void a_broken_card_says_which_field(void **state)
{
    struct counter *counter = *state;
    assert_true(scan(counter, "09909012345|A Thuk|31021990|Nam|Ngọk Bay|22112021|"));
    assert_string_equal(counter_view(counter), "home");
    assert_true(counter->kiosk->said[0] != '\0');
    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
}

static void a_port_is_refused_where_keys_would_be_typed(void **state)
{
    struct counter *counter = *state;
    assert_false(scan_from(counter, "Nguyễn Thị", UI_SOURCE_KEYS, false));
    assert_true(counter_shows(counter, "Nguyễn Thị"));
    counter_press(counter, UI_KEY_ESCAPE);
    assert_true(scan_from(counter, "8934567890123", UI_SOURCE_PORT, false));
    assert_true(counter->kiosk->said[0] != '\0');
    assert_false(counter_shows(counter, "8934567890123"));
}

static void pasted_cards_go_the_same_way_and_pasted_words_are_typed(void **state)
{
    struct counter *counter = *state;
    assert_false(scan_from(counter, "https://a.vn/b", UI_SOURCE_PASTE, false));
    counter_press(counter, UI_KEY_ESCAPE);
    assert_true(scan_from(counter, THUK_CARD " ", UI_SOURCE_PASTE, false));
    assert_string_equal(counter_view(counter), "receive");
}

static void a_locked_counter_opens_nobody(void **state)
{
    struct counter *counter = *state;
    was_here(counter, "A Thuk", THUK);
    counter_press(counter, UI_KEY_F9);

    assert_true(scan(counter, THUK_CARD));
    assert_string_equal(counter_view(counter), "unlock");
    assert_true(counter_shows(counter, "Mở sổ bằng mã PIN"));
    assert_false(counter_shows(counter, "A Thuk"));
    assert_false(scan(counter, THUK));
    assert_string_equal(counter_view(counter), "unlock");
}

static void where_one_practises_a_real_card_is_asked_about(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "3");
    struct error error = {0};
    assert_true(kiosk_lesson_begin(counter->kiosk, &error));
    assert_true(
        scan(counter, "062090123456||A Thuk|01021990|Nam|Măng La, Ngọk Bay, Kon Tum|22112021"));
    assert_string_equal(counter_view(counter), "real");

    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "receive");
    assert_true(counter_shows(counter, "A Thuk"));
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(served(counter)->hamlet, "mang-la");
}

static void what_the_card_said_survives_a_power_cut(void **state)
{
    struct counter *counter = *state;
    assert_true(scan(counter, THUK_CARD));
    counter_wait(counter, 1000);
    counter_off(counter);
    counter_on(counter);
    counter_unlock(counter);
    assert_string_equal(counter_view(counter), "receive");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(served(counter)->hamlet, "mang-la");
    assert_string_equal(served(counter)->address, "Thôn Măng La, Ngọk Bay, Kon Tum, Kon Tum");
}

static void a_number_of_another_sex_or_year_warns_and_blocks_nothing(void **state)
{
    struct counter *counter = *state;
    assert_true(scan(counter, THUK "||A Thuk|01021991|Nữ|Măng La, Ngọk Bay, Kon Tum|22112021"));
    assert_true(counter_shows(counter, "nam sinh năm 1990"));
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "visit");
    assert_int_equal(served(counter)->sex, SEX_FEMALE);
    assert_string_equal(served(counter)->birth, "1991-02-01");
}

static void of_a_child_it_is_said_what_can_be_done(void **state)
{
    struct counter *counter = *state;
    assert_true(
        scan(counter, "099316000001||Y Mẫu|05032016|Nữ|Măng La, Ngọk Bay, Kon Tum|22112024||||"));
    assert_true(counter_shows(counter, "giám hộ"));
    assert_true(scan(counter, THUK_CARD));
    assert_false(counter_shows(counter, "giám hộ"));
}

static void another_number_forgets_what_the_card_said(void **state)
{
    struct counter *counter = *state;
    assert_true(scan(counter, THUK_CARD));
    counter_press(counter, UI_KEY_UP);
    counter_press(counter, UI_KEY_UP);
    counter_press(counter, UI_KEY_BACKSPACE);
    counter_type(counter, "7");
    assert_false(counter_shows(counter, "Trên thẻ"));
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "0");
    assert_string_equal(served(counter)->address, "");
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(a_new_card_is_registered_with_enter_and_enter),
        AT_A_COUNTER(a_known_card_opens_its_citizen_at_once),
        AT_A_COUNTER(a_known_number_opens_its_citizen_at_once),
        AT_A_COUNTER(another_card_during_a_visit_asks_nothing_and_keeps_both),
        AT_A_COUNTER(a_half_typed_field_keeps_what_it_had),
        AT_A_COUNTER(the_second_copy_of_a_card_is_the_same_scan),
        AT_A_COUNTER(a_name_that_the_scanner_spoilt_is_confirmed_in_its_field),
        AT_A_COUNTER(who_lives_elsewhere_is_proposed_as_such),
        AT_A_COUNTER(a_family_keeps_the_hamlet_of_its_address),
        AT_A_COUNTER(who_helped_is_proposed_for_the_next_from_the_same_address),
        AT_A_COUNTER(a_card_that_differs_from_the_book_changes_nothing_and_says_so),
        AT_A_COUNTER(what_is_no_card_is_called_by_its_name_and_the_page_stays),
        AT_A_COUNTER(a_broken_card_says_which_field),
        AT_A_COUNTER(a_port_is_refused_where_keys_would_be_typed),
        AT_A_COUNTER(pasted_cards_go_the_same_way_and_pasted_words_are_typed),
        AT_A_COUNTER(a_locked_counter_opens_nobody),
        AT_A_COUNTER(where_one_practises_a_real_card_is_asked_about),
        AT_A_COUNTER(what_the_card_said_survives_a_power_cut),
        AT_A_COUNTER(a_number_of_another_sex_or_year_warns_and_blocks_nothing),
        AT_A_COUNTER(of_a_child_it_is_said_what_can_be_done),
        AT_A_COUNTER(another_number_forgets_what_the_card_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
