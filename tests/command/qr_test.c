/* `camtay qr`: what it draws is read back by zbar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "command/program.h"
#include "support/decode.h"

#define MODULE 4 /* pixels */

struct picture {
    unsigned char *grey;
    int modules; /* a side, with the quiet zone */
};

static void paint(const struct picture *picture, int x, int y)
{
    int side = picture->modules * MODULE;
    for (int row = y * MODULE; row < (y + 1) * MODULE; row++)
        memset(picture->grey + row * side + x * MODULE, 0, MODULE);
}

static struct picture new_picture(int modules)
{
    size_t size = (size_t)(modules * MODULE) * (size_t)(modules * MODULE);
    struct picture picture = {.grey = malloc(size), .modules = modules};
    assert_non_null(picture.grey);
    memset(picture.grey, 255, size);
    return picture;
}

/* Decodes, compares, and releases the picture. */
static void reads(struct picture *picture, const char *url)
{
    int side = picture->modules * MODULE;
    char *text = NULL;
    assert_int_equal(decode_qr(picture->grey, side, side, &text), 1);
    assert_string_equal(text, url);
    free(text);
    free(picture->grey);
}

static struct picture picture_of_ascii(const char *drawn)
{
    struct picture picture = new_picture((int)strcspn(drawn, "\n") / 2);
    for (int y = 0; y < picture.modules; y++) {
        for (int x = 0; x < picture.modules; x++) {
            if (drawn[2 * x] == '#')
                paint(&picture, x, y);
        }
        drawn += 2 * picture.modules + 1;
    }
    return picture;
}

/* Light modules are drawn, as on a dark terminal. */
static struct picture picture_of_blocks(const char *drawn)
{
    static const char *const blocks[] = {" ", "▀", "▄", "█"}; /* bit 0 upper, bit 1 lower */
    int columns = 0;
    for (const char *byte = drawn; *byte != '\n'; byte++)
        columns += ((unsigned char)*byte & 0xc0) != 0x80;
    struct picture picture = new_picture(columns);
    for (int y = 0; y < columns; y += 2, drawn++) {
        for (int x = 0; x < columns; x++) {
            int light = 0;
            while (strncmp(drawn, blocks[light], strlen(blocks[light])) != 0)
                light++;
            drawn += strlen(blocks[light]);
            if ((light & 1) == 0)
                paint(&picture, x, y);
            if ((light & 2) == 0 && y + 1 < columns)
                paint(&picture, x, y + 1);
        }
    }
    return picture;
}

static void ascii_and_blocks_are_read_back(void **state)
{
    struct program *program = *state;
    static const char url[] = "https://play.google.com/store/apps/details?id=com.vnid";

    RUN(program, NULL, "qr", url, "--format", "ascii");
    assert_int_equal(program->status, 0);
    struct picture ascii = picture_of_ascii(program->out);
    reads(&ascii, url);

    RUN(program, NULL, "qr", "--format", "utf8", url);
    assert_int_equal(program->status, 0);
    assert_null(strchr(program->out, '\033'));
    struct picture blocks = picture_of_blocks(program->out);
    reads(&blocks, url);
}

static void a_name_of_the_links_gives_its_address(void **state)
{
    struct program *program = *state;
    scratch_write(&program->scratch, "screens/links.md",
                  "[app]: https://example.org/app \"chưa mở thử\"\n");
    scratch_folder(&program->scratch, "screens/vi");
    char *folder = scratch_path(&program->scratch, "screens");

    RUN(program, NULL, "--screens", folder, "qr", "app", "--format", "ascii");
    assert_int_equal(program->status, 0);
    assert_non_null(strstr(program->out, "\nhttps://example.org/app\n"));
    struct picture picture = picture_of_ascii(program->out);
    reads(&picture, "https://example.org/app");

    RUN(program, NULL, "--screens", folder, "qr", "none");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "«none»"));
    assert_non_null(strstr(program->err, "  app\n")); /* what there is */
    free(folder);
    scratch_remove(&program->scratch, "screens");
}

static void what_may_mislead_or_has_no_room_is_refused(void **state)
{
    struct program *program = *state;
    char endless[4000] = "https://example.org/";
    memset(endless + strlen(endless), 'x', sizeof endless - 21);
    const char *const refused[][2] = {{"http://example.org/", "https://"},
                                      {"example.org", "https://"},
                                      {"https://", "https://"},
                                      {"javascript:alert(1)", "https://"},
                                      {"https://example.org/a b", "dấu cách"},
                                      {"https://example.org/\033[2J", "ký tự lạ"},
                                      {endless, "dài quá"}};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        RUN(program, NULL, "qr", refused[i][0]);

        assert_int_equal(program->status, 1);
        if (strstr(program->err, refused[i][1]) == NULL)
            fail_msg("%s: %s", refused[i][0], program->err);
        assert_string_equal(program->out, "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(ascii_and_blocks_are_read_back),
        WITH_PROGRAM(a_name_of_the_links_gives_its_address),
        WITH_PROGRAM(what_may_mislead_or_has_no_room_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
