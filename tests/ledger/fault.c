#include "fault.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct fault {
    sqlite3_vfs layer;
    sqlite3_vfs *real;
    int acts;    /* since fault_fail */
    int fail_at; /* 0: never */
    bool lasting;
    enum fault_kind kind;
    bool remember;
    struct fault_op *log;
    size_t count;
};

/* SQLite's file, with the real one behind it in the same block of memory. */
struct layer_file {
    sqlite3_file base;
    struct fault *fault;
    int file; /* 0 book, 1 journal, -1 anything else */
};

static sqlite3_file *real_of(sqlite3_file *file)
{
    return (sqlite3_file *)((struct layer_file *)file + 1);
}

static void remember(struct layer_file *file, enum fault_act act, long at, const void *bytes,
                     size_t size)
{
    struct fault *fault = file->fault;
    if (!fault->remember || file->file < 0)
        return;
    fault->log = memory_resize(fault->log, fault->count + 1, sizeof *fault->log);
    struct fault_op *op = &fault->log[fault->count++];
    *op = (struct fault_op){.act = act, .file = file->file, .at = at, .size = size};
    if (size > 0) {
        op->bytes = memory_new(size, 1);
        memcpy(op->bytes, bytes, size);
    }
}

/* SQLITE_OK, or the error that this act was to meet. */
static int meet(struct layer_file *file, int io_error)
{
    struct fault *fault = file->fault;
    if (file->file < 0)
        return SQLITE_OK;
    fault->acts++;
    bool fails = fault->fail_at != 0 &&
                 (fault->lasting ? fault->acts >= fault->fail_at : fault->acts == fault->fail_at);
    if (!fails)
        return SQLITE_OK;
    return fault->kind == FAULT_DISK_FULL ? SQLITE_FULL : io_error;
}

static int layer_close(sqlite3_file *file)
{
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int layer_read(sqlite3_file *file, void *bytes, int size, sqlite3_int64 at)
{
    return real_of(file)->pMethods->xRead(real_of(file), bytes, size, at);
}

static int layer_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    int result = meet((struct layer_file *)file, SQLITE_IOERR_WRITE);
    if (result != SQLITE_OK)
        return result;
    remember((struct layer_file *)file, FAULT_WRITE, (long)at, bytes, (size_t)size);
    return real_of(file)->pMethods->xWrite(real_of(file), bytes, size, at);
}

static int layer_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    int result = meet((struct layer_file *)file, SQLITE_IOERR_TRUNCATE);
    if (result != SQLITE_OK)
        return result;
    remember((struct layer_file *)file, FAULT_TRUNCATE, (long)size, NULL, 0);
    return real_of(file)->pMethods->xTruncate(real_of(file), size);
}

/* The real disk need not sync: what must not be lost is what the log says. */
static int layer_sync(sqlite3_file *file, int flags)
{
    (void)flags;
    int result = meet((struct layer_file *)file, SQLITE_IOERR_FSYNC);
    if (result == SQLITE_OK)
        remember((struct layer_file *)file, FAULT_SYNC, 0, NULL, 0);
    return result;
}

static int layer_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int layer_lock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int layer_unlock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int layer_check_lock(sqlite3_file *file, int *held)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), held);
}

static int layer_control(sqlite3_file *file, int what, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), what, argument);
}

static int layer_sector(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

/* No promise about what a power cut leaves whole. */
static int layer_promises(sqlite3_file *file)
{
    (void)file;
    return 0;
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = layer_close,
    .xRead = layer_read,
    .xWrite = layer_write,
    .xTruncate = layer_truncate,
    .xSync = layer_sync,
    .xFileSize = layer_size,
    .xLock = layer_lock,
    .xUnlock = layer_unlock,
    .xCheckReservedLock = layer_check_lock,
    .xFileControl = layer_control,
    .xSectorSize = layer_sector,
    .xDeviceCharacteristics = layer_promises,
};

static int layer_open(sqlite3_vfs *layer, const char *name, sqlite3_file *file, int flags, int *got)
{
    struct fault *fault = layer->pAppData;
    struct layer_file *ours = (struct layer_file *)file;
    ours->fault = fault;
    ours->file = flags & SQLITE_OPEN_MAIN_DB ? 0 : flags & SQLITE_OPEN_MAIN_JOURNAL ? 1 : -1;
    int result = fault->real->xOpen(fault->real, name, real_of(file), flags, got);
    file->pMethods = real_of(file)->pMethods != NULL ? &methods : NULL;
    return result;
}

struct fault *fault_new(void)
{
    struct fault *fault = memory_new(1, sizeof *fault);
    fault->real = sqlite3_vfs_find(NULL);
    fault->layer = *fault->real;
    fault->layer.zName = "fault";
    fault->layer.pAppData = fault;
    fault->layer.pNext = NULL;
    fault->layer.szOsFile = (int)sizeof(struct layer_file) + fault->real->szOsFile;
    fault->layer.xOpen = layer_open;
    sqlite3_vfs_register(&fault->layer, 1);
    return fault;
}

void fault_free(struct fault *fault)
{
    sqlite3_vfs_unregister(&fault->layer);
    sqlite3_vfs_register(fault->real, 1);
    for (size_t i = 0; i < fault->count; i++)
        free(fault->log[i].bytes);
    free(fault->log);
    free(fault);
}

void fault_fail(struct fault *fault, int nth, enum fault_kind kind, bool lasting)
{
    fault->acts = 0;
    fault->fail_at = nth;
    fault->kind = kind;
    fault->lasting = lasting;
}

int fault_acts(const struct fault *fault)
{
    return fault->acts;
}

void fault_remember(struct fault *fault)
{
    fault->remember = true;
}

void fault_note(struct fault *fault, long number)
{
    struct layer_file note = {.fault = fault, .file = 0};
    remember(&note, FAULT_NOTE, number, NULL, 0);
}

const struct fault_op *fault_log(struct fault *fault, size_t *count)
{
    fault->remember = false;
    *count = fault->count;
    return fault->log;
}
