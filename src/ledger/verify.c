#include "ledger/verify.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "ledger/schema.h"
#include "ledger/store_private.h"
#include "ledger/vault_private.h"
#include "ledger/verify_parts.h"

void verify_find(struct verify *verify, const char *what, const char *device, int64_t number,
                 const char *format, ...)
{
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    verify->result->findings++;
    if (verify->finding != NULL)
        verify->finding(verify->self, what, device, number, message);
}

/* --- the schema --- */

static const char *type_word(const char *type)
{
    return strcmp(type, "trigger") == 0 ? "trigger"
           : strcmp(type, "table") == 0 ? "bảng"
           : strcmp(type, "index") == 0 ? "chỉ mục"
                                        : "khung nhìn";
}

static void find_difference(void *self, const char *type, const char *name, const char *how)
{
    const char *what = strcmp(type, "trigger") == 0 ? "trigger" : "schema";
    const char *word = type_word(type);
    if (strcmp(how, "missing") == 0)
        verify_find(self, what, "", 0, "Sổ thiếu %s %.60s", word, name);
    else if (strcmp(how, "extra") == 0)
        verify_find(self, what, "", 0, "Sổ có thêm %s %.60s, không phải của chương trình", word,
                    name);
    else
        verify_find(self, what, "", 0, "Trong sổ, %s %.60s đã bị sửa", word, name);
}

bool verify_schema(struct verify *verify, struct error *error)
{
    return schema_compare(verify->store, "live", find_difference, verify, error);
}

/* --- the file --- */

static bool check_pages(struct verify *verify, struct error *error)
{
    struct statement *each = statement_new(verify->store, "PRAGMA live.integrity_check(20)", error);
    if (each == NULL)
        return false;
    while (statement_row(each, error)) {
        const char *line = statement_column(each, 0);
        if (strcmp(line, "ok") != 0)
            verify_find(verify, "integrity", "", 0, "Tệp sổ bị hỏng: %.200s", line);
    }
    statement_free(each);
    return error->code == ERROR_NONE;
}

/* --- all of it --- */

static struct store *open_copy(const char *folder, struct verify *verify, struct error *error)
{
    char *path = file_join(folder, "so.db");
    struct store *book = NULL, *copy = NULL;
    bool empty = true;
    if (schema_check_file(path, error) && (book = store_open(path, STORE_READ, error)) != NULL &&
        schema_state(book, &empty, error)) {
        if (empty)
            error_set(error, ERROR_MISSING, "there is no book in the file yet");
        else
            copy = store_copy(book, NULL, verify->self, error);
    }
    store_close(book);
    free(path);
    return copy;
}

static void tell(const struct verify *verify, int thousandths)
{
    if (verify->progress != NULL)
        verify->progress(verify->self, thousandths);
}

/* What cannot be read is found, not failed: the other parts may still have something to say. */
static void run(struct verify *verify, bool (*part)(struct verify *, struct error *))
{
    struct error error = {0};
    if (!part(verify, &error))
        verify_find(verify, "integrity", "", 0, "Không đọc hết được sổ: %.200s", error.cause);
}

bool ledger_verify(const char *folder, bool rebuild, verify_finding *finding, void *self,
                   void (*progress)(void *self, int thousandths), struct verify_result *result,
                   struct error *error)
{
    struct error local = {0};
    if (error == NULL)
        error = &local;
    error_clear(error);
    *result = (struct verify_result){0};
    memset(result->head, '0', sizeof result->head - 1);
    struct verify verify = {
        .finding = finding, .self = self, .progress = progress, .result = result};
    vault_prepare();
    verify.store = open_copy(folder, &verify, error);
    if (verify.store == NULL)
        return false;
    tell(&verify, 100);
    run(&verify, check_pages);
    tell(&verify, 200);
    run(&verify, verify_schema);
    run(&verify, verify_chain);
    tell(&verify, 500);
    if (rebuild)
        run(&verify, verify_tables);
    tell(&verify, 1000);
    store_close(verify.store);
    return true;
}
