/* Trying a scanner out: what it did to the text is told letter by letter; of a real card only its shape. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/counter.h"
#include "view/scan_differ.h"
#include "view/views.h"

#define SAMPLE "099190000018||Đặng Thị Ễ Phượng Ô\u0306|01021990|Nữ|Măng La|15082021"

static void open_page(struct counter *counter)
{
    const struct reaction open = {.kind = REACT_OPEN, .view = &view_scan};
    kiosk_react(counter->kiosk, &open);
    turn_describe(&counter->turn);
}

static void send_scan(struct counter *counter, const char *text, enum ui_source source, int end,
                      bool behind)
{
    const struct ui_scan scan = {
        .bytes = text, .length = strlen(text), .source = source, .end = end, .behind = behind};
    bool taken = false;
    turn_scan(&counter->turn, &scan, &taken);
    assert_true(taken);
    turn_describe(&counter->turn);
    assert_string_equal(counter_view(counter), "scan");
    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
}

static void the_code_on_the_page_is_the_sample(void **state)
{
    struct counter *counter = *state;
    open_page(counter);
    assert_non_null(counter->turn.page.qr);
    assert_string_equal(counter->turn.page.qr_text, SAMPLE);
    assert_in_range(qr_rows(counter->turn.page.qr), 1, 23);
}

static void a_good_scanner_is_told_so(void **state)
{
    struct counter *counter = *state;
    open_page(counter);
    send_scan(counter, SAMPLE, UI_SOURCE_PORT, UI_KEY_ENTER, false);
    assert_true(counter_shows(counter, "Đúng từng chữ"));
    assert_true(counter_shows(counter, "cổng nối tiếp"));
    assert_true(counter_shows(counter, "cuối: Enter"));
    assert_true(counter_shows(counter, "30 39 39 31 39 30"));
    counter_press(counter, UI_KEY_ENTER);
    assert_non_null(counter->turn.page.qr);
}

static void a_text_that_comes_twice_is_counted(void **state)
{
    struct counter *counter = *state;
    open_page(counter);
    send_scan(counter, SAMPLE, UI_SOURCE_KEYS, UI_KEY_TAB, false);
    send_scan(counter, SAMPLE, UI_SOURCE_KEYS, UI_KEY_TAB, true);
    assert_true(counter_shows(counter, "gửi 2 lần"));
    assert_true(counter_shows(counter, "hai lần"));
}

static void lost_marks_are_told_one_by_one(void **state)
{
    struct counter *counter = *state;
    open_page(counter);
    send_scan(counter, "099190000018||Dang Thị Ễ Phương Ô\u0306|01021990|Nữ|Măng La|15082021",
              UI_SOURCE_KEYS, UI_KEY_NONE, false);
    assert_true(counter_shows(counter, "Đ thành D · ặ thành a · ợ thành ơ"));
    assert_true(counter_shows(counter, "bỏ dấu"));
    assert_true(counter_shows(counter, "UTF-8"));
}

static void letters_that_are_gone_or_became_a_question_mark_lost_their_marks_too(void **state)
{
    static const char *const came[] = {
        "099190000018||ng Th  Phng |01021990|N|Mng La|15082021",
        "099190000018||??ng Th? ? Ph??ng ?|01021990|N?|M?ng La|15082021",
    };
    struct counter *counter = *state;
    for (size_t i = 0; i < sizeof came / sizeof came[0]; i++) {
        open_page(counter);
        send_scan(counter, came[i], UI_SOURCE_KEYS, UI_KEY_NONE, false);
        assert_true(counter_shows(counter, "bỏ dấu"));
        assert_false(counter_shows(counter, "UniKey"));
    }
}

static void an_input_method_that_rewrites_is_named(void **state)
{
    struct counter *counter = *state;
    open_page(counter);
    send_scan(counter, "099190000018||Đặnggn Thị Ễ Phượng Ô\u0306|01021990|Nữ|Măng La|15082021",
              UI_SOURCE_KEYS, UI_KEY_NONE, false);
    assert_true(counter_shows(counter, "thừa"));
    assert_true(counter_shows(counter, "UniKey"));
}

static void another_layout_is_named(void **state)
{
    struct counter *counter = *state;
    open_page(counter);
    send_scan(counter, "099190000018~~Đặng Thị Ễ Phượng Ô\u0306~01021990~Nữ~Măng La~15082021",
              UI_SOURCE_KEYS, UI_KEY_NONE, false);
    assert_true(counter_shows(counter, "kiểu US"));
}

static void of_a_real_card_nothing_is_shown_or_kept(void **state)
{
    struct counter *counter = *state;
    open_page(counter);
    send_scan(counter, "062190123456|233012345|Y Blưi|05031990|Nữ|Kroong, Kon Tum|22112021",
              UI_SOURCE_KEYS, UI_KEY_ENTER, false);
    assert_true(counter_shows(counter, "12 số | 9 số | 6 chữ | 8 số | 2 chữ | 15 chữ | 8 số"));
    assert_true(counter_shows(counter, "Đọc được thẻ"));
    assert_false(counter_shows(counter, "Blưi"));
    assert_false(counter_shows(counter, "233012345"));
    assert_false(counter_shows(counter, "30 36 32"));
    const struct frame *top = stack_top(counter->kiosk);
    assert_null(memmem(top->state, top->view->state_size, "233012345", 9));
}

static void escapes_in_what_came_do_not_reach_the_page(void **state)
{
    struct counter *counter = *state;
    open_page(counter);
    send_scan(counter, "099190000018\x1b[2J||\xff\xfe\x07|", UI_SOURCE_PORT, UI_KEY_ENTER, false);
    assert_null(strchr(counter_page(counter), '\x1b'));
    assert_null(strchr(counter_page(counter), '\x07'));
}

static void differences(const char *sent, const char *came, const char *wanted)
{
    struct buffer words = {0};
    differ_compare(sent, came, 5, &words);
    assert_string_equal(buffer_text(&words), wanted);
    buffer_release(&words);
}

static void differences_are_as_few_as_can_be(void **state)
{
    (void)state;
    differences("Đặng", "Đặng", "");
    differences("Đặng", "Đăng", "ặ thành ă");
    differences("Đặng", "Đng", "ặ mất");
    differences("Đặng", "Đặnng", "thừa n");
    differences("", "abc", "thừa a · thừa b · thừa c");
    differences("abcdefgh", "", "a mất · b mất · c mất · d mất · e mất");
    differences("A Thuk", "AThuk", "dấu cách mất");
    differences("kitten", "sitting", "k thành s · e thành i · thừa g");
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(the_code_on_the_page_is_the_sample),
        AT_A_COUNTER(a_good_scanner_is_told_so),
        AT_A_COUNTER(a_text_that_comes_twice_is_counted),
        AT_A_COUNTER(lost_marks_are_told_one_by_one),
        AT_A_COUNTER(letters_that_are_gone_or_became_a_question_mark_lost_their_marks_too),
        AT_A_COUNTER(an_input_method_that_rewrites_is_named),
        AT_A_COUNTER(another_layout_is_named),
        AT_A_COUNTER(of_a_real_card_nothing_is_shown_or_kept),
        AT_A_COUNTER(escapes_in_what_came_do_not_reach_the_page),
        cmocka_unit_test(differences_are_as_few_as_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
