/* A sample page laid out in cells, and what it reads as. */
#ifndef CAMTAY_TESTS_UI_DRAWING_H
#define CAMTAY_TESTS_UI_DRAWING_H

#include "base/buffer.h"
#include "ui/layout.h"
#include "ui/loop.h"
#include "ui/sample.h"

struct drawing {
    struct sample sample;
    struct ui_place place;
    struct cells cells;
    struct buffer text;
};

/* cmocka fixtures: *state is a struct drawing. */
int drawing_set_up(void **state);
int drawing_tear_down(void **state);
#define DRAWN(name) cmocka_unit_test_setup_teardown(name, drawing_set_up, drawing_tear_down)

/* Lays the sample's page out anew; the text is valid until the next call. */
const char *drawing_draw(struct drawing *drawing, int columns, int rows);

#endif
