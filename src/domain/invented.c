#include "domain/invented.h"

#include <stdbool.h>
#include <stdio.h>

#include "domain/date.h"

/* A name is a form with a given name put in; the forms of Kinh and Ba Na are about as many. Sex goes
 * with the form here because we invent both; it is never read from a name. */
struct form {
    const char *before;
    enum sex sex;
};

static const struct form forms[] = {
    {"A ", SEX_MALE},          {"Y ", SEX_FEMALE},
    {"Nguyễn Văn ", SEX_MALE}, {"Nguyễn Thị ", SEX_FEMALE},
    {"A ", SEX_MALE},          {"Y ", SEX_FEMALE},
    {"Trần Đình ", SEX_MALE},  {"Lê Thị ", SEX_FEMALE},
    {"A ", SEX_MALE},          {"Y ", SEX_FEMALE},
    {"Đinh Văn ", SEX_MALE},   {"Phạm Thị Mỹ ", SEX_FEMALE},
    {"Võ Minh ", SEX_MALE},    {"Rơ Châm ", SEX_FEMALE},
};
#define FORM_COUNT (sizeof forms / sizeof forms[0])

/* @source rules.md §4: the local names are those of the sources, and of the same make. */
static const char *const local_names[] = {"Thuk", "Lêr",   "Grat", "Blưi",  "Mẫu",   "Jung",
                                          "Hyưk", "Nglir", "Byưn", "Khunh", "Thanh", "Sơn",
                                          "Minh", "Xep",   "Đêl",  "Kơn",   "Hlơi",  "Phiên"};
#define LOCAL_COUNT (sizeof local_names / sizeof local_names[0])

static const char *const kinh_names[] = {"An",   "Bình", "Cường", "Dung", "Hạnh", "Hoa",
                                         "Hòa",  "Hùng", "Lan",   "Linh", "Mai",  "Nam",
                                         "Ngọc", "Phúc", "Quý",   "Thúy", "Tuấn", "Vân"};
#define KINH_COUNT (sizeof kinh_names / sizeof kinh_names[0])

#define PEOPLE       1000000U
#define STRIDE       611953U /* has no divisor in common with PEOPLE: every number comes once */
#define OLDEST       90
#define YOUNGEST     16
#define ELDER        75 /* from this age on some cards know the year alone */
#define MINOR_IN     20
#define BORN_IN_2000 2000

/* splitmix64: any two numbers give a good mixture. */
static uint64_t mixed(uint64_t value)
{
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

static unsigned below(uint64_t seed, uint32_t n, unsigned what, unsigned limit)
{
    return (unsigned)(mixed(mixed(seed ^ ((uint64_t)what << 40)) + n) % limit);
}

static void give_name(uint64_t seed, uint32_t n, struct invented *invented)
{
    const struct form *form = &forms[below(seed, n, 1, FORM_COUNT)];
    bool local = form->before[0] == 'A' || form->before[0] == 'Y' || form->before[0] == 'R';
    const char *given = local ? local_names[below(seed, n, 2, LOCAL_COUNT)]
                              : kinh_names[below(seed, n, 2, KINH_COUNT)];
    snprintf(invented->name, sizeof invented->name, "%s%s", form->before, given);
    invented->sex = form->sex;
}

/* Most people who come to a counter are between 20 and 65. */
static int age_of(uint64_t seed, uint32_t n)
{
    if (below(seed, n, 3, MINOR_IN) == 0)
        return YOUNGEST + (int)below(seed, n, 4, 2);
    int one = (int)below(seed, n, 4, OLDEST - 19), other = (int)below(seed, n, 5, OLDEST - 19);
    return 19 + (one < other ? one : other);
}

void invented_citizen(uint64_t seed, uint32_t n, int32_t today, struct invented *invented)
{
    *invented = (struct invented){0};
    give_name(seed, n, invented);

    int age = age_of(seed, n);
    struct date born = date_of_day(today - (long)age * 365 - age / 4 - below(seed, n, 6, 300) - 1);
    if (age >= ELDER && below(seed, n, 7, 3) == 0)
        snprintf(invented->birth, sizeof invented->birth, "%04d", born.year);
    else
        snprintf(invented->birth, sizeof invented->birth, "%04d-%02d-%02d", born.year, born.month,
                 born.day);

    uint32_t own = (uint32_t)(((uint64_t)n * STRIDE + below(seed, 0, 8, PEOPLE)) % PEOPLE);
    unsigned digit =
        (born.year >= BORN_IN_2000 ? 2U : 0U) + (invented->sex == SEX_FEMALE ? 1U : 0U);
    snprintf(invented->id_number, sizeof invented->id_number, "099%u%02u%06u", digit,
             (unsigned)born.year % 100, own % PEOPLE);
    snprintf(invented->phone, sizeof invented->phone, "0500%06u", own % PEOPLE);
}
