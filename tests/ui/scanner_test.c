/* Scanners on serial ports, played by pty pairs: what is read, and that a port comes and goes. */
#include "ui/scanner.h"

#include <fcntl.h>
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "support/scratch.h"
#include "ui/key.h"

#define CARD "062088001234||A Thuk|05031988|Nam|Kroong|22112021"

struct rig {
    struct scratch scratch;
    struct scanner *scanner;
    struct buffer
        scans; /* "[text]E" a scan; E Enter, T Tab, nothing a pause; b before it: behind */
    size_t longest;
    int64_t now;
};

/* One scanner: what is written to `hand` is what it reads off a card. */
struct cable {
    int hand, port;
    char *name;
};

static void note(void *self, const struct ui_scan *scan)
{
    struct rig *rig = self;
    assert_int_equal(scan->source, UI_SOURCE_PORT);
    assert_int_equal(scan->bytes[scan->length], '\0');
    buffer_addf(&rig->scans, "%s[%.80s]%s", scan->behind ? "b" : "", scan->bytes,
                scan->end == UI_KEY_ENTER ? "E"
                : scan->end == UI_KEY_TAB ? "T"
                                          : "");
    rig->longest = scan->length > rig->longest ? scan->length : rig->longest;
}

static int set_up(void **state)
{
    struct rig *rig = calloc(1, sizeof *rig);
    scratch_make(&rig->scratch);
    scratch_folder(&rig->scratch, "dev");
    rig->now = 1000;
    *state = rig;
    return 0;
}

static int tear_down(void **state)
{
    struct rig *rig = *state;
    if (rig->scanner != NULL)
        scanner_free(rig->scanner);
    buffer_release(&rig->scans);
    scratch_remove(&rig->scratch, "dev");
    bool clean = scratch_end(&rig->scratch);
    free(rig);
    return clean ? 0 : -1;
}

static void begin(struct rig *rig, const char *where)
{
    char *folder = scratch_path(&rig->scratch, "dev");
    char *named = where != NULL && strcmp(where, SCANNER_OFF) != 0
                      ? scratch_path(&rig->scratch, where)
                      : NULL;
    rig->scanner = scanner_new(&(struct scanner_options){
        .where = named != NULL ? named : where, .folder = folder, .emit = note, .self = rig});
    free(folder);
    free(named);
}

/* As the loop does once, without waiting for anything. */
static void turn(struct rig *rig)
{
    struct pollfd files[SCANNER_FILES];
    int count = scanner_files(rig->scanner, files);
    assert_in_range(count, 0, SCANNER_FILES);
    assert_true(poll(files, (nfds_t)count, 0) >= 0);
    scanner_read(rig->scanner, files, count, rig->now);
}

static void after(struct rig *rig, int64_t ms)
{
    rig->now += ms;
    turn(rig);
}

static void plug(struct rig *rig, const char *name, struct cable *cable)
{
    char port[128];
    assert_int_equal(openpty(&cable->hand, &cable->port, port, NULL, NULL), 0);
    cable->name = scratch_path(&rig->scratch, name);
    assert_int_equal(symlink(port, cable->name), 0);
}

static void unplug(struct cable *cable)
{
    unlink(cable->name);
    free(cable->name);
    close(cable->hand);
    close(cable->port);
}

static void send_bytes(struct rig *rig, const struct cable *cable, const char *bytes, size_t size)
{
    assert_int_equal(write(cable->hand, bytes, size), (ssize_t)size);
    turn(rig);
}

static void sends(struct rig *rig, const struct cable *cable, const char *text)
{
    send_bytes(rig, cable, text, strlen(text));
}

static void assert_scans(struct rig *rig, const char *wanted)
{
    assert_string_equal(buffer_text(&rig->scans), wanted);
    buffer_clear(&rig->scans);
}

static void a_printer_on_a_serial_line_is_left_alone(void **state)
{
    struct rig *rig = *state;
    struct cable printer, scanner;
    plug(rig, "dev/ttyACM0", &printer);
    plug(rig, "dev/ttyACM1", &scanner);
    char *folder = scratch_path(&rig->scratch, "dev");
    rig->scanner = scanner_new(&(struct scanner_options){
        .except = printer.name, .folder = folder, .emit = note, .self = rig});
    sends(rig, &printer, "12345678\r");
    assert_scans(rig, "");
    sends(rig, &scanner, "12345678\r");
    assert_scans(rig, "[12345678]E");
    free(folder);
    unplug(&printer);
    unplug(&scanner);
}

