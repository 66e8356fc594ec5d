/* A folder of its own for each test, gone afterwards. It must END EMPTY: what a test leaves behind
 * was left behind by the code under test too. Links with nothing but the C library. */
#ifndef CAMTAY_SUPPORT_SCRATCH_H
#define CAMTAY_SUPPORT_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

struct scratch {
    char *path; /* absolute; NULL when there is none */
};

/* Makes a new, empty folder (0700) under $TMPDIR or /tmp. Aborts with a message if it cannot:
 * no test can go on without it. */
void scratch_make(struct scratch *scratch);

/* The path of `name` inside it ("data/book.db"); the caller frees. Nothing is made. */
char *scratch_path(const struct scratch *scratch, const char *name);

/* Makes the folder `name` and its parents inside it. Aborts if it cannot. */
void scratch_folder(const struct scratch *scratch, const char *name);

/* Writes `text` to the file `name` inside it, making its folders. Aborts if it cannot. */
void scratch_write(const struct scratch *scratch, const char *name, const char *text);

/* The bytes of the file `name` with a NUL added; their number goes to `*size` (may be NULL).
 * NULL if there is no such file. The caller frees. */
char *scratch_read(const struct scratch *scratch, const char *name, size_t *size);

/* A file as it is now, to be compared with later. `name` is borrowed. */
struct scratch_kept {
    const char *name;
    char *bytes; /* NULL: there was none */
    size_t size;
};
struct scratch_kept scratch_keep(const struct scratch *scratch, const char *name);
/* True if the file is to the byte as it was. Releases what was kept. */
bool scratch_is_as_kept(const struct scratch *scratch, struct scratch_kept *kept);

/* Removes `name` inside it, with all it holds; "" empties the folder. Links are not followed.
 * Nothing happens if it is not there. */
void scratch_remove(const struct scratch *scratch, const char *name);

/* How many things stand in folder `name` ("" = the scratch folder itself); each is named on
 * standard error when `say`. A folder that is not there is empty. */
int scratch_count(const struct scratch *scratch, const char *name, bool say);

/* Ends it: the folder is removed with all it holds. False if it was not empty; then standard
 * error names what was left. */
bool scratch_end(struct scratch *scratch);

/* The same as a pair of cmocka fixtures: *state is a struct scratch. The second fails the test if
 * the folder was not empty. */
int scratch_setup(void **state);
int scratch_teardown(void **state);

#endif
