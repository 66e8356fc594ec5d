#include "command/command.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "command/paths.h"
#include "command/say.h"

#ifndef CAMTAY_VERSION
#define CAMTAY_VERSION "0"
#endif

#define OPTION_CODE 256 /* getopt's value of the first option; the others follow */

static const struct command_option global_options[] = {
    {"data", "THƯ MỤC", "sổ ở thư mục này (không thì CAMTAY_DATA, rồi ~/.local/share/camtay)"},
    {"screens", "THƯ MỤC", "các bài hướng dẫn ở thư mục này"},
    {"clock", "NGÀY", "lấy ngày giờ này, như \"2026-11-25 08:15\"; được ghi vào sổ"},
    {"help", NULL, "hiện trang này"},
    {"version", NULL, "hiện số phiên bản"},
    {NULL, NULL, NULL},
};

#define GLOBAL_COUNT ((int)(sizeof global_options / sizeof global_options[0]) - 1)

const struct command_option *call_global_options(void)
{
    return global_options;
}

const char *call_option(const struct call *call, const char *name)
{
    for (int i = 0; i < call->option_count; i++) {
        if (strcmp(call->option[i]->name, name) == 0)
            return call->value[i];
    }
    return NULL;
}

int call_misused(const struct command *command, const char *format, ...)
{
    char text[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    say(stderr, "camtay: %s", text);
    if (command != NULL)
        say(stderr, "Gõ camtay %s --help để xem cách dùng.", command->name);
    else
        say(stderr, "Gõ camtay --help để xem các lệnh.");
    return STATUS_USAGE;
}

/* The global options and those of the command, as this call's; values so far stay. */
static void choose(struct call *call, const struct command *command)
{
    call->command = command;
    call->option_count = 0;
    const struct command_option *const tables[] = {global_options, command->options};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        for (const struct command_option *row = tables[i]; row != NULL && row->name != NULL;
             row++) {
            if (call->option_count < CALL_OPTIONS)
                call->option[call->option_count++] = row;
        }
    }
}

static int say_bad_option(const struct call *call, int found, char **argv)
{
    if (found == ':')
        return call_misused(call->command, "--%s cần một giá trị.",
                            call->option[optopt - OPTION_CODE]->name);
    if (optopt >= OPTION_CODE)
        return call_misused(call->command, "--%s không nhận giá trị.",
                            call->option[optopt - OPTION_CODE]->name);
    if (optopt != 0)
        return call_misused(call->command, "không có tùy chọn «-%c».", optopt);
    return call_misused(call->command, "không có tùy chọn «%s».", argv[optind - 1]);
}

/* Takes the options of argv; stops at the first word if `stop`, else moves words to the end. The
 * index of the first word goes to `*first`. */
static bool take_options(struct call *call, int argc, char **argv, bool stop, int *first,
                         int *status)
{
    struct option table[CALL_OPTIONS + 1] = {{0}};
    for (int i = 0; i < call->option_count; i++)
        table[i] = (struct option){.name = call->option[i]->name,
                                   .has_arg = call->option[i]->argument != NULL ? required_argument
                                                                                : no_argument,
                                   .val = OPTION_CODE + i};
    optind = 0; /* GNU: start afresh */
    opterr = 0;
    int found;
    while ((found = getopt_long(argc, argv, stop ? "+:h" : ":h", table, NULL)) != -1) {
        if (found == 'h')
            found = OPTION_CODE + 3; /* --help */
        if (found == ':' || found == '?') {
            *status = say_bad_option(call, found, argv);
            return false;
        }
        call->value[found - OPTION_CODE] = optarg != NULL ? optarg : "";
    }
    *first = optind;
    return true;
}

/* How many words of argv the command's name takes: 0 if it is not this one. */
static int match(const struct command *command, int count, char **words)
{
    const char *name = command->name;
    for (int i = 0; i < count; i++) {
        size_t length = strcspn(name, " ");
        if (strlen(words[i]) != length || strncmp(words[i], name, length) != 0)
            return 0;
        if (name[length] == '\0')
            return i + 1;
        name += length + 1;
    }
    return 0;
}

