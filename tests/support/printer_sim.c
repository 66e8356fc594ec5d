#include "support/printer_sim.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#define PIECE  4096
#define MEMORY 4096 /* bytes that the TCP printer's own machine keeps for it */
#define DLE    0x10
#define EOT    0x04

struct printer_sim {
    struct printer_sim_plan plan;
    char place[64];
    int listening; /* TCP; -1: none */
    int file;      /* the connection, or the pty's far end; -1: none */
    int near_end;  /* the pty's near end, held so that no sender is no hang-up; -1: none */
    int finish;    /* an eventfd: the sender is done */
    pthread_t thread;
    size_t seen_count; /* bytes of a question */
    char *bytes;
    size_t arrived, room;
    bool failed;
};

static void must(bool done, const char *what)
{
    if (done)
        return;
    perror(what);
    abort();
}

static void close_end(int *file)
{
    if (*file >= 0)
        close(*file);
    *file = -1;
}

static void keep(struct printer_sim *sim, unsigned char byte)
{
    if (sim->arrived == sim->room) {
        sim->room = sim->room * 2 + PIECE;
        sim->bytes = realloc(sim->bytes, sim->room);
        must(sim->bytes != NULL, "keep what arrived");
    }
    sim->bytes[sim->arrived++] = (char)byte;
}

static void say(const struct printer_sim *sim, const void *bytes, size_t size)
{
    /* A sender that is gone, or that does not listen, misses it. */
    ssize_t said = sim->plan.tcp ? send(sim->file, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT)
                                 : write(sim->file, bytes, size);
    (void)said;
}

static void answer(const struct printer_sim *sim, unsigned char number)
{
    bool out = sim->arrived >= sim->plan.paper;
    unsigned char byte = 0x12;
    if (number == 1 && (out || sim->plan.off_line || sim->plan.cover_open))
        byte |= 0x08;
    if (number == 2)
        byte = (unsigned char)(byte | (out ? 0x20 : 0) | (sim->plan.cover_open ? 0x04 : 0));
    if (number == 4)
        byte = (unsigned char)(byte | (out ? 0x60 : 0) | (out || sim->plan.near_end ? 0x0c : 0));
    if (sim->plan.answers)
        say(sim, &byte, 1);
}

static void take(struct printer_sim *sim, unsigned char byte)
{
    static const unsigned char question[] = {DLE, EOT};
    if (sim->seen_count == 2) {
        sim->seen_count = 0;
        answer(sim, byte);
        return;
    }
    if (sim->seen_count == 1 && byte != EOT) { /* it was no question */
        sim->seen_count = 0;
        keep(sim, DLE);
    }
    if (byte == question[sim->seen_count])
        sim->seen_count++;
    else
        keep(sim, byte);
}

static size_t least(size_t one, size_t other)
{
    return one < other ? one : other;
}

/* Never past the byte at which it fails: what it has not read is still its sender's worry. */
static size_t most_now(const struct printer_sim *sim)
{
    size_t most = sim->plan.piece > 0 ? sim->plan.piece : PIECE;
    size_t end = least(sim->plan.stalls_at, sim->plan.drops_at);
    if (!sim->plan.answers)
        end = least(end, sim->plan.paper);
    return least(least(most, PIECE), end - sim->arrived);
}

/* False: it has failed now. */
static bool goes_on(struct printer_sim *sim)
{
    if (most_now(sim) > 0)
        return true;
    sim->failed = true;
    if (sim->arrived >= sim->plan.drops_at) {
        close_end(&sim->file);
        close_end(&sim->near_end);
    }
    return false;
}

static bool read_some(struct printer_sim *sim)
{
    unsigned char bytes[PIECE];
    ssize_t got = read(sim->file, bytes, most_now(sim));
    if (got <= 0)
        return got < 0 && (errno == EAGAIN || errno == EINTR);
    for (ssize_t i = 0; i < got; i++)
        take(sim, bytes[i]);
    if (sim->plan.rubbish)
        say(sim, "\x01\xff\x80OK\r\n\x93", 8);
    if (sim->plan.reading != NULL)
        sim->plan.reading(sim->plan.self, sim->arrived);
    if (sim->plan.pause > 0)
        poll(NULL, 0, sim->plan.pause);
    return true;
}

