#include "base/yaml.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/yaml_reader.h"

#define DEEPEST      8 /* levels of lists and maps; ours have three */
#define MESSAGE_SIZE 400

static void add_finding(struct findings *findings, const char *file, int line, bool warning,
                        const char *format, va_list arguments)
{
    if (findings == NULL)
        return;
    if (warning)
        findings->warnings++;
    else
        findings->errors++;
    if (findings->add == NULL)
        return;
    char message[MESSAGE_SIZE];
    vsnprintf(message, sizeof message, format, arguments);
    /* It may quote the file, which may hold anything. */
    char *clean = text_clean(message, strlen(message), sizeof message);
    findings->add(findings->self, file, line, warning, clean);
    free(clean);
}

void finding_add(struct findings *findings, const char *file, int line, bool warning,
                 const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_finding(findings, file, line, warning, format, arguments);
    va_end(arguments);
}

void yaml_error_at(struct yaml_reader *reader, size_t line, const char *format, ...)
{
    reader->bad = true;
    va_list arguments;
    va_start(arguments, format);
    add_finding(reader->findings, reader->file, reader->first_line + (int)line + 1, false, format,
                arguments);
    va_end(arguments);
}

int yaml_line(const struct yaml_reader *reader, const yaml_node_t *node)
{
    return reader->first_line + (int)node->start_mark.line + 1;
}

/* --- mistakes of the grammar --- */

/* Our words for what libyaml says most often. */
static const char *grammar_words(const char *problem)
{
    static const struct {
        const char *theirs;
        const char *ours;
    } words[] = {
        {"expected ',' or ']'", "ngoặc vuông mở ra mà chưa đóng lại"},
        {"expected ',' or '}'", "ngoặc nhọn mở ra mà chưa đóng lại"},
        {"mapping values are not allowed", "có dấu hai chấm ở giữa chữ: đặt cả dòng chữ trong "
                                           "dấu nháy \"…\""},
        {"found unexpected end of stream", "dấu nháy mở ra mà chưa đóng lại"},
        {"could not find expected ':'", "thiếu dấu hai chấm sau tên mục"},
        {"tab character", "thụt đầu dòng bằng phím Tab: dùng dấu cách"},
        {"escape character", "có dấu \\ trong dấu nháy \"…\": dùng dấu nháy '…'"},
        {"cannot start any token", "có ký tự không dùng được ở đầu chữ (@, `, %): đặt chữ trong "
                                   "dấu nháy \"…\""},
        {"did not find expected key", "thụt đầu dòng không thẳng với các mục khác"},
        {"did not find expected '-' indicator", "dấu gạch đầu dòng không thẳng với các dòng khác"},
        {"UTF-8", "tệp không phải UTF-8"},
        {"control characters", "có ký tự điều khiển"},
        {"undefined alias", "không dùng dấu * ở đầu chữ"},
    };
    for (size_t i = 0; problem != NULL && i < sizeof words / sizeof words[0]; i++) {
        if (strstr(problem, words[i].theirs) != NULL)
            return words[i].ours;
    }
    return "viết không đúng phép YAML";
}

static size_t lines_before(const char *text, size_t length, size_t offset)
{
    size_t lines = 0;
    for (size_t i = 0; i < offset && i < length; i++)
        lines += text[i] == '\n';
    return lines;
}

static void report_grammar(struct yaml_reader *reader, const yaml_parser_t *parser,
                           const char *text, size_t length)
{
    size_t line = parser->problem_mark.line;
    if (parser->error == YAML_READER_ERROR)
        line = lines_before(text, length, parser->problem_offset);
    /* Where the bracket or quote was opened helps more than where the file ended. */
    bool never_closed = parser->problem != NULL && parser->context != NULL &&
                        (strstr(parser->problem, "expected ','") != NULL ||
                         strstr(parser->problem, "end of stream") != NULL);
    if (never_closed)
        line = parser->context_mark.line;
    yaml_error_at(reader, line, "%s", grammar_words(parser->problem));
}

