/* Each guide that goes out with the program, as `camtay paper handout` prints it: laid out as on paper,
 * and its codes read by zbar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "command/program.h"
#include "guide/library.h"
#include "paper/printed.h"
#include "support/decode.h"

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

/* The leaflet of this guide, laid out. */
static void print(struct program *program, const char *id, struct printed *printed)
{
    struct error error = {0};
    RUN(program, NULL, "--data", program->data, "paper", "handout", id);
    assert_int_equal(program->status, 0);
    if (!document_read(&printed->document, printed->arena, program->out, strlen(program->out),
                       &error))
        fail_msg("%s: %s", id, error.cause);
    assert_non_null(strstr(program->out, "0260 123 4567"));
    assert_non_null(strstr(program->out, "13:30"));
    printed_lay(printed, printed->document.paper);
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
static void shows_its_codes(struct printed *printed, const struct guide *guide)
{
    char *texts[MOST_CODES] = {0};
    int count = 0, wanted = 0;
    for (int page = 1; page <= printed->layout.count; page++) {
        struct shot shot = printed_png(printed, page);
        count +=
            decode_qr_all(shot.grey, shot.width, shot.height, texts + count, MOST_CODES - count);
        free(shot.grey);
    }
    for (size_t i = 0; i < guide->step_count; i++) {
        for (size_t k = 0; k < guide->steps[i].code_count; k++, wanted++) {
            if (!take(texts, count, guide->steps[i].codes[k].url))
                fail_msg("%s: %s is not to be read", guide->id, guide->steps[i].codes[k].url);
        }
    }
    assert_int_equal(count, wanted);
}

static void every_leaflet_takes_two_pages_and_its_codes_are_read(void **state)
{
    struct program *program = *state;
    struct error error = {0};
    char *screens = file_join(SOURCE_ROOT, "screens");
    struct guide_library *guides = guide_library_load(screens, 20000, NULL, &error);
    assert_non_null(guides);
    confirm_all(program);

    for (size_t i = 0; i < guide_library_count(guides); i++) {
        const struct guide *guide = guide_library_at(guides, i);
        void *printed = NULL;
        printed_setup(&printed);
        print(program, guide->id, printed);
        if (((struct printed *)printed)->layout.count > 2)
            fail_msg("%s: %d pages", guide->id, ((struct printed *)printed)->layout.count);
        shows_its_codes(printed, guide);
        printed_teardown(&printed);
    }

    guide_library_free(guides);
    free(screens);
    program_clear(program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(every_leaflet_takes_two_pages_and_its_codes_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
