/* camtay import visits|citizens FILE: what the centre kept as a spreadsheet, looked at and then taken in. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/desk.h"
#include "command/say.h"
#include "desk/desk.h"
#include "desk/import.h"
#include "domain/date.h"
#include "domain/number.h"
#include "domain/service.h"

static enum import_what what_of(const struct call *call)
{
    return call->command == &command_import_citizens ? IMPORT_CITIZENS : IMPORT_VISITS;
}

/* What is counted while the rows pass. */
struct looking {
    long service[16]; /* in the order of domain/service.h */
    long asked;
};

/* ---- the preview ----------------------------------------------------------------------------- */

static void look_at(void *self, const struct import_row *row, enum import_state state,
                    const char *reason)
{
    struct looking *looking = self;
    if (state == IMPORT_BAD)
        say(stdout, "  Dòng %zu: %s", row->number, reason);
    if (state != IMPORT_NEW)
        return;
    looking->asked += row->ended_count == 0;
    for (int i = 0; i < row->ended_count; i++) {
        for (size_t j = 0; j < service_count(); j++)
            looking->service[j] += strcmp(service_at(j)->id, row->ended[i].service) == 0;
    }
}

static void print_columns(const struct import *import)
{
    const struct import_file *file = import_file(import);
    const char *head;
    printf("Nhận ra:");
    for (int i = 0, shown = 0; i < IMPORT_COLUMNS; i++) {
        if (file->column[i] >= 0)
            printf("%s %s", shown++ > 0 ? "," : "", import_column_name((enum import_column)i));
    }
    printf(".\n");
    for (size_t i = 0; (head = import_unknown_head(import, i)) != NULL; i++)
        say(stdout, "Bỏ qua cột «%.*s».", 60, head);
}

static void print_file(const char *path, const struct import_file *file)
{
    static const char *const encodings[] = {[CSV_UTF8] = "UTF-8",
                                            [CSV_WINDOWS_1258] = "Windows-1258",
                                            [CSV_UTF16] = "Unicode (UTF-16)"};
    say(stdout, "%s: %s, cột ngăn bằng %s, tiêu đề ở dòng %zu.", path, encodings[file->encoding],
        file->separator == ';'   ? "dấu chấm phẩy"
        : file->separator == ',' ? "dấu phẩy"
                                 : "TAB",
        file->head_row);
}

static void print_services(const struct looking *looking)
{
    char number[NUMBER_SIZE];
    for (size_t i = 0; i < service_count(); i++) {
        number_text(looking->service[i], number);
        if (looking->service[i] > 0)
            printf("  %s: %s\n", service_at(i)->title, number);
    }
    number_text(looking->asked, number);
    if (looking->asked > 0)
        printf("  Chỉ hỏi: %s\n", number);
}

static void print_preview(const struct call *call, const struct import *import)
{
    bool log = what_of(call) == IMPORT_VISITS;
    const struct import_file *file = import_file(import);
    struct looking looking = {.asked = 0};
    char number[4][NUMBER_SIZE], from[DATE_SIZE], to[DATE_SIZE];
    print_file(call->word[0], file);
    print_columns(import);
    number_text((long)file->bad, number[0]);
    if (file->bad > 0)
        printf("%s dòng không nhập được:\n", number[0]);
    import_each(import, look_at, &looking);
    number_text((long)file->new_count, number[1]);
    number_text((long)file->in_book, number[2]);
    const char *what = log ? "lượt" : "người";
    printf("%s %s mới, %s %s đã có trong sổ, %s dòng không nhập được.\n", number[1], what,
           number[2], what, number[0]);
    if (file->new_count == 0)
        return;
    date_text(file->first, from);
    date_text(file->last, to);
    if (log)
        printf("Từ %s đến %s:\n", from, to);
    if (log)
        print_services(&looking);
    number_text((long)file->no_hamlet, number[3]);
    if (file->no_hamlet > 0)
        printf("%s %s chưa rõ thôn.\n", number[3], what);
}

/* ---- writing --------------------------------------------------------------------------------- */

static void note_progress(void *self, int thousandths)
{
    say_progress(self, thousandths);
}

static int write_rows(const struct call *call, struct import *import)
{
    struct say_progress progress = {.what = "Đang ghi", .percent = -1};
    struct error error = {0};
    size_t written = 0;
    char number[NUMBER_SIZE];
    bool good = import_write(import, note_progress, &progress, &written, &error);
    say_progress(&progress, 1000);
    number_text((long)written, number);
    printf("Đã ghi %s %s vào sổ.\n", number, what_of(call) == IMPORT_VISITS ? "lượt" : "người");
    if (good)
        return STATUS_FINE;
    say_failure(ACT_WRITE, &error);
    say(stderr, "Chạy lại lệnh này thì ghi tiếp phần còn lại, không ghi lặp.");
    return STATUS_WRONG;
}

