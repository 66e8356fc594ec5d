#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/say.h"
#include "ui/typing.h"

/* The line that is being typed, as a field has it but without its limit. */
struct line {
    struct buffer text;
    size_t word; /* bytes before the last word: nothing there changes any more */
};

/* Only the last word and its key go to the engine: a long line costs no more than its length. */
static void type_key(struct line *line, struct typing *typing, const struct typing_rules *rules,
                     int key)
{
    struct typed typed;
    const char *last = buffer_text(&line->text) + line->word;
    size_t length = line->text.length - line->word;
    if (length < TYPING_SIZE && typing_key(typing, rules, key, last, length, &typed)) {
        line->text.length = line->word + typed.from;
        buffer_add_text(&line->text, typed.text);
        return;
    }
    buffer_add_byte(&line->text, (char)key);
    if (!((key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z'))) {
        line->word = line->text.length;
        typing_forget(typing);
    }
}

static void type_line(const char *keys, size_t length, const struct typing_rules *rules)
{
    char *clean = text_clean(keys, length, length * 3 + 1);
    struct line line = {0};
    struct typing typing = {0};
    for (const char *at = clean; *at != '\0'; at++)
        type_key(&line, &typing, rules, (unsigned char)*at);
    char *text = text_nfc(buffer_text(&line.text));
    puts(text);
    free(text);
    free(clean);
    buffer_release(&line.text);
    typing_forget(&typing);
}

static int run(struct call *call)
{
    bool telex = call_option(call, "telex") != NULL, vni = call_option(call, "vni") != NULL;
    if (telex == vni)
        return call_misused(call->command, "chọn một kiểu gõ: --telex hoặc --vni.");
    struct typing_rules rules = {.method = telex ? TYPING_TELEX : TYPING_VNI,
                                 .scope = call_option(call, "place") != NULL ? TYPING_PLACE
                                                                             : TYPING_SYLLABLE,
                                 .modern = call_option(call, "modern") != NULL};
    char *keys = NULL;
    size_t room = 0;
    ssize_t length;
    while ((length = getline(&keys, &room, stdin)) >= 0) {
        size_t size = (size_t)length;
        while (size > 0 && (keys[size - 1] == '\n' || keys[size - 1] == '\r'))
            size--;
        type_line(keys, size, &rules);
    }
    free(keys);
    return say_end(STATUS_FINE);
}

static const struct command_option options[] = {
    {"telex", NULL, "gõ kiểu Telex: aa ow dd, dấu s f r x j"},
    {"vni", NULL, "gõ kiểu VNI: a6 o7 d9, dấu 1 đến 5"},
    {"place", NULL, "như ô tên người, tên thôn: Ngọk, Blưi, Ksor, ô̆, ƀ"},
    {"modern", NULL, "dấu kiểu mới: hoà, thuý"},
    {NULL, NULL, NULL},
};

const struct command command_type = {
    .name = "type",
    .usage = "--telex|--vni",
    .summary = "Phím gõ ở đầu vào, mỗi dòng một dòng, thành chữ Việt.",
    .more = "Bộ gõ của các ô trong quầy, để thử và cho kịch bản. Không cần sổ.",
    .options = options,
    .run = run,
};
