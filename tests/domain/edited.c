#include "domain/edited.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"

void edited_read(struct edited *file)
{
    struct error error = {0};
    file->commune = commune_load(file->path, file->arena, NULL, &error);
    if (file->commune == NULL)
        fail_msg("%s", error.cause);
}

int edited_make(void **state)
{
    struct edited *file = calloc(1, sizeof *file);
    struct error error = {0};
    if (file == NULL ||
        !file_read(CAMTAY_DATA "/commune/ngok-bay.yaml", (size_t)1 << 20, &file->text, &error))
        return -1;
    scratch_make(&file->scratch);
    scratch_write(&file->scratch, "xa.yaml", buffer_text(&file->text));
    file->path = scratch_path(&file->scratch, "xa.yaml");
    file->arena = arena_new();
    edited_read(file);
    *state = file;
    return 0;
}

int edited_end(void **state)
{
    struct edited *file = *state;
    scratch_remove(&file->scratch, "xa.yaml");
    bool empty = scratch_end(&file->scratch);
    arena_free(file->arena);
    buffer_release(&file->text);
    free(file->path);
    free(file);
    return empty ? 0 : -1;
}

struct commune_record edited_hamlet(struct edited *file, const char *id)
{
    struct commune_record record;
    assert_true(commune_record_find(file->commune, RECORD_HAMLET, id, &record));
    return record;
}

bool edited_write(struct edited *file, struct commune_record *record)
{
    error_clear(&file->error);
    return commune_record_write(file->path, file->commune, EDITED_TODAY, record, &file->error);
}

void edited_assert_refused(struct edited *file, struct commune_record record, const char *cause)
{
    struct buffer now = {0};
    struct error error = {0};
    assert_false(edited_write(file, &record));
    assert_int_equal(file->error.code, ERROR_INPUT);
    assert_string_equal(file->error.cause, cause);
    assert_true(file_read(file->path, (size_t)1 << 20, &now, &error));
    assert_string_equal(buffer_text(&now), buffer_text(&file->text));
    buffer_release(&now);
}

void edited_assert_rest(struct edited *file, int line)
{
    struct buffer now = {0};
    struct error error = {0};
    assert_true(file_read(file->path, (size_t)1 << 20, &now, &error));
    const char *old = buffer_text(&file->text), *new = buffer_text(&now);
    for (int number = 1; *old != '\0' || *new != '\0'; number++) {
        size_t old_length = strcspn(old, "\n"), new_length = strcspn(new, "\n");
        if (number != line) {
            assert_int_equal(old_length, new_length);
            assert_memory_equal(old, new, old_length);
        }
        old += old_length + (old[old_length] == '\n');
        new += new_length + (new[new_length] == '\n');
    }
    buffer_release(&now);
}

void edited_replace(struct edited *file, const char *part, const char *other)
{
    struct buffer text = {0};
    const char *whole = buffer_text(&file->text), *at = strstr(whole, part);
    assert_non_null(at);
    buffer_add(&text, whole, (size_t)(at - whole));
    buffer_addf(&text, "%s%s", other, at + strlen(part));
    scratch_write(&file->scratch, "xa.yaml", buffer_text(&text));
    buffer_release(&file->text);
    file->text = text;
    edited_read(file);
}

bool edited_holds(struct edited *file, const char *words)
{
    struct buffer now = {0};
    struct error error = {0};
    assert_true(file_read(file->path, (size_t)1 << 20, &now, &error));
    bool holds = strstr(buffer_text(&now), words) != NULL;
    buffer_release(&now);
    return holds;
}

struct commune_record edited_fresh(struct edited *file, enum record_kind kind, const char *name)
{
    struct commune_record record;
    commune_record_at(file->commune, kind, (size_t)-1, &record);
    snprintf(record.name, sizeof record.name, "%s", name);
    snprintf(record.source, sizeof record.source, "xã");
    return record;
}
