/* Everything that can happen, once: kind, version of its body, what its subject is, and the fields
 * of the body. The checks at append and the table in doc/ledger-format.md come from this list.
 *
 * A field is NAME:TYPE, with ? when it may be left out. Types: text (1..200 bytes, clean, never
 * personal), int (0..2^53), bool, day (YYYY-MM-DD), id (hex), ints (list of int), or a|b|c (one of
 * these words). What is personal goes into `sealed`, whose fields stand after the `/`.
 * Old versions are read for ever: a changed body gets a new version, never another meaning.
 *
 * A job is what was sent to a printer; its document is made anew from the book, so it holds no name.
 *
 * citizen.identified 2: without `visit` somebody is known from a list that was taken over. Nobody came:
 * no day of theirs is counted. Version 1 always has a visit. */
#ifndef CAMTAY_LEDGER_KINDS_H
#define CAMTAY_LEDGER_KINDS_H

#include <stdbool.h>

#define MODE_WORDS    "counter|field|meeting"
#define OUTCOME_WORDS "done|issued|waiting|not_done|had_already"

/* clang-format off */
#define LEDGER_KINDS(KIND)                                                                         \
    KIND("book.founded",      1, "unit",    "unit:text program:text")                              \
    KIND("device.joined",     1, "device",  "how:founded|joined|copied previous:id?")              \
    KIND("staff.added",       1, "staff",   "name:text role:staff|head")                           \
    KIND("staff.unlocked",    1, "staff",   "")                                                    \
    KIND("staff.left",        1, "staff",   "")                                                    \
    KIND("staff.role",        1, "staff",   "role:staff|head")                                     \
    KIND("pin.changed",       1, "staff",   "how:own|reset")                                       \
    KIND("pin.refused",       1, "staff",   "tries:int")                                           \
    KIND("clock.confirmed",   1, "device",  "said:day offset:text")                                \
    KIND("visit.opened",      1, "visit",   "mode:" MODE_WORDS " counter:text? late:bool?")        \
    KIND("citizen.identified",2, "citizen", "visit:id? sex:M|F|U birth_year:int? adult:bool? "     \
                                            "resident:bool hamlet:text? group:text? unit:text? "   \
                                            "phone_of:own|relative|neighbour|none? "               \
                                            "/ name id_number phone birth address note")           \
    KIND("phone.stated",      1, "visit",   "phone:android|iphone|none")                           \
    KIND("service.started",   1, "visit",   "service:text provider:text? guide:text?")             \
    KIND("step.done",         1, "visit",   "service:text? guide:text step:text acts:int "         \
                                            "unticked:ints? seconds:int")                          \
    KIND("step.troubled",     1, "visit",   "service:text? guide:text step:text trouble:text "     \
                                            "solved:bool seconds:int")                             \
    KIND("branch.taken",      1, "visit",   "service:text? guide:text step:text "                  \
                                            "to_guide:text to_step:text")                          \
    KIND("branch.returned",   1, "visit",   "service:text? guide:text step:text")                  \
    KIND("service.ended",     1, "visit",   "citizen:id? service:text provider:text? "             \
                                            "issuer:text? "                                        \
                                            "outcome:" OUTCOME_WORDS " reason:text? trouble:text? "\
                                            "until:day? filed:bool? signed:bool? paid:bool? "      \
                                            "seconds:int at:int? / dossier note")                  \
    KIND("visit.held",        1, "visit",   "waits_for:text minutes:int?")                         \
    KIND("visit.resumed",     1, "visit",   "")                                                    \
    KIND("visit.closed",      1, "visit",   "result:done|waiting|not_done|asked notice:bool "      \
                                            "helper:none|relative|neighbour|volunteer|other "      \
                                            "fraud:int? until:day? seconds:int at:int? / note")    \
    KIND("entry.reversed",    1, "entry",   "device:id number:int kind:text reason:text? / note")         \
    KIND("citizen.erased",    1, "citizen", "device:id number:int")                                \
    KIND("citizen.joined",    1, "citizen", "other:id how:said|numbered")                            \
    KIND("citizen.parted",    1, "citizen", "other:id")                                            \
    KIND("secret.revealed",   1, "citizen", "what:id_number|phone")                                \
    KIND("job.queued",        1, "job",     "document:slip|poster|handout|keys|test|day|sheet "     \
                                            "visit:id? "                                           \
                                            "about:text? printer:text copy:bool?")                 \
    KIND("job.printing",      1, "job",     "")                                                    \
    KIND("job.printed",       1, "job",     "")                                                    \
    KIND("job.failed",        1, "job",     "why:text unsure:bool")                                \
    KIND("job.dropped",       1, "job",     "")                                                    \
    KIND("day.closed",        1, "device",  "closed:day visits:int head:text")                     \
    KIND("target.set",        1, "unit",    "target:text percent:int from:day to:day? source:text")\
    KIND("commune.changed",   1, "unit",    "record:hamlet|group|unit|head id:text field:text "    \
                                            "before:text? after:text?")                            \
    KIND("unit.reported",     1, "unit",    "from:day to:day number:text?")
/* clang-format on */

struct kind {
    const char *name;
    int version;
    const char *subject;
    const char *fields;
};

/* The row of a kind, or NULL. */
const struct kind *kind_find(const char *name);

/* The whole table, in the list's order; ends with a row whose name is NULL. */
const struct kind *kind_table(void);

#endif
