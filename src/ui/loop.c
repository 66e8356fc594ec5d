/* The loop of the full screen: wait, decode, act, draw. */
#include "ui/loop.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "ui/decode.h"
#include "ui/key.h"
#include "ui/layout.h"
#include "ui/pointer.h"
#include "ui/queue.h"
#include "ui/scanner.h"
#include "ui/screen.h"
#include "ui/signals.h"
#include "ui/terminal.h"
#include "ui/timer.h"
#include "ui/turn.h"

#define OWN_FILES 3  /* terminal, signals, the client's */
#define DRAW_MS   50 /* a long queue of keys is shown now and then */

struct loop {
    struct turn turn;
    const struct ui_options *options;
    struct screen screen;
    struct cells cells;
    struct signals signals;
    struct decoder decoder;
    struct queue queue;
    struct scanner *scanner;
    enum ui_port port; /* as the client knows it */
    bool taken;        /* the last text that came at once was the client's */
    bool over;         /* the client has ended it while a scan was handled */
    unsigned stamp;    /* counts pages: keys carry that of the page they were pressed on */
    int64_t drawn;
    bool lost; /* the terminal is gone */
};

/* The real time, whatever the clock of the program says: keys are pressed by real hands. */
static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* After PgUp and PgDn the focus goes to the first item in sight: Enter must not choose what nobody
 * sees. True if it moved. */
static bool bring_focus_along(struct loop *loop)
{
    struct ui_place *place = turn_place(&loop->turn);
    int first = 0;
    for (int i = 0; i < loop->cells.columns * loop->cells.rows; i++) {
        int item = loop->cells.at[i].item;
        if (item == place->focus)
            return false;
        first = first == 0 ? item : first;
    }
    if (first == 0 || place->focus == 0)
        return false;
    place->focus = place->seen = first;
    return true;
}

static void lay_out(struct loop *loop)
{
    const char *said = loop->turn.said[0] != '\0' ? loop->turn.said : NULL;
    layout_page(&loop->turn.page, turn_place(&loop->turn), said, &loop->cells);
}

static void draw(struct loop *loop)
{
    lay_out(loop);
    if (loop->cells.more_above + loop->cells.more_below > 0 && bring_focus_along(loop))
        lay_out(loop);
    screen_draw(&loop->screen, &loop->cells);
    loop->drawn = now_ms();
}

/* Reads what waits; false if nothing did. */
static bool read_terminal(struct loop *loop)
{
    char bytes[DECODE_BURST];
    ssize_t got = read(STDIN_FILENO, bytes, sizeof bytes);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return false;
    if (got <= 0) {
        loop->lost = true;
        return false;
    }
    decoder_feed(&loop->decoder, bytes, (size_t)got, now_ms(), loop->stamp);
    explicit_bzero(bytes, sizeof bytes);
    return true;
}

static bool input_waits(void)
{
    struct pollfd file = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&file, 1, 0) > 0;
}

/* Describes the page anew. If it is another one, what was pressed until now was meant for the old
 * one: it is read, and keeps the old stamp. */
static void page_moved(struct loop *loop)
{
    if (!turn_describe(&loop->turn))
        return;
    for (int i = 0; i < 16 && input_waits() && read_terminal(loop); i++)
        ;
    loop->stamp++;
}

static bool handle_click(struct loop *loop, const struct decoded *event)
{
    lay_out(loop); /* the page as it is, not as it was when keys began to wait */
    return pointer_click(&loop->turn, &loop->cells, event->x, event->y);
}

/* The focus comes along when the page is drawn, as after PgUp and PgDn. */
static void handle_wheel(struct loop *loop, int direction)
{
    lay_out(loop);
    pointer_wheel(&loop->turn, direction);
}

static bool handle_key(struct loop *loop, const struct decoded *event, bool old)
{
    int key = event->key;
    if ((event->behind && loop->taken) || (old && turn_commits(&loop->turn, key)))
        return true;
    if (key == UI_KEY_CTRL_L)
        screen_forget();
    else if (key != UI_KEY_CTRL_C)
        return turn_key(&loop->turn, key);
    return true;
}

static bool handle_burst(struct loop *loop, const struct decoded *event)
{
    const struct ui_scan scan = {.bytes = event->text,
                                 .length = strlen(event->text),
                                 .source = event->pasted ? UI_SOURCE_PASTE : UI_SOURCE_KEYS,
                                 .end = event->end,
                                 .behind = event->behind};
    return turn_scan(&loop->turn, &scan, &loop->taken);
}

/* A scan from a port: keys that wait were pressed before it. */
static void take_scan(void *self, const struct ui_scan *scan)
{
    struct loop *loop = self;
    if (loop->over)
        return;
    loop->over = !turn_scan(&loop->turn, scan, NULL);
    if (!loop->over)
        page_moved(loop);
}

static const char *no_scanner(const struct ui_client *client)
{
    return client->no_scanner != NULL ? client->no_scanner(client->self) : NULL;
}

/* False ends the loop. */
static bool handle_scanner(struct loop *loop, const struct pollfd *files, int count)
{
    scanner_read(loop->scanner, files, count, now_ms());
    enum ui_port port = scanner_port(loop->scanner);
    const struct ui_client *client = loop->turn.client;
    if (!loop->over && port != loop->port && client->port != NULL) {
        client->port(client->self, port);
        page_moved(loop);
    }
    loop->port = port;
    return !loop->over;
}

