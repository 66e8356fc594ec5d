/* Printing at the counter. The program that prints is a script of the test's own: it keeps what it is
 * given and says what the test wants. */
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "desk/print.h"
#include "domain/service.h"
#include "support/counter.h"
#include "view/kiosk_print.h"

#define THUK "001090123456"

static void fake_printer(struct counter *counter, const char *says)
{
    char script[1000];
    char *path = scratch_path(&counter->scratch, "printer/camtay-paper");
    char *got = scratch_path(&counter->scratch, "printer/got");
    snprintf(script, sizeof script, "#!/bin/sh\necho \"$@\" >>%s\ncat >>%s\necho >>%s\n%s\n", got,
             got, got, says);
    scratch_write(&counter->scratch, "printer/camtay-paper", script);
    chmod(path, 0700);
    setenv("CAMTAY_PAPER", path, 1);
    free(path);
    free(got);
}

static int set_up(void **state)
{
    int status = counter_setup(state);
    struct counter *counter = *state;
    struct desk_printer printer = {.where = "tcp:127.0.0.1", .paper = "roll80"};
    struct error error = {0};
    fake_printer(counter, "echo sending 0; echo sending 100; echo printed");
    assert_true(desk_keep_printer(counter_desk(counter), &printer, &error));
    return status;
}

static int tear_down(void **state)
{
    struct counter *counter = *state;
    scratch_remove(&counter->scratch, "printer");
    unsetenv("CAMTAY_PAPER");
    return counter_teardown(state);
}

static const char *what_was_sent(struct counter *counter, char text[4000])
{
    char *got = scratch_read(&counter->scratch, "printer/got", NULL);
    snprintf(text, 4000, "%s", got != NULL ? got : "");
    free(got);
    return text;
}

/* As the loop asks: a time that moves away with each question never comes. */
static void the_time_to_look_at_the_child_stands_still(void **state)
{
    struct counter *counter = *state;
    fake_printer(counter, "sleep 1; echo printed");
    counter_press(counter, UI_KEY_F10);
    counter_press(counter, '9');
    counter_wait_for_child(counter);
    counter_press(counter, UI_KEY_F3);
    int64_t wake = kiosk_print_wake(counter->kiosk);
    assert_true(wake > clock_steady(&counter->clock));
    clock_advance(&counter->clock, 50);
    assert_true(kiosk_print_wake(counter->kiosk) == wake);
    counter_wait_for_paper(counter);
    assert_true(kiosk_print_wake(counter->kiosk) < 0);
}

/* Nobody is there to be told, and the word cannot be written: each look would be for nothing. */
static void a_locked_counter_sleeps_once_the_print_has_ended_and_hears_of_it_at_the_pin(
    void **state)
{
    struct counter *counter = *state;
    int percent;
    struct error error = {0};
    fake_printer(counter, "sleep 0.2; echo not-sent no-paper");
    counter_press(counter, UI_KEY_F10);
    counter_press(counter, '9');
    counter_wait_for_child(counter);
    counter_press(counter, UI_KEY_F3);
    kiosk_lock(counter->kiosk);
    assert_true(kiosk_print_wake(counter->kiosk) >= 0); /* the child runs */
    for (int watched; (watched = kiosk_print_watch(counter->kiosk)) >= 0;) {
        struct pollfd end = {.fd = watched, .events = POLLIN};
        assert_int_equal(poll(&end, 1, 10000), 1);
        kiosk_print_look(counter->kiosk);
    }

    assert_non_null(kiosk_printing(counter->kiosk, &percent)); /* the book does not know it yet */
    assert_true(kiosk_print_wake(counter->kiosk) < 0);

    assert_true(desk_unlock_now(counter_desk(counter), COUNTER_STAFF, COUNTER_PIN, &error));
    assert_in_range(kiosk_print_wake(counter->kiosk), 0, clock_steady(&counter->clock) + 100);
    counter_unlock(counter);
    assert_null(kiosk_printing(counter->kiosk, &percent));
    assert_true(counter_shows(counter, "Máy in hết giấy: lắp cuộn mới rồi in lại."));
}

