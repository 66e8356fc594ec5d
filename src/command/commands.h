/* The commands, each in the file of its name. */
#ifndef CAMTAY_COMMAND_COMMANDS_H
#define CAMTAY_COMMAND_COMMANDS_H

struct command;

extern const struct command command_run;
extern const struct command command_setup;
extern const struct command command_staff_add;
extern const struct command command_staff_list;
extern const struct command command_staff_pin;
extern const struct command command_staff_left;
extern const struct command command_check;
extern const struct command command_health;
extern const struct command command_verify;
extern const struct command command_report_day;
extern const struct command command_report_month;
extern const struct command command_qr;
extern const struct command command_paper_poster;
extern const struct command command_paper_handout;
extern const struct command command_paper_slip;
extern const struct command command_import_citizens;
extern const struct command command_import_visits;
extern const struct command command_parse_card;
extern const struct command command_parse_number;
extern const struct command command_parse_phone;
extern const struct command command_parse_date;
extern const struct command command_keys;
extern const struct command command_demo;
extern const struct command command_search;
extern const struct command command_sort;
extern const struct command command_type;
extern const struct command command_derive;

#endif
