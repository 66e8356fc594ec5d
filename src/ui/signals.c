#include "ui/signals.h"

#include <stddef.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/error.h"

bool signals_open(struct signals *signals, struct error *error)
{
    static const int watched[] = {SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGCONT};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof watched / sizeof watched[0]; i++)
        sigaddset(&set, watched[i]);
    signals->file = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (signals->file < 0)
        return error_set_errno(error, "signalfd");
    sigprocmask(SIG_BLOCK, &set, &signals->before);
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGPIPE, &ignore, &signals->pipe_before);
    sigaction(SIGTSTP, &ignore, &signals->stop_before);
    return true;
}

void signals_close(struct signals *signals)
{
    /* What is still pending was meant for the loop that ends now. */
    signals_read(signals);
    sigaction(SIGPIPE, &signals->pipe_before, NULL);
    sigaction(SIGTSTP, &signals->stop_before, NULL);
    sigprocmask(SIG_SETMASK, &signals->before, NULL);
    close(signals->file);
}

struct signals_seen signals_read(struct signals *signals)
{
    struct signals_seen seen = {0};
    struct signalfd_siginfo info;
    while (read(signals->file, &info, sizeof info) == (ssize_t)sizeof info) {
        int number = (int)info.ssi_signo;
        seen.vanished = seen.vanished || number == SIGHUP;
        seen.end = seen.end || number == SIGTERM || number == SIGINT;
        seen.resized = seen.resized || number == SIGWINCH;
        seen.resumed = seen.resumed || number == SIGCONT;
    }
    return seen;
}
