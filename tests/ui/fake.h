/* A client of one or two pages that writes down what it is told. */
#ifndef CAMTAY_TESTS_UI_FAKE_H
#define CAMTAY_TESTS_UI_FAKE_H

#include "base/buffer.h"
#include "ui/field.h"
#include "ui/loop.h"
#include "ui/page.h"

enum fake_action { FAKE_ENTER = UI_ACTION_FIRST, FAKE_OFF, FAKE_LOCK, FAKE_NEXT, FAKE_END };

struct fake {
    struct ui_client client; /* hand this to the loop */
    struct buffer log;       /* "F6@3 choose@11 changed@1 hangup burst[...]" */
    int log_file;            /* if >= 0 the log goes there instead, line by line */
    struct ui_place places[3];
    int number; /* of the page: 0 has a search field, choices, ticks and options; 1 a PIN; 2 nothing */
    struct field search, pin;
    int chosen;
    bool takes_bursts;
    bool ticked;
    int slow_ms;         /* how long an act takes */
    int watched;         /* a descriptor, or -1 */
    const char *printer; /* a device that is said to be no scanner, but not on the first page */
};

void fake_init(struct fake *fake);
void fake_release(struct fake *fake);

#endif
