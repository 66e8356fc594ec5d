/* Small YAML files read by a table of keys: every mistake with its line, all at once, in
 * Vietnamese words (they are shown by `camtay check` as FILE:LINE: MESSAGE).
 * libyaml's document tree does the parsing. Aliases, tags and several documents are refused. */
#ifndef CAMTAY_BASE_YAML_H
#define CAMTAY_BASE_YAML_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Where messages go: one call a finding. `warning` findings do not make a file bad. */
struct findings {
    void (*add)(void *self, const char *file, int line, bool warning, const char *message);
    void *self;
    int errors; /* counted by finding_add */
    int warnings;
};

/* Words a finding as printf would and hands it on; counts it. line 0: the whole file. */
void finding_add(struct findings *findings, const char *file, int line, bool warning,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

enum yaml_type {
    YAML_TEXT,   /* const char *, clean NFC text, 1..max bytes */
    YAML_INT,    /* long, min..max */
    YAML_BOOL,   /* bool: true/false/yes/no/có/không */
    YAML_DATE,   /* long: days since 1970-01-01, written YYYY-MM-DD; null = YAML_NO_DATE */
    YAML_CHOICE, /* int: index in `choices` */
    YAML_TEXTS,  /* struct yaml_texts: a list of texts */
    YAML_LIST    /* struct yaml_list: a list of maps, each read by `fields` into `size` bytes */
};

#define YAML_NO_DATE (-1000000L)

struct yaml_texts {
    const char **item;
    int *line;
    size_t count;
};

struct yaml_list {
    void *item; /* array of `size`-byte records; each begins with `int line` */
    size_t count;
};

/* One key of a map. Tables end with a row whose key is NULL. */
struct yaml_field {
    const char *key;
    enum yaml_type type;
    size_t offset; /* into the record, of the C type named at the enum */
    bool required;
    bool nullable; /* `null` is allowed and leaves the record's field as it is */
    long min, max; /* YAML_INT: value; YAML_TEXT(S): bytes; YAML_LIST: items; 0,0 = defaults */
    const char *const *choices;      /* YAML_CHOICE: NULL-terminated */
    const struct yaml_field *fields; /* YAML_LIST */
    size_t size;                     /* YAML_LIST: bytes of a record */
};

/* Reads `length` bytes of YAML (one map) into `record` by `fields`. Texts live in `arena`.
 * `first_line` is added to every line (front matter starts further down; 0 for a whole file).
 * Unknown keys, keys twice, missing keys, wrong types, values out of range: one finding each, with
 * its line. True if there was no error among them; the record then is complete. */
bool yaml_read(const char *file, const char *text, size_t length, int first_line,
               const struct yaml_field *fields, void *record, struct arena *arena,
               struct findings *findings);

#endif
