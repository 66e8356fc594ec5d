/* A guide as a leaflet. Where its author wrote what the citizen takes home, that alone is on it, in large
 * letters if it fits; a guide without such lines gives its acts. */
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/document.h"
#include "domain/commune.h"
#include "guide/guide.h"
#include "report/paper_words.h"
#include "report/poster.h"

#define CELLS       100 /* about what a line of A4 holds at the body's size */
#define LARGE_CELLS 75  /* ... and in large letters */
#define CODE_LINES  6   /* how high a code is */

/* How a leaflet is set: by how long its guide is. */
struct setting {
    bool beside; /* two steps in a row */
    enum document_size size;
};

/* True if the guide has lines for who reads it at home. */
static bool has_home(const struct guide *guide)
{
    for (size_t i = 0; i < guide->step_count; i++) {
        if (guide->steps[i].home_count > 0)
            return true;
    }
    return false;
}

/* ---- the parts ------------------------------------------------------------------------------- */

static void write_head(const struct guide *guide, struct document *document)
{
    struct document_list *list = &document->list;
    struct buffer needs = {0};
    document_add(document, list, DOCUMENT_TITLE, guide->title)->strong = true;
    for (size_t i = 0; i < guide->need_count; i++)
        buffer_addf(&needs, "%s%s", i > 0 ? ", " : "Cần có: ", guide->needs[i]);
    if (needs.length > 0)
        document_add(document, list, DOCUMENT_LINE, buffer_text(&needs));
    buffer_release(&needs);
    if (guide->minutes > 0)
        document_add(document, list, DOCUMENT_LINE,
                     arena_textf(document->arena, "Mất chừng %d phút.", guide->minutes));
    if (!guide->reviewed)
        document_add(
            document, list, DOCUMENT_LINE,
            "Viết theo tài liệu, chưa đi thử trên máy thật: thấy khác thì hỏi cán bộ quầy.");
    document_add(document, list, DOCUMENT_RULE, NULL);
}

/* Across the whole width, the label to the right: in columns a code takes a third of a page, which is
 * for walls. */
static void write_codes(const struct guide_step *step, struct document *document)
{
    for (size_t i = 0; i < step->code_count; i++)
        document_add_qr(document, &document->list, step->codes[i].url, step->codes[i].label, NULL);
}

static void write_step(const struct guide_step *step, size_t number, enum document_size size,
                       struct document_list *list, struct document *document)
{
    document_add(document, list, DOCUMENT_LINE,
                 arena_textf(document->arena, "%zu. %s", number, step->title))
        ->strong = true;
    for (size_t i = 0; i < step->act_count; i++)
        document_add(document, list, DOCUMENT_BOX, step->acts[i])->size = size;
    if (step->see != NULL)
        document_add(document, list, DOCUMENT_LINE,
                     arena_textf(document->arena, "Máy hiện: %s", step->see))
            ->size = size;
}

/* Of a long guide two steps stand beside each other; one with codes has the width for itself. */
static void write_steps(const struct guide *guide, const struct setting *setting,
                        struct document *document)
{
    struct document_block *row = NULL;
    for (size_t i = 0; i < guide->step_count; i++) {
        const struct guide_step *step = &guide->steps[i];
        if (!setting->beside || step->code_count > 0) {
            write_step(step, i + 1, setting->size, &document->list, document);
            write_codes(step, document);
            row = NULL;
            continue;
        }
        if (row == NULL || row->beside[1].first != NULL) {
            row = document_add(document, &document->list, DOCUMENT_COLUMNS_BESIDE, NULL);
            row->beside_count = 2; /* an odd step is no wider than the others */
        }
        write_step(step, i + 1, setting->size, &row->beside[row->beside[0].first != NULL],
                   document);
    }
}

/* "TITLE: " and every note: the first alone ("turn off Wi-Fi") may be the least of what is to be done. */
static void write_trouble(const struct guide_trouble *trouble, enum document_size size,
                          struct document *document)
{
    struct buffer text = {0};
    buffer_addf(&text, "%s:", trouble->title);
    for (size_t i = 0; i < trouble->note_count; i++)
        buffer_addf(&text, " %s", trouble->notes[i].text);
    if (trouble->note_count == 0)
        buffer_add_text(&text, " hỏi cán bộ quầy.");
    document_add(document, &document->list, DOCUMENT_LINE, buffer_text(&text))->size = size;
    buffer_release(&text);
}

