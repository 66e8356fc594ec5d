#include "paper/printed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cairo.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/error.h"
#include "paper/draw.h"
#include "paper/output.h"
#include "support/decode.h"
#include "support/escpos.h"

#define MOST_CODES 16

int printed_setup(void **state)
{
    struct printed *printed = calloc(1, sizeof *printed);
    printed->arena = arena_new();
    document_init(&printed->document, printed->arena, "Phiếu hướng dẫn");
    *state = printed;
    return 0;
}

static void forget(struct printed *printed)
{
    if (printed->laid)
        layout_release(&printed->layout);
    printed->laid = false;
}

int printed_teardown(void **state)
{
    struct printed *printed = *state;
    forget(printed);
    buffer_release(&printed->bytes);
    arena_free(printed->arena);
    free(printed);
    return 0;
}

void printed_lay(struct printed *printed, enum document_paper paper)
{
    struct error error = {0};
    forget(printed);
    printed->document.paper = paper;
    printed->laid = layout_make(&printed->layout, &printed->document, &error);
    if (!printed->laid)
        fail_msg("layout: %s", error.cause);
}

static struct shot new_shot(int width, int height)
{
    struct shot shot = {width, height, malloc((size_t)width * (size_t)height)};
    assert_non_null(shot.grey);
    return shot;
}

/* The pixels of a picture whose bytes cairo keeps as grey or as red, green, blue. */
static struct shot shot_of(cairo_surface_t *surface)
{
    cairo_surface_flush(surface);
    struct shot shot =
        new_shot(cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface));
    const unsigned char *data = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    size_t size = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_A8 ? 1 : 4;
    for (int y = 0; y < shot.height; y++) {
        for (int x = 0; x < shot.width; x++)
            shot.grey[(size_t)y * (size_t)shot.width + (size_t)x] =
                data[(size_t)y * stride + (size_t)x * size];
    }
    cairo_surface_destroy(surface);
    return shot;
}

struct reading {
    const struct buffer *from;
    size_t at;
};

static cairo_status_t give(void *self, unsigned char *bytes, unsigned size)
{
    struct reading *reading = self;
    if (reading->from->length - reading->at < size)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, reading->from->data + reading->at, size);
    reading->at += size;
    return CAIRO_STATUS_SUCCESS;
}

struct shot printed_png(struct printed *printed, int number)
{
    struct error error = {0};
    buffer_clear(&printed->bytes);
    if (!output_png(&printed->layout, number, &printed->bytes, &error))
        fail_msg("png: %s", error.cause);
    struct reading reading = {.from = &printed->bytes};
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(give, &reading);
    assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    assert_int_equal(reading.at, printed->bytes.length);
    return shot_of(surface);
}

struct shot printed_escpos(struct printed *printed, int number)
{
    struct error error = {0};
    struct escpos_paper paper;
    const char *why = NULL;
    buffer_clear(&printed->bytes);
    if (!output_escpos(&printed->layout, &printed->bytes, &error))
        fail_msg("escpos: %s", error.cause);
    if (!escpos_read(&paper, printed->bytes.data, printed->bytes.length, &why))
        fail_msg("escpos: %s", why);
    assert_int_equal(paper.count, printed->layout.count);
    assert_true(paper.highest <= OUTPUT_BAND);
    struct escpos_piece *piece = &paper.piece[number - 1];
    struct shot shot = {piece->width, piece->height, piece->grey};
    piece->grey = NULL;
    escpos_release(&paper);
    return shot;
}

struct shot printed_smooth(const struct printed *printed, int number, int border)
{
    const struct layout_page *page = layout_page(&printed->layout, number);
    assert_non_null(page);
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, printed->layout.shape.width + 2 * border, page->height + 2 * border);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_translate(cairo, border, border);
    draw_page(cairo, &printed->layout, page);
    assert_int_equal(cairo_status(cairo), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cairo);
    return shot_of(surface);
}

static unsigned char mean(const struct shot *shot, int left, int top, int right, int bottom)
{
    long sum = 0, count = 0;
    for (int y = top; y < bottom && y < shot->height; y++) {
        for (int x = left; x < right && x < shot->width; x++, count++)
            sum += shot->grey[(size_t)y * (size_t)shot->width + (size_t)x];
    }
    return (unsigned char)(count > 0 ? sum / count : 255);
}

