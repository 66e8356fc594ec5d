#include "screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/yaml.h"

int screens_setup(void **state)
{
    struct screens *screens = memory_new(1, sizeof *screens);
    scratch_make(&screens->scratch);
    scratch_folder(&screens->scratch, "screens/vi");
    screens_write(screens, "links.md", LINKS);
    *state = screens;
    return 0;
}

static void forget(struct screens *screens)
{
    guide_library_free(screens->library);
    screens->library = NULL;
    buffer_clear(&screens->errors);
    buffer_clear(&screens->warnings);
    error_clear(&screens->error);
}

int screens_teardown(void **state)
{
    struct screens *screens = *state;
    forget(screens);
    buffer_release(&screens->errors);
    buffer_release(&screens->warnings);
    scratch_remove(&screens->scratch, "screens");
    bool empty = scratch_end(&screens->scratch);
    free(screens);
    return empty ? 0 : -1;
}

void screens_write_bytes(struct screens *screens, const char *name, const void *bytes, size_t size)
{
    char *folder = scratch_path(&screens->scratch, "screens");
    char *path = file_join(folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    free(path);
    free(folder);
}

void screens_write(struct screens *screens, const char *name, const char *text)
{
    screens_write_bytes(screens, name, text, strlen(text));
}

static void add(void *self, const char *file, int line, bool warning, const char *message)
{
    struct screens *screens = self;
    const char *name = strstr(file, "/screens/");
    assert_non_null(name);
    struct buffer *into = warning ? &screens->warnings : &screens->errors;
    buffer_addf(into, "%s:%d: %s\n", name + strlen("/screens/"), line, message);
}

void screens_load(struct screens *screens)
{
    forget(screens);
    struct findings findings = {.add = add, .self = screens};
    char *folder = scratch_path(&screens->scratch, "screens");
    screens->library = guide_library_load(folder, TODAY, &findings, &screens->error);
    free(folder);
}

void screens_expect(struct screens *screens, const char *text, const char *errors)
{
    screens_write(screens, "vi/thu.md", text);
    screens_load(screens);
    assert_non_null(screens->library);
    assert_string_equal(buffer_text(&screens->errors), errors);
    bool refused = guide_library_find(screens->library, "thu") == NULL;
    assert_int_equal(refused, strstr(errors, "vi/thu.md") != NULL);
}

const struct guide *screens_guide(struct screens *screens)
{
    assert_string_equal(buffer_text(&screens->errors), "");
    const struct guide *guide = guide_library_find(screens->library, "thu");
    assert_non_null(guide);
    return guide;
}
