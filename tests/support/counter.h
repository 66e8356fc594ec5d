/* A counter for tests of views: the real kiosk on a scratch folder, driven without a terminal. Keys go
 * through ui/turn as they do on the screen; the page is read as plain lines. Its clock stands still
 * until counter_wait. Links with view (counter_dep in tests/view/meson.build). */
#ifndef CAMTAY_SUPPORT_COUNTER_H
#define CAMTAY_SUPPORT_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/random.h"
#include "support/scratch.h"
#include "ui/key.h"
#include "ui/loop.h"
#include "ui/turn.h"
#include "view/kiosk_private.h"

#define COUNTER_STAFF "Nguyễn Thị Lan"
#define COUNTER_PIN   "482915"
#define COUNTER_CLOCK "=2026-11-25 08:15" /* a Wednesday */

struct counter {
    struct scratch scratch;
    char *folder, *key, *screens, *calendar, *commune;
    struct clock clock;
    struct random random;
    struct kiosk_options options;
    struct kiosk *kiosk; /* NULL: off */
    struct ui_client client;
    struct turn turn;
    struct buffer text;
    bool ended; /* the kiosk has ended itself */
};

/* A folder without a book: set-up comes first. Nothing is on yet. */
void counter_make(struct counter *counter);
/* Founds a book with COUNTER_STAFF, whose slot costs almost nothing. */
void counter_found(struct counter *counter);
/* Turns the kiosk on: on its first page. */
void counter_on(struct counter *counter);
/* Unlocks without the PIN page, as if it had been typed. Aborts if that fails. */
void counter_unlock(struct counter *counter);
/* Power cut: what is not on the disk is gone. counter_on starts it again. */
void counter_off(struct counter *counter);
/* Off, and everything removed; the scratch folder must be empty then. */
void counter_end(struct counter *counter);

/* What a person does. Keys are ui/key.h's; a text is typed letter by letter, or scanned at once. */
void counter_press(struct counter *counter, int key);
void counter_type(struct counter *counter, const char *text);
void counter_scan(struct counter *counter, const char *text);
/* Time goes by: the kiosk is woken as often as it asks for. */
void counter_wait(struct counter *counter, int64_t milliseconds);
/* Until nothing is printed any more; aborts after some 20 s. Its clock stands still meanwhile: nobody gets idle. */
void counter_wait_for_paper(struct counter *counter);
/* Until the page no longer watches a child; aborts after 10 s. */
void counter_wait_for_child(struct counter *counter);

/* The page as plain lines; valid until the next call of any of these. */
const char *counter_page(struct counter *counter);
/* True if these words stand on the page. */
bool counter_shows(struct counter *counter, const char *words);
/* The name of the view on top: "home". */
const char *counter_view(struct counter *counter);

/* The desk that the page works on. */
struct desk *counter_desk(struct counter *counter);
/* Receives somebody by desk verbs and goes to the visit; aborts if that fails. */
void counter_receive(struct counter *counter, const char *name, const char *id_number);

/* First thing in main: true if this run of the test program is a child of the kiosk, which has
 * done its work then. */
bool counter_was_child(int argc, char **argv);

/* cmocka fixtures: *state is a struct counter, on and unlocked, on its home page. The teardown
 * fails if something was left behind. */
int counter_setup(void **state);
int counter_teardown(void **state);
#define AT_A_COUNTER(test) cmocka_unit_test_setup_teardown(test, counter_setup, counter_teardown)
/* The same without a book and off. */
int counter_setup_empty(void **state);
#define AT_AN_EMPTY_COUNTER(test)                                                                  \
    cmocka_unit_test_setup_teardown(test, counter_setup_empty, counter_teardown)

#endif
