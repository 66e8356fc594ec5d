#include "base/document.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static const char *const papers[] = {[DOCUMENT_ROLL58] = "roll58",
                                     [DOCUMENT_ROLL80] = "roll80",
                                     [DOCUMENT_A5] = "a5",
                                     [DOCUMENT_A4] = "a4"};
#define PAPERS (sizeof papers / sizeof papers[0])

/* Clean, at most `limit` bytes, in the arena; "" for NULL. */
static const char *keep(struct document *document, const char *text, size_t limit)
{
    if (text == NULL || text[0] == '\0')
        return "";
    char *clean = text_clean(text, strlen(text), limit);
    const char *kept = arena_text(document->arena, clean);
    explicit_bzero(clean, strlen(clean));
    free(clean);
    return kept;
}

void document_init(struct document *document, struct arena *arena, const char *title)
{
    *document = (struct document){.arena = arena, .paper = DOCUMENT_ROLL80};
    document->title = keep(document, title, DOCUMENT_TEXT);
}

struct document_block *document_add(struct document *document, struct document_list *list,
                                    enum document_kind kind, const char *text)
{
    struct document_block *block = arena_new_array(document->arena, struct document_block, 1);
    block->kind = kind;
    block->text = keep(document, text, DOCUMENT_TEXT);
    block->second = block->third = block->link = "";
    if (document->count == DOCUMENT_BLOCKS)
        return block;
    document->count++;
    if (list->last == NULL)
        list->first = block;
    else
        list->last->next = block;
    list->last = block;
    return block;
}

struct document_block *document_add_pair(struct document *document, struct document_list *list,
                                         enum document_kind kind, const char *text,
                                         const char *second)
{
    struct document_block *block = document_add(document, list, kind, text);
    block->second = keep(document, second, DOCUMENT_TEXT);
    return block;
}

struct document_block *document_add_qr(struct document *document, struct document_list *list,
                                       const char *link, const char *label, const char *how)
{
    struct document_block *block = document_add_pair(document, list, DOCUMENT_QR, label, how);
    block->link = keep(document, link, DOCUMENT_LINK);
    return block;
}

struct document_block *document_add_sign(struct document *document, struct document_list *list,
                                         const char *who, const char *below, const char *name)
{
    struct document_block *block = document_add_pair(document, list, DOCUMENT_SIGN, who, below);
    block->third = keep(document, name, DOCUMENT_TEXT);
    return block;
}

static int within(int number, int least, int most)
{
    return number < least ? least : number > most ? most : number;
}

struct document_block *document_add_table(struct document *document, struct document_list *list,
                                          const struct document_table *table)
{
    struct document_block *block = document_add(document, list, DOCUMENT_TABLE, NULL);
    int columns = within(table->columns, 1, DOCUMENT_COLUMNS);
    int rows = within(table->rows, 0, DOCUMENT_ROWS);
    struct document_table *own = arena_new_array(document->arena, struct document_table, 1);
    int *widths = arena_new_array(document->arena, int, columns);
    bool *right = arena_new_array(document->arena, bool, columns);
    const char **cells = arena_new_array(document->arena, const char *, (rows + 1) * columns);
    for (int i = 0; i < columns; i++) {
        widths[i] = within(table->widths[i], 1, 100);
        right[i] = table->right != NULL && table->right[i];
    }
    for (int row = 0; row <= rows; row++) {
        for (int i = 0; i < columns; i++)
            cells[row * columns + i] =
                keep(document, table->cells[row * table->columns + i], DOCUMENT_TEXT);
    }
    *own = (struct document_table){columns, rows, widths, right, cells};
    block->table = own;
    return block;
}

bool document_paper_read(const char *word, enum document_paper *paper)
{
    for (size_t i = 0; i < PAPERS; i++) {
        if (strcmp(papers[i], word) == 0) {
            *paper = (enum document_paper)i;
            return true;
        }
    }
    return false;
}

const char *document_paper_word(enum document_paper paper)
{
    return papers[paper];
}

const char *document_paper_name(enum document_paper paper)
{
    static const char *const names[] = {[DOCUMENT_ROLL58] = "cuộn 58 mm",
                                        [DOCUMENT_ROLL80] = "cuộn 80 mm",
                                        [DOCUMENT_A5] = "tờ A5",
                                        [DOCUMENT_A4] = "tờ A4"};
    return names[paper];
}

bool document_is_roll(enum document_paper paper)
{
    return paper == DOCUMENT_ROLL58 || paper == DOCUMENT_ROLL80;
}
