#include "report/poster.h"

#include <string.h>

#include "base/arena.h"
#include "base/document.h"
#include "base/error.h"
#include "domain/commune.h"
#include "guide/library.h"
#include "report/paper_words.h"

/* Three on a sheet are read from the bench; which signature somebody takes is asked at the counter. */
static const char *const usual[] = {"vneid-android", "vneid-iphone", "cong-dvc"};
#define USUAL (sizeof usual / sizeof usual[0])

static bool is_store(const char *url)
{
    return strncmp(url, "https://play.google.com/", 24) == 0 ||
           strncmp(url, "https://apps.apple.com/", 23) == 0;
}

/* "VNeID · Android": a store alone does not say what is fetched there. */
static const char *label_of(const struct guide_library *guides, const struct guide_link *link,
                            struct arena *arena)
{
    const char *label = guide_library_link_label(guides, link);
    if (!is_store(link->url) || link->group[0] == '\0')
        return label;
    return arena_textf(arena, "%s · %s", link->group, label);
}

static void add_code(const struct guide_library *guides, const struct guide_link *link,
                     struct document_list *column, struct document *document)
{
    struct document_block *code = document_add_qr(
        document, column, link->url, label_of(guides, link, document->arena),
        is_store(link->url) ? "Quét xong, bấm dòng chữ hiện ra, rồi bấm Cài đặt."
                            : "Quét xong, bấm dòng chữ hiện ra, trang mở trên máy.");
    code->distance = POSTER_DISTANCE;
    code->align = DOCUMENT_MIDDLE;
}

static bool add_codes(const struct guide_library *guides, const char *const *names, size_t count,
                      bool needed, struct document *document, struct error *error)
{
    struct document_block *row = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct guide_link *link = guide_library_find_link(guides, names[i]);
        if (link == NULL && needed)
            return error_set(error, ERROR_MISSING, "%s", names[i]);
        if (link == NULL)
            continue;
        if (row == NULL || row->beside_count == 2) {
            row = document_add(document, &document->list, DOCUMENT_COLUMNS_BESIDE, NULL);
            row->beside_count = 0;
        }
        add_code(guides, link, &row->beside[row->beside_count++], document);
    }
    return true;
}

bool report_poster(const struct commune *commune, const struct guide_library *guides,
                   const char *const *names, size_t count, struct document *document,
                   struct error *error)
{
    struct document_list *list = &document->list;
    if (count > POSTER_CODES)
        return error_set(error, ERROR_LIMIT, "%zu codes, at most %d", count, POSTER_CODES);
    document->paper = DOCUMENT_A4;
    struct document_block *title = document_add(document, list, DOCUMENT_TITLE,
                                                "BÀ CON MỞ MÁY ẢNH, ĐƯA VÀO Ô VUÔNG ĐEN TRẮNG");
    title->strong = true;
    if (!add_codes(guides, count > 0 ? names : usual, count > 0 ? count : USUAL, count > 0,
                   document, error))
        return false;
    document_add(document, list, DOCUMENT_RULE, NULL);
    struct document_block *never = document_add(document, list, DOCUMENT_LINE, paper_never_asked);
    never->strong = true;
    never->align = DOCUMENT_MIDDLE;
    paper_write_centre(commune, document);
    return true;
}
