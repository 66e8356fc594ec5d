/* measure PROGRAM FOLDER [PART ...]: the table of ./dev bench. FOLDER holds the books 10 and 100000 that
 * `camtay demo` made, and the secrets 10.khoa and 100000.khoa. */
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
} parts[] = {
    {"terminal", bench_terminal},
    {"counter", counters},
    {"report", bench_report},
    {"parts", bench_parts},
};

static bool is_wanted(char **names, const char *name)
{
    if (*names == NULL)
        return true;
    while (*names != NULL && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    if (argc < 3) {
        fprintf(stderr, "measure PROGRAM FOLDER [terminal|counter|report|parts ...]\n");
        return 2;
    }
    struct bench bench = {.program = argv[1],
                          .small = book_at(argv[2], "10", "10 visits"),
                          .large = book_at(argv[2], "100000", "100,000 visits")};
    bench_prepare(&bench.small);
    bench_prepare(&bench.large);
    table_head();
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (is_wanted(argv + 3, parts[i].name))
            parts[i].run(&bench);
    }
    printf("%d bars missed\n", bench.missed);
    release(&bench.small);
    release(&bench.large);
    return 0;
}
