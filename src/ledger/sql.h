/* The SQL files of sql/, compiled in by sql/embed.sh. */
#ifndef CAMTAY_LEDGER_SQL_H
#define CAMTAY_LEDGER_SQL_H

extern const char sql_entry[];      /* the truth */
extern const char sql_meta[];       /* what this copy knows about itself */
extern const char sql_projection[]; /* what follows from the truth: tables, then triggers */

#endif
