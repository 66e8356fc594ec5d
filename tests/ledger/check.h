/* Assertions that say what went wrong. Include after cmocka.h. */
#ifndef CAMTAY_TESTS_LEDGER_CHECK_H
#define CAMTAY_TESTS_LEDGER_CHECK_H

#define assert_ok(call, error)                                                                     \
    do {                                                                                           \
        if (!(call))                                                                               \
            fail_msg("%s: %s: %s", #call, error_code_name((error)->code), (error)->cause);         \
    } while (0)

#define assert_error(call, error, wanted)                                                          \
    do {                                                                                           \
        error_clear(error);                                                                        \
        assert_false(call);                                                                        \
        assert_string_equal(error_code_name((error)->code), error_code_name(wanted));              \
    } while (0)

#endif
