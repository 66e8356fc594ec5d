/* Promises of domain/commune.h: the loader's mistakes, the shipped file, what follows from it. */
#include "domain/commune.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"
#include "base/yaml.h"
#include "domain/date.h"
#include "support/scratch.h"

#define NOV_24 20781L /* 2026-11-24 */

static const char good_head[] = "code: \"23317\"\n"
                                "name: Ngọk Bay\n"
                                "kind: xã\n"
                                "province: Quảng Ngãi\n"
                                "centre: Trung tâm\n"
                                "hotline: null\n"
                                "also: [Ngọc Bay, Kroong]\n"
                                "counters: [Quầy 1, Quầy 2]\n"
                                "adults: null\n"
                                "report_day: 20\n"
                                "cut_off_day: 14\n"; /* lines 1 to 11 */
static const char good_hours[] = "hours: [{from: \"07:30\", to: \"11:30\"},"
                                 " {from: \"13:30\", to: \"17:00\"}]\n"; /* 12 */
static const char good_lists[] = "unconfirmed: [hotline]\n"              /* 13 */
                                 "sources: [kế hoạch]\n";                /* 14 */
static const char good_hamlets[] = "hamlets:\n"
                                   "  - {id: plei-klech, name: Plei Klech, adults: 300, adults_on: "
                                   "2026-11-01, source: xã, confirmed: true}\n"
                                   "  - {id: mang-la, name: Măng La, adults: 200, adults_on: "
                                   "2026-11-01, source: xã, confirmed: true, valid_to: "
                                   "2026-06-30, successor: plei-klech}\n"
                                   "  - {id: dak-lech, name: Đăk Lếch, adults: 150, adults_on: "
                                   "2026-11-01, source: xã, confirmed: true, valid_from: "
                                   "2026-07-01}\n"; /* 15 to 18 */
static const char good_rest[] =
    "groups:\n"
    "  - {id: official, name: cán bộ, people: 40, source: xã, confirmed: true}\n"
    "  - {id: other, name: người khác, people: null, source: xã, confirmed: true}\n"
    "units:\n"
    "  - {id: police, name: Công an xã, duty: kích hoạt, people: null, source: xã, confirmed: "
    "true}\n"
    "targets:\n"
    "  - {id: a, title: một nửa, of: adults, percent: 50, valid_from: 2025-12-30, valid_to: "
    "2026-12-31, source: xã, confirmed: true}\n"
    "  - {id: a, title: bảy phần, of: adults, percent: 70, valid_from: 2027-01-01, valid_to: null, "
    "source: xã, confirmed: true}\n"
    "  - {id: b, title: tất cả, of: official, percent: 100, valid_from: 2025-12-30, valid_to: "
    "null, source: xã, confirmed: true}\n";

struct loading {
    struct scratch scratch;
    struct arena *arena;
    struct buffer said; /* "LINE message\n", warnings with a leading ~ */
    struct findings findings;
    struct error error;
};

static void hear(void *self, const char *file, int line, bool warning, const char *message)
{
    (void)file;
    buffer_addf(self, "%s%d %s\n", warning ? "~" : "", line, message);
}

static int setup(void **state)
{
    struct loading *loading = calloc(1, sizeof *loading);
    scratch_make(&loading->scratch);
    loading->arena = arena_new();
    loading->findings = (struct findings){.add = hear, .self = &loading->said};
    *state = loading;
    return 0;
}

static int teardown(void **state)
{
    struct loading *loading = *state;
    scratch_remove(&loading->scratch, "commune.yaml");
    bool empty = scratch_end(&loading->scratch);
    arena_free(loading->arena);
    buffer_release(&loading->said);
    free(loading);
    return empty ? 0 : -1;
}

static const struct commune *load(struct loading *loading, const char *text)
{
    char *path = scratch_path(&loading->scratch, "commune.yaml");
    scratch_write(&loading->scratch, "commune.yaml", text);
    buffer_clear(&loading->said);
    const struct commune *commune =
        commune_load(path, loading->arena, &loading->findings, &loading->error);
    free(path);
    return commune;
}

static const struct commune *load_parts(struct loading *loading, const char *head,
                                        const char *hours, const char *lists, const char *hamlets,
                                        const char *rest)
{
    struct buffer text = {0};
    buffer_addf(&text, "%s%s%s%s%s", head, hours, lists, hamlets, rest);
    const struct commune *commune = load(loading, buffer_text(&text));
    buffer_release(&text);
    return commune;
}

