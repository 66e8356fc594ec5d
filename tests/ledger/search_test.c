/* One test a promise of ledger/search.h; then all of them at once, beside search_model.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "ledger/search.h"
#include "search_model.h"

#define SHOWN 7

struct shelf {
    struct search *search;
    struct model_person *person;
    size_t count, room;
};

static int setup(void **state)
{
    struct shelf *shelf = memory_new(1, sizeof *shelf);
    shelf->search = search_new();
    *state = shelf;
    return 0;
}

static int teardown(void **state)
{
    struct shelf *shelf = *state;
    search_free(shelf->search);
    free(shelf->person);
    free(shelf);
    return 0;
}

static struct search_person person_of(const struct model_person *model)
{
    return (struct search_person){.id = model->id,
                                  .name = model->name,
                                  .number = model->number,
                                  .phone = model->phone,
                                  .hamlet = model->hamlet,
                                  .birth_year = model->birth_year,
                                  .last_day = model->last_day};
}

static struct model_person *new_person(struct shelf *shelf)
{
    if (shelf->count == shelf->room) {
        shelf->room = shelf->room > 0 ? shelf->room * 2 : 64;
        shelf->person = memory_resize(shelf->person, shelf->room, sizeof *shelf->person);
    }
    struct model_person *person = &shelf->person[shelf->count++];
    *person = (struct model_person){0};
    snprintf(person->id, sizeof person->id, "%08zx%024zx", shelf->count * 2654435761u % 0xffffffffu,
             shelf->count);
    return person;
}

static struct model_person *put(struct shelf *shelf, const char *name, const char *hamlet, int year,
                                int day)
{
    struct model_person *model = new_person(shelf);
    snprintf(model->name, sizeof model->name, "%s", name);
    snprintf(model->hamlet, sizeof model->hamlet, "%s", hamlet);
    model->birth_year = year;
    model->last_day = day;
    model_read(model);
    search_hamlet(shelf->search, hamlet, hamlet);
    struct search_person person = person_of(model);
    search_put(shelf->search, &person);
    return model;
}

static const char *name_of(const struct shelf *shelf, const char *id)
{
    for (size_t i = 0; i < shelf->count; i++) {
        if (strcmp(shelf->person[i].id, id) == 0)
            return shelf->person[i].name;
    }
    fail_msg("nobody has the id %s", id);
    return "";
}

/* Names found, in order, between bars. */
static void expect(const struct shelf *shelf, const char *typed, const char *names)
{
    struct search_hit hits[SHOWN];
    char found[SHOWN * 100] = "";
    size_t count = search_find(shelf->search, typed, hits, SHOWN, NULL);
    for (size_t i = 0; i < count; i++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%s", i > 0 ? "|" : "",
                 name_of(shelf, hits[i].id));
    if (strcmp(found, names) != 0)
        fail_msg("[%s] finds [%s], not [%s]", typed, found, names);
}

static void words_are_found_in_any_order(void **state)
{
    put(*state, "Nguyễn Thị Lan", "Măng La", 1985, 9);
    put(*state, "Trần Văn Lân", "Plei Klech", 1985, 8);
    expect(*state, "lan nguyen", "Nguyễn Thị Lan");
    expect(*state, "thi lan ng", "Nguyễn Thị Lan");
    expect(*state, "LAN", "Nguyễn Thị Lan|Trần Văn Lân");
    expect(*state, "lan lan x", "");
    expect(*state, "", "");
    expect(*state, " . ", "");
}

static void hamlet_and_year_tell_people_of_one_name_apart(void **state)
{
    struct shelf *shelf = *state;
    put(shelf, "Y Lan", "Măng La", 1985, 1);
    put(shelf, "Nguyễn Thị Lan", "Plei Klech", 1985, 9);
    put(shelf, "Lê Thị Lan", "Măng La", 1990, 8);
    expect(shelf, "lan 85 mang la", "Y Lan");
    expect(shelf, "lan 1985 măng la", "Y Lan");
    expect(shelf, "plei lan 8", "Nguyễn Thị Lan");
    expect(shelf, "lan 9", "Lê Thị Lan");
    search_hamlet(shelf->search, "Măng La", "Măng La Kon Rờ Bàng");
    expect(shelf, "lan kon ro", "Lê Thị Lan|Y Lan");
}

static void short_forms_of_a_list_are_understood(void **state)
{
    put(*state, "Nguyễn Thị Lan", "", 0, 9);
    put(*state, "Ngô Văn Lanh", "", 0, 8);
    put(*state, "Phạm Thanh Tú", "", 0, 7);
    put(*state, "Trần Hồng Hương", "", 0, 6);
    expect(*state, "ng thi lan", "Nguyễn Thị Lan");
    expect(*state, "Ng. T. Lan", "Nguyễn Thị Lan");
    expect(*state, "ng", "Nguyễn Thị Lan|Ngô Văn Lanh");
    expect(*state, "ph tu", "Phạm Thanh Tú");
    expect(*state, "tr hg huong", "Trần Hồng Hương");
}

static void a_name_that_was_typed_whole_comes_before_a_longer_one(void **state)
{
    put(*state, "Nguyễn Thị Mỹ Lan", "", 0, 9);
    put(*state, "Nguyễn Thị Lan", "", 0, 8);
    expect(*state, "ng thi lan", "Nguyễn Thị Lan|Nguyễn Thị Mỹ Lan");
    expect(*state, "Nguyễn Thị L", "Nguyễn Thị Lan|Nguyễn Thị Mỹ Lan");
    expect(*state, "lan", "Nguyễn Thị Mỹ Lan|Nguyễn Thị Lan");
}

