#include "ui/typing_mark.h"

#include <string.h>

/* What a key may be. */
enum act_kind { ACT_LETTER, ACT_TONE, ACT_CIRCUMFLEX, ACT_HORN, ACT_BREVE, ACT_HOOKED, ACT_STROKE };

struct act {
    enum act_kind kind;
    enum tone tone;  /* ACT_TONE; TONE_LEVEL takes it off */
    int32_t base;    /* the only letter that it marks; 0: any that can bear it */
    bool own_script; /* a digit that only the letters of TYPING_PLACE know */
};

/* How a change went. */
enum change { CHANGE_NONE, CHANGE_DONE, CHANGE_UNDONE };

/* ---- which key is what ------------------------------------------------------------------------- */

static struct act telex_act(int key)
{
    static const char keys[] = "zsfrxj"; /* in the order of enum tone */
    const char *tone = strchr(keys, key);
    if (tone != NULL && *tone != '\0')
        return (struct act){.kind = ACT_TONE, .tone = (enum tone)(tone - keys)};
    switch (key) {
    case 'a':
    case 'e':
    case 'o': return (struct act){.kind = ACT_CIRCUMFLEX, .base = key};
    case 'w': return (struct act){.kind = ACT_HOOKED};
    case 'd': return (struct act){.kind = ACT_STROKE, .base = 'd'};
    case '8': return (struct act){.kind = ACT_BREVE, .own_script = true};
    case '9': return (struct act){.kind = ACT_STROKE, .base = 'b', .own_script = true};
    case '4': return (struct act){.kind = ACT_TONE, .tone = TONE_TILDE, .own_script = true};
    default: return (struct act){.kind = ACT_LETTER};
    }
}

static struct act vni_act(int key)
{
    if (key >= '0' && key <= '5')
        return (struct act){.kind = ACT_TONE, .tone = (enum tone)(key - '0')};
    switch (key) {
    case '6': return (struct act){.kind = ACT_CIRCUMFLEX};
    case '7': return (struct act){.kind = ACT_HORN};
    case '8': return (struct act){.kind = ACT_BREVE};
    case '9': return (struct act){.kind = ACT_STROKE};
    default: return (struct act){.kind = ACT_LETTER};
    }
}

static struct act act_of(const struct typing_rules *rules, int key)
{
    int lower = key >= 'A' && key <= 'Z' ? key + 0x20 : key;
    if (lower <= 0 || lower >= 0x80)
        return (struct act){.kind = ACT_LETTER};
    struct act act = rules->method == TYPING_VNI ? vni_act(lower) : telex_act(lower);
    if (act.own_script && rules->scope != TYPING_PLACE)
        act.kind = ACT_LETTER;
    return act;
}

/* ---- marks ------------------------------------------------------------------------------------- */

/* Letters without any vowel are an abbreviation: HĐND, NĐ-CP. */
static bool has_vowel(const struct word *word)
{
    size_t start = 0, end = 0;
    return syllable_vowels(word->letter, word->count, &start, &end);
}

bool word_stands(const struct word *word, const struct typing_rules *rules)
{
    return rules->scope == TYPING_PLACE || !has_vowel(word) ||
           syllable_possible(word->letter, word->count, word->tone);
}

/* Marks letter `at` if the word then can be one; with the u of ươ as its o goes. */
static bool try_mark(struct word *word, const struct typing_rules *rules, size_t at,
                     enum letter_mark mark)
{
    struct word before = *word;
    struct letter *letter = &word->letter[at];
    letter->mark = mark;
    letter->from_w = false;
    if (mark == MARK_CIRCUMFLEX && letter->base == 'o' && at > 0 &&
        word->letter[at - 1].base == 'u' && word->letter[at - 1].mark == MARK_HORN)
        word->letter[at - 1].mark = MARK_NONE;
    if (word_stands(word, rules))
        return true;
    *word = before;
    return false;
}

/* The letters that a mark may look at, from the cursor back to the start, then from the end back to the
 * cursor: what was typed last is meant. */
static size_t nth_back(const struct word *word, size_t n)
{
    return n < word->at ? word->at - 1 - n : word->count - 1 - (n - word->at);
}

static bool can_bear(const struct letter *letter, enum letter_mark mark,
                     const struct typing_rules *rules)
{
    static const char *const bases[] = {[MARK_NONE] = "",
                                        [MARK_CIRCUMFLEX] = "aeo",
                                        [MARK_BREVE] = "a",
                                        [MARK_HORN] = "ou",
                                        [MARK_STROKE] = "d",
                                        [MARK_TILDE] = "",
                                        [MARK_CIRCUMFLEX_BREVE] = ""};
    if (letter->base <= 0 || letter->base >= 0x80)
        return false;
    if (rules->scope == TYPING_PLACE && mark == MARK_BREVE)
        return strchr("aeiouc", (int)letter->base) != NULL;
    if (rules->scope == TYPING_PLACE && mark == MARK_STROKE)
        return letter->base == 'd' || letter->base == 'b';
    return strchr(bases[mark], (int)letter->base) != NULL;
}

