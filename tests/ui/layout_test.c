/* One test a promise of ui/layout.h. Screens as a person sees them are in golden/. */
#include "ui/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/text.h"
#include "ui/drawing.h"
#include "ui/golden.h"
#include "ui/key.h"
#include "ui/loop.h"
#include "ui/sample.h"

static void the_pages_look_as_they_were_accepted(void **state)
{
    struct drawing *drawing = *state;
    struct sample *sample = &drawing->sample;
    sample_home(sample);
    assert_golden("home-80x24", drawing_draw(drawing, 80, 24));
    assert_golden("home-120x36", drawing_draw(drawing, 120, 36));
    assert_golden("home-60x24", drawing_draw(drawing, 60, 24));
    sample_step(sample, true);
    assert_golden("step-80x24", drawing_draw(drawing, 80, 24));
    assert_golden("step-120x36", drawing_draw(drawing, 120, 36));
    assert_golden("step-60x20", drawing_draw(drawing, 60, 20));
    sample_step(sample, false);
    assert_golden("step-plain-80x24", drawing_draw(drawing, 80, 24));
    sample_day(sample);
    assert_golden("day-80x24", drawing_draw(drawing, 80, 24));
    sample_review(sample);
    assert_golden("review-80x24", drawing_draw(drawing, 80, 24));
    sample_form(sample);
    field_set(&sample->other, "1234");
    assert_golden("form-80x24", drawing_draw(drawing, 80, 24));
    sample->page.qr = &sample->qr;
    sample->page.qr_large = true;
    assert_golden("large-80x24", drawing_draw(drawing, 80, 24));
    assert_golden("large-120x60", drawing_draw(drawing, 120, 60));
}

/* Every cell holds one letter as wide as it says, or the second half of a wide one. */
static void check_cells(const struct cells *cells)
{
    for (int y = 0; y < cells->rows; y++) {
        for (int x = 0; x < cells->columns; x++) {
            const char *text = cells->at[y * cells->columns + x].text;
            const char *next =
                x + 1 < cells->columns ? cells->at[y * cells->columns + x + 1].text : " ";
            assert_int_equal(text_grapheme(text), strlen(text));
            assert_int_equal(text_width(text) == 2, text[0] != '\0' && next[0] == '\0');
            assert_true(text[0] == '\0' || (unsigned char)text[0] >= 0x20);
        }
    }
    assert_in_range(cells->cursor_x, 0, cells->columns - 1);
    assert_in_range(cells->cursor_y, 0, cells->rows - 1);
}

static void wild_page(struct sample *sample)
{
    sample_form(sample);
    page_text(&sample->page, "漢字漢字漢字",
              "漢字漢字漢字漢字 ô̆ô̆ô̆ 👨‍👩‍👧👨‍👩‍👧 một",
              STYLE_SAY);
    page_text(&sample->page, "\xff\xfe\x1b[31m", "bad \xc3\x28 \x1b]0;x\x07 \xe2\x80\xae dài\tdài",
              STYLE_DONE);
    page_row(&sample->page, "漢", "chữdàikhôngcókhoảngtrắngchữdàikhôngcókhoảngtrắngchữdài漢字",
             "漢字漢字", STYLE_FAIL);
    page_choice(&sample->page, 9, '9', "", "");
    page_choice(&sample->page, 10, 0x1f600, "đ", "ghi chú rất dài rất dài rất dài rất dài rất dài");
    page_side(&sample->page, SIDE_SECOND);
    page_tick(&sample->page, 12, "", false)->label = "LÀMLÀMLÀMLÀM";
    page_text(&sample->page, NULL, "", STYLE_BANNER);
}

