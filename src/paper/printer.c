#include "paper/printer.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "paper/printer_baud.h"
#include "paper/printer_cups.h"
#include "paper/printer_file.h"
#include "paper/printer_raw.h"

const struct printer_limits printer_limits_usual = {
    .connect = 5000,
    .stall = 10000,
    .status = 300,
    .answer = 5000,
    .hang_up = 1000,
    .service = 10000,
    .job = 30000,
};

static const struct {
    int baud;
    speed_t speed;
} speeds[] = {{1200, B1200},   {2400, B2400},   {4800, B4800},   {9600, B9600},
              {19200, B19200}, {38400, B38400}, {57600, B57600}, {115200, B115200}};

speed_t printer_baud_speed(int baud)
{
    for (size_t i = 0; i < sizeof speeds / sizeof speeds[0]; i++)
        if (speeds[i].baud == baud)
            return speeds[i].speed;
    return B0;
}

/* "9100" between 1 and `most`; 0: not such a number. */
static int number_of(const char *text, int most)
{
    if (strlen(text) == 0 || strlen(text) > 7 || strspn(text, "0123456789") != strlen(text))
        return 0;
    int number = atoi(text); /* NOLINT(cert-err34-c): digits only, seven at most */
    return number <= most ? number : 0;
}

static bool keep(struct printer *printer, const char *text, size_t length, struct error *error)
{
    if (length == 0)
        return error_set(error, ERROR_INPUT, "nothing stands where the name should");
    if (length >= sizeof printer->place)
        return error_set(error, ERROR_INPUT, "the name is longer than %d bytes", PRINTER_PLACE - 1);
    memcpy(printer->place, text, length);
    printer->place[length] = '\0';
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < ' ' || text[i] == 0x7f)
            return error_set(error, ERROR_INPUT, "a control character stands in the name");
    return true;
}

static bool read_queue(const char *text, struct printer *printer, struct error *error)
{
    printer->kind = PRINTER_CUPS;
    if (!keep(printer, text, strlen(text), error))
        return false;
    if (strlen(text) > 127 || strpbrk(text, " /#?'\"") != NULL)
        return error_set(
            error, ERROR_INPUT,
            "\"%s\" is no name of a queue (at most 127 bytes, no space, / # ? or quote)", text);
    return true;
}

static bool read_host(const char *text, struct printer *printer, struct error *error)
{
    const char *host = text, *end = NULL, *port = NULL;
    printer->kind = PRINTER_TCP;
    printer->port = PRINTER_PORT;
    if (text[0] == '[') {
        host++;
        end = strchr(text, ']');
        if (end == NULL || (end[1] != '\0' && end[1] != ':'))
            return error_set(error, ERROR_INPUT, "\"%s\": an address in [ ] and a port", text);
        port = end[1] == ':' ? end + 2 : NULL;
    } else {
        end = strchr(text, ':');
        port = end != NULL ? end + 1 : NULL;
        if (port != NULL && strchr(port, ':') != NULL)
            return error_set(error, ERROR_INPUT, "\"%s\": an address with : stands in [ ]", text);
    }
    if (port != NULL)
        printer->port = number_of(port, 65535);
    if (printer->port == 0)
        return error_set(error, ERROR_INPUT, "\"%s\" is no port (1 to 65535)", port);
    if (!keep(printer, host, end != NULL ? (size_t)(end - host) : strlen(host), error))
        return false;
    if (strpbrk(printer->place, " /@") != NULL)
        return error_set(error, ERROR_INPUT, "\"%s\" is no host", printer->place);
    return true;
}

static bool read_device(const char *text, struct printer *printer, struct error *error)
{
    const char *at = strrchr(text, '@');
    printer->kind = PRINTER_DEVICE;
    printer->baud = PRINTER_BAUD;
    if (at != NULL) {
        printer->baud = number_of(at + 1, 115200);
        if (printer_baud_speed(printer->baud) == B0)
            return error_set(error, ERROR_INPUT, "\"%s\" is no speed of a serial line", at + 1);
        if (strncmp(text, "/dev/usb/", strlen("/dev/usb/")) == 0)
            return error_set(error, ERROR_INPUT, "%s is no serial line: it has no speed", text);
    }
    return keep(printer, text, at != NULL ? (size_t)(at - text) : strlen(text), error);
}

bool printer_read(const char *text, struct printer *printer, struct error *error)
{
    memset(printer, 0, sizeof *printer);
    if (strncmp(text, "cups:", 5) == 0)
        return read_queue(text + 5, printer, error);
    if (strncmp(text, "tcp:", 4) == 0)
        return read_host(text + 4, printer, error);
    if (strncmp(text, "/dev/", 5) == 0)
        return read_device(text, printer, error);
    if (strncmp(text, "file:", 5) == 0) {
        printer->kind = PRINTER_FILE;
        return keep(printer, text + 5, strlen(text + 5), error);
    }
    return error_set(error, ERROR_INPUT,
                     "\"%.60s\" is not cups:QUEUE, tcp:HOST[:PORT], /dev/…[@BAUD] or file:PATH",
                     text);
}

/* While it waits, and only then, a signal is let in: none is lost between a look at the flag and the
 * wait. */
static void block_signals(sigset_t *before)
{
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGTERM);
    sigaddset(&ours, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ours, before);
}

static struct printer_outcome send_blocking(const struct printer *printer,
                                            const struct printer_job *job,
                                            const struct printer_watch *watch, struct error *error)
{
    sigset_t before;
    block_signals(&before);
    struct printer_outcome outcome = printer->kind == PRINTER_FILE
                                         ? printer_file_send(printer, job, watch, error)
                                         : printer_raw_send(printer, job, watch, error);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return outcome;
}

struct printer_outcome printer_send(const struct printer *printer, const struct printer_job *job,
                                    const struct printer_watch *watch, struct error *error)
{
    assert(job->size > 0);
    /* libcups waits by itself: it looks at the flag ten times a second. */
    return printer->kind == PRINTER_CUPS ? printer_cups_send(printer, job, watch, error)
                                         : send_blocking(printer, job, watch, error);
}

enum printer_reason printer_ask(const struct printer *printer, const struct printer_watch *watch,
                                bool *answers, struct error *error)
{
    sigset_t before;
    *answers = false;
    if (printer->kind == PRINTER_FILE)
        return printer_file_ask(printer, error);
    if (printer->kind == PRINTER_CUPS)
        return printer_cups_ask(printer, watch, answers, error);
    block_signals(&before);
    enum printer_reason reason = printer_raw_ask(printer, watch, answers, error);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return reason;
}
