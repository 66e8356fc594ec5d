#include "support/process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Reads one small file of /proc; "" if there is none. */
static void read_proc(pid_t pid, const char *name, char *text, size_t size)
{
    char path[96];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
    FILE *file = fopen(path, "re");
    size_t length = 0;
    if (file != NULL) {
        length = fread(text, 1, size - 1, file);
        fclose(file);
    }
    text[length] = '\0';
}

/* A process that looks for ended children is marked S while it still runs. /proc/PID/syscall tells:
 * it says "running" unless the process is truly off the processor. Where it may not be read, the
 * process gets time to leave that place. */
static bool runs_all_the_same(pid_t pid)
{
    char text[256];
    read_proc(pid, "syscall", text, sizeof text);
    if (text[0] == '\0')
        usleep(2000);
    return strncmp(text, "running", 7) == 0;
}

/* State letter of a process ('\0' if it is gone); adds its voluntary switches to `*sleeps`. */
static char state_of(pid_t pid, long *sleeps)
{
    char text[4096];
    if (runs_all_the_same(pid))
        return 'R';
    read_proc(pid, "status", text, sizeof text);
    const char *state = strstr(text, "State:\t");
    const char *switches = strstr(text, "\nvoluntary_ctxt_switches:");
    if (switches != NULL)
        *sleeps += strtol(strchr(switches, ':') + 1, NULL, 10);
    return state == NULL ? '\0' : state[7];
}

/* Children first: one that wakes its parent after it was looked at is then seen in the parent. */
static void look_at_children(pid_t pid, int depth, struct process_rest *rest)
{
    char name[48];
    char text[4096];
    snprintf(name, sizeof name, "task/%d/children", (int)pid);
    read_proc(pid, name, text, sizeof text);
    for (char *at = text, *end; depth < 8; at = end) {
        pid_t child = (pid_t)strtol(at, &end, 10);
        if (end == at)
            break;
        look_at_children(child, depth + 1, rest);
        char state = state_of(child, &rest->activity);
        rest->activity++;
        if (strchr("SZX", state) == NULL) /* a child that is gone meanwhile sleeps well */
            rest->asleep = false;
    }
}

bool process_look(pid_t pid, struct process_rest *rest)
{
    *rest = (struct process_rest){.asleep = true};
    look_at_children(pid, 0, rest);
    char state = state_of(pid, &rest->sleeps);
    rest->activity += rest->sleeps;
    if (state != 'S')
        rest->asleep = false;
    return state != '\0' && state != 'Z' && state != 'X';
}
