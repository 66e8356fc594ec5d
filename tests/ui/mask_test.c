/* One test a promise of ui/mask.h, and of the two renderers that draw by it. */
#include "ui/mask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "ui/layout.h"
#include "ui/linear.h"
#include "ui/loop.h"
#include "ui/sample.h"

#define NUMBER 1 /* items of sample_form */
#define PIN    2

struct form {
    struct sample sample;
    struct ui_place place;
    struct cells cells;
    struct buffer text;
};

static int set_up(void **state)
{
    struct form *form = calloc(1, sizeof *form);
    sample_init(&form->sample);
    *state = form;
    return 0;
}

static int tear_down(void **state)
{
    struct form *form = *state;
    cells_release(&form->cells);
    buffer_release(&form->text);
    sample_release(&form->sample);
    free(form);
    return 0;
}

/* The form with `text` in its first field, masked so; its block. */
static struct page_block *fill(struct form *form, const char *text, bool masked,
                               bool masked_in_focus)
{
    sample_form(&form->sample);
    field_set(&form->sample.field, text);
    struct page_block *block = form->sample.page.first;
    while (block->item != NUMBER)
        block = block->next;
    block->masked = masked;
    block->masked_in_focus = masked_in_focus;
    return block;
}

/* As both renderers show it while `focus` has the focus: the screen, then the lines. */
static const char *show(struct form *form, int focus)
{
    strcpy(form->place.name, "form");
    form->place.focus = focus;
    buffer_clear(&form->text);
    cells_resize(&form->cells, 80, 24);
    layout_page(&form->sample.page, &form->place, NULL, &form->cells);
    cells_text(&form->cells, &form->text);
    linear_write(&form->sample.page, &form->place, &form->text);
    return buffer_text(&form->text);
}

static int count(const char *text, const char *part)
{
    int found = 0;
    for (; (text = strstr(text, part)) != NULL; text += strlen(part))
        found++;
    return found;
}

static void a_whole_number_is_dots_once_the_focus_has_left_it(void **state)
{
    struct form *form = *state;
    fill(form, "062188004321", true, false);

    assert_int_equal(count(show(form, PIN), "062188004321"), 0);
    assert_int_equal(count(show(form, PIN), "062•••••4321"), 2);
    assert_int_equal(count(show(form, NUMBER), "062188004321"), 2);
}

static void a_phone_as_it_was_typed_keeps_its_gaps(void **state)
{
    struct form *form = *state;
    fill(form, "0912 345 678", true, false);

    assert_int_equal(count(show(form, PIN), "091• ••5 678"), 2);
}

static void what_nobody_typed_here_is_dots_in_the_focus_too(void **state)
{
    struct form *form = *state;
    fill(form, "062188004321", true, true);

    assert_int_equal(count(show(form, NUMBER), "062•••••4321"), 2);
    assert_int_equal(count(show(form, NUMBER), "062188004321"), 0);
}

static void a_number_that_is_not_whole_stands_as_it_is(void **state)
{
    struct form *form = *state;
    fill(form, "06218800", true, true);

    assert_int_equal(count(show(form, PIN), "06218800"), 2);
}

static void a_field_that_is_not_masked_is_never_dots(void **state)
{
    struct form *form = *state;
    fill(form, "062188004321", false, false);

    assert_int_equal(count(show(form, PIN), "062188004321"), 2);
}

static void the_cursor_keeps_its_place_among_the_dots(void **state)
{
    (void)state;
    struct buffer text = {0};
    size_t cursor = 5; /* behind the second hidden digit */

    mask_add("062188004321", &text, &cursor);

    assert_string_equal(buffer_text(&text), "062•••••4321");
    assert_int_equal(cursor, 3 + 2 * strlen("•"));
    buffer_clear(&text);
    cursor = 12;
    mask_add("062188004321", &text, &cursor);
    assert_int_equal(cursor, text.length);
    buffer_release(&text);
}

#define FORM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FORM(a_whole_number_is_dots_once_the_focus_has_left_it),
        FORM(a_phone_as_it_was_typed_keeps_its_gaps),
        FORM(what_nobody_typed_here_is_dots_in_the_focus_too),
        FORM(a_number_that_is_not_whole_stands_as_it_is),
        FORM(a_field_that_is_not_masked_is_never_dots),
        FORM(the_cursor_keeps_its_place_among_the_dots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