static void a_printer_chosen_meanwhile_is_let_go_and_what_it_was_before_is_read(void **state)
{
    struct rig *rig = *state;
    struct cable one, other;
    plug(rig, "dev/ttyACM0", &one);
    plug(rig, "dev/ttyACM1", &other);
    begin(rig, NULL);
    sends(rig, &one, "nửa th"); /* half a scan, or half an answer of a printer */

    scanner_except(rig->scanner, one.name);
    sends(rig, &one, "ẻ\r");
    sends(rig, &other, "12345678\r");
    assert_scans(rig, "[12345678]E");

    scanner_except(rig->scanner, other.name);
    tcflush(one.port, TCIFLUSH);
    sends(rig, &one, "12345678\r");
    sends(rig, &other, "87654321\r");
    assert_scans(rig, "[12345678]E");

    scanner_except(rig->scanner, "");
    tcflush(other.port, TCIFLUSH);
    sends(rig, &other, "87654321\r");
    assert_scans(rig, "[87654321]E");
    unplug(&one);
    unplug(&other);
}

static void a_scan_ends_at_a_line_end_a_tab_or_a_pause(void **state)
{
    struct rig *rig = *state;
    struct cable cable;
    plug(rig, "dev/ttyACM0", &cable);
    begin(rig, NULL);
    assert_int_equal(scanner_port(rig->scanner), UI_PORT_OPEN);

    sends(rig, &cable, CARD "\r\n");
    assert_scans(rig, "[" CARD "]E");
    after(rig, 1000);
    sends(rig, &cable, CARD "\n");
    after(rig, 1000);
    sends(rig, &cable, CARD "\t");
    assert_scans(rig, "[" CARD "]E[" CARD "]T");

    after(rig, 1000);
    sends(rig, &cable, CARD);
    assert_int_equal(scanner_wait(rig->scanner, rig->now), 81);
    after(rig, 80);
    assert_scans(rig, "");
    after(rig, 1);
    assert_scans(rig, "[" CARD "]");
    assert_int_equal(scanner_wait(rig->scanner, rig->now), -1);
    unplug(&cable);
}

static void bytes_come_as_they_are_also_in_pieces(void **state)
{
    struct rig *rig = *state;
    struct cable cable;
    plug(rig, "dev/ttyACM0", &cable);
    begin(rig, NULL);

    sends(rig, &cable, "\x03\x11\x13\x1a\xff");
    after(rig, 80);
    sends(rig, &cable, "\xe1\xba\x93|\r");

    assert_scans(rig, "[\x03\x11\x13\x1a\xff\xe1\xba\x93|]E");
    unplug(&cable);
}

static void what_comes_right_behind_a_scan_says_so(void **state)
{
    struct rig *rig = *state;
    struct cable cable;
    plug(rig, "dev/ttyACM0", &cable);
    begin(rig, NULL);

    sends(rig, &cable, CARD "\t");
    after(rig, 80);
    sends(rig, &cable, CARD "\r");
    after(rig, 81);
    sends(rig, &cable, CARD "\r");

    assert_scans(rig, "[" CARD "]Tb[" CARD "]E[" CARD "]E");
    unplug(&cable);
}

static void pulled_out_and_plugged_in_again_it_reads_on(void **state)
{
    struct rig *rig = *state;
    struct cable cable;
    scratch_folder(&rig->scratch, "dev/serial");
    begin(rig, NULL);
    assert_int_equal(scanner_port(rig->scanner), UI_PORT_NONE);
    for (int time = 0; time < 3; time++) {
        scratch_folder(&rig->scratch, "dev/serial/by-id");
        turn(rig);
        plug(rig, "dev/serial/by-id/usb-Sao_Quet_1-if00", &cable);
        turn(rig);
        assert_int_equal(scanner_port(rig->scanner), UI_PORT_OPEN);
        sends(rig, &cable, CARD "\r");
        sends(rig, &cable, "0620880"); /* half a card, and out */
        unplug(&cable);
        scratch_remove(&rig->scratch, "dev/serial/by-id");
        turn(rig);
        assert_int_equal(scanner_port(rig->scanner), UI_PORT_NONE);
        after(rig, 1000);
        assert_scans(rig, "[" CARD "]E");
        assert_int_equal(scanner_wait(rig->scanner, rig->now), -1);
    }
}

static void a_named_port_is_the_only_one(void **state)
{
    struct rig *rig = *state;
    struct cable named, other;
    plug(rig, "dev/ttyACM0", &other);
    begin(rig, "dev/ttyUSB3");
    assert_int_equal(scanner_port(rig->scanner), UI_PORT_NONE);

    plug(rig, "dev/ttyUSB3", &named);
    turn(rig);
    assert_int_equal(scanner_port(rig->scanner), UI_PORT_OPEN);
    sends(rig, &other, "other\r");
    sends(rig, &named, "named\r");

    assert_scans(rig, "[named]E");
    unplug(&named);
    unplug(&other);
}

