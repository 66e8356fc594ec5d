#include "ui/decode.h"

#include <string.h>

#include "ui/key.h"
#include "ui/sequence.h"
#include "ui/utf8.h"

#define QUIET_MS 50

void decoder_init(struct decoder *decoder, void (*emit)(void *self, const struct decoded *event),
                  void *self)
{
    *decoder = (struct decoder){.emit = emit, .self = self, .room = DECODE_BURST};
}

static void emit(struct decoder *decoder, struct decoded event)
{
    decoder->emit(decoder->self, &event);
}

static void emit_run_as_keys(struct decoder *decoder, const char *run, size_t length)
{
    int key = 0;
    for (size_t at = 0, size; at < length; at += size) {
        size = utf8_read(run + at, length - at, &key);
        if (size == 0)
            break;
        emit(decoder,
             (struct decoded){.kind = DECODED_KEY, .key = key, .stamp = decoder->run_stamp});
    }
}

static bool is_behind(const struct decoder *decoder, int64_t now)
{
    return decoder->after_burst && now - decoder->burst_last <= DECODE_SCAN_MS;
}

static void emit_burst(struct decoder *decoder, int end)
{
    emit(decoder, (struct decoded){.kind = DECODED_BURST,
                                   .text = decoder->run,
                                   .pasted = decoder->pasting,
                                   .end = end,
                                   .behind = decoder->run_behind,
                                   .stamp = decoder->run_stamp});
    decoder->after_burst = true;
    decoder->burst_last = decoder->run_last;
}

/* Ends the run of printable keys; `end` is the key that did, or UI_KEY_NONE. */
static void end_run(struct decoder *decoder, int end)
{
    bool burst = decoder->pasting || decoder->run_keys >= DECODE_BURST_KEYS;
    bool cut = decoder->run_cut;
    size_t length = decoder->run_length;
    decoder->run[length] = '\0';
    decoder->run_length = 0;
    decoder->run_keys = 0;
    decoder->run_cut = decoder->run_bar = false;
    if (length > 0)
        decoder->after_burst = false;
    if (length > 0 && burst)
        emit_burst(decoder, end == UI_KEY_ENTER || end == UI_KEY_TAB ? end : UI_KEY_NONE);
    else if (length > 0)
        emit_run_as_keys(decoder, decoder->run, length);
    if (cut)
        emit(decoder, (struct decoded){.kind = DECODED_CUT, .stamp = decoder->run_stamp});
    explicit_bzero(decoder->run, length);
}

static void add_to_run(struct decoder *decoder, int key, int64_t now)
{
    char text[4];
    size_t size = utf8_write(key, text);
    if (decoder->run_length == 0) {
        decoder->run_stamp = decoder->held_stamp;
        decoder->run_behind = is_behind(decoder, now);
    }
    decoder->run_last = now;
    if (decoder->run_cut || decoder->run_length + size > DECODE_BURST) {
        decoder->run_cut = true;
        return;
    }
    memcpy(decoder->run + decoder->run_length, text, size);
    decoder->run_length += size;
    decoder->run_keys++;
    decoder->run_bar = decoder->run_bar || key == '|';
}

/* Takes the last character off a run that is long enough to be a burst. */
static bool take_back(struct decoder *decoder, int64_t now)
{
    if (decoder->run_keys < DECODE_BURST_KEYS)
        return false;
    while ((decoder->run[--decoder->run_length] & 0xc0) == 0x80)
        ;
    decoder->run_keys--;
    decoder->run_last = now;
    return true;
}

static void take_in_paste(struct decoder *decoder, const struct sequence *sequence, int64_t now)
{
    int key = sequence->key;
    decoder->run_last = now;
    if (key == SEQUENCE_PASTE_END) {
        end_run(decoder, UI_KEY_NONE);
        decoder->pasting = false;
    } else if (key == UI_KEY_ENTER || key == UI_KEY_TAB) {
        add_to_run(decoder, ' ', now);
    } else if (key >= UI_KEY_SPACE && key < UI_KEY_NAMED) {
        add_to_run(decoder, key, now);
    }
}

/* A key that is no character, behind the run that it ended. */
static void take_named(struct decoder *decoder, const struct sequence *sequence, int64_t now)
{
    int key = sequence->key;
    bool ends = key == UI_KEY_ENTER || key == UI_KEY_TAB;
    bool behind = ends && is_behind(decoder, now);
    decoder->after_burst = behind;
    decoder->burst_last = now;
    if (key == SEQUENCE_PASTE_START) {
        decoder->pasting = true;
        decoder->run_last = now;
    } else if (key == SEQUENCE_CLICK) {
        emit(decoder, (struct decoded){.kind = DECODED_CLICK,
                                       .x = sequence->x,
                                       .y = sequence->y,
                                       .stamp = decoder->held_stamp});
    } else if (key == SEQUENCE_WHEEL_UP || key == SEQUENCE_WHEEL_DOWN) {
        emit(decoder, (struct decoded){.kind = DECODED_WHEEL,
                                       .y = key == SEQUENCE_WHEEL_UP ? -1 : 1,
                                       .stamp = decoder->held_stamp});
    } else {
        emit(decoder,
             (struct decoded){
                 .kind = DECODED_KEY, .key = key, .behind = behind, .stamp = decoder->held_stamp});
    }
}

