#include "fuzz/file.h"

#include <stdio.h>
#include <stdlib.h>

#include "fuzz/target.h"
#include "support/scratch.h"

static struct scratch scratch;
static char *path;

static void end_at_exit(void)
{
    scratch_remove(&scratch, "");
    scratch_end(&scratch);
    free(path);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    scratch_make(&scratch);
    atexit(end_at_exit);
    return 0;
}

const char *fuzz_file(const char *name, const uint8_t *data, size_t size)
{
    if (name == NULL)
        return scratch.path;
    free(path);
    path = scratch_path(&scratch, name);
    FILE *file = fopen(path, "w");
    SOUND(file != NULL && fwrite(data, 1, size, file) == size && fclose(file) == 0);
    return path;
}
