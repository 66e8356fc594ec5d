#include "command/pin.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/error.h"

/* One line, byte by byte: what follows it on standard input is the next PIN. */
static bool read_line(int descriptor, char pin[PIN_SIZE], struct error *error)
{
    size_t length = 0;
    char byte = '\0';
    ssize_t got;
    while ((got = read(descriptor, &byte, 1)) == 1 && byte != '\n') {
        if (length == PIN_SIZE - 1)
            return error_set(error, ERROR_WEAK, "long");
        pin[length++] = byte;
    }
    if (got < 0)
        return error_set_errno(error, "read a PIN");
    if (length > 0 && pin[length - 1] == '\r') /* written on Windows */
        length--;
    pin[length] = '\0';
    return true;
}

static bool read_unseen(const char *prompt, char pin[PIN_SIZE], struct error *error)
{
    struct termios seen, unseen;
    if (tcgetattr(STDIN_FILENO, &seen) != 0)
        return read_line(STDIN_FILENO, pin, error);
    unseen = seen;
    unseen.c_lflag &= ~(tcflag_t)ECHO;
    fprintf(stderr, "%s: ", prompt);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    bool good = read_line(STDIN_FILENO, pin, error);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &seen);
    fputc('\n', stderr);
    return good;
}

bool pin_read(const char *path, const char *prompt, char pin[PIN_SIZE], struct error *error)
{
    memset(pin, 0, PIN_SIZE);
    if (strcmp(path, "-") == 0)
        return read_unseen(prompt, pin, error);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return error_set_errno(error, "open %s", path);
    bool good = read_line(descriptor, pin, error);
    close(descriptor);
    return good;
}
