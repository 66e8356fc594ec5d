/* What CUPS says of a queue and of a job in it. Private to the printer files. */
#ifndef CAMTAY_PAPER_PRINTER_QUEUE_H
#define CAMTAY_PAPER_PRINTER_QUEUE_H

#include "paper/printer_service.h"

struct printer_queue {
    bool stopped; /* somebody stopped it, or its backend did */
    bool accepts; /* jobs */
    /* Each as the printer said it last: while nothing is printed, that may be long ago. */
    bool no_paper, cover_open, off_line;
};

/* A job of ours. */
struct printer_task {
    ipp_jstate_t state;
    bool begun; /* something may have gone to the printer */
};

/* Asks about the queue. PRINTER_FINE: `queue` is filled. */
enum printer_reason printer_queue_look(struct printer_service *service, const char *name,
                                       struct printer_queue *queue, struct error *error);

/* What is wrong with it now; PRINTER_FINE: nothing. */
enum printer_reason printer_queue_trouble(const struct printer_queue *queue);

/* Asks about the job. PRINTER_FINE: `task` is filled. */
enum printer_reason printer_task_look(struct printer_service *service, const char *queue, int job,
                                      struct printer_task *task, struct error *error);

/* Takes the job out of the queue. */
void printer_task_cancel(struct printer_service *service, const char *queue, int job);

#endif
