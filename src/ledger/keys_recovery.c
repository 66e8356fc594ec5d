/* The commune's key on paper: 14 groups of four that a person can read and type. */
#include <ctype.h>
#include <sodium.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "ledger/keys.h"
#include "ledger/vault.h"
#include "ledger/vault_private.h"

/* 32 signs without 0 O 1 I: nothing that is read for another. */
static const char alphabet[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

#define GROUP       4
#define GROUPS      14
#define SIGNS       (GROUP * GROUPS)
#define KEY_SIGNS   52 /* 256 bits and four that are 0 */
#define CHECK_SIGNS 4
#define GROUPS_LINE 7

/* The check: 20 bits of a hash of the key. */
static void write_check(const unsigned char key[VAULT_KEY_SIZE], char signs[CHECK_SIGNS])
{
    unsigned char hash[crypto_generichash_BYTES_MIN];
    crypto_generichash(hash, sizeof hash, key, VAULT_KEY_SIZE,
                       (const unsigned char *)"camtay-recovery-1", 17);
    for (int i = 0; i < CHECK_SIGNS; i++)
        signs[i] = alphabet[hash[i] % 32];
}

static void write_signs(const unsigned char key[VAULT_KEY_SIZE], char signs[SIGNS])
{
    unsigned bits = 0, held = 0;
    size_t next = 0;
    for (int i = 0; i < KEY_SIGNS; i++) {
        if (held < 5) {
            bits = bits << 8 | (next < VAULT_KEY_SIZE ? key[next] : 0U);
            next++;
            held += 8;
        }
        held -= 5;
        signs[i] = alphabet[bits >> held & 31];
    }
    write_check(key, signs + KEY_SIGNS);
}

void keys_recovery_text(const struct vault *vault, const char *commune, const char *day,
                        struct buffer *into)
{
    char signs[SIGNS];
    write_signs(vault_key(vault), signs);
    buffer_addf(into, "PHIẾU KHÔI PHỤC - CẦM TAY\n%s, ngày %s\n\n", commune, day);
    for (int i = 0; i < GROUPS; i++)
        buffer_addf(into, "%.4s%s", signs + GROUP * i, (i + 1) % GROUPS_LINE == 0 ? "\n" : " ");
    char check[9];
    vault_check(vault, check);
    buffer_addf(into,
                "\nMã đối chiếu: %s\n"
                "Ai có phiếu này mở được sổ của cả xã. Cất vào phong bì dán kín, để trong\n"
                "tủ có khóa, không chụp ảnh, không gửi qua mạng. Dùng khi quên hết mã PIN,\n"
                "hỏng máy, hoặc cài thêm máy cho cùng xã.\n",
                check);
    sodium_memzero(signs, sizeof signs);
}

/* The key of 56 signs; false if the check does not agree. */
static bool read_signs(const char signs[SIGNS], unsigned char key[VAULT_KEY_SIZE])
{
    unsigned bits = 0, held = 0;
    size_t next = 0;
    for (int i = 0; i < KEY_SIGNS; i++) {
        const char *sign = memchr(alphabet, signs[i], 32);
        if (sign == NULL)
            return false;
        bits = bits << 5 | (unsigned)(sign - alphabet);
        held += 5;
        if (held >= 8 && next < VAULT_KEY_SIZE) {
            held -= 8;
            key[next++] = (unsigned char)(bits >> held);
        }
    }
    char check[CHECK_SIGNS];
    write_check(key, check);
    return (bits & 15) == 0 && memcmp(check, signs + KEY_SIGNS, CHECK_SIGNS) == 0;
}

static bool is_separator(char byte)
{
    return byte == '-' || isspace((unsigned char)byte);
}

/* Takes 56 signs from `text` on, over spaces and hyphens; false if something else comes first, or
 * if the word goes on behind them. */
static bool take_signs(const char *text, char signs[SIGNS])
{
    size_t taken = 0;
    for (; taken < SIGNS && *text != '\0'; text++) {
        if (is_separator(*text))
            continue;
        signs[taken] = (char)toupper((unsigned char)*text);
        if (memchr(alphabet, signs[taken], 32) == NULL)
            return false;
        taken++;
    }
    return taken == SIGNS && (*text == '\0' || is_separator(*text));
}

/* Whether a row of groups of four starts here, as they stand on a sheet: three of them, whatever
 * signs they are of. Letters with marks (the words of the sheet) are none. */
static bool is_row_of_groups(const char *at)
{
    for (int group = 0; group < 3; group++) {
        size_t signs = 0;
        while (isalnum((unsigned char)at[signs]))
            signs++;
        if (signs != GROUP || (at[signs] != '\0' && !is_separator(at[signs])))
            return false;
        at += signs + strspn(at + signs, " -\t\r\n");
    }
    return true;
}

/* Past the words above the key, if a whole sheet was pasted; and where the words below begin. */
static const char *find_key(const char *text, size_t *length)
{
    const char *end = strstr(text, "\n\nMã đối chiếu");
    *length = end != NULL ? (size_t)(end - text) : strlen(text);
    bool starts = true;
    for (const char *at = text; *at != '\0'; at++) {
        if (starts && is_row_of_groups(at)) {
            *length -= (size_t)(at - text) < *length ? (size_t)(at - text) : *length;
            return at;
        }
        starts = is_separator(*at);
    }
    return text;
}

/* Says which group is wrong. */
static void explain(const char *sheet, struct error *error)
{
    size_t length = 0;
    const char *text = find_key(sheet, &length), *end = text + length;
    size_t signs = 0;
    for (; text < end; text++) {
        if (is_separator(*text))
            continue;
        if (memchr(alphabet, toupper((unsigned char)*text), 32) == NULL) {
            error_set(error, ERROR_INPUT, "group %zu", signs / GROUP + 1);
            return;
        }
        signs++;
    }
    if (signs != SIGNS)
        error_set(error, ERROR_INPUT, "length %zu of %d", signs, SIGNS);
    else
        error_set(error, ERROR_INPUT, "check");
}

struct vault *keys_recover(const char *text, struct error *error)
{
    vault_prepare();
    unsigned char key[VAULT_KEY_SIZE];
    char signs[SIGNS];
    struct vault *vault = NULL;
    bool starts = true; /* a word starts here: only there can the key start */
    for (const char *at = text; *at != '\0' && vault == NULL; at++) {
        if (starts && !is_separator(*at) && take_signs(at, signs) && read_signs(signs, key))
            vault = vault_new(key);
        starts = is_separator(*at);
    }
    sodium_memzero(key, sizeof key);
    sodium_memzero(signs, sizeof signs);
    if (vault == NULL)
        explain(text, error);
    return vault;
}
