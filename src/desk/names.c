#include "desk/names.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "desk/desk_private.h"
#include "ledger/store.h"

#define CHUNK_SIZE ((size_t)64 * 1024)
#define BATCH      300 /* names opened at a time: a few milliseconds */
#define WORDS      8   /* of what was typed */

/* Folded names, " a thuk" each, ended by NUL, in memory that is kept off the swap where the system
 * allows it, and wiped. */
struct chunk {
    struct chunk *next;
    size_t used;
    char text[CHUNK_SIZE];
};

struct known {
    char id[DESK_ID_SIZE];
    const char *folded;
};

struct names {
    struct chunk *chunk;
    struct known
        *known; /* the first `old` as they were read, newest citizen first; then those of now */
    size_t count, old;
    int64_t cursor; /* rows of `citizen` from here on are read; 0: all are */
    int64_t at;     /* identifications up to this time are known */
};

void names_forget(struct desk *desk)
{
    struct names *names = desk->names;
    if (names == NULL)
        return;
    for (struct chunk *chunk = names->chunk; chunk != NULL;) {
        struct chunk *next = chunk->next;
        sodium_munlock(chunk, sizeof *chunk); /* wipes too */
        free(chunk);
        chunk = next;
    }
    free(names->known);
    free(names);
    desk->names = NULL;
}

static char *keep_text(struct names *names, const char *text)
{
    size_t size = strlen(text) + 2; /* a blank before the first word too */
    if (names->chunk == NULL || names->chunk->used + size > CHUNK_SIZE) {
        struct chunk *chunk = memory_new(1, sizeof *chunk);
        (void)sodium_mlock(chunk, sizeof *chunk);
        chunk->used = 0;
        chunk->next = names->chunk;
        names->chunk = chunk;
    }
    char *kept = names->chunk->text + names->chunk->used;
    snprintf(kept, size, " %s", text);
    names->chunk->used += size;
    return kept;
}

static void add(struct names *names, const char *id, const char *folded)
{
    names->known = memory_resize(names->known, names->count + 1, sizeof *names->known);
    struct known *known = &names->known[names->count++];
    snprintf(known->id, sizeof known->id, "%s", id);
    known->folded = folded;
}

/* Opens one name. A citizen whose identifications were all undone has none. */
static void open_name(struct desk *desk, const char *id)
{
    struct citizen citizen = {0};
    char last_day[16];
    struct error ignored = {0};
    if (desk_read_citizen(desk, id, &citizen, last_day, &ignored) && citizen.name[0] != '\0' &&
        strlen(citizen.name) < CHUNK_SIZE / 2) {
        char *folded = text_fold(citizen.name);
        add(desk->names, id, keep_text(desk->names, folded));
        explicit_bzero(folded, strlen(folded));
        free(folded);
    }
    explicit_bzero(&citizen, sizeof citizen);
}

/* Ids of one batch: the reading of each asks the book again. */
struct batch {
    char id[BATCH][DESK_ID_SIZE];
    int count;
};

static bool read_batch(struct statement *statement, struct batch *batch, int64_t *last,
                       struct error *error)
{
    struct error failure = {0};
    batch->count = 0;
    while (batch->count < BATCH && statement_row(statement, &failure)) {
        snprintf(batch->id[batch->count++], DESK_ID_SIZE, "%s", statement_column(statement, 0));
        *last = statement_number(statement, 1);
    }
    statement_done(statement);
    return error_none(&failure, error);
}

static const char start_sql[] =
    "SELECT (SELECT coalesce(max(rowid), 0) + 1 FROM citizen),"
    " coalesce(max(at), 0) FROM entry WHERE kind = 'citizen.identified'";

static bool begin(struct desk *desk, struct error *error)
{
    struct statement *statement = store_statement(ledger_store(desk->ledger), start_sql, error);
    if (statement == NULL)
        return false;
    struct names *names = memory_new(1, sizeof *names);
    struct error failure = {0};
    if (statement_row(statement, &failure)) {
        names->cursor = statement_number(statement, 0);
        names->at = statement_number(statement, 1);
    }
    statement_done(statement);
    desk->names = names;
    return true;
}

static const char older_sql[] =
    "SELECT id, rowid FROM citizen WHERE rowid < ?1 ORDER BY rowid DESC LIMIT 300";

