/* Promises of paper/layout.h: where things stand. How they look is read from pictures elsewhere. */
#include "paper/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "paper/printed.h"

#define BORDER 64

static struct document_block *add(struct printed *printed, enum document_kind kind,
                                  const char *text)
{
    return document_add(&printed->document, &printed->document.list, kind, text);
}

/* A text of `count` times `piece`, in the document's arena. */
static const char *times(struct printed *printed, const char *piece, int count)
{
    size_t size = strlen(piece);
    char *text = arena_new_bytes(printed->arena, size * (size_t)count + 1);
    for (int i = 0; i < count; i++)
        memcpy(text + (size_t)i * size, piece, size);
    return text;
}

/* A table of `rows` rows under a head; each cell is `cell`, the first of a row its number. */
static struct document_block *add_table(struct printed *printed, int columns, int rows,
                                        const char *cell)
{
    int *widths = arena_new_array(printed->arena, int, columns);
    bool *right = arena_new_array(printed->arena, bool, columns);
    const char **cells = arena_new_array(printed->arena, const char *, (rows + 1) * columns);
    for (int i = 0; i < (rows + 1) * columns; i++) {
        cells[i] = i < columns ? "Đầu cột" : cell;
        if (i >= columns && i % columns == 0)
            cells[i] = arena_textf(printed->arena, "%d", i / columns);
        widths[i % columns] = i % columns == 0 ? 20 : 40;
        right[i % columns] = i % 2 == 0;
    }
    const struct document_table table = {columns, rows, widths, right, cells};
    return document_add_table(&printed->document, &printed->document.list, &table);
}

static const char *words_of(const struct item *item)
{
    return item->kind == ITEM_TEXT ? pango_layout_get_text(item->line->layout) : "";
}

/* How many items of the page satisfy all: the kind, and the whole text they are a line of. */
static int count_items(const struct layout_page *page, enum item_kind kind, const char *text)
{
    int count = 0;
    for (const struct placed *placed = page->first; placed != NULL; placed = placed->next) {
        for (const struct item *item = placed->band->first; item != NULL; item = item->next)
            count += item->kind == kind && (text == NULL || strcmp(words_of(item), text) == 0);
    }
    return count;
}

/* Everything that a document can hold, with texts that nobody would write. */
static void add_monsters(struct printed *printed)
{
    const char *endless = times(printed, "W", 200), *marked = times(printed, "Ẵ\u0302\u0306", 20);
    const char *const texts[] = {endless, marked, "", "một dòng như mọi dòng"};
    printed->document.copy = true;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        for (enum document_kind kind = DOCUMENT_TITLE; kind <= DOCUMENT_GAP; kind++) {
            struct document_block *block = document_add_pair(
                &printed->document, &printed->document.list, kind, texts[i], texts[3 - i]);
            block->size = (enum document_size)(i % 3);
            block->align = (enum document_align)(i % 3);
            block->strong = i % 2 == 0;
        }
        document_add_qr(&printed->document, &printed->document.list, "https://example.org",
                        texts[i], texts[3 - i]);
        document_add_sign(&printed->document, &printed->document.list, texts[i], texts[3 - i],
                          texts[i])
            ->align = (enum document_align)(i % 3);
    }
    add_table(printed, DOCUMENT_COLUMNS, 3, "Đăng ký mức 2");
    add_table(printed, 2, 2, endless);
    struct document_block *beside = add(printed, DOCUMENT_COLUMNS_BESIDE, NULL);
    beside->beside_count = 2;
    document_add_qr(&printed->document, &beside->beside[0], "https://example.org", endless, NULL);
    document_add(&printed->document, &beside->beside[1], DOCUMENT_LINE, marked);
}

static void assert_items_inside(const struct layout *layout, const struct layout_page *page)
{
    const struct page_shape *shape = &layout->shape;
    for (const struct placed *placed = page->first; placed != NULL; placed = placed->next) {
        for (const struct item *item = placed->band->first; item != NULL; item = item->next) {
            assert_in_range(item->x, shape->side, shape->width - shape->side);
            assert_true(item->x + item->width <= shape->width - shape->side);
            assert_true(item->y >= 0 && item->y + item->height <= placed->band->height);
            assert_true(placed->y >= shape->top &&
                        placed->y + placed->band->height <= page->height - shape->bottom / 4);
        }
    }
}

static void assert_border_white(const struct shot *shot)
{
    for (int y = 0; y < shot->height; y++) {
        for (int x = 0; x < shot->width; x++) {
            bool border =
                x < BORDER || y < BORDER || x >= shot->width - BORDER || y >= shot->height - BORDER;
            if (border && shot->grey[(size_t)y * (size_t)shot->width + (size_t)x] != 255)
                fail_msg("a dot at %d, %d", x - BORDER, y - BORDER);
        }
    }
}

