#include "guide/parse.h"

#include <cmark.h>
#include <string.h>

#include "base/buffer.h"
#include "guide/draft.h"
#include "guide/front.h"
#include "guide/lines.h"
#include "guide/links.h"
#include "guide/phrase.h"
#include "guide/section.h"

static void add_heading(struct section *section, cmark_node *heading)
{
    struct notices *notices = &section->draft->notices;
    int line = node_line(heading, section->shift);
    int level = cmark_node_get_heading_level(heading);
    /* A heading with # is one line; one that a line of - or = made has two. */
    if (cmark_node_get_end_line(heading) > cmark_node_get_start_line(heading))
        notices_error(notices, line,
                      "dòng --- hay === ngay dưới biến đoạn này thành tiêu đề: bỏ dòng ấy");
    else if (level == 2)
        section_open_step(section, heading);
    else if (level == 3)
        section_open_trouble(section, heading);
    else if (level == 1)
        notices_error(notices, line,
                      "tên hướng dẫn viết ở mục title trên đầu; bước thì dùng hai dấu ##");
    else
        notices_error(notices, line, "chỉ dùng ## cho bước và ### cho trở ngại");
}

static bool is_table_row(cmark_node *paragraph)
{
    cmark_node *first = cmark_node_first_child(paragraph);
    return first != NULL && cmark_node_get_type(first) == CMARK_NODE_TEXT &&
           cmark_node_get_literal(first)[0] == '|';
}

static void add_block(struct section *section, cmark_node *block)
{
    struct notices *notices = &section->draft->notices;
    int line = node_line(block, section->shift);
    switch (cmark_node_get_type(block)) {
    case CMARK_NODE_HEADING: add_heading(section, block); break;
    case CMARK_NODE_BLOCK_QUOTE: section_add_say(section, block); break;
    case CMARK_NODE_LIST: section_add_list(section, block); break;
    case CMARK_NODE_PARAGRAPH:
        if (is_table_row(block))
            notices_error(notices, line, "hướng dẫn không có bảng: viết thành các mục -");
        else
            section_add_paragraph(section, block);
        break;
    case CMARK_NODE_CODE_BLOCK:
        notices_error(notices, line, "hướng dẫn không có khối mã: bỏ ``` hoặc thụt đầu dòng");
        break;
    case CMARK_NODE_HTML_BLOCK:
        notices_error(notices, line, "không dùng thẻ HTML (<…>): viết chữ thường");
        break;
    case CMARK_NODE_THEMATIC_BREAK: notices_error(notices, line, "bỏ dòng kẻ ngang này"); break;
    default: notices_error(notices, line, "không hiểu đoạn này: viết chữ thường"); break;
    }
}

/* Definitions inside a guide would win over links.md's and vanish from libcmark's tree. */
static void find_definitions(struct draft *draft, const char *body, size_t length, int shift)
{
    struct line line = {0};
    while (line_next(&line, body, length)) {
        const char *at = line.text, *end = line.text + line.length;
        while (at < end && strchr(" \t>-*+", *at) != NULL)
            at++;
        const char *close = at < end && *at == '[' ? memchr(at, ']', (size_t)(end - at)) : NULL;
        if (close != NULL && close + 1 < end && close[1] == ':')
            notices_error(&draft->notices, line.number + shift,
                          "địa chỉ chỉ khai trong links.md: chuyển dòng này sang đó");
    }
}

static void read_body(struct draft *draft, const char *body, size_t length, int lines,
                      const struct links *links)
{
    find_definitions(draft, body, length, lines);

    /* libcmark sees the definitions first, where no open block of the author can swallow them, and
     * their lines are taken off again. */
    struct buffer text = {0};
    int defined = links_define(links, &text) + 1;
    buffer_add_byte(&text, '\n');
    buffer_add(&text, body, length);
    cmark_node *document =
        cmark_parse_document(buffer_text(&text), text.length, CMARK_OPT_VALIDATE_UTF8);
    buffer_release(&text);
    cmark_consolidate_text_nodes(document);

    struct section section = {.draft = draft, .links = links, .shift = lines - defined};
    cmark_node *block = cmark_node_first_child(document);
    for (; block != NULL; block = cmark_node_next(block))
        add_block(&section, block);
    section_close_step(&section);
    cmark_node_free(document);
    draft->parsed = true;
    if (draft->guide.step_count == 0)
        notices_error(&draft->notices, lines + 1, "hướng dẫn chưa có bước nào: thêm một dòng ## …");
}

void parse_guide(struct draft *draft, const char *text, size_t length, const struct links *links,
                 long today)
{
    text = lines_skip_mark(text, &length, &draft->notices);
    if (!lines_are_readable(text, length, &draft->notices))
        return;
    int lines = 0;
    const char *body = front_read(draft, text, length, today, &lines);
    if (body != NULL)
        read_body(draft, body, length - (size_t)(body - text), lines, links);
}