/* A visit with something done, on its last page. */
static void to_the_review(struct counter *counter)
{
    struct error error = {0};
    struct desk_ended install = {.service = SERVICE_VNEID_INSTALL, .outcome = OUTCOME_DONE};
    counter_receive(counter, "Nguyễn Thị Lan", THUK);
    assert_true(desk_end_service(counter_desk(counter), &install, &error));
    counter_press(counter, UI_KEY_F5);
    assert_string_equal(counter_view(counter), "review");
    counter_press(counter, UI_KEY_SPACE); /* the notice was read out */
}

static void f3_closes_the_visit_and_prints_its_slip(void **state)
{
    struct counter *counter = *state;
    char sent[4000];
    to_the_review(counter);
    assert_true(counter_shows(counter, "F3 Ghi và in phiếu"));

    counter_press(counter, UI_KEY_F3);
    assert_string_equal(counter_view(counter), "home");
    counter_wait_for_paper(counter);

    what_was_sent(counter, sent);
    assert_non_null(strstr(sent, "--send tcp:127.0.0.1"));
    assert_non_null(strstr(sent, "Nguyễn Lan"));
    assert_null(strstr(sent, THUK));
    assert_int_equal(desk_jobs_open_count(counter_desk(counter)), 0);
    assert_true(counter_shows(counter, "Đã ghi số"));
    assert_false(counter_shows(counter, "Phiếu chưa in"));
}

static void what_goes_wrong_is_said_and_waits_in_the_list(void **state)
{
    struct counter *counter = *state;
    char sent[4000];
    fake_printer(counter, "echo not-sent no-paper");
    to_the_review(counter);
    counter_press(counter, UI_KEY_F3);
    counter_wait_for_paper(counter);
    assert_true(counter_shows(counter, "Máy in hết giấy: lắp cuộn mới rồi in lại."));
    assert_true(counter_shows(counter, "F3 Phiếu chưa in (1)"));

    fake_printer(counter, "echo sending 0; echo printed");
    counter_press(counter, UI_KEY_F3);
    assert_string_equal(counter_view(counter), "jobs");
    assert_true(counter_shows(counter, "Máy in hết giấy"));
    counter_press(counter, UI_KEY_ENTER);
    counter_wait_for_paper(counter);

    assert_true(counter_shows(counter, "Không còn phiếu nào chưa in."));
    assert_null(strstr(what_was_sent(counter, sent), "\"copy\"")); /* it never reached the paper */
}

static void what_may_be_on_the_paper_comes_again_as_a_copy(void **state)
{
    struct counter *counter = *state;
    char sent[4000];
    fake_printer(counter, "echo sending 40; echo unsure gone");
    to_the_review(counter);
    counter_press(counter, UI_KEY_F3);
    counter_wait_for_paper(counter);
    counter_press(counter, UI_KEY_F3);
    assert_true(counter_shows(counter, "Xem giấy đã ra đủ chưa"));
    fake_printer(counter, "echo printed");
    counter_press(counter, UI_KEY_ENTER);
    counter_wait_for_paper(counter);
    assert_non_null(strstr(what_was_sent(counter, sent), "\"copy\":true"));
}

static void a_program_that_dies_leaves_a_job_to_look_at(void **state)
{
    struct counter *counter = *state;
    fake_printer(counter, "echo sending 10; kill -9 $$");
    to_the_review(counter);
    counter_press(counter, UI_KEY_F3);
    counter_wait_for_paper(counter);
    counter_press(counter, UI_KEY_F3);
    assert_true(counter_shows(counter, "Xem giấy đã ra đủ chưa"));
}

