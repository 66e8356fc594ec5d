#include "guide/phrase.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"
#include "guide/grow.h"
#include "guide/limits.h"
#include "guide/notices.h"

struct reading {
    struct phrase phrase;
    struct arena *arena;
    struct notices *notices;
    struct buffer words;
    size_t label_start; /* of the link that is open, in `words` */
    bool in_link;       /* libcmark does not nest links */
    bool bare_words;    /* something that can be read stood outside of links */
    int shift;
};

int node_line(cmark_node *node, int shift)
{
    while (node != NULL && cmark_node_get_start_line(node) <= 0)
        node = cmark_node_parent(node);
    return node == NULL ? shift : cmark_node_get_start_line(node) + shift;
}

/* Clean and without spaces at its ends; in the arena. */
static const char *clean_words(struct arena *arena, const char *text, size_t length)
{
    char *clean = text_clean(text, length, length * 4 + 4);
    char *start = clean;
    while (*start == ' ')
        start++;
    size_t left = strlen(start);
    while (left > 0 && start[left - 1] == ' ')
        left--;
    const char *kept = arena_text_n(arena, start, left);
    free(clean);
    return kept;
}

/* A link that libcmark could not resolve stays text: "](" or "][" gives it away. */
static void find_leftovers(struct reading *reading, const char *text, int line)
{
    for (const char *at = strstr(text, "]["); at != NULL; at = strstr(at + 2, "][")) {
        const char *name = at + 2;
        const char *close = strchr(name, ']');
        if (close == NULL || close == name)
            notices_error(reading->notices, line, "mã QR viết chưa đúng: viết [chữ][tên]");
        else
            notices_error(reading->notices, line,
                          "không có liên kết tên \"%s\" trong links.md: sửa tên, hoặc thêm vào đó",
                          notices_quote(reading->notices, name, (size_t)(close - name)));
    }
    if (strstr(text, "](") != NULL)
        notices_error(reading->notices, line,
                      "liên kết viết chưa đúng: viết [chữ](tệp.md#bước), không có dấu cách trong "
                      "ngoặc tròn");
}

static void add_words(struct reading *reading, const char *text, size_t length)
{
    /* What people put between links: spaces, commas, bars, the middle dot (C2 B7). */
    static const char between[] = " \t,;/|.\xC2\xB7";
    buffer_add(&reading->words, text, length);
    for (size_t i = 0; i < length && !reading->in_link; i++) {
        if (strchr(between, text[i]) == NULL || text[i] == '\0')
            reading->bare_words = true;
    }
}

/* A label that happens to be a link's name resolves by itself: "[trang](vỡ" would silently become
 * a code and a bracket. */
static void find_torn_link(struct reading *reading, cmark_node *node, const char *label, int line)
{
    cmark_node *next = cmark_node_next(node);
    if (next == NULL || cmark_node_get_type(next) != CMARK_NODE_TEXT)
        return;
    char first = cmark_node_get_literal(next)[0];
    if (first == '(' || first == '[')
        notices_error(reading->notices, line,
                      "mã QR \"%s\" dính liền dấu ngoặc sau nó: viết [chữ][tên] hoặc "
                      "[chữ](tệp.md#bước)",
                      notices_quote(reading->notices, label, strlen(label)));
}

static void close_link(struct reading *reading, cmark_node *node)
{
    struct phrase *phrase = &reading->phrase;
    int line = node_line(node, reading->shift);
    const char *label =
        clean_words(reading->arena, buffer_text(&reading->words) + reading->label_start,
                    reading->words.length - reading->label_start);
    reading->in_link = false;
    if (*label == '\0') {
        notices_error(reading->notices, line, "liên kết không có chữ: viết chữ giữa [ và ]");
        return;
    }
    find_torn_link(reading, node, label, line);
    phrase->links = grow(reading->arena, phrase->links, phrase->link_count, sizeof *phrase->links);
    phrase->links[phrase->link_count++] = (struct phrase_link){
        .label = label,
        .target = arena_text(reading->arena, cmark_node_get_url(node)),
        .line = line,
    };
}

