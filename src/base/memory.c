#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory)
{
    if (memory == NULL) {
        fputs("camtay: out of memory\n", stderr);
        abort();
    }
    return memory;
}

void *memory_new(size_t count, size_t size)
{
    /* calloc may answer a request for nothing with NULL, which would look like no memory. */
    if (count == 0 || size == 0)
        count = size = 1;
    return checked(calloc(count, size));
}

void *memory_resize(void *memory, size_t count, size_t size)
{
    if (count == 0 || size == 0)
        count = size = 1;
    return checked(reallocarray(memory, count, size));
}

char *memory_copy_text(const char *text)
{
    return text == NULL ? NULL : checked(strdup(text));
}
