/* Promises of paper/printer_find.h: devices in a scratch folder, queues of a real cupsd. */
#include "paper/printer_find.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <cups/cups.h>

#include "support/spool.h"

#define NEVER 30000 /* ms, of waits that are not in vain */

static const struct printer_limits patient = {.connect = NEVER, .service = NEVER};

static void find(const struct scratch *scratch, struct printer_list *list)
{
    char *dev = scratch_path(scratch, "dev"), *sys = scratch_path(scratch, "sys");
    list->count = 0;
    printer_find(list, &(struct printer_folders){dev, sys},
                 &(struct printer_watch){.limits = &patient});
    free(dev);
    free(sys);
}

static void assert_found(const struct printer_list *list, int number, const char *where,
                         const char *name)
{
    assert_in_range(number, 0, list->count - 1);
    assert_string_equal(list->found[number].where, where);
    assert_string_equal(list->found[number].name, name);
}

static void devices_have_the_names_that_they_give_themselves(void **state)
{
    const struct scratch *scratch = *state;
    struct printer_list list;
    cupsSetServer("/khong-co-dich-vu-in");
    scratch_write(scratch, "dev/usb/lp0", "");
    scratch_write(scratch, "dev/usb/lp1", "");
    scratch_write(scratch, "dev/usb/hiddev0", "");
    scratch_write(scratch, "sys/class/usbmisc/lp0/device/ieee1284_id",
                  "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II\x1b[2J;CLS:PRINTER;\n");
    scratch_write(scratch, "dev/serial/by-id/usb-FTDI_FT232R_A1-if00-port0", "");

    find(scratch, &list);

    assert_int_equal(list.count, 3);
    assert_found(&list, 0, "/dev/usb/lp0", "EPSON TM-T20II[2J (lp0)");
    assert_found(&list, 1, "/dev/usb/lp1", "Máy in USB (lp1)");
    assert_found(&list, 2, "/dev/serial/by-id/usb-FTDI_FT232R_A1-if00-port0",
                 "Cổng nối tiếp FTDI FT232R A1");
    printer_list_release(&list);
    scratch_remove(scratch, "");
}

static void what_a_printer_says_of_itself_is_not_believed(void **state)
{
    const struct scratch *scratch = *state;
    static const char *const sayings[] = {"", ";", "MFG", "MDL:", ":;:;", "MFG:;;;MDL", ";;MDL:\n"};
    cupsSetServer("/khong-co-dich-vu-in");
    scratch_write(scratch, "dev/usb/lp0", "");
    for (size_t i = 0; i < sizeof sayings / sizeof sayings[0]; i++) {
        struct printer_list list;
        scratch_write(scratch, "sys/class/usbmisc/lp0/device/ieee1284_id", sayings[i]);
        find(scratch, &list);
        assert_int_equal(list.count, 1);
        assert_non_null(strstr(list.found[0].name, "(lp0)"));
        printer_list_release(&list);
    }
    scratch_remove(scratch, "");
}

static void a_machine_without_printers_has_none(void **state)
{
    struct printer_list list;
    cupsSetServer("/khong-co-dich-vu-in");
    find(*state, &list);
    assert_int_equal(list.count, 0);
}

static void more_printers_than_fit_are_left_out(void **state)
{
    const struct scratch *scratch = *state;
    struct printer_list list;
    cupsSetServer("/khong-co-dich-vu-in");
    for (int i = 0; i < PRINTER_FOUND + 1; i++) {
        char name[32];
        snprintf(name, sizeof name, "dev/usb/lp%d", i);
        scratch_write(scratch, name, "");
    }
    find(scratch, &list);
    assert_int_equal(list.count, PRINTER_FOUND);
    printer_list_release(&list);
    scratch_remove(scratch, "");
}

static void queues_have_the_names_that_people_gave_them(void **state)
{
    const struct scratch *scratch = *state;
    struct spool spool;
    struct printer_list list;
    spool_start(&spool);
    cupsSetServer(spool.socket);

    find(scratch, &list);

    assert_int_equal(list.count, 8);
    assert_found(&list, 0, "cups:closed", "Máy closed");
    assert_found(&list, 7, "cups:stops", "Máy stops");
    printer_list_release(&list);
    spool_end(&spool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(devices_have_the_names_that_they_give_themselves,
                                        scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(what_a_printer_says_of_itself_is_not_believed,
                                        scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(a_machine_without_printers_has_none, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(more_printers_than_fit_are_left_out, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(queues_have_the_names_that_people_gave_them, scratch_setup,
                                        scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
