/* Is this machine well? */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "desk/health.h"
#include "desk/print.h"
#include "desk/setup.h"
#include "support/counter.h"

static void open_health(struct counter *counter)
{
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, "3");
    assert_string_equal(counter_view(counter), "health");
}

/* The state of the line called so. */
static enum health_state state_of(struct counter *counter, const char *what)
{
    struct health_line lines[HEALTH_LINES];
    struct arena *arena = arena_new();
    size_t count = desk_health(counter_desk(counter), arena, lines), found = count;
    for (size_t i = 0; i < count; i++)
        if (strcmp(lines[i].what, what) == 0)
            found = i;
    assert_true(found < count);
    enum health_state state = lines[found].state;
    assert_true(state != HEALTH_WRONG || lines[found].advice != NULL);
    arena_free(arena);
    return state;
}

static void every_matter_has_its_line(void **state)
{
    static const char *const matters[] = {
        "Thư mục sổ",      "Chỗ trống", "SQLite",  "Phần dở",   "Khóa của máy",
        "Phiếu khôi phục", "Bản sao",   "Đồng hồ", "Lịch nghỉ", "Máy in",
        "Bộ nhớ khóa",     "Màn hình",  "Kiểm sổ"};
    struct counter *counter = *state;

    open_health(counter);

    assert_true(counter_shows(counter, counter->folder));
    for (size_t i = 0; i < sizeof matters / sizeof matters[0]; i++)
        assert_true(counter_shows(counter, matters[i]));
}

static void a_secret_that_others_can_read_is_wrong(void **state)
{
    struct counter *counter = *state;
    assert_int_equal(state_of(counter, "Khóa của máy"), HEALTH_FINE);

    assert_int_equal(chmod(counter->key, 0644), 0);

    assert_int_equal(state_of(counter, "Khóa của máy"), HEALTH_WRONG);
    open_health(counter);
    assert_true(counter_shows(counter, "chmod 600"));
}

static void a_missing_sheet_is_wrong_until_it_is_made(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    assert_true(desk_setup_sheet_made(counter->folder, false, &error));
    assert_int_equal(state_of(counter, "Phiếu khôi phục"), HEALTH_WRONG);

    assert_true(desk_setup_sheet_made(counter->folder, true, &error));

    assert_int_equal(state_of(counter, "Phiếu khôi phục"), HEALTH_FINE);
}

/* The folder is taken away under the kiosk and comes back. */
static void a_draft_that_could_not_be_written_is_told(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    char away[400];
    snprintf(away, sizeof away, "%s-away", counter->folder);
    assert_int_equal(rename(counter->folder, away), 0);
    bool saved = desk_save_draft(counter_desk(counter), "{}", &error);
    assert_int_equal(rename(away, counter->folder), 0);

    assert_false(saved);
    assert_int_equal(state_of(counter, "Phần dở"), HEALTH_WRONG);
    assert_true(desk_save_draft(counter_desk(counter), "{}", &error));
    assert_int_equal(state_of(counter, "Phần dở"), HEALTH_FINE);
}

static void a_clock_far_from_the_book_is_wrong(void **state)
{
    struct counter *counter = *state;
    assert_int_equal(state_of(counter, "Đồng hồ"), HEALTH_FINE);

    clock_advance(&counter->clock, (int64_t)30 * CLOCK_DAY_MS);

    assert_int_equal(state_of(counter, "Đồng hồ"), HEALTH_WRONG);
}

static void the_printer_is_told_with_its_paper_and_with_what_waits_for_a_person(void **state)
{
    struct counter *counter = *state;
    struct desk_printer printer = {.where = "tcp:192.168.1.50", .paper = "roll58"};
    struct desk_job job;
    struct error error = {0};
    assert_int_equal(state_of(counter, "Máy in"), HEALTH_NOTE);
    open_health(counter);
    assert_true(counter_shows(counter, "chưa chọn"));
    counter_press(counter, UI_KEY_ESCAPE);

    assert_true(desk_keep_printer(counter_desk(counter), &printer, &error));
    assert_int_equal(state_of(counter, "Máy in"), HEALTH_FINE);
    assert_true(
        desk_print(counter_desk(counter), DESK_PAPER_KEYS, NULL, printer.where, &job, &error));

    assert_int_equal(state_of(counter, "Máy in"), HEALTH_NOTE);
    open_health(counter);
    assert_true(counter_shows(counter, "1 phiếu chưa in · tcp:192.168.1.50, cuộn 58 mm"));
    assert_true(counter_shows(counter, "F3 Phiếu chưa in: nhìn giấy"));
}

/* What the child says that proves the book; it is this very program (main). */
#define PROOF "CAMTAY_TEST_PROOF"
#define WHOLE "12 mục của 1 máy: chuỗi liền, không mục nào bị sửa."
#define WRONG "Mục 7 của máy này bị sửa: gọi người phụ trách máy."

static bool was_the_proof(int argc, char **argv)
{
    const char *said = getenv(PROOF);
    if (argc < 2 || strcmp(argv[1], "verify") != 0)
        return false;
    if (said == NULL) /* never ends by itself */
        pause();
    printf("%s\nvà nhiều dòng nữa\n", said);
    fflush(stdout);
    _exit(strcmp(said, WHOLE) == 0 ? 0 : 1);
}

static void prove(struct counter *counter, const char *said)
{
    if (said != NULL)
        setenv(PROOF, said, 1);
    else
        unsetenv(PROOF);
    open_health(counter);
    counter_type(counter, "k");
}

static void a_whole_book_is_said_to_be_whole(void **state)
{
    struct counter *counter = *state;
    prove(counter, WHOLE);
    assert_true(counter_shows(counter, "đang đọc từng mục"));
    counter_type(counter, "k"); /* once is enough */
    assert_true(counter_shows(counter, "Đang kiểm, chờ một chút."));

    counter_wait_for_child(counter);

    assert_true(counter_shows(counter, "xong, sổ còn nguyên"));
    assert_true(counter_shows(counter, WHOLE));
}

static void what_is_wrong_in_the_book_is_said_to_the_last_word(void **state)
{
    struct counter *counter = *state;
    prove(counter, WRONG);

    counter_wait_for_child(counter);

    assert_true(counter_shows(counter, "SỔ CÓ CHỖ SAI"));
    assert_true(counter_shows(counter, WRONG));
}

static void leaving_the_page_ends_the_proof(void **state)
{
    struct counter *counter = *state;
    prove(counter, NULL);
    assert_true(waitpid(-1, NULL, WNOHANG) == 0); /* it runs */

    counter_press(counter, UI_KEY_ESCAPE);

    assert_string_equal(counter_view(counter), "admin");
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
}

int main(int argc, char **argv)
{
    if (was_the_proof(argc, argv))
        return 1;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(every_matter_has_its_line),
        AT_A_COUNTER(a_secret_that_others_can_read_is_wrong),
        AT_A_COUNTER(a_missing_sheet_is_wrong_until_it_is_made),
        AT_A_COUNTER(a_draft_that_could_not_be_written_is_told),
        AT_A_COUNTER(a_clock_far_from_the_book_is_wrong),
        AT_A_COUNTER(the_printer_is_told_with_its_paper_and_with_what_waits_for_a_person),
        AT_A_COUNTER(a_whole_book_is_said_to_be_whole),
        AT_A_COUNTER(what_is_wrong_in_the_book_is_said_to_the_last_word),
        AT_A_COUNTER(leaving_the_page_ends_the_proof),
    };
    if (counter_was_child(argc, argv))
        return 0;
    return cmocka_run_group_tests_name("health", tests, NULL, NULL);
}
