/* What a scanner is made of. */
#ifndef CAMTAY_UI_SCANNER_PRIVATE_H
#define CAMTAY_UI_SCANNER_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "ui/scanner.h"

/* One device that is open. */
struct scanner_device {
    int file;     /* -1: none */
    dev_t number; /* which it is: it may have several names */
    char *text;   /* SCANNER_MOST + 1 bytes: the scan so far */
    size_t length;
    int64_t last;    /* when its last byte came */
    int64_t ended;   /* when the last scan ended; -1: none yet */
    bool behind;     /* this scan began right behind the last one */
    bool overflowed; /* dropped until it is quiet */
};

struct scanner {
    char *where;  /* or NULL: search */
    char *except; /* a device that is none, or NULL */
    char *folder; /* "/dev" */
    int changes;  /* inotify, -1: none */
    struct scanner_device device[SCANNER_PORTS];
    bool denied; /* one is there that may not be read */
    void (*emit)(void *self, const struct ui_scan *scan);
    void *self;
};

/* True if it is the device that is no scanner. */
bool scanner_is_excepted(const struct scanner *scanner, dev_t number);

/* Watches the folders where a device would turn up, and opens each that is there and not open yet. */
void scanner_find(struct scanner *scanner);

#endif
