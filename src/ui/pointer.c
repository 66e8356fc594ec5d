#include "ui/pointer.h"

#include <stddef.h>

#include "ui/focus.h"
#include "ui/key.h"
#include "ui/layout.h"
#include "ui/loop.h"
#include "ui/turn.h"

#define WHEEL_ROWS 3

bool pointer_click(struct turn *turn, const struct cells *cells, int x, int y)
{
    int key = layout_key_at(cells, x, y);
    int item = layout_item_at(cells, x, y);
    int option = layout_option_at(cells, x, y);
    turn->said[0] = '\0';
    if (key != 0)
        return turn_press(turn, key);
    if (layout_is_qr_at(cells, x, y))
        return page_find_key(&turn->page, UI_KEY_F2) == NULL || turn_key(turn, UI_KEY_F2);
    const struct page_block *block = item != 0 ? focus_block(&turn->page, item) : NULL;
    if (block == NULL)
        return true;
    if (!turn_choose(turn, item, UI_KEY_NONE))
        return false;
    return option < 0 || block->kind != PAGE_OPTIONS ||
           turn_option(turn, block, option, UI_KEY_NONE);
}

void pointer_wheel(struct turn *turn, int direction)
{
    struct ui_place *place = turn_place(turn);
    place->scroll += direction * WHEEL_ROWS;
    if (place->scroll < 0)
        place->scroll = 0;
}
