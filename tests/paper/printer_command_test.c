/* camtay-paper as the kiosk starts it, with printers that are played: what it says, and how it ends. */
#include "paper/printer_command.h"

#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/child.h"
#include "base/document.h"
#include "base/error.h"
#include "support/printer_sim.h"
#include "support/spool.h"

#define LINES 40
#define STALL 20000 /* bytes; a document of LINES has more */

struct told {
    struct buffer out;
    int status;
};

static void make_document(struct buffer *json, enum document_paper paper)
{
    struct document document;
    struct arena *arena = arena_new();
    document_init(&document, arena, "Phieu 12");
    document.paper = paper;
    for (int i = 0; i < LINES; i++)
        document_add(&document, &document.list, DOCUMENT_LINE, "Bà con giữ phiếu này cẩn thận.");
    document_write(&document, json);
    arena_free(arena);
}

/* A child whose pid is known before it has anything to print. */
static void begin(struct child *child, const char *what, const char *where)
{
    struct error error = {0};
    const char *const argv[] = {getenv("CAMTAY_PAPER"), what, where, NULL};
    assert_non_null(argv[0]);
    assert_true(child_start(child, argv, true, &error));
}

static void finish(struct child *child, const char *json, struct told *told)
{
    struct error error = {0};
    assert_true(child_send(child, json, strlen(json), &error));
    bool open = true;
    while (!child_ended(child, open)) {
        struct pollfd file = {.fd = child->output, .events = POLLIN};
        poll(&file, 1, 1000);
        open = child_receive(child, &told->out);
    }
    told->status = child->status;
}

static struct told run(const char *what, const char *where, const char *json)
{
    struct told told = {{0}, 0};
    struct child child;
    begin(&child, what, where);
    finish(&child, json, &told);
    return told;
}

static struct told send_document(const char *where, enum document_paper paper)
{
    struct buffer json = {0};
    make_document(&json, paper);
    struct told told = run("--send", where, buffer_text(&json));
    buffer_release(&json);
    return told;
}

static void assert_ended(struct told *told, const char *last, int status)
{
    const char *out = buffer_text(&told->out);
    size_t length = strlen(last), size = told->out.length;
    assert_true(size > length && strncmp(out + size - length - 1, last, length) == 0);
    assert_true(size == length + 1 || out[size - length - 2] == '\n');
    assert_int_equal(told->status, status);
    buffer_release(&told->out);
}

/* The bytes of --to escpos; a question that stands in them by chance is read as one. */
static void draw(struct buffer *drawn)
{
    struct buffer json = {0};
    make_document(&json, DOCUMENT_ROLL80);
    struct told told = run("--to", "escpos", buffer_text(&json));
    for (size_t i = 0; i < told.out.length; i++)
        if (memcmp(told.out.data + i, "\x10\x04", 2) == 0) /* the buffer ends in a NUL */
            i += 2;
        else
            buffer_add_byte(drawn, told.out.data[i]);
    buffer_release(&told.out);
    buffer_release(&json);
}

static void a_document_on_a_slip_printer_is_what_would_be_drawn(void **state)
{
    (void)state;
    struct buffer drawn = {0};
    char *bytes = NULL;
    size_t arrived = 0;
    draw(&drawn);
    assert_true(drawn.length > STALL);
    struct printer_sim *sim =
        printer_sim_start(&(struct printer_sim_plan){PRINTER_SIM_GOOD, .tcp = true});

    struct told told = send_document(printer_sim_place(sim), DOCUMENT_ROLL80);

    assert_int_equal(strncmp(buffer_text(&told.out), "sending 0\n", 10), 0);
    assert_non_null(strstr(buffer_text(&told.out), "\nsending 100\n"));
    assert_ended(&told, "printed", 0);
    assert_true(printer_sim_end(sim, &bytes, &arrived));
    assert_int_equal(arrived, drawn.length);
    assert_memory_equal(bytes, drawn.data, arrived);
    free(bytes);
    buffer_release(&drawn);
}

