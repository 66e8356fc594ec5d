/* Names of people stand in this process's memory: nothing of it is to reach a disk by accident. */
#ifndef CAMTAY_BASE_PRIVACY_H
#define CAMTAY_BASE_PRIVACY_H

/* From now on the process leaves no core file when it breaks, and programs of the same user can neither
 * read nor trace its memory. What it starts inherits the first; the second each program says for
 * itself. Call it first in main. Where the system refuses, the program goes on all the same: the
 * counter must open. (Built with gcc's address sanitizer, tracing stays allowed: it looks for leaks
 * that way.) */
void privacy_begin(void);

#endif