static void any_size_is_drawn_without_overlap(void **state)
{
    struct drawing *drawing = *state;
    static const int heights[] = {1, 2, 3, 5, 9, 10, 11, 17, 24, 30, 60};
    for (int page = 0; page < 6; page++) {
        for (int columns = 1; columns <= 200; columns += columns < 90 ? 1 : 11) {
            for (size_t i = 0; i < sizeof heights / sizeof heights[0]; i++) {
                struct sample *sample = &drawing->sample;
                page == 0   ? sample_home(sample)
                : page == 1 ? sample_step(sample, true)
                : page == 2 ? sample_day(sample)
                : page == 3 ? sample_review(sample)
                : page == 4 ? sample_form(sample)
                            : wild_page(sample);
                sample->page.qr_large = heights[i] % 2 == 0;
                drawing_draw(drawing, columns, heights[i]);
                check_cells(&drawing->cells);
            }
        }
    }
}

static int find_row(const char *text, const char *part)
{
    const char *found = strstr(text, part);
    int row = found == NULL ? -1 : 0;
    for (const char *at = text; found != NULL && at < found; at++)
        row += *at == '\n';
    return row;
}

static void too_small_a_window_asks_for_a_larger_one(void **state)
{
    struct drawing *drawing = *state;
    sample_home(&drawing->sample);
    assert_non_null(strstr(drawing_draw(drawing, 39, 24), "Cửa sổ nhỏ quá"));
    assert_non_null(strstr(drawing_draw(drawing, 80, 9), "Cửa sổ nhỏ quá"));
    assert_non_null(strstr(drawing_draw(drawing, 40, 10), "Cầm Tay"));
}

static void first_row_said_rule_and_keys_never_move(void **state)
{
    struct drawing *drawing = *state;
    sample_home(&drawing->sample);
    const char *text = drawing_draw(drawing, 80, 24);
    assert_int_equal(find_row(text, "Cầm Tay"), 0);
    assert_int_equal(find_row(text, "Đã ghi số 214"), 21);
    assert_int_equal(find_row(text, "────────"), 22);
    assert_int_equal(find_row(text, "F1 Trợ giúp"), 23);
    sample_day(&drawing->sample);
    assert_int_equal(find_row(drawing_draw(drawing, 80, 24), "Còn 1 người"), 21);
}

static void a_narrow_list_is_one_line_and_its_ends_step(void **state)
{
    static const char *const words[] = {"một", "hai", "ba"};
    struct drawing *drawing = *state;
    struct page *page = &drawing->sample.page;
    int chosen = -1;
    page_options(page, 7, "Vì", words, 3, &chosen)->narrow = true;
    assert_non_null(strstr(drawing_draw(drawing, 80, 24), "chưa chọn"));

    chosen = 1;
    const char *text = drawing_draw(drawing, 80, 24);
    int row = find_row(text, "‹ hai ›  2/3");
    assert_true(row >= 0);
    assert_null(strstr(text, "ba"));
    int x = 0;
    while (layout_option_at(&drawing->cells, x, row) < 0)
        x++;
    assert_int_equal(layout_option_at(&drawing->cells, x, row), 0);
    assert_int_equal(layout_option_at(&drawing->cells, x + 5, row), 2);
    assert_int_equal(layout_item_at(&drawing->cells, x, row), 7);
}

static void the_focus_is_kept_in_sight_and_the_cursor_is_on_it(void **state)
{
    struct drawing *drawing = *state;
    sample_home(&drawing->sample);
    drawing_draw(drawing, 60, 12);
    assert_int_equal(drawing->cells.cursor_y, 2);
    drawing->place.focus = FIRST_CHOICE + 8;
    assert_non_null(strstr(drawing_draw(drawing, 60, 12), "Chỉ tiêu"));
    assert_true(drawing->cells.more_above > 0);
    int at = layout_item_at(&drawing->cells, drawing->cells.cursor_x, drawing->cells.cursor_y);
    assert_int_equal(at, FIRST_CHOICE + 8);

    drawing->place.scroll = 0; /* the person scrolls back: it stays so until the focus moves */
    assert_non_null(strstr(drawing_draw(drawing, 60, 12), "Tìm"));
    assert_int_equal(drawing->place.scroll, 0);
    drawing->place.focus = FIRST_CHOICE + 7;
    assert_non_null(strstr(drawing_draw(drawing, 60, 12), "Báo cáo ngày 20"));
}

