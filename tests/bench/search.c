/* The search as one types, beside SQLite's FTS5 over the same people in plain text. */
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "bench/bench.h"
#include "bench/measure.h"
#include "bench/search_people.h"
#include "ledger/search.h"
#include "ledger/search_book.h"
#include "support/book.h"

#define FEW    10000
#define MANY   1000000
#define SHOWN  7
#define ROUNDS 5

/* Typed letter by letter; each beginning is a key. */
static const char *const queries[] = {
    "nguyen thi lan",
    "Nguyễn Thị Lân",
    "ng thi lan",
    "lan 85 mang la",
    "tran duc",
    "huong",
    "y thuk",
    "099085",
    "dang",
    "le thanh",
    "a",
    "pham van tu",
    "zz",
    "thi thi",
    "hnhuoi a",
    "minh khanh ng",
    "n t h",
    "nguyen van z",
    "t t q x",
    " 4321",
    "hoa 4321",
    "y blui kroong",
    "0500 345 678",
    "hg 1990",
};
#define QUERIES (sizeof queries / sizeof queries[0])

/* ---- ours ------------------------------------------------------------------------------------ */

static struct search *fill(uint32_t people, double *took)
{
    struct search *search = search_new();
    for (size_t i = 0; i < search_hamlet_names_count(); i++)
        search_hamlet(search, search_hamlet_name(i), search_hamlet_name(i));
    double made = 0, start = measure_now();
    search_expect(search, people);
    for (uint32_t i = 0; i < people; i++) {
        struct search_one one;
        double before = measure_now();
        search_one(i, people, &one);
        made += measure_now() - before;
        search_add(search, &one.person);
    }
    *took = measure_now() - start - made;
    return search;
}

static void type_ours(struct search *search, const char *query, struct samples *keys)
{
    struct search_hit hits[SHOWN];
    char typed[64];
    for (size_t length = 1; length <= strlen(query); length++) {
        if (((unsigned char)query[length] & 0xc0) == 0x80)
            continue; /* in the middle of a letter */
        snprintf(typed, sizeof typed, "%.*s", (int)length, query);
        double start = measure_now();
        search_find(search, typed, hits, SHOWN, NULL);
        samples_add(keys, measure_now() - start);
    }
}

/* ---- FTS5 ------------------------------------------------------------------------------------ */

static void run(sqlite3 *database, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(database, sql, NULL, NULL, &why) != SQLITE_OK) {
        fprintf(stderr, "bench: %s\n", why);
        abort();
    }
}

/* In memory, accents left out by its own tokenizer, short beginnings indexed: as one would set it up. Rows
 * in the order of the last visit, so that the latest are the first without a sort. */
