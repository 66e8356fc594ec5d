/* Help, made from the tables of commands and options. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "command/command.h"

#define NAME_CELLS 28

static void write_row(const char *name, const char *words)
{
    int gap = NAME_CELLS - text_width(name);
    if (gap < 2)
        printf("  %s\n  %*s%s\n", name, NAME_CELLS, "", words);
    else
        printf("  %s%*s%s\n", name, gap, "", words);
}

static void write_options(const struct command_option *options)
{
    for (const struct command_option *row = options; row != NULL && row->name != NULL; row++) {
        char name[80];
        snprintf(name, sizeof name, "--%s%s%s", row->name, row->argument != NULL ? " " : "",
                 row->argument != NULL ? row->argument : "");
        write_row(name, row->help);
    }
}

static void write_commands(const char *group)
{
    size_t length = strlen(group);
    for (const struct command *const *row = command_table(); *row != NULL; row++) {
        if (!(*row)->hidden && strncmp((*row)->name, group, length) == 0)
            write_row((*row)->name, (*row)->summary);
    }
}

void help_all(void)
{
    printf("Cầm Tay: cầm tay chỉ việc ở quầy, từ VNeID đến chữ ký số; sổ tự đếm.\n\n"
           "Cách dùng: camtay [LỆNH] [TÙY CHỌN]\n\nLệnh (không có lệnh nào: run)\n");
    write_commands("");
    printf("\nTùy chọn của mọi lệnh\n");
    write_options(call_global_options());
    printf("\nTùy chọn của run\n");
    write_options(command_table()[0]->options);
    printf("\nMã kết thúc: 0 tốt, 1 có điều sai, 2 gõ lệnh sai.\n"
           "Gõ camtay LỆNH --help để xem riêng một lệnh.\n");
}

bool help_is_group(const char *word)
{
    size_t length = strlen(word);
    for (const struct command *const *row = command_table(); *row != NULL; row++) {
        const char *name = (*row)->name;
        if (strncmp(name, word, length) == 0 && name[length] == ' ')
            return true;
    }
    return false;
}

bool help_group(const char *word)
{
    if (!help_is_group(word))
        return false;
    printf("Lệnh\n");
    write_commands(word);
    return true;
}

void help_command(const struct command *command)
{
    printf("Cách dùng: camtay %s%s%s\n\n%s\n", command->name, command->usage[0] != '\0' ? " " : "",
           command->usage, command->summary);
    if (command->more != NULL)
        printf("\n%s\n", command->more);
    if (command->options != NULL) {
        printf("\nTùy chọn\n");
        write_options(command->options);
    }
    printf("\nTùy chọn của mọi lệnh\n");
    write_options(call_global_options());
}
