#include "command/paths.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/child.h"
#include "base/file.h"
#include "base/memory.h"

/* Set by meson: where this program was built from and where it is installed. */
#ifndef CAMTAY_SOURCE
#define CAMTAY_SOURCE ""
#endif
#ifndef CAMTAY_BUILD
#define CAMTAY_BUILD ""
#endif
#ifndef CAMTAY_SHARE
#define CAMTAY_SHARE "/usr/share/camtay"
#endif

static const char *set_variable(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

char *paths_data(const char *given)
{
    if (given != NULL)
        return given[0] != '\0' ? memory_copy_text(given) : NULL;
    const char *data = set_variable("CAMTAY_DATA");
    if (data != NULL)
        return memory_copy_text(data);
    const char *share = set_variable("XDG_DATA_HOME");
    if (share != NULL && share[0] == '/') /* the standard: a relative one is ignored */
        return file_join(share, "camtay");
    const char *home = set_variable("HOME");
    return home != NULL ? file_join(home, ".local/share/camtay") : NULL;
}

static bool stands_in_build_folder(void)
{
    const char *self = child_self();
    size_t length = strlen(CAMTAY_BUILD);
    return length > 0 && strncmp(self, CAMTAY_BUILD, length) == 0 && self[length] == '/';
}

/* `name` of what came with the program: "screens", "data/calendar". */
static char *shared_path(const char *name)
{
    char *source = file_join(CAMTAY_SOURCE, name);
    char *installed = file_join(CAMTAY_SHARE, name);
    bool from_source = file_exists(source) && (stands_in_build_folder() || !file_exists(installed));
    free(from_source ? installed : source);
    return from_source ? source : installed;
}

char *paths_screens(const char *given)
{
    return given != NULL ? memory_copy_text(given) : shared_path("screens");
}

char *paths_calendar(void)
{
    return shared_path("data/calendar");
}

static int is_yaml(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 5 &&
           strcmp(entry->d_name + length - 5, ".yaml") == 0;
}

static int by_bytes(const struct dirent **one, const struct dirent **other)
{
    return strcmp((*one)->d_name, (*other)->d_name);
}

char *paths_commune(void)
{
    char *folder = shared_path("data/commune");
    struct dirent **names = NULL;
    int count = scandir(folder, &names, is_yaml, by_bytes);
    char *path = count > 0 ? file_join(folder, names[0]->d_name) : NULL;
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
    free(folder);
    return path;
}