static bool handle_event(struct loop *loop, const struct decoded *event)
{
    bool old = event->stamp != loop->stamp;
    bool go = true;
    switch (event->kind) {
    case DECODED_KEY: go = handle_key(loop, event, old); break;
    case DECODED_CLICK: go = old || handle_click(loop, event); break;
    case DECODED_WHEEL: handle_wheel(loop, event->y); break;
    case DECODED_BURST: go = handle_burst(loop, event); break;
    case DECODED_CUT:
        turn_say(&loop->turn, "Chữ đến một lúc quá nhiều: phần sau 4.096 byte đã bỏ.");
        break;
    }
    if (!go)
        return false;
    /* At once: what was just chosen as the printer may be written to in a moment. */
    scanner_except(loop->scanner, no_scanner(loop->turn.client));
    page_moved(loop);
    return true;
}

static bool handle_queue(struct loop *loop)
{
    struct decoded event;
    bool go = true;
    while (go && queue_take(&loop->queue, &event)) {
        go = handle_event(loop, &event);
        if (go && now_ms() - loop->drawn > DRAW_MS)
            draw(loop);
    }
    return go;
}

static void take_size(struct loop *loop)
{
    int columns, rows;
    terminal_size(&columns, &rows);
    screen_resize(columns, rows);
    cells_resize(&loop->cells, columns, rows);
    loop->turn.body_rows = layout_body_rows(rows);
    turn_place(&loop->turn)->seen = 0;
}

/* False ends the loop. */
static bool handle_signals(struct loop *loop)
{
    struct signals_seen seen = signals_read(&loop->signals);
    loop->lost = loop->lost || seen.vanished;
    if (seen.resized || seen.resumed)
        take_size(loop);
    if (!seen.end && !loop->lost)
        return true;
    turn_act(&loop->turn, UI_ACTION_HANGUP, 0, UI_KEY_NONE);
    return false;
}

static bool handle_files(struct loop *loop, const struct pollfd *files)
{
    const struct ui_client *client = loop->turn.client;
    if (files[0].revents != 0)
        read_terminal(loop);
    else
        decoder_settle(&loop->decoder, now_ms());
    if (!handle_signals(loop) || !handle_queue(loop))
        return false;
    /* The client may have let go of its child while the keys were handled. */
    if (files[2].revents != 0 && client->watch(client->self) == files[2].fd) {
        if (!client->ready(client->self))
            return false;
        page_moved(loop);
    }
    if (!timer_due(client, loop->options->clock))
        return true;
    if (!client->tick(client->self))
        return false;
    page_moved(loop);
    return true;
}

static int shorter(int wait, int other)
{
    if (wait < 0 || other < 0)
        return wait < 0 ? other : wait;
    return wait < other ? wait : other;
}

static int wait_ms(const struct loop *loop)
{
    int64_t now = now_ms();
    int keys = shorter(decoder_wait(&loop->decoder, now), scanner_wait(loop->scanner, now));
    return shorter(keys, timer_wait(loop->turn.client, loop->options->clock));
}

static void run(struct loop *loop)
{
    const struct ui_client *client = loop->turn.client;
    for (bool go = true; go;) {
        draw(loop);
        struct pollfd files[OWN_FILES + SCANNER_FILES] = {
            {.fd = STDIN_FILENO, .events = POLLIN},
            {.fd = loop->signals.file, .events = POLLIN},
            {.fd = client->watch(client->self), .events = POLLIN}};
        int ports = scanner_files(loop->scanner, files + OWN_FILES);
        int wait = wait_ms(loop);
        struct timespec until = {.tv_sec = wait / 1000, .tv_nsec = wait % 1000 * 1000000L};
        int got = ppoll(files, (nfds_t)(OWN_FILES + ports), wait < 0 ? NULL : &until, NULL);
        if (got < 0 && errno != EINTR)
            return;
        go = handle_files(loop, files) && handle_scanner(loop, files + OWN_FILES, ports);
    }
}

/* All that runs while the screen is open. */
static void run_on_screen(struct loop *loop, const struct ui_client *client)
{
    const struct scanner_options scanner = {.where = loop->options->scanner,
                                            .except = no_scanner(client),
                                            .emit = take_scan,
                                            .self = loop};
    decoder_init(&loop->decoder, queue_add, &loop->queue);
    turn_init(&loop->turn, client);
    loop->scanner = scanner_new(&scanner);
    take_size(loop);
    if (handle_scanner(loop, NULL, 0))
        run(loop);
    scanner_free(loop->scanner);
}

bool ui_run(const struct ui_client *client, const struct ui_options *options, struct error *error)
{
    struct loop *loop = memory_new(1, sizeof *loop);
    loop->options = options;
    bool ready = signals_open(&loop->signals, error);
    if (ready && !screen_open(&loop->screen, options, error)) {
        signals_close(&loop->signals);
        ready = false;
    }
    if (ready) {
        run_on_screen(loop, client);
        if (loop->lost)
            screen_abandon(&loop->screen);
        else
            screen_close(&loop->screen);
        turn_release(&loop->turn);
        queue_release(&loop->queue);
        cells_release(&loop->cells);
        signals_close(&loop->signals);
    }
    explicit_bzero(loop, sizeof *loop);
    free(loop);
    return ready;
}
