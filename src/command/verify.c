#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>

#include "base/error.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/say.h"
#include "domain/number.h"
#include "ledger/verify.h"

struct verifying {
    struct say_progress progress;
    json_t *list; /* NULL: findings are printed as they come */
};

static void note_finding(void *self, const char *what, const char *device, int64_t number,
                         const char *message)
{
    struct verifying *verifying = self;
    if (verifying->list != NULL) {
        json_array_append_new(verifying->list,
                              json_pack("{s:s,s:s?,s:I,s:s}", "what", what, "device", device,
                                        "number", (json_int_t)number, "message", message));
        return;
    }
    say_progress(&verifying->progress, 1000);
    say(stdout, "%s", message);
}

static void note_progress(void *self, int thousandths)
{
    struct verifying *verifying = self;
    say_progress(&verifying->progress, thousandths);
}

static void print_result(const struct verify_result *result, bool rebuild)
{
    char entries[NUMBER_SIZE], devices[NUMBER_SIZE], findings[NUMBER_SIZE], rows[NUMBER_SIZE];
    number_text((long)result->entries, entries);
    number_text((long)result->devices, devices);
    number_text((long)result->findings, findings);
    number_text((long)result->rows, rows);
    printf("%s mục của %s máy", entries, devices);
    if (rebuild)
        printf(", %s dòng trong các bảng", rows);
    if (result->findings > 0)
        printf(
            ": %s chỗ sai. Đừng ghi tiếp; chép cả thư mục ra nơi khác rồi gọi người phụ trách.\n",
            findings);
    else
        printf(": chuỗi liền, không mục nào bị sửa%s.\n",
               rebuild ? "; dựng lại các bảng thì giống hệt" : "");
    printf("Mã cuối sổ %s\n", result->head);
}

static json_t *result_object(const struct verify_result *result, json_t *findings)
{
    return json_pack("{s:b,s:I,s:I,s:I,s:I,s:I,s:s,s:o}", "whole", result->findings == 0, "entries",
                     (json_int_t)result->entries, "devices", (json_int_t)result->devices, "sealed",
                     (json_int_t)result->sealed, "erased", (json_int_t)result->erased, "rows",
                     (json_int_t)result->rows, "head", result->head, "findings", findings);
}

static int run(struct call *call)
{
    bool rebuild = call_option(call, "rebuild") != NULL;
    struct verifying verifying = {.progress = {.what = "Đang kiểm sổ", .percent = -1}};
    if (call_option(call, "json") != NULL)
        verifying.list = json_array();
    struct verify_result result = {0};
    struct error error = {0};
    bool read = ledger_verify(call->data, rebuild, note_finding, &verifying, note_progress, &result,
                              &error);
    say_progress(&verifying.progress, 1000);
    if (!read) {
        json_decref(verifying.list);
        return say_closed_book(call->data, &error);
    }
    if (verifying.list != NULL)
        say_json(result_object(&result, verifying.list));
    else
        print_result(&result, rebuild);
    return result.findings > 0 ? STATUS_WRONG : STATUS_FINE;
}

static const struct command_option options[] = {
    {"rebuild", NULL, "dựng lại mọi bảng từ các mục và so từng dòng"},
    {"json", NULL, "kết quả dạng JSON, cho chương trình đọc"},
    {NULL, NULL, NULL},
};

const struct command command_verify = {
    .name = "verify",
    .usage = "[TÙY CHỌN]",
    .summary = "Kiểm sổ còn nguyên, không ai sửa.",
    .more = "Không cần mã PIN; chạy được khi quầy đang mở.",
    .options = options,
    .needs = NEED_DATA,
    .run = run,
};
