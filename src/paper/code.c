#include "paper/code.h"

#include "base/arena.h"
#include "base/document.h"
#include "base/qr.h"
#include "paper/band.h"
#include "paper/page.h"
#include "paper/words.h"

#include <string.h>

#define IN_THE_HAND       5
#define IN_THE_HAND_LARGE 6
#define USUAL_MODULES     41  /* of a link of 60 letters, with its quiet zone */
#define NARROWEST         11  /* letters across, for words beside a code */
#define REACH             700 /* distance / module */

int code_module(int centimetres, bool large)
{
    int least = large ? IN_THE_HAND_LARGE : IN_THE_HAND;
    /* module in mm = centimetres * 10 / REACH; in dots 203 / 25.4 times that, rounded up */
    long long dots = ((long long)centimetres * 10 * PAGE_DOTS_PER_INCH * 10 + REACH * 254LL - 1) /
                     (REACH * 254LL);
    return dots > least ? (int)dots : least;
}

/* What stands at a code. */
struct parts {
    const struct qr *code;
    int module, side; /* dots */
    int room;         /* the height that codes beside this one may have too */
    struct type_style label, how;
    const struct document_block *block;
};

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static void add_code(struct flow *flow, struct band *band, const struct parts *parts, int x, int y)
{
    struct item *item = band_item(flow, band, ITEM_CODE, x, y, parts->side, parts->side);
    item->code = parts->code;
    item->module = parts->module;
}

static int height_of(const struct type_text *text)
{
    return text->lines * text->line_height;
}

/* The label and how to the right of the code; false, and nothing added, if they have no room there. The
 * words of several small codes begin at one place. */
static bool add_beside(struct flow *flow, const struct parts *parts)
{
    int gap = type_dots(flow->type, TYPE_BODY) / 4, usual = USUAL_MODULES * parts->module;
    int room = parts->side > usual ? parts->side : usual;
    int left = room + gap, width = flow->width - left;
    if (width < NARROWEST * type_dots(flow->type, TYPE_BODY))
        return false;
    struct type_text label = type_set(flow->type, parts->block->text, &parts->label, width);
    struct type_text how = type_set(flow->type, parts->block->second, &parts->how, width);
    int space = label.lines > 0 && how.lines > 0 ? gap : 0;
    int height = height_of(&label) + space + height_of(&how);
    if (height > parts->side || label.widest > width || how.widest > width)
        return false;

    struct band *band = band_add(flow, parts->side);
    add_code(flow, band, parts, flow->left + (room - parts->side) / 2, 0);
    int y = (parts->side - height) / 2;
    y += band_text(flow, band, &label, 0, label.lines, flow->left + left, y);
    band_text(flow, band, &how, 0, how.lines, flow->left + left, y + space);
    return true;
}

static void add_text(struct flow *flow, const char *text, struct type_style style)
{
    style.align = DOCUMENT_MIDDLE;
    struct cell cell = {type_set(flow->type, text, &style, flow->width), flow->left};
    band_row(flow, &cell, 1, ROW_LINES, 0);
}

/* The label above the code, how below it; all of it stays together where a page has the room. */
static void add_under(struct flow *flow, const struct parts *parts)
{
    struct band *above = flow->last;
    add_text(flow, parts->block->text, parts->label);
    struct band *band = band_add(flow, parts->room);
    add_code(flow, band, parts, flow->left + (flow->width - parts->side) / 2,
             (parts->room - parts->side) / 2);
    add_text(flow, parts->block->second, parts->how);
    for (struct band *each = above != NULL ? above->next : flow->first; each != flow->last;
         each = each->next)
        each->with_next = true;
}

/* One that is read from far away takes what its column has. */
static bool fills(const struct flow *flow, const struct document_block *block)
{
    return flow->column && !flow->roll && block->distance > 0;
}

/* Dots that a side may have. */
static int room(const struct flow *flow, const struct parts *parts)
{
    int height = flow->highest;
    if (fills(flow, parts->block)) {
        struct type_text label =
            type_set(flow->type, parts->block->text, &parts->label, flow->width);
        struct type_text how = type_set(flow->type, parts->block->second, &parts->how, flow->width);
        height = height * flow->rows->permille / 1000 - height_of(&label) - height_of(&how);
    }
    return smaller(flow->width, height);
}

/* NULL if it is none: too long, or no address that a phone should open. */
static const struct qr *make_code(struct flow *flow, const char *link)
{
    static const char scheme[] = "https://";
    struct qr made;
    if (strncmp(link, scheme, sizeof scheme - 1) != 0 || !qr_make(&made, link, NULL))
        return NULL;
    /* It moves into the arena: items are freed all at once. */
    struct qr *code = arena_new_bytes(flow->arena, sizeof *code);
    size_t modules = (size_t)made.size * (size_t)made.size;
    *code = (struct qr){.size = made.size, .at = arena_new_bytes(flow->arena, modules)};
    memcpy(code->at, made.at, modules);
    qr_release(&made);
    return code;
}

static void add_letters(struct flow *flow, const struct parts *parts)
{
    const struct type_style link = {.size = TYPE_SMALL};
    words_paragraph(flow, parts->block->text, &parts->label, 0);
    words_paragraph(flow, parts->block->link, &link, 0);
    words_paragraph(flow, parts->block->second, &parts->how, 0);
    band_add(flow, type_dots(flow->type, TYPE_BODY) / 4);
}

void code_block(struct flow *flow, const struct document_block *block, bool large)
{
    struct parts parts = {
        .code = make_code(flow, block->link),
        .label = words_style(block),
        .how = {.size = TYPE_SMALL},
        .block = block,
    };
    parts.label.strong = true;
    int modules = parts.code != NULL ? parts.code->size + 2 * QR_QUIET : 1;
    int most = room(flow, &parts);
    parts.module = most / modules;
    if (!fills(flow, parts.block))
        parts.module = smaller(parts.module, code_module(block->distance, large));
    flow->rows->there = flow->rows->there || fills(flow, parts.block);
    parts.side = parts.module * modules;
    parts.room = fills(flow, parts.block) ? most : parts.side;
    if (parts.code == NULL || parts.module < CODE_LEAST)
        add_letters(flow, &parts);
    else if (flow->column || !add_beside(flow, &parts))
        add_under(flow, &parts);
}
