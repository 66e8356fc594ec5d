/* A folder of screens in a test: written, loaded, and what was found wrong with it as lines. */
#ifndef CAMTAY_TESTS_GUIDE_SCREENS_H
#define CAMTAY_TESTS_GUIDE_SCREENS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/error.h"
#include "guide/library.h"
#include "support/scratch.h"

/* The day on which tests happen: 2026-11-24. */
#define TODAY 20781L

/* Five lines; the body starts on the sixth. */
#define FRONT "---\ntitle: Thử\nservice: portal\norder: 1\n---\n"

/* A step with all it must have, seven lines with the blank one at its end. */
#define STEP(title) "## " title "\n\n> Bác xem nhé.\n\n- [ ] Mở máy\n\n"

/* The links that screens_setup writes: "trang" and "kho", both opened lately. */
#define LINKS                                                                                      \
    "# Liên kết\n\n[trang]: https://vneid.gov.vn \"mở 2026-11-01\"\n"                         \
    "[kho]: https://apps.apple.com/vn/app/vneid/id1582750372 \"mở 02/11/2026\"\n"

struct screens {
    struct scratch scratch;
    struct guide_library *library; /* of the last screens_load, or NULL */
    struct buffer errors;          /* "vi/thu.md:6: …\n" a line, folder taken off */
    struct buffer warnings;
    struct error error;
};

int screens_setup(void **state);
int screens_teardown(void **state);

/* Writes screens/NAME ("vi/thu.md", "links.md"). */
void screens_write(struct screens *screens, const char *name, const char *text);

/* The same with bytes that may hold NULs. */
void screens_write_bytes(struct screens *screens, const char *name, const void *bytes, size_t size);

/* Loads the folder anew; errors and warnings are those of this load. */
void screens_load(struct screens *screens);

/* Writes `text` as vi/thu.md, loads, and fails unless exactly `errors` were found. */
void screens_expect(struct screens *screens, const char *text, const char *errors);

/* The guide vi/thu.md of the last load; fails if it was refused. */
const struct guide *screens_guide(struct screens *screens);

/* A row of cmocka's table. */
#define IN_SCREENS(test) cmocka_unit_test_setup_teardown(test, screens_setup, screens_teardown)

/* A whole test: this text as a guide gives these errors and no others. */
#define MISTAKE(test, text, errors)                                                                \
    static void test(void **state)                                                                 \
    {                                                                                              \
        screens_expect(*state, text, errors);                                                      \
    }

#endif
