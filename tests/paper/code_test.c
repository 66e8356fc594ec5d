/* Codes on paper are read by zbar from what a printer burns and from what a picture shows. */
#include "paper/code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "paper/printed.h"

static void slip_is_read_on(struct printed *printed, enum document_paper paper)
{
    printed_lay(printed, paper);
    struct shot png = printed_png(printed, 1);
    shot_shows(&png, slip_links);
    if (document_is_roll(paper)) {
        struct shot burnt = printed_escpos(printed, 1);
        shot_shows(&burnt, slip_links);
        assert_int_equal(burnt.width, png.width);
        assert_int_equal(burnt.height, png.height);
        assert_memory_equal(burnt.grey, png.grey, (size_t)png.width * (size_t)png.height);
        free(burnt.grey);
    }
    free(png.grey);
}

static void codes_of_a_slip_are_read_on_every_paper(void **state)
{
    struct printed *printed = *state;
    printed_slip(printed);
    for (enum document_paper paper = DOCUMENT_ROLL58; paper <= DOCUMENT_A4; paper++)
        slip_is_read_on(printed, paper);
}

static void codes_of_a_slip_in_large_type_are_read_on_every_paper(void **state)
{
    struct printed *printed = *state;
    printed_slip(printed);
    printed->document.large = true;
    for (enum document_paper paper = DOCUMENT_ROLL58; paper <= DOCUMENT_A4; paper++)
        slip_is_read_on(printed, paper);
}

static void six_codes_on_a_poster_are_read_from_a_metre_and_a_half(void **state)
{
    struct printed *printed = *state;
    printed_poster(printed, 2);

    printed_lay(printed, DOCUMENT_A4);
    assert_int_equal(printed->layout.count, 1);
    struct shot near = printed_png(printed, 1);
    shot_shows(&near, poster_links);

    /* At 1.5 m such a camera has a point a millimetre: 25.4 of 203. */
    struct shot far = shot_scaled(&near, 254, 2030);
    shot_shows(&far, poster_links);
    free(far.grey);
    free(near.grey);
}

static int smallest_module(const struct printed *printed)
{
    int least = 1000;
    for (const struct placed *placed = printed->layout.first->first; placed != NULL;
         placed = placed->next) {
        for (const struct item *item = placed->band->first; item != NULL; item = item->next) {
            if (item->kind == ITEM_CODE && item->module < least)
                least = item->module;
        }
    }
    return least;
}

static void codes_of_a_poster_of_two_sheets_fill_both(void **state)
{
    struct printed *printed = *state;
    struct document *document = &printed->document;
    const char *const both[] = {poster_links[0], poster_links[1], NULL};
    for (int sheet = 0; sheet < 2; sheet++) {
        if (sheet > 0)
            document_add(document, &document->list, DOCUMENT_BREAK, NULL);
        document_add(document, &document->list, DOCUMENT_TITLE, "Quét mã bằng máy ảnh");
        for (int i = 0; i < 2; i++) {
            struct document_block *row =
                document_add(document, &document->list, DOCUMENT_COLUMNS_BESIDE, NULL);
            row->beside_count = 1;
            document_add_qr(document, &row->beside[0], both[i], "VNeID", NULL)->distance = 150;
        }
    }
    printed_lay(printed, DOCUMENT_A4);
    assert_int_equal(printed->layout.count, 2);
    assert_true(smallest_module(printed) >= 20); /* half a page high, not a third */
    for (int page = 1; page <= 2; page++) {
        struct shot near = printed_png(printed, page), far = shot_scaled(&near, 254, 2030);
        shot_shows(&far, both);
        free(far.grey);
        free(near.grey);
    }
}

static int module_of(const struct printed *printed)
{
    for (const struct placed *placed = printed->layout.first->first; placed != NULL;
         placed = placed->next) {
        for (const struct item *item = placed->band->first; item != NULL; item = item->next) {
            if (item->kind == ITEM_CODE)
                return item->module;
        }
    }
    return 0;
}