static void write_trouble_head(struct document *document)
{
    document_add(document, &document->list, DOCUMENT_RULE, NULL);
    document_add(document, &document->list, DOCUMENT_LINE, "Gặp khó thì làm gì")->strong = true;
}

static void write_troubles(const struct guide *guide, const struct setting *setting,
                           struct document *document)
{
    bool any = false;
    for (size_t i = 0; i < guide->step_count; i++) {
        for (size_t k = 0; k < guide->steps[i].trouble_count; k++) {
            if (!any)
                write_trouble_head(document);
            any = true;
            write_trouble(&guide->steps[i].troubles[k], setting->size, document);
        }
    }
}

/* ---- with lines of its own ------------------------------------------------------------------- */

/* One box a line, numbered through, then what the phone shows and the codes. */
static void write_home_steps(const struct guide *guide, struct document *document)
{
    size_t number = 1;
    for (size_t i = 0; i < guide->step_count; i++) {
        const struct guide_step *step = &guide->steps[i];
        for (size_t k = 0; k < step->home_count; k++)
            document_add(document, &document->list, DOCUMENT_BOX,
                         arena_textf(document->arena, "%zu. %s", number++, step->home[k]));
        write_codes(step, document);
    }
}

static void write_home_troubles(const struct guide *guide, struct document *document)
{
    bool any = false;
    for (size_t i = 0; i < guide->step_count; i++) {
        for (size_t k = 0; k < guide->steps[i].trouble_count; k++) {
            const struct guide_trouble *trouble = &guide->steps[i].troubles[k];
            if (trouble->home == NULL)
                continue;
            if (!any)
                write_trouble_head(document);
            any = true;
            document_add(document, &document->list, DOCUMENT_LINE,
                         arena_textf(document->arena, "%s: %s", trouble->title, trouble->home));
        }
    }
}

/* ---- how long it is -------------------------------------------------------------------------- */

/* Lines of steps and troubles, one below the other, in lines of so many cells. */
static int lines_of(const struct guide *guide, int cells)
{
    static const struct setting plain = {false, DOCUMENT_NORMAL};
    struct buffer text = {0};
    struct arena *arena = arena_new();
    struct document parts;
    int lines = 0;
    document_init(&parts, arena, NULL);
    if (has_home(guide)) {
        write_home_steps(guide, &parts);
        write_home_troubles(guide, &parts);
    } else {
        write_steps(guide, &plain, &parts);
        write_troubles(guide, &plain, &parts);
    }
    document_text(&parts, cells, &text);
    for (const char *at = buffer_text(&text); (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    buffer_release(&text);
    arena_free(arena);
    for (size_t i = 0; i < guide->step_count; i++)
        lines += (int)guide->steps[i].code_count * CODE_LINES;
    return lines;
}

static void write_acts(const struct guide *guide, struct document *document)
{
    int lines = lines_of(guide, CELLS);
    const struct setting setting = {.beside = lines > HANDOUT_LINES,
                                    .size =
                                        lines > HANDOUT_LONG ? DOCUMENT_SMALL : DOCUMENT_NORMAL};
    write_steps(guide, &setting, document);
    write_troubles(guide, &setting, document);
}

void report_handout(const struct commune *commune, const struct guide *guide,
                    struct document *document)
{
    document->paper = DOCUMENT_A4;
    write_head(guide, document);
    if (has_home(guide)) {
        document->large = lines_of(guide, LARGE_CELLS) <= HANDOUT_LARGE;
        write_home_steps(guide, document);
        write_home_troubles(guide, document);
    } else {
        write_acts(guide, document);
    }
    document_add(document, &document->list, DOCUMENT_RULE, NULL);
    document_add(document, &document->list, DOCUMENT_LINE, paper_never_asked)->strong = true;
    paper_write_centre(commune, document);
}
