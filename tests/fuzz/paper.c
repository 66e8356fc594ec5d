/* A document as JSON: whatever it says, it is laid out inside its pages, and a slip printer gets nothing
 * but pictures and cuts. */
#include "fuzz/target.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/document.h"
#include "base/error.h"
#include "paper/layout.h"
#include "paper/output.h"
#include "support/escpos.h"

static void look_at_items(const struct layout *layout, const struct placed *placed)
{
    const struct page_shape *shape = &layout->shape;
    for (const struct item *item = placed->band->first; item != NULL; item = item->next) {
        SOUND(item->x >= shape->side && item->width >= 0);
        SOUND(item->x + item->width <= shape->width - shape->side);
        SOUND(item->y >= 0 && item->y + item->height <= placed->band->height);
        SOUND((item->kind == ITEM_TEXT) == (item->line != NULL));
        SOUND((item->kind == ITEM_CODE) == (item->code != NULL));
        SOUND(item->code == NULL || item->module >= 3);
    }
}

static void look_at_pages(const struct layout *layout)
{
    int pages = 0;
    for (const struct layout_page *page = layout->first; page != NULL; page = page->next, pages++) {
        SOUND(page->height > 0 && page->height <= PAGE_LONGEST);
        for (const struct placed *placed = page->first; placed != NULL; placed = placed->next) {
            SOUND(placed->y >= layout->shape.top);
            SOUND(placed->y + placed->band->height <= page->height);
            look_at_items(layout, placed);
        }
    }
    SOUND(pages == layout->count && pages >= 1 && pages <= PAGE_MOST);
}

static void look_at_bytes(const struct layout *layout)
{
    struct buffer bytes = {0};
    struct error error = {0};
    if (layout->shape.roll) {
        struct escpos_paper paper;
        const char *why = NULL;
        SOUND(output_escpos(layout, &bytes, &error));
        if (layout->count < ESCPOS_PIECES) {
            SOUND(escpos_read(&paper, bytes.data, bytes.length, &why));
            SOUND(paper.count == layout->count && paper.highest <= OUTPUT_BAND);
            escpos_release(&paper);
        }
    } else {
        SOUND(output_pdf(layout, "x", &bytes, &error));
        SOUND(!output_escpos(layout, &bytes, &error) && error.code == ERROR_REFUSED);
    }
    buffer_release(&bytes);
}

/* What was read and written is read as the same. */
static void look_at_writing(const struct document *document)
{
    struct buffer once = {0}, twice = {0};
    struct arena *arena = arena_new();
    struct document again;
    struct error error = {0};
    document_write(document, &once);
    if (once.length <= DOCUMENT_BYTES) {
        SOUND(document_read(&again, arena, buffer_text(&once), once.length, &error));
        document_write(&again, &twice);
        SOUND(strcmp(buffer_text(&once), buffer_text(&twice)) == 0);
    }
    arena_free(arena);
    buffer_release(&once);
    buffer_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = fuzz_text(data, size);
    struct arena *arena = arena_new();
    struct document document;
    struct layout layout;
    struct error error = {0};
    if (document_read(&document, arena, text, size, &error)) {
        look_at_writing(&document);
        if (layout_make(&layout, &document, &error)) {
            look_at_pages(&layout);
            look_at_bytes(&layout);
            layout_release(&layout);
        } else {
            SOUND(error.code == ERROR_LIMIT);
        }
    } else {
        SOUND(error.code == ERROR_INPUT || error.code == ERROR_LIMIT);
    }
    arena_free(arena);
    free(text);
    return 0;
}
