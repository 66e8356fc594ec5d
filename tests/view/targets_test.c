/* How far the commune is: what each target counts, who is behind, whose head counts these are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "desk/quick.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "support/counter.h"

static void serve(struct counter *counter, const char *id_number, const char *hamlet,
                  const char *service, const char *provider)
{
    struct error error = {0};
    struct citizen citizen = {.resident = true, .adult = true, .name = "A Thuk"};
    struct desk_ended ended = {.outcome = OUTCOME_DONE};
    snprintf(citizen.id_number, sizeof citizen.id_number, "%s", id_number);
    snprintf(citizen.hamlet, sizeof citizen.hamlet, "%s", hamlet);
    snprintf(citizen.group, sizeof citizen.group, "official");
    snprintf(ended.service, sizeof ended.service, "%s", service);
    snprintf(ended.provider, sizeof ended.provider, "%s", provider);
    struct desk *desk = counter_desk(counter);
    const struct desk_quick quick = {.citizen = &citizen,
                                     .mode = "counter",
                                     .ended = &ended,
                                     .ended_count = 1,
                                     .notice = true,
                                     .helper = "none",
                                     .day = (int32_t)desk_today(desk)};
    if (!desk_quick(desk, &quick, &error))
        fail_msg("desk_quick: %s", error.cause);
}

/* Puts `to` for the first `from` behind `after` in the commune's file. */
static void replace(struct buffer *file, const char *after, const char *from, const char *to)
{
    struct buffer changed = {0};
    char *place = strstr(strstr(file->data, after), from);
    assert_non_null(place);
    buffer_add(&changed, file->data, (size_t)(place - file->data));
    buffer_add_text(&changed, to);
    buffer_add_text(&changed, place + strlen(from));
    buffer_release(file);
    *file = changed;
}

/* What the commune has confirmed: how many people live in two hamlets, how many officials there are. */
static void give_head_counts(struct counter *counter)
{
    struct buffer file = {0};
    struct error error = {0};
    char *path = file_join(counter->folder, "commune.yaml");
    counter_off(counter);
    assert_true(file_read(path, 1 << 20, &file, &error));
    replace(&file, "id: mang-la", "adults: null", "adults: 400, adults_on: 2026-11-20");
    replace(&file, "id: mang-la", "\"nhớ lại, chưa kiểm\", confirmed: false",
            "Công an xã, confirmed: true");
    replace(&file, "id: plei-trum", "adults: null", "adults: 1, adults_on: 2026-11-20");
    replace(&file, "id: plei-trum", "\"nhớ lại, chưa kiểm\", confirmed: false",
            "Công an xã, confirmed: true");
    replace(&file, "id: ko-nang", "adults: null", "adults: 10, adults_on: 2026-11-20");
    replace(&file, "id: ko-nang", "confirmed: false", "confirmed: true");
    replace(&file, "id: official", "people: null", "people: 4, people_on: 2026-11-01");
    assert_true(file_write(path, file.data, file.length, 0600, &error));
    buffer_release(&file);
    free(path);
    counter_on(counter);
    counter_unlock(counter);
}

static void open_targets(struct counter *counter)
{
    counter_type(counter, "9");
    assert_string_equal(counter_view(counter), "targets");
}

static void without_head_counts_there_are_counts_and_the_reason(void **state)
{
    struct counter *counter = *state;
    serve(counter, "062190001234", "mang-la", SERVICE_SIGNATURE, "vnpt");

    open_targets(counter);

    assert_true(counter_shows(counter, "1 người đã có · chưa có số người được xác nhận"));
    assert_true(counter_shows(counter, "chưa so được nơi nào chậm"));
    assert_null(strstr(counter_page(counter), "thấp nhất"));
    assert_null(strstr(counter_page(counter), "Số người lấy từ đâu"));
}

static void the_officials_target_wants_both(void **state)
{
    struct counter *counter = *state;
    give_head_counts(counter);
    serve(counter, "062190001234", "mang-la", SERVICE_SIGNATURE, "vnpt");
    serve(counter, "062190001235", "mang-la", SERVICE_VNEID_LEVEL2, "");
    open_targets(counter);
    assert_true(counter_shows(counter, "0 / 4 người · còn thiếu 4"));
    counter_press(counter, UI_KEY_ESCAPE);

    serve(counter, "062190001234", "mang-la", SERVICE_VNEID_LEVEL2, "");
    open_targets(counter);

    assert_true(counter_shows(counter, "25% · 1 / 4 người · còn thiếu 3"));
    assert_true(counter_shows(counter, "Số người: 01/11/2026, kế hoạch 30/12/2025"));
    assert_true(counter_shows(counter, "2 mức 2 · 1 chữ ký số · 1 cả hai"));
}

static void who_is_behind_is_said_in_words(void **state)
{
    struct counter *counter = *state;
    give_head_counts(counter);
    serve(counter, "062190001234", "mang-la", SERVICE_SIGNATURE, "vnpt");

    open_targets(counter);

    const char *row = strstr(counter_page(counter), "Kơ Năng");
    assert_non_null(row);
    assert_true(strstr(row, "thấp nhất") < strchr(row, '\n'));
    assert_true(counter_shows(counter, "20/11/2026, Công an xã"));
}

static void more_counted_than_there_are_is_said_and_no_percentage(void **state)
{
    struct counter *counter = *state;
    give_head_counts(counter);
    serve(counter, "062190001234", "plei-trum", SERVICE_SIGNATURE, "vnpt");
    serve(counter, "062190001235", "plei-trum", SERVICE_SIGNATURE, "vnpt");

    open_targets(counter);

    const char *row = strstr(counter_page(counter), "Plei Trum");
    assert_non_null(row);
    assert_true(strstr(row, "vượt số") < strchr(row, '\n'));
    assert_null(strstr(counter_page(counter), "200%"));
    assert_true(counter_shows(counter, "đếm được nhiều hơn số người đang ghi"));
}

static void the_list_goes_round_by_hamlet_unit_and_group(void **state)
{
    struct counter *counter = *state;
    open_targets(counter);

    assert_true(counter_shows(counter, "Măng La"));
    counter_type(counter, "x");
    assert_true(counter_shows(counter, "Các trường học"));
    counter_type(counter, "x");
    assert_true(counter_shows(counter, "lực lượng vũ trang"));
    assert_true(counter_shows(counter, "nhóm có chỉ tiêu cả mức 2"));
    counter_type(counter, "x");
    assert_true(counter_shows(counter, "Măng La"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(without_head_counts_there_are_counts_and_the_reason),
        AT_A_COUNTER(the_officials_target_wants_both),
        AT_A_COUNTER(who_is_behind_is_said_in_words),
        AT_A_COUNTER(more_counted_than_there_are_is_said_and_no_percentage),
        AT_A_COUNTER(the_list_goes_round_by_hamlet_unit_and_group),
    };
    return cmocka_run_group_tests_name("targets", tests, NULL, NULL);
}
