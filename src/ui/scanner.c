#include "ui/scanner.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/memory.h"
#include "ui/key.h"
#include "ui/scanner_private.h"

#define PAUSE_MS 80   /* @source rules.md §2: some scanners send no end at all */
#define READ     4096 /* bytes in one reading: keys are not held up by a device that floods */

struct scanner *scanner_new(const struct scanner_options *options)
{
    struct scanner *scanner = memory_new(1, sizeof *scanner);
    scanner->changes = -1;
    scanner->emit = options->emit;
    scanner->self = options->self;
    for (int i = 0; i < SCANNER_PORTS; i++)
        scanner->device[i].file = -1;
    if (options->where != NULL && strcmp(options->where, SCANNER_OFF) == 0)
        return scanner;
    scanner->where = memory_copy_text(options->where);
    scanner->except = memory_copy_text(options->except);
    scanner->folder = memory_copy_text(options->folder != NULL ? options->folder : "/dev");
    scanner->changes = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    scanner_find(scanner);
    return scanner;
}

static void drop_text(struct scanner_device *device)
{
    explicit_bzero(device->text, device->length);
    device->length = 0;
}

/* Pulled out, or done with. */
static void let_go(struct scanner_device *device)
{
    ioctl(device->file, TIOCNXCL);
    close(device->file);
    drop_text(device);
    free(device->text);
    *device = (struct scanner_device){.file = -1};
}

void scanner_free(struct scanner *scanner)
{
    for (int i = 0; i < SCANNER_PORTS; i++)
        if (scanner->device[i].file >= 0)
            let_go(&scanner->device[i]);
    if (scanner->changes >= 0)
        close(scanner->changes);
    free(scanner->where);
    free(scanner->except);
    free(scanner->folder);
    free(scanner);
}

void scanner_except(struct scanner *scanner, const char *device)
{
    if (scanner->folder == NULL || /* no port is looked at */
        strcmp(device != NULL ? device : "", scanner->except != NULL ? scanner->except : "") == 0)
        return;
    free(scanner->except);
    scanner->except = memory_copy_text(device);
    for (int i = 0; i < SCANNER_PORTS; i++)
        if (scanner->device[i].file >= 0 && scanner_is_excepted(scanner, scanner->device[i].number))
            let_go(&scanner->device[i]);
    scanner_find(scanner);
}

enum ui_port scanner_port(const struct scanner *scanner)
{
    for (int i = 0; i < SCANNER_PORTS; i++)
        if (scanner->device[i].file >= 0)
            return UI_PORT_OPEN;
    return scanner->denied ? UI_PORT_DENIED : UI_PORT_NONE;
}

int scanner_files(const struct scanner *scanner, struct pollfd files[SCANNER_FILES])
{
    int count = 0;
    if (scanner->changes >= 0)
        files[count++] = (struct pollfd){.fd = scanner->changes, .events = POLLIN};
    for (int i = 0; i < SCANNER_PORTS; i++)
        if (scanner->device[i].file >= 0)
            files[count++] = (struct pollfd){.fd = scanner->device[i].file, .events = POLLIN};
    return count;
}

/* The scan is whole. `key`: what ended it, or UI_KEY_NONE. */
static void end_scan(struct scanner *scanner, struct scanner_device *device, int key)
{
    device->ended = device->last;
    if (device->length == 0)
        return;
    device->text[device->length] = '\0';
    scanner->emit(scanner->self, &(struct ui_scan){.bytes = device->text,
                                                   .length = device->length,
                                                   .source = UI_SOURCE_PORT,
                                                   .end = key,
                                                   .behind = device->behind});
    drop_text(device);
}

/* True if the byte ended a scan. */
static bool take(struct scanner *scanner, struct scanner_device *device, char byte)
{
    bool filled = device->length > 0;
    if (byte == '\r' || byte == '\n' || byte == '\t') {
        end_scan(scanner, device, byte == '\t' ? UI_KEY_TAB : UI_KEY_ENTER);
        return filled;
    }
    if (!filled)
        device->behind = device->ended >= 0 && device->last - device->ended <= PAUSE_MS;
    device->text[device->length++] = byte;
    if (device->length < SCANNER_MOST)
        return false;
    end_scan(scanner, device, UI_KEY_NONE);
    device->overflowed = true;
    return true;
}

static void read_device(struct scanner *scanner, struct scanner_device *device, int64_t now)
{
    char bytes[READ];
    ssize_t got = read(device->file, bytes, sizeof bytes);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        let_go(device);
        return;
    }
    device->last = now;
    for (ssize_t i = 0, scans = 0; i < got && !device->overflowed; i++) {
        scans += take(scanner, device, bytes[i]);
        device->overflowed = device->overflowed || scans == SCANNER_AT_ONCE;
    }
    explicit_bzero(bytes, sizeof bytes);
}

/* Something happened in a folder where devices turn up: which it was does not matter. */
static void read_changes(struct scanner *scanner)
{
    char events[READ];
    while (read(scanner->changes, events, sizeof events) > 0)
        ;
    scanner_find(scanner);
}

void scanner_read(struct scanner *scanner, const struct pollfd *files, int count, int64_t now)
{
    scanner_settle(scanner, now);
    for (int i = 0; i < count; i++) {
        if (files[i].revents == 0)
            continue;
        for (int port = 0; port < SCANNER_PORTS; port++)
            if (scanner->device[port].file == files[i].fd)
                read_device(scanner, &scanner->device[port], now);
        if (files[i].fd == scanner->changes)
            read_changes(scanner);
    }
}

static bool waits(const struct scanner_device *device)
{
    return device->file >= 0 && (device->length > 0 || device->overflowed);
}

void scanner_settle(struct scanner *scanner, int64_t now)
{
    for (int i = 0; i < SCANNER_PORTS; i++) {
        struct scanner_device *device = &scanner->device[i];
        if (!waits(device) || now - device->last <= PAUSE_MS)
            continue;
        if (device->overflowed)
            drop_text(device);
        else
            end_scan(scanner, device, UI_KEY_NONE);
        device->overflowed = false;
    }
}

int scanner_wait(const struct scanner *scanner, int64_t now)
{
    int wait = -1;
    for (int i = 0; i < SCANNER_PORTS; i++) {
        const struct scanner_device *device = &scanner->device[i];
        int64_t left = device->last + PAUSE_MS + 1 - now;
        if (waits(device) && (wait < 0 || left < wait))
            wait = left > 0 ? (int)left : 0;
    }
    return wait;
}
