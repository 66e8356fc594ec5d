/* A small real book that was damaged: the first byte chooses the file of the data folder, then come
 * records of five bytes: what is done, where (three bytes), with what. Errors may come of it, never a
 * crash, and never a counter that hangs. */
#include "fuzz/target.h"

#include <string.h>

#include "base/buffer.h"
#include "fuzz/stand.h"
#include "ledger/ledger.h"
#include "ledger/verify.h"
#include "report/day.h"

#define DAY    20782 /* 25/11/2026 */
#define RECORD 5
#define PAGE   512

static struct stand stand;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    if (counter_was_child(*argc, *argv))
        exit(0);
    stand_make(&stand);
    return 0;
}

static void damage(struct stand_file *file, const uint8_t *record)
{
    size_t at = (size_t)record[1] << 16 | (size_t)record[2] << 8 | record[3];
    if (file->size == 0)
        return;
    at %= file->size;
    size_t rest = file->size - at;
    switch (record[0] % 5) {
    case 0: file->bytes[at] ^= record[4] | 1; break;
    case 1: file->bytes[at] = record[4]; break;
    case 2: file->size = at; break;
    case 3: memset(file->bytes + at, record[4], rest < PAGE ? rest : PAGE); break;
    default: memmove(file->bytes + at, file->bytes, rest < PAGE ? rest : PAGE); break;
    }
}

/* The tables are compared, which takes as long as all else, for every fourth input. */
static void read_alone(bool tables)
{
    struct error error = {0};
    struct verify_result result;
    struct day_figures figures;
    struct ledger_options options = {.folder = stand.counter.folder,
                                     .clock = &stand.counter.clock,
                                     .random = &stand.counter.random,
                                     .read_only = true};
    ledger_verify(stand.counter.folder, tables, NULL, NULL, NULL, &result, &error);
    struct ledger *ledger = ledger_open(&options, &error);
    SOUND(ledger != NULL || error.code != ERROR_NONE);
    if (ledger != NULL && report_day(ledger, DAY, &figures, &error)) {
        struct buffer text = {0};
        report_day_text(&figures, NULL, NULL, &text);
        buffer_release(&text);
    }
    ledger_close(ledger);
}

static void work_on(void)
{
    static const int keys[] = {UI_KEY_ENTER, '5', UI_KEY_ESCAPE, '7', UI_KEY_ESCAPE, '8'};
    stand_on(&stand);
    stand_look(&stand);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0] && !stand.counter.ended; i++) {
        counter_press(&stand.counter, keys[i]);
        if (stand.counter.client.watch(stand.counter.client.self) >= 0)
            counter_wait_for_child(&stand.counter);
        stand_look(&stand);
    }
    stand_off(&stand);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct stand_file *file = &stand.file[data[0] % stand.files];
    struct stand_file whole = *file;
    file->bytes = malloc(whole.size + 1);
    memcpy(file->bytes, whole.bytes, whole.size);
    for (size_t at = 1; at + RECORD <= size; at += RECORD)
        damage(file, data + at);
    stand_put_back(&stand);
    free(file->bytes);
    *file = whole;
    read_alone(data[size - 1] % 4 == 0);
    work_on();
    return 0;
}