static void another_page_starts_at_its_top_with_its_own_focus(void **state)
{
    struct drawing *drawing = *state;
    sample_home(&drawing->sample);
    drawing->place.focus = FIRST_CHOICE + 8;
    drawing_draw(drawing, 60, 12);
    sample_form(&drawing->sample);
    page_focus(&drawing->sample.page, 2);
    drawing_draw(drawing, 60, 24);
    assert_int_equal(drawing->place.focus, 2);
    assert_int_equal(drawing->place.scroll, 0);
    assert_string_equal(drawing->place.name, "form");
}

static void the_cursor_stands_where_the_next_letter_goes(void **state)
{
    struct drawing *drawing = *state;
    sample_home(&drawing->sample);
    drawing_draw(drawing, 80, 24);
    assert_int_equal(drawing->cells.cursor_x, 7);
    field_set(&drawing->sample.field, "kô̆n");
    drawing_draw(drawing, 80, 24);
    assert_int_equal(drawing->cells.cursor_x, 10);
    field_key(&drawing->sample.field, UI_KEY_LEFT);
    drawing_draw(drawing, 80, 24);
    assert_int_equal(drawing->cells.cursor_x, 9);
    for (int i = 0; i < 100; i++)
        field_type(&drawing->sample.field, "漢", 0);
    drawing_draw(drawing, 80, 24);
    assert_in_range(drawing->cells.cursor_x, 7, 56);
}

static void a_secret_is_dots(void **state)
{
    struct drawing *drawing = *state;
    sample_form(&drawing->sample);
    field_set(&drawing->sample.other, "482915");
    const char *text = drawing_draw(drawing, 80, 24);
    assert_null(strstr(text, "482915"));
    assert_non_null(strstr(text, "••••••"));
    assert_null(strstr(text, "•••••••"));
}

static void keys_that_do_not_fit_are_left_to_help(void **state)
{
    struct drawing *drawing = *state;
    sample_step(&drawing->sample, false);
    const char *text = drawing_draw(drawing, 45, 24);
    assert_non_null(strstr(text, "Enter Xong"));
    assert_non_null(strstr(text, "F1 Trợ giúp  …"));
    assert_null(strstr(text, "F6"));
    assert_int_equal(layout_key_at(&drawing->cells, 2, 23), UI_KEY_ENTER);
}

static void the_way_back_stays_when_other_keys_do_not_fit(void **state)
{
    struct drawing *drawing = *state;
    sample_step(&drawing->sample, false);
    assert_non_null(strstr(drawing_draw(drawing, 60, 20), "Esc Lùi"));
    assert_non_null(strstr(drawing_draw(drawing, 45, 20), "Esc Lùi"));
}

static void a_note_in_a_narrow_column_stays_one_line(void **state)
{
    struct drawing *drawing = *state;
    struct page *page = &drawing->sample.page;
    sample_home(&drawing->sample);
    page_side(page, SIDE_SECOND);
    page_choice(page, 71, 'c', "Rơ Châm Phiên", "bước 3/11");
    page_choice(page, 72, 'd', "Y Thanh", "OTP đã quá hạn");
    page_choice(page, 73, 'e', "Nguyễn Thị Linh", "Công an chưa duyệt");

    const char *text = drawing_draw(drawing, 80, 24);

    assert_non_null(strstr(text, "OTP đã quá hạn"));
    assert_non_null(strstr(text, "e  Nguyễn Thị Linh"));
    assert_int_equal(find_row(text, "Công an chưa duyệt"), find_row(text, "Nguyễn Thị Linh") + 1);
    assert_int_equal(find_row(text, "OTP đã quá hạn"), find_row(text, "d  Y Thanh"));
}