static const struct commune *load_good(struct loading *loading)
{
    const struct commune *commune =
        load_parts(loading, good_head, good_hours, good_lists, good_hamlets, good_rest);
    assert_non_null(commune);
    return commune;
}

static void a_good_file_is_read_whole(void **state)
{
    const struct commune *commune = load_good(*state);
    assert_string_equal(commune->code, "23317");
    assert_string_equal(commune->name, "Ngọk Bay");
    assert_null(commune->hotline);
    assert_int_equal(commune->counter_count, 2);
    assert_string_equal(commune->counters[1], "Quầy 2");
    assert_int_equal(commune->adults, COMMUNE_NOT_KNOWN);
    assert_int_equal(commune->report_day, 20);
    assert_int_equal(commune->cut_off_day, 14);
    assert_int_equal(commune->hour_count, 2);
    assert_int_equal(commune->hours[0].from, 450);
    assert_int_equal(commune->hours[1].to, 1020);
    assert_int_equal(commune->hamlet_count, 3);
    assert_string_equal(commune->hamlets[0].id, "dak-lech");
    assert_string_equal(commune->hamlets[1].id, "mang-la");
    assert_string_equal(commune->hamlets[1].successor, "plei-klech");
    assert_int_equal(commune->hamlets[2].valid_to, YAML_NO_DATE);
    assert_int_equal(commune_group(commune, "official")->people, 40);
    assert_int_equal(commune_group(commune, "other")->people, COMMUNE_NOT_KNOWN);
    assert_string_equal(commune_unit(commune, "police")->duty, "kích hoạt");
    assert_null(commune_hamlet(commune, "nowhere"));
    assert_null(commune_group(commune, "nobody"));
    assert_null(commune_unit(commune, "none"));
    assert_false(commune_is_confirmed(commune, "hotline"));
    assert_true(commune_is_confirmed(commune, "code"));
}

static void hamlets_live_and_end(void **state)
{
    const struct commune *commune = load_good(*state);
    long june = date_to_day((struct date){2026, 6, 30});
    const struct hamlet *old = commune_hamlet(commune, "mang-la");
    const struct hamlet *young = commune_hamlet(commune, "dak-lech");
    assert_true(hamlet_is_valid(old, june));
    assert_false(hamlet_is_valid(old, june + 1));
    assert_false(hamlet_is_valid(young, june));
    assert_true(hamlet_is_valid(young, june + 1));
}

static void a_target_is_that_of_its_day(void **state)
{
    const struct commune *commune = load_good(*state);
    long new_year = date_to_day((struct date){2027, 1, 1});
    assert_int_equal(commune_target(commune, "a", NOV_24)->percent, 50);
    assert_int_equal(commune_target(commune, "a", new_year - 1)->percent, 50);
    assert_int_equal(commune_target(commune, "a", new_year)->percent, 70);
    assert_null(commune_target(commune, "a", date_to_day((struct date){2025, 12, 29})));
    assert_null(commune_target(commune, "c", NOV_24));
}

static void percentages_need_confirmed_people(void **state)
{
    struct loading *loading = *state;
    const struct commune *commune = load_good(loading);
    long people = 7;
    assert_true(commune_people_of(commune, "adults", NOV_24, &people));
    assert_int_equal(people, 450); /* the two hamlets of that day */
    assert_true(commune_people_of(commune, "official", NOV_24, &people));
    assert_int_equal(people, 40);
    people = 7;
    assert_false(commune_people_of(commune, "other", NOV_24, &people));
    assert_false(commune_people_of(commune, "nobody", NOV_24, &people));

    commune = load_parts(loading, good_head, good_hours, good_lists,
                         "hamlets:\n  - {id: a, name: A, adults: 5, source: x, confirmed: true}\n"
                         "  - {id: b, name: B, adults: null, source: x, confirmed: true}\n",
                         good_rest);
    assert_false(commune_people_of(commune, "adults", NOV_24, &people));
    commune = load_parts(loading, good_head, good_hours, good_lists,
                         "hamlets:\n  - {id: a, name: A, adults: 5, source: x, confirmed: false}\n",
                         good_rest);
    assert_false(commune_people_of(commune, "adults", NOV_24, &people));
    commune = load_parts(loading, good_head, good_hours, good_lists, "hamlets: []\n", good_rest);
    assert_false(commune_people_of(commune, "adults", NOV_24, &people));
    assert_int_equal(people, 7);
}

