#include "command/say.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "command/command.h"

#define LINE_BYTES 4096

void say(FILE *to, const char *format, ...)
{
    char text[LINE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    char *clean = text_clean(text, strlen(text), sizeof text);
    fprintf(to, "%s\n", clean);
    free(clean);
}

int say_failure(enum desk_act act, const struct error *error)
{
    char text[400];
    say(stderr, "%s", desk_sentence(act, error, text, sizeof text));
    if (error->cause[0] != '\0')
        say(stderr, "  (%s: %s)", error_code_name(error->code), error->cause);
    return STATUS_WRONG;
}

int say_bad_file(const char *path, const struct error *error)
{
    if (error->code == ERROR_WEAK) /* it was read: no PIN stands in it */
        return say_failure(ACT_SETUP, error);
    if (error->code == ERROR_MISSING)
        say(stderr, "Không thấy tệp %s. Xem lại đường dẫn.", path);
    else
        say(stderr, "Không đọc được tệp %s. Xem có phải tệp, và có quyền đọc không.", path);
    say(stderr, "  (%s: %s)", error_code_name(error->code), error->cause);
    return STATUS_WRONG;
}

int say_closed_book(const char *folder, const struct error *error)
{
    int status = say_failure(ACT_OPEN, error);
    say(stderr, "  Thư mục sổ: %s", folder);
    return status;
}

void say_json(json_t *object)
{
    char *text = json_dumps(object, JSON_INDENT(2));
    printf("%s\n", text != NULL ? text : "{}");
    free(text);
    json_decref(object);
}

void say_progress(struct say_progress *progress, int thousandths)
{
    int percent = thousandths >= 1000 ? -1 : thousandths / 10;
    if (!isatty(STDERR_FILENO) || percent == progress->percent)
        return;
    progress->percent = percent;
    if (percent < 0)
        fprintf(stderr, "\r%*s\r", 60, "");
    else
        fprintf(stderr, "\r%s %d%%", progress->what, percent);
}

int say_end(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    clearerr(stdout); /* told once: main asks again, and errno is another's by then */
    if (errno == EPIPE)
        return status;
    fprintf(stderr, "camtay: không ghi ra được hết. Đĩa đầy, hoặc tệp ra bị khóa.\n");
    return STATUS_WRONG;
}
