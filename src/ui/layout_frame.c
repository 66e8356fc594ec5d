/* What stands at the same place on every page: first row, what was said, rule, keys. */
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "ui/key.h"
#include "ui/layout_part.h"
#include "ui/sign.h"

/* Narrower than this (beside a QR) the first row keeps its left part. */
#define TITLE_WIDE 60
#define KEY_GAP    3
/* With the " · " before it. */
#define SHORT_PIECE 10

/* What parts the pieces of the first row. */
static const char between[] = " · ";

/* How much of the title is shown where `room` is too narrow: a last piece that is short ("08:28") goes
 * whole, since half of it says nothing. */
static size_t shown_length(const char *title, int room)
{
    size_t length = strlen(title);
    const char *last = NULL;
    for (const char *at = strstr(title, between); at != NULL; at = strstr(at + 1, between))
        last = at;
    bool short_piece = last != NULL && text_width(last) <= SHORT_PIECE;
    return short_piece && text_width(title) > room ? (size_t)(last - title) : length;
}

/* A first piece (a name) so long that a short second one ("2/11") would be cut off gives way to it. */
static bool put_two_pieces(struct cells *cells, int x, int room, const char *title, struct ink ink)
{
    const char *second = strstr(title, between);
    if (second == NULL)
        return false;
    const char *end = strstr(second + strlen(between), between);
    size_t size = end != NULL ? (size_t)(end - second) : strlen(second);
    int name = text_width_n(title, (size_t)(second - title)), wide = text_width_n(second, size);
    if (name + wide <= room || wide > room / 3)
        return false;
    struct buffer piece = {0};
    buffer_add(&piece, title, (size_t)(second - title));
    int used = cells_put_cut(cells, x, 0, room - wide, buffer_text(&piece), ink);
    buffer_clear(&piece);
    buffer_add(&piece, second, size);
    cells_put(cells, x + used, 0, wide, buffer_text(&piece), ink);
    buffer_release(&piece);
    return true;
}

/* The left part of the first row, in the `room` that the right one leaves. */
static void put_left(struct cells *cells, int x, int room, const char *title, struct ink ink)
{
    if (put_two_pieces(cells, x, room, title, ink))
        return;
    struct buffer shown = {0};
    buffer_add(&shown, title, shown_length(title, room));
    cells_put_cut(cells, x, 0, room, buffer_text(&shown), ink);
    buffer_release(&shown);
}

void layout_title(struct cells *cells, const struct page *page, int columns, int margin)
{
    struct ink ink = {.look = CELL_TITLE, .bold = true};
    const char *left = page->left != NULL ? page->left : "";
    const char *right = page->right != NULL ? page->right : "";
    cells_fill(cells, 0, 0, columns, " ", ink);
    int room = columns - 2 - 2 * margin, wide = text_width(right);
    if (columns < TITLE_WIDE && text_width(left) + 2 + wide > room)
        wide = 0;
    if (wide > room)
        wide = room;
    if (wide > 0)
        cells_put_cut(cells, columns - 1 - margin - wide, 0, wide, right, ink);
    put_left(cells, margin + 1, wide > 0 ? room - wide - 2 : room, left, ink);
    if (page->banner == NULL || cells->rows < 2)
        return;
    cells_fill(cells, 0, 1, columns, " ", ink_of(STYLE_BANNER));
    cells_put_cut(cells, margin + 1, 1, room, page->banner, ink_of(STYLE_BANNER));
}

/* The length of a key's name at the start of `text` ("Ctrl-Z", "F6"), or 0. */
static size_t key_name_length(const char *text)
{
    if (strncmp(text, "Ctrl-", 5) == 0 && text[5] >= 'A' && text[5] <= 'Z')
        return 6;
    if (text[0] != 'F' || text[1] < '1' || text[1] > '9')
        return 0;
    size_t length = text[1] == '1' && text[2] == '0' ? 3 : 2;
    return text[length] == ' ' || text[length] == '\0' ? length : 0;
}

/* Makes the names of keys in one row look as they do on the last row. */
static void mark_keys(struct cells *cells, int row)
{
    struct cell *cell = &cells->at[row * cells->columns];
    for (int x = 0; x < cells->columns; x++) {
        char word[9] = "";
        for (int i = 0; i < 8 && x + i < cells->columns; i++)
            word[i] = cell[x + i].text[0];
        size_t length = x == 0 || cell[x - 1].text[0] == ' ' ? key_name_length(word) : 0;
        for (size_t i = 0; i < length; i++) {
            cell[x + (int)i].look = CELL_KEY;
            cell[x + (int)i].bold = true;
        }
    }
}