static const struct {
    const char *head, *hours, *lists, *hamlets, *said;
} mistakes[] = {
    {NULL, "hours: [{from: \"7:30\", to: \"11:30\"}]\n", NULL, NULL,
     "12 giờ làm việc phải viết như \"07:30\"\n"},
    {NULL, "hours: [{from: \"07:30\", to: \"24:00\"}]\n", NULL, NULL,
     "12 giờ làm việc phải viết như \"07:30\"\n"},
    {NULL, "hours: [{from: \"11:30\", to: \"07:30\"}]\n", NULL, NULL,
     "12 giờ làm việc phải nối tiếp nhau từ sáng đến chiều\n"},
    {NULL, "hours: []\n", NULL, NULL, "12 mục hours phải có từ 1 đến 6 dòng\n"},
    {NULL, NULL, "unconfirmed: [phone]\nsources: [x]\n", NULL, "13 không có mục nào tên phone\n"},
    {NULL, NULL, NULL,
     "hamlets:\n  - {id: a, name: A, adults: 1, adults_on: 2026-11-01, source: x, confirmed: "
     "true}\n"
     "  - {id: a, name: B, adults: 1, adults_on: 2026-11-01, source: x, confirmed: true}\n",
     "17 mã a đã dùng ở dòng 16\n"},
    {NULL, NULL, NULL,
     "hamlets:\n  - {id: Măng La, name: A, adults: 1, adults_on: 2026-11-01, source: x, confirmed: "
     "true}\n",
     "16 mã Măng La chỉ được có chữ thường không dấu, số và dấu -\n"},
    {NULL, NULL, NULL,
     "hamlets:\n  - {id: a, name: A, adults: 1, adults_on: 2026-11-01, source: x, confirmed: true, "
     "successor: b}\n",
     "16 thôn A: không có thôn nào mã b\n"},
    {NULL, NULL, NULL,
     "hamlets:\n  - {id: a, name: A, adults: 1, adults_on: 2026-11-01, source: x, confirmed: true, "
     "successor: a}\n",
     "16 thôn A: không thể sáp nhập vào chính nó\n"},
    {NULL, NULL, NULL,
     "hamlets:\n  - {id: a, name: A, adults: 1, adults_on: 2026-11-01, source: x, confirmed: true, "
     "valid_from: "
     "2026-02-02, valid_to: 2026-02-01}\n",
     "16 thôn A: valid_to trước valid_from\n"},
    {NULL, NULL, NULL, "hamlets:\n  - {id: a, name: A, adults: 0, source: x, confirmed: true}\n",
     "16 mục adults phải từ 1 đến 10000000\n"},
    {NULL, NULL, NULL, "hamlets:\n  - {id: a, name: A, source: x, confirmed: true}\n",
     "16 thiếu mục: adults\n"},
    {NULL, NULL, NULL, "hamlets:\n  - {id: a, name: A, adults: 1}\n",
     "16 thiếu mục: source\n16 thiếu mục: confirmed\n"},
};

static void a_confirmed_count_without_its_day_is_told(void **state)
{
    struct loading *loading = *state;
    assert_non_null(load_parts(
        loading, good_head, good_hours, "unconfirmed: []\nsources: [x]\n",
        "hamlets:\n  - {id: a, name: A, adults: 5, source: x, confirmed: true}\n", good_rest));
    assert_string_equal(buffer_text(&loading->said),
                        "~16 thôn A: số người chưa ghi của ngày nào\n");
}

static void mistakes_have_their_lines(void **state)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        struct loading *loading = *state;
        const char *lists =
            mistakes[i].lists != NULL ? mistakes[i].lists : "unconfirmed: []\nsources: [x]\n";
        assert_null(load_parts(
            loading, good_head, mistakes[i].hours != NULL ? mistakes[i].hours : good_hours, lists,
            mistakes[i].hamlets != NULL ? mistakes[i].hamlets : good_hamlets, good_rest));
        assert_int_equal(loading->error.code, ERROR_INPUT);
        assert_string_equal(buffer_text(&loading->said), mistakes[i].said);
    }
}

