/* Letters without their marks, quickly: a table of the letters of Latin names, made from utf8proc once.
 * A million names are folded after the PIN; utf8proc itself would take half a second for it. */
#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "ledger/search_private.h"

enum letter_class { IS_LETTER, IS_MARK, IS_BREAK, IS_NOTHING };
enum { MARK_BREVE = 1, MARK_CIRCUMFLEX = 2, MARK_HORN = 4, MARK_STROKE = 8, MARK_OTHER = 16 };

struct letter {
    uint16_t base; /* the plain letter; of a mark, itself */
    uint8_t class;
    uint8_t mark;
    uint8_t tone;
};

/* Latin with its marks, Vietnamese, and the quotes, hyphens and spaces of typography. */
static const struct range {
    int32_t first, last;
} ranges[] = {{0x0000, 0x036F}, {0x1E00, 0x1EFF}, {0x2000, 0x206F}};
#define RANGES (sizeof ranges / sizeof ranges[0])
#define TABLE  (0x0370 + 0x0100 + 0x0070)

struct fold_table {
    struct letter letter[TABLE];
};

static const struct letter *find(const struct fold_table *table, int32_t point)
{
    int32_t before = 0;
    for (size_t i = 0; i < RANGES; i++) {
        if (point >= ranges[i].first && point <= ranges[i].last)
            return &table->letter[before + point - ranges[i].first];
        before += ranges[i].last - ranges[i].first + 1;
    }
    return NULL;
}

/* ---- the table ------------------------------------------------------------------------------- */

static uint8_t tone_of(int32_t mark)
{
    static const int32_t tones[] = {0x0300, 0x0309, 0x0303, 0x0301, 0x0323};
    for (unsigned i = 0; i < sizeof tones / sizeof tones[0]; i++) {
        if (tones[i] == mark)
            return (uint8_t)(i + 1);
    }
    return 0;
}

static uint8_t mark_of(int32_t mark)
{
    switch (mark) {
    case 0x0306: return MARK_BREVE;
    case 0x0302: return MARK_CIRCUMFLEX;
    case 0x031B: return MARK_HORN;
    default: return MARK_OTHER;
    }
}

/* A tone is a vowel's: the tilde of ñ is none. */
static void take_mark(uint16_t base, int32_t point, uint8_t *mark, uint8_t *tone)
{
    bool vowel = base != 0 && base < 0x80 && strchr("aeiouy", base) != NULL;
    if (vowel && tone_of(point) != 0)
        *tone = tone_of(point);
    else
        *mark |= mark_of(point);
}

static enum letter_class class_of(int32_t point)
{
    switch (point) {
    case '\'':
    case '`':
    case '-':
    case 0x00B4:
    case 0x02B9:
    case 0x02BB:
    case 0x02BC:
    case 0x2018:
    case 0x2019:
    case 0x2032: return IS_NOTHING; /* base/text.h: quotes and hyphens are left out */
    default: break;
    }
    utf8proc_category_t category = utf8proc_category(point);
    switch (category) {
    case UTF8PROC_CATEGORY_MN: return IS_MARK;
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_CF: return IS_NOTHING;
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_ND: return IS_LETTER;
    default: return IS_BREAK; /* "Ng.Lan": two words */
    }
}

static struct letter make_letter(int32_t point)
{
    struct letter letter = {.base = (uint16_t)point, .class = (uint8_t)class_of(point)};
    if (letter.class != IS_LETTER)
        return letter;
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(point, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
    if (count < 1 || count > 8)
        return letter;
    letter.base = (uint16_t)utf8proc_tolower(parts[0]);
    if (letter.base == 0x0111 || letter.base == 0x0180) { /* đ ƀ do not decompose */
        letter.base = letter.base == 0x0111 ? 'd' : 'b';
        letter.mark = MARK_STROKE;
    }
    for (utf8proc_ssize_t i = 1; i < count; i++)
        take_mark(letter.base, parts[i], &letter.mark, &letter.tone);
    return letter;
}

struct fold_table *fold_table_new(void)
{
    struct fold_table *table = memory_new(1, sizeof *table);
    struct letter *next = table->letter;
    for (size_t i = 0; i < RANGES; i++) {
        for (int32_t point = ranges[i].first; point <= ranges[i].last; point++)
            *next++ = make_letter(point);
    }
    return table;
}

size_t fold_table_bytes(void)
{
    return sizeof(struct fold_table);
}

/* ---- folding --------------------------------------------------------------------------------- */

/* A text on its way into `folded`. */
struct folding {
    struct folded *folded;
    uint16_t base; /* of the last letter */
    size_t at;     /* where it stands */
    uint8_t tone;  /* of the word so far */
    bool in_word;
};

static void end_word(struct folding *folding)
{
    struct folded *folded = folding->folded;
    if (!folding->in_word)
        return;
    folded->letters[folded->length] = ' ';
    folded->marks[folded->length++] = folding->tone;
    folding->in_word = false;
    folding->base = 0;
    folding->tone = 0;
}

/* False: there is no room left (one byte is kept for the end of the word). */
static bool add_letter(struct folding *folding, const struct letter *letter)
{
    struct folded *folded = folding->folded;
    utf8proc_uint8_t bytes[4] = {(utf8proc_uint8_t)letter->base};
    size_t size = letter->base < 0x80
                      ? 1
                      : (size_t)utf8proc_encode_char((utf8proc_int32_t)letter->base, bytes);
    if (folded->length + size + 1 >= FOLDED_SIZE)
        return false;
    folding->at = folded->length;
    folding->base = letter->base;
    folding->in_word = true;
    if (letter->tone != 0)
        folding->tone = letter->tone;
    for (size_t i = 0; i < size; i++) {
        folded->letters[folded->length] = (char)bytes[i];
        folded->marks[folded->length++] = letter->mark;
    }
    return true;
}

static bool take(struct folding *folding, const struct letter *letter)
{
    switch ((enum letter_class)letter->class) {
    case IS_NOTHING: return true;
    case IS_BREAK: end_word(folding); return true;
    case IS_LETTER: return add_letter(folding, letter);
    case IS_MARK: break;
    }
    if (folding->in_word && folding->base != 0)
        take_mark(folding->base, letter->base, &folding->folded->marks[folding->at],
                  &folding->tone);
    return true;
}

void fold_text(const struct fold_table *table, const char *text, struct folded *folded)
{
    struct folding folding = {.folded = folded};
    folded->length = 0;
    bool room = true;
    while (*text != '\0' && room) {
        utf8proc_int32_t point = (unsigned char)*text;
        utf8proc_ssize_t bytes = 1;
        if (point >= 0x80)
            bytes = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &point);
        text += bytes > 0 ? bytes : 1;
        if (bytes <= 0)
            continue;
        const struct letter *letter = find(table, point);
        struct letter other = {.base = (uint16_t)point};
        if (letter == NULL && point > UINT16_MAX)
            continue;
        room = take(&folding, letter != NULL ? letter : &other);
    }
    end_word(&folding);
    if (folded->length > 0)
        folded->length--; /* the last word's space becomes the end */
    folded->letters[folded->length] = '\0';
    if (folded->length == 0)
        folded->marks[0] = 0;
}
