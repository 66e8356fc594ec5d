/* The month as text, CSV and JSON. */
#include "report/period.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/text.h"
#include "base/yaml.h"
#include "domain/commune.h"
#include "report/counter.h"

#define LONG_NAME "Tổ công nghệ số cộng đồng, Ban Nhân dân thôn và các đoàn thể của cả xã"

static const struct hamlet hamlets[] = {{.id = "an",
                                         .name = "=1+1",
                                         .adults = 500,
                                         .adults_on = COUNTER_TODAY,
                                         .source = "Công an xã",
                                         .confirmed = true,
                                         .valid_from = YAML_NO_DATE,
                                         .valid_to = YAML_NO_DATE}};
static const struct group groups[] = {
    {.id = PERIOD_OFFICIALS, .name = "cán bộ", .people = COMMUNE_NOT_KNOWN}};
static const struct unit units[] = {
    {.id = "to", .name = LONG_NAME, .people = COMMUNE_NOT_KNOWN, .people_on = YAML_NO_DATE}};
static const struct target targets[] = {{.id = "b",
                                         .of = "adults",
                                         .title = "người từ 18 tuổi, \"đăng ký\" và dùng",
                                         .percent = 50,
                                         .valid_from = 0,
                                         .valid_to = YAML_NO_DATE}};
static const struct commune commune = {.kind = "xã",
                                       .name = "Ngọk Bay",
                                       .code = "23317",
                                       .hamlets = hamlets,
                                       .hamlet_count = 1,
                                       .groups = groups,
                                       .group_count = 1,
                                       .units = units,
                                       .unit_count = 1,
                                       .targets = targets,
                                       .target_count = 1,
                                       .adults = COMMUNE_NOT_KNOWN,
                                       .adults_on = YAML_NO_DATE,
                                       .hamlets_on = YAML_NO_DATE};

static const char *const names[] = {"Nguyễn \"Ba\", Thị", "=HYPERLINK(1)", "+84", "-1", "@a",
                                    "hai\ndòng"};
#define NAMES 6

static struct period_figures figures;

/* One official without a signature, who lives in a hamlet of 500, and a guest. */
static int setup(void **state)
{
    if (scratch_book_setup(state) != 0)
        return -1;
    struct scratch_book *book = *state;
    counter_open(book, 1);
    scratch_book_say(book, "citizen.identified", counter_citizen(1),
                     "{\"visit\":\"0000000a000000000000000000000001\",\"sex\":\"M\",\"adult\":true,"
                     "\"resident\":true,\"hamlet\":\"an\",\"unit\":\"to\",\"group\":\"official\"}",
                     NULL);
    counter_end(book, 1, "signature", "vnpt", "issued");
    counter_open(book, 2);
    counter_identify(book, 2, 2, "other");
    counter_end(book, 2, "vneid-level2", NULL, "had_already");
    return report_period(book->ledger, &commune, COUNTER_TODAY - 9, COUNTER_TODAY + 20, &figures,
                         NULL) &&
                   report_period_more(book->ledger, &figures, NULL)
               ? 0
               : -1;
}
#define WITH_A_MONTH(test) cmocka_unit_test_setup_teardown(test, setup, scratch_book_teardown)

static void no_line_is_wider_than_80_cells_or_ends_in_a_blank(void **state)
{
    (void)state;
    struct buffer text = {0};

    report_period_text(&figures, &commune, NULL, names, NAMES, &text);
    figures.whole = false; /* and where the last column is empty */
    report_period_text(&figures, &commune, NULL, NULL, 0, &text);

    for (const char *line = text.data; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        assert_true(text_width_n(line, length) <= 80);
        assert_true(length == 0 || line[length - 1] != ' ');
        line += length + (line[length] == '\n');
    }
    buffer_release(&text);
}

static void a_long_name_has_a_line_of_its_own_and_is_whole(void **state)
{
    (void)state;
    struct buffer text = {0};

    report_period_text(&figures, &commune, NULL, NULL, 0, &text);

    assert_non_null(strstr(text.data, "\n " LONG_NAME "\n"));
    assert_null(strstr(text.data, "cả xãlượt"));
    buffer_release(&text);
}

static void a_head_count_stands_with_its_day_and_source(void **state)
{
    (void)state;
    struct buffer text = {0};

    report_period_text(&figures, &commune, NULL, NULL, 0, &text);

    assert_non_null(strstr(text.data, "24/11/2026, Công an xã"));
    assert_non_null(strstr(text.data, "0%, còn thiếu 250"));
    buffer_release(&text);
}

