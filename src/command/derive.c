/* The slow half of unlocking, as a child of the kiosk: a request on standard input, the derived key
 * on standard output, nothing else anywhere. */
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/error.h"
#include "command/command.h"
#include "command/commands.h"
#include "ledger/keys.h"

#define REQUEST_LIMIT 4096

/* Reads all there is; the size, or -1 if it is more than a request can be. */
static ssize_t read_all(unsigned char request[REQUEST_LIMIT])
{
    size_t size = 0;
    ssize_t part;
    while ((part = read(STDIN_FILENO, request + size, REQUEST_LIMIT - size)) > 0)
        size += (size_t)part;
    return part < 0 || size == REQUEST_LIMIT ? -1 : (ssize_t)size;
}

static bool write_key(const unsigned char *key, size_t size)
{
    while (size > 0) {
        ssize_t part = write(STDOUT_FILENO, key, size);
        if (part <= 0)
            return false;
        key += part;
        size -= (size_t)part;
    }
    return true;
}

static int run(struct call *call)
{
    (void)call;
    prctl(PR_SET_DUMPABLE, 0); /* a PIN passes through here: no core file, no debugger */
    unsigned char request[REQUEST_LIMIT], derived[KEYS_BYTES];
    ssize_t size = read_all(request);
    struct error error = {0};
    bool good = size >= 0 && keys_answer(request, (size_t)size, derived, &error) &&
                write_key(derived, sizeof derived);
    explicit_bzero(request, sizeof request);
    explicit_bzero(derived, sizeof derived);
    return good ? STATUS_FINE : STATUS_WRONG;
}

const struct command command_derive = {
    .name = "derive",
    .usage = "",
    .summary = "Chỉ để chương trình tự gọi: tính khóa từ mã PIN.",
    .hidden = true,
    .run = run,
};
