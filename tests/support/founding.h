/* What tests of the desk and of the kiosk share: a book whose slots cost almost nothing, and the child
 * that derives their keys. Links with desk. */
#ifndef CAMTAY_SUPPORT_FOUNDING_H
#define CAMTAY_SUPPORT_FOUNDING_H

#include <stdbool.h>

struct buffer;
struct desk_setup;
struct error;

/* desk_setup with the cheapest slot there is, whatever `setup` says of its cost. */
bool founding_cheap(const struct desk_setup *setup, struct buffer *sheet, struct error *error);

/* First thing in main: true if this run of the test program was the child that derives a key, which has
 * done its work then (or ended with 1). */
bool founding_was_child(int argc, char **argv);

#endif