static void take(struct decoder *decoder, const struct sequence *sequence, int64_t now)
{
    int key = sequence->key;
    if (decoder->pasting) {
        take_in_paste(decoder, sequence, now);
        return;
    }
    if (key == UI_KEY_NONE || key == SEQUENCE_PASTE_END)
        return;
    if (key >= UI_KEY_SPACE && key < UI_KEY_NAMED) {
        add_to_run(decoder, key, now);
        return;
    }
    if (key == UI_KEY_BACKSPACE && take_back(decoder, now))
        return;
    end_run(decoder, key);
    take_named(decoder, sequence, now);
}

/* Takes whole keys off the front of what is held. */
static void take_held(struct decoder *decoder, int64_t now, unsigned stamp)
{
    struct sequence sequence;
    size_t used;
    while ((used = sequence_read(decoder->held, decoder->held_length, &sequence)) > 0) {
        decoder->held_length -= used;
        memmove(decoder->held, decoder->held + used, decoder->held_length);
        take(decoder, &sequence, now);
        /* What is left began with the byte that just came: its time runs from here. */
        decoder->held_since = now;
        decoder->held_stamp = stamp;
    }
}

/* True if this byte is more than anybody can send; what was held is then given up. */
static bool is_flood(struct decoder *decoder)
{
    if (decoder->pasting)
        return false;
    if (decoder->flooded)
        return true;
    if (decoder->room-- > 0)
        return false;
    decoder->flooded = true;
    decoder->held_length = 0;
    decoder->run_cut = true;
    end_run(decoder, UI_KEY_NONE);
    return true;
}

static void refill(struct decoder *decoder, int64_t now)
{
    int64_t gone = now - decoder->last;
    decoder->last = now;
    if (gone >= QUIET_MS)
        decoder->flooded = false;
    decoder->room =
        gone > DECODE_BURST / DECODE_RATE ? DECODE_BURST : decoder->room + gone * DECODE_RATE;
    if (decoder->room > DECODE_BURST)
        decoder->room = DECODE_BURST;
}

static void feed_byte(struct decoder *decoder, char byte, int64_t now, unsigned stamp)
{
    bool same_key = decoder->after_return && byte == '\n';
    decoder->after_return = byte == '\r';
    if (same_key || is_flood(decoder))
        return;
    if (decoder->held_length == 0) {
        decoder->held_since = now;
        decoder->held_stamp = stamp;
    }
    decoder->held[decoder->held_length++] = byte;
    decoder->held[decoder->held_length] = '\0'; /* numbers in it are read as text */
    take_held(decoder, now, stamp);
    /* No key is as long: the rest is swallowed up to its end as a click that nobody made. */
    if (decoder->held_length == sizeof decoder->held - 1)
        decoder->held_length = strlen(strcpy(decoder->held, "\x1b[<"));
}

void decoder_feed(struct decoder *decoder, const char *bytes, size_t length, int64_t now,
                  unsigned stamp)
{
    decoder_settle(decoder, now);
    refill(decoder, now);
    for (size_t i = 0; i < length; i++)
        feed_byte(decoder, bytes[i], now, stamp);
}

static int held_ms(const struct decoder *decoder)
{
    return decoder->held_length == 1 && decoder->held[0] == '\x1b' ? DECODE_ESCAPE_MS
                                                                   : DECODE_PART_MS;
}

static int run_ms(const struct decoder *decoder)
{
    if (decoder->pasting)
        return DECODE_PASTE_MS;
    return decoder->run_bar && decoder->run_keys >= DECODE_BURST_KEYS ? DECODE_SCAN_MS
                                                                      : DECODE_RUN_MS;
}

void decoder_settle(struct decoder *decoder, int64_t now)
{
    bool waits = decoder->run_length > 0 || decoder->pasting || decoder->run_cut;
    if (waits && now - decoder->run_last > run_ms(decoder)) {
        end_run(decoder, UI_KEY_NONE);
        decoder->pasting = false;
    }
    if (decoder->held_length == 0 || now - decoder->held_since < held_ms(decoder))
        return;
    bool escape = held_ms(decoder) == DECODE_ESCAPE_MS;
    decoder->held_length = 0;
    if (escape)
        take(decoder, &(struct sequence){.key = UI_KEY_ESCAPE}, now);
}

static int shorter(int wait, int64_t left)
{
    if (left < 0)
        left = 0;
    return wait < 0 || left < wait ? (int)left : wait;
}

int decoder_wait(const struct decoder *decoder, int64_t now)
{
    int wait = -1;
    if (decoder->run_length > 0 || decoder->pasting || decoder->run_cut)
        wait = shorter(wait, decoder->run_last + run_ms(decoder) + 1 - now);
    if (decoder->held_length > 0)
        wait = shorter(wait, decoder->held_since + held_ms(decoder) - now);
    return wait;
}
