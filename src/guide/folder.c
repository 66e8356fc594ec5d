#include "guide/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "guide/grow.h"
#include "guide/limits.h"

static bool is_guide(const char *name)
{
    size_t length = strlen(name);
    return name[0] != '.' && length > 3 && strcmp(name + length - 3, ".md") == 0;
}

static int by_bytes(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

bool folder_guides(const char *folder, struct arena *arena, const char ***names, size_t *count,
                   struct error *error)
{
    DIR *directory = opendir(folder);
    *names = NULL;
    *count = 0;
    if (directory == NULL)
        return error_set_errno(error, "open folder %s", folder);
    struct dirent *entry;
    errno = 0;
    while ((entry = readdir(directory)) != NULL && *count <= GUIDE_MOST_FILES) {
        if (!is_guide(entry->d_name))
            continue;
        *names = grow(arena, *names, *count, sizeof **names);
        (*names)[(*count)++] = arena_text(arena, entry->d_name);
    }
    bool failed = entry == NULL && errno != 0;
    if (failed)
        error_set_errno(error, "read folder %s", folder);
    closedir(directory);
    if (failed)
        return false;
    if (*count > GUIDE_MOST_FILES)
        return error_set(error, ERROR_LIMIT, "more than %d guides in %s", GUIDE_MOST_FILES, folder);
    if (*count > 0)
        qsort(*names, *count, sizeof **names, by_bytes);
    return true;
}
