#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "ledger/ledger.h"

#define LOCK_NAME "quay.khoa"

int ledger_lock(const char *folder, struct error *error)
{
    char *path = file_join(folder, LOCK_NAME);
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        error_set_errno(error, "open %s", path);
    free(path);
    if (lock < 0)
        return -1;
    if (flock(lock, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno == EWOULDBLOCK)
        error_set(error, ERROR_BUSY, "another kiosk works in %s", folder);
    else
        error_set_errno(error, "lock %s", folder);
    close(lock);
    return -1;
}
