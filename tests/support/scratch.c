#include "support/scratch.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A test without its folder cannot say anything true. */
static void give_up(const char *act, const char *path)
{
    fprintf(stderr, "scratch folder: %s: ", act);
    perror(path);
    abort();
}

void scratch_make(struct scratch *scratch)
{
    const char *where = getenv("TMPDIR");
    if (where == NULL || where[0] != '/')
        where = "/tmp";
    if (asprintf(&scratch->path, "%s/camtay-test-XXXXXX", where) < 0)
        abort();
    if (mkdtemp(scratch->path) == NULL)
        give_up("make", scratch->path);
}

char *scratch_path(const struct scratch *scratch, const char *name)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s", scratch->path, name) < 0)
        abort();
    return path;
}

void scratch_folder(const struct scratch *scratch, const char *name)
{
    char *path = scratch_path(scratch, name);
    char *step = path + strlen(scratch->path) + 1;
    for (;;) {
        char *slash = strchr(step, '/');
        if (slash != NULL)
            *slash = '\0';
        struct stat found;
        if (mkdir(path, 0700) != 0 && !(stat(path, &found) == 0 && S_ISDIR(found.st_mode)))
            give_up("make", path);
        if (slash == NULL)
            break;
        *slash = '/';
        step = slash + 1;
    }
    free(path);
}

void scratch_write(const struct scratch *scratch, const char *name, const char *text)
{
    const char *slash = strrchr(name, '/');
    if (slash != NULL) {
        char *folder = strndup(name, (size_t)(slash - name));
        if (folder == NULL)
            abort();
        scratch_folder(scratch, folder);
        free(folder);
    }
    char *path = scratch_path(scratch, name);
    FILE *file = fopen(path, "we");
    if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
        give_up("write", path);
    free(path);
}

char *scratch_read(const struct scratch *scratch, const char *name, size_t *size)
{
    char *path = scratch_path(scratch, name);
    FILE *file = fopen(path, "re");
    free(path);
    if (file == NULL)
        return NULL;
    char *text = NULL;
    size_t length = 0;
    FILE *into = open_memstream(&text, &length);
    if (into == NULL)
        abort();
    char bytes[65536];
    for (size_t read; (read = fread(bytes, 1, sizeof bytes, file)) > 0;)
        fwrite(bytes, 1, read, into);
    fclose(file);
    fclose(into);
    if (size != NULL)
        *size = length;
    return text;
}

struct scratch_kept scratch_keep(const struct scratch *scratch, const char *name)
{
    struct scratch_kept kept = {.name = name};
    kept.bytes = scratch_read(scratch, name, &kept.size);
    return kept;
}

bool scratch_is_as_kept(const struct scratch *scratch, struct scratch_kept *kept)
{
    struct scratch_kept now = scratch_keep(scratch, kept->name);
    bool same = kept->bytes == NULL ? now.bytes == NULL
                                    : now.bytes != NULL && now.size == kept->size &&
                                          memcmp(now.bytes, kept->bytes, now.size) == 0;
    free(now.bytes);
    free(kept->bytes);
    *kept = (struct scratch_kept){0};
    return same;
}

static int remove_one(const char *path, const struct stat *found, int type, struct FTW *place)
{
    (void)found;
    (void)place;
    /* A folder that the code under test closed to itself must still go. */
    if (type == FTW_DNR)
        chmod(path, 0700);
    if (remove(path) != 0)
        perror(path);
    return 0;
}

void scratch_remove(const struct scratch *scratch, const char *name)
{
    char *path = scratch_path(scratch, name);
    if (access(path, F_OK) == 0 || name[0] == '\0')
        nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    else
        unlink(path); /* a link to nowhere */
    free(path);
    if (name[0] == '\0' && mkdir(scratch->path, 0700) != 0)
        give_up("make", scratch->path);
}

int scratch_count(const struct scratch *scratch, const char *name, bool say)
{
    char *path = scratch_path(scratch, name);
    DIR *folder = opendir(path);
    int count = 0;
    if (folder != NULL) {
        for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
                continue;
            count++;
            if (say)
                fprintf(stderr, "left behind: %s/%s\n", path, entry->d_name);
        }
        closedir(folder);
    }
    free(path);
    return count;
}

bool scratch_end(struct scratch *scratch)
{
    if (scratch->path == NULL)
        return true;
    bool empty = scratch_count(scratch, "", true) == 0;
    nftw(scratch->path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(scratch->path);
    scratch->path = NULL;
    return empty;
}

int scratch_setup(void **state)
{
    struct scratch *scratch = calloc(1, sizeof *scratch);
    if (scratch == NULL)
        return -1;
    scratch_make(scratch);
    *state = scratch;
    return 0;
}

int scratch_teardown(void **state)
{
    struct scratch *scratch = *state;
    bool empty = scratch_end(scratch);
    free(scratch);
    return empty ? 0 : -1;
}
