/* The loop on a real terminal line (a pty): what only shows when bytes, signals and time meet.
 * Key forms are decode_test's, pages layout_test's, whole stories those of the plays. */
#include "ui/loop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "ui/fake.h"
#include "ui/scanner.h"

#define PATIENCE_MS 10000

struct kiosk {
    pid_t child;
    int line;            /* our end of the pty */
    int log;             /* what the client was told, a line each */
    struct buffer shown; /* bytes that came back */
    struct buffer told;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Runs in the child; the exit status is 0 if the loop ended well. */
static int run_child(int number, int slow_ms, int log, const char *term, const char *scanner)
{
    setenv("TERM", term, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    struct fake fake;
    struct clock clock;
    struct error error = {0};
    fake_init(&fake);
    clock_init(&clock);
    fake.number = number;
    fake.slow_ms = slow_ms;
    fake.log_file = log;
    fake.takes_bursts = scanner != NULL;
    fake.printer = scanner;
    const struct ui_options options = {.clock = &clock,
                                       .scanner = scanner != NULL ? scanner : SCANNER_OFF};
    const char *why = NULL;
    if (!ui_can_draw(&why)) {
        dprintf(log, "%s\n", why);
        return 3;
    }
    return ui_run(&fake.client, &options, &error) ? 0 : 4;
}

static void start_with(struct kiosk *kiosk, int number, int slow_ms, const char *term,
                       const char *scanner)
{
    int ends[2];
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    kiosk->child = forkpty(&kiosk->line, NULL, NULL, &size);
    assert_true(kiosk->child >= 0);
    if (kiosk->child == 0)
        _exit(run_child(number, slow_ms, ends[1], term, scanner));
    close(ends[1]);
    kiosk->log = ends[0];
}

static void start_as(struct kiosk *kiosk, int number, int slow_ms, const char *term)
{
    start_with(kiosk, number, slow_ms, term, NULL);
}

static void start(struct kiosk *kiosk, int number, int slow_ms)
{
    start_as(kiosk, number, slow_ms, "xterm");
}

/* Takes what has come within `ms`; false if both ends are closed. */
static bool take(struct kiosk *kiosk, int ms)
{
    struct pollfd files[] = {{.fd = kiosk->line, .events = POLLIN},
                             {.fd = kiosk->log, .events = POLLIN}};
    struct buffer *into[] = {&kiosk->shown, &kiosk->told};
    bool open = false;
    if (poll(files, 2, ms) <= 0)
        return true;
    for (int i = 0; i < 2; i++) {
        char bytes[4096];
        if (files[i].revents == 0)
            continue;
        ssize_t got = read(files[i].fd, bytes, sizeof bytes);
        if (got > 0)
            buffer_add(into[i], bytes, (size_t)got);
        open = open || got > 0;
    }
    return open;
}

/* Waits until the text has come; never sleeps longer than it must. */
static void wait_for(struct kiosk *kiosk, const struct buffer *where, const char *text)
{
    for (int64_t end = now_ms() + PATIENCE_MS; now_ms() < end;) {
        if (strstr(buffer_text(where), text) != NULL)
            return;
        if (!take(kiosk, 50))
            break;
    }
    if (strstr(buffer_text(where), text) == NULL)
        fail_msg("'%s' did not come; told: %s", text, buffer_text(&kiosk->told));
}

static void send_bytes(struct kiosk *kiosk, const char *bytes, size_t length)
{
    fcntl(kiosk->line, F_SETFL, O_NONBLOCK);
    while (length > 0) {
        ssize_t done = write(kiosk->line, bytes, length);
        if (done > 0) {
            bytes += done;
            length -= (size_t)done;
        } else {
            assert_int_equal(errno, EAGAIN);
            take(kiosk, 5);
        }
    }
    fcntl(kiosk->line, F_SETFL, 0);
}

static void send_text(struct kiosk *kiosk, const char *text)
{
    send_bytes(kiosk, text, strlen(text));
}

/* Waits for the child's end; its exit status, or -1 for a signal. */
static int wait_for_end(struct kiosk *kiosk)
{
    int status = 0;
    for (int64_t end = now_ms() + PATIENCE_MS; waitpid(kiosk->child, &status, WNOHANG) == 0;) {
        if (now_ms() > end) {
            kill(kiosk->child, SIGKILL);
            waitpid(kiosk->child, &status, 0);
            kiosk->child = 0;
            fail_msg("it did not end; told: %s", buffer_text(&kiosk->told));
        }
        take(kiosk, 5);
    }
    kiosk->child = 0;
    while (take(kiosk, 0) && poll(&(struct pollfd){.fd = kiosk->log, .events = POLLIN}, 1, 0) > 0)
        ;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int set_up(void **state)
{
    struct kiosk *kiosk = calloc(1, sizeof *kiosk);
    kiosk->line = kiosk->log = -1;
    *state = kiosk;
    return 0;
}

static int tear_down(void **state)
{
    struct kiosk *kiosk = *state;
    if (kiosk->child > 0) {
        kill(kiosk->child, SIGKILL);
        waitpid(kiosk->child, NULL, 0);
    }
    if (kiosk->line >= 0)
        close(kiosk->line);
    close(kiosk->log);
    buffer_release(&kiosk->shown);
    buffer_release(&kiosk->told);
    free(kiosk);
    return 0;
}

static int count(const char *text, const char *part)
{
    int found = 0;
    for (; (text = strstr(text, part)) != NULL; text += strlen(part))
        found++;
    return found;
}

static void it_draws_acts_and_puts_the_terminal_back(void **state)
{
    struct kiosk *kiosk = *state;
    start(kiosk, 0, 0);
    wait_for(kiosk, &kiosk->shown, "Khoá ngày");
    struct termios modes;
    tcgetattr(kiosk->line, &modes);
    assert_int_equal(modes.c_lflag & (ICANON | ECHO | ISIG), 0);
    send_text(kiosk, "1");
    wait_for(kiosk, &kiosk->told, "choose@11");
    send_text(kiosk, "\x1b[21~");
    assert_int_equal(wait_for_end(kiosk), 0);
    assert_non_null(strstr(buffer_text(&kiosk->shown), "\x1b[?2004l"));
    assert_non_null(strstr(buffer_text(&kiosk->shown), "\x1b[?1049l"));
    tcgetattr(kiosk->line, &modes);
    assert_int_equal(modes.c_lflag & (ICANON | ECHO | ISIG), ICANON | ECHO | ISIG);
}

static void a_bouncing_enter_does_not_reach_the_next_page(void **state)
{
    struct kiosk *kiosk = *state;
    start(kiosk, 1, 100); /* each act takes as long as a slow disk */
    wait_for(kiosk, &kiosk->shown, "Hết");
    send_text(kiosk, "\r\r\rk");
    wait_for(kiosk, &kiosk->shown, "Trang tr");
    send_text(kiosk, "\x1b[21~");
    assert_int_equal(wait_for_end(kiosk), 0);
    assert_int_equal(count(buffer_text(&kiosk->told), "enter"), 1);
    assert_int_equal(count(buffer_text(&kiosk->told), "lock"), 0);
}

static void other_keys_typed_ahead_are_kept(void **state)
{
    struct kiosk *kiosk = *state;
    start(kiosk, 1, 100);
    wait_for(kiosk, &kiosk->shown, "Hết");
    send_text(kiosk, "\r\rx"); /* the first Enter goes to the empty page, x on to the first */
    wait_for(kiosk, &kiosk->told, "next");
    send_text(kiosk, "\x1b[21~");
    assert_int_equal(wait_for_end(kiosk), 0);
    assert_string_equal(buffer_text(&kiosk->told), "enter@2\nnext@0\nend@1\n");
}

static void a_fast_line_types_and_chooses_nothing(void **state)
{
    struct kiosk *kiosk = *state;
    start(kiosk, 0, 0);
    wait_for(kiosk, &kiosk->shown, "Khoá ngày");
    send_text(kiosk, "1111111111");
    wait_for(kiosk, &kiosk->told, "changed@1");
    send_text(kiosk, "\x1b[21~");
    assert_int_equal(wait_for_end(kiosk), 0);
    assert_string_equal(buffer_text(&kiosk->told), "burst[1111111111]\nchanged@1\nend@1\n");
}

/* The Enter behind a scan is the scanner's if the scan was taken, and else stays a key. */
static void a_scan_presses_no_button(void **state)
{
    struct kiosk *kiosk = *state;
    start_with(kiosk, 0, 0, "xterm", "/no/such/port");
    wait_for(kiosk, &kiosk->shown, "Khoá ngày");
    send_text(kiosk, "001090123456|A Thuk\t001090123456|A Thuk\r");
    wait_for(kiosk, &kiosk->told, "behind");
    send_text(kiosk, "\x1b[21~");
    assert_int_equal(wait_for_end(kiosk), 0);
    assert_string_equal(buffer_text(&kiosk->told),
                        "burst[001090123456|A Thuk]\nburst[001090123456|A Thuk]behind\nend@1\n");
}

static void type_ahead_that_nobody_took_keeps_its_enter(void **state)
{
    struct kiosk *kiosk = *state;
    start(kiosk, 0, 0);
    wait_for(kiosk, &kiosk->shown, "Khoá ngày");
    send_text(kiosk, "Nguyen Van\t\r"); /* to the first choice, and choose it */
    wait_for(kiosk, &kiosk->told, "choose@11");
    send_text(kiosk, "\x1b[21~");
    assert_int_equal(wait_for_end(kiosk), 0);
}

/* A pty pair is the scanner: pulled out, plugged in again, while the loop runs. */
static void a_scanner_on_a_port_comes_and_goes(void **state)
{
    struct kiosk *kiosk = *state;
    char port[128], folder[] = "/tmp/loop-port-XXXXXX", *name = NULL;
    assert_non_null(mkdtemp(folder));
    assert_true(asprintf(&name, "%s/quet", folder) > 0);
    start_with(kiosk, 0, 0, "xterm", name);
    wait_for(kiosk, &kiosk->shown, "Khoá ngày");
    for (int time = 0; time < 2; time++) {
        int hand, end;
        struct termios modes;
        assert_int_equal(openpty(&hand, &end, port, NULL, NULL), 0);
        assert_int_equal(symlink(port, name), 0);
        do
            take(kiosk, 5);
        while (tcgetattr(end, &modes) == 0 && (modes.c_lflag & ICANON) != 0);
        assert_int_equal(write(hand, "tấm thẻ\r", 12), 12);
        wait_for(kiosk, &kiosk->told, "port[tấm thẻ]");
        buffer_clear(&kiosk->told);
        unlink(name);
        close(end);
        close(hand);
    }
    send_text(kiosk, "\x1b[21~");
    assert_int_equal(wait_for_end(kiosk), 0);
    assert_int_equal(rmdir(folder), 0);
    free(name);
}

/* Nobody else may open a port that is read as a scanner's. */
static void wait_until_taken(struct kiosk *kiosk, int port, int wanted)
{
    int taken = -1;
    for (int64_t end = now_ms() + PATIENCE_MS; taken != wanted && now_ms() < end;) {
        take(kiosk, 5);
        assert_int_equal(ioctl(port, TIOCGEXCL, &taken), 0);
    }
    assert_int_equal(taken, wanted);
}

static void what_is_chosen_as_the_printer_is_let_go_at_the_same_key(void **state)
{
    struct kiosk *kiosk = *state;
    int hand, end;
    char port[128];
    assert_int_equal(openpty(&hand, &end, port, NULL, NULL), 0);
    start_with(kiosk, 0, 0, "xterm", port);
    wait_for(kiosk, &kiosk->shown, "Khoá ngày");
    wait_until_taken(kiosk, end, 1);

    send_text(kiosk, "\x1b[17~"); /* F6: the page where it is the printer's */
    wait_until_taken(kiosk, end, 0);
    assert_int_equal(write(hand, "giấy\r", 7), 7);
    wait_for(kiosk, &kiosk->shown, "Mở khoá");
    send_text(kiosk, "\x1b[21~");

    assert_int_equal(wait_for_end(kiosk), 0);
    assert_null(strstr(buffer_text(&kiosk->told), "port["));
    close(end);
    close(hand);
}

static void a_megabyte_of_garbage_is_harmless_and_fast(void **state)
{
    struct kiosk *kiosk = *state;
    start(kiosk, 2, 0);
    wait_for(kiosk, &kiosk->shown, "Hết");
    size_t length = 1 << 20;
    char *bytes = malloc(length);
    for (size_t i = 0; i < length; i++)
        bytes[i] = "ab\xff\n\x1b[31m\x07\xc3"[i % 11];
    int64_t began = now_ms();
    send_bytes(kiosk, bytes, length);
    free(bytes);
    wait_for(kiosk, &kiosk->shown, "4.096");
    for (int64_t quiet = now_ms() + 120; now_ms() < quiet;)
        take(kiosk, 20);
    send_text(kiosk, "\x1b[21~");
    assert_int_equal(wait_for_end(kiosk), 0);
    assert_in_range(now_ms() - began, 0, 5000);
    assert_null(strstr(buffer_text(&kiosk->shown), "\x07"));
}

static void a_line_that_vanishes_is_told_once_and_ends_it(void **state)
{
    struct kiosk *kiosk = *state;
    start(kiosk, 0, 0);
    wait_for(kiosk, &kiosk->shown, "Khoá ngày");
    close(kiosk->line);
    kiosk->line = -1;
    assert_int_equal(wait_for_end(kiosk), 0);
    assert_string_equal(buffer_text(&kiosk->told), "hangup\n");
}

static void being_asked_to_end_is_a_hangup_with_the_terminal_put_back(void **state)
{
    struct kiosk *kiosk = *state;
    start(kiosk, 0, 0);
    wait_for(kiosk, &kiosk->shown, "Khoá ngày");
    kill(kiosk->child, SIGTERM);
    assert_int_equal(wait_for_end(kiosk), 0);
    assert_string_equal(buffer_text(&kiosk->told), "hangup\n");
    assert_non_null(strstr(buffer_text(&kiosk->shown), "\x1b[?1049l"));
}

static void any_size_may_come_and_go(void **state)
{
    struct kiosk *kiosk = *state;
    start(kiosk, 0, 0);
    wait_for(kiosk, &kiosk->shown, "Khoá ngày");
    static const unsigned short sizes[][2] = {{1, 1}, {10, 40}, {60, 200}, {2, 300}, {24, 80}};
    for (size_t i = 0; i < 5; i++) {
        struct winsize size = {.ws_row = sizes[i][0], .ws_col = sizes[i][1]};
        buffer_clear(&kiosk->shown);
        ioctl(kiosk->line, TIOCSWINSZ, &size);
        wait_for(kiosk, &kiosk->shown, sizes[i][0] >= 10 ? "Trang m" : "\x1b[");
    }
    send_text(kiosk, "\x1b[21~");
    assert_int_equal(wait_for_end(kiosk), 0);
}

static void a_click_is_the_key_under_it(void **state)
{
    struct kiosk *kiosk = *state;
    start(kiosk, 0, 0);
    wait_for(kiosk, &kiosk->shown, "Khoá ngày");
    send_text(kiosk, "\x1b[<0;8;4M"); /* the first choice */
    wait_for(kiosk, &kiosk->told, "choose@11");
    send_text(kiosk, "\x1b[<0;3;24M"); /* F2, which is off */
    wait_for(kiosk, &kiosk->shown, "Chưa có máy in");
    send_text(kiosk, "\x1b[21~");
    assert_int_equal(wait_for_end(kiosk), 0);
}

static void waiting_costs_nothing(void **state)
{
    struct kiosk *kiosk = *state;
    start_with(kiosk, 0, 0, "xterm", "/dev/no-such-port"); /* and for a scanner too */
    wait_for(kiosk, &kiosk->shown, "Khoá ngày");
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/status", (int)kiosk->child);
    long switches[2] = {0};
    for (int i = 0; i < 2; i++) {
        for (int64_t end = now_ms() + 250; now_ms() < end;)
            take(kiosk, 50);
        char line[256];
        FILE *status = fopen(path, "r");
        assert_non_null(status);
        while (fgets(line, sizeof line, status) != NULL)
            if (strncmp(line, "voluntary_ctxt_switches:", 24) == 0)
                switches[i] = strtol(line + 24, NULL, 10);
        fclose(status);
    }
    assert_int_equal(switches[0], switches[1]);
    send_text(kiosk, "\x1b[21~");
    assert_int_equal(wait_for_end(kiosk), 0);
}

static void terminals_that_cannot_draw_say_so(void **state)
{
    struct kiosk *kiosk = *state;
    start_as(kiosk, 0, 0, "dumb");
    assert_int_equal(wait_for_end(kiosk), 3);
    assert_non_null(strstr(buffer_text(&kiosk->told), "không vẽ được"));
    close(kiosk->line);
    close(kiosk->log);
    buffer_clear(&kiosk->told);
    start_as(kiosk, 0, 0, "no-such-terminal");
    assert_int_equal(wait_for_end(kiosk), 3);
    assert_non_null(strstr(buffer_text(&kiosk->told), "Không biết loại màn hình"));
}

#define ON_A_PTY(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_PTY(it_draws_acts_and_puts_the_terminal_back),
        ON_A_PTY(a_bouncing_enter_does_not_reach_the_next_page),
        ON_A_PTY(other_keys_typed_ahead_are_kept),
        ON_A_PTY(a_fast_line_types_and_chooses_nothing),
        ON_A_PTY(a_scan_presses_no_button),
        ON_A_PTY(type_ahead_that_nobody_took_keeps_its_enter),
        ON_A_PTY(a_scanner_on_a_port_comes_and_goes),
        ON_A_PTY(what_is_chosen_as_the_printer_is_let_go_at_the_same_key),
        ON_A_PTY(a_megabyte_of_garbage_is_harmless_and_fast),
        ON_A_PTY(a_line_that_vanishes_is_told_once_and_ends_it),
        ON_A_PTY(being_asked_to_end_is_a_hangup_with_the_terminal_put_back),
        ON_A_PTY(any_size_may_come_and_go),
        ON_A_PTY(a_click_is_the_key_under_it),
        ON_A_PTY(waiting_costs_nothing),
        ON_A_PTY(terminals_that_cannot_draw_say_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