static enum change put_mark(struct word *word, const struct typing_rules *rules, int32_t base,
                            enum letter_mark mark)
{
    for (size_t n = 0; n < word->count; n++) {
        size_t at = nth_back(word, n);
        struct letter *letter = &word->letter[at];
        bool both = mark == MARK_BREVE && letter->mark == MARK_CIRCUMFLEX && letter->base != 'a';
        if ((base != 0 && letter->base != base) || !can_bear(letter, mark, rules))
            continue;
        if (letter->mark == mark || letter->mark == MARK_CIRCUMFLEX_BREVE) {
            letter->mark = letter->mark == mark ? MARK_NONE : MARK_CIRCUMFLEX;
            return CHANGE_UNDONE;
        }
        if (try_mark(word, rules, at, both ? MARK_CIRCUMFLEX_BREVE : mark))
            return CHANGE_DONE;
    }
    return CHANGE_NONE;
}

/* In an abbreviation only the letter before the cursor is meant: NDCD is no NĐC. */
static enum change put_stroke(struct word *word, const struct typing_rules *rules, int32_t base)
{
    if (!has_vowel(word) &&
        (word->at == 0 || !can_bear(&word->letter[word->at - 1], MARK_STROKE, rules)))
        return CHANGE_NONE;
    return put_mark(word, rules, base, MARK_STROKE);
}

/* u and o side by side, the first of the two; word->count if there are none. */
static size_t find_uo(const struct word *word)
{
    size_t start = 0, end = 0;
    if (!syllable_vowels(word->letter, word->count, &start, &end))
        return word->count;
    for (size_t i = start; i + 1 < end; i++) {
        if (word->letter[i].base == 'u' && word->letter[i + 1].base == 'o')
            return i;
    }
    return word->count;
}

/* Both at once: ươ. */
static enum change horn_both(struct word *word, const struct typing_rules *rules, size_t at)
{
    struct word before = *word;
    struct letter *u = &word->letter[at], *o = &word->letter[at + 1];
    if (u->mark == MARK_HORN && o->mark == MARK_HORN) {
        u->mark = o->mark = MARK_NONE;
        return CHANGE_UNDONE;
    }
    u->mark = o->mark = MARK_HORN;
    u->from_w = false;
    if (word_stands(word, rules))
        return CHANGE_DONE;
    *word = before;
    return CHANGE_NONE;
}

static enum change put_horn(struct word *word, const struct typing_rules *rules)
{
    size_t uo = find_uo(word);
    enum change change = uo < word->count ? horn_both(word, rules, uo) : CHANGE_NONE;
    return change != CHANGE_NONE ? change : put_mark(word, rules, 0, MARK_HORN);
}

/* Letters that w marks: not the u of qu, and no c. */
static bool is_hooked_by_w(const struct word *word, size_t at)
{
    int32_t base = word->letter[at].base;
    bool glide = base == 'u' && at == 1 && word->letter[0].base == 'q';
    return !glide && (base == 'a' || base == 'o' || base == 'u');
}

static enum change hook_vowel(struct word *word, const struct typing_rules *rules)
{
    for (size_t n = 0; n < word->count; n++) {
        size_t at = nth_back(word, n);
        struct letter *letter = &word->letter[at];
        enum letter_mark mark = letter->base == 'a' ? MARK_BREVE : MARK_HORN;
        if (!is_hooked_by_w(word, at))
            continue;
        if (letter->mark == mark) {
            letter->mark = MARK_NONE;
            letter->base = letter->from_w ? 'w' : letter->base;
            return CHANGE_UNDONE;
        }
        if (try_mark(word, rules, at, mark))
            return CHANGE_DONE;
    }
    return CHANGE_NONE;
}

/* w: ă, ơ or ư, whichever makes a word; ư where there is no vowel to bear it. */
static enum change put_hooked(struct word *word, const struct typing_rules *rules, bool upper)
{
    size_t uo = find_uo(word);
    enum change change = uo < word->count ? horn_both(word, rules, uo) : CHANGE_NONE;
    if (change == CHANGE_NONE)
        change = hook_vowel(word, rules);
    bool begins = rules->scope == TYPING_PLACE && word->at == 0;
    if (change != CHANGE_NONE || begins || has_vowel(word))
        return change;
    struct word before = *word;
    struct letter letter = {.base = 'u', .upper = upper, .mark = MARK_HORN, .from_w = true};
    if (word_insert(word, letter) && word_stands(word, rules))
        return CHANGE_DONE;
    *word = before;
    return CHANGE_NONE;
}

