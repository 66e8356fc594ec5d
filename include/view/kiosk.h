/* The kiosk: a stack of views over one desk, run on a terminal or as plain lines. */
#ifndef CAMTAY_VIEW_KIOSK_H
#define CAMTAY_VIEW_KIOSK_H

#include <stdbool.h>

struct clock;
struct error;
struct random;

struct kiosk_options {
    const char *folder;       /* data folder */
    const char *screens;      /* guides */
    const char *calendar;     /* data/calendar */
    const char *commune_file; /* proposed by the set-up page */
    const char *counter;      /* or NULL */
    const char *staff;        /* who unlocks when there are several; or NULL */
    const struct clock *clock;
    struct random *random;
    const char *hint;    /* said on the unlock page (the demo's PIN), or NULL */
    const char *scanner; /* ui/scanner.h: a device, SCANNER_OFF, or NULL: whichever is there */
    bool linear;         /* plain lines on standard input and output */
    bool light;          /* dark-on-light terminal */
    bool no_color;
    bool no_mouse;
    bool full_blocks; /* codes in whole cells: the terminal shows no half blocks */
};

/* Runs until it is ended (F10 twice on the unlock page, hang-up, end of input). True if it ended in
 * order; false with `error` if it could not start (desk_sentence ACT_OPEN words it). */
bool kiosk_run(const struct kiosk_options *options, struct error *error);

#endif
