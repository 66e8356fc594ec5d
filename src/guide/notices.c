#include "guide/notices.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"
#include "guide/grow.h"

#define MOST_ERRORS  100
#define MOST_QUOTED  80
#define MOST_MESSAGE 1000

/* Counts a notice; true if it is to be kept too. Warnings are few by nature (one a link, three a
 * file), and must not take the room of errors. */
static bool has_room(struct notices *notices, bool warning)
{
    if (!warning)
        notices->errors++;
    return warning || notices->errors <= MOST_ERRORS + 1;
}

static void keep(struct notices *notices, int line, bool warning, const char *message)
{
    if (!warning && notices->errors > MOST_ERRORS)
        message = "còn nhiều chỗ nữa; sửa những chỗ trên rồi kiểm tra lại";
    notices->item = grow(notices->arena, notices->item, notices->count, sizeof *notices->item);
    notices->item[notices->count++] = (struct notice){line, warning, message};
}

static void keep_worded(struct notices *notices, int line, bool warning, const char *format,
                        va_list arguments)
{
    char *text = NULL;
    if (vasprintf(&text, format, arguments) < 0)
        abort();
    keep(notices, line, warning, arena_text(notices->arena, text));
    free(text);
}

void notices_error(struct notices *notices, int line, const char *format, ...)
{
    if (!has_room(notices, false))
        return;
    va_list arguments;
    va_start(arguments, format);
    keep_worded(notices, line, false, format, arguments);
    va_end(arguments);
}

void notices_warning(struct notices *notices, int line, const char *format, ...)
{
    if (!has_room(notices, true))
        return;
    va_list arguments;
    va_start(arguments, format);
    keep_worded(notices, line, true, format, arguments);
    va_end(arguments);
}

static void keep_finding(void *self, const char *file, int line, bool warning, const char *message)
{
    struct notices *notices = self;
    (void)file;
    if (!has_room(notices, warning))
        return;
    /* It may quote what an author wrote. */
    char *clean = text_clean(message, strlen(message), MOST_MESSAGE);
    keep(notices, line, warning, arena_text(notices->arena, clean));
    free(clean);
}

struct findings notices_findings(struct notices *notices)
{
    return (struct findings){.add = keep_finding, .self = notices};
}

/* By insertion: a few hundred at most, nearly sorted, and equal lines keep their order. */
static void sort_by_line(struct notices *notices)
{
    for (size_t i = 1; i < notices->count; i++) {
        struct notice moved = notices->item[i];
        size_t place = i;
        for (; place > 0 && notices->item[place - 1].line > moved.line; place--)
            notices->item[place] = notices->item[place - 1];
        notices->item[place] = moved;
    }
}

void notices_hand_on(struct notices *notices, struct findings *findings)
{
    if (findings == NULL)
        return;
    sort_by_line(notices);
    for (size_t i = 0; i < notices->count; i++) {
        const struct notice *notice = &notices->item[i];
        finding_add(findings, notices->file, notice->line, notice->warning, "%s", notice->message);
    }
}

const char *notices_first_error(struct notices *notices)
{
    sort_by_line(notices);
    for (size_t i = 0; i < notices->count; i++) {
        const struct notice *notice = &notices->item[i];
        if (notice->warning)
            continue;
        if (notice->line == 0)
            return arena_textf(notices->arena, "%s: %s", notices->file, notice->message);
        return arena_textf(notices->arena, "%s:%d: %s", notices->file, notice->line,
                           notice->message);
    }
    return NULL;
}

const char *notices_quote(struct notices *notices, const char *text, size_t length)
{
    char *clean = text_clean(text, length, MOST_QUOTED);
    const char *quoted = arena_text(notices->arena, clean);
    free(clean);
    return quoted;
}
