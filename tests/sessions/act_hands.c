/* Acts of the clerk's hands: keys, text, bursts, the window's size. */
#include <ctype.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts.h"
#include "sessions/look.h"
#include "sessions/script.h"
#include "sessions/stage.h"
#include "support/emulator.h"

/* Slower than a scanner (20 ms a key), so that the program takes it for a hand. */
static const int hand_ms = 30;

static bool sent(struct stage *stage, bool took, const char *what)
{
    if (!took)
        return stage_fail(stage, "the program does not take what is typed: %s", what);
    return stage_settle(stage);
}

static bool send_text(struct stage *stage, const char *text)
{
    return sent(stage, emulator_send(stage->emulator, text, strlen(text)), text);
}

/* A word that is not quoted and names a key is that key; all others are text, sent in one burst. */
bool act_type(struct stage *stage, const struct word *word, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool key = !word[i].quoted && word[i].text[0] != '\0' && word[i].text[1] != '\0' &&
                   emulator_key(stage->emulator, word[i].text);
        if (key ? !stage_settle(stage) : !send_text(stage, word[i].text))
            return false;
    }
    return true;
}

bool act_key(struct stage *stage, const struct word *word, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!emulator_key(stage->emulator, word[i].text))
            return stage_fail(stage, "there is no key '%s', or the program has ended",
                              word[i].text);
        if (!stage_settle(stage))
            return false;
    }
    return true;
}

/* One character after the other, each after the pause of a hand. */
bool act_hand(struct stage *stage, const struct word *word, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (const char *at = word[i].text; *at != '\0';) {
            size_t size = 1;
            while (((unsigned char)at[size] & 0xc0) == 0x80)
                size++;
            if (!sent(stage, emulator_send(stage->emulator, at, size), at))
                return false;
            poll(NULL, 0, hand_ms); /* the pause is what is typed, not a wait for the program */
            at += size;
        }
    return true;
}

/* The hands lie still: what the program promises of time (a draft is saved within 250 ms) passes. */
bool act_pause(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    poll(NULL, 0, atoi(word[0].text));
    return stage_settle(stage);
}

size_t act_unescape(char *text)
{
    static const char names[] = "enrt\\", values[] = "\033\n\r\t\\";
    char *to = text;
    for (const char *at = text; *at != '\0';) {
        const char *name = at[0] == '\\' && at[1] != '\0' ? strchr(names, at[1]) : NULL;
        if (name != NULL) {
            *to++ = values[name - names];
            at += 2;
        } else if (at[0] == '\\' && at[1] == 'x' && isxdigit((unsigned char)at[2]) &&
                   isxdigit((unsigned char)at[3])) {
            const char digits[] = {at[2], at[3], '\0'};
            *to++ = (char)strtol(digits, NULL, 16);
            at += 4;
        } else {
            *to++ = *at++;
        }
    }
    return (size_t)(to - text);
}

bool act_bytes(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    char *bytes = strdup(word[0].text);
    if (bytes == NULL)
        abort();
    size_t size = act_unescape(bytes);
    bool done = sent(stage, emulator_send(stage->emulator, bytes, size), word[0].text);
    free(bytes);
    return done;
}

/* The bytes of a file beside the play, to be freed; NULL if it cannot be read. */
static char *file_bytes(const struct stage *stage, const char *name, size_t *size)
{
    char *path = NULL, *bytes = NULL, block[65536];
    const char *slash = strrchr(stage->play, '/');
    if (asprintf(&path, "%.*s/%s", slash == NULL ? 1 : (int)(slash - stage->play),
                 slash == NULL ? "." : stage->play, name) < 0)
        abort();
    FILE *file = fopen(path, "re");
    free(path);
    if (file == NULL)
        return NULL;
    FILE *into = open_memstream(&bytes, size);
    if (into == NULL)
        abort();
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;)
        fwrite(block, 1, got, into);
    fclose(into);
    fclose(file);
    return bytes;
}

/* `times` copies of the text, in one burst. */
static bool send_copies(struct stage *stage, const char *text, int times)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *into = open_memstream(&bytes, &size);
    if (into == NULL)
        abort();
    for (int i = 0; i < times; i++)
        fputs(text, into);
    fclose(into);
    bool done = sent(stage, emulator_send(stage->emulator, bytes, size), text);
    free(bytes);
    return done;
}

bool act_paste(struct stage *stage, const struct word *word, size_t count)
{
    if (word[0].quoted)
        return send_copies(stage, word[0].text, count > 1 ? atoi(word[1].text) : 1);
    size_t size = 0;
    char *bytes = file_bytes(stage, word[0].text, &size);
    if (bytes == NULL)
        return stage_fail(stage, "there is no file %s beside the play", word[0].text);
    bool done = sent(stage, emulator_send(stage->emulator, bytes, size), word[0].text);
    free(bytes);
    return done;
}

/* Types the PIN where the program asks for it, and waits until another page has come. */
bool act_pin(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    if (!look_wait(stage, look_unlock, true))
        return stage_fail(stage, "the program does not ask for the PIN («%s»)", look_unlock);
    if (!send_text(stage, word[0].text) || !emulator_key(stage->emulator, "Enter"))
        return stage_fail(stage, "the program does not take the PIN");
    if (!look_wait(stage, look_unlock, false) || !look_wait(stage, look_opening, false) ||
        look_find(stage->emulator, look_unlock) >= 0)
        return stage_fail(stage, "the PIN did not open the program");
    return stage_settle(stage);
}

bool act_resize(struct stage *stage, const struct word *word, size_t count)
{
    if (!act_size(stage, word, count))
        return false;
    emulator_resize(stage->emulator, stage->rows, stage->columns);
    return stage_settle(stage);
}
