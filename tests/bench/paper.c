/* camtay-paper as a whole process, from JSON on its input to bytes on its output, beside a process that does
 * nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/child.h"
#include "base/document.h"
#include "base/error.h"
#include "bench/bench.h"
#include "bench/measure.h"
#include "domain/date.h"
#include "domain/service.h"
#include "guide/library.h"
#include "report/poster.h"
#include "report/slip.h"

#define ROUNDS 41
#define LIMIT  ((size_t)16 << 20)

static double run(const char *const *argv, const struct buffer *json)
{
    struct buffer out = {0};
    struct error error = {0};
    double start = measure_now();
    if (!child_run(argv, json->data, json->length, &out, LIMIT, &error)) {
        fprintf(stderr, "%s: %s\n", argv[0], error.cause);
        abort();
    }
    double end = measure_now();
    buffer_release(&out);
    return end - start;
}

/* Done, waiting and issued, with three codes. */
static void slip_json(const struct guide_library *guides, struct buffer *json)
{
    struct arena *arena = arena_new();
    struct document document;
    struct slip slip = {.counter = "Quầy 1",
                        .name = "Nguyễn Thị Lan",
                        .phone = "",
                        .number = 214,
                        .day = 20782,
                        .count = 3};
    slip.row[0] = (struct slip_row){SERVICE_PORTAL, "", OUTCOME_NOT_DONE, false, 0};
    slip.row[1] = (struct slip_row){SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, false, 20784};
    slip.row[2] = (struct slip_row){SERVICE_SIGNATURE, "vnpt", OUTCOME_ISSUED, false, 20786};
    document_init(&document, arena, "Phiếu số 214");
    report_slip(&slip, guides, &document);
    document_write(&document, json);
    arena_free(arena);
}

static void poster_json(const struct guide_library *guides, struct buffer *json)
{
    static const char *const names[] = {"vneid-android",  "vneid-iphone",   "smartca-android",
                                        "smartca-iphone", "mysign-android", "mysign-iphone"};
    struct arena *arena = arena_new();
    struct document document;
    struct error error = {0};
    document_init(&document, arena, "Mã QR");
    if (!report_poster(NULL, guides, names, 6, &document, &error))
        abort();
    document_write(&document, json);
    arena_free(arena);
}

/* The program that prints, of the same build. */
static char *paper_of(const char *program)
{
    struct buffer path = {0};
    const char *slash = strrchr(program, '/');
    buffer_add(&path, program, slash != NULL ? (size_t)(slash - program) : 0);
    buffer_add_text(&path, "/../paper/camtay-paper");
    return buffer_take(&path);
}

void bench_paper(struct bench *bench)
{
    struct samples slip = {0}, poster = {0}, nothing = {0};
    struct buffer slip_text = {0}, poster_text = {0}, none = {0};
    struct error error = {0};
    char *program = paper_of(bench->program);
    struct guide_library *guides = guide_library_load(SOURCE_ROOT "/screens", 20782, NULL, &error);
    if (guides == NULL)
        abort();
    slip_json(guides, &slip_text);
    poster_json(guides, &poster_text);
    buffer_add_text(&none, "");
    for (int i = 0; i < ROUNDS; i++) {
        samples_add(&slip, run((const char *[]){program, "--to", "escpos", NULL}, &slip_text));
        samples_add(&poster, run((const char *[]){program, "--to", "pdf", NULL}, &poster_text));
        samples_add(&nothing, run((const char *[]){"/bin/true", NULL}, &none));
    }
    table_row(&bench->missed,
              &(struct row){"slip of three codes to ESC/POS, whole process", samples_median(&slip),
                            "ms", "/bin/true", samples_median(&nothing), BAR_MOST, 25});
    table_row(&bench->missed,
              &(struct row){"poster of six codes to PDF, whole process", samples_median(&poster),
                            "ms", "/bin/true", samples_median(&nothing), BAR_MOST, 120});
    free(program);
    guide_library_free(guides);
    buffer_release(&slip_text);
    buffer_release(&poster_text);
    buffer_release(&none);
    samples_release(&slip);
    samples_release(&poster);
    samples_release(&nothing);
}
