/* Documents on their way to paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/document.h"
#include "base/document_words.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

/* One of every kind, two columns among them. */
static void fill(struct document *document)
{
    struct document_list *list = &document->list;
    static const int widths[] = {60, 40};
    static const bool right[] = {false, true};
    static const char *const cells[] = {"Việc", "Lượt", "Cài VNeID", "11", "Chữ ký số", "12"};
    document_add(document, list, DOCUMENT_TITLE, "Xã Ngọk Bay")->strong = true;
    document_add(document, list, DOCUMENT_LINE, "Phiếu hẹn")->align = DOCUMENT_MIDDLE;
    document_add_pair(document, list, DOCUMENT_FACT, "Quầy 1", "25/11/2026");
    document_add(document, list, DOCUMENT_RULE, NULL);
    document_add(document, list, DOCUMENT_DONE, "Cài VNeID");
    document_add(document, list, DOCUMENT_BOX, "Kích hoạt")->size = DOCUMENT_LARGE;
    document_add(document, list, DOCUMENT_WRITE, "Mã hồ sơ");
    document_add(document, list, DOCUMENT_GAP, NULL);
    document_add_qr(document, list, "https://vneid.gov.vn", "VNeID", "Mở máy ảnh")->distance = 150;
    document_add_table(document, list, &(struct document_table){2, 2, widths, right, cells});
    document_add_sign(document, list, "Giám đốc", "(ký, ghi rõ họ tên)", "Nguyễn Thị Lan");
    document_add(document, list, DOCUMENT_BREAK, NULL);
    struct document_block *beside = document_add(document, list, DOCUMENT_COLUMNS_BESIDE, NULL);
    beside->beside_count = 2;
    document_add(document, &beside->beside[0], DOCUMENT_LINE, "trái");
    document_add(document, &beside->beside[1], DOCUMENT_LINE, "phải");
}

static void what_was_written_is_read_again(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct document document, again;
    struct buffer first = {0}, second = {0};
    struct error error = {0};
    document_init(&document, arena, "Phiếu 214");
    document.paper = DOCUMENT_A5;
    document.large = document.copy = true;
    fill(&document);
    document_write(&document, &first);

    assert_true(document_read(&again, arena, first.data, first.length, &error));
    document_write(&again, &second);

    assert_string_equal(buffer_text(&first), buffer_text(&second));
    assert_int_equal(again.count, document.count);
    assert_int_equal(again.paper, DOCUMENT_A5);
    buffer_release(&first);
    buffer_release(&second);
    arena_free(arena);
}

#define BLOCKS(blocks) "{\"document\":1,\"blocks\":[" blocks "]}"

static void every_mistake_is_told_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *json, *cause;
    } cases[] = {
        {"", "no JSON: line 1, column 0"},
        {"[]", "not an object"},
        {"{\"blocks\":[]}", "document: not the version 1"},
        {"{\"document\":1}", "blocks: not a list of blocks"},
        {"{\"document\":1,\"paper\":\"a3\",\"blocks\":[]}", "paper: none of the words"},
        {"{\"document\":1,\"printer\":\"x\",\"blocks\":[]}", "printer: an unknown key"},
        {"{\"document\":1,\"large\":1,\"blocks\":[]}", "large: not true or false"},
        {BLOCKS("7"), "blocks[0]: not a block"},
        {BLOCKS("{\"kind\":\"rule\"},{}"), "blocks[1].kind: is missing"},
        {BLOCKS("{\"kind\":\"picture\"}"), "blocks[0].kind: none of the words"},
        {BLOCKS("{\"kind\":\"line\",\"txt\":\"a\"}"), "blocks[0].txt: an unknown key"},
        {BLOCKS("{\"kind\":\"line\",\"\\u001b[2J\":1}"), "blocks[0]: an unknown key"},
        {BLOCKS("{\"kind\":\"line\",\"text\":1}"), "blocks[0].text: not a text"},
        {BLOCKS("{\"kind\":\"line\",\"size\":\"huge\"}"), "blocks[0].size: none of the words"},
        {BLOCKS("{\"kind\":\"qr\",\"distance\":-1}"), "blocks[0].distance: not a number in range"},
        {BLOCKS("{\"kind\":\"table\"}"), "blocks[0].widths: not 1 to 12 numbers"},
        {BLOCKS("{\"kind\":\"table\",\"widths\":[0],\"rows\":[]}"),
         "blocks[0].widths: not a number of 1 to 100"},
        {BLOCKS("{\"kind\":\"table\",\"widths\":[5],\"rows\":[[\"a\",\"b\"]]}"),
         "blocks[0].rows: a row has not as many cells as there are widths"},
        {BLOCKS("{\"kind\":\"line\",\"columns\":[[]]}"),
         "blocks[0].columns: only of the kind columns"},
        {BLOCKS("{\"kind\":\"columns\"}"), "blocks[0].columns: not 1 to 3 lists of blocks"},
        {BLOCKS("{\"kind\":\"columns\",\"columns\":[[],[{\"kind\":\"line\",\"text\":2}]]}"),
         "blocks[0].columns[1][0].text: not a text"},
        {BLOCKS("{\"kind\":\"columns\",\"columns\":[[{\"kind\":\"columns\",\"columns\":[[]]}]]}"),
         "blocks[0].columns[0][0].columns: no columns within columns"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct document document;
        struct error error = {0};
        assert_false(document_read(&document, arena, cases[i].json, strlen(cases[i].json), &error));
        assert_int_equal(error.code, ERROR_INPUT);
        assert_string_equal(error.cause, cases[i].cause);
    }
    arena_free(arena);
}