/* What it said first counts, however much it says after that. */
static void a_program_that_says_too_much_leaves_a_job_to_look_at(void **state)
{
    struct counter *counter = *state;
    fake_printer(counter, "echo sending 10; head -c 300000 /dev/zero | tr '\\0' 'x'; kill -9 $$");
    to_the_review(counter);
    counter_press(counter, UI_KEY_F3);
    counter_wait_for_paper(counter);
    counter_press(counter, UI_KEY_F3);
    assert_true(counter_shows(counter, "Xem giấy đã ra đủ chưa"));
}

static void after_a_power_cut_nothing_prints_by_itself(void **state)
{
    struct counter *counter = *state;
    char sent[4000];
    fake_printer(counter, "sleep 5; echo printed");
    to_the_review(counter);
    counter_press(counter, UI_KEY_F3);
    counter_off(counter);
    scratch_remove(&counter->scratch, "printer/got");
    fake_printer(counter, "echo printed");
    counter_on(counter);
    counter_unlock(counter);
    counter_wait(counter, 2000);

    assert_true(counter_shows(counter, "F3 Phiếu chưa in (1)"));
    assert_string_equal(what_was_sent(counter, sent), "");
    counter_press(counter, UI_KEY_F3);
    assert_true(counter_shows(counter, "chưa chắc đã in: đang in thì tắt máy. Xem giấy"));
    counter_press(counter, UI_KEY_DELETE);
    assert_true(counter_shows(counter, "Không còn phiếu nào chưa in."));
    assert_string_equal(what_was_sent(counter, sent), "");
}

static void slips_behind_each_other_are_all_printed_once(void **state)
{
    struct counter *counter = *state;
    char sent[4000];
    fake_printer(counter, "sleep 0.1; echo printed");
    for (int i = 0; i < 3; i++) {
        to_the_review(counter);
        counter_press(counter, UI_KEY_F3);
    }
    counter_wait_for_paper(counter);
    int times = 0;
    for (const char *at = what_was_sent(counter, sent); (at = strstr(at, "--send")) != NULL; at++)
        times++;
    assert_int_equal(times, 3);
    assert_int_equal(desk_jobs_open_count(counter_desk(counter)), 0);
}

static void without_a_printer_nothing_offers_to_print(void **state)
{
    struct counter *counter = *state;
    struct desk_printer none = {.paper = "roll80"};
    struct error error = {0};
    assert_true(desk_keep_printer(counter_desk(counter), &none, &error));
    to_the_review(counter);
    assert_false(counter_shows(counter, "in phiếu"));
}

static void a_slip_is_looked_at_and_printed_again_from_the_story(void **state)
{
    struct counter *counter = *state;
    to_the_review(counter);
    counter_press(counter, UI_KEY_F3);
    counter_wait_for_paper(counter);
    counter_press(counter, '5');
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "story");

    counter_press(counter, UI_KEY_F3);
    assert_string_equal(counter_view(counter), "slip");
    assert_true(counter_shows(counter, "✓ Cài VNeID"));
    assert_true(counter_shows(counter, "[ ] Định danh mức 2: chưa làm"));
    fake_printer(counter, "sleep 0.3; echo printed");
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Đang in: Phiếu số"));
    assert_true(counter_shows(counter, "(bản sao) · đang in"));
    counter_wait_for_paper(counter);
    assert_string_equal(counter_view(counter), "story");
    assert_true(counter_shows(counter, "Đã in: Phiếu số"));
    assert_true(counter_shows(counter, "(bản sao) · đã in"));
    char sent[4000];
    assert_non_null(strstr(what_was_sent(counter, sent), "\"copy\":true"));
}

static void a_code_is_printed_to_take_home(void **state)
{
    struct counter *counter = *state;
    char sent[4000];
    counter_press(counter, '4');
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "code");
    counter_press(counter, UI_KEY_F3);
    counter_wait_for_paper(counter);
    what_was_sent(counter, sent);
    assert_non_null(
        strstr(sent, "\"link\":\"https://play.google.com/store/apps/details?id=com.vnid\""));
    assert_true(counter_shows(counter, "Đã in: Mã QR"));
}

