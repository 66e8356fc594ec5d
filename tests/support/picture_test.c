/* One test a promise of support/picture.h, and the measured reason for how QR cells are drawn. */
#include "support/picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <qrencode.h>

static const char link[] = "https://play.google.com/store/apps/details?id=com.vnid";

static bool dark(const QRcode *code, int x, int y)
{
    return x >= 0 && y >= 0 && x < code->width && y < code->width &&
           (code->data[y * code->width + x] & 1) != 0;
}

/* One cell: equal halves are a space; in a mixed one the background is dark and the light half is
 * the glyph, or the other way round, as one would first think of it. */
static void put_cell(bool top, bool bottom, bool usual, FILE *out)
{
    if (top == bottom)
        fprintf(out, "\033[48;5;%dm ", top ? 16 : 231);
    else if (usual)
        fprintf(out, "\033[38;5;16;48;5;231m%s", top ? "▀" : "▄");
    else
        fprintf(out, "\033[38;5;231;48;5;16m%s", top ? "▄" : "▀");
}

static char *draw_code(bool usual, size_t *size)
{
    char *bytes = NULL;
    QRcode *code = QRcode_encodeString(link, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    FILE *out = open_memstream(&bytes, size);
    assert_non_null(code);
    assert_non_null(out);
    fputs("\033[2J\033[H", out);
    for (int y = -4; y < code->width + 4; y += 2) {
        for (int x = -4; x < code->width + 4; x++)
            put_cell(dark(code, x, y), dark(code, x, y + 1), usual, out);
        fputs("\033[0m\r\n", out);
    }
    fclose(out);
    QRcode_free(code);
    return bytes;
}

static int read_code(int points, bool usual, char **text)
{
    size_t size = 0;
    const char *why = NULL;
    struct picture picture;
    char *bytes = draw_code(usual, &size);
    const struct picture_options options = {.rows = 24, .columns = 80, .points = points};
    if (!picture_take(&picture, &options, bytes, size, &why))
        fail_msg("%s", why);
    int count = picture_qr(&picture, text);
    picture_release(&picture);
    free(bytes);
    return count;
}

static void a_code_with_dark_backgrounds_is_read_from_a_real_terminal(void **state)
{
    (void)state;
    static const int points[] = {10, 14};
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        char *text = NULL;
        assert_int_equal(read_code(points[i], false, &text), 1);
        assert_string_equal(text, link);
        free(text);
    }
}

/* Were this ever to be read, the rule for mixed cells could be dropped. */
static void a_code_drawn_the_usual_way_is_not(void **state)
{
    (void)state;
    char *text = NULL;
    assert_int_equal(read_code(14, true, &text), 0);
    free(text);
}

static void a_picture_has_the_size_and_the_colours_of_the_terminal(void **state)
{
    (void)state;
    static const char bytes[] = "\033[H\033[48;2;10;200;30m  \033[0m";
    const char *why = NULL;
    struct picture small, large;
    const struct picture_options options = {.rows = 24, .columns = 80, .points = 10};
    const struct picture_options more = {.rows = 36, .columns = 120, .points = 10, .light = true};

    assert_true(picture_take(&small, &options, bytes, sizeof bytes - 1, &why));
    assert_true(picture_take(&large, &more, bytes, sizeof bytes - 1, &why));
    assert_int_equal(small.width * 3, large.width * 2);
    assert_int_equal(small.height * 3, large.height * 2);
    assert_int_equal(small.pixels[0], 10);
    assert_int_equal(small.pixels[1], 200);
    assert_int_equal(small.pixels[2], 30);
    assert_int_equal(small.pixels[small.width * 3 - 1], 0);
    assert_int_equal(large.pixels[large.width * 3 - 1], 255);

    picture_release(&small);
    picture_release(&large);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_with_dark_backgrounds_is_read_from_a_real_terminal),
        cmocka_unit_test(a_code_drawn_the_usual_way_is_not),
        cmocka_unit_test(a_picture_has_the_size_and_the_colours_of_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