/* --- what we do not take from YAML: aliases, tags, several documents, depth --- */

struct event_walk {
    int documents;
    int depth;
    bool too_deep;
};

static const yaml_char_t *anchor_of(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_ALIAS_EVENT: return event->data.alias.anchor;
    case YAML_SCALAR_EVENT: return event->data.scalar.anchor;
    case YAML_SEQUENCE_START_EVENT: return event->data.sequence_start.anchor;
    case YAML_MAPPING_START_EVENT: return event->data.mapping_start.anchor;
    default: return NULL;
    }
}

static const yaml_char_t *tag_of(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT: return event->data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT: return event->data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT: return event->data.mapping_start.tag;
    default: return NULL;
    }
}

static void check_event(struct yaml_reader *reader, const yaml_event_t *event,
                        struct event_walk *walk)
{
    size_t line = event->start_mark.line;
    if (anchor_of(event) != NULL)
        yaml_error_at(reader, line, "không dùng dấu & và * ở đầu chữ: đặt chữ trong dấu nháy");
    if (tag_of(event) != NULL)
        yaml_error_at(reader, line, "không dùng dấu ! ở đầu chữ: đặt chữ trong dấu nháy");
    if (event->type == YAML_DOCUMENT_START_EVENT && ++walk->documents == 2)
        yaml_error_at(reader, line, "có dòng --- ở giữa tệp: chỉ được một phần");
    if (event->type == YAML_SEQUENCE_START_EVENT || event->type == YAML_MAPPING_START_EVENT)
        walk->depth++;
    if (event->type == YAML_SEQUENCE_END_EVENT || event->type == YAML_MAPPING_END_EVENT)
        walk->depth--;
    if (walk->depth > DEEPEST && !walk->too_deep) {
        walk->too_deep = true;
        yaml_error_at(reader, line, "các mục lồng vào nhau sâu quá");
    }
}

static void start_parser(yaml_parser_t *parser, const char *text, size_t length)
{
    if (!yaml_parser_initialize(parser))
        abort(); /* no memory */
    yaml_parser_set_input_string(parser, (const unsigned char *)text, length);
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
}

/* Goes through the text without building anything: what is refused is refused before an alias
 * could make a small file large. */
static bool check_grammar(struct yaml_reader *reader, const char *text, size_t length)
{
    yaml_parser_t parser;
    start_parser(&parser, text, length);
    struct event_walk walk = {0};
    bool ended = false;
    while (!ended && !walk.too_deep) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            report_grammar(reader, &parser, text, length);
            break;
        }
        check_event(reader, &event, &walk);
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return !reader->bad;
}

static void read_document(struct yaml_reader *reader, const struct yaml_field *fields, void *record)
{
    const yaml_node_t *root = yaml_document_get_root_node(reader->document);
    if (root == NULL || yaml_is_null(root))
        yaml_error_at(reader, 0, "không có mục nào");
    else if (root->type != YAML_MAPPING_NODE)
        yaml_error(reader, root, "phải là các mục “tên: giá trị”");
    else
        yaml_map_read(reader, root, fields, record);
}

bool yaml_read(const char *file, const char *text, size_t length, int first_line,
               const struct yaml_field *fields, void *record, struct arena *arena,
               struct findings *findings)
{
    struct yaml_reader reader = {
        .file = file, .first_line = first_line, .arena = arena, .findings = findings};
    if (!check_grammar(&reader, text, length))
        return false;

    yaml_parser_t parser;
    yaml_document_t document;
    start_parser(&parser, text, length);
    if (yaml_parser_load(&parser, &document)) {
        reader.document = &document;
        read_document(&reader, fields, record);
        yaml_document_delete(&document);
    } else {
        report_grammar(&reader, &parser, text, length);
    }
    yaml_parser_delete(&parser);
    return !reader.bad;
}
