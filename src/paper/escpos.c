#include "paper/output.h"

#include "base/buffer.h"
#include "base/error.h"
#include "paper/layout.h"
#include "paper/raster.h"

/* @source Epson, ESC/POS command reference: ESC @, GS v 0, ESC d, GS V */
static const unsigned char reset[] = {0x1b, '@'};
/* Past the edge where paper is torn; then a cut that leaves a bridge, where there is a knife. */
static const unsigned char part[] = {0x1b, 'd', 3, 0x1d, 'V', 66, 0};

/* Some printers obey DLE EOT, DLE ENQ and DLE DC4 also in the middle of a picture: they answer, give up the
 * job, or open the drawer. A dot alone in its byte before such a byte gets a second one; a code has no
 * such dots, its modules are wider. @source Epson, ESC/POS command reference: real-time commands */
static void break_commands(unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i + 1 < size; i++) {
        bool command = bytes[i + 1] == 0x04 || bytes[i + 1] == 0x05 || bytes[i + 1] == 0x14;
        if (bytes[i] == 0x10 && command)
            bytes[i] = 0x30;
    }
}

static void add_rows(const struct raster *raster, int from, int rows, struct buffer *into)
{
    const unsigned char head[] = {0x1d,
                                  'v',
                                  '0',
                                  0,
                                  (unsigned char)(raster->stride & 0xff),
                                  (unsigned char)(raster->stride >> 8),
                                  (unsigned char)(rows & 0xff),
                                  (unsigned char)(rows >> 8)};
    buffer_add(into, head, sizeof head);
    size_t size = (size_t)rows * raster->stride;
    buffer_add(into, raster->row + (size_t)from * raster->stride, size);
    break_commands((unsigned char *)into->data + into->length - size, size);
}

bool output_escpos(const struct layout *layout, struct buffer *into, struct error *error)
{
    if (!layout->shape.roll)
        return error_set(error, ERROR_REFUSED, "a sheet is not for a slip printer");
    buffer_add(into, reset, sizeof reset);
    for (const struct layout_page *page = layout->first; page != NULL; page = page->next) {
        struct raster raster;
        if (!raster_make(&raster, layout, page, error))
            return false;
        for (int from = 0; from < raster.height; from += OUTPUT_BAND) {
            int rows = raster.height - from;
            add_rows(&raster, from, rows < OUTPUT_BAND ? rows : OUTPUT_BAND, into);
        }
        raster_release(&raster);
        buffer_add(into, part, sizeof part);
    }
    return true;
}
