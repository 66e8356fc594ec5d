/* A toy kiosk for the tests of play: it asks for a PIN, keeps a number in its data folder, and has
 * the faults that a play must find.
 *   toy setup ... --data D --pin-file F    founds D
 *   toy run --data D                       the kiosk: Enter counts one up, q ends, l leaves a file
 *                                          behind, t sends a window title, c crashes
 *   toy report --data D                    prints the number, and what it reads */
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *option(int argc, char **argv, const char *name)
{
    for (int i = 1; i + 1 < argc; i++)
        if (strcmp(argv[i], name) == 0)
            return argv[i + 1];
    return "";
}

static FILE *open_in(const char *folder, const char *name, const char *mode)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return fopen(path, mode);
}

static int load(const char *folder, const char *name)
{
    int number = 0;
    FILE *file = open_in(folder, name, "r");
    if (file == NULL)
        return 0;
    if (fscanf(file, "%d", &number) != 1)
        number = 0;
    fclose(file);
    return number;
}

static bool save(const char *folder, const char *name, int number)
{
    FILE *file = open_in(folder, name, "w");
    if (file == NULL)
        return false;
    fprintf(file, "%d\n", number);
    return fclose(file) == 0;
}

static int set_up(int argc, char **argv)
{
    int pin = 0;
    const char *folder = option(argc, argv, "--data");
    FILE *file = fopen(option(argc, argv, "--pin-file"), "r");
    if (file == NULL || fscanf(file, "%d", &pin) != 1 || mkdir(folder, 0700) != 0) {
        puts("no PIN, or founded before");
        return 1;
    }
    fclose(file);
    return save(folder, "pin", pin) ? 0 : 1;
}

static void draw(const char *clock, int number, const char *typed)
{
    erase();
    attrset(A_REVERSE);
    mvprintw(0, 0, " Quầy 1 · %s ", clock);
    attrset(A_NORMAL);
    mvprintw(2, 1, "Đã ghi số %d", number);
    mvprintw(4, 1, "Tìm %s", typed);
    refresh();
}

static bool unlock(const char *folder)
{
    char typed[16] = "";
    for (size_t length = 0; length < sizeof typed - 1;) {
        mvprintw(1, 1, "Mã PIN %zu", length);
        refresh();
        int key = getch();
        if (key == ERR || key == 'q')
            return false;
        if (key == '\r')
            return atoi(typed) == load(folder, "pin");
        typed[length++] = (char)key;
    }
    return false;
}

static void misbehave(int key)
{
    FILE *left = key == 'l' ? open_in(getenv("TMPDIR"), "left", "w") : NULL;
    if (left != NULL)
        fclose(left);
    if (key == 't')
        printf("\033]0;owned\007"), fflush(stdout);
    if (key == 'c')
        abort();
}

static int run(const char *folder, const char *clock)
{
    char typed[32] = "";
    setlocale(LC_ALL, "C.UTF-8");
    initscr();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    bool open = unlock(folder);
    for (int key = 0; open && key != 'q' && key != ERR;) {
        draw(clock, load(folder, "number"), typed);
        key = getch();
        if (key == '\r')
            save(folder, "number", load(folder, "number") + 1);
        else if (key >= '0' && key <= '9' && strlen(typed) < sizeof typed - 1)
            typed[strlen(typed)] = (char)key;
        else
            misbehave(key);
    }
    endwin();
    return open ? 0 : 1;
}

static int report(const char *folder)
{
    char line[100] = "";
    printf("số %d\n", load(folder, "number"));
    while (fgets(line, sizeof line, stdin) != NULL)
        printf("đọc %s", line);
    return load(folder, "number") > 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "";
    const char *folder = option(argc, argv, "--data");
    if (strcmp(command, "setup") == 0)
        return set_up(argc, argv);
    if (strcmp(command, "run") == 0)
        return run(folder, option(argc, argv, "--clock"));
    return report(folder);
}
