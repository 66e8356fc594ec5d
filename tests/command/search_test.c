/* `camtay search`: one test a promise of doc/camtay.1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/random.h"
#include "command/program.h"
#include "desk/desk.h"

#define LAN_NUMBER "099185123456"

static struct desk *open_desk(struct program *program, struct clock *clock, struct random *random)
{
    struct error error = {0};
    clock_init(clock);
    struct desk_options options = {.folder = program->data,
                                   .screens = SOURCE_ROOT "/screens",
                                   .calendar = SOURCE_ROOT "/data/calendar",
                                   .clock = clock,
                                   .random = random};
    struct desk *desk = desk_open(&options, &error);
    if (desk == NULL || !desk_unlock_now(desk, STAFF, PIN, &error))
        fail_msg("desk: %s", error.cause);
    return desk;
}

static void receive(struct desk *desk, const char *name, const char *number, int year,
                    const char *hamlet)
{
    struct citizen citizen = {.birth_year = year, .resident = true, .adult = true};
    struct error error = {0};
    snprintf(citizen.name, sizeof citizen.name, "%s", name);
    snprintf(citizen.id_number, sizeof citizen.id_number, "%s", number);
    snprintf(citizen.hamlet, sizeof citizen.hamlet, "%s", hamlet);
    if (!desk_receive(desk, &citizen, "counter", &error) ||
        !desk_close(desk, true, "none", NULL, &error))
        fail_msg("receive: %s", error.cause);
}

/* A book with four citizens; what the program needs besides the query follows it. */
static void make_book(struct program *program)
{
    struct clock clock;
    struct random random = {0};
    program_found(program);
    struct desk *desk = open_desk(program, &clock, &random);
    receive(desk, "Nguyễn Thị Lan", LAN_NUMBER, 1985, "mang-la");
    receive(desk, "Trần Văn Lân", "099190123457", 1990, "mang-la");
    receive(desk, "Nguyễn Thị Lan", "099170123458", 1970, "plei-klech");
    receive(desk, "Y Ƀô̆", "099195123459", 1995, "mang-la");
    desk_free(desk);
}

#define SEARCH(program, ...)                                                                       \
    RUN(program, PIN "\n", "search", "--data", (program)->data, "--pin-file", "-", __VA_ARGS__)

static void people_are_found_by_all_that_is_known(void **state)
{
    struct program *program = *state;
    make_book(program);
    SEARCH(program, "lan", "85", "mang", "la");
    assert_int_equal(program->status, 0);
    assert_non_null(strstr(program->out, "Nguyễn Thị Lan · 099•••••3456 · 1985 · Măng La · "));
    assert_null(strstr(program->out, "1970"));
    assert_null(strstr(program->out, LAN_NUMBER));
    SEARCH(program, "ng thi lan");
    assert_non_null(strstr(program->out, "1985"));
    assert_non_null(strstr(program->out, "1970"));
    assert_null(strstr(program->out, "Trần"));
    SEARCH(program, "3459");
    assert_non_null(strstr(program->out, "Y Ƀô̆"));
    SEARCH(program, "ƀô̆");
    assert_non_null(strstr(program->out, "Y Ƀô̆"));
    program_clear(program);
}

static void json_has_one_object_a_hit_and_never_a_whole_number(void **state)
{
    struct program *program = *state;
    make_book(program);
    SEARCH(program, "--json", "lan 85");
    assert_int_equal(program->status, 0);
    assert_null(strstr(program->out, LAN_NUMBER));
    json_t *answer = json_loads(program->out, 0, NULL);
    json_t *hits = json_object_get(answer, "hits"), *hit = json_array_get(hits, 0);
    assert_int_equal(json_array_size(hits), 1);
    assert_true(json_is_true(json_object_get(answer, "complete")));
    assert_string_equal(json_string_value(json_object_get(hit, "name")), "Nguyễn Thị Lan");
    assert_string_equal(json_string_value(json_object_get(hit, "number")), "099•••••3456");
    assert_int_equal(json_integer_value(json_object_get(hit, "birth_year")), 1985);
    assert_string_equal(json_string_value(json_object_get(hit, "hamlet")), "Măng La");
    assert_int_equal(strlen(json_string_value(json_object_get(hit, "last_day"))), 10);
    assert_int_equal(strlen(json_string_value(json_object_get(hit, "id"))), 32);
    json_decref(answer);
    program_clear(program);
}

static void nobody_found_is_status_1_and_wrong_use_2(void **state)
{
    struct program *program = *state;
    make_book(program);
    SEARCH(program, "lan 86");
    assert_int_equal(program->status, 1);
    assert_string_equal(program->out, "");
    assert_non_null(strstr(program->err, "Không thấy ai"));
    SEARCH(program, "--json", "lan 86");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->out, "\"hits\": []"));
    SEARCH(program, "--json");
    assert_int_equal(program->status, 2);
    RUN(program, NULL, "search", "lan", "--data", program->data);
    assert_int_equal(program->status, 2);
    program_clear(program);
}

static void without_the_right_pin_nobody_is_named(void **state)
{
    struct program *program = *state;
    make_book(program);
    RUN(program, "593847\n", "search", "lan", "--data", program->data, "--pin-file", "-");
    assert_int_equal(program->status, 1);
    assert_string_equal(program->out, "");
    RUN(program, PIN "\n", "search", "lan", "--data", program->data, "--pin-file", "-", "--staff",
        "Ai Đó");
    assert_int_equal(program->status, 1);
    assert_string_equal(program->out, "");
    program_clear(program);
}

static void it_finds_beside_an_open_counter(void **state)
{
    struct program *program = *state;
    struct clock clock;
    struct random random = {0};
    make_book(program);
    struct desk *desk = open_desk(program, &clock, &random);
    receive(desk, "A Thuk", "099160123450", 1960, "mang-la");
    SEARCH(program, "thuk");
    assert_int_equal(program->status, 0);
    assert_non_null(strstr(program->out, "A Thuk"));
    desk_free(desk);
    RUN(program, NULL, "verify", "--rebuild", "--data", program->data);
    assert_int_equal(program->status, 0);
    program_clear(program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(people_are_found_by_all_that_is_known),
        WITH_PROGRAM(json_has_one_object_a_hit_and_never_a_whole_number),
        WITH_PROGRAM(nobody_found_is_status_1_and_wrong_use_2),
        WITH_PROGRAM(without_the_right_pin_nobody_is_named),
        WITH_PROGRAM(it_finds_beside_an_open_counter),
    };
    return cmocka_run_group_tests_name("command/search", tests, NULL, NULL);
}
