/* `camtay parse WHAT`: one item a line on standard input, one JSON object a line on standard output. */
#ifndef CAMTAY_COMMAND_PARSE_H
#define CAMTAY_COMMAND_PARSE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct call;

#define PARSE_MOST_BYTES 65536 /* of a line; what is longer is refused */

/* An item and where its answer goes. */
struct parse_item {
    const char *bytes; /* `length` of them and a NUL; NULs may be among them, no LF is */
    size_t length;     /* PARSE_MOST_BYTES + 1: the line is longer than that */
    long today;
    bool doubts;    /* --doubts */
    json_t *answer; /* the object: what was read is put into it */
    json_t *errors; /* an array: empty, and the answer is "ok" */
    json_t *doubt;  /* an array: what to look at again */
};

typedef void parse_one(struct parse_item *item);

/* Reads all lines and answers each; STATUS_WRONG if any was refused. */
int parse_lines(struct call *call, parse_one *one);

/* {"field", "code", "message"} into `into` (errors or doubt). */
void parse_tell(json_t *into, const char *field, const char *code, const char *message);

/* The item as a text of at most `size - 1` bytes for what is typed: without a CR at its end, NULs made
 * unreadable. False if it is longer. */
bool parse_typed(const struct parse_item *item, char *text, size_t size);

#endif
