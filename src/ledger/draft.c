#include "ledger/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "ledger/vault.h"

#define SLOTS 2
#define SLOT_SIZE                                                                                  \
    (256 * 1024) /* far more than nine visits in hand take; what is not used is a hole */
#define HEAD_SIZE 20
#define SEAL_SIZE 64 /* more than a nonce and a tag */

static const char magic[] = "CTNHAP2"; /* with its NUL: 8 bytes */

/* What stands before the sealed text: magic, number (8 bytes), length (4), the least byte first. */
struct head {
    uint64_t number; /* 0: nothing is here */
    uint32_t length;
};

/* FOLDER/nhap-NAME; the caller frees. */
static char *path_of(const char *folder, const char *name)
{
    char file[80];
    snprintf(file, sizeof file, "nhap-%.60s", name);
    return file_join(folder, file);
}

static void head_write(const struct head *head, unsigned char bytes[HEAD_SIZE])
{
    memcpy(bytes, magic, sizeof magic);
    for (int i = 0; i < 8; i++)
        bytes[8 + i] = (unsigned char)(head->number >> (8 * i));
    for (int i = 0; i < 4; i++)
        bytes[16 + i] = (unsigned char)(head->length >> (8 * i));
}

static off_t place_of(int slot)
{
    return (off_t)slot * SLOT_SIZE;
}

static struct head head_read(int file, int slot)
{
    unsigned char bytes[HEAD_SIZE];
    struct head head = {0};
    if (pread(file, bytes, sizeof bytes, place_of(slot)) != (ssize_t)sizeof bytes ||
        memcmp(bytes, magic, sizeof magic) != 0)
        return head;
    for (int i = 0; i < 8; i++)
        head.number |= (uint64_t)bytes[8 + i] << (8 * i);
    for (int i = 0; i < 4; i++)
        head.length |= (uint32_t)bytes[16 + i] << (8 * i);
    return head;
}

/* The number is sealed in with the text: an old slot cannot be passed off as a new one. */
static void name_slot(const char *name, uint64_t number, char text[96])
{
    snprintf(text, 96, "%.60s:%" PRIu64, name, number);
}

static bool write_whole(int file, const struct buffer *bytes, off_t at)
{
    size_t done = 0;
    while (done < bytes->length) {
        ssize_t wrote = pwrite(file, bytes->data + done, bytes->length - done, at + (off_t)done);
        if (wrote < 0 && errno != EINTR)
            return false;
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    return true;
}

/* A slot that does not hold a whole draft must not look newer than the one that does. */
static void forget_slot(int file, int slot)
{
    static const unsigned char nothing[HEAD_SIZE];
    (void)!pwrite(file, nothing, sizeof nothing, place_of(slot));
}

static bool sync_folder(const char *folder)
{
    int place = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = place >= 0 && fsync(place) == 0;
    if (place >= 0)
        close(place);
    return good;
}

static int open_file(const char *path, int flags)
{
    return open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0600);
}

/* Over the older of the two slots: the younger one stands until this is on the disk. */
static bool write_slot(int file, const char *name, const struct vault *vault, struct random *random,
                       const char *text)
{
    struct head head[SLOTS] = {head_read(file, 0), head_read(file, 1)};
    int slot = head[0].number <= head[1].number ? 0 : 1;
    bool fresh = head[0].number == 0 && head[1].number == 0;
    struct head made = {.number = head[1 - slot].number + 1};
    struct buffer sealed = {0}, bytes = {0};
    unsigned char start[HEAD_SIZE];
    char own[96];
    name_slot(name, made.number, own);
    vault_seal(vault, random, own, text, strlen(text), &sealed);
    made.length = (uint32_t)sealed.length;
    head_write(&made, start);
    buffer_add(&bytes, start, sizeof start);
    buffer_add(&bytes, sealed.data, sealed.length);
    bool good =
        write_whole(file, &bytes, place_of(slot)) && (fresh ? fsync(file) : fdatasync(file)) == 0;
    int why = errno;
    if (!good)
        forget_slot(file, slot);
    buffer_release(&sealed);
    buffer_release(&bytes);
    errno = why;
    return good;
}

bool draft_write(const char *folder, const char *name, const struct vault *vault,
                 struct random *random, const char *text, struct error *error)
{
    if (strlen(text) > SLOT_SIZE - HEAD_SIZE - SEAL_SIZE)
        return error_set(error, ERROR_LIMIT, "a draft of %zu bytes", strlen(text));
    char *path = path_of(folder, name);
    bool there = file_exists(path);
    int file = open_file(path, O_RDWR | O_CREAT);
    bool good =
        file >= 0 && write_slot(file, name, vault, random, text) && (there || sync_folder(folder));
    if (!good)
        error_set_errno(error, "write %s", path);
    if (file >= 0)
        close(file);
    free(path);
    return good;
}

/* Keeps what cannot be read, out of the way of the next draft. */
static bool set_aside(const char *path, struct error *error)
{
    struct error moving;
    if (!file_set_aside(path, NULL, &moving))
        return error_set(error, ERROR_CORRUPT, "%s cannot be read, nor set aside", path);
    return error_set(error, ERROR_CORRUPT, "%s cannot be read and was set aside", path);
}

/* False if the slot holds no whole draft of this name. */
static bool open_slot(int file, int slot, const char *name, const struct vault *vault,
                      struct buffer *into)
{
    struct head head = head_read(file, slot);
    if (head.number == 0 || head.length > SLOT_SIZE - HEAD_SIZE)
        return false;
    struct error ignored;
    char own[96];
    name_slot(name, head.number, own);
    unsigned char *sealed = memory_new(head.length + 1, 1);
    bool good =
        pread(file, sealed, head.length, place_of(slot) + HEAD_SIZE) == (ssize_t)head.length &&
        vault_open(vault, own, sealed, head.length, into, &ignored);
    free(sealed);
    return good;
}

/* The younger slot; if the power went while it was written, the older. */
static bool read_slots(int file, const char *name, const struct vault *vault, struct buffer *into)
{
    int younger = head_read(file, 0).number >= head_read(file, 1).number ? 0 : 1;
    if (open_slot(file, younger, name, vault, into))
        return true;
    bool good = open_slot(file, 1 - younger, name, vault, into);
    if (good)
        forget_slot(file, younger);
    return good;
}

bool draft_read(const char *folder, const char *name, const struct vault *vault,
                struct buffer *into, struct error *error)
{
    struct error local;
    struct stat about;
    if (error == NULL)
        error = &local;
    char *path = path_of(folder, name);
    int file = open_file(path, O_RDWR);
    if (file < 0 && (errno == EACCES || errno == EROFS))
        file = open_file(path, O_RDONLY);
    bool good = file >= 0 && fstat(file, &about) == 0 && about.st_size > 0;
    if (file < 0 && errno != ENOENT)
        error_set_errno(error, "read %s", path);
    else if (!good) /* also when the power went before the first byte */
        error_set(error, ERROR_MISSING, "no draft %s", path);
    else
        good = read_slots(file, name, vault, into) || set_aside(path, error);
    if (file >= 0)
        close(file);
    free(path);
    return good;
}

bool draft_remove(const char *folder, const char *name, struct error *error)
{
    char *path = path_of(folder, name);
    bool gone = unlink(path) == 0 || errno == ENOENT || error_set_errno(error, "remove %s", path);
    free(path);
    if (gone)
        (void)sync_folder(folder); /* a draft that came back would be caught by `once` */
    return gone;
}