static void help_gives_its_words_before_a_key_is_left_out(void **state)
{
    struct drawing *drawing = *state;
    int columns = 100;
    sample_step(&drawing->sample, false);
    while (strstr(drawing_draw(drawing, columns, 24), "F1 Trợ giúp") != NULL)
        columns--;
    const char *text = drawing_draw(drawing, columns, 24);
    assert_non_null(strstr(text, "F6 Để chờ"));
    assert_non_null(strstr(text, "Esc Lùi"));
    assert_non_null(strstr(text, "F1"));
    assert_null(strstr(text, "…"));
}

static void every_state_has_a_word_or_a_sign(void **state)
{
    struct drawing *drawing = *state;
    sample_review(&drawing->sample);
    page_text(&drawing->sample.page, NULL, "hẹn lại", STYLE_WAIT);
    page_said(&drawing->sample.page, STYLE_FAIL, "Đĩa đầy");
    const char *text = drawing_draw(drawing, 80, 24);
    assert_non_null(strstr(text, "✓  Cài VNeID"));
    assert_non_null(strstr(text, "…  Định danh mức 2"));
    assert_non_null(strstr(text, "“Không đọc mã OTP"));
    assert_non_null(strstr(text, "… hẹn lại"));
    assert_non_null(strstr(text, "× Đĩa đầy"));
}

static void uis_own_word_goes_before_the_pages(void **state)
{
    struct drawing *drawing = *state;
    sample_home(&drawing->sample);
    cells_resize(&drawing->cells, 80, 24);
    layout_page(&drawing->sample.page, &drawing->place, "Khay đã đầy", &drawing->cells);
    buffer_clear(&drawing->text);
    cells_text(&drawing->cells, &drawing->text);
    assert_int_equal(find_row(buffer_text(&drawing->text), "Khay đã đầy"), 21);
    assert_null(strstr(buffer_text(&drawing->text), "Đã ghi số 214"));
}

static void what_to_do_is_never_cut_off_what_is_said(void **state)
{
    struct drawing *drawing = *state;
    sample_home(&drawing->sample);
    page_said(&drawing->sample.page, STYLE_FAIL,
              "Đĩa đầy, chưa ghi được vào sổ. Mọi thứ trên màn hình vẫn còn. Xoá bớt tệp, rồi bấm "
              "lại đúng phím vừa bấm.");
    const char *text = drawing_draw(drawing, 80, 24);
    assert_int_equal(find_row(text, "× Đĩa đầy"), 20);
    assert_int_equal(find_row(text, "bấm lại đúng phím vừa bấm."), 21);
    assert_int_equal(find_row(text, "────────"), 22);
}

/* A log's row of a long name and a long story, the figure in the middle. */
static void draw_table(struct drawing *drawing, int columns, int rows)
{
    static const int widths[3] = {20, -6, 48};
    static const struct page_cell cells[3] = {
        {.text = "Nguyễn Thị Thu Hồng · 099•••••9663", .item = FIRST_CELL},
        {.text = "1.234"},
        {.text = "Cài VNeID: không thành; Định danh mức 2: hẹn lại"}};
    static const struct page_table table = {
        .columns = 3, .widths = widths, .rows = 1, .cells = cells};
    sample_release(&drawing->sample);
    sample_init(&drawing->sample);
    page_table(&drawing->sample.page, &table);
    drawing_draw(drawing, columns, rows);
}

static void no_cell_of_a_table_is_cut_while_there_is_room(void **state)
{
    struct drawing *drawing = *state;

    draw_table(drawing, 80, 24);
    assert_non_null(strstr(buffer_text(&drawing->text), "Nguyễn Thị Thu Hồng…   1.234"));

    draw_table(drawing, 120, 36);
    assert_non_null(strstr(buffer_text(&drawing->text),
                           "Nguyễn Thị Thu Hồng · 099•••••9663   1.234  "
                           "Cài VNeID: không thành; Định danh mức 2: hẹn lại"));
}