static void codes_of_a_poster_shrink_before_it_needs_a_second_page(void **state)
{
    struct printed *printed = *state;
    printed_poster(printed, 2);
    printed_lay(printed, DOCUMENT_A4);
    int alone = smallest_module(printed);

    for (int i = 0; i < 6; i++)
        document_add(&printed->document, &printed->document.list, DOCUMENT_LINE, "Giờ làm việc");
    printed_lay(printed, DOCUMENT_A4);
    assert_int_equal(printed->layout.count, 1);
    assert_true(smallest_module(printed) < alone);

    for (int i = 0; i < 60; i++)
        document_add(&printed->document, &printed->document.list, DOCUMENT_LINE, "Giờ làm việc");
    printed_lay(printed, DOCUMENT_A4);
    assert_true(printed->layout.count > 1);
    assert_true(smallest_module(printed) >= alone - 1); /* small ones would not help */
}

static void a_code_in_a_column_that_is_read_from_far_away_fills_it(void **state)
{
    struct printed *printed = *state;
    struct document_block *row =
        document_add(&printed->document, &printed->document.list, DOCUMENT_COLUMNS_BESIDE, NULL);
    row->beside_count = 2;
    for (int i = 0; i < 2; i++)
        document_add_qr(&printed->document, &row->beside[i], slip_links[1], "Cổng", NULL)
            ->distance = 150;
    printed_lay(printed, DOCUMENT_A4);

    int column = (page_inner_width(&printed->layout.shape) - 30) / 2;
    assert_int_equal(smallest_module(printed), column / 33); /* 25 modules and 8 around */

    for (int i = 0; i < 2; i++)
        row->beside[i].first->distance = 0; /* in the hand */
    printed_lay(printed, DOCUMENT_A4);
    assert_int_equal(smallest_module(printed), 5);
}

static bool is_black(const struct shot *shot, int x, int y)
{
    return shot->grey[(size_t)y * (size_t)shot->width + (size_t)x] == 0;
}

static void assert_code_drawn(const struct shot *shot, const struct item *item, int top)
{
    for (int y = 0; y < item->height; y++) {
        for (int x = 0; x < item->width; x++) {
            bool dark =
                qr_dark(item->code, x / item->module - QR_QUIET, y / item->module - QR_QUIET);
            if (is_black(shot, item->x + x, top + y) != dark)
                fail_msg("the dot at %d, %d of a code", x, y);
        }
    }
}

static void every_module_is_whole_dots_and_four_around_are_white(void **state)
{
    struct printed *printed = *state;
    int codes = 0;
    printed_slip(printed);
    printed_poster(printed, 2);
    for (enum document_paper paper = DOCUMENT_ROLL58; paper <= DOCUMENT_A4; paper++) {
        printed_lay(printed, paper);
        for (int number = 1; number <= printed->layout.count; number++) {
            struct shot shot = printed_png(printed, number);
            for (const struct placed *placed = layout_page(&printed->layout, number)->first;
                 placed != NULL; placed = placed->next) {
                for (const struct item *item = placed->band->first; item != NULL;
                     item = item->next) {
                    if (item->kind == ITEM_CODE && ++codes > 0)
                        assert_code_drawn(&shot, item, placed->y + item->y);
                }
            }
            free(shot.grey);
        }
    }
    assert_int_equal(codes, 4 * 9);
}

static void a_module_is_a_seven_hundredth_of_the_distance(void **state)
{
    (void)state;
    assert_int_equal(code_module(0, false), 5);
    assert_int_equal(code_module(0, true), 6);
    assert_int_equal(code_module(30, false), 5); /* 0.43 mm would do, and 3.4 dots */
    for (int centimetres = 50; centimetres <= 1000; centimetres += 7) {
        double wanted = centimetres * 10.0 / 700, dot = 25.4 / 203;
        assert_true(code_module(centimetres, false) * dot >= wanted);
        assert_true((code_module(centimetres, false) - 1) * dot < wanted);
    }
}

static void a_far_code_is_as_large_as_it_fits(void **state)
{
    static const char *const links[] = {"https://dichvucong.gov.vn", NULL};
    struct printed *printed = *state;
    struct document_block *code =
        document_add_qr(&printed->document, &printed->document.list, links[0], "Xa", NULL);
    const int wanted[][3] = {/* cm, on roll 58, on A4 */ {60, 7, 7}, {150, 11, 18}, {9999, 11, 43}};
    for (size_t i = 0; i < 3; i++) {
        code->distance = wanted[i][0];
        printed_lay(printed, DOCUMENT_ROLL58);
        assert_int_equal(module_of(printed), wanted[i][1]);
        struct shot shot = printed_escpos(printed, 1);
        shot_shows(&shot, links);
        free(shot.grey);
        printed_lay(printed, DOCUMENT_A4);
        assert_int_equal(module_of(printed), wanted[i][2]);
    }
}

