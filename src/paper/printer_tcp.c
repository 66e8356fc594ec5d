/* Reaching a printer over TCP, each wait with a limit. */
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "paper/printer_line.h"

/* Bytes that this machine holds back for the printer: with its usual megabytes a whole slip would
 * count as sent before the printer had seen a byte. */
#define HELD (16 * 1024)

/* A question to the resolver, which answers in a thread of its own: it has no limit that we could set. */
struct lookup {
    struct gaicb request;
    struct addrinfo wanted;
    char host[PRINTER_PLACE], port[8];
};

static struct lookup *ask(const struct printer *printer)
{
    struct lookup *lookup = memory_new(1, sizeof *lookup);
    snprintf(lookup->host, sizeof lookup->host, "%s", printer->place);
    snprintf(lookup->port, sizeof lookup->port, "%d", printer->port);
    lookup->wanted = (struct addrinfo){.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV};
    lookup->request = (struct gaicb){
        .ar_name = lookup->host, .ar_service = lookup->port, .ar_request = &lookup->wanted};
    return lookup;
}

/* NULL: no such host, or no answer in time. */
static struct addrinfo *find_host(const struct printer *printer, int64_t until, struct error *error)
{
    struct lookup *lookup = ask(printer);
    struct gaicb *list[] = {&lookup->request};
    const struct gaicb *waited[] = {&lookup->request};
    int64_t left = until - printer_now();
    struct timespec most = {.tv_sec = left / 1000, .tv_nsec = left % 1000 * 1000000};
    int failure = getaddrinfo_a(GAI_NOWAIT, list, 1, NULL);
    if (failure == 0 && gai_suspend(waited, 1, &most) == EAI_AGAIN &&
        gai_cancel(&lookup->request) == EAI_NOTCANCELED) {
        /* It is still being asked: its memory is left to it. */
        error_set(error, ERROR_MISSING, "no answer in time who %s is", printer->place);
        return NULL;
    }
    if (failure == 0)
        failure = gai_error(&lookup->request);
    struct addrinfo *found = failure == 0 ? lookup->request.ar_result : NULL;
    if (found == NULL)
        error_set(error, ERROR_MISSING, "who is %s: %s", printer->place, gai_strerror(failure));
    free(lookup);
    return found;
}

/* A number is a printer's usual address, and needs no resolver. */
static struct addrinfo *find_number(const struct printer *printer)
{
    char port[8];
    struct addrinfo *found = NULL;
    const struct addrinfo wanted = {.ai_socktype = SOCK_STREAM,
                                    .ai_flags = AI_NUMERICSERV | AI_NUMERICHOST};
    snprintf(port, sizeof port, "%d", printer->port);
    return getaddrinfo(printer->place, port, &wanted, &found) == 0 ? found : NULL;
}

static bool connect_one(struct printer_line *line, const struct addrinfo *to, int64_t until)
{
    int held = HELD;
    line->broken = 0;
    line->file = socket(to->ai_family, to->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (line->file < 0) {
        line->broken = errno;
        return false;
    }
    setsockopt(line->file, SOL_SOCKET, SO_SNDBUF, &held, sizeof held);
    bool done = connect(line->file, to->ai_addr, to->ai_addrlen) == 0;
    if (!done && errno != EINPROGRESS)
        line->broken = errno;
    else if (!done && printer_line_wait(line, POLLOUT, until) == 0)
        line->broken = line->stopped ? ECANCELED : ETIMEDOUT;
    done = printer_line_whole(line);
    if (!done)
        printer_line_close(line, true);
    return done;
}

enum printer_reason printer_line_connect(struct printer_line *line, const struct printer *printer,
                                         struct error *error)
{
    int64_t until = printer_now() + line->limits->connect;
    bool done = false;
    line->kind = PRINTER_LINE_SOCKET;
    struct addrinfo *found = find_number(printer);
    if (found == NULL)
        found = find_host(printer, until, error);
    if (found == NULL)
        return PRINTER_UNREACHABLE;
    for (const struct addrinfo *one = found; one != NULL && !done && !line->stopped;
         one = one->ai_next)
        done = connect_one(line, one, until);
    freeaddrinfo(found);
    if (done)
        return PRINTER_FINE;
    error_set(error, line->stopped ? ERROR_CANCELLED : ERROR_IO, "connect to %s port %d: %s",
              printer->place, printer->port, strerror(line->broken));
    return line->stopped ? PRINTER_STOPPED : PRINTER_UNREACHABLE;
}
