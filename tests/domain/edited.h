/* The shipped commune's file in a folder of its own, to be changed: what tests of the editing share. */
#ifndef CAMTAY_TESTS_DOMAIN_EDITED_H
#define CAMTAY_TESTS_DOMAIN_EDITED_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"
#include "domain/commune_edit.h"
#include "support/scratch.h"

#define EDITED_TODAY 20782 /* 2026-11-25 */

struct edited {
    struct scratch scratch;
    struct arena *arena;
    char *path;
    struct buffer text; /* what stood in the file at first */
    const struct commune *commune;
    struct error error; /* of the last edited_write */
};

/* A test's setup and teardown: `*state` is a struct edited. */
int edited_make(void **state);
int edited_end(void **state);

void edited_read(struct edited *file); /* the file again, which must be good */
struct commune_record edited_hamlet(struct edited *file, const char *id);
struct commune_record edited_fresh(struct edited *file, enum record_kind kind, const char *name);
bool edited_write(struct edited *file, struct commune_record *record);

/* Refused for that, and every byte of the file stands. */
void edited_assert_refused(struct edited *file, struct commune_record record, const char *cause);

/* Every line but number `line` is as it was. */
void edited_assert_rest(struct edited *file, int line);

/* The file with this part written otherwise, as if it had been so at first; it is read again. */
void edited_replace(struct edited *file, const char *part, const char *other);

bool edited_holds(struct edited *file, const char *words);

#define WITH_A_FILE(test) cmocka_unit_test_setup_teardown(test, edited_make, edited_end)

#endif
