/* khoa.json, and the machine's secret beside nobody's data. */
#include <jansson.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "ledger/fields.h"
#include "ledger/keys_private.h"
#include "ledger/vault_private.h"

#define KEYS_NAME    "khoa.json"
#define KEYS_FORMAT  1
#define FILE_LIMIT   (256 * 1024)
#define SECRET_LIMIT 256

/* --- reading --- */

static bool read_hex(const json_t *from, const char *key, unsigned char *bytes, size_t size)
{
    const char *text = json_string_value(json_object_get(from, key));
    size_t length = 0;
    return text != NULL && strlen(text) == 2 * size &&
           sodium_hex2bin(bytes, size, text, 2 * size, NULL, &length, NULL) == 0 && length == size;
}

static bool read_text(const json_t *from, const char *key, char *text, size_t size)
{
    const char *found = json_string_value(json_object_get(from, key));
    if (found == NULL || found[0] == '\0' || strlen(found) >= size)
        return false;
    memcpy(text, found, strlen(found) + 1);
    return true;
}

static bool read_number(const json_t *from, const char *key, int64_t least, int64_t most,
                        int64_t *number)
{
    const json_t *found = json_object_get(from, key);
    *number = json_integer_value(found);
    return json_is_integer(found) && *number >= least && *number <= most;
}

static bool read_slot(const json_t *from, struct keys_slot *slot)
{
    int64_t passes, mebibytes, wrong;
    if (!read_text(from, "id", slot->staff, sizeof slot->staff) || !fields_is_id(slot->staff) ||
        !read_text(from, "name", slot->name, sizeof slot->name) ||
        !json_is_boolean(json_object_get(from, "head")) ||
        !read_number(from, "passes", 1, KEYS_PASSES_LIMIT, &passes) ||
        !read_number(from, "mebibytes", 1, KEYS_MEBIBYTES_LIMIT, &mebibytes) ||
        !read_hex(from, "salt", slot->salt, sizeof slot->salt) ||
        !read_hex(from, "nonce", slot->nonce, sizeof slot->nonce) ||
        !read_hex(from, "wrapped", slot->wrapped, sizeof slot->wrapped) ||
        !read_number(from, "wrong", 0, KEYS_WRONG_LIMIT, &wrong) ||
        !read_number(from, "not_before", 0, INT64_MAX / 2, &slot->not_before))
        return false;
    slot->head = json_is_true(json_object_get(from, "head"));
    slot->cost.passes = (uint32_t)passes;
    slot->cost.mebibytes = (uint32_t)mebibytes;
    slot->wrong = (int)wrong;
    return true;
}

static bool read_keys(const json_t *from, struct keys *keys, struct error *error)
{
    int64_t format;
    const json_t *staff = json_object_get(from, "staff");
    if (!read_number(from, "format", 1, INT32_MAX, &format))
        return error_set(error, ERROR_CORRUPT, KEYS_NAME ": no format");
    if (format > KEYS_FORMAT)
        return error_set(error, ERROR_NEWER, KEYS_NAME ": format %d", (int)format);
    if (!read_text(from, "machine", keys->machine, sizeof keys->machine) || !json_is_array(staff) ||
        json_array_size(staff) > KEYS_STAFF_LIMIT)
        return error_set(error, ERROR_CORRUPT, KEYS_NAME ": no machine or no staff");
    for (keys->count = 0; keys->count < json_array_size(staff); keys->count++)
        if (!read_slot(json_array_get(staff, keys->count), &keys->slot[keys->count]))
            return error_set(error, ERROR_CORRUPT, KEYS_NAME ": slot %zu cannot be read",
                             keys->count + 1);
    return true;
}

bool keys_load(const char *folder, struct keys *keys, struct error *error)
{
    *keys = (struct keys){0};
    struct buffer text = {0};
    char *path = file_join(folder, KEYS_NAME);
    bool loaded = file_read(path, FILE_LIMIT, &text, error);
    if (loaded) {
        json_error_t where;
        json_t *from = json_loadb(buffer_text(&text), text.length, JSON_REJECT_DUPLICATES, &where);
        loaded = from != NULL
                     ? read_keys(from, keys, error)
                     : error_set(error, ERROR_CORRUPT, "%s:%d: %s", path, where.line, where.text);
        json_decref(from);
    } else if (error != NULL && error->code == ERROR_LIMIT) {
        error->code = ERROR_CORRUPT;
    }
    if (!loaded)
        *keys = (struct keys){0};
    free(path);
    buffer_release(&text);
    return loaded;
}

/* --- writing --- */

static void write_hex(json_t *into, const char *key, const unsigned char *bytes, size_t size)
{
    char text[2 * (KEYS_BYTES + 16) + 1];
    sodium_bin2hex(text, sizeof text, bytes, size);
    json_object_set_new(into, key, json_string(text));
}

