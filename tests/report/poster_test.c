/* Paper for walls and for hands: out of the guides that go out with the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/document.h"
#include "base/error.h"
#include "base/file.h"
#include "guide/library.h"
#include "report/poster.h"

struct wall {
    struct guide_library *guides;
    struct arena *arena;
    struct document document;
    struct buffer text;
    struct error error;
};

static int set_up(void **state)
{
    struct wall *wall = calloc(1, sizeof *wall);
    char *screens = file_join(SOURCE_ROOT, "screens");
    assert_non_null(wall);
    wall->guides = guide_library_load(screens, 20000, NULL, &wall->error);
    assert_non_null(wall->guides);
    wall->arena = arena_new();
    document_init(&wall->document, wall->arena, "Mã QR");
    free(screens);
    *state = wall;
    return 0;
}

static int tear_down(void **state)
{
    struct wall *wall = *state;
    guide_library_free(wall->guides);
    arena_free(wall->arena);
    buffer_release(&wall->text);
    free(wall);
    return 0;
}

static const char *text_of(struct wall *wall)
{
    buffer_clear(&wall->text);
    document_text(&wall->document, 1000, &wall->text); /* no line is broken */
    return buffer_text(&wall->text);
}

static int codes_in(const struct document_list *list)
{
    int count = 0;
    for (const struct document_block *block = list->first; block != NULL; block = block->next) {
        count += block->kind == DOCUMENT_QR;
        for (int i = 0; i < block->beside_count; i++)
            count += codes_in(&block->beside[i]);
    }
    return count;
}

static void a_poster_has_the_usual_codes_and_says_what_is_fetched(void **state)
{
    struct wall *wall = *state;
    assert_true(report_poster(NULL, wall->guides, NULL, 0, &wall->document, &wall->error));
    const char *text = text_of(wall);
    assert_int_equal(wall->document.paper, DOCUMENT_A4);
    assert_int_equal(codes_in(&wall->document.list), 3);
    assert_non_null(strstr(text, "VNeID · Android\n"));
    assert_non_null(strstr(text, "VNeID · iPhone\n"));
    assert_non_null(strstr(text, "Cổng Dịch vụ công\n"));
    assert_non_null(strstr(text, "https://apps.apple.com/vn/app/vneid/id1582750372\n"));
    assert_non_null(strstr(text, "không bao giờ hỏi mật khẩu"));
}

static void its_codes_are_to_be_read_from_the_bench(void **state)
{
    struct wall *wall = *state;
    static const char *const names[] = {"neac", "cong-dvc", "lien-thong"};
    assert_true(report_poster(NULL, wall->guides, names, 3, &wall->document, &wall->error));
    int seen = 0;
    for (const struct document_block *row = wall->document.list.first; row != NULL; row = row->next)
        for (int i = 0; i < row->beside_count; i++, seen++)
            assert_int_equal(row->beside[i].first->distance, POSTER_DISTANCE);
    assert_int_equal(seen, 3);
}

/* How many codes each sheet has; `most` sheets at most. */
static int sheets_of(const struct wall *wall, int *codes, int most)
{
    int sheets = 1;
    memset(codes, 0, (size_t)most * sizeof *codes);
    for (const struct document_block *row = wall->document.list.first; row != NULL;
         row = row->next) {
        sheets += row->kind == DOCUMENT_BREAK;
        assert_true(sheets <= most);
        codes[sheets - 1] += row->beside_count;
    }
    return sheets;
}