static sqlite3 *fill_fts(uint32_t people, double *took)
{
    sqlite3 *database = NULL;
    sqlite3_stmt *insert = NULL;
    if (sqlite3_open(":memory:", &database) != SQLITE_OK)
        abort();
    run(database, "CREATE VIRTUAL TABLE people USING fts5(name, number, phone, hamlet, year,"
                  " tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'); BEGIN");
    if (sqlite3_prepare_v2(database, "INSERT INTO people VALUES (?, ?, ?, ?, ?)", -1, &insert,
                           NULL))
        abort();
    double made = 0, start = measure_now();
    for (uint32_t i = people; i-- > 0;) {
        struct search_one one;
        double before = measure_now();
        search_one(i, people, &one);
        made += measure_now() - before;
        const char *texts[] = {one.name, one.number, one.phone, one.person.hamlet};
        for (int column = 0; column < 4; column++)
            sqlite3_bind_text(insert, column + 1, texts[column], -1, SQLITE_STATIC);
        sqlite3_bind_int(insert, 5, one.person.birth_year);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    run(database, "COMMIT");
    *took = measure_now() - start - made;
    return database;
}

/* "ng"* "thi"*: every word a beginning. Empty if nothing is left of the words. */
static void match_of(const char *typed, struct buffer *match)
{
    buffer_clear(match);
    while (*typed != '\0') {
        size_t length = strcspn(typed, " ");
        if (length > 0)
            buffer_addf(match, "\"%.*s\"* ", (int)length, typed);
        typed += length + strspn(typed + length, " ");
    }
}

static void type_fts(sqlite3 *database, const char *query, struct samples *keys)
{
    sqlite3_stmt *find = NULL;
    struct buffer match = {0};
    char typed[64];
    if (sqlite3_prepare_v2(database,
                           "SELECT rowid, name FROM people WHERE people MATCH ?"
                           " ORDER BY rowid DESC LIMIT 7",
                           -1, &find, NULL))
        abort();
    for (size_t length = 1; length <= strlen(query); length++) {
        if (((unsigned char)query[length] & 0xc0) == 0x80)
            continue;
        snprintf(typed, sizeof typed, "%.*s", (int)length, query);
        match_of(typed, &match);
        if (match.length == 0)
            continue;
        double start = measure_now();
        sqlite3_bind_text(find, 1, buffer_text(&match), -1, SQLITE_STATIC);
        while (sqlite3_step(find) == SQLITE_ROW)
            sqlite3_column_text(find, 1);
        sqlite3_reset(find);
        samples_add(keys, measure_now() - start);
    }
    buffer_release(&match);
    sqlite3_finalize(find);
}

static double fts_bytes(sqlite3 *database)
{
    sqlite3_stmt *size = NULL;
    double bytes = 0;
    if (sqlite3_prepare_v2(database,
                           "SELECT page_count * page_size FROM pragma_page_count,"
                           " pragma_page_size",
                           -1, &size, NULL))
        abort();
    if (sqlite3_step(size) == SQLITE_ROW)
        bytes = sqlite3_column_double(size, 0);
    sqlite3_finalize(size);
    return bytes;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void compare(struct bench *bench, uint32_t people, const char *how_many, double key_bar)
{
    struct samples ours = {0}, fts = {0};
    double built, fts_built;
    char what[96];
    struct search *search = fill(people, &built);
    sqlite3 *database = fill_fts(people, &fts_built);
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < QUERIES; i++) {
            type_ours(search, queries[i], &ours);
            type_fts(database, queries[i], &fts);
        }
    }
    snprintf(what, sizeof what, "search, %s: a key, p99", how_many);
    table_row(&bench->missed, &(struct row){what, samples_share(&ours, 0.99), "ms", "FTS5",
                                            samples_share(&fts, 0.99), BAR_MOST, key_bar});
    snprintf(what, sizeof what, "search, %s: a key, median", how_many);
    table_row(&bench->missed, &(struct row){what, samples_median(&ours), "ms", "FTS5",
                                            samples_median(&fts), BAR_NONE, 0});
    snprintf(what, sizeof what, "search, %s: filled from memory", how_many);
    table_row(&bench->missed, &(struct row){what, built, "ms", "FTS5", fts_built, BAR_NONE, 0});
    snprintf(what, sizeof what, "search, %s: memory a citizen", how_many);
    table_row(&bench->missed, &(struct row){what, (double)search_bytes(search) / people, "B",
                                            "FTS5", fts_bytes(database) / people, BAR_MOST, 120});
    search_free(search);
    sqlite3_close(database);
    samples_release(&ours);
    samples_release(&fts);
}

/* A book of so many citizens, each with one visit. */
static void write_people(struct scratch_book *book, uint32_t people)
{
    for (uint32_t i = 0; i < people; i++) {
        struct search_one one;
        char visit[17], body[200], secret[400];
        struct error error = {0};
        search_one(i, people, &one);
        snprintf(visit, sizeof visit, "%016x", i + 1);
        snprintf(body, sizeof body,
                 "{\"birth_year\":%d,\"hamlet\":\"%s\",\"resident\":true,\"sex\":\"U\","
                 "\"visit\":\"%s\"}",
                 one.person.birth_year, one.person.hamlet, visit);
        snprintf(secret, sizeof secret, "{\"id_number\":\"%s\",\"name\":\"%s\",\"phone\":\"%s\"}",
                 one.number, one.name, one.phone);
        struct event events[] = {
            {.kind = "visit.opened", .subject = visit, .body = "{\"mode\":\"counter\"}"},
            {.kind = "citizen.identified", .subject = one.id, .body = body, .secret = secret}};
        if (!ledger_append(book->ledger, events, 2, NULL, &error)) {
            fprintf(stderr, "bench: %s\n", error.cause);
            abort();
        }
    }
}

/* What the counter does after the PIN: records read, opened, folded and put in. */
static void from_the_book(struct bench *bench)
{
    struct scratch_book book;
    struct samples whole = {0}, part = {0};
    scratch_book_make_in_memory(&book, 1);
    write_people(&book, FEW);
    for (int round = 0; round < ROUNDS; round++) {
        struct error error = {0};
        double start = measure_now(), last = start;
        struct search_book *opened = search_book_new(book.ledger);
        while (search_book_percent(opened) < 100 && search_book_more(opened, &error)) {
            samples_add(&part, measure_now() - last);
            last = measure_now();
        }
        samples_add(&whole, measure_now() - start);
        if (search_count(search_book_search(opened)) != FEW)
            abort();
        search_book_free(opened);
    }
    table_row(&bench->missed, &(struct row){"search, 10,000: opened from the book",
                                            samples_median(&whole), "ms", NULL, 0, BAR_MOST, 30});
    table_row(&bench->missed, &(struct row){"the longest part of that, no key taken",
                                            samples_share(&part, 1), "ms", NULL, 0, BAR_NONE, 0});
    samples_release(&whole);
    samples_release(&part);
    scratch_book_end(&book);
}

void bench_search(struct bench *bench)
{
    from_the_book(bench);
    compare(bench, FEW, "10,000", 0.3);
    compare(bench, MANY, "1,000,000", 5);
}
