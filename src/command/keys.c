/* Every key of the kiosk by the pages that have it: the same list as F1, for a sheet beside the PC. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "command/command.h"
#include "command/commands.h"
#include "ui/key.h"
#include "view/actions.h"

#define KEY_CELLS 8

struct key_row {
    int key;
    const char *label;
    const char *group;
};

static const struct key_row rows[] = {
#define ACTION(id, key, label, group) {key, label, group},
    VIEW_ACTIONS(ACTION)
#undef ACTION
};
#define ROW_COUNT (sizeof rows / sizeof rows[0])

/* True if a row above is of the same group: then the group has been written. */
static bool seen_before(size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(rows[i].group, rows[index].group) == 0)
            return true;
    }
    return false;
}

static void print_group(const char *group)
{
    printf("%s\n", group);
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (strcmp(rows[i].group, group) != 0)
            continue;
        char buffer[8];
        const char *name = ui_key_name(rows[i].key, buffer);
        printf("  %s%*s%s\n", name, KEY_CELLS - text_width(name), "", rows[i].label);
    }
}

static int print_json(void)
{
    json_t *list = json_array();
    for (size_t i = 0; i < ROW_COUNT; i++) {
        char buffer[8];
        json_array_append_new(list,
                              json_pack("{s:s,s:s,s:s}", "group", rows[i].group, "key",
                                        ui_key_name(rows[i].key, buffer), "label", rows[i].label));
    }
    char *text = json_dumps(list, JSON_INDENT(2));
    printf("%s\n", text);
    free(text);
    json_decref(list);
    return STATUS_FINE;
}

static int run(struct call *call)
{
    if (call_option(call, "json") != NULL)
        return print_json();
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (!seen_before(i))
            print_group(rows[i].group);
    }
    return STATUS_FINE;
}

static const struct command_option options[] = {
    {"json", NULL, "kết quả dạng JSON, cho chương trình đọc"},
    {NULL, NULL, NULL},
};

const struct command command_keys = {
    .name = "keys",
    .usage = "[TÙY CHỌN]",
    .summary = "Mọi phím của quầy, theo từng trang.",
    .more = "Trên màn hình quầy, F1 cho xem các phím của trang đang mở.",
    .options = options,
    .run = run,
};