/* True if the preview was accepted. */
static bool is_accepted(const struct call *call)
{
    char answer[16] = "";
    if (call_option(call, "yes") != NULL)
        return true;
    if (!isatty(STDIN_FILENO)) {
        say(stderr, "Chưa ghi gì. Xem trên rồi chạy lại với --yes để ghi vào sổ.");
        return false;
    }
    printf("Ghi vào sổ? Gõ ghi rồi Enter; phím khác là thôi: ");
    fflush(stdout);
    if (fgets(answer, sizeof answer, stdin) != NULL && strcmp(answer, "ghi\n") == 0)
        return true;
    printf("Chưa ghi gì.\n");
    return false;
}

static int import_file_of(struct call *call, struct desk *desk, struct buffer *bytes)
{
    char refusal[IMPORT_REASON_SIZE];
    struct import *import = import_read(desk, what_of(call), bytes->data, bytes->length, refusal);
    if (import == NULL) {
        say(stderr, "%s", refusal);
        return STATUS_WRONG;
    }
    const struct import_file *file = import_file(import);
    int status = STATUS_FINE;
    print_preview(call, import);
    if (call_option(call, "preview") == NULL && file->new_count > 0)
        status = is_accepted(call) ? write_rows(call, import) : STATUS_WRONG;
    if (file->bad > 0)
        status = STATUS_WRONG;
    import_free(import);
    return say_end(status);
}

static int unlock_and_import(struct call *call, struct buffer *bytes)
{
    int status;
    struct desk *desk = command_desk(call, call_option(call, "preview") == NULL, &status);
    if (desk == NULL)
        return status;
    status = command_unlock(call, desk, call_option(call, "staff"));
    if (status == STATUS_FINE)
        status = import_file_of(call, desk, bytes);
    desk_free(desk);
    return status;
}

static int run(struct call *call)
{
    struct buffer bytes = {0};
    struct error error = {0};
    if (call->word_count != 1)
        return call_misused(call->command, "cần tên một tệp CSV.");
    if (call_option(call, "staff") == NULL || call_option(call, "pin-file") == NULL)
        return call_misused(call->command, "cần cả --staff TÊN và --pin-file TỆP.");
    int status = file_read(call->word[0], CSV_FILE_LIMIT, &bytes, &error)
                     ? unlock_and_import(call, &bytes)
                     : say_bad_file(call->word[0], &error);
    if (bytes.data != NULL)
        explicit_bzero(bytes.data, bytes.length);
    buffer_release(&bytes);
    return status;
}

static const struct command_option options[] = {
    {"preview", NULL, "chỉ xem: nhận ra gì, dòng nào hỏng và vì sao; không ghi"},
    {"yes", NULL, "ghi luôn sau khi xem, không hỏi (cho kịch bản)"},
    {"staff", "TÊN", "ai nhập"},
    {"pin-file", "TỆP", "mã PIN của người ấy; - là gõ vào"},
    {NULL, NULL, NULL},
};

const struct command command_import_citizens = {
    .name = "import citizens",
    .usage = "TỆP.csv --staff TÊN --pin-file TỆP",
    .summary = "Nhập danh sách công dân: tìm được theo tên, chưa tính vào số nào.",
    .more =
        "Tệp như của import visits; cần Họ và tên hoặc Số định danh. Ai sổ đã biết thì giữ như sổ "
        "đang ghi. Còn dòng hỏng thì kết thúc với 1.",
    .options = options,
    .needs = NEED_DATA | NEED_SCREENS | NEED_SHARE,
    .words = 1,
    .run = run,
};

const struct command command_import_visits = {
    .name = "import visits",
    .usage = "TỆP.csv --staff TÊN --pin-file TỆP",
    .summary = "Nhập sổ theo dõi cũ đã lưu từ Excel: mỗi dòng một lượt, đúng ngày của nó.",
    .more = "Tệp CSV, UTF-8 hay Windows-1258, ngăn bằng phẩy, chấm phẩy hay TAB. Cột nhận theo "
            "tiêu đề; cần "
            "Ngày, Họ và tên (hoặc Số định danh), Nội dung. Nhập lại tệp ấy không thêm gì. Còn "
            "dòng hỏng "
            "thì kết thúc với 1.",
    .options = options,
    .needs = NEED_DATA | NEED_SCREENS | NEED_SHARE,
    .words = 1,
    .run = run,
};