static void more_than_four_with_long_links_become_two_sheets(void **state)
{
    struct wall *wall = *state;
    static const char *const stores[] = {"vneid-android",  "vneid-iphone",   "smartca-android",
                                         "smartca-iphone", "mysign-android", "mysign-iphone"};
    static const char *const pages[] = {"vneid-trang", "smartca-trang", "viettel-ca",
                                        "cong-dvc",    "lien-thong",    "neac"};
    int codes[2];
    assert_true(report_poster(NULL, wall->guides, stores, 6, &wall->document, &wall->error));
    assert_int_equal(sheets_of(wall, codes, 2), 2);
    assert_int_equal(codes[0], 3);
    assert_int_equal(codes[1], 3);
    const char *second = strstr(text_of(wall) + 1, "BÀ CON MỞ MÁY ẢNH");
    assert_non_null(second);
    assert_non_null(strstr(second, "không bao giờ hỏi mật khẩu")); /* it may hang alone */

    document_init(&wall->document, wall->arena, "");
    assert_true(report_poster(NULL, wall->guides, stores, 4, &wall->document, &wall->error));
    assert_int_equal(sheets_of(wall, codes, 2), 1);

    document_init(&wall->document, wall->arena, "");
    assert_true(report_poster(NULL, wall->guides, pages, 6, &wall->document, &wall->error));
    assert_int_equal(sheets_of(wall, codes, 2), 1);
}

static void a_name_that_is_none_and_more_than_six_are_refused(void **state)
{
    struct wall *wall = *state;
    static const char *const names[] = {"neac", "khong-co", "neac", "neac", "neac", "neac", "neac"};
    assert_false(report_poster(NULL, wall->guides, names, 2, &wall->document, &wall->error));
    assert_int_equal(wall->error.code, ERROR_MISSING);
    assert_string_equal(wall->error.cause, "khong-co");
    assert_false(report_poster(NULL, wall->guides, names, 7, &wall->document, &wall->error));
    assert_int_equal(wall->error.code, ERROR_LIMIT);
}

static void assert_in(const char *text, const char *words, const char *guide)
{
    if (strstr(text, words) == NULL)
        fail_msg("%s: the leaflet has not «%s»", guide, words);
}

/* With all that is to be done about it: the first note alone may be the least of it. */
static void assert_trouble_in(const char *text, const struct guide_trouble *trouble,
                              const char *guide)
{
    assert_in(text, trouble->title, guide);
    for (size_t i = 0; i < trouble->note_count; i++)
        assert_in(text, trouble->notes[i].text, guide);
}

/* The guide as somebody wrote it who thought of the counter alone. */
static const struct guide *without_home(struct wall *wall, const struct guide *guide)
{
    struct guide_step *steps = arena_new_array(wall->arena, struct guide_step, guide->step_count);
    struct guide *plain = arena_new_array(wall->arena, struct guide, 1);
    memcpy(steps, guide->steps, guide->step_count * sizeof *steps);
    for (size_t i = 0; i < guide->step_count; i++)
        steps[i].home_count = 0;
    *plain = *guide;
    plain->steps = steps;
    return plain;
}

static const struct guide *plain_guide(struct wall *wall, const char *name)
{
    return without_home(wall, guide_library_find(wall->guides, name));
}

static void a_leaflet_has_what_is_written_to_take_home_and_nothing_of_the_counter(void **state)
{
    struct wall *wall = *state;
    for (size_t i = 0; i < guide_library_count(wall->guides); i++) {
        const struct guide *guide = guide_library_at(wall->guides, i);
        size_t lines = 0;
        document_init(&wall->document, wall->arena, guide->title);
        report_handout(NULL, guide, &wall->document);
        const char *text = text_of(wall);
        for (size_t k = 0; k < guide->step_count; k++) {
            const struct guide_step *step = &guide->steps[k];
            for (size_t line = 0; line < step->home_count; line++, lines++) {
                assert_in(text, step->home[line], guide->id);
                assert_null(strstr(step->home[line], "bác")); /* paper says bà con, or nobody */
            }
            for (size_t code = 0; code < step->code_count; code++)
                assert_in(text, step->codes[code].url, guide->id);
            for (size_t trouble = 0; trouble < step->trouble_count; trouble++) {
                if (step->troubles[trouble].home != NULL)
                    assert_in(text, step->troubles[trouble].home, guide->id);
            }
        }
        if (lines == 0)
            fail_msg("%s has nothing to take home", guide->id);
        assert_null(strstr(text, "Quay mặt đi"));
        assert_null(strstr(text, "Ghi sổ"));
    }
}

