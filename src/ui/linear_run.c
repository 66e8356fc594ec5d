/* The loop of lines: read one, answer with it, write the page. */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "ui/key.h"
#include "ui/linear.h"
#include "ui/linear_answer.h"
#include "ui/signals.h"
#include "ui/timer.h"
#include "ui/turn.h"

#define LINE_LIMIT 4096 /* bytes; what is longer is cut, as a burst is */

struct lines {
    struct turn turn;
    const struct ui_options *options;
    int input, output;
    char line[LINE_LIMIT];
    size_t length;
    bool too_long;
    bool at_end;
    bool dead; /* nobody reads what is written */
    struct signals signals;
};

static void write_all(struct lines *lines, const char *text, size_t length)
{
    while (length > 0 && !lines->dead) {
        ssize_t done = write(lines->output, text, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            lines->dead = true;
            return;
        }
        text += done;
        length -= (size_t)done;
    }
}

static void show(struct lines *lines)
{
    struct buffer text = {0};
    linear_write(&lines->turn.page, turn_place(&lines->turn), &text);
    if (lines->turn.said[0] != '\0')
        buffer_addf(&text, "-- %s\n", lines->turn.said);
    buffer_add_byte(&text, '\n');
    write_all(lines, buffer_text(&text), text.length);
    buffer_release(&text);
}

/* The line that has come to its end. */
static bool take_line(struct lines *lines)
{
    size_t length = lines->length;
    if (length > 0 && lines->line[length - 1] == '\r')
        length--;
    char *text = text_clean(lines->line, length, LINE_LIMIT);
    bool go = linear_answer(&lines->turn, text);
    if (lines->too_long)
        turn_say(&lines->turn, "Dòng quá dài: phần sau 4.096 byte đã bỏ.");
    explicit_bzero(text, strlen(text));
    explicit_bzero(lines->line, sizeof lines->line);
    free(text);
    lines->length = 0;
    lines->too_long = false;
    if (go) {
        turn_describe(&lines->turn);
        show(lines);
    }
    return go;
}

/* Reads one byte at a time up to the end of a line: what follows it may be for whoever comes next,
 * and waits while a child works. */
static bool read_line(struct lines *lines)
{
    char byte = 0;
    ssize_t got = read(lines->input, &byte, 1);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return true;
    if (got <= 0) {
        lines->at_end = true;
        return lines->length == 0 || take_line(lines);
    }
    if (byte == '\n')
        return take_line(lines);
    if (lines->length < sizeof lines->line)
        lines->line[lines->length++] = byte;
    else
        lines->too_long = true;
    return true;
}

/* What happened without a line is written only if it brought another page: a screen reader must
 * not hear a running clock. */
static bool show_if_changed(struct lines *lines, bool go)
{
    if (go && turn_describe(&lines->turn))
        show(lines);
    return go;
}

static bool wait_and_handle(struct lines *lines)
{
    const struct ui_client *client = lines->turn.client;
    int watched = client->watch(client->self);
    struct pollfd files[] = {{.fd = watched >= 0 ? -1 : lines->input, .events = POLLIN},
                             {.fd = watched, .events = POLLIN},
                             {.fd = lines->signals.file, .events = POLLIN}};
    int wait = timer_wait(client, lines->options->clock);
    if (poll(files, 3, wait) < 0)
        return errno == EINTR;
    struct signals_seen seen = signals_read(&lines->signals);
    if (seen.vanished || seen.end) {
        lines->at_end = true;
        return true;
    }
    if (timer_due(client, lines->options->clock) &&
        !show_if_changed(lines, client->tick(client->self)))
        return false;
    if (files[1].revents != 0)
        return show_if_changed(lines, client->ready(client->self));
    return files[0].revents == 0 || read_line(lines);
}

bool ui_run_linear(const struct ui_client *client, const struct ui_options *options, int input,
                   int output, struct error *error)
{
    struct lines *lines = memory_new(1, sizeof *lines);
    lines->options = options;
    lines->input = input;
    lines->output = output;
    if (!signals_open(&lines->signals, error)) {
        free(lines);
        return false;
    }
    turn_init(&lines->turn, client);
    show(lines);
    bool go = true;
    while (go && !lines->at_end && !lines->dead)
        go = wait_and_handle(lines);
    if (go)
        turn_act(&lines->turn, UI_ACTION_HANGUP, 0, UI_KEY_NONE);
    turn_release(&lines->turn);
    signals_close(&lines->signals);
    free(lines);
    return true;
}
