/* Slips through a real print service: what comes out can be scanned, and what stays behind names nobody. */
#include <fts.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/child.h"
#include "base/error.h"
#include "base/file.h"
#include "paper/printed.h"
#include "paper/run.h"
#include "support/spool.h"

#define LARGEST ((size_t)16 << 20)

static void send(struct printed *printed, const struct spool *spool, enum document_paper paper)
{
    struct run run = {0};
    struct buffer json = {0};
    printed->document.paper = paper;
    document_write(&printed->document, &json);
    setenv("CUPS_SERVER", spool->socket, 1);
    run_bytes(&run, json.data, json.length, (const char *const[]){"--send", "cups:good", NULL});
    assert_int_equal(run.status, 0);
    assert_non_null(strstr(run.out, "printed\n"));
    run_release(&run);
    buffer_release(&json);
}

static void a_pdf_that_went_through_a_queue_has_every_code(void **state)
{
    static const char *const argv[] = {"/usr/bin/pdftoppm", "-gray", "-r", "203", "-", NULL};
    struct printed *printed = *state;
    struct spool spool;
    struct buffer pdf = {0}, pgm = {0};
    struct error error = {0};
    int width = 0, height = 0, head = 0;
    spool_start(&spool);
    printed_slip(printed);
    send(printed, &spool, DOCUMENT_A5);

    char *name = scratch_path(&spool.scratch, "printed");
    assert_true(file_read(name, LARGEST, &pdf, &error));
    const char *begin = memmem(pdf.data, pdf.length, "|%PDF", 5);
    assert_non_null(begin);
    size_t skip = (size_t)(begin + 1 - pdf.data);
    assert_true(child_run(argv, pdf.data + skip, pdf.length - skip, &pgm, LARGEST, &error));
    assert_int_equal(sscanf(buffer_text(&pgm), "P5 %6d %6d 255%n", &width, &height, &head), 2);
    shot_shows(&(struct shot){width, height, (unsigned char *)pgm.data + head + 1}, slip_links);
    free(name);
    buffer_release(&pdf);
    buffer_release(&pgm);
    spool_end(&spool);
}

static bool names_somebody(const char *path)
{
    struct buffer bytes = {0};
    bool named = strstr(path, "Nguyễn") != NULL;
    if (file_read(path, LARGEST, &bytes, NULL) && bytes.length > 0)
        named = named || memmem(bytes.data, bytes.length, "Nguyễn", strlen("Nguyễn")) != NULL;
    buffer_release(&bytes);
    return named;
}

/* How many files below this folder name somebody, of `*seen`. */
static int naming_files(char *folder, int *seen)
{
    char *const folders[] = {folder, NULL};
    FTS *tree = fts_open(folders, FTS_PHYSICAL, NULL);
    int named = 0;
    *seen = 0;
    assert_non_null(tree);
    for (FTSENT *file; (file = fts_read(tree)) != NULL;) {
        if (file->fts_info != FTS_F)
            continue;
        ++*seen;
        named += names_somebody(file->fts_path);
    }
    fts_close(tree);
    return named;
}

static void nothing_that_stays_behind_names_anybody(void **state)
{
    struct printed *printed = *state;
    struct spool spool;
    spool_start(&spool);
    setenv("TMPDIR", spool.scratch.path, 1);
    printed_slip(printed);
    document_add(&printed->document, &printed->document.list, DOCUMENT_LINE, "Nguyễn Lan");
    send(printed, &spool, DOCUMENT_ROLL80);
    send(printed, &spool, DOCUMENT_A5);
    unsetenv("TMPDIR");

    int seen;
    assert_int_equal(naming_files(spool.scratch.path, &seen), 0);
    assert_true(seen > 3);
    scratch_write(&spool.scratch, "told", "Nguyễn Lan"); /* it would have been found */
    assert_int_equal(naming_files(spool.scratch.path, &seen), 1);
    spool_end(&spool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PRINTED(a_pdf_that_went_through_a_queue_has_every_code),
        PRINTED(nothing_that_stays_behind_names_anybody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
