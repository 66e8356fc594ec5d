/* Scanners on a serial port ("COM mode", USB-serial): found when they are plugged in, lost when they
 * are pulled out, found again. They are only read: a device that is something else gets no byte from
 * us. The loop of the full screen owns one; the linear loop has none.
 *
 *   - Without a name: all of /dev/serial/by-id and /dev/ttyACM*. A USB device with several serial
 *     ports is a modem and is left alone. A scanner on an old adapter (/dev/ttyUSB*) that has no name
 *     under by-id must be named.
 *   - The line is set to 9600 8N1, raw; a USB port does not care.
 *   - A scan ends at CR, LF, CRLF, TAB, or after 80 ms without a byte. At most SCANNER_MOST bytes are one
 *     scan, SCANNER_AT_ONCE scans come out of one reading; what is more is dropped until the device
 *     has been quiet for 80 ms.
 *   - Changes of /dev are told by inotify: waiting costs nothing.
 *
 * @source rules.md §2: order of preference, ends, pause; COM mode is no cure-all. HID-POS (hidraw) and
 * grabbing a keyboard scanner (evdev) need rights that a counter's user has not: neither is done. */
#ifndef CAMTAY_UI_SCANNER_H
#define CAMTAY_UI_SCANNER_H

#include <poll.h>
#include <stdint.h>

#include "ui/loop.h"

#define SCANNER_PORTS   4 /* devices at most */
#define SCANNER_FILES   (SCANNER_PORTS + 1)
#define SCANNER_MOST    65536 /* bytes of one scan */
#define SCANNER_AT_ONCE 8
#define SCANNER_OFF     "off" /* as `where`: no port is looked at */

struct scanner;

struct scanner_options {
    const char *where; /* a device, SCANNER_OFF, or NULL: whichever is plugged in */
    const char
        *except; /* a device that is something else (a printer), whatever it is called; or NULL */
    const char *folder; /* in place of /dev; NULL: /dev */
    /* Takes a scan; it may not call back into the scanner. */
    void (*emit)(void *self, const struct ui_scan *scan);
    void *self;
};

/* Never NULL: a machine without a scanner, or without inotify, has none. Texts are copied. */
struct scanner *scanner_new(const struct scanner_options *options);
void scanner_free(struct scanner *scanner);

/* Another `except`, or NULL: if it was taken for a scanner it is let go, and what was left alone until now
 * may be one. Not from within `emit`. */
void scanner_except(struct scanner *scanner, const char *device);

/* What is there now. */
enum ui_port scanner_port(const struct scanner *scanner);

/* Fills what ppoll has to watch; returns how many (at most SCANNER_FILES). */
int scanner_files(const struct scanner *scanner, struct pollfd files[SCANNER_FILES]);

/* Reads what `files` (filled by the above, in the same turn of the loop) say can be read. `now`:
 * steady ms. */
void scanner_read(struct scanner *scanner, const struct pollfd *files, int count, int64_t now);

/* Emits what time has ended meanwhile; milliseconds until there is something to do, -1: nothing. */
void scanner_settle(struct scanner *scanner, int64_t now);
int scanner_wait(const struct scanner *scanner, int64_t now);

#endif
