/* The screens that are shipped have no mistake. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "base/yaml.h"
#include "guide/library.h"

#define TODAY 20781L /* 2026-11-24: how old a trial is gives warnings, no errors */

static void print(void *self, const char *file, int line, bool warning, const char *message)
{
    (void)self;
    if (!warning)
        print_error("%s:%d: %s\n", file, line, message);
}

static int load(void **state)
{
    struct findings findings = {.add = print};
    *state = guide_library_load(SOURCE_ROOT "/screens", TODAY, &findings, NULL);
    return *state != NULL && findings.errors == 0 ? 0 : -1;
}

static int release(void **state)
{
    guide_library_free(*state);
    return 0;
}

static void the_shipped_screens_have_no_error(void **state)
{
    assert_int_equal(guide_library_refused(*state), 0);
}

static void every_service_has_its_guide(void **state)
{
    static const struct {
        const char *service, *provider;
    } wanted[] = {{"vneid-install", NULL}, {"vneid-level2", NULL},   {"signature", "vneid"},
                  {"signature", "vnpt"},   {"signature", "viettel"}, {"portal", NULL}};
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        bool found = false;
        const struct guide *guide;
        for (size_t n = 0; (guide = guide_library_of_service(*state, wanted[i].service, n)); n++) {
            const char *provider = wanted[i].provider;
            found |= provider == NULL
                         ? guide->provider == NULL
                         : guide->provider != NULL && strcmp(guide->provider, provider) == 0;
        }
        if (!found)
            print_error("no guide for %s %s\n", wanted[i].service,
                        wanted[i].provider == NULL ? "" : wanted[i].provider);
        assert_true(found);
    }
}

static void assert_clean(const char *text)
{
    if (text != NULL)
        assert_true(text_is_clean(text));
}

static void all_their_texts_are_clean(void **state)
{
    const struct guide *guide;
    for (size_t g = 0; (guide = guide_library_at(*state, g)) != NULL; g++) {
        assert_clean(guide->title);
        for (size_t s = 0; s < guide->step_count; s++) {
            const struct guide_step *step = &guide->steps[s];
            assert_clean(step->title);
            assert_clean(step->say);
            assert_clean(step->see);
            for (size_t i = 0; i < step->act_count; i++)
                assert_clean(step->acts[i]);
            for (size_t i = 0; i < step->note_count; i++)
                assert_clean(step->notes[i].text);
            for (size_t i = 0; i < step->trouble_count; i++)
                assert_clean(step->troubles[i].title);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_screens_have_no_error),
        cmocka_unit_test(every_service_has_its_guide),
        cmocka_unit_test(all_their_texts_are_clean),
    };
    return cmocka_run_group_tests(tests, load, release);
}
