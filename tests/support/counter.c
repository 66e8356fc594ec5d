#include "support/counter.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/setup.h"
#include "support/founding.h"
#include "ui/linear.h"
#include "view/kiosk_print.h"

#define PAPER_TRIES   10000 /* looks at a print that goes on */
#define PAPER_TRY_US  2000
#define CHILD_WAIT_MS 10000
#define KEY_MS        10 /* a fast hand */
#define AT_ONCE       10 /* a page may want something done at once, but not for ever */

static _Noreturn void give_up(const char *what, const struct error *error)
{
    fprintf(stderr, "counter: %s: %s %s\n", what, error_code_name(error->code), error->cause);
    abort();
}

void counter_make(struct counter *counter)
{
    *counter = (struct counter){0};
    scratch_make(&counter->scratch);
    counter->folder = scratch_path(&counter->scratch, "data");
    counter->key = scratch_path(&counter->scratch, "may.khoa");
    counter->screens = file_join(SOURCE_ROOT, "screens");
    counter->calendar = file_join(SOURCE_ROOT, "data/calendar");
    counter->commune = file_join(SOURCE_ROOT, "data/commune/ngok-bay.yaml");
    setenv("CAMTAY_KEY", counter->key, 1);
    clock_init(&counter->clock);
    clock_set(&counter->clock, COUNTER_CLOCK);
    counter->clock.given = false; /* a test's clock is the true one of its world */
    counter->random.seed = 1;
    counter->options = (struct kiosk_options){.folder = counter->folder,
                                              .screens = counter->screens,
                                              .calendar = counter->calendar,
                                              .commune_file = counter->commune,
                                              .clock = &counter->clock,
                                              .random = &counter->random};
}

static bool found(const struct kiosk_options *options, const char *staff, const char *pin,
                  struct buffer *sheet, struct error *error)
{
    struct desk_setup setup = {.folder = options->folder,
                               .commune_file = options->commune_file,
                               .staff = staff,
                               .pin = pin,
                               .clock = options->clock,
                               .random = options->random};
    return founding_cheap(&setup, sheet, error);
}

void counter_found(struct counter *counter)
{
    struct error error = {0};
    struct buffer sheet = {0};
    if (!found(&counter->options, COUNTER_STAFF, COUNTER_PIN, &sheet, &error) ||
        !desk_setup_sheet_made(counter->folder, true, &error))
        give_up("found", &error);
    buffer_release(&sheet);
}

void counter_on(struct counter *counter)
{
    counter->kiosk = kiosk_new(&counter->options);
    counter->client = kiosk_client(counter->kiosk);
    counter->ended = false;
    turn_init(&counter->turn, &counter->client);
}

void counter_unlock(struct counter *counter)
{
    struct error error = {0};
    struct reaction resume = {.kind = REACT_RESUME};
    /* A clock that stands still would stand before what was just written. */
    clock_advance(&counter->clock, 1000);
    if (!desk_unlock_now(counter->kiosk->counter, COUNTER_STAFF, COUNTER_PIN, &error))
        give_up("unlock", &error);
    kiosk_react(counter->kiosk, &resume);
    turn_describe(&counter->turn);
    counter_wait(counter, 0);
}

void counter_off(struct counter *counter)
{
    if (counter->kiosk == NULL)
        return;
    turn_release(&counter->turn);
    kiosk_free(counter->kiosk);
    counter->kiosk = NULL;
}

void counter_end(struct counter *counter)
{
    counter_off(counter);
    scratch_remove(&counter->scratch, "data");
    scratch_remove(&counter->scratch, "may.khoa");
    if (!scratch_end(&counter->scratch))
        abort();
    buffer_release(&counter->text);
    free(counter->folder);
    free(counter->key);
    free(counter->screens);
    free(counter->calendar);
    free(counter->commune);
}

/* The page is described after each key, and what is due at once (a draft) is done. */
static void settle(struct counter *counter, bool go)
{
    counter->ended = !go;
    if (!go)
        return;
    turn_describe(&counter->turn);
    counter_wait(counter, 0);
}

void counter_press(struct counter *counter, int key)
{
    clock_advance(&counter->clock, KEY_MS);
    settle(counter, turn_key(&counter->turn, key));
}

void counter_type(struct counter *counter, const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0';) {
        int size = *at < 0x80 ? 1 : *at < 0xe0 ? 2 : *at < 0xf0 ? 3 : 4;
        int key = size == 1 ? *at : *at & (0xff >> (size + 1));
        for (int i = 1; i < size; i++)
            key = key << 6 | (at[i] & 0x3f);
        counter_press(counter, key);
        at += size;
    }
}

void counter_scan(struct counter *counter, const char *text)
{
    settle(counter, turn_burst(&counter->turn, text));
}

/* As the loop does when a timer has run out; false when the kiosk has ended itself. */
static bool tick(struct counter *counter)
{
    counter->ended = !counter->client.tick(counter->client.self);
    if (!counter->ended)
        turn_describe(&counter->turn);
    return !counter->ended;
}

