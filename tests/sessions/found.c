/* Founds a data folder as `camtay setup` does, with a key slot that is cheap to open: a play costs
 * milliseconds instead of a second. Only for plays; the program itself has no such option.
 *   found setup --data D --commune FILE --staff NAME --pin-file FILE [--clock TIME] */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/random.h"
#include "desk/setup.h"
#include "ledger/keys.h"

static const struct keys_cost cheap = {.passes = 1, .mebibytes = 8};

static const char *option(int argc, char **argv, const char *name)
{
    for (int i = 1; i + 1 < argc; i++)
        if (strcmp(argv[i], name) == 0)
            return argv[i + 1];
    return NULL;
}

static int complain(const struct error *error)
{
    printf("found: %s: %s\n", error_code_name(error->code), error->cause);
    return 1;
}

int main(int argc, char **argv)
{
    struct error error = {0};
    struct clock clock;
    struct random random = {0};
    struct buffer pin = {0}, sheet = {0};
    const char *time = option(argc, argv, "--clock");
    struct desk_setup setup = {
        .folder = option(argc, argv, "--data"),
        .commune_file = option(argc, argv, "--commune"),
        .staff = option(argc, argv, "--staff"),
        .cost = &cheap,
        .clock = &clock,
        .random = &random,
    };
    clock_init(&clock);
    if (setup.folder == NULL || setup.commune_file == NULL || setup.staff == NULL ||
        option(argc, argv, "--pin-file") == NULL || (time != NULL && !clock_set(&clock, time))) {
        puts("found: --data, --commune, --staff and --pin-file are needed, --clock must be a time");
        return 2;
    }
    bool good = file_read(option(argc, argv, "--pin-file"), 100, &pin, &error);
    setup.pin = buffer_text(&pin);
    good = good && desk_setup(&setup, &sheet, &error) &&
           desk_setup_sheet_made(setup.folder, true, &error);
    buffer_release(&pin);
    buffer_release(&sheet);
    return good ? 0 : complain(&error);
}
