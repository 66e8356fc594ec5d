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
    bool home;   /* of what its author wrote to take home, and of nothing else */
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

/* What is to be done about it; NULL: nothing by oneself. */
static const char *answer_of(const struct guide_trouble *trouble, bool home, struct arena *arena)
{
    if (home)
        return trouble->home;
    struct buffer text = {0};
    for (size_t i = 0; i < trouble->note_count; i++) /* the first alone may be the least of it */
        buffer_addf(&text, "%s%s", i > 0 ? " " : "", trouble->notes[i].text);
    const char *kept =
        trouble->note_count > 0 ? arena_text(arena, buffer_text(&text)) : "hỏi cán bộ quầy.";
    buffer_release(&text);
    return kept;
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
            const struct guide_trouble *trouble = &guide->steps[i].troubles[k];
            const char *answer = answer_of(trouble, setting->home, document->arena);
            if (answer == NULL)
                continue;
            if (!any)
                write_trouble_head(document);
            any = true;
            document_add(document, &document->list, DOCUMENT_LINE,
                         arena_textf(document->arena, "%s: %s", trouble->title, answer))
                ->size = setting->size;
        }
    }
}

/* What is to be taken home: one box a line, numbered through, and the codes. */
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

static void write_body(const struct guide *guide, const struct setting *setting,
                       struct document *document)
{
    if (setting->home)
        write_home_steps(guide, document);
    else
        write_steps(guide, setting, document);
    write_troubles(guide, setting, document);
}

/* ---- how long it is -------------------------------------------------------------------------- */

/* Lines of steps and troubles, one below the other, in lines of so many cells. */
static int lines_of(const struct guide *guide, bool home, int cells)
{
    const struct setting plain = {.home = home};
    struct buffer text = {0};
    struct arena *arena = arena_new();
    struct document parts;
    int lines = 0;
    document_init(&parts, arena, NULL);
    write_body(guide, &plain, &parts);
    document_text(&parts, cells, &text);
    for (const char *at = buffer_text(&text); (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    buffer_release(&text);
    arena_free(arena);
    for (size_t i = 0; i < guide->step_count; i++)
        lines += (int)guide->steps[i].code_count * CODE_LINES;
    return lines;
}

void report_handout(const struct commune *commune, const struct guide *guide,
                    struct document *document)
{
    struct setting setting = {.home = has_home(guide)};
    document->paper = DOCUMENT_A4;
    write_head(guide, document);
    if (setting.home) {
        document->large = lines_of(guide, true, LARGE_CELLS) <= HANDOUT_LARGE;
    } else {
        int lines = lines_of(guide, false, CELLS);
        setting.beside = lines > HANDOUT_LINES;
        setting.size = lines > HANDOUT_LONG ? DOCUMENT_SMALL : DOCUMENT_NORMAL;
    }
    write_body(guide, &setting, document);
    document_add(document, &document->list, DOCUMENT_RULE, NULL);
    document_add(document, &document->list, DOCUMENT_LINE, paper_never_asked)->strong = true;
    paper_write_centre(commune, document);
}
