/* Each guide that goes out with the program, as `camtay paper handout` prints it: drawn, and its codes
 * read by zbar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/child.h"
#include "base/error.h"
#include "base/file.h"
#include "command/program.h"
#include "guide/library.h"
#include "support/decode.h"
#include "support/png.h"

#define MOST_CODES 32

/* In the text, the line that begins with `key` ("\nname:") put otherwise. */
static void put_otherwise(struct buffer *text, const char *key, const char *value)
{
    struct buffer changed = {0};
    const char *all = buffer_text(text), *at = strstr(all, key);
    assert_non_null(at);
    buffer_add(&changed, all, (size_t)(at - all));
    buffer_addf(&changed, "%s %s%s", key, value, strchr(at + 1, '\n'));
    buffer_release(text);
    *text = changed;
}

/* Our commune, had it confirmed all that stands at the foot: the longest foot there is. */
static void confirm_all(struct program *program)
{
    struct buffer text = {0};
    struct error error = {0};
    assert_true(
        file_read(SOURCE_ROOT "/data/commune/ngok-bay.yaml", (size_t)1 << 20, &text, &error));
    put_otherwise(&text, "\nhotline:", "\"0260 123 4567\"");
    put_otherwise(&text, "\nunconfirmed:", "[]");
    scratch_write(&program->scratch, "data/commune.yaml", buffer_text(&text));
    buffer_release(&text);
}

/* The leaflet of this guide drawn by camtay-paper. */
static void draw(const struct program *program, const char *form, int page, struct buffer *bytes)
{
    char number[12];
    struct error error = {0};
    snprintf(number, sizeof number, "%d", page);
    const char *const argv[] = {getenv("CAMTAY_PAPER"), "--to", form, "--page", number, NULL};
    assert_non_null(argv[0]);
    buffer_clear(bytes);
    if (!child_run(argv, program->out, program->size, bytes, (size_t)1 << 24, &error))
        fail_msg("%s", error.cause);
}

static int pages_of(const struct program *program)
{
    static const char count[] = "/Count ";
    struct buffer pdf = {0};
    draw(program, "pdf", 1, &pdf);
    const char *at = memmem(pdf.data, pdf.length, count, sizeof count - 1);
    assert_non_null(at);
    int pages = atoi(at + sizeof count - 1);
    buffer_release(&pdf);
    return pages;
}

/* The codes on this page: how many, the first `most` of them in `texts`. */
static int codes_on(const struct program *program, int page, char **texts, int most)
{
    struct buffer png = {0};
    int width = 0, height = 0;
    draw(program, "png", page, &png);
    unsigned char *grey = png_grey(png.data, png.length, &width, &height);
    assert_non_null(grey);
    int count = decode_qr_all(grey, width, height, texts, most);
    free(grey);
    buffer_release(&png);
    return count;
}

/* Takes one code with this link out of those that were read. */
static bool take(char **texts, int count, const char *link)
{
    for (int i = 0; i < count; i++) {
        if (texts[i] != NULL && strcmp(texts[i], link) == 0) {
            free(texts[i]);
            texts[i] = NULL;
            return true;
        }
    }
    return false;
}

/* The codes on all pages are those of the guide: each as often as there, and no other. */
static void shows_its_codes(const struct program *program, const struct guide *guide, int pages)
{
    char *texts[MOST_CODES] = {0};
    int count = 0, wanted = 0;
    for (int page = 1; page <= pages; page++)
        count += codes_on(program, page, texts + count, MOST_CODES - count);
    for (size_t i = 0; i < guide->step_count; i++) {
        for (size_t k = 0; k < guide->steps[i].code_count; k++, wanted++) {
            if (!take(texts, count, guide->steps[i].codes[k].url))
                fail_msg("%s: %s is not to be read", guide->id, guide->steps[i].codes[k].url);
        }
    }
    assert_int_equal(count, wanted);
}

static void every_leaflet_takes_two_pages_at_most_and_its_codes_are_read(void **state)
{
    struct program *program = *state;
    struct error error = {0};
    char *screens = file_join(SOURCE_ROOT, "screens");
    struct guide_library *guides = guide_library_load(screens, 20000, NULL, &error);
    assert_non_null(guides);
    assert_true(guide_library_count(guides) > 10);
    confirm_all(program);

    for (size_t i = 0; i < guide_library_count(guides); i++) {
        const struct guide *guide = guide_library_at(guides, i);
        RUN(program, NULL, "--data", program->data, "paper", "handout", guide->id);
        assert_int_equal(program->status, 0);
        assert_non_null(strstr(program->out, "0260 123 4567"));
        assert_non_null(strstr(program->out, "13:30"));
        int pages = pages_of(program);
        if (pages < 1 || pages > 2)
            fail_msg("%s: %d pages", guide->id, pages);
        shows_its_codes(program, guide, pages);
    }

    guide_library_free(guides);
    free(screens);
    program_clear(program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(every_leaflet_takes_two_pages_at_most_and_its_codes_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
