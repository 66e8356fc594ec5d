/* A tiny program for the tests of the emulator: it draws with ncurses what they look for.
 *   puppet page          a page in all styles; every key is named on row 5
 *   puppet qr TEXT       a QR code of TEXT in half blocks, light on dark
 *   puppet count         says how many bytes it was sent, once there are a million
 *   puppet child         every key is answered by a child that works for a while
 *   puppet rude          ends without putting the terminal back
 *   puppet title         sends what an attacker would
 *   puppet lines         answers lines, without ncurses */
#include <curses.h>
#include <locale.h>
#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void begin(void)
{
    if (setlocale(LC_ALL, "C.UTF-8") == NULL)
        exit(3);
    initscr();
    raw();
    noecho();
    keypad(stdscr, TRUE);
    set_escdelay(50);
    start_color();
    use_default_colors();
    init_pair(1, COLOR_WHITE, COLOR_BLUE);
    init_pair(2, COLOR_CYAN, -1);
    init_pair(3, 16, 231); /* dark on light */
    init_pair(4, 231, 16); /* light on dark */
}

static void draw_styled(int row, int attributes, const char *text)
{
    attrset(attributes);
    mvaddstr(row, 0, text);
    attrset(A_NORMAL);
}

static void draw_page(int key, int count)
{
    erase();
    draw_styled(0, COLOR_PAIR(1) | A_BOLD, " Cầm Tay · xã Ngọk Bay ");
    draw_styled(1, A_NORMAL,
                "NFC Nguyễn Thị Lan NFD Nguye\u0302\u0303n Thi\u0323 Lan wide 漢字 end");
    draw_styled(2, A_DIM, "dim");
    mvaddstr(2, 4, "plain");
    attrset(A_BOLD | COLOR_PAIR(2));
    mvaddstr(2, 10, "F1");
    attrset(A_REVERSE);
    mvaddstr(2, 20, "reverse");
    attrset(A_UNDERLINE);
    mvaddstr(2, 30, "under");
    attrset(A_NORMAL);
    if (key >= 0)
        mvprintw(4, 0, "key %d: %s (%d)", count, keyname(key), key);
    mvprintw(LINES - 1, 0, "size %dx%d", COLS, LINES);
    move(3, 7);
    refresh();
}

static int page(void)
{
    begin();
    draw_page(-1, 0);
    for (int count = 1;; count++) {
        int key = getch();
        if (key == 'q' || key == ERR)
            break;
        draw_page(key, count);
    }
    endwin();
    return 4;
}

/* In a mixed cell the background is dark and the light half is the glyph. */
static void draw_cell(int row, int column, bool top, bool bottom)
{
    attrset(COLOR_PAIR(top && bottom ? 4 : top != bottom ? 4 : 3));
    mvaddstr(row, column, top == bottom ? " " : top ? "▄" : "▀");
}

static bool dark(const QRcode *code, int x, int y)
{
    return x >= 0 && y >= 0 && x < code->width && y < code->width &&
           (code->data[y * code->width + x] & 1) != 0;
}

static int qr(const char *text)
{
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (code == NULL)
        return 3;
    begin();
    for (int y = -4; y < code->width + 4; y += 2)
        for (int x = -4; x < code->width + 4; x++)
            draw_cell((y + 4) / 2, x + 4, dark(code, x, y), dark(code, x, y + 1));
    QRcode_free(code);
    attrset(A_NORMAL);
    mvaddstr(0, COLS - 10, "quét mã");
    refresh();
    getch();
    endwin();
    return 0;
}

/* The answer comes 10 ms after the key; meanwhile this process sleeps and its child works. */
static int child(void)
{
    begin();
    mvaddstr(0, 0, "ready");
    refresh();
    for (int count = 1; getch() != 'q'; count++) {
        pid_t worker = fork();
        if (worker == 0) {
            for (clock_t end = clock() + CLOCKS_PER_SEC / 100; clock() < end;)
                continue;
            _exit(0);
        }
        waitpid(worker, NULL, 0);
        mvprintw(1, 0, "worked %d", count);
        refresh();
    }
    endwin();
    return 0;
}

static int count_bytes(void)
{
    char bytes[4096];
    long total = 0;
    begin();
    mvaddstr(0, 0, "ready");
    refresh();
    while (total < 1000000) {
        ssize_t size = read(STDIN_FILENO, bytes, sizeof bytes);
        if (size <= 0)
            break;
        total += size;
    }
    mvprintw(0, 0, "bytes %ld", total);
    refresh();
    getch();
    endwin();
    return 0;
}

static int lines(void)
{
    char line[80];
    puts("say");
    while (fgets(line, sizeof line, stdin) != NULL && strcmp(line, "quit\n") != 0)
        printf("heard %s", line);
    return 0;
}

int main(int argc, char **argv)
{
    const char *act = argc > 1 ? argv[1] : "";
    if (strcmp(act, "page") == 0)
        return page();
    if (strcmp(act, "qr") == 0 && argc > 2)
        return qr(argv[2]);
    if (strcmp(act, "child") == 0)
        return child();
    if (strcmp(act, "count") == 0)
        return count_bytes();
    if (strcmp(act, "lines") == 0)
        return lines();
    if (strcmp(act, "title") == 0)
        return printf("\033]0;owned\007\n") < 0;
    if (strcmp(act, "rude") == 0) {
        begin();
        refresh();
        return 0;
    }
    return 2;
}