static void nothing_is_drawn_outside_the_page(void **state)
{
    struct printed *printed = *state;
    add_monsters(printed);
    for (int i = 0; i < 8; i++) {
        printed->document.large = i >= 4;
        printed_lay(printed, (enum document_paper)(i % 4));
        for (int number = 1; number <= printed->layout.count; number++) {
            assert_items_inside(&printed->layout, layout_page(&printed->layout, number));
            struct shot shot = printed_smooth(printed, number, BORDER);
            assert_border_white(&shot);
            free(shot.grey);
        }
    }
}

/* Bytes of the text that stand on lines of the page. */
static int bytes_of(const struct layout_page *page, const char *text)
{
    int bytes = 0;
    for (const struct placed *placed = page->first; placed != NULL; placed = placed->next) {
        for (const struct item *item = placed->band->first; item != NULL; item = item->next) {
            if (strcmp(words_of(item), text) == 0)
                bytes += item->line->length;
        }
    }
    return bytes;
}

static void a_word_of_2000_bytes_is_wrapped_and_nothing_of_it_lost(void **state)
{
    struct printed *printed = *state;
    const char *endless = times(printed, "ễ", DOCUMENT_TEXT / 3);
    add(printed, DOCUMENT_LINE, endless);
    add(printed, DOCUMENT_BOX, endless);
    printed_lay(printed, DOCUMENT_ROLL58);

    assert_int_equal(bytes_of(printed->layout.first, endless), 2 * strlen(endless));
    assert_true(count_items(printed->layout.first, ITEM_TEXT, endless) > 40);
}

