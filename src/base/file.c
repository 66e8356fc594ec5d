#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"

/* --- reading --- */

static bool read_all(int descriptor, const char *path, size_t limit, struct buffer *into,
                     struct error *error)
{
    char part[16 * 1024];
    for (;;) {
        ssize_t got = read(descriptor, part, sizeof part);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set_errno(error, "read %s", path);
        if (got == 0)
            return true;
        /* The size told by fstat is no promise: the file may grow while it is read. */
        if ((size_t)got > limit - into->length)
            return error_set(error, ERROR_LIMIT, "%s is larger than %zu bytes", path, limit);
        buffer_add(into, part, (size_t)got);
    }
}

bool file_read(const char *path, size_t limit, struct buffer *into, struct error *error)
{
    buffer_clear(into);
    /* O_NONBLOCK: opening a pipe that nobody writes to must not hang. */
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return error_set_errno(error, "open %s", path);

    struct stat about;
    bool done;
    if (fstat(descriptor, &about) != 0)
        done = error_set_errno(error, "stat %s", path);
    else if (!S_ISREG(about.st_mode))
        done = error_set(error, ERROR_IO, "%s is not a file", path);
    else
        done = read_all(descriptor, path, limit, into, error);
    close(descriptor);
    if (!done)
        buffer_clear(into);
    return done;
}

/* --- writing --- */

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return memory_copy_text(".");
    size_t length = slash == path ? 1 : (size_t)(slash - path);
    char *folder = memory_new(length + 1, 1);
    memcpy(folder, path, length);
    return folder;
}

static bool write_all(int descriptor, const void *data, size_t size)
{
    const char *next = data;
    while (size > 0) {
        ssize_t written = write(descriptor, next, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        next += written;
        size -= (size_t)written;
    }
    return true;
}

/* Makes a new name in the folder of `path` survive a power cut. */
static bool sync_folder(const char *path, struct error *error)
{
    char *folder = folder_of(path);
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = descriptor >= 0 && fsync(descriptor) == 0;
    /* Some file systems (FAT, network drives) cannot sync a folder and say so. */
    if (!done && descriptor >= 0 && (errno == EINVAL || errno == ENOTSUP))
        done = true;
    if (!done)
        error_set_errno(error, "sync folder %s", folder);
    if (descriptor >= 0)
        close(descriptor);
    free(folder);
    return done;
}

/* Fills the temp file and syncs it; always closes it. */
static bool fill_temp(int descriptor, const char *temp, const void *data, size_t size,
                      unsigned mode, struct error *error)
{
    bool done = fchmod(descriptor, (mode_t)mode) == 0 && write_all(descriptor, data, size) &&
                fsync(descriptor) == 0;
    if (!done)
        error_set_errno(error, "write %s", temp);
    /* close may be the first to hear that the disk is full (network drives). */
    if (close(descriptor) != 0 && done)
        done = error_set_errno(error, "close %s", temp);
    return done;
}

bool file_write(const char *path, const void *data, size_t size, unsigned mode, struct error *error)
{
    struct buffer temp = {0};
    buffer_addf(&temp, "%s.tmp-XXXXXX", path);
    int descriptor = mkostemp(temp.data, O_CLOEXEC);
    if (descriptor < 0) {
        error_set_errno(error, "make a temp file for %s", path);
        buffer_release(&temp);
        return false;
    }
    /* The folder is synced before the rename too: what the disk has no room for is heard while
     * the old file still stands. A failure after the rename leaves the new file. */
    bool done =
        fill_temp(descriptor, temp.data, data, size, mode, error) && sync_folder(path, error);
    if (done && rename(temp.data, path) != 0)
        done = error_set_errno(error, "rename to %s", path);
    if (done)
        done = sync_folder(path, error);
    else
        unlink(temp.data);
    buffer_release(&temp);
    return done;
}

/* --- folders and names --- */

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool make_one(const char *path, struct error *error)
{
    if (mkdir(path, 0700) == 0)
        return sync_folder(path, error);
    int reason = errno;
    if (is_folder(path))
        return true;
    errno = reason;
    return error_set_errno(error, "make folder %s", path);
}

bool file_make_folder(const char *path, struct error *error)
{
    char *part = memory_copy_text(path);
    size_t length = strlen(part);
    while (length > 1 && part[length - 1] == '/')
        part[--length] = '\0';
    bool done = true;
    for (char *slash = strchr(part + 1, '/'); length > 0 && slash != NULL && done;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        done = is_folder(part) || make_one(part, error);
        *slash = '/';
    }
    if (done)
        done = is_folder(part) || make_one(part, error);
    free(part);
    return done;
}

char *file_join(const char *folder, const char *name)
{
    struct buffer path = {0};
    buffer_add_text(&path, folder);
    if (path.length > 0 && path.data[path.length - 1] != '/')
        buffer_add_byte(&path, '/');
    buffer_add_text(&path, name);
    return buffer_take(&path);
}

bool file_exists(const char *path)
{
    struct stat about;
    return lstat(path, &about) == 0;
}

/* rename that refuses to replace; old file systems cannot, then looking first must do. */
static bool rename_to_new(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    if (file_exists(to)) {
        errno = EEXIST;
        return false;
    }
    return rename(from, to) == 0;
}

bool file_set_aside(const char *path, char **moved, struct error *error)
{
    const int most_tries = 1000;
    struct buffer aside = {0};
    for (int number = 1; number <= most_tries; number++) {
        buffer_clear(&aside);
        buffer_addf(&aside, "%s.hong-%d", path, number);
        if (rename_to_new(path, aside.data)) {
            if (moved != NULL)
                *moved = buffer_take(&aside);
            buffer_release(&aside);
            return sync_folder(path, error);
        }
        if (errno != EEXIST)
            break;
    }
    error_set_errno(error, "set %s aside", path);
    buffer_release(&aside);
    return false;
}
