#include "report/poster.h"

#include <string.h>

#include "base/arena.h"
#include "base/document.h"
#include "base/error.h"
#include "base/qr.h"
#include "domain/commune.h"
#include "guide/library.h"
#include "report/paper_words.h"

/* Three on a sheet are read from the bench; which signature somebody takes is asked at the counter. */
static const char *const usual[] = {"vneid-android", "vneid-iphone", "cong-dvc"};
#define USUAL (sizeof usual / sizeof usual[0])

#define IN_TWO_ROWS   4  /* codes in two rows: as large as the sheet is wide, whatever they hold */
#define READ_IN_THREE 29 /* of a side; more, in three rows, are not read from POSTER_DISTANCE */

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
    struct document_block *code =
        document_add_qr(document, column, link->url, label_of(guides, link, document->arena), NULL);
    code->distance = POSTER_DISTANCE;
    code->size = DOCUMENT_LARGE;
    code->align = DOCUMENT_MIDDLE;
}

/* Codes of these links, two in a row. */
static void add_codes(const struct guide_library *guides, const struct guide_link *const *links,
                      size_t count, struct document *document)
{
    struct document_block *row = NULL;
    for (size_t i = 0; i < count; i++) {
        if (i % 2 == 0) {
            row = document_add(document, &document->list, DOCUMENT_COLUMNS_BESIDE, NULL);
            row->beside_count = 0;
        }
        add_code(guides, links[i], &row->beside[row->beside_count++], document);
    }
}

/* One sheet, which may hang alone. */
static void add_sheet(const struct commune *commune, const struct guide_library *guides,
                      const struct guide_link *const *links, size_t count,
                      struct document *document)
{
    struct document_list *list = &document->list;
    document_add(document, list, DOCUMENT_TITLE, "BÀ CON MỞ MÁY ẢNH, ĐƯA VÀO Ô VUÔNG ĐEN TRẮNG")
        ->strong = true;
    struct document_block *then = document_add(
        document, list, DOCUMENT_LINE, "Bấm dòng chữ hiện ra; là ứng dụng thì bấm tiếp Cài đặt.");
    then->size = DOCUMENT_LARGE;
    then->align = DOCUMENT_MIDDLE;
    add_codes(guides, links, count, document);
    document_add(document, list, DOCUMENT_RULE, NULL);
    struct document_block *never = document_add(document, list, DOCUMENT_LINE, paper_never_asked);
    never->strong = true;
    never->align = DOCUMENT_MIDDLE;
    paper_write_centre(commune, document);
}

/* True if some code has so many modules that three rows of them would be too small on one sheet. */
static bool are_dense(const struct guide_link *const *links, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct qr code;
        if (!qr_make(&code, links[i]->url, NULL))
            continue; /* it stands there as letters */
        int size = code.size;
        qr_release(&code);
        if (size > READ_IN_THREE)
            return true;
    }
    return false;
}

/* How many of these there are, in `links`; 0 with an error if one is missing that was asked for. */
static size_t find_links(const struct guide_library *guides, const char *const *names, size_t count,
                         bool asked, const struct guide_link **links, struct error *error)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const struct guide_link *link = guide_library_find_link(guides, names[i]);
        if (link == NULL && asked) {
            error_set(error, ERROR_MISSING, "%s", names[i]);
            return 0;
        }
        if (link != NULL)
            links[found++] = link;
    }
    return found;
}

bool report_poster(const struct commune *commune, const struct guide_library *guides,
                   const char *const *names, size_t count, struct document *document,
                   struct error *error)
{
    const struct guide_link *links[POSTER_CODES];
    if (count > POSTER_CODES)
        return error_set(error, ERROR_LIMIT, "%zu codes, at most %d", count, POSTER_CODES);
    size_t found = count > 0 ? find_links(guides, names, count, true, links, error)
                             : find_links(guides, usual, USUAL, false, links, error);
    if (found == 0 && count > 0)
        return false;
    document->paper = DOCUMENT_A4;
    size_t first = found > IN_TWO_ROWS && are_dense(links, found) ? (found + 1) / 2 : found;
    add_sheet(commune, guides, links, first, document);
    if (first < found) {
        document_add(document, &document->list, DOCUMENT_BREAK, NULL);
        add_sheet(commune, guides, links + first, found - first, document);
    }
    return true;
}
