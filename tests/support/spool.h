/* A CUPS service of the test's own, in a scratch folder, on a socket there: the real cupsd, with queues
 * that are played. It knows no other printer and nobody knows it. */
#ifndef CAMTAY_SUPPORT_SPOOL_H
#define CAMTAY_SUPPORT_SPOOL_H

#include <sys/types.h>

#include "support/scratch.h"

/* The queues:
 *
 *   good     prints: what came is in the file "printed" (spool_printed)
 *   stops    gives a job back and stops the queue
 *   holds    gives a job back, to be held
 *   fails    cannot print a job, which is thrown away
 *   paper    reads a job, says that it has no paper, and waits
 *   slow     never ends, and says nothing
 *   stopped  was stopped before
 *   closed   takes no jobs */
struct spool {
    struct scratch scratch;
    char *socket; /* for cupsSetServer */
    pid_t service;
};

/* Starts it and waits until it answers. Aborts with a message if it cannot. */
void spool_start(struct spool *spool);

/* Ends it, with its folder. */
void spool_end(struct spool *spool);

/* What the last job on "good" was: "TITLE|FORMAT|BYTES"; to be freed. NULL: nothing. */
char *spool_printed(const struct spool *spool);

#endif
