/* Signals as a descriptor: they are read in the loop like keys, so no handler runs between two
 * statements. base/child sets a clean mask in the children it starts. */
#ifndef CAMTAY_UI_SIGNALS_H
#define CAMTAY_UI_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

struct error;

struct signals {
    int file;        /* readable when one came */
    sigset_t before; /* the mask as it was */
    struct sigaction pipe_before, stop_before;
};

/* What came since the last reading. */
struct signals_seen {
    bool vanished; /* SIGHUP: the terminal is gone */
    bool end;      /* SIGTERM, SIGINT */
    bool resized;  /* SIGWINCH */
    bool resumed;  /* SIGCONT */
};

/* Blocks the signals above and opens their descriptor; SIGPIPE and SIGTSTP are ignored meanwhile. */
bool signals_open(struct signals *signals, struct error *error);
void signals_close(struct signals *signals);

struct signals_seen signals_read(struct signals *signals);

#endif