int layout_said(struct cells *cells, const struct page *page, const char *said, int columns,
                int margin)
{
    enum page_style style = said != NULL ? STYLE_WAIT : page->said_style;
    if (said == NULL)
        said = page->said;
    if (said == NULL || said[0] == '\0')
        return 1;
    const char *sign = style == STYLE_ALARM ? "!" : sign_before(style, said);
    bool marked = sign[0] != '\0';
    int start = marked ? 2 : 0, width = columns - 2 - 2 * margin;
    struct cells lines = {0};
    cells_resize(&lines, width, 1);
    cells_put(&lines, 0, 0, width, sign, ink_of(style));
    int rows =
        cells_wrap(&lines, start, 0, width - start, said, ink_of(marked ? STYLE_PLAIN : style));
    if (rows > SAID_MOST)
        rows = SAID_MOST;
    for (int row = 0; row < rows; row++) {
        mark_keys(&lines, row);
        cells_copy_row(cells, margin + 1, cells->rows - 2 - rows + row, &lines, row);
    }
    cells_release(&lines);
    return rows;
}

void layout_rule(struct cells *cells, int columns)
{
    cells_fill(cells, 0, cells->rows - 2, columns, "─", ink_of(STYLE_DIM));
}

static int key_width(const struct page_key *key, bool bare)
{
    char name[8];
    int label = key->label != NULL && !bare ? text_width(key->label) : 0;
    return text_width(ui_key_name(key->key, name)) + (label > 0 ? 1 + label : 0);
}

static void draw_key(struct cells *cells, int x, const struct page_key *key, bool bare)
{
    char name[8];
    int row = cells->rows - 1;
    struct ink ink = {.look = CELL_KEY, .bold = true, .key = key->key};
    struct ink words = ink_of(key->why_not != NULL ? STYLE_DIM : STYLE_PLAIN);
    words.key = key->key;
    x += cells_put(cells, x, row, cells->columns - x, ui_key_name(key->key, name), ink);
    if (bare || key->label == NULL || key->label[0] == '\0')
        return;
    x += cells_put(cells, x, row, cells->columns - x, " ", words);
    cells_put(cells, x, row, cells->columns - x, key->label, words);
}

/* How the row of keys is made to fit. */
struct key_row {
    int gap;
    bool bare_help; /* F1 without its words */
    bool all;       /* no key is left out */
};

static bool is_bare(const struct key_row *row, const struct page_key *key)
{
    return row->bare_help && key->key == UI_KEY_F1;
}

/* The ways out of a page without knowing it: these stay whatever has no room. */
static bool always_stays(const struct page_key *key)
{
    return !key->hidden && (key->key == UI_KEY_F1 || key->key == UI_KEY_ESCAPE);
}

static bool fits(const struct page *page, const struct key_row *row, int room)
{
    int width = 0;
    for (const struct page_key *key = page->first_key; key != NULL; key = key->next)
        if (!key->hidden)
            width += (width > 0 ? row->gap : 0) + key_width(key, is_bare(row, key));
    return width <= room;
}

/* The gaps shrink first, then F1 loses its words; then keys are left out. */
static struct key_row fit_keys(const struct page *page, int room)
{
    static const struct key_row tried[] = {
        {KEY_GAP, false, true}, {KEY_GAP - 1, false, true}, {KEY_GAP - 1, true, true}};
    for (size_t i = 0; i < sizeof tried / sizeof tried[0]; i++)
        if (fits(page, &tried[i], room))
            return tried[i];
    return (struct key_row){KEY_GAP - 1, false, false};
}

/* Keys in order. Those that do not fit, the last first, are left to F1. */
void layout_keys(struct cells *cells, const struct page *page, int margin)
{
    int x = margin + 1, end = cells->columns - 1 - margin;
    struct key_row row = fit_keys(page, end - x);
    int kept = row.all ? 0 : 1 + row.gap; /* the mark that some are left out */
    for (const struct page_key *key = page->first_key; key != NULL; key = key->next)
        if (!row.all && always_stays(key))
            kept += key_width(key, false) + row.gap;
    for (const struct page_key *key = page->first_key; key != NULL; key = key->next) {
        bool bare = is_bare(&row, key);
        if (key->hidden)
            continue;
        if (!row.all && always_stays(key))
            kept -= key_width(key, false) + row.gap;
        if (x + key_width(key, bare) > end - kept)
            continue;
        draw_key(cells, x, key, bare);
        x += key_width(key, bare) + row.gap;
    }
    if (!row.all)
        cells_put(cells, x, cells->rows - 1, end - x, "…", ink_of(STYLE_DIM));
}
