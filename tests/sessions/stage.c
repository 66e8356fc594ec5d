#include "sessions/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/emulator.h"

enum { most_words = 80 };

int stage_patience(void)
{
    const char *times = getenv("CAMTAY_PATIENCE");
    int factor = times == NULL ? 1 : atoi(times);
    return 5000 * (factor >= 1 && factor <= 100 ? factor : 1);
}

bool stage_fail(struct stage *stage, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    free(stage->complaint);
    if (vasprintf(&stage->complaint, format, values) < 0)
        abort();
    va_end(values);
    return false;
}

void stage_variable(struct stage *stage, const char *variable)
{
    size_t length = strcspn(variable, "=");
    size_t kept = 0;
    for (size_t i = 0; i < stage->variables; i++) {
        char *old = stage->variable[i];
        if (strncmp(old, variable, length) == 0 && old[length] == '=')
            free(old);
        else
            stage->variable[kept++] = old;
    }
    stage->variables = kept;
    stage->variable = realloc(stage->variable, (kept + 2) * sizeof *stage->variable);
    if (stage->variable == NULL)
        abort();
    if (variable[length] == '=')
        stage->variable[stage->variables++] = strdup(variable);
    stage->variable[stage->variables] = NULL;
}

/* NAME=the folder of that name in the scratch folder. */
static void add_folder(struct stage *stage, const char *name, const char *folder)
{
    char *variable = NULL;
    scratch_folder(&stage->scratch, folder);
    if (asprintf(&variable, "%s=%s/%s", name, stage->scratch.path, folder) < 0)
        abort();
    stage_variable(stage, variable);
    free(variable);
}

/* Our own value of a variable that sanitizers and the search for programs need. */
static void add_ours(struct stage *stage, const char *name)
{
    const char *value = getenv(name);
    char *variable = NULL;
    if (value == NULL)
        return;
    if (asprintf(&variable, "%s=%s", name, value) < 0)
        abort();
    stage_variable(stage, variable);
    free(variable);
}

void stage_init(struct stage *stage, const char *play, const char *program, const char *root)
{
    *stage =
        (struct stage){.play = play, .program = program, .root = root, .rows = 24, .columns = 80};
    stage->commune = strdup("ngok-bay");
    scratch_make(&stage->scratch);
    add_ours(stage, "PATH");
    add_ours(stage, "ASAN_OPTIONS");
    add_ours(stage, "LSAN_OPTIONS");
    add_ours(stage, "UBSAN_OPTIONS");
    add_folder(stage, "HOME", "home");
    add_folder(stage, "TMPDIR", "tmp");
    add_folder(stage, "XDG_CONFIG_HOME", "config");
    add_folder(stage, "XDG_DATA_HOME", "share");
    /* No locale at all: the program must do with that. */
    stage_variable(stage, "TERM=xterm-256color");
}

static bool left_nothing(const struct stage *stage)
{
    static const char *const folders[] = {"home", "tmp", "share"};
    int left = 0;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
        left += scratch_count(&stage->scratch, folders[i], true);
    return left == 0;
}

void stage_unplug(struct stage *stage)
{
    if (stage->port == NULL)
        return;
    unlink(stage->port);
    close(stage->hand);
    close(stage->cable);
    free(stage->port);
    stage->port = NULL;
}

bool stage_release(struct stage *stage)
{
    emulator_free(stage->emulator);
    bool clean = stage->torn || left_nothing(stage);
    stage_unplug(stage);
    if (!clean)
        fprintf(stderr, "%s: the program left these files behind\n", stage->play);
    scratch_remove(&stage->scratch, "");
    clean = scratch_end(&stage->scratch) && clean;
    for (size_t i = 0; i < stage->variables; i++)
        free(stage->variable[i]);
    free(stage->variable);
    free(stage->commune);
    free(stage->clock);
    free(stage->input);
    free(stage->output);
    free(stage->complaint);
    return clean;
}

