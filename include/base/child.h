/* Another process, never through a shell: what takes longer than 100 ms runs there, and the loop
 * goes on. The child is exec'ed (no open database goes across); all descriptors but 0, 1, 2 are
 * closed in it. */
#ifndef CAMTAY_BASE_CHILD_H
#define CAMTAY_BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct buffer;
struct error;

struct child {
    pid_t pid;  /* 0: none */
    int input;  /* write end of its standard input, or -1; not blocking, close-on-exec */
    int output; /* read end of its standard output, or -1; not blocking, close-on-exec */
    int status; /* exit status 0..255, 128 + signal; valid after child_reap said true */
};

/* Starts argv[0] (an absolute path; child_self() is this program) with argv. Standard error goes
 * to /dev/null when `quiet`. */
bool child_start(struct child *child, const char *const argv[], bool quiet, struct error *error);

/* The path of this very program, absolute; static. */
const char *child_self(void);

/* Where another program of ours is ("camtay-paper"): the environment's CAMTAY_PAPER if it is set, else
 * beside this very program, else where a build tree has it; freed by the caller. NULL: nowhere. */
char *child_sibling(const char *name);

/* Writes `size` bytes to the child's standard input and closes it. For small inputs (< 64 KiB). */
bool child_send(struct child *child, const void *data, size_t size, struct error *error);

/* Reads what is there now; false when the child closed its output. Never blocks. */
bool child_receive(struct child *child, struct buffer *into);

/* True once the child has ended and `status` is set. Never blocks. */
bool child_reap(struct child *child);

/* For a loop that watches a child: true once it has ended. `open` is what child_receive said. Between
 * its last byte and its end a child cannot be watched: that takes about a millisecond and is waited
 * for here, 20 ms at most. */
bool child_ended(struct child *child, bool open);

/* Ends it now (SIGKILL), reaps it, closes the pipes; harmless when there is none. */
void child_stop(struct child *child);

/* Starts, sends, waits (blocking) and collects at most `limit` bytes of output; for commands and
 * tests, not for the kiosk's loop. False if it cannot start or its status is not 0. */
bool child_run(const char *const argv[], const void *data, size_t size, struct buffer *output,
               size_t limit, struct error *error);

#endif
