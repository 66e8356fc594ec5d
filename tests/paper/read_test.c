/* What is printed is read: letters by tesseract as a person would, PDF by poppler. Both are other
 * programs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/child.h"
#include "base/error.h"
#include "base/text.h"
#include "paper/output.h"
#include "paper/printed.h"

#define MOST_OUTPUT 16000000

static const char *const prose[] = {
    "Bà con giữ phiếu này cẩn thận, lần sau lên quầy thì mang theo để cán bộ khỏi phải hỏi lại từ "
    "đầu.",
    "Muốn đổi mật khẩu thì mở ứng dụng, chọn Cài đặt, rồi làm lần lượt từng bước như hướng dẫn ở "
    "đây.",
    "Không ai được hỏi mã xác thực của bà con qua điện thoại. Người nào gọi tới bảo đọc mã, kể cả "
    "xưng "
    "là công an, đều là kẻ lừa đảo.",
    "Chữ ký số dùng để ký hồ sơ ở nhà, không phải đi xa. Mỗi lần ký, điện thoại hỏi lại mã PIN gồm "
    "sáu "
    "số.",
    "Nếu quên mã, đừng thử quá năm lần; hãy mang căn cước lên Trung tâm để được giúp miễn phí vào "
    "buổi "
    "sáng các ngày trong tuần.",
    "Hẵng đợi tin nhắn báo kết quả; nhẫn nại vài hôm, cán bộ xã sẽ gọi."};
#define PARAGRAPHS (sizeof prose / sizeof prose[0])

static void add_prose(struct printed *printed)
{
    for (size_t i = 0; i < PARAGRAPHS; i++)
        document_add(&printed->document, &printed->document.list, DOCUMENT_LINE, prose[i]);
}

/* The letters of a text without white space, as code points; returns how many. */
static int letters_of(const char *text, int32_t *letters, int most)
{
    char *nfc = text_nfc(text);
    int count = 0;
    for (const char *at = nfc; *at != '\0' && count < most;) {
        size_t length = text_grapheme(at);
        int32_t letter = 0;
        for (size_t i = 0; i < length; i++)
            letter = letter * 257 + (unsigned char)at[i];
        if (length > 1 || (unsigned char)at[0] > ' ')
            letters[count++] = letter;
        at += length;
    }
    free(nfc);
    return count;
}

/* Letters to insert, drop or change to make one text of the other. */
static int difference(const char *one, const char *other)
{
    enum { MOST = 2000 };
    static int32_t first[MOST], second[MOST];
    int rows = letters_of(one, first, MOST), columns = letters_of(other, second, MOST);
    int *row = calloc(MOST + 1, sizeof *row);
    for (int i = 0; i <= columns; i++)
        row[i] = i;
    for (int y = 1; y <= rows; y++) {
        int corner = row[0];
        row[0] = y;
        for (int x = 1; x <= columns; x++) {
            int best = corner + (first[y - 1] != second[x - 1]);
            corner = row[x];
            if (row[x] + 1 < best)
                best = row[x] + 1;
            if (row[x - 1] + 1 < best)
                best = row[x - 1] + 1;
            row[x] = best;
        }
    }
    int result = row[columns];
    free(row);
    return result;
}

static int prose_letters(struct buffer *all)
{
    static int32_t letters[2000];
    for (size_t i = 0; i < PARAGRAPHS; i++)
        buffer_addf(all, "%s\n", prose[i]);
    return letters_of(buffer_text(all), letters, 2000);
}

/* What a program says to these bytes; the test fails if it cannot be run. */
static void ask(const char *const argv[], const struct buffer *bytes, struct buffer *answer)
{
    struct error error = {0};
    if (!child_run(argv, bytes->data, bytes->length, answer, MOST_OUTPUT, &error))
        fail_msg("%s: %s", argv[0], error.cause);
}

static void is_read_by_tesseract(struct printed *printed, enum document_paper paper)
{
    static const char *const argv[] = {
        "/usr/bin/tesseract", "stdin", "stdout", "-l", "vie", "--psm", "6", NULL};
    struct buffer wanted = {0}, read = {0};
    int letters = prose_letters(&wanted);
    printed_lay(printed, paper);
    free(printed_png(printed, 1).grey);
    ask(argv, &printed->bytes, &read);

    int wrong = difference(buffer_text(&wanted), buffer_text(&read));
    print_message("%s: %d of %d letters wrong\n", document_paper_word(paper), wrong, letters);
    if (wrong * 100 > letters * 2)
        fail_msg("%d of %d letters were read wrongly: %s", wrong, letters, buffer_text(&read));
    buffer_release(&wanted);
    buffer_release(&read);
}

static void prose_on_a_roll_is_read_but_for_two_letters_in_a_hundred(void **state)
{
    struct printed *printed = *state;
    add_prose(printed);
    is_read_by_tesseract(printed, DOCUMENT_ROLL80);
    is_read_by_tesseract(printed, DOCUMENT_ROLL58);
}

