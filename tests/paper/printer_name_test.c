/* Promises of paper/printer.h that need no printer: what one is called, files. */
#include "paper/printer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/error.h"
#include "support/scratch.h"

static void read_ok(const char *text, enum printer_kind kind, const char *place, int number)
{
    struct printer printer;
    struct error error = {0};
    assert_true(printer_read(text, &printer, &error));
    assert_int_equal(printer.kind, kind);
    assert_string_equal(printer.place, place);
    assert_int_equal(printer.port + printer.baud, number);
}

static void a_printer_is_said_in_one_text(void **state)
{
    (void)state;
    read_ok("cups:may_in", PRINTER_CUPS, "may_in", 0);
    read_ok("tcp:may-in.local", PRINTER_TCP, "may-in.local", 9100);
    read_ok("tcp:192.168.1.87:9101", PRINTER_TCP, "192.168.1.87", 9101);
    read_ok("tcp:[fe80::1]", PRINTER_TCP, "fe80::1", 9100);
    read_ok("tcp:[::1]:65535", PRINTER_TCP, "::1", 65535);
    read_ok("/dev/usb/lp0", PRINTER_DEVICE, "/dev/usb/lp0", 9600);
    read_ok("/dev/ttyUSB0@115200", PRINTER_DEVICE, "/dev/ttyUSB0", 115200);
    read_ok("/dev/serial/by-id/usb-In_1-if00", PRINTER_DEVICE, "/dev/serial/by-id/usb-In_1-if00",
            9600);
    read_ok("file:/tmp/phiếu 12.pdf", PRINTER_FILE, "/tmp/phiếu 12.pdf", 0);
}

static void what_names_no_printer_is_explained(void **state)
{
    (void)state;
    static const struct {
        const char *text, *cause;
    } rows[] = {
        {"", "is not cups:"},
        {"lp0", "is not cups:"},
        {"cups:", "nothing stands"},
        {"cups:may in", "no name of a queue"},
        {"cups:a/b", "no name of a queue"},
        {"tcp:", "nothing stands"},
        {"tcp::9100", "nothing stands"},
        {"tcp:may:0", "no port"},
        {"tcp:may:65536", "no port"},
        {"tcp:may:", "no port"},
        {"tcp:may:9x", "no port"},
        {"tcp:fe80::1", "stands in [ ]"},
        {"tcp:[fe80::1", "in [ ]"},
        {"tcp:[fe80::1]9100", "in [ ]"},
        {"tcp:may in", "no host"},
        {"/dev/ttyUSB0@", "no speed"},
        {"/dev/ttyUSB0@9601", "no speed"},
        {"/dev/usb/lp0@9600", "no serial line"},
        {"file:", "nothing stands"},
        {"file:a\nb", "control character"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct printer printer;
        struct error error = {0};
        assert_false(printer_read(rows[i].text, &printer, &error));
        assert_int_equal(error.code, ERROR_INPUT);
        assert_non_null(strstr(error.cause, rows[i].cause));
    }
    struct printer printer;
    char *longest = calloc(1, PRINTER_PLACE + 6);
    memset(longest, 'a', PRINTER_PLACE + 5);
    memcpy(longest, "file:", 5);
    assert_false(printer_read(longest, &printer, NULL));
    longest[PRINTER_PLACE + 4] = '\0';
    assert_true(printer_read(longest, &printer, NULL));
    free(longest);
}

static void take_progress(void *self, int percent)
{
    int *last = self;
    assert_true(percent > *last);
    *last = percent;
}

static struct printer_outcome save(const struct scratch *scratch, const char *name,
                                   const char *bytes, int *last)
{
    struct buffer place = {0};
    struct printer printer;
    struct error error = {0};
    *last = -1;
    buffer_addf(&place, "file:%s/%s", scratch->path, name);
    assert_true(printer_read(buffer_text(&place), &printer, &error));
    buffer_release(&place);
    return printer_send(&printer,
                        &(struct printer_job){.title = "12", .data = bytes, .size = strlen(bytes)},
                        &(struct printer_watch){.progress = take_progress, .self = last}, &error);
}

static void assert_outcome(struct printer_outcome outcome, enum printer_result result,
                           enum printer_reason reason)
{
    assert_string_equal(printer_result_word(outcome.result), printer_result_word(result));
    assert_string_equal(printer_reason_word(outcome.reason), printer_reason_word(reason));
}

static void assert_holds(const struct scratch *scratch, const char *name, const char *wanted)
{
    char *there = scratch_read(scratch, name, NULL);
    assert_non_null(there);
    assert_string_equal(there, wanted);
    free(there);
}

static void a_file_is_new_and_whole_or_not_there(void **state)
{
    struct scratch *scratch = *state;
    int last = -1;

    assert_outcome(save(scratch, "phiếu.pdf", "một", &last), PRINTER_PRINTED, PRINTER_FINE);
    assert_int_equal(last, 100);
    assert_holds(scratch, "phiếu.pdf", "một");

    assert_outcome(save(scratch, "phiếu.pdf", "hai", &last), PRINTER_NOT_SENT, PRINTER_EXISTS);
    assert_int_equal(last, -1);
    assert_holds(scratch, "phiếu.pdf", "một");
    assert_int_equal(scratch_count(scratch, "", false), 1);
    scratch_remove(scratch, "phiếu.pdf");

    assert_outcome(save(scratch, "không có/phiếu.pdf", "ba", &last), PRINTER_NOT_SENT,
                   PRINTER_NO_FOLDER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_printer_is_said_in_one_text),
        cmocka_unit_test(what_names_no_printer_is_explained),
        cmocka_unit_test_setup_teardown(a_file_is_new_and_whole_or_not_there, scratch_setup,
                                        scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
