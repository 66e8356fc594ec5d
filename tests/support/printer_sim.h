/* A printer of ESC/POS that fails on command, on a pty or behind a TCP port of 127.0.0.1, in a thread
 * of its own; and its own account of what arrived. */
#ifndef CAMTAY_SUPPORT_PRINTER_SIM_H
#define CAMTAY_SUPPORT_PRINTER_SIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PRINTER_SIM_NEVER SIZE_MAX

struct printer_sim;

/* Counts are bytes of the job: DLE EOT n (10 04 n) are none, and a job must not hold one. */
struct printer_sim_plan {
    bool tcp;     /* else a pty */
    bool answers; /* DLE EOT 1, 2 and 4 */
    bool rubbish; /* says much that is no answer, at every read */
    bool near_end, cover_open, off_line;
    size_t paper; /* bytes that the roll has room for; a printer that does not answer takes no more
                   * then, one that does takes the rest, prints none of it and says so */
    size_t stalls_at; /* reads no more, answers no more, and does not hang up */
    size_t drops_at;  /* hangs up */
    size_t piece;     /* bytes read at once; 0: 4096 */
    int pause;        /* ms between two readings */
    /* Called in the printer's thread at each reading with what arrived so far; may be NULL. */
    void (*reading)(void *self, size_t arrived);
    void *self;
};

/* Paper without end, no failure, no answers. */
#define PRINTER_SIM_GOOD                                                                           \
    .paper = PRINTER_SIM_NEVER, .stalls_at = PRINTER_SIM_NEVER, .drops_at = PRINTER_SIM_NEVER

/* Aborts if it cannot be made. The plan is copied. */
struct printer_sim *printer_sim_start(const struct printer_sim_plan *plan);

/* What it is called: "tcp:127.0.0.1:40123", "/dev/pts/7". Valid until its end. */
const char *printer_sim_place(const struct printer_sim *sim);

/* Lets it read what is on its way from a sender that has closed, then ends it. The bytes of the job
 * that arrived go to `*bytes` (to be freed; never NULL) and `*size`; true if there was paper for all
 * of them and it did not fail. */
bool printer_sim_end(struct printer_sim *sim, char **bytes, size_t *size);

#endif