static void words_stand_beside_a_code_on_80_mm_and_above_on_58(void **state)
{
    struct printed *printed = *state;
    document_add_qr(&printed->document, &printed->document.list, slip_links[0], "Trang VNeID",
                    "Mở máy ảnh");

    printed_lay(printed, DOCUMENT_ROLL80);
    const struct placed *first = printed->layout.first->first;
    const struct item *code = first->band->first;
    assert_null(first->next);
    assert_int_equal(code->kind, ITEM_CODE);
    for (const struct item *item = code->next; item != NULL; item = item->next)
        assert_true(item->x >= code->x + code->width);

    printed_lay(printed, DOCUMENT_ROLL58);
    first = printed->layout.first->first;
    assert_int_equal(first->band->first->kind, ITEM_TEXT);
    assert_int_equal(first->next->band->first->kind, ITEM_CODE);
    assert_int_equal(first->next->next->band->first->kind, ITEM_TEXT);
}

static void what_cannot_be_a_code_is_printed_as_letters_and_the_rest_is_right(void **state)
{
    static const char *const rest[] = {"https://dichvucong.gov.vn", NULL};
    struct printed *printed = *state;
    char endless[DOCUMENT_LINK + 1] = "https://example.org/";
    memset(endless + strlen(endless), 'a', sizeof endless - 1 - strlen(endless));
    document_add_qr(&printed->document, &printed->document.list, endless, "Dài quá", "Gõ vào máy");
    document_add_qr(&printed->document, &printed->document.list, "", "Không có gì", NULL);
    document_add_qr(&printed->document, &printed->document.list, "javascript:alert(1)", "Lạ", NULL);
    document_add_qr(&printed->document, &printed->document.list, "http://example.org", "Hở", NULL);
    document_add_qr(&printed->document, &printed->document.list, rest[0], "Ngắn", NULL);
    printed_lay(printed, DOCUMENT_ROLL58);

    struct shot shot = printed_escpos(printed, 1);
    shot_shows(&shot, rest);
    free(shot.grey);
    size_t letters = 0;
    for (const struct placed *placed = printed->layout.first->first; placed != NULL;
         placed = placed->next) {
        const struct item *item = placed->band->first;
        if (item != NULL && item->kind == ITEM_TEXT &&
            strcmp(pango_layout_get_text(item->line->layout), endless) == 0)
            letters += (size_t)item->line->length;
    }
    assert_int_equal(letters, strlen(endless));
}

static void the_longest_link_that_fits_is_read_at_three_dots(void **state)
{
    struct printed *printed = *state;
    char link[DOCUMENT_LINK + 1] = "https://example.org/";
    memset(link + strlen(link), 'a', 900 - strlen(link));
    link[900] = '\0';
    const char *const links[] = {link, NULL};
    document_add_qr(&printed->document, &printed->document.list, link, NULL, NULL);
    printed_lay(printed, DOCUMENT_ROLL58);
    assert_int_equal(module_of(printed), CODE_LEAST);

    struct shot shot = printed_escpos(printed, 1);
    shot_shows(&shot, links);
    free(shot.grey);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PRINTED(codes_of_a_slip_are_read_on_every_paper),
        PRINTED(codes_of_a_slip_in_large_type_are_read_on_every_paper),
        PRINTED(six_codes_on_a_poster_are_read_from_a_metre_and_a_half),
        PRINTED(codes_of_a_poster_of_two_sheets_fill_both),
        PRINTED(codes_of_a_poster_shrink_before_it_needs_a_second_page),
        PRINTED(a_code_in_a_column_that_is_read_from_far_away_fills_it),
        PRINTED(every_module_is_whole_dots_and_four_around_are_white),
        cmocka_unit_test(a_module_is_a_seven_hundredth_of_the_distance),
        PRINTED(a_far_code_is_as_large_as_it_fits),
        PRINTED(words_stand_beside_a_code_on_80_mm_and_above_on_58),
        PRINTED(what_cannot_be_a_code_is_printed_as_letters_and_the_rest_is_right),
        PRINTED(the_longest_link_that_fits_is_read_at_three_dots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
