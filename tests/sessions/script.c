#include "sessions/script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Cuts the comment: a # at the start of a word, outside of quotes; and the blanks at the end. */
static void cut_comment(char *line)
{
    bool quoted = false;
    size_t length = 0;
    for (char *at = line; *at != '\0'; at++) {
        if (*at == '"' && (at == line || at[-1] != '\\'))
            quoted = !quoted;
        if (*at == '#' && !quoted && (at == line || is_blank(at[-1])))
            break;
        if (!is_blank(*at))
            length = (size_t)(at - line) + 1;
    }
    line[length] = '\0';
}

/* Takes the next word off `*at`: up to a blank, or up to the closing quote, in which \" is a quote.
 * False at the end of the line. */
static bool take_word(char **at, struct word *word)
{
    while (is_blank(**at))
        ++*at;
    if (**at == '\0')
        return false;
    word->quoted = **at == '"';
    char *to = *at += word->quoted ? 1 : 0;
    word->text = to;
    while (**at != '\0' && (word->quoted ? **at != '"' : !is_blank(**at))) {
        if (word->quoted && (*at)[0] == '\\' && (*at)[1] == '"')
            ++*at;
        *to++ = *(*at)++;
    }
    char stop = **at;
    *to = '\0';
    if (stop != '\0')
        ++*at;
    word->text = strdup(word->text);
    if (word->text == NULL)
        abort();
    return true;
}

static void add_word(struct act *act, struct word word)
{
    act->word = realloc(act->word, (act->count + 1) * sizeof *act->word);
    if (act->word == NULL)
        abort();
    act->word[act->count++] = word;
}

static struct act *add_act(struct script *script, const struct act_kind *kind, int line)
{
    script->act = realloc(script->act, (script->count + 1) * sizeof *script->act);
    if (script->act == NULL)
        abort();
    script->act[script->count] = (struct act){.kind = kind, .line = line};
    return &script->act[script->count++];
}

/* The rest of the line is one text, as it stands there; quotes around it are taken off. */
static void take_rest(struct act *act, char **at)
{
    while (is_blank(**at))
        ++*at;
    char *rest = *at;
    size_t length = strlen(rest);
    *at += length;
    if (length == 0)
        return;
    if (length >= 2 && rest[0] == '"' && rest[length - 1] == '"') {
        rest[length - 1] = '\0';
        rest++;
    }
    struct word word = {.text = strdup(rest), .quoted = true};
    if (word.text == NULL)
        abort();
    add_word(act, word);
}

static bool complain(const struct script *script, int line, const char *what, const char *word)
{
    fprintf(stderr, "%s:%d: %s '%s'\n", script->path, line, what, word);
    return false;
}

/* Several acts may stand on one line: a word that names an act begins the next. */
static bool read_line(struct script *script, char *line, int number)
{
    struct word word;
    struct act *act = NULL;
    char *at = line;
    cut_comment(line);
    while (take_word(&at, &word)) {
        const struct act_kind *kind = word.quoted ? NULL : act_kind_find(word.text);
        if (kind == NULL && act == NULL) {
            complain(script, number, "there is no act", word.text);
            free(word.text);
            return false;
        }
        if (kind == NULL) {
            add_word(act, word);
            continue;
        }
        free(word.text);
        act = add_act(script, kind, number);
        if (kind->rest)
            take_rest(act, &at);
    }
    return true;
}

static bool check_counts(const struct script *script)
{
    for (size_t i = 0; i < script->count; i++) {
        const struct act *act = &script->act[i];
        if (act->count < act->kind->least)
            return complain(script, act->line, "words are missing after", act->kind->name);
        if (act->count > act->kind->most)
            return complain(script, act->line, "too many words after", act->kind->name);
    }
    return true;
}

bool script_read(struct script *script, const char *path)
{
    *script = (struct script){.path = strdup(path)};
    FILE *file = fopen(path, "re");
    if (file == NULL || script->path == NULL) {
        perror(path);
        script_release(script);
        return false;
    }
    char *line = NULL;
    size_t capacity = 0;
    bool good = true;
    for (int number = 1; good && getline(&line, &capacity, file) >= 0; number++)
        good = read_line(script, line, number);
    free(line);
    fclose(file);
    good = good && check_counts(script);
    if (!good)
        script_release(script);
    return good;
}

void script_release(struct script *script)
{
    for (size_t i = 0; i < script->count; i++) {
        for (size_t j = 0; j < script->act[i].count; j++)
            free(script->act[i].word[j].text);
        free(script->act[i].word);
    }
    free(script->act);
    free(script->path);
    *script = (struct script){0};
}
