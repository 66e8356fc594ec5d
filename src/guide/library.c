#include "guide/library.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "guide/cross.h"
#include "guide/draft.h"
#include "guide/folder.h"
#include "guide/limits.h"
#include "guide/links.h"
#include "guide/parse.h"
#include "guide/slug.h"

struct guide_library {
    struct arena *arena;
    struct links links;
    const struct guide **guides; /* the good ones, in the order of the counter */
    size_t count;
    const char **refusals;
    size_t refused;
};

/* "folder/name" as it may be shown: a file's name can hold anything but '/' and NUL. */
static const char *shown_path(struct arena *arena, const char *folder, const char *name)
{
    char *path = file_join(folder, name);
    char *clean = text_clean(path, strlen(path), GUIDE_MOST_TEXT_BYTES);
    const char *shown = arena_text(arena, clean);
    free(clean);
    free(path);
    return shown;
}

static bool read_file(const char *folder, const char *name, struct buffer *text,
                      struct error *error)
{
    char *path = file_join(folder, name);
    bool done = file_read(path, GUIDE_MOST_FILE_BYTES, text, error);
    free(path);
    return done;
}

static bool read_links(struct guide_library *library, const char *folder, long today,
                       struct error *error)
{
    struct buffer text = {0};
    bool done = read_file(folder, "links.md", &text, error);
    if (done)
        links_read(&library->links, library->arena, shown_path(library->arena, folder, "links.md"),
                   buffer_text(&text), text.length, today);
    buffer_release(&text);
    return done;
}

static void say_unreadable(struct notices *notices, const struct error *error)
{
    switch (error->code) {
    case ERROR_LIMIT:
        notices_error(notices, 0, "tệp lớn quá: nhiều nhất %d KiB, chia thành nhiều hướng dẫn",
                      GUIDE_MOST_FILE_BYTES / 1024);
        break;
    case ERROR_READ_ONLY:
        notices_error(notices, 0, "không có quyền đọc tệp này: sửa quyền của tệp");
        break;
    default:
        notices_error(notices, 0, "không đọc được tệp này: xem nó có phải tệp thường không");
        break;
    }
}

static void read_draft(struct draft *draft, const struct links *links, const char *folder,
                       const char *name, long today)
{
    struct arena *arena = draft->arena;
    size_t id_length = strlen(name) - strlen(".md");
    draft->guide.id = arena_text_n(arena, name, id_length);
    draft->guide.file = shown_path(arena, folder, name);
    draft->notices = (struct notices){.arena = arena, .file = draft->guide.file};
    if (!slug_is_plain(draft->guide.id, id_length)) {
        notices_error(&draft->notices, 0, "tên tệp chỉ được có a-z, 0-9 và dấu -: đổi tên tệp");
        return;
    }
    struct buffer text = {0};
    struct error error = {0};
    if (read_file(folder, name, &text, &error))
        parse_guide(draft, buffer_text(&text), text.length, links, today);
    else
        say_unreadable(&draft->notices, &error);
    buffer_release(&text);
}

/* Guides with a service first, by their order; equal ones, and those without, by id. */
static int by_counter(const void *one, const void *other)
{
    const struct guide *a = *(const struct guide *const *)one;
    const struct guide *b = *(const struct guide *const *)other;
    if ((a->service == NULL) != (b->service == NULL))
        return a->service == NULL ? 1 : -1;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return strcmp(a->id, b->id);
}

static void keep(struct guide_library *library, struct draft *drafts, size_t count)
{
    library->guides = arena_new_array(library->arena, const struct guide *, count);
    library->refusals = arena_new_array(library->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        if (draft_is_good(&drafts[i]))
            library->guides[library->count++] = &drafts[i].guide;
        else
            library->refusals[library->refused++] = notices_first_error(&drafts[i].notices);
    }
    if (library->count > 0)
        qsort(library->guides, library->count, sizeof *library->guides, by_counter);
}