static void a_printer_that_cannot_print_is_told_apart_from_one_that_broke(void **state)
{
    (void)state;
    struct {
        struct printer_sim_plan plan;
        const char *last;
        int status;
    } rows[] = {
        {{PRINTER_SIM_GOOD, .answers = true, .cover_open = true}, "not-sent cover-open", 3},
        {{PRINTER_SIM_GOOD}, "unsure gone", 4},
    };
    rows[1].plan.drops_at = STALL;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *bytes = NULL;
        size_t arrived = 0;
        struct printer_sim *sim = printer_sim_start(&rows[i].plan);
        struct told told = send_document(printer_sim_place(sim), DOCUMENT_ROLL80);
        assert_int_equal(strstr(buffer_text(&told.out), "sending") != NULL, i == 1);
        assert_ended(&told, rows[i].last, rows[i].status);
        printer_sim_end(sim, &bytes, &arrived);
        free(bytes);
    }
}

struct ending {
    struct child child;
    int signal;
};

static void end_it(void *self, size_t arrived)
{
    const struct ending *ending = self;
    if (arrived == STALL)
        kill(ending->child.pid, ending->signal);
}

/* Sends a signal when the printer has taken STALL bytes, and takes no more. */
static struct told end_in_the_middle(int number)
{
    struct told told = {{0}, 0};
    struct buffer json = {0};
    struct ending ending = {.signal = number};
    char *bytes = NULL;
    size_t arrived = 0;
    struct printer_sim_plan plan = {PRINTER_SIM_GOOD, .reading = end_it, .self = &ending};
    plan.stalls_at = STALL;
    make_document(&json, DOCUMENT_ROLL80);
    struct printer_sim *sim = printer_sim_start(&plan);
    begin(&ending.child, "--send", printer_sim_place(sim));
    finish(&ending.child, buffer_text(&json), &told);
    printer_sim_end(sim, &bytes, &arrived);
    free(bytes);
    buffer_release(&json);
    return told;
}

static void stopped_in_the_middle_it_says_so(void **state)
{
    (void)state;
    struct told told = end_in_the_middle(SIGTERM);
    assert_ended(&told, "unsure stopped", 4);
}

static void killed_in_the_middle_it_had_said_that_it_began(void **state)
{
    (void)state;
    struct told told = end_in_the_middle(SIGKILL);
    assert_int_equal(told.status, 128 + SIGKILL);
    assert_int_equal(strncmp(buffer_text(&told.out), "sending 0\n", 10), 0);
    buffer_release(&told.out);
}

/* True once the child has a handler for the signal. */
static bool heeds(const struct child *child, int number)
{
    char path[64], line[256];
    unsigned long long caught = 0;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)child->pid);
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, "SigCgt:", 7) == 0)
            caught = strtoull(line + 7, NULL, 16);
    fclose(file);
    return (caught >> (number - 1) & 1) != 0;
}

static void stopped_before_it_has_the_document_it_sends_nothing(void **state)
{
    (void)state;
    struct told told = {{0}, 0};
    struct child child;
    char *bytes = NULL;
    size_t arrived = 0;
    struct printer_sim *sim = printer_sim_start(&(struct printer_sim_plan){PRINTER_SIM_GOOD});
    begin(&child, "--send", printer_sim_place(sim));
    for (int tries = 0; tries < 3000 && !heeds(&child, SIGTERM); tries++)
        poll(NULL, 0, 10);

    kill(child.pid, SIGTERM);
    finish(&child, "", &told);

    assert_ended(&told, "not-sent stopped", 3);
    printer_sim_end(sim, &bytes, &arrived);
    assert_int_equal(arrived, 0);
    free(bytes);
}

