/* Which printer this machine has: a small file beside the book. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/document.h"
#include "base/file.h"
#include "base/text.h"
#include "desk/desk_private.h"
#include "desk/print.h"

#define MOST_BYTES ((size_t)16 * 1024)

static void take(const json_t *kept, struct desk_printer *printer)
{
    enum document_paper paper;
    const char *where = body_word(kept, "where"), *word = body_word(kept, "paper");
    if (strlen(where) < sizeof printer->where && text_is_clean(where))
        snprintf(printer->where, sizeof printer->where, "%s", where);
    if (document_paper_read(word, &paper))
        snprintf(printer->paper, sizeof printer->paper, "%s", word);
    printer->large = json_is_true(json_object_get(kept, "large"));
}

void desk_printer(const struct desk *desk, struct desk_printer *printer)
{
    struct buffer text = {0};
    struct error ignored = {0};
    *printer = (struct desk_printer){.paper = "roll80"};
    if (desk->folder == NULL)
        return;
    char *path = file_join(desk->folder, PRINTER_FILE);
    if (file_read(path, MOST_BYTES, &text, &ignored)) {
        json_t *kept = json_loads(buffer_text(&text), 0, NULL);
        take(kept, printer);
        json_decref(kept);
    }
    buffer_release(&text);
    free(path);
}

bool desk_printer_is_raw(const struct desk_printer *printer)
{
    return strncmp(printer->where, "/dev/", strlen("/dev/")) == 0 ||
           strncmp(printer->where, "tcp:", strlen("tcp:")) == 0;
}

bool desk_keep_printer(struct desk *desk, const struct desk_printer *printer, struct error *error)
{
    if (desk->folder == NULL)
        return true;
    char *path = file_join(desk->folder, PRINTER_FILE);
    json_t *kept = json_pack("{s:s,s:s,s:b}", "where", printer->where, "paper", printer->paper,
                             "large", printer->large);
    char *text = json_dumps(kept, JSON_INDENT(1) | JSON_SORT_KEYS);
    bool good = file_write(path, text, strlen(text), 0600, error);
    free(text);
    json_decref(kept);
    free(path);
    return good;
}
