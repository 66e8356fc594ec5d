/* `camtay sort`: names in the order in which people are listed here. Any bytes; each line comes out
 * as it went in. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/say.h"
#include "domain/name.h"

struct line {
    char *text;
    size_t length; /* without its line break; a NUL may be inside */
    size_t place;  /* in the input: equals stay in its order */
    char *key;
};

struct lines {
    struct line *line;
    size_t count, room;
};

/* By what stands before a NUL, if there is one. */
static void add_line(struct lines *lines, const char *text, size_t length)
{
    if (lines->count == lines->room) {
        lines->room = lines->room > 0 ? lines->room * 2 : 256;
        lines->line = memory_resize(lines->line, lines->room, sizeof *lines->line);
    }
    char *copy = memory_new(length + 1, 1);
    memcpy(copy, text, length);
    lines->line[lines->count] = (struct line){copy, length, lines->count, name_sort_key(copy)};
    lines->count++;
}

static bool read_lines(struct lines *lines)
{
    char *text = NULL;
    size_t room = 0;
    ssize_t read;
    while ((read = getline(&text, &room, stdin)) >= 0) {
        size_t length = (size_t)read;
        add_line(lines, text, length > 0 && text[length - 1] == '\n' ? length - 1 : length);
    }
    if (text != NULL)
        explicit_bzero(text, room);
    free(text);
    return ferror(stdin) == 0;
}

static int by_name(const void *one, const void *other)
{
    const struct line *left = one, *right = other;
    int order = strcmp(left->key, right->key);
    if (order == 0)
        order = left->place < right->place ? -1 : left->place > right->place;
    return order;
}

static void print_lines(const struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        fwrite(lines->line[i].text, 1, lines->line[i].length, stdout);
        putchar('\n');
    }
}

static void release(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        explicit_bzero(lines->line[i].text, lines->line[i].length);
        explicit_bzero(lines->line[i].key, strlen(lines->line[i].key));
        free(lines->line[i].text);
        free(lines->line[i].key);
    }
    free(lines->line);
}

static int run(struct call *call)
{
    (void)call;
    struct lines lines = {0};
    int status = STATUS_FINE;
    if (!read_lines(&lines)) {
        say(stderr, "Không đọc được danh sách ở đầu vào. Chạy lại với một tệp đọc được.");
        status = STATUS_WRONG;
    } else {
        if (lines.count > 0)
            qsort(lines.line, lines.count, sizeof *lines.line, by_name);
        print_lines(&lines);
        status = say_end(STATUS_FINE);
    }
    release(&lines);
    return status;
}

const struct command command_sort = {
    .name = "sort",
    .usage = "< TỆP",
    .summary = "Xếp tên người theo thứ tự tiếng Việt: tên, rồi họ, rồi đệm.",
    .more = "Mỗi dòng của đầu vào là một tên. Dòng trùng nhau đều được giữ.",
    .run = run,
};
