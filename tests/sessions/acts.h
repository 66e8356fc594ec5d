/* The acts that a play is made of: one table of names, one function each. */
#ifndef CAMTAY_SESSIONS_ACTS_H
#define CAMTAY_SESSIONS_ACTS_H

#include <stdbool.h>
#include <stddef.h>

struct stage;
struct word;

struct act_kind {
    const char *name;
    size_t least, most; /* words after the name */
    bool rest;          /* the rest of its line is one text */
    bool live;          /* needs the program running: starts it if it was never started */
    /* Does it. False: stage_fail has said what was expected and what was there instead. */
    bool (*run)(struct stage *stage, const struct word *word, size_t count);
};

/* The act of that name, or NULL. */
const struct act_kind *act_kind_find(const char *name);

/* \e, \n, \r, \t, \\ and \xHH in place; returns the number of bytes. */
size_t act_unescape(char *text);

/* The functions of the table, by what they are about. */
bool act_size(struct stage *stage, const struct word *word, size_t count);
bool act_term(struct stage *stage, const struct word *word, size_t count);
bool act_commune(struct stage *stage, const struct word *word, size_t count);
bool act_clock(struct stage *stage, const struct word *word, size_t count);
bool act_env(struct stage *stage, const struct word *word, size_t count);
bool act_unset(struct stage *stage, const struct word *word, size_t count);
bool act_setup(struct stage *stage, const struct word *word, size_t count);
bool act_seed(struct stage *stage, const struct word *word, size_t count);
bool act_write(struct stage *stage, const struct word *word, size_t count);
bool act_remove(struct stage *stage, const struct word *word, size_t count);
bool act_mode(struct stage *stage, const struct word *word, size_t count);

bool act_start(struct stage *stage, const struct word *word, size_t count);
bool act_restart(struct stage *stage, const struct word *word, size_t count);
bool act_kill(struct stage *stage, const struct word *word, size_t count);
bool act_hangup(struct stage *stage, const struct word *word, size_t count);
bool act_end(struct stage *stage, const struct word *word, size_t count);
bool act_input(struct stage *stage, const struct word *word, size_t count);
bool act_run(struct stage *stage, const struct word *word, size_t count);
bool act_output(struct stage *stage, const struct word *word, size_t count);

bool act_pin(struct stage *stage, const struct word *word, size_t count);
bool act_type(struct stage *stage, const struct word *word, size_t count);
bool act_hand(struct stage *stage, const struct word *word, size_t count);
bool act_pause(struct stage *stage, const struct word *word, size_t count);
bool act_key(struct stage *stage, const struct word *word, size_t count);
bool act_bytes(struct stage *stage, const struct word *word, size_t count);
bool act_paste(struct stage *stage, const struct word *word, size_t count);
bool act_resize(struct stage *stage, const struct word *word, size_t count);

bool act_plug(struct stage *stage, const struct word *word, size_t count);
bool act_unplug(struct stage *stage, const struct word *word, size_t count);
bool act_scan(struct stage *stage, const struct word *word, size_t count);

bool act_expect(struct stage *stage, const struct word *word, size_t count);
bool act_refuse(struct stage *stage, const struct word *word, size_t count);
bool act_golden(struct stage *stage, const struct word *word, size_t count);
bool act_qr(struct stage *stage, const struct word *word, size_t count);
bool act_picture(struct stage *stage, const struct word *word, size_t count);

#endif