static void without_their_names_officials_are_counted_and_the_way_is_told(void **state)
{
    (void)state;
    struct buffer closed = {0}, opened = {0};
    static const char *const one[] = {"A Thuk"};

    report_period_text(&figures, &commune, NULL, NULL, 0, &closed);
    report_period_text(&figures, &commune, NULL, one, 1, &opened);

    assert_non_null(strstr(closed.data, "chưa có chữ ký số: 1 người"));
    assert_non_null(strstr(closed.data, "--staff TÊN --pin-file TỆP"));
    assert_non_null(strstr(opened.data, "  1. A Thuk\n"));
    assert_null(strstr(opened.data, "--pin-file"));
    buffer_release(&closed);
    buffer_release(&opened);
}

static void what_was_there_already_and_what_is_issued_are_said_apart(void **state)
{
    (void)state;
    struct buffer text = {0};

    report_period_text(&figures, &commune, NULL, NULL, 0, &text);

    assert_non_null(strstr(text.data, "trong đó đã có từ trước        1        1\n"));
    assert_non_null(strstr(text.data, "trong đó CHƯA KÍCH HOẠT        1        1\n"));
    assert_non_null(strstr(text.data, " xã khác                               lượt"));
    buffer_release(&text);
}

static void no_name_becomes_a_formula_or_a_second_row(void **state)
{
    (void)state;
    struct buffer text = {0};

    report_period_csv(&figures, &commune, NULL, names, NAMES, &text);

    static const char *const cells[] = {"\"Nguyễn \"\"Ba\"\", Thị\"",
                                        "\"'=HYPERLINK(1)\"",
                                        "\"'+84\"",
                                        "\"'-1\"",
                                        "\"'@a\"",
                                        "\"hai\ndòng\""};
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        assert_non_null(strstr(text.data, cells[i]));
    assert_non_null(strstr(text.data, ",\"'=1+1\",")); /* a hamlet too */
    assert_non_null(strstr(text.data, "\"50% người từ 18 tuổi, \"\"đăng ký\"\" và dùng\""));
    assert_non_null(strstr(text.data, "Mục,Tên,Chỉ số,Trong kỳ,Lũy kế,Ghi chú\r\n"));
    buffer_release(&text);
}

static void every_row_of_the_csv_has_six_cells(void **state)
{
    (void)state;
    struct buffer text = {0};
    int commas = 0;
    bool quoted = false;

    report_period_csv(&figures, &commune, NULL, names, NAMES, &text);

    for (const char *at = text.data; *at != '\0'; at++) {
        if (*at == '"')
            quoted = !quoted;
        else if (*at == ',' && !quoted)
            commas++;
        else if (*at == '\n' && !quoted) {
            assert_int_equal(commas, 5);
            commas = 0;
        }
    }
    buffer_release(&text);
}

static void the_json_has_the_keys_that_the_header_promises(void **state)
{
    (void)state;
    struct buffer text = {0};
    const char *document_name = NULL, *from = NULL, *to = NULL, *code = NULL, *note = NULL;
    int version = 0;
    json_t *all = NULL, *officials = NULL;

    report_period_json(&figures, &commune, NULL, NULL, 0, &text);

    json_t *document = json_loads(text.data, 0, NULL);
    assert_non_null(document);
    assert_int_equal(json_unpack(document,
                                 "{s:s,s:i,s:s,s:s,s:{s:s,s:s},s:[{s:s,s:s,s:s,s:n,s:o,s:s}],"
                                 "s:o}",
                                 "document", &document_name, "version", &version, "from", &from,
                                 "to", &to, "commune", "code", &code, "name", &(const char *){NULL},
                                 "rows", "section", &(const char *){NULL}, "name",
                                 &(const char *){NULL}, "figure", &(const char *){NULL}, "in",
                                 "all", &all, "note", &note, "officials_without", &officials),
                     0);
    assert_string_equal(document_name, "month");
    assert_int_equal(version, 1);
    assert_string_equal(from, "2026-11-15");
    assert_int_equal(json_integer_value(all), 0);
    assert_true(json_is_null(officials));
    json_decref(document);
    buffer_clear(&text);
    report_period_json(&figures, &commune, NULL, names, NAMES, &text);
    document = json_loads(text.data, 0, NULL);
    officials = json_object_get(document, "officials_without");
    assert_int_equal(json_array_size(officials), NAMES);
    assert_string_equal(json_string_value(json_array_get(officials, 5)), names[5]);
    json_decref(document);
    buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_A_MONTH(no_line_is_wider_than_80_cells_or_ends_in_a_blank),
        WITH_A_MONTH(a_long_name_has_a_line_of_its_own_and_is_whole),
        WITH_A_MONTH(a_head_count_stands_with_its_day_and_source),
        WITH_A_MONTH(without_their_names_officials_are_counted_and_the_way_is_told),
        WITH_A_MONTH(what_was_there_already_and_what_is_issued_are_said_apart),
        WITH_A_MONTH(no_name_becomes_a_formula_or_a_second_row),
        WITH_A_MONTH(every_row_of_the_csv_has_six_cells),
        WITH_A_MONTH(the_json_has_the_keys_that_the_header_promises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
