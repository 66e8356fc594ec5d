/* doc/ledger-format.md is read and held against the program, and against code of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "base/buffer.h"
#include "base/file.h"
#include "check.h"
#include "ledger/chain.h"
#include "ledger/keys.h"
#include "ledger/kinds.h"
#include "ledger/vault_private.h"
#include "support/book.h"

static char *page;

static int read_page(void **state)
{
    (void)state;
    struct buffer text = {0};
    struct error error = {0};
    assert_ok(file_read(FORMAT_PAGE, 1 << 20, &text, &error), &error);
    page = buffer_take(&text);
    return 0;
}

static int free_page(void **state)
{
    (void)state;
    free(page);
    return 0;
}

/* The value of `name` in vector `number`; NULL if it says NULL. Fails if it is not there. Freed. */
static char *value(int number, const char *name)
{
    char title[40], line[40];
    snprintf(title, sizeof title, "### Vector %d\n", number);
    snprintf(line, sizeof line, "\n%s ", name);
    const char *from = strstr(page, title);
    assert_non_null(from);
    from = strstr(strstr(from, "```\n"), line);
    assert_non_null(from);
    from += strlen(line);
    from += strspn(from, " ");
    char *text = strndup(from, strcspn(from, "\n"));
    if (strcmp(text, "NULL") != 0)
        return text;
    free(text);
    return NULL;
}

/* Hex of the page as bytes; returns how many. */
static size_t bytes_of(int number, const char *name, unsigned char *bytes, size_t size)
{
    size_t length = 0;
    char *hex = value(number, name);
    assert_non_null(hex);
    assert_int_equal(sodium_hex2bin(bytes, size, hex, strlen(hex), NULL, &length, NULL), 0);
    free(hex);
    return length;
}

static void assert_hex(const unsigned char *bytes, size_t size, int number, const char *name)
{
    unsigned char wanted[1024];
    assert_int_equal(bytes_of(number, name, wanted, sizeof wanted), size);
    assert_memory_equal(bytes, wanted, size);
}

/* The byte form as the page describes it, made by other means than the program's. */
static void put(struct buffer *into, const char *text)
{
    size_t length = text != NULL ? strlen(text) : 0xffffffffu;
    for (int shift = 24; shift >= 0; shift -= 8)
        buffer_add_byte(into, (char)(length >> shift & 0xff));
    if (text != NULL)
        buffer_add_text(into, text);
}

static void put_raw(struct buffer *into, const unsigned char *bytes, size_t size)
{
    const char length[4] = {0, 0, 0, (char)size};
    buffer_add(into, length, 4);
    buffer_add(into, bytes, size);
}

static void put_number(struct buffer *into, const char *decimal)
{
    unsigned char bytes[8] = {0};
    for (; *decimal != '\0'; decimal++) { /* long multiplication in base 256 */
        unsigned carry = (unsigned)(*decimal - '0');
        for (int i = 7; i >= 0; i--) {
            carry += bytes[i] * 10u;
            bytes[i] = (unsigned char)carry;
            carry >>= 8;
        }
    }
    put_raw(into, bytes, 8);
}

static void check_entry(int vector, const unsigned char prev[32], const unsigned char *sealed_hash,
                        unsigned char hash[32])
{
    static const char *const names[] = {"device", "number",  "at",      "day",  "staff",
                                        "kind",   "version", "subject", "body", "once"};
    char *column[10];
    struct buffer form = {0};
    buffer_add_text(&form, "camtay-entry-1\n");
    for (int i = 0; i < 10; i++) {
        column[i] = value(vector, names[i]);
        if (i == 1 || i == 2 || i == 6)
            put_number(&form, column[i]);
        else
            put(&form, column[i]);
    }
    if (sealed_hash != NULL)
        put_raw(&form, sealed_hash, 32);
    else
        put(&form, NULL);
    put_raw(&form, prev, 32);
    if (vector == 1)
        assert_hex((unsigned char *)form.data, form.length, 1, "bytes");
    crypto_generichash(hash, 32, (unsigned char *)form.data, form.length, NULL, 0);
    assert_hex(hash, 32, vector, "hash");

    struct chain_entry entry = {.device = column[0],
                                .number = atoll(column[1]),
                                .at = atoll(column[2]),
                                .day = column[3],
                                .staff = column[4],
                                .kind = column[5],
                                .version = atoll(column[6]),
                                .subject = column[7],
                                .body = column[8],
                                .once = column[9],
                                .sealed_hash = sealed_hash,
                                .prev = prev};
    unsigned char ours[32];
    chain_hash(&entry, ours);
    assert_memory_equal(ours, hash, 32);
    for (int i = 0; i < 10; i++)
        free(column[i]);
    buffer_release(&form);
}