static json_t *write_slot(const struct keys_slot *slot)
{
    json_t *into = json_object();
    json_object_set_new(into, "id", json_string(slot->staff));
    json_object_set_new(into, "name", json_string(slot->name));
    json_object_set_new(into, "head", json_boolean(slot->head));
    json_object_set_new(into, "passes", json_integer(slot->cost.passes));
    json_object_set_new(into, "mebibytes", json_integer(slot->cost.mebibytes));
    write_hex(into, "salt", slot->salt, sizeof slot->salt);
    write_hex(into, "nonce", slot->nonce, sizeof slot->nonce);
    write_hex(into, "wrapped", slot->wrapped, sizeof slot->wrapped);
    json_object_set_new(into, "wrong", json_integer(slot->wrong));
    json_object_set_new(into, "not_before", json_integer(slot->not_before));
    return into;
}

bool keys_save(const char *folder, const struct keys *keys, struct error *error)
{
    json_t *into = json_object();
    json_t *staff = json_array();
    json_object_set_new(into, "format", json_integer(KEYS_FORMAT));
    json_object_set_new(into, "machine", json_string(keys->machine));
    for (size_t i = 0; i < keys->count; i++)
        json_array_append_new(staff, write_slot(&keys->slot[i]));
    json_object_set_new(into, "staff", staff);
    char *text = json_dumps(into, JSON_INDENT(1));
    json_decref(into);
    if (text == NULL)
        return error_set(error, ERROR_INPUT, "a name of staff is not UTF-8");
    char *path = file_join(folder, KEYS_NAME);
    bool saved = file_write(path, text, strlen(text), 0600, error);
    free(path);
    free(text);
    return saved;
}

/* --- the machine's secret --- */

void keys_machine_tag(const unsigned char secret[KEYS_BYTES], char tag[17])
{
    unsigned char hash[crypto_generichash_BYTES_MIN];
    vault_prepare();
    crypto_generichash(hash, sizeof hash, secret, KEYS_BYTES,
                       (const unsigned char *)"camtay-machine-1", 16);
    sodium_bin2hex(tag, 17, hash, 8);
}

/* $CAMTAY_KEY, else $XDG_CONFIG_HOME/camtay/may.khoa, else ~/.config/…; NULL: no home either. */
char *keys_machine_secret_path(void)
{
    const char *named = getenv("CAMTAY_KEY");
    if (named != NULL && named[0] != '\0')
        return memory_copy_text(named);
    const char *config = getenv("XDG_CONFIG_HOME");
    if (config != NULL && config[0] == '/')
        return file_join(config, "camtay/may.khoa");
    const char *home = getenv("HOME");
    return home != NULL && home[0] == '/' ? file_join(home, ".config/camtay/may.khoa") : NULL;
}

static bool read_secret(const char *path, unsigned char secret[KEYS_BYTES], struct error *error)
{
    struct buffer text = {0};
    size_t length = 0;
    if (!file_read(path, SECRET_LIMIT, &text, error)) {
        buffer_release(&text);
        return false;
    }
    bool good = sodium_hex2bin(secret, KEYS_BYTES, buffer_text(&text), text.length, "\n", &length,
                               NULL) == 0 &&
                length == KEYS_BYTES;
    sodium_memzero(text.data, text.length);
    buffer_release(&text);
    return good || error_set(error, ERROR_KEY, "%s is not a machine's secret", path);
}

static bool make_secret(const char *path, struct random *random, unsigned char secret[KEYS_BYTES],
                        struct error *error)
{
    char text[2 * KEYS_BYTES + 2];
    char *folder = memory_copy_text(path);
    char *slash = strrchr(folder, '/');
    if (slash != NULL && slash != folder)
        *slash = '\0';
    bool made = slash == NULL || slash == folder || file_make_folder(folder, error);
    free(folder);
    if (!made)
        return false;
    random_fill(random, secret, KEYS_BYTES);
    sodium_bin2hex(text, sizeof text, secret, KEYS_BYTES);
    text[2 * KEYS_BYTES] = '\n';
    text[2 * KEYS_BYTES + 1] = '\0';
    made = file_write(path, text, 2 * KEYS_BYTES + 1, 0600, error);
    sodium_memzero(text, sizeof text);
    return made;
}

bool keys_machine_secret(const struct keys *keys, bool create, struct random *random,
                         unsigned char secret[KEYS_BYTES], struct error *error)
{
    vault_prepare();
    char *path = keys_machine_secret_path();
    if (path == NULL)
        return error_set(error, ERROR_KEY, "neither CAMTAY_KEY nor HOME is set");
    bool there = file_exists(path);
    bool good = there    ? read_secret(path, secret, error)
                : create ? make_secret(path, random, secret, error)
                         : error_set(error, ERROR_KEY, "%s is not there", path);
    free(path);
    if (!good || keys == NULL || keys->count == 0)
        return good;
    char tag[17];
    keys_machine_tag(secret, tag);
    if (strcmp(tag, keys->machine) == 0)
        return true;
    sodium_memzero(secret, KEYS_BYTES);
    return error_set(error, ERROR_KEY, "the secret is not the one the slots were made with");
}
