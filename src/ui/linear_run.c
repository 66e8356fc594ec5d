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
#include "ui/field.h"
#include "ui/focus.h"
#include "ui/key.h"
#include "ui/linear.h"
#include "ui/signals.h"
#include "ui/timer.h"
#include "ui/turn.h"

#define LINE_LIMIT 4096 /* bytes; what is longer is cut, as a burst is */
#define BURST_KEYS 8

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

static size_t count_letters(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text += text_grapheme(text))
        count++;
    return count;
}

static bool same_words(const char *left, const char *right)
{
    char *a = text_fold(left), *b = text_fold(right);
    bool same = a[0] != '\0' && strcmp(a, b) == 0;
    free(a);
    free(b);
    return same;
}

/* After an answer: to the next field or option; at the last one Enter is pressed, if it should. */
static bool go_on(struct lines *lines, bool enter)
{
    turn_describe(&lines->turn);
    struct ui_place *place = turn_place(&lines->turn);
    const struct page *page = &lines->turn.page;
    for (int next = place->focus; (next = focus_step(page, next, 1)) != 0;) {
        enum page_kind kind = focus_block(page, next)->kind;
        if (kind == PAGE_FIELD || kind == PAGE_OPTIONS) {
            place->focus = next;
            return true;
        }
    }
    return !enter || turn_key(&lines->turn, UI_KEY_ENTER);
}

static bool answer_field(struct lines *lines, const struct page_block *block, const char *text)
{
    struct turn *turn = &lines->turn;
    int item = block->item;
    if (!block->secret && count_letters(text) >= BURST_KEYS &&
        turn->client->burst(turn->client->self, text))
        return true;
    if (!turn_fill(turn, block, text))
        return false;
    /* A field that took nothing, or a page that the client changed meanwhile, keeps the focus. */
    char said[sizeof turn->said];
    memcpy(said, turn->said, sizeof said);
    turn_describe(turn);
    if (said[0] != '\0' || turn_place(turn)->focus != item)
        return true;
    return go_on(lines, true);
}

/* The index of the option that the line names, or -1. */
static int option_named(const struct page_block *block, const char *text)
{
    char *end = NULL;
    long number = strtol(text, &end, 10);
    if (*end == '\0' && number >= 1 && number <= block->option_count)
        return (int)number - 1;
    for (int i = 0; i < block->option_count; i++)
        if (block->options[i] != NULL && same_words(block->options[i], text))
            return i;
    return -1;
}

/* The item that the line names by its number or by its words, or 0. */
static int item_named(const struct page *page, const char *text)
{
    char *end = NULL;
    long number = strtol(text, &end, 10);
    for (int item = focus_end(page, false); item != 0; item = focus_step(page, item, 1)) {
        const struct page_block *block = focus_block(page, item);
        if (*end == '\0' && number > 0 && linear_number(page, item) == number)
            return item;
        if (block->kind == PAGE_CHOICE && block->label != NULL && same_words(block->label, text))
            return item;
    }
    return 0;
}

static bool answer_words(struct lines *lines, const char *text)
{
    struct turn *turn = &lines->turn;
    int item = item_named(&turn->page, text);
    if (item != 0)
        return turn_choose(turn, item, UI_KEY_NONE);
    for (const struct page_block *at = turn->page.first; at != NULL; at = at->next) {
        int index = at->kind == PAGE_OPTIONS ? option_named(at, text) : -1;
        if (index >= 0)
            return turn_option(turn, at, index, UI_KEY_NONE);
    }
    const struct page_block *search = turn_search_field(turn);
    if (search != NULL) {
        turn_place(turn)->focus = search->item;
        return answer_field(lines, search, text);
    }
    if (count_letters(text) >= BURST_KEYS && turn->client->burst(turn->client->self, text))
        return true;
    turn_say(turn, "Dòng này không trả lời gì ở đây. Gõ số, chữ hoặc phím như :F6; :? xem lại.");
    return true;
}

static bool answer_key(struct lines *lines, const char *text)
{
    int key = ui_key_read(text);
    if (strcmp(text, ":?") == 0)
        return true;
    if (key != UI_KEY_NONE)
        return turn_key(&lines->turn, key);
    turn_say(&lines->turn, "Không có phím này. Phím viết như :F6, :enter, :esc, :space.");
    return true;
}

/* The key if the line is one letter that is a key here and not text for the field. */
static int single_key(const struct lines *lines, const struct page_block *field, const char *text)
{
    const struct page *page = &lines->turn.page;
    int key = text[text_grapheme(text)] == '\0' && text[0] != ':' ? ui_key_read(text) : UI_KEY_NONE;
    if (field == NULL || key == UI_KEY_NONE)
        return key;
    if (field->keys_when_empty && field->field->text[0] == '\0' &&
        focus_by_key(page, key, true) != 0)
        return key;
    return field->digits && (key < '0' || key > '9') ? key : UI_KEY_NONE;
}

static bool key_means_something(const struct page *page, int key)
{
    int other = key < 0x80 ? key ^ 0x20 : key;
    return focus_by_key(page, key, false) != 0 || page_find_key(page, key) != NULL ||
           page_find_key(page, other) != NULL;
}

static bool answer(struct lines *lines, const char *text)
{
    struct turn *turn = &lines->turn;
    turn->said[0] = '\0';
    const struct page_block *block = focus_block(&turn->page, turn_place(turn)->focus);
    const struct page_block *field = block != NULL && block->kind == PAGE_FIELD ? block : NULL;
    if (text[0] == '\0')
        return turn_key(turn, UI_KEY_ENTER);
    if (text[0] == ':')
        return answer_key(lines, text);
    int index = block != NULL && block->kind == PAGE_OPTIONS ? option_named(block, text) : -1;
    if (index >= 0)
        return turn_option(turn, block, index, UI_KEY_NONE) && go_on(lines, false);
    int key = single_key(lines, field, text);
    if (key != UI_KEY_NONE && key_means_something(&turn->page, key))
        return turn_key(turn, key);
    if (field != NULL)
        return answer_field(lines, field, text);
    return answer_words(lines, text);
}

/* The line that has come to its end. */
static bool take_line(struct lines *lines)
{
    size_t length = lines->length;
    if (length > 0 && lines->line[length - 1] == '\r')
        length--;
    char *text = text_clean(lines->line, length, LINE_LIMIT);
    bool go = answer(lines, text);
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
