#include "domain/outcome.h"

#include <string.h>

static const struct {
    const char *id;
    const char *text;
    const char *sign;
} outcomes[OUTCOME_COUNT] = {
    [OUTCOME_DONE] = {"done", "xong", "✓"},
    [OUTCOME_ISSUED] = {"issued", "đã cấp, CHƯA KÍCH HOẠT", "!"},
    [OUTCOME_WAITING] = {"waiting", "hẹn lại", "…"},
    [OUTCOME_NOT_DONE] = {"not_done", "không thành", "×"},
    [OUTCOME_HAD_ALREADY] = {"had_already", "đã có từ trước", "–"},
};

static const struct {
    const char *id;
    const char *text;
} results[] = {
    [VISIT_ASKED] = {"asked", "chỉ hỏi"},
    [VISIT_DONE] = {"done", "xong"},
    [VISIT_WAITING] = {"waiting", "hẹn lại"},
    [VISIT_NOT_DONE] = {"not_done", "không thành"},
};
#define RESULT_COUNT (sizeof results / sizeof results[0])

const char *outcome_id(enum outcome outcome)
{
    return outcomes[outcome].id;
}

const char *outcome_text(enum outcome outcome)
{
    return outcomes[outcome].text;
}

const char *outcome_sign(enum outcome outcome)
{
    return outcomes[outcome].sign;
}

bool outcome_find(const char *id, enum outcome *outcome)
{
    for (size_t i = 0; i < OUTCOME_COUNT; i++) {
        if (strcmp(outcomes[i].id, id) != 0)
            continue;
        *outcome = (enum outcome)i;
        return true;
    }
    return false;
}

bool outcome_is_working(enum outcome outcome)
{
    return outcome == OUTCOME_DONE || outcome == OUTCOME_HAD_ALREADY;
}

enum visit_result visit_result_of(const enum outcome *given, size_t count)
{
    bool any_working = false;
    for (size_t i = 0; i < count; i++) {
        if (given[i] == OUTCOME_WAITING || given[i] == OUTCOME_ISSUED)
            return VISIT_WAITING;
        any_working = any_working || outcome_is_working(given[i]);
    }
    if (count == 0)
        return VISIT_ASKED;
    return any_working ? VISIT_DONE : VISIT_NOT_DONE;
}

const char *visit_result_id(enum visit_result result)
{
    return results[result].id;
}

const char *visit_result_text(enum visit_result result)
{
    return results[result].text;
}

bool visit_result_find(const char *id, enum visit_result *result)
{
    for (size_t i = 0; i < RESULT_COUNT; i++) {
        if (strcmp(results[i].id, id) != 0)
            continue;
        *result = (enum visit_result)i;
        return true;
    }
    return false;
}