static bool read_guides(struct guide_library *library, const char *folder, long today,
                        struct findings *findings, struct error *error)
{
    const char **names = NULL;
    size_t count = 0;
    if (!folder_guides(folder, library->arena, &names, &count, error))
        return false;
    struct draft *drafts = arena_new_array(library->arena, struct draft, count);
    for (size_t i = 0; i < count; i++) {
        drafts[i].arena = library->arena;
        read_draft(&drafts[i], &library->links, folder, names[i], today);
    }
    cross_check(drafts, count);
    cross_connect(drafts, count);
    notices_hand_on(&library->links.notices, findings);
    for (size_t i = 0; i < count; i++)
        notices_hand_on(&drafts[i].notices, findings);
    keep(library, drafts, count);
    return true;
}

struct guide_library *guide_library_new(void)
{
    struct guide_library *library = memory_new(1, sizeof *library);
    library->arena = arena_new();
    return library;
}

struct guide_library *guide_library_load(const char *folder, long today, struct findings *findings,
                                         struct error *error)
{
    struct guide_library *library = guide_library_new();
    char *guides = file_join(folder, "vi");
    bool done = read_links(library, folder, today, error) &&
                read_guides(library, guides, today, findings, error);
    free(guides);
    if (done)
        return library;
    guide_library_free(library);
    return NULL;
}

void guide_library_free(struct guide_library *library)
{
    if (library == NULL)
        return;
    arena_free(library->arena);
    free(library);
}

size_t guide_library_count(const struct guide_library *library)
{
    return library->count;
}

const struct guide *guide_library_at(const struct guide_library *library, size_t index)
{
    return index < library->count ? library->guides[index] : NULL;
}

const struct guide *guide_library_find(const struct guide_library *library, const char *id)
{
    for (size_t i = 0; i < library->count; i++) {
        if (strcmp(library->guides[i]->id, id) == 0)
            return library->guides[i];
    }
    return NULL;
}

const struct guide *guide_library_of_service(const struct guide_library *library,
                                             const char *service, size_t n)
{
    for (size_t i = 0; i < library->count; i++) {
        const char *its = library->guides[i]->service;
        if (its != NULL && strcmp(its, service) == 0 && n-- == 0)
            return library->guides[i];
    }
    return NULL;
}

int guide_step_index(const struct guide *guide, const char *step_id)
{
    for (size_t i = 0; i < guide->step_count; i++) {
        if (strcmp(guide->steps[i].id, step_id) == 0)
            return (int)i;
    }
    return -1;
}

size_t guide_library_refused(const struct guide_library *library)
{
    return library->refused;
}

const char *guide_library_refusal(const struct guide_library *library, size_t n)
{
    return n < library->refused ? library->refusals[n] : NULL;
}

size_t guide_library_link_count(const struct guide_library *library)
{
    return library->links.good_count;
}

const struct guide_link *guide_library_link(const struct guide_library *library, size_t index)
{
    return index < library->links.good_count ? &library->links.good[index] : NULL;
}

const struct guide_link *guide_library_find_link(const struct guide_library *library,
                                                 const char *name)
{
    return links_find(&library->links, name);
}

/* "chưa mở thử; S15; Đổi máy": what stands behind the second semicolon. */
static const char *own_label(const struct guide_link *link)
{
    const char *source = strchr(link->state, ';');
    const char *label = source != NULL ? strchr(source + 1, ';') : NULL;
    if (label == NULL)
        return link->name;
    label += 1 + strspn(label + 1, " ");
    return label[0] != '\0' ? label : link->name;
}

const char *guide_library_link_label(const struct guide_library *library,
                                     const struct guide_link *link)
{
    for (size_t i = 0; i < library->count; i++) {
        const struct guide *guide = library->guides[i];
        for (size_t j = 0; j < guide->step_count; j++) {
            const struct guide_step *step = &guide->steps[j];
            for (size_t k = 0; k < step->code_count; k++) {
                if (strcmp(step->codes[k].name, link->name) == 0)
                    return step->codes[k].label;
            }
        }
    }
    return own_label(link);
}
