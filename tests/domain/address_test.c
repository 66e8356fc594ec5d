/* Promises of domain/address.h. */
#include "domain/address.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/yaml.h"
#include "domain/commune.h"

#define NOV_24   20781L /* 2026-11-24 */
#define NO_PLACE (-1)

enum { KLECH, MANG_LA, MANG_LA_KLAH, KON_KTU, THREE, ENDED, BAY, COUNT };

#define HAMLET(hamlet_id, hamlet_name, until, next)                                                \
    {                                                                                              \
        .id = (hamlet_id), .name = (hamlet_name), .successor = (next), .valid_from = YAML_NO_DATE, \
        .valid_to = (until),                                                                       \
    }

static const struct hamlet hamlets[COUNT] = {
    [KLECH] = HAMLET("klech", "Plei Klech", YAML_NO_DATE, NULL),
    [MANG_LA] = HAMLET("mang-la", "Măng La", YAML_NO_DATE, NULL),
    [MANG_LA_KLAH] = HAMLET("mang-la-klah", "Măng La Klăh", YAML_NO_DATE, NULL),
    [KON_KTU] = HAMLET("kon-ktu", "Kon K'Tu", YAML_NO_DATE, NULL),
    [THREE] = HAMLET("three", "Thôn 3", YAML_NO_DATE, NULL),
    [ENDED] = HAMLET("ended", "Đăk Lếch", NOV_24 - 100, "three"),
    [BAY] = HAMLET("bay", "Ngọk Bay", YAML_NO_DATE, NULL),
};

static const char *const also[] = {"Ngọc Bay", "Kroong", "Vinh Quang"};
static const char *const formerly_in[] = {"Kon Tum"};

static const struct commune here = {
    .name = "Ngọk Bay",
    .province = "Quảng Ngãi",
    .hamlets = hamlets,
    .hamlet_count = COUNT,
    .also = also,
    .also_count = sizeof also / sizeof also[0],
    .formerly_in = formerly_in,
    .formerly_in_count = 1,
};

static const struct {
    const char *address;
    int hamlet;
    enum address_place place;
} cases[] = {
    {"Thôn Plei Klech, Ngọk Bay, Kon Tum, Kon Tum", KLECH, ADDRESS_HERE},
    {"PLEI KLECH, Kroong, Kon Tum", KLECH, ADDRESS_HERE},
    {"làng Plei-Klêch, Ngọc Bay, Quảng Ngãi", KLECH, ADDRESS_HERE},
    {"Làng Klech, Ngok Bay, Quảng Ngãi", KLECH, ADDRESS_HERE},
    {"Thôn Măng La, Ngoḳ Bay, Kon Tum", MANG_LA, ADDRESS_HERE},
    {"Tổ 2 thôn Măng La, Krong, Kon Tum, Kon Tum", MANG_LA, ADDRESS_HERE},
    {"Mang La Klah, xã Ngok Bay, tỉnh Quảng Ngãi", MANG_LA_KLAH, ADDRESS_HERE},
    {"thôn Kon K'Tu, Vinh Quang, Kon Tum", KON_KTU, ADDRESS_HERE},
    {"Thôn 3, Ngọk Bay, Kon Tum", THREE, ADDRESS_HERE},
    {"Thôn 33, Ngọk Bay, Kon Tum", NO_PLACE, ADDRESS_HERE},
    {"Đắc Lếch, Ngọk Bay, Kon Tum", THREE, ADDRESS_HERE}, /* what it went into */
    {"Đăk Lếchx, Ngọk Bay, Kon Tum", NO_PLACE, ADDRESS_HERE},
    {"Hoàng Mang Lan, Ngọk Bay, Kon Tum", NO_PLACE, ADDRESS_HERE},
    {"Ngọk Bay, Kon Tum", NO_PLACE, ADDRESS_HERE}, /* the commune, not the hamlet */
    {"Thôn Ngọk Bay, Ngọk Bay, Kon Tum", BAY, ADDRESS_HERE},
    {"Vinh Quang, Vĩnh Bảo, Hải Phòng", NO_PLACE, ADDRESS_ELSEWHERE}, /* a namesake */
    {"Thôn 1, Đăk Hà, Kon Tum", NO_PLACE, ADDRESS_ELSEWHERE},
    {"Măng La", MANG_LA, ADDRESS_UNKNOWN},
    {"", NO_PLACE, ADDRESS_UNKNOWN},
    {",,, ,", NO_PLACE, ADDRESS_UNKNOWN},
    {"\xff", NO_PLACE, ADDRESS_UNKNOWN},
    {"Th?n X, Ng?k B?y, Kon Tum", NO_PLACE, ADDRESS_UNKNOWN}, /* the wedge lost the accents */
};

static void an_address_proposes_a_hamlet_and_says_whether_it_is_here(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int hamlet = address_hamlet(&here, cases[i].address, NOV_24);
        int place = (int)address_is_here(&here, cases[i].address);
        if (hamlet != cases[i].hamlet || place != (int)cases[i].place)
            fail_msg("'%s' gives hamlet %d, place %d", cases[i].address, hamlet, place);
    }
}

static void what_fits_two_hamlets_proposes_neither(void **state)
{
    (void)state;
    assert_int_equal(address_hamlet(&here, "Măng La, Plei Klech, Ngọk Bay, Kon Tum", NOV_24),
                     KLECH); /* the longer name */
    assert_int_equal(address_hamlet(&here, "Thôn 3 Măng La, Ngọk Bay, Kon Tum", NOV_24), MANG_LA);
    struct hamlet twice[2] = {hamlets[MANG_LA], hamlets[MANG_LA]};
    struct commune two = here;
    two.hamlets = twice;
    two.hamlet_count = 2;
    assert_int_equal(address_hamlet(&two, "Măng La, Ngọk Bay, Kon Tum", NOV_24), NO_PLACE);
}

static void successors_in_a_circle_end(void **state)
{
    (void)state;
    struct hamlet ring[2] = {hamlets[ENDED], hamlets[ENDED]};
    ring[0].successor = "other";
    ring[1].id = "other";
    ring[1].name = "Kon Rẫy";
    ring[1].successor = "ended";
    struct commune circle = here;
    circle.hamlets = ring;
    circle.hamlet_count = 2;
    assert_int_equal(address_hamlet(&circle, "Kon Rẫy, Ngọk Bay, Kon Tum", NOV_24), NO_PLACE);
}

static void without_former_provinces_the_name_alone_decides(void **state)
{
    (void)state;
    struct commune plain = here;
    plain.formerly_in_count = 0;
    assert_int_equal(address_is_here(&plain, "Vinh Quang, Vĩnh Bảo, Hải Phòng"), ADDRESS_HERE);
}

static void a_long_address_is_cut_and_not_walked_for_ever(void **state)
{
    (void)state;
    char address[4096];
    memset(address, ',', sizeof address - 1);
    address[sizeof address - 1] = '\0';
    assert_int_equal(address_hamlet(&here, address, NOV_24), NO_PLACE);
    for (size_t i = 0; i + 1 < sizeof address; i++)
        address[i] = i % 2 != 0 ? ',' : 'a';
    assert_int_equal(address_is_here(&here, address), ADDRESS_ELSEWHERE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_proposes_a_hamlet_and_says_whether_it_is_here),
        cmocka_unit_test(what_fits_two_hamlets_proposes_neither),
        cmocka_unit_test(successors_in_a_circle_end),
        cmocka_unit_test(without_former_provinces_the_name_alone_decides),
        cmocka_unit_test(a_long_address_is_cut_and_not_walked_for_ever),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
