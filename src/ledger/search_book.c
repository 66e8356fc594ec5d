/* From the book into the search. A citizen's row says where his sealed record is. */
#include "ledger/search_book.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "domain/date.h"
#include "ledger/ledger_private.h"
#include "ledger/search.h"
#include "ledger/search_record.h"
#include "ledger/store.h"
#include "ledger/vault_private.h"

#define LISTED_AT_ONCE  20000 /* rows of the table of citizens: some milliseconds */
#define OPENED_AT_ONCE  1000  /* sealed records: the same */
#define ENTRIES_AT_ONCE 2000  /* that are caught up with */

/* A citizen who is not opened yet. */
struct waiting {
    int64_t row;
    int32_t day;
};

enum stage { STAGE_BEGIN, STAGE_LIST, STAGE_OPEN, STAGE_DONE };

struct search_book {
    struct ledger *ledger;
    struct search *search;
    enum stage stage;
    struct waiting *waiting; /* from STAGE_OPEN on in the order of opening */
    size_t count, room, opened;
    int64_t listed;    /* rows of the table up to here are in `waiting` */
    char day_text[16]; /* the day that was read last */
    int32_t day;
    int64_t seen; /* entries up to this row are in the search, or will be when it is filled */
};

struct search_book *search_book_new(struct ledger *ledger)
{
    struct search_book *book = memory_new(1, sizeof *book);
    book->ledger = ledger;
    book->search = search_new();
    return book;
}

void search_book_free(struct search_book *book)
{
    if (book == NULL)
        return;
    search_free(book->search);
    free(book->waiting);
    free(book);
}

struct search *search_book_search(struct search_book *book)
{
    return book->search;
}

int search_book_percent(const struct search_book *book)
{
    if (book->stage == STAGE_DONE)
        return 100;
    return book->stage == STAGE_OPEN && book->count > 0 ? (int)(99 * book->opened / book->count)
                                                        : 0;
}

long search_book_people(const struct search_book *book)
{
    return book->stage >= STAGE_OPEN ? (long)book->count : 0;
}

/* ---- one record ------------------------------------------------------------------------------ */

/* Who is to be read: by row, in the order of the list, or by id. Citizens without a record were undone;
 * without a seal, erased. A record that is joined to another is not shown: its person is. */
#define RECORD_COLUMNS                                                                             \
    " w.value, c.id, c.birth_year, coalesce(c.hamlet, ''), coalesce(c.last_day, ''),"              \
    " c.device, c.number, e.sealed"
#define RECORD_ENTRY                                                                               \
    " LEFT JOIN entry e ON e.device = c.device AND e.number = c.number AND c.kept IS NULL"

static const char rows_sql[] = "SELECT" RECORD_COLUMNS " FROM json_each(?1) w"
                               " CROSS JOIN citizen c ON c.rowid = w.value" RECORD_ENTRY;
static const char ids_sql[] = "SELECT" RECORD_COLUMNS " FROM json_each(?1) w"
                              " LEFT JOIN citizen c ON c.id = w.value" RECORD_ENTRY;

/* Most stand beside one of the same day: it is read once. */
static int32_t day_of(struct search_book *book, const char *text)
{
    if (strcmp(text, book->day_text) != 0) {
        long day = 0;
        book->day = date_read_iso(text, &day) ? (int32_t)day : 0;
        snprintf(book->day_text, sizeof book->day_text, "%s", text);
    }
    return book->day;
}

/* Opens the record of the present row and hands it to `take`; false if there is none. */
static bool open_record(struct search_book *book, struct statement *row, struct buffer *secret,
                        void (*take)(struct search *, const struct search_person *))
{
    size_t size;
    const void *sealed = statement_bytes(row, 7, &size);
    if (sealed == NULL || !vault_open_entry(book->ledger->vault, statement_column(row, 5),
                                            statement_number(row, 6), sealed, size, secret, NULL))
        return false;
    struct search_record record;
    search_record_read(buffer_text(secret), &record);
    struct search_person person = {.id = statement_column(row, 1),
                                   .name = record.name,
                                   .number = record.number,
                                   .phone = record.phone,
                                   .hamlet = statement_column(row, 3),
                                   .birth_year = (int)statement_number(row, 2),
                                   .last_day = day_of(book, statement_column(row, 4))};
    take(book->search, &person);
    explicit_bzero(&record, sizeof record);
    return true;
}

