/* measure PROGRAM FOLDER [PART ...]: the table of ./dev bench. FOLDER holds the books 10 and 100000 that
 * `camtay demo` made, and the secrets 10.khoa and 100000.khoa; parts and search need none of them. The part
 * `beside` is followed by a short HASH: FOLDER/beside-HASH is the tree of that commit, built and with a book 10 where
 * this program has its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/bench.h"
#include "bench/measure.h"
#include "support/counter.h"

static struct bench_book book_at(const char *folder, const char *name, const char *what)
{
    struct bench_book book = {.what = what};
    if (asprintf(&book.folder, "%s/%s", folder, name) < 0 ||
        asprintf(&book.key, "%s/%s.khoa", folder, name) < 0)
        abort();
    return book;
}

static void release(struct bench_book *book)
{
    free(book->folder);
    free(book->key);
}

static void counters(struct bench *bench)
{
    bench_counter(bench, &bench->small);
    bench_counter(bench, &bench->large);
}

static const struct part {
    const char *name;
    void (*run)(struct bench *bench);
    bool reads_books; /* of FOLDER, whatever program made them */
} parts[] = {
    {"beside", bench_beside, false}, /* first: its books are as the demo left them, just now */
    {"terminal", bench_terminal, true}, {"counter", counters, true},
    {"report", bench_report, true},     {"parts", bench_parts, false},
    {"search", bench_search, false},    {"paper", bench_paper, false},
};
#define PARTS (sizeof parts / sizeof parts[0])

/* The place of a part among the names, or their end. */
static char **place_of(char **names, const char *name)
{
    while (*names != NULL && strcmp(*names, name) != 0)
        names++;
    return names;
}

static bool is_wanted(char **names, const char *name)
{
    return *names == NULL || *place_of(names, name) != NULL;
}

static bool are_books_wanted(char **names)
{
    for (size_t i = 0; i < PARTS; i++) {
        if (parts[i].reads_books && is_wanted(names, parts[i].name))
            return true;
    }
    return false;
}

static void find_older(struct bench *bench, const char *folder, char **names)
{
    char **place = place_of(names, "beside");
    char *build;
    if (place[0] == NULL || place[1] == NULL)
        return;
    bench->older = place[1];
    if (asprintf(&build, "%s/beside-%s/build", folder, bench->older) < 0 ||
        asprintf(&bench->older_program, "%s/src/command/camtay", build) < 0)
        abort();
    bench->older_book = book_at(build, "bench/10", "10 visits");
    free(build);
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    if (argc < 3) {
        fprintf(stderr, "measure PROGRAM FOLDER "
                        "[beside HASH|terminal|counter|report|parts|search|paper ...]\n");
        return 2;
    }
    struct bench bench = {.program = argv[1],
                          .small = book_at(argv[2], "10", "10 visits"),
                          .large = book_at(argv[2], "100000", "100,000 visits")};
    find_older(&bench, argv[2], argv + 3);
    if (are_books_wanted(argv + 3)) {
        bench_prepare(&bench.small);
        bench_prepare(&bench.large);
    }
    table_head();
    for (size_t i = 0; i < PARTS; i++) {
        if (is_wanted(argv + 3, parts[i].name))
            parts[i].run(&bench);
    }
    printf("%d bars missed\n", bench.missed);
    release(&bench.small);
    release(&bench.large);
    release(&bench.older_book);
    free(bench.older_program);
    return 0;
}
