#include "ledger/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "ledger/vault.h"

/* Far more than nine visits in hand take; a larger file is not ours. */
#define DRAFT_LIMIT (1024 * 1024)

/* FOLDER/nhap-NAME; the caller frees. */
static char *path_of(const char *folder, const char *name)
{
    char file[80];
    snprintf(file, sizeof file, "nhap-%.60s", name);
    return file_join(folder, file);
}

bool draft_write(const char *folder, const char *name, const struct vault *vault,
                 struct random *random, const char *text, struct error *error)
{
    struct buffer sealed = {0};
    char *path = path_of(folder, name);
    vault_seal(vault, random, name, text, strlen(text), &sealed);
    bool written = file_write(path, sealed.data, sealed.length, 0600, error);
    free(path);
    buffer_release(&sealed);
    return written;
}

/* Keeps what cannot be read, out of the way of the next draft. */
static bool set_aside(const char *path, struct error *error)
{
    struct error moving;
    if (!file_set_aside(path, NULL, &moving))
        return error_set(error, ERROR_CORRUPT, "%s cannot be read, nor set aside", path);
    return error_set(error, ERROR_CORRUPT, "%s cannot be read and was set aside", path);
}

bool draft_read(const char *folder, const char *name, const struct vault *vault,
                struct buffer *into, struct error *error)
{
    struct error local;
    if (error == NULL)
        error = &local;
    struct buffer sealed = {0};
    char *path = path_of(folder, name);
    bool good = file_read(path, DRAFT_LIMIT, &sealed, error);
    if (good)
        good = vault_open(vault, name, sealed.data, sealed.length, into, error) ||
               set_aside(path, error);
    else if (error->code == ERROR_LIMIT)
        set_aside(path, error);
    buffer_release(&sealed);
    free(path);
    return good;
}

bool draft_remove(const char *folder, const char *name, struct error *error)
{
    char *path = path_of(folder, name);
    bool gone = unlink(path) == 0 || errno == ENOENT || error_set_errno(error, "remove %s", path);
    free(path);
    int place = gone ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (place >= 0) {
        fsync(place); /* a draft that came back would be caught by `once`; no need to fail */
        close(place);
    }
    return gone;
}