static void release_secret(struct buffer *secret)
{
    if (secret->data != NULL)
        explicit_bzero(secret->data, secret->capacity);
    buffer_release(secret);
}

/* ---- the first filling ----------------------------------------------------------------------- */

static bool last_entry(struct search_book *book, int64_t *last, struct error *error)
{
    static const char sql[] = "SELECT coalesce(max(rowid), 0) FROM entry";
    struct statement *row = store_statement(book->ledger->store, sql, error);
    if (row == NULL)
        return false;
    struct error failure = {0};
    if (statement_row(row, &failure))
        *last = statement_number(row, 0);
    statement_done(row);
    return error_none(&failure, error);
}

/* What is written from here on is caught up with. */
static bool begin(struct search_book *book, struct error *error)
{
    if (!last_entry(book, &book->seen, error))
        return false;
    book->stage = STAGE_LIST;
    return true;
}

static void add_waiting(struct search_book *book, int64_t row, int32_t day)
{
    if (book->count == book->room) {
        book->room = book->room > 0 ? book->room * 2 : 1024;
        book->waiting = memory_resize(book->waiting, book->room, sizeof *book->waiting);
    }
    book->waiting[book->count++] = (struct waiting){row, day};
}

static int latest_first(const void *one, const void *other)
{
    const struct waiting *left = one, *right = other;
    if (left->day != right->day)
        return left->day > right->day ? -1 : 1;
    return left->row > right->row ? -1 : left->row < right->row;
}

static bool list_some(struct search_book *book, struct error *error)
{
    static const char sql[] = "SELECT rowid, last_day FROM citizen"
                              " WHERE rowid > ?1 AND device IS NOT NULL AND kept IS NULL"
                              " ORDER BY rowid LIMIT ?2";
    struct statement *row = store_statement(book->ledger->store, sql, error);
    if (row == NULL)
        return false;
    struct error failure = {0};
    size_t before = book->count;
    statement_int(row, 1, book->listed);
    statement_int(row, 2, LISTED_AT_ONCE);
    while (statement_row(row, &failure)) {
        book->listed = statement_number(row, 0);
        add_waiting(book, book->listed, day_of(book, statement_column(row, 1)));
    }
    statement_done(row);
    if (failure.code == ERROR_NONE && book->count - before < LISTED_AT_ONCE) {
        if (book->count > 0)
            qsort(book->waiting, book->count, sizeof *book->waiting, latest_first);
        search_expect(book->search, book->count);
        book->stage = STAGE_OPEN;
    }
    return error_none(&failure, error);
}

/* printf would take a twentieth of the whole opening. */
static void add_row(struct buffer *list, int64_t row)
{
    char text[24];
    size_t at = sizeof text;
    do
        text[--at] = (char)('0' + row % 10);
    while ((row /= 10) > 0);
    if (list->length > 1)
        text[--at] = ',';
    buffer_add(list, text + at, sizeof text - at);
}

static bool open_some(struct search_book *book, struct error *error)
{
    struct statement *row = store_statement(book->ledger->store, rows_sql, error);
    if (row == NULL)
        return false;
    struct buffer list = {0}, secret = {0};
    struct error failure = {0};
    size_t end = book->opened + OPENED_AT_ONCE;
    end = end < book->count ? end : book->count;
    buffer_add_byte(&list, '[');
    for (size_t i = book->opened; i < end; i++)
        add_row(&list, book->waiting[i].row);
    buffer_add_byte(&list, ']');
    statement_text(row, 1, buffer_text(&list));
    while (statement_row(row, &failure))
        open_record(book, row, &secret, search_add);
    statement_done(row);
    buffer_release(&list);
    release_secret(&secret);
    if (failure.code != ERROR_NONE)
        return error_none(&failure, error);
    book->opened = end;
    if (book->opened == book->count) {
        free(book->waiting);
        book->waiting = NULL;
        book->stage = STAGE_DONE;
    }
    return true;
}