bool desk_names_more(struct desk *desk, struct error *error)
{
    if (desk->vault == NULL || (desk->names == NULL && !begin(desk, error)))
        return false;
    struct names *names = desk->names;
    if (names->cursor == 0)
        return false;
    struct statement *statement = store_statement(ledger_store(desk->ledger), older_sql, error);
    if (statement == NULL)
        return false;
    struct batch batch;
    statement_int(statement, 1, names->cursor);
    if (!read_batch(statement, &batch, &names->cursor, error))
        return false;
    for (int i = 0; i < batch.count; i++)
        open_name(desk, batch.id[i]);
    if (batch.count < BATCH)
        names->cursor = 0;
    names->old = names->count;
    return names->cursor != 0;
}

static const char newer_sql[] = "SELECT subject, at FROM entry WHERE kind = 'citizen.identified'"
                                " AND at > ?1 ORDER BY at LIMIT 300";

/* Who was registered or corrected since. While older names are still being opened they come in front
 * of them, so these wait. */
static bool catch_up(struct desk *desk, struct error *error)
{
    struct names *names = desk->names;
    struct batch batch = {.count = BATCH};
    while (names->cursor == 0 && batch.count == BATCH) {
        struct statement *statement = store_statement(ledger_store(desk->ledger), newer_sql, error);
        if (statement == NULL)
            return false;
        statement_int(statement, 1, names->at);
        if (!read_batch(statement, &batch, &names->at, error))
            return false;
        for (int i = 0; i < batch.count; i++)
            open_name(desk, batch.id[i]);
    }
    return true;
}

/* ---- looking --------------------------------------------------------------------------------- */

/* The words typed, each with a blank before it: found in " a thuk" where a word begins. */
struct wanted {
    char text[WORDS][64];
    int count;
};

static void split(const char *folded, struct wanted *wanted)
{
    wanted->count = 0;
    while (wanted->count < WORDS) {
        folded += strspn(folded, " ");
        size_t length = strcspn(folded, " ");
        if (length == 0)
            return;
        snprintf(wanted->text[wanted->count++], sizeof wanted->text[0], " %.*s",
                 (int)(length < 60 ? length : 60), folded);
        folded += length;
    }
}

static bool fits(const char *folded, const struct wanted *wanted)
{
    for (int i = 0; i < wanted->count; i++) {
        if (strstr(folded, wanted->text[i]) == NULL)
            return false;
    }
    return wanted->count > 0;
}

static bool is_there(const struct desk_named *found, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(found[i].id, id) == 0)
            return true;
    }
    return false;
}

/* What is shown is what the book says now, and it must still fit: the name may have been corrected. */
static bool read_found(struct desk *desk, const char *id, const struct wanted *wanted,
                       struct desk_named *found)
{
    struct citizen citizen = {0};
    struct error ignored = {0};
    memset(found, 0, sizeof *found);
    bool good = desk_read_citizen(desk, id, &citizen, found->last_day, &ignored);
    char padded[DESK_NAME_SIZE * 2] = "";
    if (good) {
        char *folded = text_fold(citizen.name);
        snprintf(padded, sizeof padded, " %s", folded);
        explicit_bzero(folded, strlen(folded));
        free(folded);
    }
    good = good && fits(padded, wanted);
    snprintf(found->id, sizeof found->id, "%s", id);
    memcpy(found->name, citizen.name, sizeof found->name);
    explicit_bzero(&citizen, sizeof citizen);
    explicit_bzero(padded, sizeof padded);
    return good;
}

static int later_first(const void *one, const void *other)
{
    const struct desk_named *left = one, *right = other;
    return strcmp(right->last_day, left->last_day);
}

size_t desk_find_names(struct desk *desk, const char *typed, struct desk_named *found, size_t most,
                       struct error *error)
{
    if (desk->vault == NULL || (desk->names == NULL && !begin(desk, error)) ||
        !catch_up(desk, error))
        return 0;
    struct wanted wanted;
    char *folded = text_fold(typed);
    split(folded, &wanted);
    free(folded);
    const struct names *names = desk->names;
    size_t count = 0;
    for (size_t i = 0; i < names->count && count < most; i++) {
        /* Those of now, the last first; then the old ones as they stand. */
        size_t now = names->count - names->old;
        const struct known *known = &names->known[i < now ? names->count - 1 - i : i - now];
        if (fits(known->folded, &wanted) && !is_there(found, count, known->id) &&
            read_found(desk, known->id, &wanted, &found[count]))
            count++;
    }
    qsort(found, count, sizeof *found, later_first);
    return count;
}
