/* The kiosk as a command line opens it. */
#ifndef CAMTAY_COMMAND_KIOSK_H
#define CAMTAY_COMMAND_KIOSK_H

struct call;

/* Opens the kiosk with the call's folders and, where the command has them, the options linear,
 * light, no-color, staff and counter. Returns an exit status. */
int command_open_kiosk(struct call *call);

#endif
