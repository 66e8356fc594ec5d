#include "sessions/acts.h"

#include <string.h>

enum { any = 64 };

static const struct act_kind kinds[] = {
    /* before the curtain: act_scene.c */
    {"size", 1, 1, false, false, act_size},
    {"term", 1, 1, false, false, act_term},
    {"commune", 1, 1, false, false, act_commune},
    {"clock", 1, 2, false, false, act_clock},
    {"env", 1, 1, false, false, act_env},
    {"unset", 1, 1, false, false, act_unset},
    {"setup", 2, 3, false, false, act_setup},
    {"seed", 1, any, false, false, act_seed},
    {"write", 2, 2, false, false, act_write},
    {"remove", 1, 1, false, false, act_remove},
    {"mode", 2, 2, false, false, act_mode},
    /* the program's life: act_program.c */
    {"start", 0, any, false, false, act_start},
    {"restart", 0, any, false, false, act_restart},
    {"kill", 1, 1, false, true, act_kill},
    {"hangup", 0, 0, false, true, act_hangup},
    {"end", 0, 1, false, false, act_end},
    {"input", 1, 1, false, false, act_input},
    {"run", 1, 1, true, false, act_run},
    {"output", 1, 1, true, false, act_output},
    /* what the clerk does: act_hands.c */
    {"pin", 1, 1, false, true, act_pin},
    {"type", 1, any, false, true, act_type},
    {"hand", 1, any, false, true, act_hand},
    {"pause", 1, 1, false, true, act_pause},
    {"key", 1, any, false, true, act_key},
    {"bytes", 1, 1, true, true, act_bytes},
    {"paste", 1, 2, false, true, act_paste},
    {"resize", 1, 1, false, true, act_resize},
    /* a scanner on a serial port: act_scanner.c */
    {"plug", 1, 1, false, false, act_plug},
    {"unplug", 0, 0, false, false, act_unplug},
    {"scan", 1, 1, true, true, act_scan},
    /* what must be seen: act_eyes.c */
    {"expect", 1, 1, true, true, act_expect},
    {"refuse", 1, 1, true, true, act_refuse},
    {"golden", 1, 1, false, true, act_golden},
    {"qr", 1, 1, false, true, act_qr},
    {"picture", 1, 3, false, true, act_picture},
};

const struct act_kind *act_kind_find(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(name, kinds[i].name) == 0)
            return &kinds[i];
    return NULL;
}
