/* Acts of the program's life: start, kill, end; other commands beside it. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts.h"
#include "sessions/script.h"
#include "sessions/stage.h"
#include "support/emulator.h"

enum { most_words = 64 };

bool act_start(struct stage *stage, const struct word *word, size_t count)
{
    const char *more[most_words];
    for (size_t i = 0; i < count; i++)
        more[i] = word[i].text;
    if (stage->emulator != NULL)
        return stage_fail(stage, "the program was started before: use restart");
    return stage_start(stage, more, count);
}

/* After a kill, a hangup or an end; a program that still runs would hold its lock. */
bool act_restart(struct stage *stage, const struct word *word, size_t count)
{
    const char *more[most_words];
    int status = 0;
    for (size_t i = 0; i < count; i++)
        more[i] = word[i].text;
    if (stage->emulator == NULL)
        return stage_fail(stage, "the program was not started yet: use start");
    if (!emulator_ended(stage->emulator, stage_patience(), &status))
        return stage_fail(stage, "the program still runs: kill, hangup or end it first");
    return stage_start(stage, more, count);
}

bool act_kill(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    int status = 0, number = -atoi(word[0].text);
    if (number < 1 || number > 31)
        return stage_fail(stage, "kill takes -NUMBER, kill -9");
    emulator_signal(stage->emulator, number);
    if (!emulator_ended(stage->emulator, stage_patience(), &status))
        return stage_fail(stage, "the program lives on after signal %d", number);
    stage->over = true;
    stage->torn = true;
    if (number == SIGKILL && status != 128 + SIGKILL)
        return stage_fail(stage, "the program had ended before, with status %d", status);
    return true;
}

bool act_hangup(struct stage *stage, const struct word *word, size_t count)
{
    (void)word;
    (void)count;
    int status = 0;
    emulator_hangup(stage->emulator);
    if (!emulator_ended(stage->emulator, stage_patience(), &status))
        return stage_fail(stage, "the program lives on without its terminal");
    stage->over = true;
    return true;
}

/* The screen of a program that has ended is the one a shell would go on with. */
bool act_end(struct stage *stage, const struct word *word, size_t count)
{
    int status = 0, expected = count > 0 ? atoi(word[0].text) : 0;
    if (stage->emulator == NULL)
        return stage_fail(stage, "the program was never started");
    if (!emulator_ended(stage->emulator, stage_patience(), &status))
        return stage_fail(stage, "the program still runs, where it was to have ended");
    stage->over = true;
    if (status != expected)
        return stage_fail(stage, "the program ended with status %d instead of %d", status,
                          expected);
    const char *unclean = emulator_unclean(stage->emulator);
    if (unclean != NULL)
        return stage_fail(stage, "the program has ended, but %s", unclean);
    return true;
}

bool act_input(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    free(stage->input);
    if (word[0].quoted) {
        stage->input = strdup(word[0].text);
        return true;
    }
    stage->input = NULL;
    const char *slash = strrchr(stage->play, '/');
    char *path = NULL;
    if (asprintf(&path, "%.*s/%s", slash == NULL ? 1 : (int)(slash - stage->play),
                 slash == NULL ? "." : stage->play, word[0].text) < 0)
        abort();
    FILE *file = fopen(path, "re");
    size_t size = 0;
    if (file != NULL && getdelim(&stage->input, &size, '\0', file) < 0)
        stage->input = strdup("");
    if (file != NULL)
        fclose(file);
    free(path);
    return file != NULL || stage_fail(stage, "there is no file %s", word[0].text);
}

/* WORDS => STATUS; words are parted by blanks, quotes hold them together. */
bool act_run(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    const char *words[most_words];
    size_t n = 0;
    int status = 0, expected = 0;
    char *line = strdup(word[0].text);
    char *arrow = line == NULL ? NULL : strstr(line, "=>");
    if (arrow != NULL) {
        *arrow = '\0';
        expected = atoi(arrow + 2);
    }
    for (char *at = line; at != NULL && n + 1 < most_words;) {
        at += strspn(at, " \t");
        if (*at == '\0')
            break;
        const char *stops = *at == '"' ? "\"" : " \t";
        at += *at == '"' ? 1 : 0;
        words[n++] = at;
        at += strcspn(at, stops);
        if (*at != '\0')
            *at++ = '\0';
    }
    bool ran = stage_run(stage, words, n, &status);
    free(line);
    if (ran && status != expected)
        return stage_fail(stage, "the command ended with status %d instead of %d and said:\n%s",
                          status, expected, stage->output);
    return ran;
}

bool act_output(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    if (stage->output == NULL)
        return stage_fail(stage, "no command was run yet");
    if (strstr(stage->output, word[0].text) == NULL)
        return stage_fail(stage, "the command's output has no «%s»; it said:\n%s", word[0].text,
                          stage->output);
    return true;
}