static void the_chain_is_hashed_as_the_page_says(void **state)
{
    (void)state;
    unsigned char none[32] = {0}, first[32], second[32], sealed_hash[32], sealed[512];
    check_entry(1, none, NULL, first);
    size_t size = bytes_of(2, "sealed", sealed, sizeof sealed);
    crypto_generichash(sealed_hash, 32, sealed, size, NULL, 0);
    check_entry(2, first, sealed_hash, second);
}

/* Short, long, and of every length about which the program gathers what it hashes. */
static void a_body_of_any_length_is_hashed_as_the_page_says(void **state)
{
    (void)state;
    static const unsigned char none[32];
    unsigned char wanted[32], ours[32];
    char body[2500] = "";
    for (size_t length = 0; length < sizeof body - 1; length++) {
        struct buffer form = {0};
        buffer_add_text(&form, "camtay-entry-1\n");
        put(&form, "d");
        put_number(&form, "1");
        put_number(&form, "2");
        put(&form, "2026-11-24");
        put(&form, "");
        put(&form, "step.done");
        put_number(&form, "1");
        put(&form, "v");
        put(&form, body);
        put(&form, NULL);
        put(&form, NULL);
        put_raw(&form, none, 32);
        crypto_generichash(wanted, 32, (unsigned char *)form.data, form.length, NULL, 0);
        const struct chain_entry entry = {.device = "d",
                                          .number = 1,
                                          .at = 2,
                                          .day = "2026-11-24",
                                          .staff = "",
                                          .kind = "step.done",
                                          .version = 1,
                                          .subject = "v",
                                          .body = body,
                                          .prev = none};
        chain_hash(&entry, ours);
        assert_memory_equal(ours, wanted, 32);
        body[length] = (char)('a' + length % 26);
        body[length + 1] = '\0';
        buffer_release(&form);
    }
}

/* crypto_kdf by its own definition. */
static void subkey(const unsigned char key[32], unsigned char number, unsigned char out[32])
{
    unsigned char salt[16] = {number}, person[16] = "camtay-1";
    crypto_generichash_blake2b_salt_personal(out, 32, NULL, 0, key, 32, salt, person);
}

static void keys_and_ids_are_derived_as_the_page_says(void **state)
{
    (void)state;
    unsigned char key[32], sub[32], id[16];
    char text[33], *wanted;
    bytes_of(3, "key", key, sizeof key);
    struct vault *vault = vault_new(key);
    subkey(key, 1, sub);
    assert_hex(sub, 32, 3, "sub-key1");

    char *digits = value(3, "digits");
    subkey(key, 2, sub);
    crypto_generichash(id, 16, (unsigned char *)digits, strlen(digits), sub, 32);
    assert_hex(id, 16, 3, "citizen");
    vault_citizen_id(vault, digits, text);
    wanted = value(3, "citizen");
    assert_string_equal(text, wanted);
    free(wanted);
    free(digits);

    vault_check(vault, text);
    wanted = value(3, "check");
    assert_string_equal(text, wanted);
    free(wanted);
    vault_free(vault);
}