static void what_goes_home_is_in_large_letters_if_it_fits(void **state)
{
    struct wall *wall = *state;
    report_handout(NULL, guide_library_find(wall->guides, "chu-ky-vneid"), &wall->document);
    assert_true(wall->document.large);
    document_init(&wall->document, wall->arena, "");
    report_handout(NULL, guide_library_find(wall->guides, "dich-vu-cong"), &wall->document);
    assert_false(wall->document.large);
}

static void without_lines_to_take_home_a_leaflet_has_all_that_is_in_the_guide(void **state)
{
    struct wall *wall = *state;
    for (size_t i = 0; i < guide_library_count(wall->guides); i++) {
        const struct guide *guide = without_home(wall, guide_library_at(wall->guides, i));
        document_init(&wall->document, wall->arena, guide->title);
        report_handout(NULL, guide, &wall->document);
        const char *text = text_of(wall);
        assert_true(wall->document.count < DOCUMENT_BLOCKS);
        for (size_t k = 0; k < guide->step_count; k++) {
            const struct guide_step *step = &guide->steps[k];
            assert_in(text, step->title, guide->id);
            for (size_t act = 0; act < step->act_count; act++)
                assert_in(text, step->acts[act], guide->id);
            for (size_t code = 0; code < step->code_count; code++)
                assert_in(text, step->codes[code].url, guide->id);
            for (size_t trouble = 0; trouble < step->trouble_count; trouble++)
                assert_trouble_in(text, &step->troubles[trouble], guide->id);
        }
        assert_in(text, "không bao giờ hỏi mật khẩu", guide->id);
        if (!guide->reviewed)
            assert_in(text, "chưa đi thử trên máy thật", guide->id);
    }
}

static bool is_small(const struct document_block *block)
{
    for (int i = 0; i < block->beside_count; i++) {
        for (const struct document_block *in = block->beside[i].first; in != NULL; in = in->next) {
            if (is_small(in))
                return true;
        }
    }
    return block->size == DOCUMENT_SMALL;
}

static void only_the_longest_are_in_small_letters(void **state)
{
    struct wall *wall = *state;
    static const char *const names[] = {"chu-ky-mobifone", "vneid-muc-2", "vneid-cai",
                                        "dich-vu-cong"};
    for (size_t i = 0; i < 4; i++) {
        bool small = false;
        document_init(&wall->document, wall->arena, "");
        report_handout(NULL, plain_guide(wall, names[i]), &wall->document);
        for (const struct document_block *block = wall->document.list.first; block != NULL;
             block = block->next)
            small = small || is_small(block);
        assert_int_equal(small, i >= 2);
    }
}

static void of_a_long_guide_two_steps_stand_beside_each_other(void **state)
{
    struct wall *wall = *state;
    int rows = 0;
    report_handout(NULL, plain_guide(wall, "dich-vu-cong"), &wall->document);
    for (const struct document_block *row = wall->document.list.first; row != NULL; row = row->next)
        rows += row->beside_count == 2 && row->beside[0].first->kind == DOCUMENT_LINE;
    assert_in_range(rows, 6, 7);

    document_init(&wall->document, wall->arena, "");
    report_handout(NULL, plain_guide(wall, "chu-ky-mobifone"), &wall->document);
    for (const struct document_block *row = wall->document.list.first; row != NULL; row = row->next)
        assert_true(row->beside_count == 0 || row->beside[0].first->kind == DOCUMENT_QR);
}

#define AT_A_WALL(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_WALL(a_poster_has_the_usual_codes_and_says_what_is_fetched),
        AT_A_WALL(its_codes_are_to_be_read_from_the_bench),
        AT_A_WALL(more_than_four_with_long_links_become_two_sheets),
        AT_A_WALL(a_name_that_is_none_and_more_than_six_are_refused),
        AT_A_WALL(a_leaflet_has_what_is_written_to_take_home_and_nothing_of_the_counter),
        AT_A_WALL(what_goes_home_is_in_large_letters_if_it_fits),
        AT_A_WALL(without_lines_to_take_home_a_leaflet_has_all_that_is_in_the_guide),
        AT_A_WALL(only_the_longest_are_in_small_letters),
        AT_A_WALL(of_a_long_guide_two_steps_stand_beside_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
