#include "ui/key.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "ui/utf8.h"

struct key_name {
    int key;
    const char *bar;   /* as the key bar writes it */
    const char *typed; /* as a session writes it, in small letters */
};

static const struct key_name names[] = {
    {UI_KEY_SPACE, "Cách", "space"},
    {UI_KEY_ENTER, "Enter", "enter"},
    {UI_KEY_ESCAPE, "Esc", "esc"},
    {UI_KEY_TAB, "Tab", "tab"},
    {UI_KEY_BACK_TAB, "Shift-Tab", "shift-tab"},
    {UI_KEY_BACKSPACE, "Backspace", "backspace"},
    {UI_KEY_DELETE, "Delete", "delete"},
    {UI_KEY_UP, "↑", "up"},
    {UI_KEY_DOWN, "↓", "down"},
    {UI_KEY_LEFT, "←", "left"},
    {UI_KEY_RIGHT, "→", "right"},
    {UI_KEY_HOME, "Home", "home"},
    {UI_KEY_END, "End", "end"},
    {UI_KEY_PAGE_UP, "PgUp", "pgup"},
    {UI_KEY_PAGE_DOWN, "PgDn", "pgdn"},
    {UI_KEY_CTRL_Z, "Ctrl-Z", "ctrl-z"},
    {UI_KEY_CTRL_L, "Ctrl-L", "ctrl-l"},
    {UI_KEY_CTRL_U, "Ctrl-U", "ctrl-u"},
    {UI_KEY_CTRL_C, "Ctrl-C", "ctrl-c"},
    {UI_KEY_F1, "F1", "f1"},
    {UI_KEY_F2, "F2", "f2"},
    {UI_KEY_F3, "F3", "f3"},
    {UI_KEY_F4, "F4", "f4"},
    {UI_KEY_F5, "F5", "f5"},
    {UI_KEY_F6, "F6", "f6"},
    {UI_KEY_F7, "F7", "f7"},
    {UI_KEY_F8, "F8", "f8"},
    {UI_KEY_F9, "F9", "f9"},
    {UI_KEY_F10, "F10", "f10"},
};

static const size_t name_count = sizeof names / sizeof names[0];

const char *ui_key_name(int key, char *buffer)
{
    for (size_t i = 0; i < name_count; i++)
        if (names[i].key == key)
            return names[i].bar;
    buffer[0] = '\0';
    if (key > UI_KEY_SPACE && key < UI_KEY_NAMED)
        buffer[utf8_write(key, buffer)] = '\0';
    return buffer;
}

int ui_key_read(const char *name)
{
    if (name[0] == ':')
        name++;
    for (size_t i = 0; i < name_count; i++)
        if (strcasecmp(names[i].typed, name) == 0 || strcasecmp(names[i].bar, name) == 0)
            return names[i].key;
    int key = 0;
    size_t size = utf8_read(name, strlen(name), &key);
    return size > 0 && name[size] == '\0' && key > UI_KEY_SPACE && key != 0x7f ? key : UI_KEY_NONE;
}
