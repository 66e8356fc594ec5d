/* libvterm 0.1.4 does not know faint text (SGR 2), which our screens use for hints. This filter
 * turns it into the alternate font (SGR 11), which libvterm keeps and no program of ours uses. */
#ifndef CAMTAY_SUPPORT_FAINT_H
#define CAMTAY_SUPPORT_FAINT_H

#include <stddef.h>

/* A control sequence that was cut by the end of a read waits here for its rest. */
struct faint {
    char held[64];
    size_t length;
};

/* Hands `size` bytes on through `put`, rewritten. May be called with any cut of the stream. */
void faint_filter(struct faint *faint, const char *bytes, size_t size,
                  void (*put)(void *self, const char *bytes, size_t size), void *self);

#endif
