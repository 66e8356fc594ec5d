#include "paper/printer_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"

#define MODE 0600 /* a slip is between the citizen and the counter */

static enum printer_reason reason_of(enum error_code code)
{
    switch (code) {
    case ERROR_EXISTS: return PRINTER_EXISTS;
    case ERROR_FULL: return PRINTER_DISK_FULL;
    case ERROR_READ_ONLY: return PRINTER_READ_ONLY;
    case ERROR_MISSING: return PRINTER_NO_FOLDER;
    default: return PRINTER_FAILED;
    }
}

/* Gives what stands at `from` the name `to`, if that is free. */
static bool move_to_free_name(const char *from, const char *to, struct error *error)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return true;
    /* Some file systems (network drives) cannot do both at once. */
    if (errno == EINVAL && file_exists(to))
        errno = EEXIST;
    else if (errno == EINVAL && rename(from, to) == 0)
        return true;
    return error_set_errno(error, "name it %s", to);
}

/* The new name too has to survive a power cut; a folder that cannot be synced has done what it can. */
static void sync_folder(const char *path)
{
    char *folder = memory_copy_text(path);
    char *slash = strrchr(folder, '/');
    if (slash != NULL)
        slash[slash == folder] = '\0';
    int file = open(slash != NULL ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        fsync(file);
        close(file);
    }
    free(folder);
}

/* A name beside it that no other program of ours takes at the same time. */
static bool write_new(const char *path, const struct printer_job *job, struct error *error)
{
    struct buffer beside = {0};
    buffer_addf(&beside, "%s.%ld", path, (long)getpid());
    bool done = file_write(buffer_text(&beside), job->data, job->size, MODE, error);
    if (done && !move_to_free_name(buffer_text(&beside), path, error)) {
        unlink(buffer_text(&beside));
        done = false;
    }
    if (done)
        sync_folder(path);
    buffer_release(&beside);
    return done;
}

struct printer_outcome printer_file_send(const struct printer *printer,
                                         const struct printer_job *job,
                                         const struct printer_watch *watch, struct error *error)
{
    struct error found = {0};
    struct printer_outcome outcome = {PRINTER_NOT_SENT, PRINTER_FINE};
    if (watch->stop != NULL && *watch->stop != 0) {
        error_set(error, ERROR_CANCELLED, "stopped by a signal");
        outcome.reason = PRINTER_STOPPED;
        return outcome;
    }
    outcome.reason = printer_file_ask(printer, error);
    if (outcome.reason != PRINTER_FINE)
        return outcome;
    if (watch->progress != NULL)
        watch->progress(watch->self, 0);
    if (!write_new(printer->place, job, &found)) {
        error_none(&found, error);
        outcome.reason = reason_of(found.code);
        return outcome;
    }
    if (watch->progress != NULL)
        watch->progress(watch->self, 100);
    outcome.result = PRINTER_PRINTED;
    return outcome;
}

enum printer_reason printer_file_ask(const struct printer *printer, struct error *error)
{
    if (!file_exists(printer->place))
        return PRINTER_FINE;
    error_set(error, ERROR_EXISTS, "%s is there already", printer->place);
    return PRINTER_EXISTS;
}
