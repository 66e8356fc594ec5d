/* measure PROGRAM FOLDER: the table of ./dev bench. FOLDER holds the books 10 and 100000 that
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

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    if (argc != 3) {
        fprintf(stderr, "measure PROGRAM FOLDER\n");
        return 2;
    }
    struct bench bench = {.program = argv[1],
                          .small = book_at(argv[2], "10", "10 visits"),
                          .large = book_at(argv[2], "100000", "100,000 visits")};
    table_head();
    bench_terminal(&bench);
    bench_counter(&bench, &bench.small);
    bench_counter(&bench, &bench.large);
    bench_report(&bench);
    bench_parts(&bench);
    printf("%d bars missed\n", bench.missed);
    release(&bench.small);
    release(&bench.large);
    return 0;
}
