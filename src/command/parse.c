#include "command/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "command/command.h"
#include "command/say.h"

void parse_tell(json_t *into, const char *field, const char *code, const char *message)
{
    json_array_append_new(
        into, json_pack("{s:s, s:s, s:s}", "field", field, "code", code, "message", message));
}

bool parse_typed(const struct parse_item *item, char *text, size_t size)
{
    size_t length = item->length;
    if (length > 0 && item->bytes[length - 1] == '\r')
        length--;
    if (length >= size)
        return false;
    for (size_t i = 0; i < length; i++)
        text[i] = item->bytes[i] != '\0' ? item->bytes[i] : '\x01'; /* no reader takes it */
    text[length] = '\0';
    return true;
}

/* The next line without its LF; false at the end. Of a longer line the first PARSE_MOST_BYTES + 1 are
 * kept, which says that it was longer. */
static bool next_line(char *bytes, size_t *length)
{
    int c = getc_unlocked(stdin);
    *length = 0;
    if (c == EOF)
        return false;
    for (; c != EOF && c != '\n'; c = getc_unlocked(stdin)) {
        if (*length <= PARSE_MOST_BYTES)
            bytes[(*length)++] = (char)c;
    }
    bytes[*length] = '\0';
    return true;
}

/* {"ok":true, …} or {"ok":false,"errors":[…]}; true if it was refused. */
static bool answer(struct parse_item *item, parse_one *one)
{
    item->answer = json_object();
    item->errors = json_array();
    item->doubt = json_array();
    json_object_set_new(item->answer, "ok", json_true());
    one(item);
    bool refused = json_array_size(item->errors) > 0;
    if (refused) {
        json_object_clear(item->answer);
        json_object_set_new(item->answer, "ok", json_false());
        json_object_set(item->answer, "errors", item->errors);
    } else if (item->doubts) {
        json_object_set(item->answer, "doubts", item->doubt);
    }
    char *text = json_dumps(item->answer, JSON_COMPACT);
    puts(text != NULL ? text : "{}");
    free(text);
    json_decref(item->answer);
    json_decref(item->errors);
    json_decref(item->doubt);
    return refused;
}

int parse_lines(struct call *call, parse_one *one)
{
    char *bytes = memory_new(PARSE_MOST_BYTES + 2, 1);
    struct parse_item item = {.bytes = bytes,
                              .today = clock_day(clock_wall(&call->clock)),
                              .doubts = call_option(call, "doubts") != NULL};
    int status = STATUS_FINE;
    setvbuf(stdout, NULL, _IOLBF, 0); /* whoever asks line by line hears line by line */
    while (!ferror(stdout) && next_line(bytes, &item.length)) {
        if (answer(&item, one))
            status = STATUS_WRONG;
    }
    if (ferror(stdin)) {
        say(stderr, "Không đọc được hết dữ liệu vào. Xem lại tệp hoặc đường ống rồi chạy lại.");
        status = STATUS_WRONG;
    }
    explicit_bzero(bytes, PARSE_MOST_BYTES + 2);
    free(bytes);
    return say_end(status);
}
