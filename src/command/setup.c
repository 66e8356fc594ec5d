#include "desk/setup.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/kiosk.h"
#include "command/pin.h"
#include "command/say.h"

#define SHEET_LIMIT ((size_t)64 * 1024)

/* Where the recovery sheet goes: a new file, or "-": standard output, for the kiosk's own page. */
static bool to_output(const struct call *call)
{
    const char *path = call_option(call, "recovery-file");
    return path != NULL && strcmp(path, "-") == 0;
}

/* With the sheet on standard output its reader is told there too why there is none: the first line
 * is what the kiosk shows. */
static int say_refusal(const struct call *call, enum desk_act act, const struct error *error)
{
    if (to_output(call)) {
        char text[400];
        say(stdout, "%s", desk_sentence(act, error, text, sizeof text));
    }
    return say_failure(act, error);
}

static int say_no_file(const struct call *call, const char *path, const struct error *error)
{
    if (to_output(call) && error->code == ERROR_WEAK)
        return say_refusal(call, ACT_SETUP, error);
    if (to_output(call))
        say(stdout, "Không đọc được tệp %s.", path);
    return say_bad_file(path, error);
}

/* The file is made before the book: a sheet that cannot be written must not be found out when the
 * only key exists already. */
static bool make_sheet_file(const char *path, struct error *error)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return error_set_errno(error, "make %s", path);
    close(descriptor);
    return true;
}

static bool write_sheet(struct call *call, const struct buffer *sheet, struct error *error)
{
    const char *path = call_option(call, "recovery-file");
    if (path == NULL)
        return true;
    if (to_output(call)) {
        if (fwrite(sheet->data, 1, sheet->length, stdout) != sheet->length || fflush(stdout) != 0)
            return error_set_errno(error, "write the sheet to standard output");
        /* Only a person who saw it makes it a sheet; the kiosk asks its own. */
        return !isatty(STDOUT_FILENO) || desk_setup_sheet_made(call->data, true, error);
    }
    return file_write(path, sheet->data, sheet->length, 0600, error) &&
           desk_setup_sheet_made(call->data, true, error);
}

static void say_founded(struct call *call, bool joined)
{
    if (to_output(call))
        return;
    say(stdout, "Đã %s trong %s.", joined ? "nối máy này vào sổ của xã" : "lập sổ", call->data);
    const char *path = call_option(call, "recovery-file");
    if (!joined && path != NULL)
        say(stdout, "Phiếu khôi phục ở %s: in ra giấy, cất trong tủ khóa, rồi xóa tệp đó.", path);
    else if (!joined)
        say(stdout, "Chưa có phiếu khôi phục: trang đầu sẽ nhắc mãi.");
    say(stdout, "Mở quầy: camtay run");
}

static int found(struct call *call, const char *pin, const char *recovery)
{
    const char *commune = call_option(call, "commune");
    const char *path = call_option(call, "recovery-file");
    bool file = recovery == NULL && path != NULL && !to_output(call);
    struct desk_setup setup = {.folder = call->data,
                               .commune_file = commune != NULL ? commune : call->commune_file,
                               .staff = call_option(call, "staff"),
                               .pin = pin,
                               .recovery = recovery,
                               .clock = &call->clock,
                               .random = &call->random};
    struct error error = {0};
    if (file && !make_sheet_file(path, &error)) {
        say(stderr,
            error.code == ERROR_EXISTS
                ? "Đã có tệp %s. Chọn tên khác cho phiếu khôi phục."
                : "Không tạo được tệp %s cho phiếu khôi phục. Chọn thư mục khác.",
            path);
        return STATUS_WRONG;
    }
    struct buffer sheet = {0};
    bool made = desk_setup(&setup, &sheet, &error);
    if (!made && file)
        (void)unlink(path);
    bool written = made && (recovery != NULL || write_sheet(call, &sheet, &error));
    if (sheet.data != NULL)
        explicit_bzero(sheet.data, sheet.length);
    buffer_release(&sheet);
    if (!made)
        return say_refusal(call, recovery != NULL ? ACT_JOIN : ACT_SETUP, &error);
    if (!written) {
        say(stderr, "Sổ đã lập, nhưng chưa ghi được phiếu khôi phục: trang đầu sẽ nhắc.");
        return say_failure(ACT_ANY, &error);
    }
    say_founded(call, recovery != NULL);
    return STATUS_FINE;
}

static int read_sheet_and_found(struct call *call, const char *pin)
{
    const char *path = call_option(call, "join");
    if (path == NULL)
        return found(call, pin, NULL);
    struct buffer text = {0};
    struct error error = {0};
    int status = file_read(path, SHEET_LIMIT, &text, &error) ? found(call, pin, buffer_text(&text))
                                                             : say_no_file(call, path, &error);
    if (text.data != NULL)
        explicit_bzero(text.data, text.length);
    buffer_release(&text);
    return status;
}

static int run(struct call *call)
{
    const char *staff = call_option(call, "staff");
    const char *pin_file = call_option(call, "pin-file");
    if (staff == NULL && pin_file == NULL && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return command_open_kiosk(call); /* its first page asks */
    if (staff == NULL || pin_file == NULL)
        return call_misused(call->command, "thiếu --%s.", staff == NULL ? "staff" : "pin-file");
    if (call_option(call, "commune") == NULL && call->commune_file == NULL)
        return call_misused(call->command, "thiếu --commune.");
    const char *commune = call_option(call, "commune");
    char pin[PIN_SIZE];
    struct error error = {0};
    if (commune != NULL && !file_exists(commune)) {
        error_set(&error, ERROR_MISSING, "open %s", commune);
        return say_no_file(call, commune, &error);
    }
    int status = pin_read(pin_file, "Mã PIN (6 đến 12 chữ số)", pin, &error)
                     ? read_sheet_and_found(call, pin)
                     : say_no_file(call, pin_file, &error);
    explicit_bzero(pin, sizeof pin);
    return status;
}

static const struct command_option options[] = {
    {"commune", "TỆP", "tệp về xã (không thì tệp đi kèm chương trình)"},
    {"staff", "TÊN", "họ tên cán bộ đầu tiên, người phụ trách"},
    {"pin-file", "TỆP", "mã PIN: dòng đầu của tệp; - là gõ vào"},
    {"recovery-file", "TỆP", "ghi phiếu khôi phục ra tệp mới này; - là hiện ra"},
    {"join", "TỆP", "phiếu khôi phục của máy khác: nối máy này vào sổ của xã"},
    {NULL, NULL, NULL},
};

const struct command command_setup = {
    .name = "setup",
    .usage = "--staff TÊN --pin-file TỆP [TÙY CHỌN]",
    .summary = "Lập sổ trên máy này, hoặc nối máy này vào sổ của xã.",
    .more = "Mã PIN có 6 đến 12 chữ số; không nhận mã dễ đoán. Không có tùy chọn nào thì mở trang "
            "lập sổ.",
    .options = options,
    .needs = NEED_DATA | NEED_SCREENS | NEED_SHARE,
    .run = run,
};
