/* What went wrong, as floors below desk report it: a code for the program, a cause for the
 * developer. The Vietnamese sentence for the person comes from one table in desk (desk/sentence.h);
 * only `camtay check` and `camtay parse` word their own messages. */
#ifndef CAMTAY_BASE_ERROR_H
#define CAMTAY_BASE_ERROR_H

#include <stdbool.h>

/* Codes are what callers decide by; add one only if somebody acts differently on it. */
enum error_code {
    ERROR_NONE = 0,
    ERROR_IO,        /* read or write failed for another reason than those below */
    ERROR_FULL,      /* no room on the disk (ENOSPC, EDQUOT) */
    ERROR_READ_ONLY, /* the disk, folder or file cannot be written (EROFS, EACCES, EPERM) */
    ERROR_BUSY,      /* another program holds the book */
    ERROR_MISSING,   /* the file, folder, row or name is not there */
    ERROR_EXISTS,    /* it is there already and would be overwritten */
    ERROR_CORRUPT,   /* it is there and cannot be what it says it is */
    ERROR_NEWER,     /* written by a newer program */
    ERROR_KIND,      /* a kind of entry that is not in the table: a mistake in our own code */
    ERROR_TWICE,     /* the same act name with another body */
    ERROR_PIN,       /* the PIN does not open the slot */
    ERROR_WEAK,      /* the PIN is too easy; the cause says why */
    ERROR_WAIT,      /* too many wrong PINs: not before a given time */
    ERROR_KEY,       /* the machine's secret or the commune's key is missing or another one */
    ERROR_INPUT,     /* what was typed or read does not fit; the cause says what */
    ERROR_LIMIT,     /* more than the limit (tray full, file too large, QR too long) */
    ERROR_REFUSED,   /* not allowed now; the cause says why */
    ERROR_CANCELLED  /* the person cancelled it */
};

struct error {
    enum error_code code;
    const char *file; /* static: where it was noticed */
    int line;
    char cause[240]; /* English or a path; for the developer and the log, never personal data */
};

/* Fills `error` (which may be NULL) and returns false, so that `return error_set(...)` reads as a
 * sentence. The message is cut at the size of `cause`, never inside a UTF-8 character. */
#define error_set(error, code, ...) error_set_at((error), (code), __FILE__, __LINE__, __VA_ARGS__)

/* The function behind error_set; call the macro. */
bool error_set_at(struct error *error, enum error_code code, const char *file, int line,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Fills `error` from errno: ENOSPC and EDQUOT are ERROR_FULL; EROFS, EACCES and EPERM
 * ERROR_READ_ONLY; ENOENT ERROR_MISSING; EEXIST ERROR_EXISTS; all others ERROR_IO.
 * The format names the act and path ("open /x/book.db"). Returns false. */
#define error_set_errno(error, ...) error_set_errno_at((error), __FILE__, __LINE__, __VA_ARGS__)

/* The function behind error_set_errno; call the macro. */
bool error_set_errno_at(struct error *error, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The code that error_set_errno takes for an errno. */
enum error_code error_code_of_errno(int number);

/* Copies a failure that was noticed elsewhere into `error` (which may be NULL) and returns false; true
 * if there was none. */
bool error_none(const struct error *failure, struct error *error);

/* Forgets what stands in `error`. */
void error_clear(struct error *error);

/* The code's own name, "full", for logs and --json; never NULL. */
const char *error_code_name(enum error_code code);

#endif
