/* Promises of domain/card.h. Every shape and every sentence is in command/cards.tsv, which goes through
 * the program; here is what a table of lines cannot hold. */
#include "domain/card.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "base/text.h"

#define NOV_24 20781L /* 2026-11-24 */

#define CARD_2021                                                                                  \
    "099088001234|233012345|Nguyễn Văn An|05031988|Nam|Thôn X, Kroong, Kon Tum, Kon Tum|22112021"
#define CARD_2024 "099301004321||Y Mẫu|28022001|Nữ|Thôn X, Ngọk Bay, Kon Tum, Kon Tum|01082024||||"

static bool reads(const char *text, struct card *card)
{
    struct card_faults faults;
    bool good = card_read(text, strlen(text), NOV_24, card, &faults);
    assert_int_equal(good, faults.count == 0);
    return good;
}

static void a_card_of_2021_is_read(void **state)
{
    (void)state;
    struct card card;

    assert_true(reads(CARD_2021, &card));

    assert_string_equal(card.id, "099088001234");
    assert_string_equal(card.old_id, "233012345");
    assert_string_equal(card.name, "Nguyễn Văn An");
    assert_int_equal(card.birth.year, 1988);
    assert_int_equal(card.birth.month, 3);
    assert_int_equal(card.birth.day, 5);
    assert_int_equal(card.sex, SEX_MALE);
    assert_string_equal(card.address, "Thôn X, Kroong, Kon Tum, Kon Tum");
    assert_int_equal(card.issued.year, 2021);
    assert_false(card.name_check);
}

static void nothing_of_the_last_four_fields_is_kept(void **state)
{
    (void)state;
    struct card card;
    static const char mark[] = "ZZPARENT";

    assert_true(reads(CARD_2024 "ZZPARENT", &card));
    assert_null(memmem(&card, sizeof card, mark, strlen(mark)));
    assert_true(reads("099322004321||Y Lan|28022022|Nữ|X, Ngọk Bay, Kon Tum|01082024|"
                      "099122000001|ZZPARENT A|ZZPARENT B|ZZPARENT",
                      &card));
    assert_null(memmem(&card, sizeof card, mark, strlen(mark)));
    assert_null(memmem(&card, sizeof card, "099122000001", 12));
}

static void a_refused_card_leaves_nothing(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "09908800123|233012345|Nguyễn Văn An|05031988|Nam|Thôn X|22112021",
        "099088001234|233012345|Nguyễn Văn An|31021988|Nam|Thôn X|22112021",
        CARD_2021 CARD_2024,
    };
    static const struct card empty = {.name_check = false};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct card card;
        assert_false(reads(wrong[i], &card));
        assert_memory_equal(&card, &empty, sizeof card);
    }
}

static void all_reasons_are_said_at_once(void **state)
{
    (void)state;
    static const char wrong[] = "09908800123|2330|Nguyễn Văn An|31021988|Nan|Thôn X|22112021";
    static const enum card_field fields[] = {CARD_ID, CARD_OLD_ID, CARD_BIRTH, CARD_SEX};
    struct card card;
    struct card_faults faults;

    assert_false(card_read(wrong, strlen(wrong), NOV_24, &card, &faults));

    assert_int_equal(faults.count, 4);
    for (size_t i = 0; i < faults.count; i++) {
        assert_int_equal(faults.at[i].field, fields[i]);
        assert_true(strlen(faults.at[i].message) > 20 && text_is_clean(faults.at[i].message));
    }
}

static void each_look_alike_has_its_own_name(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum card_kind kind;
    } cases[] = {
        {CARD_2021, CARD_CITIZEN},
        {"09908800123|||", CARD_CITIZEN},
        {"099088001234", CARD_NUMBER},
        {"GD4626201234567|4e677579e1bb856e|01/02/1990|1|", CARD_HEALTH},
        {"6212345678|4e677579e1bb856e|01/02/1990|1|", CARD_HEALTH},
        {"00020101021138570010A000000727", CARD_BANK},
        {"https://dichvucong.gov.vn/p/home", CARD_WEB},
        {"www.vneid.gov.vn", CARD_WEB},
        {"vneid:eyJhbGciOi", CARD_VNEID},
        {"eyJhbGciOiJFUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJ0ZXN0LW9ubHkifQ.c2lnbmF0dXJl", CARD_VNEID},
        {"8934563138165", CARD_PRODUCT},
        {"IDVNM0880012346099088001234<<2\n8803052M2803055VNM<<<<<<<<<<<4", CARD_MRZ},
        {"https://qr.tokhaiyte.vn/v/12345", CARD_COVID},
        {"HC1:NCFOXN%TS3DH3ZSUZK+.V0ETD%65NL", CARD_COVID},
        {"WIFI:S:quan;T:WPA;P:x;;", CARD_OTHER},
        {"", CARD_OTHER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(card_kind_of(cases[i].text, strlen(cases[i].text)), cases[i].kind);
        bool citizen = cases[i].kind == CARD_CITIZEN;
        assert_int_equal(card_kind_message(cases[i].kind)[0] == '\0', citizen);
        assert_int_equal(card_kind_code(cases[i].kind)[0] == '\0', citizen);
    }
}

