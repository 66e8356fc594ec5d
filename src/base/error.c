#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const char *const code_names[] = {
    [ERROR_NONE] = "none",           [ERROR_IO] = "io",           [ERROR_FULL] = "full",
    [ERROR_READ_ONLY] = "read_only", [ERROR_BUSY] = "busy",       [ERROR_MISSING] = "missing",
    [ERROR_EXISTS] = "exists",       [ERROR_CORRUPT] = "corrupt", [ERROR_NEWER] = "newer",
    [ERROR_KIND] = "kind",           [ERROR_TWICE] = "twice",     [ERROR_PIN] = "pin",
    [ERROR_WEAK] = "weak",           [ERROR_WAIT] = "wait",       [ERROR_KEY] = "key",
    [ERROR_INPUT] = "input",         [ERROR_LIMIT] = "limit",     [ERROR_REFUSED] = "refused",
    [ERROR_CANCELLED] = "cancelled",
};

/* Bytes that a UTF-8 character with this first byte has; 1 for anything else. */
static size_t sequence_length(unsigned char first)
{
    if (first >= 0xF0)
        return 4;
    if (first >= 0xE0)
        return 3;
    return first >= 0xC0 ? 2 : 1;
}

/* Takes the beginning of a character off the end of a text that was cut. */
static void drop_half_character(char *text)
{
    size_t length = strlen(text);
    size_t start = length;
    while (start > 0 && length - start < 3 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    if (sequence_length((unsigned char)text[start - 1]) > length - start + 1)
        text[start - 1] = '\0';
}

static void fill(struct error *error, enum error_code code, const char *file, int line)
{
    error->code = code;
    error->file = file;
    error->line = line;
}

static void fill_cause(struct error *error, const char *format, va_list arguments)
{
    int wanted = vsnprintf(error->cause, sizeof error->cause, format, arguments);
    if (wanted < 0)
        error->cause[0] = '\0';
    else if ((size_t)wanted >= sizeof error->cause)
        drop_half_character(error->cause);
}

bool error_set_at(struct error *error, enum error_code code, const char *file, int line,
                  const char *format, ...)
{
    if (error == NULL)
        return false;
    fill(error, code, file, line);
    va_list arguments;
    va_start(arguments, format);
    fill_cause(error, format, arguments);
    va_end(arguments);
    return false;
}

enum error_code error_code_of_errno(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT: return ERROR_FULL;
    case EROFS:
    case EACCES:
    case EPERM: return ERROR_READ_ONLY;
    case ENOENT: return ERROR_MISSING;
    case EEXIST: return ERROR_EXISTS;
    default: return ERROR_IO;
    }
}

bool error_set_errno_at(struct error *error, const char *file, int line, const char *format, ...)
{
    int number = errno;
    if (error == NULL)
        return false;
    fill(error, error_code_of_errno(number), file, line);
    va_list arguments;
    va_start(arguments, format);
    fill_cause(error, format, arguments);
    va_end(arguments);

    size_t used = strlen(error->cause);
    size_t room = sizeof error->cause - used;
    const char *reason = strerrordesc_np(number); /* English whatever the locale */
    int wanted = snprintf(error->cause + used, room, ": %s", reason ? reason : "unknown error");
    if (wanted < 0 || (size_t)wanted >= room)
        drop_half_character(error->cause);
    return false;
}

bool error_none(const struct error *failure, struct error *error)
{
    if (failure->code != ERROR_NONE && error != NULL)
        *error = *failure;
    return failure->code == ERROR_NONE;
}

void error_clear(struct error *error)
{
    if (error != NULL)
        *error = (struct error){0};
}

const char *error_code_name(enum error_code code)
{
    size_t index = (size_t)code;
    return index < sizeof code_names / sizeof code_names[0] ? code_names[index] : "unknown";
}
