#include "view/scan_differ.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

/* A text as letters with their marks. */
struct letters {
    const char *at[DIFFER_MOST];
    size_t size[DIFFER_MOST];
    int count;
};

static void split(const char *text, struct letters *letters)
{
    letters->count = 0;
    while (*text != '\0' && letters->count < DIFFER_MOST) {
        size_t size = text_grapheme(text);
        letters->at[letters->count] = text;
        letters->size[letters->count++] = size;
        text += size;
    }
}

static bool same(const struct letters *sent, int i, const struct letters *came, int j)
{
    return sent->size[i] == came->size[j] && memcmp(sent->at[i], came->at[j], sent->size[i]) == 0;
}

static int least(int one, int two, int three)
{
    int less = one < two ? one : two;
    return less < three ? less : three;
}

/* cost[i][j]: differences between what is left of `sent` from i on and of `came` from j on. */
static int *costs(const struct letters *sent, const struct letters *came)
{
    int width = came->count + 1;
    int *cost = memory_new((size_t)(sent->count + 1) * (size_t)width, sizeof *cost);
    for (int i = sent->count; i >= 0; i--)
        for (int j = came->count; j >= 0; j--) {
            int *here = &cost[i * width + j];
            if (i == sent->count || j == came->count)
                *here = sent->count - i + came->count - j;
            else if (same(sent, i, came, j))
                *here = here[width + 1];
            else
                *here = 1 + least(here[width + 1], here[width], here[1]);
        }
    return cost;
}

/* The same letter under other marks. */
static bool same_letter(const struct letters *sent, int i, const struct letters *came, int j)
{
    char one[64] = "", other[64] = "";
    if (sent->size[i] >= sizeof one || came->size[j] >= sizeof other)
        return false;
    memcpy(one, sent->at[i], sent->size[i]);
    memcpy(other, came->at[j], came->size[j]);
    char *a = text_fold(one), *b = text_fold(other);
    bool equal = a[0] != '\0' && strcmp(a, b) == 0;
    free(a);
    free(b);
    return equal;
}

/* A letter that the keyboard has not, or a sign in place of it. */
static bool is_marked(const struct letters *letters, int i)
{
    return letters->size[i] > 1;
}

static bool is_stand_in(const struct letters *letters, int i)
{
    return letters->at[i][0] == '?' || strncmp(letters->at[i], "\xef\xbf\xbd", 3) == 0;
}

static bool keeps_letter(const struct letters *sent, int i, const struct letters *came, int j)
{
    return same_letter(sent, i, came, j) || (is_marked(sent, i) && is_stand_in(came, j));
}

static void add_letter(struct buffer *words, const char *letter, size_t size)
{
    if (size == 1 && *letter == ' ')
        buffer_add_text(words, "dấu cách");
    else
        buffer_add(words, letter, size);
}

static void add_word(struct buffer *words, int *left, const char *before, const char *from,
                     size_t from_size, const char *middle, const char *to, size_t to_size)
{
    if ((*left)-- <= 0)
        return;
    if (words->length > 0)
        buffer_add_text(words, " · ");
    buffer_add_text(words, before);
    add_letter(words, from, from_size);
    buffer_add_text(words, middle);
    add_letter(words, to, to_size);
}

struct differ differ_compare(const char *sent_text, const char *came_text, int most,
                             struct buffer *words)
{
    struct differ differ = {.marks_only = true};
    struct letters sent, came;
    split(sent_text, &sent);
    split(came_text, &came);
    int *cost = costs(&sent, &came), width = came.count + 1, i = 0, j = 0;
    while (i < sent.count || j < came.count) {
        const int *here = &cost[i * width + j];
        if (i < sent.count && j < came.count && same(&sent, i, &came, j)) {
            i++, j++;
        } else if (i < sent.count && j < came.count && *here == 1 + here[width + 1]) {
            differ.changed++;
            differ.marks_only = differ.marks_only && keeps_letter(&sent, i, &came, j);
            add_word(words, &most, "", sent.at[i], sent.size[i], " thành ", came.at[j],
                     came.size[j]);
            i++, j++;
        } else if (i < sent.count && (j == came.count || *here == 1 + here[width])) {
            differ.lost++;
            differ.marks_only = differ.marks_only && is_marked(&sent, i);
            add_word(words, &most, "", sent.at[i], sent.size[i], " mất", "", 0);
            i++;
        } else {
            differ.added++;
            add_word(words, &most, "thừa ", came.at[j], came.size[j], "", "", 0);
            j++;
        }
    }
    differ.marks_only = differ.marks_only && differ.added == 0;
    free(cost);
    return differ;
}

static void add_part(struct buffer *shape, int digits, int others)
{
    if (digits + others == 0)
        buffer_add_text(shape, "trống");
    else if (others == 0)
        buffer_addf(shape, "%d số", digits);
    else
        buffer_addf(shape, "%d chữ", digits + others);
}

void differ_shape(const char *text, struct buffer *shape)
{
    int digits = 0, others = 0;
    for (; *text != '\0'; text += text_grapheme(text)) {
        if (*text == '|') {
            add_part(shape, digits, others);
            buffer_add_text(shape, " | ");
            digits = others = 0;
        } else if (*text >= '0' && *text <= '9') {
            digits++;
        } else {
            others++;
        }
    }
    add_part(shape, digits, others);
}
