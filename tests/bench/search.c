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

static double time_ours(struct search *search, const char *typed)
{
    struct search_hit hits[SHOWN];
    double start = measure_now();
    search_find(search, typed, hits, SHOWN, NULL);
    return measure_now() - start;
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

static sqlite3_stmt *prepare_fts(sqlite3 *database)
{
    sqlite3_stmt *find = NULL;
    if (sqlite3_prepare_v2(database,
                           "SELECT rowid, name FROM people WHERE people MATCH ?"
                           " ORDER BY rowid DESC LIMIT 7",
                           -1, &find, NULL))
        abort();
    return find;
}

static double time_fts(sqlite3_stmt *find, const char *typed)
{
    struct buffer match = {0};
    match_of(typed, &match);
    if (match.length == 0)
        buffer_add_text(&match, "\"\"");
    double start = measure_now();
    sqlite3_bind_text(find, 1, buffer_text(&match), -1, SQLITE_STATIC);
    while (sqlite3_step(find) == SQLITE_ROW)
        sqlite3_column_text(find, 1);
    sqlite3_reset(find);
    double took = measure_now() - start;
    buffer_release(&match);
    return took;
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

struct compared {
    struct search *search;
    sqlite3_stmt *find;
    struct samples ours, fts; /* a key each */
};

/* One key, some times; its median counts, so that another program's turn on the processor is no key of
 * ours. */
static void press(struct compared *compared, const char *typed)
{
    struct samples ours = {0}, fts = {0};
    for (int round = 0; round < ROUNDS; round++) {
        samples_add(&ours, time_ours(compared->search, typed));
        samples_add(&fts, time_fts(compared->find, typed));
    }
    samples_add(&compared->ours, samples_median(&ours));
    samples_add(&compared->fts, samples_median(&fts));
    samples_release(&ours);
    samples_release(&fts);
}

static void press_all(struct compared *compared)
{
    for (size_t i = 0; i < QUERIES; i++) {
        const char *query = queries[i];
        for (size_t length = 1; length <= strlen(query); length++) {
            char typed[64];
            if (((unsigned char)query[length] & 0xc0) == 0x80)
                continue; /* in the middle of a letter */
            snprintf(typed, sizeof typed, "%.*s", (int)length, query);
            press(compared, typed);
        }
    }
}

static void show_row(struct bench *bench, const char *how_many, const char *what, double ours,
                     const char *unit, double beside, double most)
{
    char text[96];
    snprintf(text, sizeof text, "search, %s: %s", how_many, what);
    table_row(&bench->missed, &(struct row){text, ours, unit, "FTS5", beside,
                                            most > 0 ? BAR_MOST : BAR_NONE, most});
}

static void compare(struct bench *bench, uint32_t people, const char *how_many, double key_bar)
{
    double built, fts_built;
    struct compared compared = {.search = fill(people, &built)};
    sqlite3 *database = fill_fts(people, &fts_built);
    compared.find = prepare_fts(database);
    press_all(&compared);
    show_row(bench, how_many, "a key, p99", samples_share(&compared.ours, 0.99), "ms",
             samples_share(&compared.fts, 0.99), key_bar);
    show_row(bench, how_many, "a key, median", samples_median(&compared.ours), "ms",
             samples_median(&compared.fts), 0);
    show_row(bench, how_many, "filled from memory", built, "ms", fts_built, 0);
    show_row(bench, how_many, "memory a citizen", (double)search_bytes(compared.search) / people,
             "B", fts_bytes(database) / people, 120);
    search_free(compared.search);
    sqlite3_finalize(compared.find);
    sqlite3_close(database);
    samples_release(&compared.ours);
    samples_release(&compared.fts);
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