/* Lines in which such bytes come to stand (found by looking for them): 10 04, 10 05 or 10 14. */
static void no_command_that_printers_obey_at_once_stands_in_a_picture(void **state)
{
    struct printed *printed = *state;
    struct document_list *list = &printed->document.list;
    document_add(&printed->document, list, DOCUMENT_LINE, "°'l_ˊ'+”\\ẫẫĩ“I'»\\`\\")->align =
        DOCUMENT_MIDDLE;
    document_add(&printed->document, list, DOCUMENT_LINE, "\"«ẫ °ị',_.°\\«I'\\“-ììĩí·ẵẵ+!ỉ")
        ->align = DOCUMENT_MIDDLE;
    document_add(&printed->document, list, DOCUMENT_LINE, ":’>|>í\\'\\lì·ẵ _ĩẵ“í“>»*_i!ˊ=ẵẫẫ»ẵ.");
    printed_lay(printed, DOCUMENT_ROLL80);
    free(printed_escpos(printed, 1).grey);
    const unsigned char *bytes = (const unsigned char *)printed->bytes.data;
    for (size_t i = 0; i + 1 < printed->bytes.length; i++) {
        if (bytes[i] == 0x10 &&
            (bytes[i + 1] == 0x04 || bytes[i + 1] == 0x05 || bytes[i + 1] == 0x14))
            fail_msg("10 %02x at byte %zu", bytes[i + 1], i);
    }
}

static void make_pdf(struct printed *printed)
{
    struct error error = {0};
    buffer_clear(&printed->bytes);
    if (!output_pdf(&printed->layout, printed->document.title, &printed->bytes, &error))
        fail_msg("pdf: %s", error.cause);
}

static void a_pdf_holds_its_letters_and_its_title(void **state)
{
    static const char *const text[] = {"/usr/bin/pdftotext", "-raw", "-", "-", NULL};
    static const char *const info[] = {"/usr/bin/pdfinfo", "-", NULL};
    static const char *const fonts[] = {"/usr/bin/pdffonts", "-", NULL};
    struct printed *printed = *state;
    struct buffer wanted = {0}, read = {0}, facts = {0}, embedded = {0};
    add_prose(printed);
    prose_letters(&wanted);
    printed_lay(printed, DOCUMENT_A4);

    make_pdf(printed);
    ask(text, &printed->bytes, &read);
    ask(info, &printed->bytes, &facts);
    ask(fonts, &printed->bytes, &embedded);

    assert_int_equal(difference(buffer_text(&wanted), buffer_text(&read)), 0);
    assert_non_null(strstr(buffer_text(&facts), "Title:           Phiếu hướng dẫn\n"));
    assert_non_null(strstr(buffer_text(&facts), "(A4)"));
    assert_non_null(strstr(buffer_text(&embedded), "DejaVu"));
    assert_non_null(
        strstr(buffer_text(&embedded), "yes yes yes")); /* embedded, a subset, Unicode */
    buffer_release(&wanted);
    buffer_release(&read);
    buffer_release(&facts);
    buffer_release(&embedded);
}

/* A PGM of pdftoppm: "P5 width height 255" and bytes. */
static struct shot shot_of_pgm(const struct buffer *pgm)
{
    int width = 0, height = 0, head = 0;
    assert_int_equal(sscanf(buffer_text(pgm), "P5 %6d %6d 255%n", &width, &height, &head), 2);
    size_t size = (size_t)width * (size_t)height;
    assert_int_equal(pgm->length, (size_t)head + 1 + size);
    struct shot shot = {width, height, malloc(size)};
    memcpy(shot.grey, pgm->data + head + 1, size);
    return shot;
}

static void codes_in_a_pdf_are_read_from_its_picture(void **state)
{
    static const char *const argv[] = {"/usr/bin/pdftoppm", "-gray", "-r", "150", "-", NULL};
    struct printed *printed = *state;
    struct buffer pgm = {0};
    printed_poster(printed, 3);
    printed_lay(printed, DOCUMENT_A4);

    make_pdf(printed);
    ask(argv, &printed->bytes, &pgm);

    struct shot shot = shot_of_pgm(&pgm);
    shot_shows(&shot, poster_links);
    free(shot.grey);
    buffer_release(&pgm);
}

static void a_roll_is_a_pdf_as_long_as_it_is(void **state)
{
    static const char *const argv[] = {"/usr/bin/pdfinfo", "-l", "9", "-", NULL};
    struct printed *printed = *state;
    struct buffer facts = {0};
    printed_slip(printed);
    document_add(&printed->document, &printed->document.list, DOCUMENT_BREAK, NULL);
    document_add(&printed->document, &printed->document.list, DOCUMENT_LINE, "hai");
    printed_lay(printed, DOCUMENT_ROLL80);

    make_pdf(printed);
    ask(argv, &printed->bytes, &facts);

    const char *first = strstr(buffer_text(&facts), "Page    1 size:");
    const char *second = strstr(buffer_text(&facts), "Page    2 size:");
    double sizes[2][2] = {{0}};
    assert_non_null(first);
    assert_non_null(second);
    assert_int_equal(sscanf(first + 15, "%lf x %lf", &sizes[0][0], &sizes[0][1]), 2);
    assert_int_equal(sscanf(second + 15, "%lf x %lf", &sizes[1][0], &sizes[1][1]), 2);
    assert_int_equal((int)(sizes[0][0] * 203 / 72 + 0.5), 576);
    assert_int_equal((int)(sizes[0][1] * 203 / 72 + 0.5), printed->layout.first->height);
    assert_int_equal((int)(sizes[1][1] * 203 / 72 + 0.5), printed->layout.last->height);
    buffer_release(&facts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PRINTED(prose_on_a_roll_is_read_but_for_two_letters_in_a_hundred),
        PRINTED(no_command_that_printers_obey_at_once_stands_in_a_picture),
        PRINTED(a_pdf_holds_its_letters_and_its_title),
        PRINTED(codes_in_a_pdf_are_read_from_its_picture),
        PRINTED(a_roll_is_a_pdf_as_long_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