static void what_cannot_be_made_or_has_no_printer_is_not_sent(void **state)
{
    (void)state;
    struct told told = send_document("lp0", DOCUMENT_ROLL80);
    assert_ended(&told, "not-sent bad-name", 3);
    told = run("--send", "/dev/usb/lp-khong-co", "{");
    assert_ended(&told, "not-sent failed", 3);
    told = send_document("/dev/usb/lp-khong-co", DOCUMENT_A4); /* no slip printer is so wide */
    assert_ended(&told, "not-sent failed", 3);
    told = send_document("/dev/usb/lp-khong-co", DOCUMENT_ROLL80);
    assert_ended(&told, "not-sent no-device", 3);
}

static void a_file_is_a_pdf_and_never_written_over(void **state)
{
    const struct scratch *scratch = *state;
    struct buffer where = {0};
    buffer_addf(&where, "file:%s/phiếu.pdf", scratch->path);

    struct told told = send_document(buffer_text(&where), DOCUMENT_ROLL80);
    assert_ended(&told, "printed", 0);
    told = send_document(buffer_text(&where), DOCUMENT_ROLL80);
    assert_ended(&told, "not-sent exists", 3);

    char *there = scratch_read(scratch, "phiếu.pdf", NULL);
    assert_int_equal(strncmp(there, "%PDF", 4), 0);
    free(there);
    scratch_remove(scratch, "phiếu.pdf");
    buffer_release(&where);
}

static void a_printer_is_asked(void **state)
{
    (void)state;
    static const struct {
        bool answers, open;
        const char *said;
        int status;
    } rows[] = {{false, false, "silent\n", 0},
                {true, false, "ready\n", 0},
                {true, true, "not-ready cover-open\n", 3}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char *bytes = NULL;
        size_t arrived = 0;
        struct printer_sim *sim = printer_sim_start(&(struct printer_sim_plan){
            PRINTER_SIM_GOOD, .answers = rows[i].answers, .cover_open = rows[i].open});
        struct told told = run("--status", printer_sim_place(sim), "");
        assert_string_equal(buffer_text(&told.out), rows[i].said);
        assert_int_equal(told.status, rows[i].status);
        buffer_release(&told.out);
        printer_sim_end(sim, &bytes, &arrived);
        assert_int_equal(arrived, 0);
        free(bytes);
    }
}

static void assert_queue_got(const struct spool *spool, const char *begins)
{
    char *printed = spool_printed(spool);
    assert_non_null(printed);
    assert_int_equal(strncmp(printed, begins, strlen(begins)), 0);
    free(printed);
}

static void a_queue_gets_a_slip_as_bytes_and_a_sheet_as_pdf(void **state)
{
    (void)state;
    struct spool spool;
    spool_start(&spool);
    setenv("CUPS_SERVER", spool.socket, 1);

    struct told told = send_document("cups:good", DOCUMENT_ROLL80);
    assert_ended(&told, "printed", 0);
    assert_queue_got(&spool, "Phieu 12|application/vnd.cups-raw|");
    told = send_document("cups:good", DOCUMENT_A4);
    assert_ended(&told, "printed", 0);
    assert_queue_got(&spool, "Phieu 12|application/pdf|%PDF");

    told = run("--list", NULL, "");
    assert_int_equal(told.status, 0);
    assert_non_null(
        strstr(buffer_text(&told.out), "{\"where\": \"cups:good\", \"name\": \"Máy good\"}\n"));
    buffer_release(&told.out);
    unsetenv("CUPS_SERVER");
    spool_end(&spool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_on_a_slip_printer_is_what_would_be_drawn),
        cmocka_unit_test(a_printer_that_cannot_print_is_told_apart_from_one_that_broke),
        cmocka_unit_test(stopped_in_the_middle_it_says_so),
        cmocka_unit_test(killed_in_the_middle_it_had_said_that_it_began),
        cmocka_unit_test(stopped_before_it_has_the_document_it_sends_nothing),
        cmocka_unit_test(what_cannot_be_made_or_has_no_printer_is_not_sent),
        cmocka_unit_test_setup_teardown(a_file_is_a_pdf_and_never_written_over, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test(a_printer_is_asked),
        cmocka_unit_test(a_queue_gets_a_slip_as_bytes_and_a_sheet_as_pdf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