static void enter(struct reading *reading, cmark_node *node)
{
    int line = node_line(node, reading->shift);
    const char *literal = cmark_node_get_literal(node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        find_leftovers(reading, literal, line);
        add_words(reading, literal, strlen(literal));
        break;
    case CMARK_NODE_CODE: add_words(reading, literal, strlen(literal)); break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: add_words(reading, " ", 1); break;
    case CMARK_NODE_LINK:
        reading->in_link = true;
        reading->label_start = reading->words.length;
        break;
    case CMARK_NODE_IMAGE:
        notices_error(reading->notices, line, "hướng dẫn không chứa được hình: tả bằng lời");
        break;
    case CMARK_NODE_HTML_INLINE:
        notices_error(reading->notices, line, "không dùng thẻ HTML (<…>): viết chữ thường");
        break;
    default: break;
    }
}

static void walk(struct reading *reading, cmark_node *block)
{
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER)
            enter(reading, node);
        else if (cmark_node_get_type(node) == CMARK_NODE_LINK)
            close_link(reading, node);
    }
    cmark_iter_free(iter);
}

static const struct {
    const char *word;
    enum phrase_kind kind;
} meanings[] = {{"Thấy", PHRASE_SEE}, {"Ở đâu", PHRASE_WHERE}, {"Mang về", PHRASE_HOME}};

#define MEANING_COUNT (sizeof meanings / sizeof meanings[0])

/* The rest of `text` after `word` and its colon; NULL if it does not start so. */
static const char *after_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(text, word, length) != 0)
        return NULL;
    text += length;
    while (*text == ' ')
        text++;
    if (*text != ':')
        return NULL;
    text++;
    while (*text == ' ')
        text++;
    return text;
}

/* The words of a bold inline, clean. */
static const char *bold_words(struct reading *reading, cmark_node *bold)
{
    cmark_node *child = cmark_node_first_child(bold);
    const char *literal = child == NULL ? NULL : cmark_node_get_literal(child);
    return literal == NULL ? "" : clean_words(reading->arena, literal, strlen(literal));
}

static void find_meaning(struct reading *reading, cmark_node *first)
{
    struct phrase *phrase = &reading->phrase;
    bool bold = first != NULL && cmark_node_get_type(first) == CMARK_NODE_STRONG;
    for (size_t i = 0; i < MEANING_COUNT; i++) {
        const char *word = meanings[i].word;
        const char *rest = after_word(phrase->text, word);
        if (rest != NULL && bold) {
            phrase->kind = meanings[i].kind;
            phrase->text = rest;
            phrase->only_links = false;
            if (*rest == '\0')
                notices_error(reading->notices, phrase->line,
                              "sau **%s:** chưa có chữ nào: viết tiếp trên cùng dòng", word);
        } else if (rest != NULL) {
            notices_error(reading->notices, phrase->line, "viết đậm \"%s:\" thế này: **%s:** …",
                          word, word);
        } else if (bold && strcmp(bold_words(reading, first), word) == 0) {
            notices_error(reading->notices, phrase->line, "thiếu dấu hai chấm: viết **%s:** …",
                          word);
        }
    }
}

/* "**Thấy:**" further on in a paragraph means that the blank line before it was forgotten. */
static void find_late_meaning(struct reading *reading, cmark_node *first)
{
    cmark_node *node = first == NULL ? NULL : cmark_node_next(first);
    for (; node != NULL; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_STRONG)
            continue;
        const char *words = bold_words(reading, node);
        for (size_t i = 0; i < MEANING_COUNT; i++) {
            if (after_word(words, meanings[i].word) != NULL)
                notices_error(reading->notices, node_line(node, reading->shift),
                              "để một dòng trống trước **%s:**", meanings[i].word);
        }
    }
}

struct phrase phrase_read(cmark_node *block, int shift, struct arena *arena,
                          struct notices *notices)
{
    struct reading reading = {.arena = arena, .notices = notices, .shift = shift};
    struct phrase *phrase = &reading.phrase;
    phrase->line = node_line(block, shift);
    walk(&reading, block);
    phrase->text = clean_words(arena, buffer_text(&reading.words), reading.words.length);
    phrase->only_links = phrase->link_count > 0 && !reading.bare_words;
    buffer_release(&reading.words);

    cmark_node *first = cmark_node_first_child(block);
    if (cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH) {
        find_meaning(&reading, first);
        find_late_meaning(&reading, first);
    }
    size_t length = strlen(phrase->text);
    if (length > GUIDE_MOST_TEXT_BYTES)
        notices_error(notices, phrase->line,
                      "đoạn dài %zu byte, nhiều nhất %d: viết gọn hơn, hoặc tách đoạn", length,
                      GUIDE_MOST_TEXT_BYTES);
    return reading.phrase;
}