/* The sender is done: a pty that nobody holds open ends after its last byte, as a socket does. */
static void finish(struct printer_sim *sim)
{
    close_end(&sim->near_end);
    if (sim->listening >= 0 && sim->file < 0)
        sim->file = accept4(sim->listening, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    close_end(&sim->listening);
}

static void *run(void *argument)
{
    struct printer_sim *sim = argument;
    bool finishing = false;
    while (goes_on(sim)) {
        struct pollfd files[] = {
            {.fd = finishing ? -1 : sim->finish, .events = POLLIN},
            {.fd = sim->file >= 0 ? sim->file : sim->listening, .events = POLLIN}};
        must(poll(files, 2, -1) >= 0 || errno == EINTR, "poll");
        if (files[0].revents != 0) {
            finishing = true;
            finish(sim);
            if (sim->file < 0)
                break;
        } else if (files[1].revents != 0 && sim->file < 0) {
            sim->file = accept4(sim->listening, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        } else if (files[1].revents != 0 && !read_some(sim)) {
            close_end(&sim->file); /* hangs up as the sender has done */
            break;
        }
    }
    return NULL;
}

static void make_pty(struct printer_sim *sim)
{
    struct termios modes;
    must(openpty(&sim->file, &sim->near_end, NULL, NULL, NULL) == 0, "openpty");
    must(ptsname_r(sim->file, sim->place, sizeof sim->place) == 0, "ptsname");
    must(tcgetattr(sim->near_end, &modes) == 0, "tcgetattr");
    cfmakeraw(&modes);
    must(tcsetattr(sim->near_end, TCSANOW, &modes) == 0, "tcsetattr");
    must(fcntl(sim->file, F_SETFL, O_NONBLOCK) == 0, "fcntl");
}

static void make_port(struct printer_sim *sim)
{
    int memory = MEMORY;
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof here;
    sim->listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    must(sim->listening >= 0, "socket");
    setsockopt(sim->listening, SOL_SOCKET, SO_RCVBUF, &memory, sizeof memory);
    must(bind(sim->listening, (struct sockaddr *)&here, size) == 0, "bind");
    must(listen(sim->listening, 1) == 0, "listen");
    must(getsockname(sim->listening, (struct sockaddr *)&here, &size) == 0, "getsockname");
    snprintf(sim->place, sizeof sim->place, "tcp:127.0.0.1:%d", ntohs(here.sin_port));
}

/* Signals of the process are for the sender. */
static void start_thread(struct printer_sim *sim)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    must(pthread_create(&sim->thread, NULL, run, sim) == 0, "pthread_create");
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

struct printer_sim *printer_sim_start(const struct printer_sim_plan *plan)
{
    struct printer_sim *sim = calloc(1, sizeof *sim);
    must(sim != NULL, "make a printer");
    sim->plan = *plan;
    sim->listening = sim->file = sim->near_end = -1;
    sim->finish = eventfd(0, EFD_CLOEXEC);
    must(sim->finish >= 0, "eventfd");
    if (plan->tcp)
        make_port(sim);
    else
        make_pty(sim);
    keep(sim, 0); /* never NULL */
    sim->arrived = 0;
    start_thread(sim);
    return sim;
}

const char *printer_sim_place(const struct printer_sim *sim)
{
    return sim->place;
}

bool printer_sim_end(struct printer_sim *sim, char **bytes, size_t *size)
{
    must(eventfd_write(sim->finish, 1) == 0, "eventfd_write");
    must(pthread_join(sim->thread, NULL) == 0, "pthread_join");
    bool good = !sim->failed && sim->arrived <= sim->plan.paper;
    *bytes = sim->bytes;
    *size = sim->arrived;
    close_end(&sim->file);
    close_end(&sim->near_end);
    close_end(&sim->listening);
    close_end(&sim->finish);
    free(sim);
    return good;
}
