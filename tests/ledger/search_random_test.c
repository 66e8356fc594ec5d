/* Invented people and what one might type, against search_model.h: found are the same, in the same
 * order, after whatever was added, corrected and taken out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/random.h"
#include "ledger/search.h"
#include "search_model.h"

#define SHOWN 7
#define PARTS 5

static const char *const syllables[] = {
    "Nguyễn", "Trần",    "Phạm", "Phan", "Lê",  "Đinh", "Hoàng", "Ngô",  "Văn",
    "Thị",    "Thanh",   "Hữu",  "Đức",  "Hoà", "Hòa",  "Lan",   "Lân",  "Lành",
    "Hương",  "Hồng",    "Thúy", "Thuỷ", "A",   "Y",    "Thuk",  "Blưi", "Ƀô̆",
    "Kŭn",    "H'Nhưởi", "Lêr",  "Siu",  "Rơ",  "Châm", "Ng",    "T",    "Tr"};
static const char *const hamlets[] = {"", "Măng La", "Kon Hngo Ktu", "Phương Quý 1", "Thôn 12"};
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

struct crowd {
    struct random random;
    struct search *search;
    struct model_person *person;
    size_t count, room;
};

static uint32_t below(struct crowd *crowd, uint32_t limit)
{
    uint32_t value;
    random_fill(&crowd->random, &value, sizeof value);
    return value % limit;
}

static void set_texts(struct crowd *crowd, struct model_person *person)
{
    person->name[0] = '\0';
    for (uint32_t i = below(crowd, 5); i > 0; i--)
        snprintf(person->name + strlen(person->name), sizeof person->name - strlen(person->name),
                 "%s%s", person->name[0] != '\0' ? " " : "",
                 syllables[below(crowd, COUNT(syllables))]);
    person->birth_year = below(crowd, 5) == 0 ? 0 : 1940 + (int)below(crowd, 80);
    person->number[0] = person->phone[0] = '\0';
    if (below(crowd, 4) > 0)
        snprintf(person->number, sizeof person->number, "0991%08u", below(crowd, 3000));
    if (below(crowd, 2) > 0)
        snprintf(person->phone, sizeof person->phone, "0500%06u", below(crowd, 3000));
    snprintf(person->hamlet, sizeof person->hamlet, "%s", hamlets[below(crowd, COUNT(hamlets))]);
    model_read(person);
}

static struct search_person person_of(const struct model_person *model)
{
    return (struct search_person){model->id,     model->name,       model->number,  model->phone,
                                  model->hamlet, model->birth_year, model->last_day};
}

static struct model_person *add(struct crowd *crowd, int32_t day)
{
    if (crowd->count == crowd->room) {
        crowd->room = crowd->room > 0 ? crowd->room * 2 : 64;
        crowd->person = memory_resize(crowd->person, crowd->room, sizeof *crowd->person);
    }
    struct model_person *model = &crowd->person[crowd->count++];
    *model = (struct model_person){.last_day = day};
    snprintf(model->id, sizeof model->id, "%08x%08x%016zx", below(crowd, UINT32_MAX),
             below(crowd, UINT32_MAX), crowd->count);
    set_texts(crowd, model);
    return model;
}

static void fill(struct crowd *crowd, size_t people)
{
    crowd->search = search_new();
    for (size_t i = 1; i < COUNT(hamlets); i++)
        search_hamlet(crowd->search, hamlets[i], hamlets[i]);
    for (size_t i = 0; i < people; i++) {
        struct search_person person = person_of(add(crowd, 20000 - (int32_t)(i / 3)));
        search_add(crowd->search, &person);
    }
}

static void change(struct crowd *crowd)
{
    struct model_person *model = &crowd->person[below(crowd, (uint32_t)crowd->count)];
    switch (below(crowd, 3)) {
    case 0: model = add(crowd, 20000 + (int32_t)below(crowd, 10)); break;
    case 1:
        model->last_day += (int32_t)below(crowd, 5);
        model->gone = false;
        set_texts(crowd, model);
        break;
    default:
        model->gone = true;
        search_remove(crowd->search, model->id);
        return;
    }
    struct search_person person = person_of(model);
    search_put(crowd->search, &person);
}

/* ---- what is typed --------------------------------------------------------------------------- */

static size_t letters_of(const char *text, size_t most)
{
    size_t at = 0;
    for (; text[at] != '\0' && most > 0; most--) {
        for (at++; ((unsigned char)text[at] & 0xc0) == 0x80 || text[at] == '\xcc'; at++)
            ;
    }
    return at;
}

/* The beginning of a word as it stands, without its tone, or without accents. */
static void type_word(struct crowd *crowd, const char *text, char *typed, size_t size)
{
    struct model_words words;
    model_words_of(text, &words);
    if (words.count == 0)
        return;
    const struct model_word *word = &words.word[below(crowd, (uint32_t)words.count)];
    int length = (int)below(crowd, 6) + 1;
    char one[64];
    if (below(crowd, 3) == 0) {
        const char *whole = syllables[below(crowd, COUNT(syllables))];
        snprintf(one, sizeof one, "%.*s", (int)letters_of(whole, (size_t)length), whole);
    } else {
        model_write(word, length, below(crowd, 2) == 0, one, sizeof one);
    }
    snprintf(typed, size, "%s", one);
}

