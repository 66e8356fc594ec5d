/* Names of keys and the bytes that a terminal sends for them. */
#include "support/emulator_parts.h"

#include <stdlib.h>
#include <string.h>

struct named_key {
    const char *name;
    VTermKey key;
};

static const struct named_key named_keys[] = {
    {"Up", VTERM_KEY_UP},         {"Down", VTERM_KEY_DOWN},         {"Left", VTERM_KEY_LEFT},
    {"Right", VTERM_KEY_RIGHT},   {"Home", VTERM_KEY_HOME},         {"End", VTERM_KEY_END},
    {"PageUp", VTERM_KEY_PAGEUP}, {"PageDown", VTERM_KEY_PAGEDOWN}, {"Insert", VTERM_KEY_INS},
    {"Delete", VTERM_KEY_DEL},
};

/* Keys that are one byte on every terminal. */
struct plain_key {
    const char *name;
    const char *bytes;
};

static const struct plain_key plain_keys[] = {
    {"Enter", "\r"},       {"Esc", "\033"}, {"Tab", "\t"},
    {"Backspace", "\177"}, {"Space", " "},  {"Shift-Tab", "\033[Z"},
};

/* The number of an F-key, 1 to 12; 0 if it is none. */
static int function_number(const char *name)
{
    char *end = NULL;
    long number = name[0] == 'F' ? strtol(name + 1, &end, 10) : 0;
    return end != NULL && *end == '\0' && number >= 1 && number <= 12 ? (int)number : 0;
}

/* libvterm knows the mode that the program set (application cursor keys) and does the sending. It
 * writes through the answer callback, so settling has to be asked for by an empty send. */
static bool send_named(struct emulator *emulator, VTermKey key, VTermModifier modifier)
{
    if (!emulator_send(emulator, "", 0))
        return false;
    vterm_keyboard_key(emulator->vterm, key, modifier);
    return true;
}

/* One character with Ctrl: the control character of the ASCII table. */
static bool send_control(struct emulator *emulator, const char *name, bool alt)
{
    char bytes[2] = {'\033', (char)(name[0] & 0x1f)};
    if (name[0] < '@' || name[0] > 'z' || name[1] != '\0')
        return false;
    return emulator_send(emulator, alt ? bytes : bytes + 1, alt ? 2 : 1);
}

/* Is it one character (a letter may take several bytes)? */
static bool one_character(const char *name)
{
    if (name[0] == '\0')
        return false;
    for (name++; *name != '\0'; name++)
        if (((unsigned char)*name & 0xc0) != 0x80)
            return false;
    return true;
}

static bool send_text(struct emulator *emulator, const char *text, bool alt)
{
    char bytes[32];
    int size = snprintf(bytes, sizeof bytes, "%s%s", alt ? "\033" : "", text);
    return emulator_send(emulator, bytes, (size_t)size);
}

static const char *take_modifiers(const char *name, int *modifier)
{
    for (*modifier = 0;;) {
        if (strncmp(name, "Ctrl-", 5) == 0)
            *modifier |= VTERM_MOD_CTRL, name += 5;
        else if (strncmp(name, "Alt-", 4) == 0)
            *modifier |= VTERM_MOD_ALT, name += 4;
        else if (strncmp(name, "Shift-", 6) == 0)
            *modifier |= VTERM_MOD_SHIFT, name += 6;
        else
            return name;
    }
}

bool emulator_key(struct emulator *emulator, const char *name)
{
    for (size_t i = 0; i < sizeof plain_keys / sizeof plain_keys[0]; i++)
        if (strcmp(name, plain_keys[i].name) == 0)
            return send_text(emulator, plain_keys[i].bytes, false);

    int modifier = 0;
    name = take_modifiers(name, &modifier);
    bool alt = (modifier & VTERM_MOD_ALT) != 0;
    int number = function_number(name);
    if (number > 0 && number <= 5 && strncmp(emulator->term, "linux", 5) == 0) {
        char bytes[] = {'\033', '[', '[', (char)('A' + number - 1), '\0'};
        return send_text(emulator, bytes, false); /* the console's own form of F1 to F5 */
    }
    if (number > 0)
        return send_named(emulator, (VTermKey)VTERM_KEY_FUNCTION(number), (VTermModifier)modifier);
    for (size_t i = 0; i < sizeof named_keys / sizeof named_keys[0]; i++)
        if (strcmp(name, named_keys[i].name) == 0)
            return send_named(emulator, named_keys[i].key, (VTermModifier)modifier);
    for (size_t i = 0; i < sizeof plain_keys / sizeof plain_keys[0]; i++)
        if (alt && strcmp(name, plain_keys[i].name) == 0)
            return send_text(emulator, plain_keys[i].bytes, true);
    if (!one_character(name))
        return false;
    if ((modifier & VTERM_MOD_CTRL) != 0)
        return send_control(emulator, name, alt);
    return send_text(emulator, name, alt);
}
