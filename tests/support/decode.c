#include "support/decode.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <zbar.h>

/* "Y800": eight bits of grey a pixel, as zbar names it. */
static const unsigned long grey_format = 0x30303859UL;

int decode_qr_all(const unsigned char *grey, int width, int height, char **texts, int most)
{
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    zbar_image_t *image = zbar_image_create();
    if (scanner == NULL || image == NULL)
        abort();
    zbar_image_scanner_set_config(scanner, 0, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    zbar_image_set_format(image, grey_format);
    zbar_image_set_size(image, (unsigned)width, (unsigned)height);
    zbar_image_set_data(image, grey, (unsigned long)width * (unsigned long)height, NULL);

    int count = 0;
    if (zbar_scan_image(scanner, image) > 0) {
        const zbar_symbol_t *symbol = zbar_image_first_symbol(image);
        for (; symbol != NULL; symbol = zbar_symbol_next(symbol)) {
            if (count < most)
                texts[count] = strdup(zbar_symbol_get_data(symbol));
            count++;
        }
    }
    zbar_image_destroy(image);
    zbar_image_scanner_destroy(scanner);
    return count;
}

int decode_qr(const unsigned char *grey, int width, int height, char **text)
{
    *text = NULL;
    return decode_qr_all(grey, width, height, text, 1);
}