static void accents_typed_put_those_who_have_them_first(void **state)
{
    put(*state, "Lê Lan", "", 0, 9);
    put(*state, "Lê Lân", "", 0, 8);
    put(*state, "Lê Hoà", "", 0, 7);
    expect(*state, "lan", "Lê Lan|Lê Lân");
    expect(*state, "lân", "Lê Lân|Lê Lan");
    expect(*state, "Lê Hòa", "Lê Hoà");
}

static void names_of_one_letter_and_with_marks_upon_marks_are_found(void **state)
{
    put(*state, "A", "", 0, 9);
    put(*state, "Y Ƀô̆", "", 0, 8);
    put(*state, "A Lêr", "", 0, 7);
    put(*state, "H'Nhưởi", "", 0, 6);
    expect(*state, "a", "A|A Lêr");
    expect(*state, "ƀô̆", "Y Ƀô̆");
    expect(*state, "bo y", "Y Ƀô̆");
    expect(*state, "hnhuoi", "H'Nhưởi");
    expect(*state, "h’nh", "H'Nhưởi");
}

static void who_has_no_name_yet_is_found_by_the_rest(void **state)
{
    struct search_hit hit;
    put(*state, "", "Măng La", 1960, 5);
    struct search *search = ((struct shelf *)*state)->search;
    assert_int_equal(search_find(search, "mang 60", &hit, 1, NULL), 1);
    assert_int_equal(search_find(search, "mang 61", &hit, 1, NULL), 0);
    assert_int_equal(search_find(search, "a", &hit, 1, NULL), 0);
}

static void digits_are_a_beginning_an_end_or_a_phone(void **state)
{
    struct shelf *shelf = *state;
    struct model_person *thuk = put(shelf, "A Thuk", "", 1990, 9);
    snprintf(thuk->number, sizeof thuk->number, "099090123456");
    snprintf(thuk->phone, sizeof thuk->phone, "0500123789");
    struct search_person person = person_of(thuk);
    search_put(shelf->search, &person);
    put(shelf, "Y Jung", "", 0, 8);
    static const char *const fit[] = {"099",       "3456",    "090 123-456", "099090123456",
                                      "789",       "050.012", "a 456",       "+84 500 123 789",
                                      "500123789", "90",      "thuk 1990",   "9"};
    static const char *const unfit[] = {"990901", "345",   "12345",         "8",
                                        "0",      "56",    "0990901234567", "00000000000000000000",
                                        "y 456",  "19901", "a 3457"};
    for (size_t i = 0; i < sizeof fit / sizeof fit[0]; i++)
        expect(shelf, fit[i], "A Thuk");
    for (size_t i = 0; i < sizeof unfit / sizeof unfit[0]; i++)
        expect(shelf, unfit[i], "");
}

static void who_came_last_stands_first_among_equals(void **state)
{
    put(*state, "A Grat", "", 0, 3);
    put(*state, "A Grat Một", "", 0, 9);
    put(*state, "A Gr", "", 0, 1);
    expect(*state, "gr", "A Gr|A Grat Một|A Grat");
}

static void a_correction_and_a_removal_leave_nothing_behind(void **state)
{
    struct shelf *shelf = *state;
    struct model_person *person = put(shelf, "Nguyễn Thị Lan", "", 1985, 9);
    snprintf(person->name, sizeof person->name, "Nguyễn Thị Lân");
    person->birth_year = 1986;
    struct search_person corrected = person_of(person);
    search_put(shelf->search, &corrected);
    assert_int_equal(search_count(shelf->search), 1);
    expect(shelf, "lan 85", "");
    expect(shelf, "lan 86", "Nguyễn Thị Lân");
    search_add(shelf->search, &(struct search_person){person->id, "A Thuk", "", "", "", 0, 3});
    expect(shelf, "thuk", "");
    search_remove(shelf->search, person->id);
    search_remove(shelf->search, person->id);
    search_remove(shelf->search, "no id");
    assert_int_equal(search_count(shelf->search), 0);
    expect(shelf, "lan", "");
    search_put(shelf->search, &corrected);
    expect(shelf, "lân", "Nguyễn Thị Lân");
}

static void whatever_bytes_are_typed_find_nobody_and_do_no_harm(void **state)
{
    put(*state, "A Thuk", "", 0, 3);
    char typed[2000];
    for (unsigned seed = 1; seed < 400; seed++) {
        unsigned value = seed;
        for (size_t i = 0; i < sizeof typed - 1; i++) {
            value = value * 1664525u + 1013904223u;
            typed[i] = (char)(value >> 24 | 1);
        }
        typed[seed * 5 % sizeof typed] = '\0';
        typed[sizeof typed - 1] = '\0';
        struct search_hit hits[SHOWN];
        assert_true(search_find(((struct shelf *)*state)->search, typed, hits, SHOWN, NULL) <= 1);
    }
}

#define ON_A_SHELF(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_SHELF(words_are_found_in_any_order),
        ON_A_SHELF(hamlet_and_year_tell_people_of_one_name_apart),
        ON_A_SHELF(short_forms_of_a_list_are_understood),
        ON_A_SHELF(a_name_that_was_typed_whole_comes_before_a_longer_one),
        ON_A_SHELF(accents_typed_put_those_who_have_them_first),
        ON_A_SHELF(names_of_one_letter_and_with_marks_upon_marks_are_found),
        ON_A_SHELF(who_has_no_name_yet_is_found_by_the_rest),
        ON_A_SHELF(digits_are_a_beginning_an_end_or_a_phone),
        ON_A_SHELF(who_came_last_stands_first_among_equals),
        ON_A_SHELF(a_correction_and_a_removal_leave_nothing_behind),
        ON_A_SHELF(whatever_bytes_are_typed_find_nobody_and_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
