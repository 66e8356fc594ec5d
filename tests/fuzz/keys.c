/* Keys, clicks and scans of a mad hand into the whole program, in process. The first byte chooses the
 * size of the screen; of the rest these are no keys:
 *   00 N  time passes: N tenths of a second        02  the power is cut and comes back
 *   06 N  another size                             07  from here on (not) as fast as a scanner
 * At the end the book must prove right (its tables, which takes as long as all the keys, after every
 * fourth input), and after a power cut the counter must stand as it stood. */
#include "fuzz/target.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "fuzz/stand.h"
#include "ledger/verify.h"
#include "ui/decode.h"
#include "ui/pointer.h"

#define KEYS_MOST 400

static struct stand stand;

struct hand {
    struct decoder decoder;
    int64_t now;
    bool fast;
};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    if (counter_was_child(*argc, *argv))
        exit(0);
    stand_make(&stand);
    return 0;
}

static void resize(uint8_t size)
{
    static const int columns[] = {80, 120, 100, 60, 40, 39, 200, 1};
    static const int rows[] = {24, 36, 30, 12, 10, 50, 9, 1};
    cells_resize(&stand.cells, columns[size % 8], rows[(size / 8 + size % 8) % 8]);
}

static void click(int x, int y)
{
    struct counter *counter = &stand.counter;
    stand_look(&stand);
    counter->ended = !pointer_click(&counter->turn, &stand.cells, x, y);
    if (counter->ended)
        return;
    turn_describe(&counter->turn);
    counter_wait(counter, 0);
}

static void take(void *self, const struct decoded *event)
{
    (void)self;
    struct counter *counter = &stand.counter;
    if (counter->ended)
        return;
    switch (event->kind) {
    case DECODED_KEY: counter_press(counter, event->key); break;
    case DECODED_CLICK: click(event->x, event->y); break;
    case DECODED_WHEEL: pointer_wheel(&counter->turn, event->y); break;
    case DECODED_BURST: {
        char *text = text_clean(event->text, strlen(event->text), DECODE_BURST);
        counter_scan(counter, text);
        free(text);
        break;
    }
    case DECODED_CUT: break;
    }
    if (counter->ended)
        return;
    if (counter->client.watch(counter->client.self) >= 0)
        counter_wait_for_child(counter);
    stand_look(&stand);
}

static void power(void)
{
    stand_off(&stand);
    stand_on(&stand);
    stand_look(&stand);
}

/* Returns how many bytes were used. */
static size_t act(struct hand *hand, const uint8_t *data, size_t left)
{
    uint8_t next = left > 1 ? data[1] : 0;
    switch (data[0]) {
    case 0x00:
        hand->now += 100 + next * 100;
        decoder_settle(&hand->decoder, hand->now);
        if (!stand.counter.ended)
            counter_wait(&stand.counter, next * 100);
        return 2;
    case 0x02: power(); return 1;
    case 0x06: resize(next); return 2;
    case 0x07: hand->fast = !hand->fast; return 1;
    default:
        hand->now += hand->fast || hand->decoder.held_length > 0 ? 0 : DECODE_RUN_MS + 1;
        decoder_feed(&hand->decoder, (const char *)data, 1, hand->now, 1);
        return 1;
    }
}

/* What must be the same after a power cut. */
static void tell(struct desk *desk, struct buffer *into)
{
    for (int i = 0; i < desk_visit_count(desk); i++) {
        const struct desk_visit *visit = desk_visit_at(desk, i);
        buffer_addf(into, "%s %c %s %s %s %d %s\n", visit->id, visit->letter, visit->citizen.name,
                    visit->citizen.hamlet, visit->phone, visit->held, visit->waits_for);
        for (int k = 0; k < visit->road_count; k++) {
            const struct desk_road *road = &visit->road[k];
            const struct desk_place *place = &road->place[road->depth - 1];
            buffer_addf(into, " %s %s %d %d %d %u\n", road->service, road->provider, road->depth,
                        road->walked, place->step, place->ticks[place->step]);
        }
        for (int k = 0; k < visit->ended_count; k++)
            buffer_addf(into, " %s %s %d %s\n", visit->ended[k].service, visit->ended[k].provider,
                        (int)visit->ended[k].outcome, visit->ended[k].until);
    }
}

static void say_finding(void *self, const char *what, const char *device, int64_t number,
                        const char *message)
{
    (void)self;
    fprintf(stderr, "%s %s %lld: %s\n", what, device, (long long)number, message);
}

static void prove(bool tables)
{
    struct verify_result result;
    struct error error = {0};
    SOUND(ledger_verify(stand.counter.folder, tables, say_finding, NULL, NULL, &result, &error));
    SOUND(result.findings == 0);
}

static void end(bool tables)
{
    struct buffer before = {0}, after = {0};
    struct counter *counter = &stand.counter;
    bool saved = !counter->ended && counter->kiosk->resumed && kiosk_save(counter->kiosk);
    if (saved)
        tell(kiosk_counter(counter->kiosk), &before);
    stand_off(&stand);
    prove(tables);
    if (saved && stand_on(&stand)) {
        tell(kiosk_counter(counter->kiosk), &after);
        if (strcmp(buffer_text(&before), buffer_text(&after)) != 0)
            fprintf(stderr, "before:\n%safter:\n%s", buffer_text(&before), buffer_text(&after));
        SOUND(strcmp(buffer_text(&before), buffer_text(&after)) == 0);
        stand_look(&stand);
    }
    stand_off(&stand);
    buffer_release(&before);
    buffer_release(&after);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hand hand = {.now = 1000};
    if (size == 0 || size > KEYS_MOST)
        return 0;
    stand_put_back(&stand);
    resize(data[0]);
    decoder_init(&hand.decoder, take, NULL);
    SOUND(stand_on(&stand));
    for (size_t at = 1; at < size && !stand.counter.ended;)
        at += act(&hand, data + at, size - at);
    decoder_settle(&hand.decoder, hand.now + DECODE_PASTE_MS + 1);
    end(data[size - 1] % 4 == 0);
    return 0;
}