/* ---- tones ------------------------------------------------------------------------------------- */

/* The n before any vowel is ñ; r after a consonant that begins no syllable of ours is a letter. */
static enum change put_tone(struct word *word, const struct typing_rules *rules, enum tone tone,
                            int key)
{
    size_t start = 0, end = 0;
    bool place = rules->scope == TYPING_PLACE;
    bool vowels = syllable_vowels(word->letter, word->count, &start, &end);
    if (!vowels && place && tone == TONE_TILDE && key == '4' && word->at > 0 &&
        word->letter[word->at - 1].base == 'n') {
        struct letter *letter = &word->letter[word->at - 1];
        letter->mark = letter->mark == MARK_TILDE ? MARK_NONE : MARK_TILDE;
        return letter->mark == MARK_TILDE ? CHANGE_DONE : CHANGE_UNDONE;
    }
    if (!vowels || (rules->method == TYPING_TELEX && key == '4'))
        return CHANGE_NONE;
    if (place && (key == 'r' || key == 'R') && !syllable_onset_known(word->letter, word->count))
        return CHANGE_NONE;
    if (word->tone == tone && tone == TONE_LEVEL)
        return CHANGE_NONE;
    if (word->tone == tone) {
        word->tone = TONE_LEVEL;
        return CHANGE_UNDONE;
    }
    word->tone = tone;
    return CHANGE_DONE;
}

/* ---- a key ------------------------------------------------------------------------------------- */

bool typing_is_letter(int key)
{
    return (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z');
}

/* The key as a letter of the word. A digit is none: it ends the word. */
static bool add_letter(struct word *word, int key)
{
    bool upper = key >= 'A' && key <= 'Z';
    return typing_is_letter(key) &&
           word_insert(word, (struct letter){.base = upper ? key + 0x20 : key, .upper = upper});
}

static enum change do_mark(struct word *word, const struct typing_rules *rules, struct act act,
                           bool upper)
{
    switch (act.kind) {
    case ACT_CIRCUMFLEX: return put_mark(word, rules, act.base, MARK_CIRCUMFLEX);
    case ACT_HORN: return put_horn(word, rules);
    case ACT_BREVE: return put_mark(word, rules, 0, MARK_BREVE);
    case ACT_HOOKED: return put_hooked(word, rules, upper);
    case ACT_STROKE: return put_stroke(word, rules, act.base);
    case ACT_TONE:
    case ACT_LETTER: break;
    }
    return CHANGE_NONE;
}

/* True if the key as a letter makes a syllable of the word: ngoao. */
static bool is_letter_of_syllable(const struct word *word, int key)
{
    struct word longer = *word;
    return add_letter(&longer, key) && has_vowel(&longer) &&
           syllable_possible(longer.letter, longer.count, longer.tone);
}

/* Where names compose outside the syllable too, what a syllable would be comes first: uaw is ưa, no uă. */
static enum change do_act(struct word *word, const struct typing_rules *rules, struct act act,
                          int key)
{
    struct typing_rules strict = *rules;
    bool upper = key >= 'A' && key <= 'Z';
    if (act.kind == ACT_TONE)
        return put_tone(word, rules, act.tone, key);
    bool begins = act.kind == ACT_HOOKED && word->at == 0;
    strict.scope = TYPING_SYLLABLE;
    if (rules->scope == TYPING_PLACE && !begins) {
        enum change change = do_mark(word, &strict, act, upper);
        if (change != CHANGE_NONE || is_letter_of_syllable(word, key))
            return change;
    }
    return do_mark(word, rules, act, upper);
}

enum outcome word_key(struct word *word, const struct typing_rules *rules, int key, bool *undone)
{
    struct word before = *word;
    enum change change = *undone ? CHANGE_NONE : do_act(word, rules, act_of(rules, key), key);
    if (change == CHANGE_UNDONE && !word_stands(&before, rules)) {
        *word = before; /* the mark is not shown: in "serv" there is no tone to take off */
        change = CHANGE_NONE;
    }
    if (change == CHANGE_DONE)
        return OUT_COMPOSED;
    if (change == CHANGE_UNDONE) {
        *undone = true;
        if (!typing_is_letter(key))
            return OUT_DIGIT;
        struct letter *last = word->at > 0 ? &word->letter[word->at - 1] : NULL;
        if (last != NULL && last->base == 'w' && last->from_w) {
            last->from_w = false; /* the key w alone was an ư: it is a w again */
            return OUT_COMPOSED;
        }
    }
    return add_letter(word, key) ? OUT_COMPOSED : OUT_LEFT;
}
