#include "sessions/watch.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "sessions/acts.h"
#include "sessions/look.h"
#include "sessions/script.h"
#include "sessions/stage.h"
#include "support/emulator.h"

/* Long enough to see what a key did. */
static const int pause_ms = 600;

static void say_act(const struct stage *stage, const struct act *act)
{
    printf("%s:%d: %s", stage->play, act->line, act->kind->name);
    for (size_t i = 0; i < act->count; i++)
        printf(" %s", act->word[i].text);
    putchar('\n');
}

void watch_act(const struct stage *stage, const struct act *act)
{
    if (stage->watch == WATCH_NOT)
        return;
    if (stage->watch == WATCH_SLOW && stage->emulator != NULL) {
        fputs("\033[2J", stdout);
        emulator_paint(stage->emulator, stdout);
        say_act(stage, act);
        fflush(stdout);
        poll(NULL, 0, pause_ms);
        return;
    }
    say_act(stage, act);
    if (stage->emulator != NULL) {
        char *screen = look_screen(stage->emulator);
        fputs(screen, stdout);
        free(screen);
    }
    fflush(stdout);
}

/* Follows our window: the program's gets the same size. */
static void follow_size(struct stage *stage)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 ||
        (size.ws_row == stage->rows && size.ws_col == stage->columns))
        return;
    stage->rows = size.ws_row;
    stage->columns = size.ws_col;
    emulator_resize(stage->emulator, stage->rows, stage->columns);
}

/* Writes on what the program wrote since the last time. */
static void pass_on(struct stage *stage, size_t *shown)
{
    size_t size = 0;
    const char *output = emulator_output(stage->emulator, &size);
    while (*shown < size) {
        ssize_t written = write(STDOUT_FILENO, output + *shown, size - *shown);
        if (written <= 0)
            break;
        *shown += (size_t)written;
    }
}

bool watch_hand_over(struct stage *stage)
{
    struct termios before, raw;
    char keys[512];
    size_t shown = 0;
    int status = 0;
    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return stage_fail(stage, "the play cannot be handed over: this is no terminal");
    raw = before;
    cfmakeraw(&raw);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    while (!emulator_ended(stage->emulator, 0, &status)) {
        struct pollfd wait = {.fd = STDIN_FILENO, .events = POLLIN};
        follow_size(stage);
        emulator_read(stage->emulator, 10);
        pass_on(stage, &shown);
        if (poll(&wait, 1, 10) > 0) {
            ssize_t size = read(STDIN_FILENO, keys, sizeof keys);
            if (size <= 0 || !emulator_send(stage->emulator, keys, (size_t)size))
                break;
        }
    }
    pass_on(stage, &shown);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    return true;
}
