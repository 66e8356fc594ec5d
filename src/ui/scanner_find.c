/* Which devices may be scanners, and opening them. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/serial.h"
#include "ui/scanner_private.h"

#define MOST_MODEMS 16
/* udev gives a device its rights a moment after it has made it: that is a change of attributes. */
#define CHANGES (IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF)

/* Devices that were found to be something else in this search. */
struct modems {
    dev_t number[MOST_MODEMS];
    size_t count;
};

static bool is_open(const struct scanner *scanner, dev_t number)
{
    for (int i = 0; i < SCANNER_PORTS; i++)
        if (scanner->device[i].file >= 0 && scanner->device[i].number == number)
            return true;
    return false;
}

static struct scanner_device *free_place(struct scanner *scanner)
{
    for (int i = 0; i < SCANNER_PORTS; i++)
        if (scanner->device[i].file < 0)
            return &scanner->device[i];
    return NULL;
}

bool scanner_is_excepted(const struct scanner *scanner, dev_t number)
{
    struct stat known;
    return scanner->except != NULL && stat(scanner->except, &known) == 0 && known.st_rdev == number;
}

static void open_device(struct scanner *scanner, const char *path)
{
    struct stat known;
    struct scanner_device *device = free_place(scanner);
    if (device == NULL || stat(path, &known) != 0 || !S_ISCHR(known.st_mode) ||
        is_open(scanner, known.st_rdev) || scanner_is_excepted(scanner, known.st_rdev))
        return;
    int file = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        scanner->denied = scanner->denied || errno == EACCES || errno == EPERM || errno == EBUSY;
        return;
    }
    if (!serial_set(file, B9600, false)) {
        close(file);
        return;
    }
    ioctl(file, TIOCEXCL); /* half a card for each of two programs is none for either */
    *device = (struct scanner_device){.file = file,
                                      .number = known.st_rdev,
                                      .text = memory_new(SCANNER_MOST + 1, 1),
                                      .ended = -1};
}

/* "usb-Honeywell_1470g_21067-if00" up to "-if": one USB device. */
static size_t device_part(const char *name)
{
    const char *port = NULL;
    for (const char *at = name; (at = strstr(at, "-if")) != NULL; at++)
        port = at;
    return port != NULL ? (size_t)(port - name) : strlen(name);
}

static bool is_modem(struct dirent *const *names, int count, int which)
{
    size_t length = device_part(names[which]->d_name);
    for (int i = 0; i < count; i++)
        if (i != which && device_part(names[i]->d_name) == length &&
            strncmp(names[i]->d_name, names[which]->d_name, length) == 0)
            return true;
    return false;
}

static int is_name(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int is_acm(const struct dirent *entry)
{
    return strncmp(entry->d_name, "ttyACM", strlen("ttyACM")) == 0;
}

static void remember(struct modems *modems, const char *path)
{
    struct stat known;
    if (modems->count < MOST_MODEMS && stat(path, &known) == 0)
        modems->number[modems->count++] = known.st_rdev;
}

static bool is_remembered(const struct modems *modems, const char *path)
{
    struct stat known;
    bool found = false;
    if (stat(path, &known) != 0)
        return false;
    for (size_t i = 0; i < modems->count; i++)
        found = found || modems->number[i] == known.st_rdev;
    return found;
}

static void search(struct scanner *scanner, const char *folder,
                   int (*choose)(const struct dirent *), struct modems *modems)
{
    struct dirent **names = NULL;
    int count = scandir(folder, &names, choose, alphasort);
    for (int i = 0; i < count; i++) {
        char *path = file_join(folder, names[i]->d_name);
        if (choose == is_name && is_modem(names, count, i))
            remember(modems, path);
        else if (!is_remembered(modems, path))
            open_device(scanner, path);
        free(path);
    }
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

/* Watches the folder, or the nearest one above it that is there: it may be made with the device. */
static void watch(const struct scanner *scanner, const char *folder)
{
    char *path = memory_copy_text(folder);
    while (inotify_add_watch(scanner->changes, path, CHANGES) < 0) {
        char *slash = strrchr(path, '/');
        if (slash == NULL || slash == path)
            break;
        *slash = '\0';
    }
    free(path);
}

static void find_named(struct scanner *scanner)
{
    const char *slash = strrchr(scanner->where, '/');
    char *folder = memory_copy_text(slash != NULL ? scanner->where : ".");
    if (slash != NULL)
        folder[slash - scanner->where] = '\0';
    watch(scanner, folder[0] != '\0' ? folder : "/");
    open_device(scanner, scanner->where);
    free(folder);
}

void scanner_find(struct scanner *scanner)
{
    struct modems modems = {.count = 0};
    scanner->denied = false;
    if (scanner->where != NULL) {
        find_named(scanner);
        return;
    }
    char *named = file_join(scanner->folder, "serial/by-id");
    watch(scanner, scanner->folder);
    watch(scanner, named);
    search(scanner, named, is_name, &modems);
    search(scanner, scanner->folder, is_acm, &modems);
    free(named);
}
