/* Whether a scanner may have spoilt a name. It errs towards asking: then the clerk looks at the card. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"
#include "domain/card.h"

/* Vietnamese surnames, folded. One of them and no accent in the whole name: the accents were lost.
 * @source rules.md §2 (lost accents: a name without any accent plus a Vietnamese surname) */
static const char *const surnames[] = {
    "an",     "au",     "bach",  "banh",   "be",    "bui",  "cao",   "chau",  "che",   "chu",
    "cu",     "cung",   "dam",   "dang",   "dao",   "diep", "dinh",  "do",    "doan",  "dong",
    "duong",  "duy",    "giang", "giap",   "ha",    "han",  "hoang", "ho",    "hong",  "hua",
    "huynh",  "khong",  "khuat", "khuc",   "kieu",  "kim",  "la",    "lai",   "lam",   "le",
    "len",    "lo",     "luc",   "luong",  "luu",   "lu",   "ly",    "ma",    "mac",   "mach",
    "mai",    "nghiem", "ngo",   "nguyen", "nguyn", "ninh", "nong",  "ong",   "pham",  "phan",
    "phi",    "pho",    "phung", "phuong", "quach", "quan", "ta",    "tang",  "than",  "thach",
    "thai",   "thi",    "tieu",  "to",     "ton",   "tong", "tran",  "trang", "trieu", "trinh",
    "truong", "tu",     "tuong", "ung",    "van",   "vi",   "vo",    "vu",    "vuong",
};

static bool is_surname(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof surnames / sizeof surnames[0]; i++) {
        if (strlen(surnames[i]) == length && memcmp(surnames[i], word, length) == 0)
            return true;
    }
    return false;
}

#define MOST_LETTERS 20 /* of a word that could be a surname with keys in it */

/* "nguyeenx", "nguye6n4", "ddinhj": the keys of Telex or VNI still stand in it. Doubled letters, w and digits
 * go, and one of s f r x j, wherever it stands: is a surname left? */
static bool is_typed_surname(const char *word, size_t length)
{
    char left[MOST_LETTERS + 1], without[MOST_LETTERS + 1];
    size_t count = 0;
    if (length > MOST_LETTERS)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool key = word[i] == 'w' || (word[i] >= '0' && word[i] <= '9');
        if (!key && (count == 0 || left[count - 1] != word[i]))
            left[count++] = word[i];
    }
    if (count < length && is_surname(left, count))
        return true;
    for (size_t i = 1; i < count; i++) {
        memcpy(without, left, i);
        memcpy(without + i, left + i + 1, count - i - 1);
        if (strchr("sfrxj", left[i]) != NULL && is_surname(without, count - 1))
            return true;
    }
    return false;
}

/* "Vn", "Trn": a word whose vowels were dropped. One letter alone is a name here (A, Y, H', K'). */
static bool has_word_without_vowel(const char *folded)
{
    while (*folded != '\0') {
        size_t length = strcspn(folded, " ");
        size_t letters = strspn(folded, "bcdfghjklmnpqrstvwxz");
        if (length > 1 && letters == length)
            return true;
        folded += length + (folded[length] == ' ');
    }
    return false;
}

/* Marks and letters of Vietnamese and of the languages around Kon Tum; anything else comes from a misreading.
 * @source rules.md §4 (ĕ ĭ ŏ ŭ č ñ ƀ, ô̆) */
static bool is_mark_of_here(int32_t mark)
{
    switch (mark) {
    case 0x0300: /* grave, acute, circumflex, tilde */
    case 0x0301:
    case 0x0302:
    case 0x0303:
    case 0x0306: /* breve, hook, caron, horn, dot below */
    case 0x0309:
    case 0x030C:
    case 0x031B:
    case 0x0323: return true;
    default: return false;
    }
}

static bool is_point_of_here(int32_t point)
{
    static const int32_t others[] = {0x0110, 0x0111, 0x0180, 0x0243, 0x2019, 0x02BC};
    if (point < 0x80)
        return true; /* name_valid has looked at it */
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (others[i] == point)
            return true;
    }
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(point, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
    bool here = count >= 1 && count <= 8 && (parts[0] < 0x80 || is_mark_of_here(parts[0]));
    for (utf8proc_ssize_t i = 1; i < count && here; i++)
        here = is_mark_of_here(parts[i]);
    return here;
}

/* What the letters of a name are like. */
struct looks {
    bool ascii;   /* no accent, no mark at all */
    bool foreign; /* a letter from elsewhere */
    bool turned;  /* "nGUYỄN": the capitals were locked */
};

static struct looks look_at(const char *name)
{
    struct looks looks = {.ascii = true};
    bool small_first = false, word_begins = true;
    for (size_t at = 0; name[at] != '\0';) {
        utf8proc_int32_t point = 0;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)name + at, -1, &point);
        if (size <= 0)
            return (struct looks){.foreign = true};
        bool small = utf8proc_category(point) == UTF8PROC_CATEGORY_LL;
        bool capital = utf8proc_category(point) == UTF8PROC_CATEGORY_LU;
        looks.ascii = looks.ascii && point < 0x80;
        looks.foreign = looks.foreign || !is_point_of_here(point);
        looks.turned = looks.turned || (small_first && capital);
        if (word_begins)
            small_first = small;
        word_begins = point == ' ';
        at += (size_t)size;
    }
    return looks;
}

bool card_name_is_doubtful(const char *name)
{
    if (!name_valid(name, NULL))
        return true;
    struct looks looks = look_at(name);
    if (looks.foreign || looks.turned)
        return true;
    char *folded = text_fold(name);
    size_t first = strcspn(folded, " ");
    bool doubtful = has_word_without_vowel(folded) ||
                    (looks.ascii && (is_surname(folded, first) || is_typed_surname(folded, first)));
    explicit_bzero(folded, strlen(folded));
    free(folded);
    return doubtful;
}
