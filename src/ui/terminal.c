#include "ui/terminal.h"

#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

#include "ui/loop.h"

#define ENTER "\x1b[?2004h"
#define MOUSE "\x1b[?1000h\x1b[?1006h"
#define LEAVE "\x1b[?1006l\x1b[?1000l\x1b[?2004l"

/* The one state outside any function: an abort handler has nothing else to go by. */
static volatile sig_atomic_t drawing;
static struct {
    struct termios modes;
    char bytes[256];
    size_t length;
} before;

static void write_terminal(const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t done = write(STDOUT_FILENO, bytes, length);
        if (done <= 0)
            return;
        bytes += done;
        length -= (size_t)done;
    }
}

/* Adds a string of the terminal's description without its waiting times ("$<2>"). */
static void remember(const char *capability)
{
    const char *text = tigetstr(capability);
    if (text == NULL || text == (char *)-1)
        return;
    while (*text != '\0' && before.length < sizeof before.bytes) {
        const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
        if (end != NULL)
            text = end + 1;
        else
            before.bytes[before.length++] = *text++;
    }
}

/* Terminals of these kinds take the private modes above, or pass over them in silence. */
static bool takes_modes(void)
{
    const char *name = termname();
    return name != NULL && strncmp(name, "vt", 2) != 0;
}

void terminal_enter(bool mouse)
{
    bool modes = takes_modes();
    before.length = modes ? sizeof LEAVE - 1 : 0;
    memcpy(before.bytes, LEAVE, before.length);
    remember("sgr0");
    remember("cnorm");
    remember("rmcup");
    drawing = 1;
    if (modes)
        write_terminal(ENTER, sizeof ENTER - 1);
    if (modes && mouse)
        write_terminal(MOUSE, sizeof MOUSE - 1);
}

void terminal_remember_modes(void)
{
    tcgetattr(STDIN_FILENO, &before.modes);
}

void terminal_lost(void)
{
    drawing = 0;
}

void ui_restore(void)
{
    if (!drawing)
        return;
    drawing = 0;
    write_terminal(before.bytes, before.length);
    tcsetattr(STDIN_FILENO, TCSANOW, &before.modes);
}

/* term.h has taken the names columns and lines. */
void terminal_size(int *width, int *height)
{
    struct winsize size = {0};
    bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0;
    *width = known ? size.ws_col : 80;
    *height = known ? size.ws_row : 24;
}

static bool speaks_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool ui_can_draw(const char **why)
{
    /* Only the letters: figures, dates and order are ours and the same on every machine. */
    bool utf8 = setlocale(LC_CTYPE, "") != NULL && speaks_utf8();
    utf8 = utf8 || (setlocale(LC_CTYPE, "C.UTF-8") != NULL && speaks_utf8());
    int known = 0;
    if (!utf8)
        *why = "Máy này chưa có bảng chữ UTF-8 nên hiện từng dòng chữ.";
    else if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        *why = "Đây không phải màn hình dòng lệnh nên hiện từng dòng chữ.";
    else if (setupterm(NULL, STDOUT_FILENO, &known) != OK)
        *why = "Không biết loại màn hình này (biến TERM) nên hiện từng dòng chữ.";
    else if (tigetstr("cup") == NULL || tigetstr("cup") == (char *)-1)
        *why = "Màn hình này không vẽ được cả trang nên hiện từng dòng chữ.";
    else
        return true;
    return false;
}
