/* Keys that wait to be acted on. */
#ifndef CAMTAY_UI_QUEUE_H
#define CAMTAY_UI_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/decode.h"

struct queue {
    struct queued *at;
    size_t length, capacity;
    size_t next; /* the first that was not taken yet */
    char *lent;  /* text of the event taken last */
};

/* Adds an event, copying its text; `self` is a struct queue: the decoder's way out. */
void queue_add(void *self, const struct decoded *event);

/* Takes the oldest; its text lives until the next call. False if there is none. */
bool queue_take(struct queue *queue, struct decoded *event);

void queue_release(struct queue *queue);

#endif