static void type_digits(struct crowd *crowd, const struct model_person *person, char *typed,
                        size_t size)
{
    uint32_t length = below(crowd, 6) + 1;
    const char *digits = below(crowd, 2) == 0 ? person->number : person->phone;
    size_t all = strlen(digits);
    switch (below(crowd, 4)) {
    case 0:
        snprintf(typed, size, "%04d", person->birth_year);
        typed[below(crowd, 4) + 1] = '\0';
        break;
    case 1: snprintf(typed, size, "%02d", person->birth_year % 100); break;
    case 2: snprintf(typed, size, "%.*s", (int)length * 2, digits); break;
    default: snprintf(typed, size, "%s", digits + (all > length ? all - length : 0)); break;
    }
}

static void type(struct crowd *crowd, char *typed, size_t size)
{
    static const char *const others[] = {"ng.", "T", "v", "ph", "tr", "hg", "zz", "1", "a", "kon"};
    const struct model_person *person = &crowd->person[below(crowd, (uint32_t)crowd->count)];
    typed[0] = '\0';
    for (uint32_t parts = below(crowd, PARTS) + 1; parts > 0; parts--) {
        char part[64] = "";
        switch (below(crowd, 6)) {
        case 0: type_digits(crowd, person, part, sizeof part); break;
        case 1: type_word(crowd, person->hamlet, part, sizeof part); break;
        case 2: snprintf(part, sizeof part, "%s", others[below(crowd, COUNT(others))]); break;
        default: type_word(crowd, person->name, part, sizeof part); break;
        }
        snprintf(typed + strlen(typed), size - strlen(typed), "%s%s", typed[0] != '\0' ? " " : "",
                 part);
    }
}

/* ---- comparing ------------------------------------------------------------------------------- */

struct rank {
    int exactness;
    int32_t day;
};

static int best_first(const void *one, const void *other)
{
    const struct rank *left = one, *right = other;
    if (left->exactness != right->exactness)
        return right->exactness - left->exactness;
    return left->day > right->day ? -1 : left->day < right->day;
}

static const struct model_person *by_id(const struct crowd *crowd, const char *id)
{
    for (size_t i = 0; i < crowd->count; i++) {
        if (strcmp(crowd->person[i].id, id) == 0)
            return &crowd->person[i];
    }
    fail_msg("nobody has the id %s", id);
    return NULL;
}

/* Each hit is worth what it says, and none is there twice. */
static void check_hits(const struct crowd *crowd, const char *typed, const struct search_hit *hits,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct model_person *model = by_id(crowd, hits[i].id);
        if (model_exactness(model, typed) != hits[i].exactness ||
            model->last_day != hits[i].last_day)
            fail_msg("[%s]: %s has %d of %d", typed, model->name, hits[i].exactness,
                     model_exactness(model, typed));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(hits[i].id, hits[j].id);
    }
}

/* True if all who fit were compared. */
static bool check(struct crowd *crowd, const char *typed)
{
    struct search_hit hits[SHOWN];
    bool complete;
    size_t count = search_find(crowd->search, typed, hits, SHOWN, &complete), fit = 0;
    check_hits(crowd, typed, hits, count);
    if (!complete)
        return false;
    struct rank *ranks = memory_new(crowd->count, sizeof *ranks);
    for (size_t i = 0; i < crowd->count; i++) {
        int exactness = model_exactness(&crowd->person[i], typed);
        if (exactness > 0)
            ranks[fit++] = (struct rank){exactness, crowd->person[i].last_day};
    }
    qsort(ranks, fit, sizeof *ranks, best_first);
    if (count != (fit < SHOWN ? fit : SHOWN))
        fail_msg("[%s] finds %zu of %zu", typed, count, fit);
    for (size_t i = 0; i < count; i++) {
        if (hits[i].exactness != ranks[i].exactness || hits[i].last_day != ranks[i].day)
            fail_msg("[%s]: hit %zu is %s (%d, %d), not (%d, %d)", typed, i,
                     by_id(crowd, hits[i].id)->name, hits[i].exactness, hits[i].last_day,
                     ranks[i].exactness, ranks[i].day);
    }
    free(ranks);
    return true;
}

static void release(struct crowd *crowd)
{
    search_free(crowd->search);
    free(crowd->person);
}

static void everything_typed_finds_whom_the_rules_say(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct crowd crowd = {.random = {.seed = seed}};
        char typed[PARTS * 70];
        fill(&crowd, 30 * seed * seed);
        for (int i = 0; i < 700; i++) {
            if (i % 7 == 0)
                change(&crowd);
            type(&crowd, typed, sizeof typed);
            assert_true(check(&crowd, typed));
        }
        release(&crowd);
    }
}

/* One letter fits thousands; a name and a year are complete. */
static void of_a_multitude_it_is_told_when_not_all_were_compared(void **state)
{
    (void)state;
    struct crowd crowd = {.random = {.seed = 99}};
    char typed[PARTS * 70];
    int complete = 0;
    fill(&crowd, 12000);
    assert_false(check(&crowd, "h"));
    for (int i = 0; i < 60; i++) {
        type(&crowd, typed, sizeof typed);
        complete += check(&crowd, typed);
    }
    assert_in_range(complete, 40, 60);
    assert_int_equal(search_count(crowd.search), 12000);
    assert_in_range(search_bytes(crowd.search) / 12000, 60, 120);
    release(&crowd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_typed_finds_whom_the_rules_say),
        cmocka_unit_test(of_a_multitude_it_is_told_when_not_all_were_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
