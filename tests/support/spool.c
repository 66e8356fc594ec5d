#include "support/spool.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define SERVICE "/usr/sbin/cupsd"

/* What is said to it is said with the path of the folder in place of @. */
static const char settings[] = "LogLevel warn\n"
                               "Listen @/socket\n"
                               "Browsing No\n"
                               "WebInterface No\n"
                               "DefaultAuthType None\n"
                               "JobRetryInterval 3600\n"
                               "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
                               "<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n"
                               "</Limit>\n</Policy>\n";

static const char places[] = "ServerRoot @/root\n"
                             "ServerBin @/bin\n"
                             "RequestRoot @/spool\n"
                             "TempDir @/spool\n"
                             "CacheDir @/cache\n"
                             "StateDir @/state\n"
                             "AccessLog @/access\n"
                             "ErrorLog @/error\n"
                             "PageLog @/page\n"
                             "ServerKeychain @/root\n"
                             "Printcap\n";

/* A program that hands a job to a printer: $3 the title, $6 the file, if it is not on its input. */
static const char backend[] =
    "#!/bin/sh\n"
    "[ $# -gt 0 ] || exit 0\n"
    "case ${DEVICE_URI#play:} in\n"
    "good) { printf '%s|%s|' \"$3\" \"$CONTENT_TYPE\"; cat ${6:+\"$6\"}; }"
    " >@/part && mv @/part @/printed ;;\n"
    "stops) exit 4 ;;\n"
    "holds) exit 3 ;;\n"
    "fails) exit 1 ;;\n"
    "paper) echo 'STATE: +media-empty-error' >&2; exec sleep 600 ;;\n"
    "slow) exec sleep 600 ;;\n"
    "esac\n";

static void must(bool done, const char *what)
{
    if (done)
        return;
    perror(what);
    abort();
}

static void write_file(const struct spool *spool, const char *name, const char *text, mode_t mode)
{
    char *made = calloc(1, 65536), *end = made;
    must(made != NULL, "memory");
    for (const char *at = text; *at != '\0'; at++)
        if (*at == '@')
            end += snprintf(end, 1024, "%s", spool->scratch.path);
        else
            *end++ = *at;
    scratch_write(&spool->scratch, name, made);
    free(made);
    char *path = scratch_path(&spool->scratch, name);
    must(chmod(path, mode) == 0, path);
    free(path);
}

static void write_queues(const struct spool *spool)
{
    static const char *const names[] = {"good",  "stops", "holds",   "fails",
                                        "paper", "slow",  "stopped", "closed"};
    char text[4096], *end = text;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        end += sprintf(end,
                       "<Printer %s>\nInfo Máy %s\nDeviceURI play:%s\nState %s\nAccepting %s\n"
                       "Shared No\nErrorPolicy abort-job\n</Printer>\n",
                       names[i], names[i], names[i],
                       strcmp(names[i], "stopped") == 0 ? "Stopped" : "Idle",
                       strcmp(names[i], "closed") == 0 ? "No" : "Yes");
    write_file(spool, "root/printers.conf", text, 0600);
}

/* The helper with which cupsd starts a backend stands below the same folder. */
static void link_daemon(const struct spool *spool)
{
    char *path = scratch_path(&spool->scratch, "bin/daemon");
    must(symlink("/usr/lib/cups/daemon", path) == 0, path);
    free(path);
}

/* A test that is killed takes its service with it. */
static void run_service(const char *settings_file, const char *places_file)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    execl(SERVICE, SERVICE, "-f", "-c", settings_file, "-s", places_file, (char *)NULL);
    perror(SERVICE);
    _exit(127);
}

static bool answers(const struct spool *spool)
{
    struct sockaddr_un there = {.sun_family = AF_UNIX};
    snprintf(there.sun_path, sizeof there.sun_path, "%s", spool->socket);
    int file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool done = connect(file, (const struct sockaddr *)&there, sizeof there) == 0;
    close(file);
    return done;
}

void spool_start(struct spool *spool)
{
    static const char *const folders[] = {"root",  "bin/backend", "bin/filter",
                                          "spool", "cache",       "state"};
    scratch_make(&spool->scratch);
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
        scratch_folder(&spool->scratch, folders[i]);
    write_file(spool, "settings", settings, 0600);
    write_file(spool, "places", places, 0600);
    write_file(spool, "bin/backend/play", backend, 0700); /* 0700: runs as the service does */
    link_daemon(spool);
    write_queues(spool);
    spool->socket = scratch_path(&spool->scratch, "socket");
    char *settings_file = scratch_path(&spool->scratch, "settings");
    char *places_file = scratch_path(&spool->scratch, "places");
    spool->service = fork();
    must(spool->service >= 0, "fork");
    if (spool->service == 0)
        run_service(settings_file, places_file);
    free(settings_file);
    free(places_file);
    for (int tries = 0; !answers(spool); tries++) {
        must(tries < 3000 && waitpid(spool->service, NULL, WNOHANG) == 0, "a CUPS service");
        poll(NULL, 0, 10);
    }
}

void spool_end(struct spool *spool)
{
    kill(spool->service, SIGTERM);
    waitpid(spool->service, NULL, 0);
    free(spool->socket);
    scratch_remove(&spool->scratch, "");
    scratch_end(&spool->scratch);
}

char *spool_printed(const struct spool *spool)
{
    char *printed = scratch_read(&spool->scratch, "printed", NULL);
    scratch_remove(&spool->scratch, "printed");
    return printed;
}