static void without_a_focus_the_cursor_is_on_the_first_key(void **state)
{
    struct drawing *drawing = *state;
    page_text(&drawing->sample.page, NULL, "Không ai phải quay lại.", STYLE_DONE);
    page_key(&drawing->sample.page, UI_KEY_ESCAPE, UI_ACTION_FIRST, "Về", NULL);

    drawing_draw(drawing, 120, 36);

    const struct cells *cells = &drawing->cells;
    assert_int_equal(cells->cursor_y, 35);
    assert_string_equal(cells->at[cells->cursor_y * cells->columns + cells->cursor_x].text, "E");
}

static void a_long_name_leaves_room_for_the_number_of_the_step(void **state)
{
    struct drawing *drawing = *state;
    sample_step(&drawing->sample, true);
    drawing->sample.page.left =
        "Công Tằng Tôn Nữ Hoàng Thị Ngọc Phương Quỳnh Anh · 2/11 · Cài VNeID · 03:09";

    const char *drawn = drawing_draw(drawing, 80, 24);

    char first[120];
    snprintf(first, sizeof first, "%.*s", (int)strcspn(drawn, "\n"), drawn);
    assert_non_null(strstr(first, " Công Tằng Tôn Nữ"));
    assert_non_null(strstr(first, "… · 2/11"));
}

static void no_short_word_and_no_dot_stands_lost_where_a_text_wraps(void **state)
{
    struct drawing *drawing = *state;
    sample_form(&drawing->sample);
    page_text(&drawing->sample.page, NULL,
              "Thẻ căn cước công dân: ô vuông ở mặt trước. Thẻ căn cước mới: ô vuông ở mặt sau.",
              STYLE_PLAIN);
    page_text(&drawing->sample.page, NULL,
              "1989 · Kon Rờ Bàng · 050•••5757 · máy Android · cán bộ, công chức của xã · quầy 1",
              STYLE_PLAIN);

    page_text(
        &drawing->sample.page, NULL,
        "Đã ghi số 10 · Công Tằng Tôn Nữ Hoàng Thị Ngọc Phương Quỳnh Anh Thảo Nguyên Hạ · chờ OTP",
        STYLE_PLAIN);

    const char *drawn = drawing_draw(drawing, 80, 24);

    assert_non_null(strstr(drawn, "Nguyên Hạ\n chờ OTP\n"));
    assert_non_null(strstr(drawn, "ô vuông ở\n mặt sau.\n"));
    assert_non_null(strstr(drawn, "của xã\n quầy 1\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DRAWN(the_pages_look_as_they_were_accepted),
        DRAWN(any_size_is_drawn_without_overlap),
        DRAWN(too_small_a_window_asks_for_a_larger_one),
        DRAWN(first_row_said_rule_and_keys_never_move),
        DRAWN(a_narrow_list_is_one_line_and_its_ends_step),
        DRAWN(the_focus_is_kept_in_sight_and_the_cursor_is_on_it),
        DRAWN(another_page_starts_at_its_top_with_its_own_focus),
        DRAWN(the_cursor_stands_where_the_next_letter_goes),
        DRAWN(a_secret_is_dots),
        DRAWN(keys_that_do_not_fit_are_left_to_help),
        DRAWN(the_way_back_stays_when_other_keys_do_not_fit),
        DRAWN(a_note_in_a_narrow_column_stays_one_line),
        DRAWN(help_gives_its_words_before_a_key_is_left_out),
        DRAWN(a_long_name_leaves_room_for_the_number_of_the_step),
        DRAWN(no_short_word_and_no_dot_stands_lost_where_a_text_wraps),
        DRAWN(no_cell_of_a_table_is_cut_while_there_is_room),
        DRAWN(without_a_focus_the_cursor_is_on_the_first_key),
        DRAWN(every_state_has_a_word_or_a_sign),
        DRAWN(what_to_do_is_never_cut_off_what_is_said),
        DRAWN(uis_own_word_goes_before_the_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