static void a_device_of_several_ports_is_a_modem_and_left_alone(void **state)
{
    struct rig *rig = *state;
    struct cable first, second, scanner;
    struct termios modes;
    scratch_folder(&rig->scratch, "dev/serial/by-id");
    plug(rig, "dev/serial/by-id/usb-Mobile_1-if00-port0", &first);
    plug(rig, "dev/serial/by-id/usb-Mobile_1-if01-port0", &second);
    plug(rig, "dev/serial/by-id/usb-Sao_Quet_1-if00", &scanner);
    char *acm = scratch_path(&rig->scratch, "dev/ttyACM0");
    assert_int_equal(symlink(first.name, acm), 0);
    free(acm);
    begin(rig, NULL);

    assert_int_equal(tcgetattr(first.port, &modes), 0);
    assert_int_not_equal(modes.c_lflag & ICANON, 0);
    assert_int_equal(tcgetattr(scanner.port, &modes), 0);
    assert_int_equal(modes.c_lflag & (ICANON | ECHO), 0);
    sends(rig, &first, "RING\r");
    sends(rig, &scanner, CARD "\r");

    assert_scans(rig, "[" CARD "]E");
    unplug(&first);
    unplug(&second);
    unplug(&scanner);
}

static void a_device_with_two_names_is_read_once(void **state)
{
    struct rig *rig = *state;
    struct cable cable;
    scratch_folder(&rig->scratch, "dev/serial/by-id");
    plug(rig, "dev/serial/by-id/usb-Sao_Quet_1-if00", &cable);
    char *acm = scratch_path(&rig->scratch, "dev/ttyACM0");
    assert_int_equal(symlink(cable.name, acm), 0);
    free(acm);
    begin(rig, NULL);
    struct pollfd files[SCANNER_FILES];

    assert_int_equal(scanner_files(rig->scanner, files), 2);
    unplug(&cable);
}

static void nothing_is_ever_written_to_a_device(void **state)
{
    struct rig *rig = *state;
    struct cable cable;
    char byte;
    plug(rig, "dev/ttyACM0", &cable);
    begin(rig, NULL);
    sends(rig, &cable, CARD "\r");
    sends(rig, &cable, "AT\rOK\r");

    fcntl(cable.hand, F_SETFL, O_NONBLOCK);
    assert_int_equal(read(cable.hand, &byte, 1), -1);
    unplug(&cable);
}

static void a_device_that_floods_is_cut_off_until_it_is_quiet(void **state)
{
    struct rig *rig = *state;
    struct cable cable;
    char block[2048];
    plug(rig, "dev/ttyACM0", &cable);
    begin(rig, NULL);
    memset(block, 'x', sizeof block);
    for (int i = 0; i < 100; i++)
        send_bytes(rig, &cable, block, sizeof block);
    assert_int_equal(rig->longest, SCANNER_MOST);
    buffer_clear(&rig->scans);

    after(rig, 81);
    memset(block, '\r', sizeof block);
    for (size_t i = 0; i < sizeof block; i += 2)
        block[i] = 'y';
    send_bytes(rig, &cable, block, sizeof block);
    assert_int_equal(rig->scans.length, SCANNER_AT_ONCE * strlen("b[y]E") - 1);
    buffer_clear(&rig->scans);

    after(rig, 81);
    sends(rig, &cable, CARD "\r");
    assert_scans(rig, "[" CARD "]E");
    unplug(&cable);
}

static void off_means_that_no_port_is_touched(void **state)
{
    struct rig *rig = *state;
    struct cable cable;
    struct pollfd files[SCANNER_FILES];
    plug(rig, "dev/ttyACM0", &cable);
    begin(rig, SCANNER_OFF);

    assert_int_equal(scanner_files(rig->scanner, files), 0);
    assert_int_equal(scanner_port(rig->scanner), UI_PORT_NONE);
    assert_int_equal(scanner_wait(rig->scanner, rig->now), -1);
    unplug(&cable);
}

static void what_is_no_serial_line_is_not_opened(void **state)
{
    struct rig *rig = *state;
    scratch_write(&rig->scratch, "dev/ttyACM0", CARD "\r");
    char *path = scratch_path(&rig->scratch, "dev/ttyACM1");
    assert_int_equal(symlink("/dev/null", path), 0);
    free(path);
    begin(rig, NULL);

    assert_int_equal(scanner_port(rig->scanner), UI_PORT_NONE);
    turn(rig);
    assert_scans(rig, "");
}

#define AT_A_RIG(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_RIG(a_printer_on_a_serial_line_is_left_alone),
        AT_A_RIG(a_printer_chosen_meanwhile_is_let_go_and_what_it_was_before_is_read),
        AT_A_RIG(a_scan_ends_at_a_line_end_a_tab_or_a_pause),
        AT_A_RIG(bytes_come_as_they_are_also_in_pieces),
        AT_A_RIG(what_comes_right_behind_a_scan_says_so),
        AT_A_RIG(pulled_out_and_plugged_in_again_it_reads_on),
        AT_A_RIG(a_named_port_is_the_only_one),
        AT_A_RIG(a_device_of_several_ports_is_a_modem_and_left_alone),
        AT_A_RIG(a_device_with_two_names_is_read_once),
        AT_A_RIG(nothing_is_ever_written_to_a_device),
        AT_A_RIG(a_device_that_floods_is_cut_off_until_it_is_quiet),
        AT_A_RIG(off_means_that_no_port_is_touched),
        AT_A_RIG(what_is_no_serial_line_is_not_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
