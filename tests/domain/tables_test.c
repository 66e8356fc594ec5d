/* Promises of domain/service.h, outcome.h, waiting.h and fraud.h: the words of the field. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/fraud.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "domain/waiting.h"

/* The ledger keeps these ids for ever: this list may grow, never change. */
static void ids_that_the_ledger_keeps_never_change(void **state)
{
    (void)state;
    static const char *const services[] = {"vneid-install", "vneid-level2", "signature", "portal"};
    static const char *const providers[] = {"vneid", "vnpt", "viettel", "mobifone", "other"};
    static const char *const outcomes[] = {"done", "issued", "waiting", "not_done", "had_already"};
    static const char *const results[] = {"asked", "done", "waiting", "not_done"};
    static const char *const waits[] = {"otp", "police", "provider", "phone", "charge", "other"};
    for (size_t i = 0; i < sizeof services / sizeof services[0]; i++)
        assert_non_null(service_find(services[i]));
    for (size_t i = 0; i < sizeof providers / sizeof providers[0]; i++)
        assert_non_null(provider_find(providers[i]));
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++)
        assert_string_equal(outcome_id((enum outcome)i), outcomes[i]);
    for (size_t i = 0; i < sizeof results / sizeof results[0]; i++)
        assert_string_equal(visit_result_id((enum visit_result)i), results[i]);
    for (size_t i = 0; i < sizeof waits / sizeof waits[0]; i++)
        assert_non_null(waiting_find(waits[i]));
    assert_non_null(reason_find("no_phone"));
    assert_non_null(reason_find("other"));
}

static void what_is_not_in_a_table_is_not_found(void **state)
{
    (void)state;
    enum outcome outcome = OUTCOME_ISSUED;
    enum visit_result result = VISIT_WAITING;
    assert_null(service_find(""));
    assert_null(service_at(service_count()));
    assert_null(provider_find("VNPT"));
    assert_null(provider_at(provider_count()));
    assert_null(reason_find("flat tyre"));
    assert_null(reason_at(reason_count()));
    assert_null(waiting_find("bus"));
    assert_null(waiting_at(waiting_count()));
    assert_false(outcome_find("DONE", &outcome));
    assert_false(visit_result_find("issued", &result));
    assert_int_equal(outcome, OUTCOME_ISSUED);
    assert_int_equal(result, VISIT_WAITING);
}

static void every_row_is_found_again_and_has_clean_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < service_count(); i++) {
        assert_ptr_equal(service_find(service_at(i)->id), service_at(i));
        assert_true(text_is_clean(service_at(i)->title));
        assert_int_equal(service_at(i)->order, i + 1);
    }
    for (size_t i = 0; i < provider_count(); i++) {
        assert_ptr_equal(provider_find(provider_at(i)->id), provider_at(i));
        assert_true(text_is_clean(provider_at(i)->title));
    }
    for (size_t i = 0; i < reason_count(); i++) {
        assert_ptr_equal(reason_find(reason_at(i)->id), reason_at(i));
        assert_true(text_is_clean(reason_at(i)->text));
    }
    assert_string_equal(reason_at(reason_count() - 1)->id, "other");
    for (size_t i = 0; i < waiting_count(); i++) {
        assert_ptr_equal(waiting_find(waiting_at(i)->id), waiting_at(i));
        assert_true(text_is_clean(waiting_at(i)->text));
        assert_true(waiting_at(i)->minutes > 0);
    }
    assert_int_equal(waiting_find("otp")->minutes, 3);
    for (size_t i = 0; i < OUTCOME_COUNT; i++) {
        enum outcome outcome = OUTCOME_COUNT;
        assert_true(outcome_find(outcome_id((enum outcome)i), &outcome));
        assert_int_equal(outcome, i);
        assert_int_equal(text_width(outcome_sign((enum outcome)i)), 1);
        assert_true(text_is_clean(outcome_text((enum outcome)i)));
    }
    for (int i = VISIT_ASKED; i <= VISIT_NOT_DONE; i++) {
        enum visit_result result = VISIT_ASKED;
        assert_true(visit_result_find(visit_result_id((enum visit_result)i), &result));
        assert_int_equal(result, i);
        assert_true(text_is_clean(visit_result_text((enum visit_result)i)));
    }
}

static void an_issued_certificate_is_said_loudly_and_is_no_signature(void **state)
{
    (void)state;
    assert_string_equal(outcome_text(OUTCOME_ISSUED), "đã cấp, CHƯA KÍCH HOẠT");
    assert_true(outcome_is_working(OUTCOME_DONE));
    assert_true(outcome_is_working(OUTCOME_HAD_ALREADY));
    assert_false(outcome_is_working(OUTCOME_ISSUED));
    assert_false(outcome_is_working(OUTCOME_WAITING));
    assert_false(outcome_is_working(OUTCOME_NOT_DONE));
}

static void a_visit_comes_to_its_most_open_end(void **state)
{
    (void)state;
    static const struct {
        enum outcome outcomes[3];
        size_t count;
        enum visit_result result;
    } cases[] = {
        {{OUTCOME_DONE}, 0, VISIT_ASKED},
        {{OUTCOME_DONE}, 1, VISIT_DONE},
        {{OUTCOME_HAD_ALREADY}, 1, VISIT_DONE},
        {{OUTCOME_NOT_DONE}, 1, VISIT_NOT_DONE},
        {{OUTCOME_ISSUED}, 1, VISIT_WAITING},
        {{OUTCOME_WAITING}, 1, VISIT_WAITING},
        {{OUTCOME_DONE, OUTCOME_NOT_DONE}, 2, VISIT_DONE},
        {{OUTCOME_NOT_DONE, OUTCOME_HAD_ALREADY}, 2, VISIT_DONE},
        {{OUTCOME_DONE, OUTCOME_NOT_DONE, OUTCOME_ISSUED}, 3, VISIT_WAITING},
        {{OUTCOME_NOT_DONE, OUTCOME_WAITING, OUTCOME_DONE}, 3, VISIT_WAITING},
        {{OUTCOME_NOT_DONE, OUTCOME_NOT_DONE, OUTCOME_NOT_DONE}, 3, VISIT_NOT_DONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(visit_result_of(cases[i].outcomes, cases[i].count), cases[i].result);
    assert_int_equal(visit_result_of(NULL, 0), VISIT_ASKED);
}

static void fraud_is_spoken_of_with_another_sentence_each_time(void **state)
{
    (void)state;
    assert_true(fraud_count() >= 7);
    for (size_t i = 0; i < fraud_count(); i++) {
        assert_true(text_is_clean(fraud_sentence(i)));
        assert_string_not_equal(fraud_sentence(i), fraud_sentence(i + 1));
        assert_string_equal(fraud_sentence(i), fraud_sentence(i + fraud_count()));
        assert_null(strchr(fraud_sentence(i), '!'));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_that_the_ledger_keeps_never_change),
        cmocka_unit_test(what_is_not_in_a_table_is_not_found),
        cmocka_unit_test(every_row_is_found_again_and_has_clean_words),
        cmocka_unit_test(an_issued_certificate_is_said_loudly_and_is_no_signature),
        cmocka_unit_test(a_visit_comes_to_its_most_open_end),
        cmocka_unit_test(fraud_is_spoken_of_with_another_sentence_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
