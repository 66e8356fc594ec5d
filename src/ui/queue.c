#include "ui/queue.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct queued {
    struct decoded event;
    char *text;
};

static void give_back(char **text)
{
    if (*text != NULL)
        explicit_bzero(*text, strlen(*text));
    free(*text);
    *text = NULL;
}

void queue_add(void *self, const struct decoded *event)
{
    struct queue *queue = self;
    if (queue->length == queue->capacity) {
        queue->capacity = queue->capacity == 0 ? 64 : queue->capacity * 2;
        queue->at = memory_resize(queue->at, queue->capacity, sizeof *queue->at);
    }
    char *text = memory_copy_text(event->text);
    queue->at[queue->length++] = (struct queued){.event = *event, .text = text};
}

bool queue_take(struct queue *queue, struct decoded *event)
{
    give_back(&queue->lent);
    if (queue->next == queue->length) {
        queue->next = queue->length = 0;
        return false;
    }
    struct queued *oldest = &queue->at[queue->next++];
    *event = oldest->event;
    event->text = queue->lent = oldest->text;
    return true;
}

void queue_release(struct queue *queue)
{
    struct decoded event;
    while (queue_take(queue, &event))
        ;
    free(queue->at);
    *queue = (struct queue){0};
}