/* --- the program --------------------------------------------------------------------------- */

static bool has(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

/* The program's words: those of the play, then data folder and clock unless they are among them or
 * the command has no use for them. `data` is freed by the caller. */
static void put_words(const struct stage *stage, const char *const *words, size_t count,
                      char **data, const char **argv)
{
    size_t n = 0;
    *data = scratch_path(&stage->scratch, "data");
    argv[n++] = stage->program;
    for (size_t i = 0; i < count && n < most_words - 6; i++)
        argv[n++] = words[i];
    bool plain = count > 0 && (has(words, 1, "check") || has(words, 1, "qr") || words[0][0] == '-');
    if (!plain && !has(words, count, "--data")) {
        argv[n++] = "--data";
        argv[n++] = *data;
    }
    if (!plain && stage->clock != NULL && !has(words, count, "--clock")) {
        argv[n++] = "--clock";
        argv[n++] = stage->clock;
    }
    argv[n] = NULL;
}

bool stage_start(struct stage *stage, const char *const *more, size_t count)
{
    char *data = NULL;
    const char *words[most_words] = {"run"};
    const char *argv[most_words];
    for (size_t i = 0; i < count && i + 8 < most_words; i++)
        words[i + 1] = more[i];
    put_words(stage, words, count + 1, &data, argv);
    emulator_free(stage->emulator);
    stage->over = false;
    stage->torn = false;
    stage->emulator = emulator_start(
        &(struct emulator_options){.rows = stage->rows,
                                   .columns = stage->columns,
                                   .argv = argv,
                                   .environment = (const char *const *)stage->variable,
                                   .folder = stage->scratch.path});
    free(data);
    if (stage->emulator == NULL)
        return stage_fail(stage, "no pty for the program: %s", strerror(errno));
    return stage_settle(stage);
}

bool stage_settle(struct stage *stage)
{
    if (emulator_settle(stage->emulator, stage_patience()))
        return true;
    return stage_fail(stage, "the program is still busy after %d s", stage_patience() / 1000);
}

/* The command's standard input: what an `input` act gave, or nothing. */
static int open_input(struct stage *stage)
{
    char *path = scratch_path(&stage->scratch, "input");
    scratch_write(&stage->scratch, "input", stage->input == NULL ? "" : stage->input);
    int input = open(path, O_RDONLY | O_CLOEXEC);
    unlink(path);
    free(path);
    free(stage->input);
    stage->input = NULL;
    return input;
}

static void become_command(const struct stage *stage, const char *const *argv, int input,
                           int output)
{
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    if (chdir(stage->scratch.path) == 0)
        execve(argv[0], (char *const *)argv, stage->variable);
    _exit(127);
}

/* All that comes out of `from` until it is closed; the caller frees. */
static char *collect(int from)
{
    char *text = NULL, bytes[4096];
    size_t size = 0;
    FILE *into = open_memstream(&text, &size);
    if (into == NULL)
        abort();
    for (ssize_t got; (got = read(from, bytes, sizeof bytes)) > 0;)
        fwrite(bytes, 1, (size_t)got, into);
    fclose(into);
    return text;
}

bool stage_run(struct stage *stage, const char *const *words, size_t count, int *status)
{
    int ends[2], result = 0;
    char *data = NULL;
    const char *argv[most_words];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return stage_fail(stage, "no pipe: %s", strerror(errno));
    put_words(stage, words, count, &data, argv);
    int input = open_input(stage);
    pid_t pid = fork();
    if (pid == 0)
        become_command(stage, argv, input, ends[1]);
    close(input);
    close(ends[1]);
    free(data);
    free(stage->output);
    stage->output = collect(ends[0]);
    close(ends[0]);
    if (pid < 0 || waitpid(pid, &result, 0) != pid)
        return stage_fail(stage, "the command could not be started: %s", strerror(errno));
    *status = WIFEXITED(result) ? WEXITSTATUS(result) : 128 + WTERMSIG(result);
    return true;
}