/* ---- what was written since ------------------------------------------------------------------ */

/* Whose record may have changed by the entries of rows ?1 + 1 to ?2: those it was about, those who were
 * identified or joined by what was taken back, or identified in a visit that was; and whoever is one
 * person with them. */
static const char changed_sql[] =
    "WITH said AS (SELECT kind, subject, body FROM entry WHERE rowid > ?1 AND rowid <= ?2),"
    " back AS (SELECT o.* FROM said JOIN entry o"
    "   ON o.device = said.body ->> 'device' AND o.number = said.body ->> 'number'"
    "  WHERE said.kind = 'entry.reversed'),"
    " about(id) AS ("
    "  SELECT subject FROM said WHERE kind IN ('citizen.identified', 'citizen.erased',"
    "   'citizen.joined', 'citizen.parted')"
    "  UNION SELECT body ->> 'other' FROM said WHERE kind IN ('citizen.joined', 'citizen.parted')"
    "  UNION SELECT subject FROM back WHERE kind IN ('citizen.identified', 'citizen.joined',"
    "   'citizen.parted')"
    "  UNION SELECT body ->> 'other' FROM back WHERE kind IN ('citizen.joined', 'citizen.parted')"
    "  UNION SELECT i.citizen FROM back JOIN identified i ON i.visit = back.subject"
    "   WHERE back.kind = 'visit.opened'),"
    " person(id) AS (SELECT coalesce(c.kept, c.id) FROM about JOIN citizen c ON c.id = about.id)"
    "SELECT json_group_array(id) FROM (SELECT id FROM about UNION SELECT id FROM person"
    " UNION SELECT c.id FROM person JOIN citizen c ON c.kept = person.id)";

static bool read_changed(struct search_book *book, int64_t last, struct buffer *list,
                         struct error *error)
{
    struct statement *row = store_statement(book->ledger->store, changed_sql, error);
    if (row == NULL)
        return false;
    struct error failure = {0};
    statement_int(row, 1, book->seen);
    statement_int(row, 2, last);
    if (statement_row(row, &failure))
        buffer_add_text(list, statement_column(row, 0));
    statement_done(row);
    return error_none(&failure, error);
}

static bool read_again(struct search_book *book, const char *list, struct error *error)
{
    struct statement *row = store_statement(book->ledger->store, ids_sql, error);
    if (row == NULL)
        return false;
    struct buffer secret = {0};
    struct error failure = {0};
    statement_text(row, 1, list);
    while (statement_row(row, &failure)) {
        if (!open_record(book, row, &secret, search_put))
            search_remove(book->search, statement_column(row, 0));
    }
    statement_done(row);
    release_secret(&secret);
    return error_none(&failure, error);
}

/* Who is not opened yet is opened as he is then; who is, anew. */
bool search_book_catch_up(struct search_book *book, struct error *error)
{
    int64_t last = 0;
    if (book->stage == STAGE_BEGIN && !begin(book, error))
        return false;
    if (!last_entry(book, &last, error))
        return false;
    if (last <= book->seen)
        return true;
    if (last > book->seen + ENTRIES_AT_ONCE)
        last = book->seen + ENTRIES_AT_ONCE;
    struct buffer list = {0};
    bool good =
        read_changed(book, last, &list, error) && read_again(book, buffer_text(&list), error);
    buffer_release(&list);
    if (good)
        book->seen = last;
    return good;
}

bool search_book_more(struct search_book *book, struct error *error)
{
    switch (book->stage) {
    case STAGE_BEGIN: return begin(book, error);
    case STAGE_LIST: return list_some(book, error);
    case STAGE_OPEN: return open_some(book, error);
    case STAGE_DONE: break;
    }
    int64_t last = 0, before = book->seen;
    return search_book_catch_up(book, error) && book->seen > before &&
           last_entry(book, &last, error) && last > book->seen;
}
