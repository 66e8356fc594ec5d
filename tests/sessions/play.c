/* Performs plays: the real program in a terminal, keys in, screens out. tests/sessions/README.md
 * explains the language. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sessions/acts.h"
#include "sessions/look.h"
#include "sessions/script.h"
#include "sessions/stage.h"
#include "sessions/watch.h"
#include "support/emulator.h"

static const char usage[] =
    "play [OPTIONS] FILE...\n"
    "\n"
    "  --program PATH      the camtay to play (the one of this build)\n"
    "  --root FOLDER       the source tree, for data/commune (two above the play)\n"
    "  --show              print each act and the screen after it\n"
    "  --slow              paint each screen on this terminal, with a pause\n"
    "  --stop-after-setup  after the set-up, the keyboard is yours\n"
    "  --accept            what goldens show now is right (or CAMTAY_ACCEPT=1)\n"
    "\n"
    "Status 0: all plays went as written; 1: one did not; 2: wrong usage.\n";

struct options {
    const char *program; /* NULL: found beside this program */
    const char *root;    /* NULL: found above the play */
    enum watch watch;
    bool accept, stop;
};

/* Does one act, starting the program first if the act needs it. */
static bool perform_act(struct stage *stage, const struct act *act)
{
    if (act->kind->live && stage->emulator == NULL && !stage_start(stage, NULL, 0))
        return false;
    if (!act->kind->run(stage, act->word, act->count))
        return false;
    const char *strange = stage->emulator == NULL ? NULL : emulator_strange(stage->emulator);
    if (strange != NULL)
        return stage_fail(stage, "the program sent its terminal %s", strange);
    return true;
}

/* Where a play ends the program need not have ended, but it must not have died. */
static bool lives_or_is_over(struct stage *stage)
{
    int status = 0;
    if (stage->emulator == NULL || stage->over || !emulator_ended(stage->emulator, 0, &status))
        return true;
    return stage_fail(stage, "the program has ended with status %d, unasked", status);
}

static void report(const struct stage *stage, const struct act *act)
{
    fprintf(stderr, "%s:%d: %s: %s\n", stage->play, act->line, act->kind->name, stage->complaint);
    if (stage->emulator != NULL) {
        char *screen = look_screen(stage->emulator);
        fprintf(stderr, "the screen:\n%s", screen);
        free(screen);
    }
}

static bool perform(struct stage *stage, const struct script *script, const struct options *options)
{
    for (size_t i = 0; i < script->count; i++) {
        const struct act *act = &script->act[i];
        if (!perform_act(stage, act) || (i + 1 == script->count && !lives_or_is_over(stage))) {
            report(stage, act);
            return false;
        }
        watch_act(stage, act);
        if (options->stop && strcmp(act->kind->name, "setup") == 0) {
            if ((stage->emulator == NULL && !stage_start(stage, NULL, 0)) ||
                !watch_hand_over(stage)) {
                report(stage, act);
                return false;
            }
            return true;
        }
    }
    return true;
}

/* "FOLDER/" of a path, with `more` behind it; to be freed. */
static char *beside(const char *path, const char *more)
{
    char *result = NULL;
    const char *slash = strrchr(path, '/');
    int length = slash == NULL ? 1 : (int)(slash - path);
    if (asprintf(&result, "%.*s/%s", length, slash == NULL ? "." : path, more) < 0)
        abort();
    return result;
}

static bool play_file(const char *path, const struct options *options)
{
    char self[4096] = "./play";
    struct script script;
    struct stage stage;
    if (!script_read(&script, path))
        return false;
    if (readlink("/proc/self/exe", self, sizeof self - 1) <= 0)
        return false;
    char *program = options->program == NULL ? beside(self, "../../src/command/camtay") : NULL;
    char *root = options->root == NULL ? beside(path, "../..") : NULL;
    char *program_path = realpath(program != NULL ? program : options->program, NULL);
    char *root_path = realpath(root != NULL ? root : options->root, NULL);
    bool good = program_path != NULL && root_path != NULL;
    if (good) {
        stage_init(&stage, path, program_path, root_path);
        stage.watch = options->watch;
        stage.accept = options->accept;
        good = perform(&stage, &script, options);
        good = stage_release(&stage) && good;
    } else {
        fprintf(stderr, "%s: there is no program %s\n", path,
                program != NULL ? program : options->program);
    }
    free(program);
    free(root);
    free(program_path);
    free(root_path);
    script_release(&script);
    return good;
}

/* Fills the options; false after saying what is wrong. */
static bool read_options(int argc, char **argv, struct options *options)
{
    static const struct option names[] = {
        {"program", required_argument, NULL, 'p'},
        {"root", required_argument, NULL, 'r'},
        {"show", no_argument, NULL, 'v'},
        {"slow", no_argument, NULL, 's'},
        {"stop-after-setup", no_argument, NULL, 'k'},
        {"accept", no_argument, NULL, 'a'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    const char *accept = getenv("CAMTAY_ACCEPT");
    options->accept = accept != NULL && strcmp(accept, "1") == 0;
    for (int name; (name = getopt_long(argc, argv, "", names, NULL)) != -1;) {
        switch (name) {
        case 'p': options->program = optarg; break;
        case 'r': options->root = optarg; break;
        case 'v': options->watch = WATCH_SHOW; break;
        case 's': options->watch = WATCH_SLOW; break;
        case 'k': options->stop = true; break;
        case 'a': options->accept = true; break;
        case 'h': fputs(usage, stdout); exit(0);
        default: return false;
        }
    }
    return optind < argc;
}

int main(int argc, char **argv)
{
    struct options options = {0};
    bool good = true;
    if (!read_options(argc, argv, &options)) {
        fputs(usage, stderr);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    for (int i = optind; i < argc; i++) {
        bool done = play_file(argv[i], &options);
        if (argc - optind > 1 || options.watch != WATCH_NOT)
            printf("%s: %s\n", argv[i], done ? "passed" : "failed");
        good = good && done;
    }
    return good ? 0 : 1;
}
