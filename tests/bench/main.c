/* measure PROGRAM FOLDER [PART ...]: the table of ./dev bench. FOLDER holds the books 10 and 100000 that
 * `camtay demo` made, and the secrets 10.khoa and 100000.khoa; parts and search need none of them. */
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
    bool reads_books; /* of FOLDER */
} parts[] = {
    {"terminal", bench_terminal, true}, {"counter", counters, true},
    {"report", bench_report, true},     {"parts", bench_parts, false},
    {"search", bench_search, false},    {"paper", bench_paper, false},
};
#define PARTS (sizeof parts / sizeof parts[0])

static bool is_wanted(char **names, const char *name)
{
    if (*names == NULL)
        return true;
    while (*names != NULL && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

static bool are_books_wanted(char **names)
{
    for (size_t i = 0; i < PARTS; i++) {
        if (parts[i].reads_books && is_wanted(names, parts[i].name))
            return true;
    }
    return false;
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    if (argc < 3) {
        fprintf(stderr,
                "measure PROGRAM FOLDER [terminal|counter|report|parts|search|paper ...]\n");
        return 2;
    }
    struct bench bench = {.program = argv[1],
                          .small = book_at(argv[2], "10", "10 visits"),
                          .large = book_at(argv[2], "100000", "100,000 visits")};
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
    return 0;
}