static void the_day_is_printed_as_it_stands(void **state)
{
    struct counter *counter = *state;
    char sent[4000];
    to_the_review(counter);
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, '7');
    assert_true(counter_shows(counter, "F3 In"));
    counter_press(counter, UI_KEY_F3);
    counter_wait_for_paper(counter);
    what_was_sent(counter, sent);
    assert_non_null(strstr(sent, "TỔNG KẾT NGÀY"));
    assert_null(strstr(sent, "Lan"));
    assert_true(counter_shows(counter, "Đã in: Tổng kết 25/11/2026"));
}

static void the_recovery_sheet_goes_to_a_printer_and_through_no_spool(void **state)
{
    struct counter *counter = *state;
    struct desk_printer spool = {.where = "cups:VanPhong", .paper = "a5"};
    struct desk_printer raw = {.where = "/dev/usb/lp0", .paper = "roll80"};
    struct error error = {0};
    char sent[4000];
    assert_true(desk_keep_printer(counter_desk(counter), &spool, &error));
    counter_press(counter, UI_KEY_F10);
    counter_press(counter, '2');
    counter_type(counter, COUNTER_PIN);
    counter_press(counter, UI_KEY_ENTER);
    counter_wait_for_child(counter);
    assert_string_equal(counter_view(counter), "sheet");
    counter_press(counter, UI_KEY_F3);
    assert_true(counter_shows(counter, "chỉ in ra máy in cắm thẳng"));

    assert_true(desk_keep_printer(counter_desk(counter), &raw, &error));
    turn_describe(&counter->turn);
    counter_press(counter, UI_KEY_F3);
    counter_wait_for_paper(counter);
    what_was_sent(counter, sent);
    assert_non_null(strstr(sent, "--send /dev/usb/lp0"));
    assert_null(strstr(sent, "cups"));
    assert_non_null(strstr(sent, "PHIẾU KHÔI PHỤC"));
    assert_non_null(strstr(sent, "Mã đối chiếu"));
}

#define LISTS                                                                                      \
    "case \"$1\" in --list) echo '{\"where\":\"/dev/usb/lp0\",\"name\":\"Xprinter XP-80\"}';"      \
    " echo '{\"where\":\"cups:VanPhong\"}'; echo rubbish;; *) echo printed;; esac"

static void to_the_printer_page(struct counter *counter)
{
    counter_press(counter, UI_KEY_F10);
    counter_press(counter, '9');
    assert_string_equal(counter_view(counter), "printer");
    counter_wait_for_child(counter);
}

static void a_printer_is_chosen_among_those_that_are_there_and_tried(void **state)
{
    struct counter *counter = *state;
    struct desk_printer printer = {.paper = "roll80"};
    struct error error = {0};
    char sent[4000];
    assert_true(desk_keep_printer(counter_desk(counter), &printer, &error));
    fake_printer(counter, LISTS);
    to_the_printer_page(counter);
    assert_true(counter_shows(counter, "Xprinter XP-80"));
    assert_true(counter_shows(counter, "cups:VanPhong"));

    counter_press(counter, '1');
    counter_press(counter, UI_KEY_RIGHT); /* 58 mm */
    counter_press(counter, UI_KEY_F3);
    assert_true(counter_shows(counter, "Đã gửi ra máy in"));
    counter_wait_for_paper(counter);

    desk_printer(counter_desk(counter), &printer);
    assert_string_equal(printer.where, "/dev/usb/lp0");
    assert_string_equal(printer.paper, "roll58");
    what_was_sent(counter, sent);
    assert_non_null(strstr(sent, "TRANG IN THỬ"));
    assert_non_null(strstr(sent, "roll58"));
}