static void names_are_doubted_when_a_scanner_may_have_spoilt_them(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool doubtful;
    } cases[] = {
        {"Nguyễn Văn An", false},
        {"NGUYỄN VĂN AN", false},
        {"Y Mẫu", false},
        {"A Thuk", false},
        {"Y", false},
        {"A", false},
        {"Y Blưi", false},
        {"Ksor H'Lan", false},
        {"Siu Bluk", false},
        {"K'Brôi", false},
        {"Rơ Châm Hyưk", false},
        {"Y kŭn ƀô\xCC\x86", false},
        {"Č Ñĭ", false},
        {"A Krong", false},
        {"Nguyen Van An", true},
        {"NGUYEN VAN AN", true},
        {"Tran Thi B", true},
        {"Nguy?n V?n An", true},
        {"Nguyeenx Vawn An", true},
        {"Nguye6n4 Va8n An", true},
        {"Traanf Thij Lan", true},
        {"DDinhj A", true},
        {"Nguy\xEF\xBF\xBDn An", true},
        {"nGUYỄN vĂN aN", true},
        {"Nguyn Vn An", true},
        {"A Thk", true},
        {"LÃª A", true},
        {"Ä‘inh A", true},
        {"Müller", true},
        {"", true},
        {"123", true},
        {"A | B", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (card_name_is_doubtful(cases[i].name) != cases[i].doubtful)
            fail_msg("%s", cases[i].name);
    }
}

/* Work by the square of the length would be thousands of times more; the system ends the test then. */
#define MOST_SECONDS 20

static void long_texts_take_time_by_their_length(void **state)
{
    (void)state;
    static const char ended[] = CARD_2024 "\r"; /* as a scanner ends it */
    static const char *const pieces[] = {"|",
                                         "\r",
                                         "099088001234|",
                                         CARD_2021,
                                         ended,
                                         "\xCC\x81\xCC\xA3",
                                         "099088001234|a|01021990|Nam",
                                         "Ã¡»",
                                         "a",
                                         "9",
                                         "<",
                                         "\xEF\xBB\xBF",
                                         "0|1|2|\xFF"};
    struct rlimit limit = {MOST_SECONDS, MOST_SECONDS + 1};
    assert_int_equal(setrlimit(RLIMIT_CPU, &limit), 0);
    char *text = malloc(CARD_MOST_BYTES);
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        static const char head[] = "099088001234||";
        for (size_t at = 0; at < CARD_MOST_BYTES; at++)
            text[at] = pieces[i][at % strlen(pieces[i])];
        struct card card;
        struct card_faults faults;
        for (int times = 0; times < 10; times++)
            card_read(text, CARD_MOST_BYTES, NOV_24, &card, &faults);
        memcpy(text, head, strlen(head)); /* the same as the name of a card */
        for (int times = 0; times < 10; times++)
            card_read(text, CARD_MOST_BYTES, NOV_24, &card, &faults);
    }
    free(text);
}

static void a_longer_text_is_no_card(void **state)
{
    (void)state;
    char *text = calloc(1, CARD_MOST_BYTES + 1);
    memset(text, ' ', CARD_MOST_BYTES + 1);
    memcpy(text, CARD_2021, strlen(CARD_2021));
    struct card card;
    struct card_faults faults;

    assert_true(card_read(text, CARD_MOST_BYTES, NOV_24, &card, &faults));
    assert_false(card_read(text, CARD_MOST_BYTES + 1, NOV_24, &card, &faults));
    assert_string_equal(faults.at[0].code, "too_long");

    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_of_2021_is_read),
        cmocka_unit_test(nothing_of_the_last_four_fields_is_kept),
        cmocka_unit_test(a_refused_card_leaves_nothing),
        cmocka_unit_test(all_reasons_are_said_at_once),
        cmocka_unit_test(each_look_alike_has_its_own_name),
        cmocka_unit_test(names_are_doubted_when_a_scanner_may_have_spoilt_them),
        cmocka_unit_test(long_texts_take_time_by_their_length),
        cmocka_unit_test(a_longer_text_is_no_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
