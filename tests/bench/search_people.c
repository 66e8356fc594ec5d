#include "bench/search_people.h"

#include <stdio.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])
#define LAST_DAY    20782 /* 2026-11-25 */
#define DAYS        320   /* of visits before it */

static const char *const families[] = {
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê",      "Lê",
    "Phạm",   "Hoàng",  "Huỳnh",  "Phan",   "Vũ",     "Võ",   "Đặng", "Bùi",     "Đỗ",
    "Hồ",     "Ngô",    "Đinh",   "Dương",  "Lý",     "Siu",  "Ksor", "Rơ Châm", "Rmah"};
static const char *const middles[] = {
    "Văn",  "Thị",      "Văn", "Thị",  "Thị Thanh", "Đức",  "Minh",     "Ngọc",
    "Quốc", "Thị Ngọc", "Hữu", "Xuân", "Thị Kim",   "Công", "Thị Hồng", "Gia"};
static const char *const givens[] = {
    "Anh",  "Bình",  "Châu",  "Dũng",  "Đạt",   "Giang", "Hà",     "Hải",  "Hạnh",  "Hiền",  "Hiếu",
    "Hoa",  "Hương", "Huy",   "Khánh", "Lan",   "Lân",   "Linh",   "Long", "Mai",   "Mạnh",  "Nam",
    "Nga",  "Ngân",  "Nghĩa", "Nhung", "Oanh",  "Phúc",  "Phương", "Quân", "Quang", "Quỳnh", "Sơn",
    "Tâm",  "Thắng", "Thảo",  "Thành", "Thịnh", "Thu",   "Thúy",   "Tiến", "Trang", "Trung", "Tú",
    "Tuấn", "Tùng",  "Uyên",  "Vân",   "Việt",  "Vinh",  "Yến"};
static const char *const locals[] = {"Thuk", "Blưi",  "Lêr",   "Grat",    "Jung",  "Hyưk",
                                     "Byưn", "Nglir", "Xep",   "H'Nhưởi", "Blong", "Kŭn",
                                     "Ƀô̆",   "Đam",   "Jring", "Phiên"};
static const char *const hamlets[] = {"Plei Klech", "Kon Hngo Ktu", "Kơ Năng",      "Măng La",
                                      "Đăk Lếch",   "Kon Rờ Bàng",  "Plei Trum",    "Kroong Klăh",
                                      "Kroong Ktu", "Trung Nghĩa",  "Phương Quý 1", "Phương Quý 2"};

static uint64_t mixed(uint64_t value)
{
    value += 0x9E3779B97F4A7C15u;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

static size_t draw(uint32_t n, uint64_t what, size_t below)
{
    return (size_t)(mixed(mixed(n) ^ (what << 32)) % below);
}

size_t search_hamlet_names_count(void)
{
    return COUNT(hamlets);
}

const char *search_hamlet_name(size_t i)
{
    return hamlets[i];
}

static void give_name(uint32_t n, struct search_one *one)
{
    size_t kind = draw(n, 1, 10);
    if (kind < 4)
        snprintf(one->name, sizeof one->name, "%s %s", kind < 2 ? "A" : "Y",
                 draw(n, 2, 3) == 0 ? givens[draw(n, 3, COUNT(givens))]
                                    : locals[draw(n, 3, COUNT(locals))]);
    else
        snprintf(one->name, sizeof one->name, "%s %s %s", families[draw(n, 2, COUNT(families))],
                 middles[draw(n, 4, COUNT(middles))], givens[draw(n, 3, COUNT(givens))]);
}

void search_one(uint32_t n, uint32_t people, struct search_one *one)
{
    int year = 1945 + (int)draw(n, 5, 63);
    give_name(n, one);
    snprintf(one->id, sizeof one->id, "%016llx%016llx", (unsigned long long)mixed(n),
             (unsigned long long)mixed(mixed(n)));
    snprintf(one->number, sizeof one->number, "099%d%02d%06zu",
             (year >= 2000 ? 2 : 0) + (int)draw(n, 6, 2), year % 100, draw(n, 7, 1000000));
    snprintf(one->phone, sizeof one->phone, "0500%06zu", draw(n, 8, 1000000));
    one->person =
        (struct search_person){.id = one->id,
                               .name = one->name,
                               .number = one->number,
                               .phone = one->phone,
                               .hamlet = hamlets[draw(n, 9, COUNT(hamlets))],
                               .birth_year = year,
                               .last_day = LAST_DAY - (int32_t)((uint64_t)n * DAYS / people)};
}