static void a_place_that_is_none_is_told_beside_the_field_and_stays(void **state)
{
    struct counter *counter = *state;
    struct desk_printer printer = {.paper = "roll80"};
    struct error error = {0};
    assert_true(desk_keep_printer(counter_desk(counter), &printer, &error));
    to_the_printer_page(counter);
    counter_type(counter, "may in");
    counter_press(counter, UI_KEY_F5);
    assert_string_equal(counter_view(counter), "printer");
    assert_true(counter_shows(counter, "Chưa rõ in ở đâu"));
    assert_true(counter_shows(counter, "may in"));
    counter_press(counter, UI_KEY_CTRL_U);
    counter_type(counter, "file:/tmp/phieu");
    counter_press(counter, UI_KEY_F5);
    assert_string_equal(counter_view(counter), "admin");
    assert_true(counter_shows(counter, "file:/tmp/phieu"));
}

static void the_loop_hears_at_once_that_a_serial_printer_is_no_scanner(void **state)
{
    struct counter *counter = *state;
    assert_string_equal(counter->client.no_scanner(counter->client.self), "");
    to_the_printer_page(counter);
    counter_press(counter, UI_KEY_CTRL_U);
    counter_type(counter, "/dev/ttyACM3@19200");
    assert_string_equal(counter->client.no_scanner(counter->client.self), "");

    counter_press(counter, UI_KEY_F3); /* tried out, the page not left */

    assert_string_equal(counter->client.no_scanner(counter->client.self), "/dev/ttyACM3");
    counter_wait_for_paper(counter);

    counter_off(counter);
    counter_on(counter);
    assert_string_equal(counter->client.no_scanner(counter->client.self), "/dev/ttyACM3");
}

static void the_card_of_keys_prints_too(void **state)
{
    struct counter *counter = *state;
    char sent[4000];
    fake_printer(counter, LISTS);
    to_the_printer_page(counter);
    counter_press(counter, UI_KEY_CTRL_U);
    counter_press(counter, '2');
    for (int i = 0; i < 8 && !counter_shows(counter, "> k In tờ phím tắt"); i++)
        counter_press(counter, UI_KEY_DOWN);
    counter_press(counter, UI_KEY_ENTER);
    counter_wait_for_paper(counter);
    what_was_sent(counter, sent);
    assert_non_null(strstr(sent, "--send cups:VanPhong"));
    assert_non_null(strstr(sent, "PHÍM NÀO LÀM GÌ"));
}

#define WITH_A_PRINTER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        WITH_A_PRINTER(f3_closes_the_visit_and_prints_its_slip),
        WITH_A_PRINTER(what_goes_wrong_is_said_and_waits_in_the_list),
        WITH_A_PRINTER(what_may_be_on_the_paper_comes_again_as_a_copy),
        WITH_A_PRINTER(a_program_that_dies_leaves_a_job_to_look_at),
        WITH_A_PRINTER(a_program_that_says_too_much_leaves_a_job_to_look_at),
        WITH_A_PRINTER(after_a_power_cut_nothing_prints_by_itself),
        WITH_A_PRINTER(slips_behind_each_other_are_all_printed_once),
        WITH_A_PRINTER(a_printer_is_chosen_among_those_that_are_there_and_tried),
        WITH_A_PRINTER(a_place_that_is_none_is_told_beside_the_field_and_stays),
        WITH_A_PRINTER(a_locked_counter_sleeps_once_the_print_has_ended_and_hears_of_it_at_the_pin),
        WITH_A_PRINTER(the_time_to_look_at_the_child_stands_still),
        WITH_A_PRINTER(the_loop_hears_at_once_that_a_serial_printer_is_no_scanner),
        WITH_A_PRINTER(the_card_of_keys_prints_too),
        WITH_A_PRINTER(the_day_is_printed_as_it_stands),
        WITH_A_PRINTER(a_code_is_printed_to_take_home),
        WITH_A_PRINTER(the_recovery_sheet_goes_to_a_printer_and_through_no_spool),
        WITH_A_PRINTER(without_a_printer_nothing_offers_to_print),
        WITH_A_PRINTER(a_slip_is_looked_at_and_printed_again_from_the_story),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
