/* Acts before the curtain: the window, the clock, the environment, the data folder. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sessions/acts.h"
#include "sessions/script.h"
#include "sessions/stage.h"

static void keep(char **place, char *text)
{
    free(*place);
    *place = text;
}

/* Formats as printf would; never NULL, to be freed. */
static char *text_of(const char *format, ...) __attribute__((format(printf, 1, 2)));

static char *text_of(const char *format, ...)
{
    char *text = NULL;
    va_list values;
    va_start(values, format);
    if (vasprintf(&text, format, values) < 0)
        abort();
    va_end(values);
    return text;
}

bool act_size(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    int columns = 0, rows = 0;
    if (sscanf(word[0].text, "%dx%d", &columns, &rows) != 2 || columns < 1 || rows < 1 ||
        columns > 500 || rows > 500)
        return stage_fail(stage, "a size is COLUMNSxROWS, 80x24");
    stage->columns = columns;
    stage->rows = rows;
    return true;
}

bool act_term(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    char *variable = text_of("TERM=%s", word[0].text);
    stage_variable(stage, variable);
    free(variable);
    return true;
}

bool act_commune(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    keep(&stage->commune, text_of("%s", word[0].text));
    return true;
}

bool act_clock(struct stage *stage, const struct word *word, size_t count)
{
    const char *hour = count > 1 ? word[1].text : "";
    if (strcmp(word[0].text, "system") == 0)
        keep(&stage->clock, NULL);
    else
        keep(&stage->clock, text_of("%s%s%s", word[0].text, count > 1 ? " " : "", hour));
    return true;
}

bool act_env(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    if (strchr(word[0].text, '=') == NULL)
        return stage_fail(stage, "env takes NAME=VALUE");
    stage_variable(stage, word[0].text);
    return true;
}

bool act_unset(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    stage_variable(stage, word[0].text);
    return true;
}

/* The quick way: the program `found` beside us does what `camtay setup` does, with a key slot that
 * costs next to nothing. */
static char *quick_founder(void)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    *strrchr(path, '/') = '\0';
    char *founder = text_of("%s/found", path);
    if (access(founder, X_OK) == 0)
        return founder;
    free(founder);
    return NULL;
}

static bool found(struct stage *stage, const char *name, bool real)
{
    int status = -1;
    char *commune = text_of("%s/data/commune/%s.yaml", stage->root, stage->commune);
    char *pin_file = scratch_path(&stage->scratch, "pin");
    const char *words[] = {"setup", "--commune", commune, "--staff", name, "--pin-file", pin_file};
    const char *program = stage->program;
    char *founder = real ? NULL : quick_founder();
    if (founder != NULL)
        stage->program = founder;
    bool ran = stage_run(stage, words, sizeof words / sizeof words[0], &status);
    stage->program = program;
    free(founder);
    free(commune);
    free(pin_file);
    if (ran && status != 0)
        return stage_fail(stage, "setup ended with status %d and said:\n%s", status, stage->output);
    return ran;
}

bool act_setup(struct stage *stage, const struct word *word, size_t count)
{
    bool real = count > 2 && strcmp(word[2].text, "real") == 0;
    if (count > 2 && !real)
        return stage_fail(stage, "setup takes NAME PIN, or NAME PIN real");
    scratch_write(&stage->scratch, "pin", word[1].text);
    bool done = found(stage, word[0].text, real);
    scratch_remove(&stage->scratch, "pin");
    return done;
}

/* A path of the play stays inside its scratch folder. */
static bool stays_inside(struct stage *stage, const char *path)
{
    if (path[0] == '/' || path[0] == '\0' || strstr(path, "..") != NULL)
        return stage_fail(stage, "'%s' is no path inside the scratch folder", path);
    return true;
}

bool act_write(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    if (!stays_inside(stage, word[0].text))
        return false;
    scratch_write(&stage->scratch, word[0].text, word[1].text);
    return true;
}

bool act_remove(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    if (!stays_inside(stage, word[0].text))
        return false;
    scratch_remove(&stage->scratch, word[0].text);
    return true;
}

bool act_mode(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    if (!stays_inside(stage, word[0].text))
        return false;
    char *path = scratch_path(&stage->scratch, word[0].text);
    bool done = chmod(path, (mode_t)strtol(word[1].text, NULL, 8)) == 0;
    free(path);
    return done || stage_fail(stage, "%s: its mode cannot be set", word[0].text);
}

/* Copies one file, named from the play's folder, into the data folder under its own name. */
static bool copy_in(struct stage *stage, const char *name)
{
    const char *slash = strrchr(stage->play, '/');
    int length = slash == NULL ? 1 : (int)(slash - stage->play);
    char *from = text_of("%.*s/%s", length, slash == NULL ? "." : stage->play, name);
    const char *last = strrchr(name, '/');
    char *inside = text_of("data/%s", last == NULL ? name : last + 1);
    scratch_folder(&stage->scratch, "data");
    char *to = scratch_path(&stage->scratch, inside);
    FILE *in = fopen(from, "re"), *out = fopen(to, "we");
    bool good = in != NULL && out != NULL;
    for (int byte; good && (byte = getc(in)) != EOF;)
        putc(byte, out);
    if (in != NULL)
        fclose(in);
    if (out != NULL)
        good = fclose(out) == 0 && good;
    if (!good)
        stage_fail(stage, "cannot copy %s", from);
    free(from);
    free(inside);
    free(to);
    return good;
}

bool act_seed(struct stage *stage, const struct word *word, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!copy_in(stage, word[i].text))
            return false;
    return true;
}
