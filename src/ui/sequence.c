/* The key forms of xterm, PuTTY, rxvt and the Linux console. */
#include "ui/sequence.h"

#include <stdlib.h>
#include <string.h>

#include "ui/key.h"
#include "ui/utf8.h"

#define ESCAPE '\x1b'

/* ESC [ … letter and ESC O letter. */
static int key_of_letter(char letter)
{
    switch (letter) {
    case 'A': return UI_KEY_UP;
    case 'B': return UI_KEY_DOWN;
    case 'C': return UI_KEY_RIGHT;
    case 'D': return UI_KEY_LEFT;
    case 'F': return UI_KEY_END;
    case 'H': return UI_KEY_HOME;
    case 'P': return UI_KEY_F1;
    case 'Q': return UI_KEY_F2;
    case 'R': return UI_KEY_F3;
    case 'S': return UI_KEY_F4;
    case 'Z': return UI_KEY_BACK_TAB;
    default: return UI_KEY_NONE;
    }
}

/* ESC O letter: the number pad of PuTTY and xterm beside the above. */
static int key_of_pad(char letter)
{
    static const char pad[] = "jklmno"; /* * + , - . / */
    static const char signs[] = "*+,-./";
    if (letter >= 'p' && letter <= 'y')
        return '0' + (letter - 'p');
    if (letter == 'M')
        return UI_KEY_ENTER;
    if (letter == 'X')
        return '=';
    const char *found = letter != '\0' ? strchr(pad, letter) : NULL;
    return found != NULL ? signs[found - pad] : key_of_letter(letter);
}

/* ESC [ number ~ */
static int key_of_number(long number)
{
    switch (number) {
    case 1:
    case 7: return UI_KEY_HOME;
    case 3: return UI_KEY_DELETE;
    case 4:
    case 8: return UI_KEY_END;
    case 5: return UI_KEY_PAGE_UP;
    case 6: return UI_KEY_PAGE_DOWN;
    case 200: return SEQUENCE_PASTE_START;
    case 201: return SEQUENCE_PASTE_END;
    default: break;
    }
    if (number >= 11 && number <= 15)
        return UI_KEY_F1 + (int)(number - 11);
    if (number >= 17 && number <= 21)
        return UI_KEY_F6 + (int)(number - 17);
    return UI_KEY_NONE;
}

static int key_of_control(char byte)
{
    switch (byte) {
    case '\r':
    case '\n': return UI_KEY_ENTER;
    case '\t': return UI_KEY_TAB;
    case '\b':
    case 0x7f: return UI_KEY_BACKSPACE;
    case 0x03: return UI_KEY_CTRL_C;
    case 0x0c: return UI_KEY_CTRL_L;
    case 0x15: return UI_KEY_CTRL_U;
    case 0x1a: return UI_KEY_CTRL_Z;
    default: return UI_KEY_NONE;
    }
}

/* What a press of this button means: the first one is a click, 64 and 65 are the wheel. */
static int key_of_button(long button)
{
    switch (button) {
    case 0: return SEQUENCE_CLICK;
    case 64: return SEQUENCE_WHEEL_UP;
    case 65: return SEQUENCE_WHEEL_DOWN;
    default: return UI_KEY_NONE;
    }
}

/* ESC [ < button ; column ; row M: a press; with m at the end the button was let go. */
static void read_click(const char *bytes, struct sequence *sequence)
{
    char *end = NULL;
    long button = strtol(bytes + 3, &end, 10);
    long x = *end == ';' ? strtol(end + 1, &end, 10) : 0;
    long y = *end == ';' ? strtol(end + 1, &end, 10) : 0;
    if (key_of_button(button) == UI_KEY_NONE || *end != 'M' || x < 1 || x > 9999 || y < 1 ||
        y > 9999)
        return;
    *sequence = (struct sequence){.key = key_of_button(button), .x = (int)x - 1, .y = (int)y - 1};
}

/* The old form of a click, ESC [ M and three bytes. */
static size_t read_old_click(const char *bytes, size_t length, struct sequence *sequence)
{
    if (length < 6)
        return 0;
    int x = (unsigned char)bytes[4] - 33, y = (unsigned char)bytes[5] - 33;
    if (x >= 0 && y >= 0)
        *sequence =
            (struct sequence){.key = key_of_button((unsigned char)bytes[3] - ' '), .x = x, .y = y};
    return 6;
}

static size_t read_control_sequence(const char *bytes, size_t length, struct sequence *sequence)
{
    if (length > 2 && bytes[2] == '[') { /* the console's F1 to F5 */
        if (length < 4)
            return 0;
        if (bytes[3] >= 'A' && bytes[3] <= 'E')
            sequence->key = UI_KEY_F1 + (bytes[3] - 'A');
        return bytes[3] >= 0x40 && bytes[3] < 0x7f ? 4 : 3;
    }
    size_t at = 2;
    while (at < length && bytes[at] >= 0x20 && bytes[at] <= 0x3f)
        at++;
    if (at == length)
        return 0;
    char last = bytes[at];
    if (last < 0x40 || last == 0x7f) /* broken off by a control byte or a letter of more bytes */
        return at;
    if (bytes[2] == '<')
        read_click(bytes, sequence);
    else if (last == 'M' && at == 2)
        return read_old_click(bytes, length, sequence);
    else if (last == '~')
        sequence->key = key_of_number(strtol(bytes + 2, NULL, 10));
    else
        sequence->key = key_of_letter(last);
    return at + 1;
}

static size_t read_escape(const char *bytes, size_t length, struct sequence *sequence)
{
    if (length < 2)
        return 0;
    char second = bytes[1];
    if (second == '[')
        return read_control_sequence(bytes, length, sequence);
    if (second >= '0' && second <= '9') {
        sequence->key = second == '0' ? UI_KEY_F10 : UI_KEY_F1 + (second - '1');
        return 2;
    }
    size_t at = 2; /* ESC O, perhaps a modifier, a letter */
    while (second == 'O' && at < length && bytes[at] >= '0' && bytes[at] <= '9')
        at++;
    if (second == 'O' && at == length)
        return 0;
    if (second == 'O' && bytes[at] >= 0x40 && bytes[at] < 0x7f) {
        sequence->key = key_of_pad(bytes[at]);
        return at + 1;
    }
    sequence->key = UI_KEY_ESCAPE; /* Esc, and then another key at once */
    return 1;
}

static size_t read_letter(const char *bytes, size_t length, struct sequence *sequence)
{
    size_t size = utf8_length((unsigned char)bytes[0]);
    for (size_t i = 1; i < size && i < length; i++)
        if (((unsigned char)bytes[i] & 0xc0) != 0x80)
            return 1;
    if (size > length)
        return 0;
    int letter = 0;
    if (utf8_read(bytes, length, &letter) == 0)
        return 1;
    sequence->key = letter >= 0xa0 ? letter : UI_KEY_NONE;
    return size;
}

size_t sequence_read(const char *bytes, size_t length, struct sequence *sequence)
{
    *sequence = (struct sequence){.key = UI_KEY_NONE};
    if (length == 0)
        return 0;
    unsigned char first = (unsigned char)bytes[0];
    if (first == ESCAPE)
        return read_escape(bytes, length, sequence);
    if (first >= 0x80)
        return read_letter(bytes, length, sequence);
    sequence->key = first >= 0x20 && first < 0x7f ? first : key_of_control((char)first);
    return 1;
}
