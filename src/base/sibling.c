/* Programs that come together are installed together. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/child.h"

#define OVERRIDE "CAMTAY_PAPER"

static char *if_runs(char *path)
{
    if (access(path, X_OK) == 0)
        return path;
    free(path);
    return NULL;
}

/* FOLDER of this program + BETWEEN + NAME. */
static char *beside(const char *between, const char *name)
{
    struct buffer path = {0};
    const char *self = child_self(), *slash = strrchr(self, '/');
    buffer_add(&path, self, slash != NULL ? (size_t)(slash - self) : 0);
    buffer_addf(&path, "%s%s", between, name);
    return if_runs(buffer_take(&path));
}

char *child_sibling(const char *name)
{
    const char *named = getenv(OVERRIDE);
    if (named != NULL && named[0] == '/')
        return if_runs(strdup(named));
    char *path = beside("/", name);
    return path != NULL ? path : beside("/../paper/", name);
}