static void more_than_a_document_may_hold_is_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct document document;
    struct error error = {0};
    struct buffer json = {0};
    buffer_add_text(&json, "{\"document\":1,\"blocks\":[{\"kind\":\"gap\"}");
    for (int i = 0; i < DOCUMENT_BLOCKS; i++)
        buffer_add_text(&json, ",{\"kind\":\"gap\"}");
    buffer_add_text(&json, "]}");
    assert_false(document_read(&document, arena, json.data, json.length, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    assert_string_equal(error.cause, "blocks[400]: more than 400 blocks");

    while (json.length <= DOCUMENT_BYTES)
        buffer_add_byte(&json, ' ');
    assert_false(document_read(&document, arena, json.data, json.length, &error));
    assert_string_equal(error.cause, "more than 262144 bytes");
    buffer_release(&json);
    arena_free(arena);
}

static void text_from_outside_comes_out_harmless(void **state)
{
    (void)state;
    static const char json[] = BLOCKS("{\"kind\":\"line\",\"text\":\"a\\u001b[2Jb\\nc\\u202e\"}");
    struct arena *arena = arena_new();
    struct document document;
    struct error error = {0};
    assert_true(document_read(&document, arena, json, sizeof json - 1, &error));
    assert_string_equal(document.list.first->text, "a[2Jb c");
    arena_free(arena);
}

static void as_text_no_line_is_wider_than_asked(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct document document;
    document_init(&document, arena, "Phiếu 214");
    document.copy = true;
    fill(&document);
    for (int cells = 10; cells < 60; cells += 7) {
        struct buffer text = {0};
        document_text(&document, cells, &text);
        for (char *line = strtok(text.data, "\n"); line != NULL; line = strtok(NULL, "\n"))
            assert_in_range(text_width(line), 0, cells);
        buffer_release(&text);
    }
    arena_free(arena);
}

static void as_text_it_reads_as_the_paper_does(void **state)
{
    (void)state;
    static const char expected[] = "    Xã Ngọk Bay\n"
                                   "     Phiếu hẹn\n"
                                   "Quầy 1    25/11/2026\n"
                                   "────────────────────\n"
                                   "✓ Cài VNeID\n"
                                   "[ ] Kích hoạt\n"
                                   "Mã hồ sơ\n"
                                   "....................\n"
                                   "\n"
                                   "▣ VNeID\n"
                                   "  https://vneid.gov.\n"
                                   "  vn\n"
                                   "  Mở máy ảnh\n"
                                   "Việc            Lượt\n"
                                   "Cài VNeID         11\n"
                                   "Chữ ký số         12\n"
                                   "      Giám đốc\n"
                                   "(ký, ghi rõ họ tên)\n"
                                   "\n\n"
                                   "   Nguyễn Thị Lan\n"
                                   "════════════════════\n"
                                   "trái\n"
                                   "phải\n";
    struct arena *arena = arena_new();
    struct document document;
    struct buffer text = {0};
    document_init(&document, arena, "Phiếu 214");
    fill(&document);
    document_text(&document, 20, &text);
    assert_string_equal(buffer_text(&text), expected);
    buffer_release(&text);
    arena_free(arena);
}

/* The manual page has every word of the format. */
static void every_kind_stands_in_the_manual(void **state)
{
    (void)state;
    struct buffer text = {0};
    struct error error = {0};
    assert_true(file_read(SOURCE_ROOT "/doc/camtay-paper.5", 1 << 20, &text, &error));
    for (size_t i = 0; i < sizeof document_kinds / sizeof document_kinds[0]; i++) {
        char row[60];
        snprintf(row, sizeof row, "\n.TP\n.B %s\n", document_kinds[i]);
        if (strstr(buffer_text(&text), row) == NULL)
            fail_msg("not in the manual: %s", document_kinds[i]);
    }
    for (size_t i = 0; i < sizeof document_sizes / sizeof document_sizes[0]; i++)
        assert_non_null(strstr(buffer_text(&text), document_sizes[i]));
    for (size_t i = 0; i < sizeof document_aligns / sizeof document_aligns[0]; i++)
        assert_non_null(strstr(buffer_text(&text), document_aligns[i]));
    buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read_again),
        cmocka_unit_test(every_mistake_is_told_with_its_place),
        cmocka_unit_test(more_than_a_document_may_hold_is_refused),
        cmocka_unit_test(text_from_outside_comes_out_harmless),
        cmocka_unit_test(as_text_no_line_is_wider_than_asked),
        cmocka_unit_test(as_text_it_reads_as_the_paper_does),
        cmocka_unit_test(every_kind_stands_in_the_manual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