struct shot shot_scaled(const struct shot *shot, int to, int from)
{
    struct shot scaled = new_shot(shot->width * to / from, shot->height * to / from);
    for (int y = 0; y < scaled.height; y++) {
        for (int x = 0; x < scaled.width; x++)
            scaled.grey[(size_t)y * (size_t)scaled.width + (size_t)x] =
                mean(shot, x * from / to, y * from / to, (x + 1) * from / to, (y + 1) * from / to);
    }
    return scaled;
}

void shot_shows(const struct shot *shot, const char *const links[])
{
    char *texts[MOST_CODES] = {0};
    int count = decode_qr_all(shot->grey, shot->width, shot->height, texts, MOST_CODES);
    int wanted = 0;
    for (; links[wanted] != NULL; wanted++) {
        int found = 0;
        for (int i = 0; i < count && i < MOST_CODES; i++)
            found += strcmp(texts[i], links[wanted]) == 0;
        if (found != 1)
            fail_msg("%d times %s among %d codes", found, links[wanted], count);
    }
    assert_int_equal(count, wanted);
    for (int i = 0; i < MOST_CODES; i++)
        free(texts[i]);
}

const char *const slip_links[] = {"https://play.google.com/store/apps/details?id=com.vnid",
                                  "https://dichvucong.gov.vn", "https://vneid.gov.vn/huong-dan",
                                  NULL};

void printed_slip(struct printed *printed)
{
    struct document *document = &printed->document;
    struct document_list *list = &document->list;
    document_add(document, list, DOCUMENT_TITLE, "Xã Ngọk Bay");
    document_add(document, list, DOCUMENT_RULE, NULL);
    document_add_pair(document, list, DOCUMENT_FACT, "Ngày", "26/11/2026");
    document_add(document, list, DOCUMENT_LINE, "Hôm nay đã làm xong")->strong = true;
    document_add(document, list, DOCUMENT_DONE, "Cài VNeID trên điện thoại");
    document_add(document, list, DOCUMENT_GAP, NULL);
    document_add(document, list, DOCUMENT_LINE, "Còn phải làm ở nhà")->strong = true;
    document_add(document, list, DOCUMENT_BOX,
                 "Nhớ kỹ mã PIN (6 số); không nói cho ai biết, kể cả cán bộ");
    document_add(document, list, DOCUMENT_WRITE, "Hẹn ngày");
    document_add(document, list, DOCUMENT_RULE, NULL);
    document_add_qr(document, list, slip_links[0], "Trang VNeID",
                    "Mở máy ảnh, đưa vào ô vuông, rồi bấm vào dòng chữ hiện ra.");
    document_add_qr(document, list, slip_links[1], "Cổng Dịch vụ công", NULL);
    document_add_qr(document, list, slip_links[2], NULL, "Hướng dẫn");
}

const char *const poster_links[] = {"https://play.google.com/store/apps/details?id=com.vnid",
                                    "https://apps.apple.com/vn/app/vneid/id1582750372",
                                    "https://dichvucong.gov.vn",
                                    "https://vneid.gov.vn/huong-dan",
                                    "https://quangngai.gov.vn/xa-ngok-bay/thu-tuc",
                                    "https://zalo.me/ubnd-xa-ngok-bay",
                                    NULL};

void printed_poster(struct printed *printed, int beside)
{
    static const char *const labels[] = {"VNeID cho máy Android", "VNeID cho iPhone",
                                         "Cổng Dịch vụ công",     "Hướng dẫn",
                                         "Thủ tục của xã",        "Zalo của xã"};
    struct document *document = &printed->document;
    document_add(document, &document->list, DOCUMENT_TITLE, "Quét mã bằng máy ảnh");
    document_add(document, &document->list, DOCUMENT_LINE,
                 "Mở máy ảnh của điện thoại, đưa vào ô vuông, rồi bấm vào dòng chữ hiện ra.")
        ->align = DOCUMENT_MIDDLE;
    for (int i = 0; i < 6; i += beside) {
        struct document_block *row =
            document_add(document, &document->list, DOCUMENT_COLUMNS_BESIDE, NULL);
        row->beside_count = beside;
        for (int column = 0; column < beside; column++)
            document_add_qr(document, &row->beside[column], poster_links[i + column],
                            labels[i + column], NULL)
                ->distance = 150;
    }
}
