/* Keys as the program knows them, whatever bytes a terminal sends for them. */
#ifndef CAMTAY_UI_KEY_H
#define CAMTAY_UI_KEY_H

/* Printable characters are their own Unicode value; everything else stands above KEY_NAMED. */
enum ui_key {
    UI_KEY_NONE = 0,
    UI_KEY_SPACE = 0x20,
    UI_KEY_NAMED = 0x200000,
    UI_KEY_ENTER,
    UI_KEY_ESCAPE,
    UI_KEY_TAB,
    UI_KEY_BACK_TAB,
    UI_KEY_BACKSPACE,
    UI_KEY_DELETE,
    UI_KEY_UP,
    UI_KEY_DOWN,
    UI_KEY_LEFT,
    UI_KEY_RIGHT,
    UI_KEY_HOME,
    UI_KEY_END,
    UI_KEY_PAGE_UP,
    UI_KEY_PAGE_DOWN,
    UI_KEY_CTRL_Z,
    UI_KEY_CTRL_L, /* draw everything again */
    UI_KEY_CTRL_U, /* empty the field */
    UI_KEY_CTRL_C, /* ignored by the kiosk: nothing is lost by it */
    UI_KEY_F1 = UI_KEY_NAMED + 0x100,
    UI_KEY_F2,
    UI_KEY_F3,
    UI_KEY_F4,
    UI_KEY_F5,
    UI_KEY_F6,
    UI_KEY_F7,
    UI_KEY_F8,
    UI_KEY_F9,
    UI_KEY_F10
};

/* How the key is written on the key bar: "F6", "Enter", "Cách", "Ctrl-Z", "?". `buffer` holds at
 * least 8 bytes and is used for printable keys; returns it or a constant. */
const char *ui_key_name(int key, char *buffer);

/* The key written so in a linear session or a play (":F6", ":enter", ":ctrl-z", ":space");
 * UI_KEY_NONE if there is none. Letter case does not matter. */
int ui_key_read(const char *name);

#endif
