#include "support/book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ledger/store.h"

static _Noreturn void give_up(const struct scratch_book *book, const char *what)
{
    fprintf(stderr, "scratch book: %s: %s (%s:%d)\n", what, book->error.cause,
            book->error.file != NULL ? book->error.file : "?", book->error.line);
    abort();
}

static bool open_ledger(struct scratch_book *book, bool create)
{
    struct ledger_options options = {
        .folder = book->folder, .clock = &book->clock, .random = &book->random, .create = create};
    book->ledger = ledger_open(&options, &book->error);
    if (book->ledger == NULL)
        return false;
    ledger_set_vault(book->ledger, book->vault);
    ledger_set_staff(book->ledger, BOOK_STAFF);
    return true;
}

static void make(struct scratch_book *book, uint64_t seed)
{
    clock_init(&book->clock);
    if (!clock_set(&book->clock, BOOK_CLOCK))
        give_up(book, "clock");
    book->clock.given = false; /* a test's clock is the true one of its world */
    book->random.seed = seed;
    book->vault = vault_new_random(&book->random);
    if (!open_ledger(book, true))
        give_up(book, "open");
}

void scratch_book_make_in_memory(struct scratch_book *book, uint64_t seed)
{
    *book = (struct scratch_book){0};
    make(book, seed);
}

void scratch_book_make(struct scratch_book *book, uint64_t seed)
{
    *book = (struct scratch_book){0};
    scratch_make(&book->scratch);
    book->folder = scratch_path(&book->scratch, "data");
    make(book, seed);
}

bool scratch_book_reopen(struct scratch_book *book)
{
    ledger_close(book->ledger);
    book->ledger = NULL;
    return open_ledger(book, false);
}

void scratch_book_end(struct scratch_book *book)
{
    ledger_close(book->ledger);
    vault_free(book->vault);
    free(book->folder);
    if (book->scratch.path != NULL) {
        scratch_remove(&book->scratch, "data");
        if (!scratch_end(&book->scratch))
            abort();
    }
    *book = (struct scratch_book){0};
}

int scratch_book_setup(void **state)
{
    struct scratch_book *book = memory_new(1, sizeof *book);
    scratch_book_make_in_memory(book, 1);
    *state = book;
    return 0;
}

int scratch_book_setup_on_disk(void **state)
{
    struct scratch_book *book = memory_new(1, sizeof *book);
    scratch_book_make(book, 1);
    *state = book;
    return 0;
}

int scratch_book_teardown(void **state)
{
    scratch_book_end(*state);
    free(*state);
    return 0;
}

int64_t scratch_book_say(struct scratch_book *book, const char *kind, const char *subject,
                         const char *body, const char *secret)
{
    struct event event = {.kind = kind, .subject = subject, .body = body, .secret = secret};
    int64_t number = 0;
    if (!ledger_append(book->ledger, &event, 1, &number, &book->error))
        give_up(book, kind);
    clock_advance(&book->clock, 1000);
    return number;
}

/* Statements are cached by address, the SQL of a test is often made on the spot: no row is kept
 * longer than the call, and a copy that lives as long as the program serves as its key. */
static struct statement *query(struct scratch_book *book, const char *sql)
{
    static char known[64][400];
    size_t place = 0;
    while (place < 64 && known[place][0] != '\0' && strcmp(known[place], sql) != 0)
        place++;
    if (place == 64 || strlen(sql) >= sizeof known[0])
        give_up(book, "more than 64 different queries in one test program, or a long one");
    snprintf(known[place], sizeof known[0], "%s", sql);
    struct statement *statement =
        store_statement(ledger_store(book->ledger), known[place], &book->error);
    if (statement == NULL)
        give_up(book, sql);
    return statement;
}

int64_t scratch_book_number(struct scratch_book *book, const char *sql)
{
    struct statement *statement = query(book, sql);
    if (!statement_row(statement, &book->error))
        give_up(book, sql);
    int64_t number = statement_number(statement, 0);
    statement_done(statement);
    return number;
}

const char *scratch_book_text(struct scratch_book *book, const char *sql)
{
    static char text[1024];
    struct statement *statement = query(book, sql);
    text[0] = '\0';
    if (statement_row(statement, &book->error))
        snprintf(text, sizeof text, "%s", statement_column(statement, 0));
    statement_done(statement);
    return text;
}

int64_t scratch_book_count(struct scratch_book *book, const char *table)
{
    char sql[100];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM %.60s", table);
    return scratch_book_number(book, sql);
}

void scratch_book_cheap_slot(struct scratch_book *book, struct keys *keys, const char *staff,
                             const char *name, bool head, const char *pin)
{
    static const struct keys_cost cheap = {.passes = 1, .mebibytes = 1};
    unsigned char secret[KEYS_BYTES];
    memset(secret, 7, sizeof secret);
    if (!keys_add(keys, staff, name, head, pin, &cheap, book->vault, secret, &book->random,
                  &book->error))
        give_up(book, "slot");
}