void counter_wait(struct counter *counter, int64_t milliseconds)
{
    int64_t now = clock_steady(&counter->clock), end = now + milliseconds;
    for (int at_once = 0; at_once < AT_ONCE; at_once++) {
        int64_t wake = counter->client.wake(counter->client.self);
        if (wake < 0 || wake > end) {
            clock_advance(&counter->clock, end - now);
            return;
        }
        if (wake > now) {
            clock_advance(&counter->clock, wake - now);
            now = wake;
            at_once = 0;
        }
        if (!tick(counter))
            return;
    }
    give_up("a page that wants to be woken for ever", &(struct error){0});
}

void counter_wait_for_paper(struct counter *counter)
{
    int percent;
    for (int i = 0; kiosk_printing(counter->kiosk, &percent) != NULL; i++) {
        if (i == PAPER_TRIES)
            give_up("a print that does not end", &(struct error){0});
        usleep(PAPER_TRY_US);
        counter->client.ready(counter->client.self);
    }
    turn_describe(&counter->turn);
}

void counter_wait_for_child(struct counter *counter)
{
    int watched;
    while ((watched = counter->client.watch(counter->client.self)) >= 0) {
        struct pollfd end = {.fd = watched, .events = POLLIN};
        if (poll(&end, 1, CHILD_WAIT_MS) != 1)
            give_up("the child says nothing", &(struct error){0});
        counter->client.ready(counter->client.self);
    }
    turn_describe(&counter->turn);
    counter_wait(counter, 0);
}

const char *counter_page(struct counter *counter)
{
    buffer_clear(&counter->text);
    linear_write(&counter->turn.page, turn_place(&counter->turn), &counter->text);
    if (counter->turn.said[0] != '\0')
        buffer_addf(&counter->text, "%s\n", counter->turn.said);
    return buffer_text(&counter->text);
}

bool counter_shows(struct counter *counter, const char *words)
{
    bool there = strstr(counter_page(counter), words) != NULL;
    if (!there)
        fprintf(stderr, "not on the page: %s\n%s\n", words, counter_page(counter));
    return there;
}

const char *counter_view(struct counter *counter)
{
    return stack_top(counter->kiosk)->view->name;
}

struct desk *counter_desk(struct counter *counter)
{
    return kiosk_desk(counter->kiosk);
}

void counter_receive(struct counter *counter, const char *name, const char *id_number)
{
    struct error error = {0};
    struct desk_match match;
    struct reaction visit = {.kind = REACT_VISIT};
    struct desk *desk = counter_desk(counter);
    if (!desk_find(desk, id_number, &match, &error))
        give_up("find", &error);
    snprintf(match.citizen.name, sizeof match.citizen.name, "%s", name);
    match.citizen.resident = true;
    if (!desk_receive(desk, &match.citizen, "counter", &error))
        give_up("receive", &error);
    kiosk_react(counter->kiosk, &visit);
    turn_describe(&counter->turn);
    counter_wait(counter, 0);
}

/* ---- children of the kiosk ------------------------------------------------------------------- */

static const char *value_of(int argc, char **argv, const char *option)
{
    for (int i = 2; i + 1 < argc; i++)
        if (strcmp(argv[i], option) == 0)
            return argv[i + 1];
    return NULL;
}

/* As `camtay setup --pin-file - --recovery-file -`, with a cheap slot. */
static void set_up(int argc, char **argv)
{
    struct clock clock;
    struct random random = {.seed = 1};
    clock_init(&clock);
    clock_set(&clock, COUNTER_CLOCK);
    struct kiosk_options options = {.folder = value_of(argc, argv, "--data"),
                                    .commune_file = value_of(argc, argv, "--commune"),
                                    .clock = &clock,
                                    .random = &random};
    char pin[64] = "", text[400];
    struct error error = {0};
    struct buffer sheet = {0};
    if (fgets(pin, sizeof pin, stdin) == NULL)
        exit(2);
    pin[strcspn(pin, "\n")] = '\0';
    bool good = found(&options, value_of(argc, argv, "--staff"), pin, &sheet, &error);
    printf("%s\n",
           good ? buffer_text(&sheet) : desk_sentence(ACT_SETUP, &error, text, (int)sizeof text));
    buffer_release(&sheet);
    if (!good)
        exit(1);
}

bool counter_was_child(int argc, char **argv)
{
    if (founding_was_child(argc, argv))
        return true;
    if (argc > 2 && strcmp(argv[1], "setup") == 0) {
        set_up(argc, argv);
        return true;
    }
    return false;
}

/* ---- cmocka ---------------------------------------------------------------------------------- */

int counter_setup_empty(void **state)
{
    struct counter *counter = memory_new(1, sizeof *counter);
    counter_make(counter);
    *state = counter;
    return 0;
}

int counter_setup(void **state)
{
    counter_setup_empty(state);
    counter_found(*state);
    counter_on(*state);
    counter_unlock(*state);
    return 0;
}

int counter_teardown(void **state)
{
    counter_end(*state);
    free(*state);
    return 0;
}
