/* A desk for a test: the real one on a scratch folder, with guides of its own, cheap keys and a clock
 * that stands still. Nothing of it is a terminal. */
#ifndef CAMTAY_TESTS_DESK_BENCH_H
#define CAMTAY_TESTS_DESK_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/random.h"
#include "desk/desk.h"
#include "desk/sentence.h"
#include "desk/setup.h"
#include "domain/service.h"
#include "support/scratch.h"

#define BENCH_STAFF "Nguyễn Thị Lan"
#define BENCH_PIN   "482915"
#define BENCH_CLOCK "=2026-11-25 08:15" /* a Wednesday */

#define THUK "001090123456"
#define BLUI "062185004321"

struct keys_cost;

struct bench {
    struct scratch scratch;
    char *folder, *key, *screens, *calendar, *commune;
    struct clock clock;
    struct random random;
    struct buffer sheet; /* of the last founding */
    struct desk *desk;   /* NULL: the machine is off */
    struct error error;
    struct buffer text; /* bench_text */
};

/* Folder, guides and clock; no book yet. */
void bench_make(struct bench *bench);
void bench_end(struct bench *bench);

/* What desk_setup is given; `folder` is a name inside the scratch folder. */
bool bench_set_up(struct bench *bench, const char *folder, const char *staff, const char *pin,
                  const char *recovery);
/* Founds in the bench's own folder with BENCH_STAFF; fails the test if it cannot. */
void bench_found(struct bench *bench);

/* Turns the machine on in `folder` (NULL: its own). False: bench->error. */
bool bench_try_on(struct bench *bench, const char *folder);
void bench_on(struct bench *bench);
/* Power cut: what is not on the disk is gone. */
void bench_off(struct bench *bench);
/* Unlocks with BENCH_PIN and resumes; fails the test if it cannot. */
void bench_unlock(struct bench *bench);
/* Off, on, unlocked. True if acts were in the book that the draft did not know. */
bool bench_cut_power(struct bench *bench);

/* A citizen with this name and number, resident. */
struct citizen bench_citizen(const char *name, const char *number);
/* Receives one; fails the test if it cannot. */
void bench_receive(struct bench *bench, const char *name, const char *number);
/* A guide by id ("cai"); fails the test if it was refused. */
const struct guide *bench_guide(struct bench *bench, const char *id);
void bench_begin(struct bench *bench, const char *id);
/* Ends a service of the present visit. False: bench->error. */
bool bench_end_service(struct bench *bench, const char *service, enum outcome outcome);

/* The first column of the first row, -1 if there is none; and as text. */
int64_t bench_number(struct bench *bench, const char *sql);
const char *bench_text(struct bench *bench, const char *sql);
/* Entries of one kind, undone ones among them. */
int64_t bench_entries(struct bench *bench, const char *kind);

/* All that the tables and the tray say, as text, without what each run has of its own: the caller
 * frees. */
char *bench_state(struct bench *bench);

/* First thing in main: true if this run is the child that derives a key. */
bool bench_was_child(int argc, char **argv);

/* cmocka: *state is a struct bench; without a book; or on and unlocked. */
int bench_setup_empty(void **state);
int bench_setup(void **state);
int bench_teardown(void **state);
#define AT_A_DESK(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)
#define WITHOUT_A_BOOK(test)                                                                       \
    cmocka_unit_test_setup_teardown(test, bench_setup_empty, bench_teardown)

#define assert_did(call, bench)                                                                    \
    do {                                                                                           \
        if (!(call))                                                                               \
            fail_msg("%s: %s %s", #call, error_code_name((bench)->error.code),                     \
                     (bench)->error.cause);                                                        \
    } while (0)
#define assert_refused(call, bench, wanted)                                                        \
    do {                                                                                           \
        assert_false(call);                                                                        \
        if ((bench)->error.code != (wanted))                                                       \
            fail_msg("%s: %s %s", #call, error_code_name((bench)->error.code),                     \
                     (bench)->error.cause);                                                        \
    } while (0)

#endif
