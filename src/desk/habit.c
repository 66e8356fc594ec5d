#include "desk/habit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "desk/desk_private.h"

#define MOST_BYTES ((size_t)64 * 1024)

/* All habits of the file; an empty object if there are none. */
static json_t *read_all(const char *path)
{
    struct buffer text = {0};
    struct error ignored = {0};
    json_t *all = NULL;
    if (file_read(path, MOST_BYTES, &text, &ignored))
        all = json_loads(buffer_text(&text), 0, NULL);
    buffer_release(&text);
    if (json_is_object(all))
        return all;
    json_decref(all);
    return json_object();
}

bool desk_habit(const struct desk *desk, const char *name, char *word, size_t size)
{
    if (desk->folder == NULL || desk->practice || desk->staff[0] == '\0')
        return false;
    char *path = file_join(desk->folder, HABIT_FILE);
    json_t *all = read_all(path);
    const char *kept = json_string_value(json_object_get(json_object_get(all, desk->staff), name));
    bool known = kept != NULL && strlen(kept) < size;
    if (known)
        snprintf(word, size, "%s", kept);
    json_decref(all);
    free(path);
    return known;
}

bool desk_keep_habit(struct desk *desk, const char *name, const char *word, struct error *error)
{
    if (desk->folder == NULL || desk->practice)
        return true;
    if (desk->staff[0] == '\0')
        return error_set(error, ERROR_KEY, "nobody is at the counter");
    char *path = file_join(desk->folder, HABIT_FILE);
    json_t *all = read_all(path);
    json_t *own = json_object_get(all, desk->staff);
    if (!json_is_object(own)) {
        own = json_object();
        json_object_set_new(all, desk->staff, own);
    }
    json_object_set_new(own, name, json_string(word));
    char *text = json_dumps(all, JSON_INDENT(1) | JSON_SORT_KEYS);
    bool good = file_write(path, text, strlen(text), 0600, error);
    free(text);
    json_decref(all);
    free(path);
    return good;
}
