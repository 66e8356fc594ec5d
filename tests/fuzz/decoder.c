/* Bytes of a terminal: however they are cut into reads, they mean the same, and nothing unclean or
 * out of bounds comes out. A byte 0xff lets time pass. */
#include "fuzz/target.h"

#include <string.h>

#include "base/buffer.h"
#include "ui/decode.h"
#include "ui/key.h"

static void note(void *self, const struct decoded *event)
{
    struct buffer *into = self;
    switch (event->kind) {
    case DECODED_KEY:
        SOUND(event->key > UI_KEY_NONE && event->key <= UI_KEY_F10);
        buffer_addf(into, "key %d\n", event->key);
        break;
    case DECODED_BURST:
        SOUND(event->text[0] != '\0' && strlen(event->text) <= DECODE_BURST);
        buffer_addf(into, "burst %s\n", event->text);
        break;
    case DECODED_CLICK:
        SOUND(event->x >= 0 && event->y >= 0);
        buffer_addf(into, "click %d %d\n", event->x, event->y);
        break;
    case DECODED_WHEEL:
        SOUND(event->y == 1 || event->y == -1);
        buffer_addf(into, "wheel %d\n", event->y);
        break;
    case DECODED_CUT: buffer_add_text(into, "cut\n"); break;
    }
}

static void feed(const char *bytes, size_t size, size_t piece, struct buffer *into)
{
    struct decoder decoder;
    int64_t now = 1000;
    decoder_init(&decoder, note, into);
    for (size_t at = 0, length; at < size; at += length) {
        const char *pause = memchr(bytes + at, '\xff', size - at);
        length = pause != NULL ? (size_t)(pause - bytes) - at : size - at;
        if (length == 0) {
            length = 1;
            now += 60;
            decoder_settle(&decoder, now);
            continue;
        }
        length = length < piece ? length : piece;
        decoder_feed(&decoder, bytes + at, length, now, 1);
        SOUND(decoder_wait(&decoder, now) <= DECODE_PASTE_MS + 1);
    }
    for (int i = 0; i < 3; i++)
        decoder_settle(&decoder, now += DECODE_PASTE_MS + 2);
    SOUND(decoder_wait(&decoder, now) == -1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buffer whole = {0}, pieces = {0};
    feed((const char *)data, size, 4096, &whole);
    feed((const char *)data, size, 1, &pieces);
    SOUND(strcmp(buffer_text(&whole), buffer_text(&pieces)) == 0);
    buffer_release(&whole);
    buffer_release(&pieces);
    return 0;
}
