/* What the command line of camtay-paper asks for. */
#ifndef CAMTAY_PAPER_ORDER_H
#define CAMTAY_PAPER_ORDER_H

#include <stdbool.h>

#include "base/document.h"

enum order_status { ORDER_FINE = 0, ORDER_BAD_DOCUMENT = 1, ORDER_MISUSED = 2 };

enum order_form { ORDER_NOTHING, ORDER_PDF, ORDER_PNG, ORDER_ESCPOS, ORDER_TEXT };

enum order_act {
    ORDER_DRAW,   /* the document, onto standard output */
    ORDER_SEND,   /* the document, to a printer; without a form: the one that it takes */
    ORDER_STATUS, /* of a printer */
    ORDER_LIST    /* which printers there are */
};

struct order {
    enum order_act act;
    const char *where; /* ORDER_SEND, ORDER_STATUS: which printer; a word of the command line */
    enum order_form form;
    bool paper_given; /* else as the document says */
    enum document_paper paper;
    bool large; /* even if the document does not say so */
    int page;   /* of a PNG */
};

/* Reads the command line. False: nothing is left to do (--help), or it was misused and standard error
 * says what to type instead; `*status` is for the program to end with. */
bool order_read(struct order *order, int argc, char **argv, enum order_status *status);

/* "camtay-paper: ..." on standard error; returns `status`. */
enum order_status order_say(enum order_status status, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
