#include "ui/drawing.h"

#include <stdlib.h>

int drawing_set_up(void **state)
{
    struct drawing *drawing = calloc(1, sizeof *drawing);
    if (drawing == NULL)
        return -1;
    sample_init(&drawing->sample);
    *state = drawing;
    return 0;
}

int drawing_tear_down(void **state)
{
    struct drawing *drawing = *state;
    cells_release(&drawing->cells);
    buffer_release(&drawing->text);
    sample_release(&drawing->sample);
    free(drawing);
    return 0;
}

const char *drawing_draw(struct drawing *drawing, int columns, int rows)
{
    cells_resize(&drawing->cells, columns, rows);
    layout_page(&drawing->sample.page, &drawing->place, NULL, &drawing->cells);
    buffer_clear(&drawing->text);
    cells_text(&drawing->cells, &drawing->text);
    return buffer_text(&drawing->text);
}