static void letters_of_every_tongue_around_here_have_a_shape(void **state)
{
    struct printed *printed = *state;
    static const char *const words[] = {"Ngọk Bay", "Xơ Đăng ô\u0306", "ƀ, Ƀ, č, ñ", "Ẵ ẫ ẵ Ữ Ỵ",
                                        "«…» – · ✓ đồng ₫"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        add(printed, DOCUMENT_LINE, words[i]);
    printed_lay(printed, DOCUMENT_ROLL80);

    for (GSList *text = printed->layout.type.kept; text != NULL; text = text->next)
        assert_int_equal(pango_layout_get_unknown_glyphs_count(text->data), 0);
}

static void letters_below_24_dots_are_strong(void **state)
{
    struct printed *printed = *state;
    printed_slip(printed);
    add(printed, DOCUMENT_LINE, "Trung tâm")->size = DOCUMENT_SMALL;
    add_table(printed, 3, 3, "ô")->size = DOCUMENT_SMALL;
    for (enum document_paper paper = DOCUMENT_ROLL58; paper <= DOCUMENT_A4; paper++) {
        printed_lay(printed, paper);
        for (GSList *text = printed->layout.type.kept; text != NULL; text = text->next) {
            const PangoFontDescription *font = pango_layout_get_font_description(text->data);
            int dots = pango_font_description_get_size(font) / PANGO_SCALE;
            assert_true(dots >= 20);
            assert_true(dots >= 24 || pango_font_description_get_weight(font) == PANGO_WEIGHT_BOLD);
        }
    }
}

static void a_table_over_pages_has_its_head_on_each_and_its_rows_whole(void **state)
{
    struct printed *printed = *state;
    add_table(printed, 3, 90, "Đăng ký tài khoản định danh điện tử mức độ 2 cho người cao tuổi");
    printed_lay(printed, DOCUMENT_A5);

    int rows = 0;
    assert_true(printed->layout.count > 2);
    for (int number = 1; number <= printed->layout.count; number++) {
        const struct layout_page *page = layout_page(&printed->layout, number);
        assert_int_equal(count_items(page, ITEM_TEXT, "Đầu cột"), 3);
        assert_string_equal(words_of(page->first->band->first), "Đầu cột");
        for (const struct placed *placed = page->first; placed != NULL; placed = placed->next)
            rows += placed->band->head != NULL;
    }
    assert_int_equal(rows, 90); /* a band each */
}

static void figures_of_a_column_end_at_one_place(void **state)
{
    struct printed *printed = *state;
    static const char *const cells[] = {"Thôn", "Lượt", "Măng La", "7", "Kon Hngo", "1.204"};
    static const int widths[] = {60, 40};
    static const bool right[] = {false, true};
    const struct document_table table = {2, 2, widths, right, cells};
    document_add_table(&printed->document, &printed->document.list, &table);
    printed_lay(printed, DOCUMENT_ROLL80);

    int rows = 0;
    for (const struct placed *placed = printed->layout.first->first; placed != NULL;
         placed = placed->next) {
        for (const struct item *item = placed->band->first; item != NULL; item = item->next) {
            if (item->kind != ITEM_TEXT || item->x < printed->layout.shape.width / 2)
                continue;
            PangoRectangle logical;
            pango_layout_line_get_pixel_extents(item->line, NULL, &logical);
            assert_in_range(item->x + logical.width, 570, 572);
            rows++;
        }
    }
    assert_int_equal(rows, 3);
}

static void lines_in_the_middle_are_about_as_long_as_each_other(void **state)
{
    struct printed *printed = *state;
    add(printed, DOCUMENT_LINE, "Trung tâm Phục vụ hành chính công xã Ngọk Bay")->align =
        DOCUMENT_MIDDLE;
    printed_lay(printed, DOCUMENT_ROLL80);

    const struct placed *first = printed->layout.first->first;
    int widths[2] = {0};
    for (int i = 0; i < 2; i++, first = first->next) {
        PangoRectangle logical;
        assert_non_null(first);
        pango_layout_line_get_pixel_extents(first->band->first->line, NULL, &logical);
        widths[i] = logical.width;
        int right = printed->layout.shape.width - first->band->first->x - logical.width;
        assert_in_range(first->band->first->x - right + 2, 0, 4);
    }
    assert_null(first);
    assert_true(widths[1] > widths[0] / 2);
}

/* Whatever stands above: at some of these heights a page ends below the head. */
static void a_title_or_a_strong_line_is_never_the_last_on_a_page(void **state)
{
    struct printed *printed = *state;
    int turned = 0;
    for (int gaps = 70; gaps < 100; gaps++) {
        document_init(&printed->document, printed->arena, "x");
        for (int i = 0; i < gaps; i++)
            add(printed, DOCUMENT_GAP, NULL);
        if (gaps % 2 == 0)
            add(printed, DOCUMENT_TITLE, "Đầu đề");
        else
            add(printed, DOCUMENT_LINE, "Đầu đề")->strong = true;
        add(printed, DOCUMENT_LINE, "Một dòng.");
        printed_lay(printed, DOCUMENT_A5);

        const struct layout_page *page = printed->layout.last;
        assert_int_equal(count_items(page, ITEM_TEXT, "Đầu đề"), 1);
        assert_int_equal(count_items(page, ITEM_TEXT, "Một dòng."), 1);
        turned += printed->layout.count == 2;
    }
    assert_true(turned > 4 && turned < 30);
}

static void a_break_cuts_a_roll_and_turns_a_page(void **state)
{
    struct printed *printed = *state;
    add(printed, DOCUMENT_BREAK, NULL);
    add(printed, DOCUMENT_LINE, "một");
    add(printed, DOCUMENT_BREAK, NULL);
    add(printed, DOCUMENT_BREAK, NULL);
    add(printed, DOCUMENT_LINE, "hai");
    add(printed, DOCUMENT_BREAK, NULL);
    for (enum document_paper paper = DOCUMENT_ROLL58; paper <= DOCUMENT_A4; paper++) {
        printed_lay(printed, paper);

        assert_int_equal(printed->layout.count, 2);
        assert_int_equal(count_items(printed->layout.first, ITEM_TEXT, "một"), 1);
        assert_int_equal(count_items(printed->layout.last, ITEM_TEXT, "hai"), 1);
        assert_null(layout_page(&printed->layout, 3));
        assert_null(layout_page(&printed->layout, 0));
    }
    printed_lay(printed, DOCUMENT_ROLL80);
    struct shot second = printed_escpos(printed, 2);
    assert_true(second.height < 100);
    free(second.grey);
}

static void pages_of_a_sheet_are_numbered_if_there_are_several(void **state)
{
    struct printed *printed = *state;
    add(printed, DOCUMENT_LINE, "một");
    printed_lay(printed, DOCUMENT_A4);
    assert_int_equal(count_items(printed->layout.first, ITEM_TEXT, NULL), 1);

    add(printed, DOCUMENT_BREAK, NULL);
    add(printed, DOCUMENT_LINE, "hai");
    printed_lay(printed, DOCUMENT_A4);
    assert_int_equal(count_items(printed->layout.first, ITEM_TEXT, "Trang 1/2"), 1);
    assert_int_equal(count_items(printed->layout.last, ITEM_TEXT, "Trang 2/2"), 1);
}

static void a_copy_says_so_at_its_head_in_a_box(void **state)
{
    struct printed *printed = *state;
    add(printed, DOCUMENT_TITLE, "Phiếu");
    printed->document.copy = true;
    printed_lay(printed, DOCUMENT_ROLL58);

    const struct item *frame = printed->layout.first->first->band->first, *words = frame->next;
    assert_int_equal(frame->kind, ITEM_FRAME);
    assert_string_equal(words_of(words), "BẢN SAO");
    assert_true(frame->x < words->x && frame->x + frame->width > words->x + words->width);
    assert_true(frame->y < words->y && frame->y + frame->height > words->y + words->height);
}

static void two_texts_of_a_fact_never_touch(void **state)
{
    struct printed *printed = *state;
    static const char long_text[] = "Bộ phận tiếp nhận hồ sơ của Trung tâm Phục vụ hành chính công";
    const char *const facts[][2] = {{"Ngày", "26/11/2026"},
                                    {"Nơi nộp", long_text},
                                    {long_text, "ở đây"},
                                    {long_text, long_text}};
    for (size_t i = 0; i < 4; i++)
        document_add_pair(&printed->document, &printed->document.list, DOCUMENT_FACT, facts[i][0],
                          facts[i][1]);
    printed_lay(printed, DOCUMENT_ROLL58);

    const struct page_shape *shape = &printed->layout.shape;
    int row = 0;
    for (const struct placed *placed = printed->layout.first->first; placed != NULL;
         placed = placed->next, row++) {
        int label_end = 0, value_start = shape->width;
        for (const struct item *item = placed->band->first; item != NULL; item = item->next) {
            PangoRectangle logical;
            pango_layout_line_get_pixel_extents(item->line, NULL, &logical);
            if (pango_layout_get_width(item->line->layout) > 0 && item->x == shape->side)
                label_end =
                    item->x + logical.width > label_end ? item->x + logical.width : label_end;
            else
                value_start = item->x < value_start ? item->x : value_start;
        }
        assert_true(label_end + 6 <= value_start);
    }
    assert_int_equal(row, 4);
}

static void columns_stand_beside_each_other_where_there_is_room(void **state)
{
    struct printed *printed = *state;
    struct document_block *beside = add(printed, DOCUMENT_COLUMNS_BESIDE, NULL);
    beside->beside_count = 2;
    document_add(&printed->document, &beside->beside[0], DOCUMENT_LINE, "trái");
    document_add(&printed->document, &beside->beside[1], DOCUMENT_LINE, "phải");

    printed_lay(printed, DOCUMENT_ROLL80);
    const struct placed *first = printed->layout.first->first;
    assert_null(first->next);
    assert_true(first->band->last->x > printed->layout.shape.width / 2);

    printed_lay(printed, DOCUMENT_ROLL58);
    first = printed->layout.first->first;
    assert_non_null(first->next);
    assert_int_equal(first->next->band->first->x, first->band->first->x);
}

static void more_than_a_roll_or_a_file_may_hold_is_refused(void **state)
{
    struct printed *printed = *state;
    struct layout layout;
    struct error error = {0};
    add_table(printed, 1, DOCUMENT_ROWS, NULL);
    for (int i = 0; i < 3; i++)
        add_table(printed, 2, DOCUMENT_ROWS, times(printed, "W ", 40));

    printed->document.paper = DOCUMENT_ROLL58;
    assert_false(layout_make(&layout, &printed->document, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    assert_null(layout.arena);

    for (int i = 0; i < 2 * PAGE_MOST - 100; i++) {
        add(printed, DOCUMENT_LINE, "x");
        add(printed, DOCUMENT_BREAK, NULL);
    }
    printed->document.paper = DOCUMENT_A5;
    error_clear(&error);
    assert_false(layout_make(&layout, &printed->document, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
}

static void an_empty_document_is_an_empty_page(void **state)
{
    struct printed *printed = *state;
    for (enum document_paper paper = DOCUMENT_ROLL58; paper <= DOCUMENT_A4; paper++) {
        printed_lay(printed, paper);
        assert_int_equal(printed->layout.count, 1);
        assert_true(printed->layout.first->height > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PRINTED(nothing_is_drawn_outside_the_page),
        PRINTED(a_word_of_2000_bytes_is_wrapped_and_nothing_of_it_lost),
        PRINTED(letters_of_every_tongue_around_here_have_a_shape),
        PRINTED(letters_below_24_dots_are_strong),
        PRINTED(a_table_over_pages_has_its_head_on_each_and_its_rows_whole),
        PRINTED(figures_of_a_column_end_at_one_place),
        PRINTED(lines_in_the_middle_are_about_as_long_as_each_other),
        PRINTED(a_title_or_a_strong_line_is_never_the_last_on_a_page),
        PRINTED(a_break_cuts_a_roll_and_turns_a_page),
        PRINTED(pages_of_a_sheet_are_numbered_if_there_are_several),
        PRINTED(a_copy_says_so_at_its_head_in_a_box),
        PRINTED(two_texts_of_a_fact_never_touch),
        PRINTED(columns_stand_beside_each_other_where_there_is_room),
        PRINTED(more_than_a_roll_or_a_file_may_hold_is_refused),
        PRINTED(an_empty_document_is_an_empty_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