static const struct command *find_command(int count, char **words, int *used)
{
    for (const struct command *const *row = command_table(); *row != NULL; row++) {
        *used = match(*row, count, words);
        if (*used > 0)
            return *row;
    }
    return NULL;
}

/* No command has this name: a group of them ("staff"), or none at all. */
static int say_no_command(const struct call *call, int count, char **words)
{
    bool asked = call_option(call, "help") != NULL ||
                 (count > 1 && (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0));
    if (asked && help_group(words[0]))
        return STATUS_FINE;
    bool alone = count == 1 || words[1][0] == '-';
    if (alone && help_is_group(words[0]))
        return call_misused(NULL, "«%s» cần thêm một từ: camtay %s --help.", words[0], words[0]);
    if (!alone)
        return call_misused(NULL, "không có lệnh «%s %s».", words[0], words[1]);
    return call_misused(NULL, "không có lệnh «%s».", words[0]);
}

/* The command and all its options; `run` when none is named. */
static bool read_command(struct call *call, int argc, char **argv, int *status)
{
    int first = 0, used = 0;
    choose(call, command_table()[0]);
    if (!take_options(call, argc, argv, true, &first, status))
        return false;
    if (first >= argc)
        return true;
    const struct command *command = find_command(argc - first, argv + first, &used);
    if (command == NULL) {
        *status = say_no_command(call, argc - first, argv + first);
        return false;
    }
    for (int i = GLOBAL_COUNT; i < call->option_count && command != call->command; i++) {
        if (call->value[i] != NULL) {
            *status = call_misused(command, "--%s không phải của lệnh này.", call->option[i]->name);
            return false;
        }
    }
    choose(call, command);
    int name = first + used - 1; /* stands where a program's name would */
    if (!take_options(call, argc - name, argv + name, false, &first, status))
        return false;
    call->word = argv + name + first;
    call->word_count = argc - name - first;
    return true;
}

static bool find_places(struct call *call, int *status)
{
    unsigned needs = call->command->needs;
    if (needs & NEED_DATA)
        call->data = paths_data(call_option(call, "data"));
    if (needs & NEED_SCREENS)
        call->screens = paths_screens(call_option(call, "screens"));
    if (needs & NEED_SHARE) {
        call->calendar = paths_calendar();
        call->commune_file = paths_commune();
    }
    if ((needs & NEED_DATA) && call->data == NULL) {
        *status = call_misused(call->command, "chưa biết sổ ở đâu: thêm --data THƯ MỤC.");
        return false;
    }
    return true;
}

/* True if the call was for help or the version, which is said. */
static bool only_asks(const struct call *call)
{
    if (call_option(call, "help") != NULL) {
        if (call->word == NULL)
            help_all();
        else
            help_command(call->command);
        return true;
    }
    if (call_option(call, "version") != NULL)
        printf("camtay %s\n", CAMTAY_VERSION);
    return call_option(call, "version") != NULL;
}

bool call_read(struct call *call, int argc, char **argv, int *status)
{
    *call = (struct call){0};
    clock_init(&call->clock);
    if (!read_command(call, argc, argv, status))
        return false;
    *status = STATUS_FINE;
    if (only_asks(call))
        return false;
    const char *clock = call_option(call, "clock");
    if (clock != NULL && !clock_set(&call->clock, clock)) {
        *status = call_misused(call->command, "không đọc được ngày giờ «%s».", clock);
        return false;
    }
    if (call->word_count > call->command->words) {
        *status = call_misused(call->command, "thừa «%s».", call->word[call->command->words]);
        return false;
    }
    return find_places(call, status);
}

void call_release(struct call *call)
{
    free(call->data);
    free(call->screens);
    free(call->calendar);
    free(call->commune_file);
    *call = (struct call){0};
}
