/* The words of one paragraph, heading or item: plain clean text, and the links that stood in it. */
#ifndef CAMTAY_GUIDE_PHRASE_H
#define CAMTAY_GUIDE_PHRASE_H

#include <cmark.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct notices;

struct phrase_link {
    const char *label;  /* clean, never empty */
    const char *target; /* as written: "qr:NAME", "guide.md#step", "https://…" */
    int line;
};

/* Words in bold at its start that give a paragraph its meaning. */
enum phrase_kind { PHRASE_PLAIN, PHRASE_SEE, PHRASE_WHERE, PHRASE_HOME };

struct phrase {
    const char *text;      /* clean, trimmed, at most GUIDE_MOST_TEXT_BYTES; may be "" */
    enum phrase_kind kind; /* the words themselves ("Thấy:") are not in `text` any more */
    bool only_links;       /* nothing stands beside the links */
    struct phrase_link *links;
    size_t link_count;
    int line;
};

/* Reads the inlines of `block` (a paragraph or heading). `shift` is added to libcmark's lines.
 * Raw HTML, pictures, links that did not resolve and text that is too long become notices. */
struct phrase phrase_read(cmark_node *block, int shift, struct arena *arena,
                          struct notices *notices);

/* The line of a block or inline in the file; inlines without one (soft breaks) take their
 * parent's. */
int node_line(cmark_node *node, int shift);

#endif
