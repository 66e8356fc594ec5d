/* The slip that a citizen takes home: what was done, what is left, when and where to come back, and codes
 * that work. Nobody else may learn much from it when it is lost: the family and the given name, no number,
 * no phone, no reason why something did not work out. */
#ifndef CAMTAY_REPORT_SLIP_H
#define CAMTAY_REPORT_SLIP_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/outcome.h"

struct commune;
struct document;
struct guide_library;

#define SLIP_ROWS  12
#define SLIP_CODES 4 /* more make the slip longer than anybody reads */

/* How far a service is. */
struct slip_row {
    const char *service;  /* id */
    const char *provider; /* id, "" none */
    enum outcome outcome;
    bool untouched; /* nobody has begun it yet: the outcome means nothing */
    int32_t until;  /* the day to come back, 0 none */
};

struct slip {
    const struct commune *commune;
    const char *counter; /* "Quầy 1", "" none */
    const char *name;    /* the whole name; "" not known */
    const char *phone;   /* android, iphone, none, "" not said: which store's code is printed */
    int64_t number;      /* of the entry that closed the visit: "số 214" finds the case later */
    int32_t day;
    struct slip_row row[SLIP_ROWS];
    int count;
};

/* Fills an empty document. Services in the order given; codes of what is left come out of the first step
 * with codes in the guide of that service and provider, at most SLIP_CODES. */
void report_slip(const struct slip *slip, const struct guide_library *guides,
                 struct document *document);

/* "Nguyễn Lan" of "Nguyễn Thị Lan"; a name of one or two words as it is. At most `size` - 1 bytes. */
void report_slip_name(const char *name, char *text, int size);

#endif