static void sealed_parts_open_as_the_page_says(void **state)
{
    (void)state;
    unsigned char key[32], sub[32], sealed[512], opened[512], hash[32];
    unsigned long long length = 0;
    struct buffer into = {0};
    char *place = value(4, "place"), *secret = value(4, "secret");
    bytes_of(4, "key", key, sizeof key);
    size_t size = bytes_of(4, "sealed", sealed, sizeof sealed);
    subkey(key, 1, sub);
    assert_int_equal(crypto_aead_xchacha20poly1305_ietf_decrypt(opened, &length, NULL, sealed + 24,
                                                                size - 24, (unsigned char *)place,
                                                                strlen(place), sealed, sub),
                     0);
    assert_int_equal(length, strlen(secret));
    assert_memory_equal(opened, secret, length);

    struct vault *vault = vault_new(key);
    assert_true(vault_open_entry(vault, "0123456789abcdef", 2, sealed, size, &into, NULL));
    assert_string_equal(buffer_text(&into), secret);
    crypto_generichash(hash, 32, sealed, size, NULL, 0);
    assert_hex(hash, 32, 4, "hash");
    vault_free(vault);
    buffer_release(&into);
    free(place);
    free(secret);
}

static void slots_are_derived_as_the_page_says(void **state)
{
    (void)state;
    unsigned char salt[16], machine[32], argon[32], derived[32];
    struct error error = {0};
    char *pin = value(5, "pin");
    bytes_of(5, "salt", salt, sizeof salt);
    bytes_of(5, "machine", machine, sizeof machine);
    assert_int_equal(crypto_pwhash_argon2id(argon, 32, pin, strlen(pin), salt, 2, 1 << 20,
                                            crypto_pwhash_argon2id_ALG_ARGON2ID13),
                     0);
    crypto_generichash(derived, 32, argon, 32, machine, 32);
    assert_hex(derived, 32, 5, "derived");
    const struct keys_cost cost = {.passes = 2, .mebibytes = 1};
    assert_ok(keys_derive(pin, &cost, salt, machine, derived, &error), &error);
    assert_hex(derived, 32, 5, "derived");
    free(pin);
}

static void the_sheet_is_written_as_the_page_says(void **state)
{
    (void)state;
    unsigned char key[32];
    struct error error = {0};
    char *sheet = value(6, "sheet");
    bytes_of(6, "key", key, sizeof key);
    struct vault *vault = keys_recover(sheet, &error);
    assert_non_null(vault);
    assert_memory_equal(vault_key(vault), key, 32);
    vault_free(vault);
    free(sheet);
}

/* "| `kind` | 1 | subject | fields | sealed |" as the page has it. */
static void write_row(const struct kind *kind, struct buffer *row)
{
    const char *secrets = strstr(kind->fields, "/ ");
    size_t length = secrets != NULL ? (size_t)(secrets - kind->fields) : strlen(kind->fields);
    while (length > 0 && kind->fields[length - 1] == ' ')
        length--;
    buffer_clear(row);
    buffer_addf(row, "\n| `%s` | %d | %s | ", kind->name, kind->version, kind->subject);
    for (size_t i = 0; i < length; i++) {
        if (kind->fields[i] == '|')
            buffer_add_byte(row, '\\');
        buffer_add_byte(row, kind->fields[i]);
    }
    buffer_addf(row, "%s | %s |\n", length == 0 ? "–" : "", secrets != NULL ? secrets + 2 : "–");
}

static void the_table_of_kinds_is_the_programs(void **state)
{
    (void)state;
    struct buffer row = {0};
    size_t rows = 0, kinds = 0;
    for (const struct kind *kind = kind_table(); kind->name != NULL; kind++, kinds++) {
        write_row(kind, &row);
        if (strstr(page, buffer_text(&row)) == NULL)
            fail_msg("the page does not have:%s", buffer_text(&row));
    }
    for (const char *at = page; (at = strstr(at, "\n| `")) != NULL; at++)
        rows += strstr(at, ".") < strstr(at + 4, "`");
    assert_int_equal(rows, kinds);
    buffer_release(&row);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_chain_is_hashed_as_the_page_says),
        cmocka_unit_test(a_body_of_any_length_is_hashed_as_the_page_says),
        cmocka_unit_test(keys_and_ids_are_derived_as_the_page_says),
        cmocka_unit_test(sealed_parts_open_as_the_page_says),
        cmocka_unit_test(slots_are_derived_as_the_page_says),
        cmocka_unit_test(the_sheet_is_written_as_the_page_says),
        cmocka_unit_test(the_table_of_kinds_is_the_programs),
    };
    vault_prepare();
    return cmocka_run_group_tests(tests, read_page, free_page);
}
