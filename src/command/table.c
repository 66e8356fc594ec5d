/* Every command, once. A new one is its file, a line in commands.h and a line here. */
#include <stddef.h>

#include "command/command.h"
#include "command/commands.h"

/* One a line: */
/* clang-format off */
static const struct command *const commands[] = {
    &command_run, /* the first is what `camtay` alone means */
    &command_setup,
    &command_staff_add,
    &command_staff_list,
    &command_staff_pin,
    &command_staff_left,
    &command_check,
    &command_verify,
    &command_health,
    &command_report_day,
    &command_report_month,
    &command_qr,
    &command_paper_poster,
    &command_paper_handout,
    &command_paper_slip,
    &command_import_citizens,
    &command_import_visits,
    &command_parse_card,
    &command_parse_number,
    &command_parse_phone,
    &command_parse_date,
    &command_search,
    &command_sort,
    &command_type,
    &command_keys,
    &command_demo,
    &command_derive,
    NULL,
};
/* clang-format on */

const struct command *const *command_table(void)
{
    return commands;
}
