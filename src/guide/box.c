#include "guide/box.h"

#include <string.h>

#include "guide/notices.h"
#include "guide/phrase.h"

/* What people put into a box: nothing, spaces, or a tick. Returns the end of "[…]", or NULL. */
static const char *skip_box(const char *text)
{
    static const char *const inside[] = {"x", "X", "v", "V", "*", "✓", "✔", NULL};
    if (*text++ != '[')
        return NULL;
    text += strspn(text, " ");
    for (size_t i = 0; inside[i] != NULL; i++) {
        size_t length = strlen(inside[i]);
        if (strncmp(text, inside[i], length) == 0) {
            text += length;
            break;
        }
    }
    text += strspn(text, " ");
    return *text == ']' ? text + 1 : NULL;
}

bool box_read(const char *text, int line, struct notices *notices, const char **act)
{
    const char *end = skip_box(text);
    *act = NULL;
    if (end == NULL)
        return false;
    bool empty = end - text == 3 && text[1] == ' ';
    const char *rest = end + strspn(end, " ");
    if (strpbrk(text, "xXvV*\xE2") != NULL && strpbrk(text, "xXvV*\xE2") < end)
        notices_error(notices, line, "ô đã tích sẵn: viết - [ ] để cán bộ tự tích");
    else if (!empty)
        notices_error(notices, line, "ô để tích viết chưa đúng: giữa [ và ] có đúng một dấu cách");
    else if (*rest == '\0')
        notices_error(notices, line, "ô để tích chưa có việc: viết việc sau [ ]");
    else if (*end != ' ')
        notices_error(notices, line, "thiếu dấu cách sau [ ]: viết - [ ] rồi đến việc");
    else
        *act = rest;
    return true;
}

void box_find_stray(cmark_node *paragraph, int shift, struct notices *notices)
{
    bool starts = true;
    cmark_node *node = cmark_node_first_child(paragraph);
    for (; node != NULL; node = cmark_node_next(node)) {
        cmark_node_type type = cmark_node_get_type(node);
        if (starts && type == CMARK_NODE_TEXT) {
            const char *text = cmark_node_get_literal(node);
            const char *box = text + strspn(text, "-*+");
            if (skip_box(box) != NULL)
                notices_error(notices, node_line(node, shift),
                              "việc để tích phải viết - [ ] ở đầu dòng, có dấu cách sau dấu -");
        }
        starts = type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
    }
}
