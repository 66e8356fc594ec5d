/* Guides and QR codes, beside the libraries that do the bulk of them. */
#include <cmark.h>
#include <dirent.h>
#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/qr.h"
#include "bench/bench.h"
#include "bench/measure.h"
#include "guide/library.h"
#include "ui/layout.h"
#include "ui/loop.h"
#include "ui/page.h"

#define ROUNDS     41
#define QR_TEXT    "https://play.google.com/store/apps/details?id=com.vnid"
#define FILE_LIMIT (1 << 20)
#define TODAY      20782 /* any day */

static double time_guides(void)
{
    struct error error = {0};
    double start = measure_now();
    struct guide_library *library = guide_library_load(SOURCE_ROOT "/screens", TODAY, NULL, &error);
    double end = measure_now();
    if (library == NULL)
        abort();
    guide_library_free(library);
    return end - start;
}

/* All files of the guides read and parsed as Markdown, nothing made of them. */
static double time_markdown(void)
{
    double start = measure_now();
    DIR *folder = opendir(SOURCE_ROOT "/screens/vi");
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        if (strstr(entry->d_name, ".md") == NULL)
            continue;
        char *path = file_join(SOURCE_ROOT "/screens/vi", entry->d_name);
        char text[65536];
        FILE *file = fopen(path, "re");
        size_t size = file != NULL ? fread(text, 1, sizeof text, file) : 0;
        cmark_node_free(cmark_parse_document(text, size, CMARK_OPT_SOURCEPOS));
        if (file != NULL)
            fclose(file);
        free(path);
    }
    if (folder != NULL)
        closedir(folder);
    return measure_now() - start;
}

static double time_qr(struct arena *arena, struct cells *cells)
{
    struct qr qr;
    struct page page;
    struct ui_place place = {0};
    struct error error = {0};
    double start = measure_now();
    if (!qr_make(&qr, QR_TEXT, &error))
        abort();
    page_init(&page, arena, "code");
    page_qr(&page, &qr, QR_TEXT, "VNeID");
    layout_page(&page, &place, NULL, cells);
    double end = measure_now();
    qr_release(&qr);
    return end - start;
}

static double time_encoder(void)
{
    double start = measure_now();
    QRcode_free(QRcode_encodeString8bit(QR_TEXT, 0, QR_ECLEVEL_M));
    return measure_now() - start;
}

void bench_parts(struct bench *bench)
{
    struct samples guides = {0}, markdown = {0}, qr = {0}, encoder = {0};
    struct cells cells = {0};
    struct arena *arena = arena_new();
    cells_resize(&cells, 80, 24);
    for (int i = 0; i < ROUNDS; i++) {
        samples_add(&guides, time_guides());
        samples_add(&markdown, time_markdown());
        samples_add(&qr, time_qr(arena, &cells));
        samples_add(&encoder, time_encoder());
    }
    table_row(&bench->missed,
              &(struct row){"all guides read and checked", samples_median(&guides), "ms",
                            "cmark alone", samples_median(&markdown), BAR_NONE, 0});
    table_row(&bench->missed,
              &(struct row){"QR text to a page in cells", samples_median(&qr), "ms",
                            "libqrencode alone", samples_median(&encoder), BAR_MOST, 0.2});
    arena_free(arena);
    cells_release(&cells);
    samples_release(&guides);
    samples_release(&markdown);
    samples_release(&qr);
    samples_release(&encoder);
}
