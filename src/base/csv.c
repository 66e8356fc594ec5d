#include "base/csv.h"

#include <stdbool.h>
#include <string.h>

#include "base/buffer.h"

void csv_begin(struct buffer *into)
{
    buffer_add_text(into, "\xEF\xBB\xBF");
}

static bool is_formula(const char *text)
{
    return text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;
}

static void add_cell(const char *text, struct buffer *into)
{
    const char *guard = is_formula(text) ? "'" : "";
    if (strpbrk(text, "\",\r\n;") == NULL && guard[0] == '\0') {
        buffer_add_text(into, text);
        return;
    }
    buffer_addf(into, "\"%s", guard);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"')
            buffer_add_text(into, "\"");
        buffer_add(into, at, 1);
    }
    buffer_add_text(into, "\"");
}

void csv_row(const char *const *texts, size_t count, struct buffer *into)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_add_text(into, ",");
        add_cell(texts[i], into);
    }
    buffer_add_text(into, "\r\n");
}
