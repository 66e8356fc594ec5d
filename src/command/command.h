/* What a command is. One file a command, one table (table.c); help and option parsing follow from
 * these rows. */
#ifndef CAMTAY_COMMAND_COMMAND_H
#define CAMTAY_COMMAND_COMMAND_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/random.h"

struct call;

/* Exit status. */
enum { STATUS_FINE = 0, STATUS_WRONG = 1, STATUS_USAGE = 2 };

/* What must be known before a command runs; main finds it or says what is missing. */
enum command_need {
    NEED_DATA = 1,    /* the name of the data folder */
    NEED_SCREENS = 2, /* the folder of the guides */
    NEED_SHARE = 4    /* calendar and commune files that came with the program */
};

struct command_option {
    const char *name;     /* "pin-file"; NULL ends a table */
    const char *argument; /* what it takes, as help shows it ("TỆP"); NULL: a switch */
    const char *help;
};

struct command {
    const char *name;                     /* "report day" */
    const char *usage;                    /* what follows the name: "[THƯ MỤC]" */
    const char *summary;                  /* one line */
    const char *more;                     /* further lines of its help, or NULL */
    const struct command_option *options; /* its own; NULL: none */
    unsigned needs;                       /* of enum command_need */
    int words;                            /* how many it takes at most besides options */
    bool hidden;                          /* not in the list: for the program itself */
    int (*run)(struct call *call);        /* returns an exit status */
};

/* Every command, ended by NULL. The first is what `camtay` alone means. */
const struct command *const *command_table(void);

#define CALL_OPTIONS 16 /* of a command, global ones included */

/* A command line that was understood. Texts are argv's, or owned by the call. */
struct call {
    const struct command *command;
    const struct command_option *option[CALL_OPTIONS];
    const char *value[CALL_OPTIONS]; /* NULL: not given; "" for a switch that was */
    int option_count;
    char **word; /* what is no option */
    int word_count;
    char *data, *screens, *calendar, *commune_file; /* as `needs` says; else NULL */
    struct clock clock;
    struct random random;
};

/* The value of an option of this command ("data"); NULL if it was not given. */
const char *call_option(const struct call *call, const char *name);

/* Reads argv. True: `call` is filled. False: `*status` is to be returned; help, version or what is
 * wrong has been said. Release the call either way. */
bool call_read(struct call *call, int argc, char **argv, int *status);
void call_release(struct call *call);

/* Wrong usage, in one line, and where the help is; returns STATUS_USAGE. `command` may be NULL. */
int call_misused(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The options that every command takes; ends with a NULL name. Their places in `option` are
 * the same in each call. */
const struct command_option *call_global_options(void);

/* Help for all commands, for those whose name begins with `word` (false: none does), for one. */
void help_all(void);
bool help_is_group(const char *word);
bool help_group(const char *word);
void help_command(const struct command *command);

#endif