static void targets_point_at_somebody_and_do_not_overlap(void **state)
{
    struct loading *loading = *state;
    static const char groups[] = "groups: []\nunits: []\ntargets:\n"; /* targets from 22 on */
    static const struct {
        const char *rows, *said;
    } cases[] = {
        {"  - {id: a, title: x, of: official, percent: 50, valid_from: 2026-01-01, valid_to: null, "
         "source: x, confirmed: true}\n",
         "22 chỉ tiêu a: of phải là adults hoặc mã một nhóm\n"},
        {"  - {id: a, title: x, of: adults, percent: 101, valid_from: 2026-01-01, valid_to: null, "
         "source: x, confirmed: true}\n",
         "22 mục percent phải từ 1 đến 100\n"},
        {"  - {id: a, title: x, of: adults, percent: 50, valid_from: 2026-01-02, valid_to: "
         "2026-01-01, source: x, confirmed: true}\n",
         "22 chỉ tiêu a: valid_to trước valid_from\n"},
        {"  - {id: a, title: x, of: adults, percent: 50, valid_from: 2026-01-01, valid_to: null, "
         "source: x, confirmed: true}\n"
         "  - {id: a, title: x, of: adults, percent: 70, valid_from: 2027-01-01, valid_to: null, "
         "source: x, confirmed: true}\n",
         "23 chỉ tiêu a trùng thời gian với dòng 22\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buffer rest = {0};
        buffer_addf(&rest, "%s%s", groups, cases[i].rows);
        assert_null(load_parts(loading, good_head, good_hours, "unconfirmed: []\nsources: [x]\n",
                               good_hamlets, buffer_text(&rest)));
        assert_string_equal(buffer_text(&loading->said), cases[i].said);
        buffer_release(&rest);
    }
}

static void a_file_that_is_not_there_is_told_apart(void **state)
{
    struct loading *loading = *state;
    assert_null(commune_load("/nowhere/commune.yaml", loading->arena, NULL, &loading->error));
    assert_int_equal(loading->error.code, ERROR_MISSING);
    assert_null(load(loading, ""));
    assert_int_equal(loading->error.code, ERROR_INPUT);
}

static void the_shipped_commune_loads_and_invents_no_number(void **state)
{
    struct loading *loading = *state;
    const struct commune *commune = commune_load(
        CAMTAY_DATA "/commune/ngok-bay.yaml", loading->arena, &loading->findings, &loading->error);
    assert_non_null(commune);
    assert_int_equal(loading->findings.errors, 0);
    assert_true(loading->findings.warnings > 0);
    assert_string_equal(commune->code, "23317");
    assert_null(commune->hotline);
    assert_int_equal(commune->adults, COMMUNE_NOT_KNOWN);
    assert_non_null(commune_hamlet(commune, "plei-klech"));
    for (size_t i = 0; i < commune->hamlet_count; i++) {
        assert_int_equal(commune->hamlets[i].adults, COMMUNE_NOT_KNOWN);
        assert_false(commune->hamlets[i].confirmed);
    }
    assert_int_equal(commune->group_count, 6);
    assert_int_equal(commune_target(commune, "officials-signature", NOV_24)->percent, 100);
    assert_int_equal(commune_target(commune, "adults-signature", NOV_24)->percent, 50);
    long people = 0;
    assert_false(commune_people_of(commune, "adults", NOV_24, &people));
    assert_false(commune_people_of(commune, "official", NOV_24, &people));
    assert_int_equal(commune->report_day, 20);
    assert_false(commune_is_confirmed(commune, "cut_off_day"));
}

#define WITH_A_LOADING(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_A_LOADING(a_good_file_is_read_whole),
        WITH_A_LOADING(hamlets_live_and_end),
        WITH_A_LOADING(a_target_is_that_of_its_day),
        WITH_A_LOADING(percentages_need_confirmed_people),
        WITH_A_LOADING(a_confirmed_count_without_its_day_is_told),
        WITH_A_LOADING(mistakes_have_their_lines),
        WITH_A_LOADING(targets_point_at_somebody_and_do_not_overlap),
        WITH_A_LOADING(a_file_that_is_not_there_is_told_apart),
        WITH_A_LOADING(the_shipped_commune_loads_and_invents_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
