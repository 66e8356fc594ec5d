/* The figures against an independent count: the same random day is kept beside the book in plain
 * arrays and counted there, without SQL. */
#include "report/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "report/counter.h"

#define VISITS   120
#define ANSWERS  5 /* of one visit at most */
#define CITIZENS 60

static const char *const services[] = {"vneid-install", "vneid-level2", "signature", "portal"};
static const char *const providers[] = {"vneid", "vnpt", "viettel"};
static const char *const outcomes[] = {"done", "issued", "waiting", "not_done", "had_already"};
static const char *const results[] = {"done", "waiting", "not_done", "asked"};
static const char *const hamlets[] = {"mang-la", "plei-trum", "other", NULL};
enum { DONE, ISSUED, WAITING, NOT_DONE, HAD_ALREADY };

struct answer {
    int service, provider, outcome; /* provider -1: none */
    bool undone;
};

struct kept {
    int citizen; /* -1: none */
    int hamlet;
    int result; /* -1: open */
    int seconds;
    bool undone;
    struct answer answer[ANSWERS];
    int answer_count;
};

static unsigned next_random(unsigned *seed, unsigned below)
{
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % below;
}

static void answer(struct scratch_book *book, struct kept *visit, int n, unsigned *seed)
{
    struct answer *said = &visit->answer[visit->answer_count++];
    said->service = (int)next_random(seed, 4);
    said->provider = said->service == 2 ? (int)next_random(seed, 3) : -1;
    said->outcome = (int)next_random(seed, 5);
    int64_t number =
        counter_end(book, n, services[said->service],
                    said->provider < 0 ? NULL : providers[said->provider], outcomes[said->outcome]);
    said->undone = next_random(seed, 6) == 0;
    if (said->undone)
        counter_undo(book, number, "service.ended");
}

static void live(struct scratch_book *book, struct kept *visit, int n, unsigned *seed)
{
    *visit = (struct kept){.citizen = -1, .hamlet = 3, .result = -1};
    int64_t opened = counter_open(book, n);
    if (next_random(seed, 5) > 0) {
        visit->citizen = (int)next_random(seed, CITIZENS);
        visit->hamlet = (int)next_random(seed, 4);
        counter_identify(book, n, visit->citizen, hamlets[visit->hamlet]);
    }
    for (unsigned i = next_random(seed, ANSWERS); i > 0; i--)
        answer(book, visit, n, seed);
    if (next_random(seed, 4) > 0) {
        visit->result = (int)next_random(seed, 4);
        visit->seconds = (int)next_random(seed, 2000);
        counter_close(book, n, results[visit->result], visit->seconds);
    }
    visit->undone = next_random(seed, 10) == 0;
    if (visit->undone)
        counter_undo(book, opened, "visit.opened");
}

/* True if answer `i` is not undone and no later one is for the same service and provider. */
static bool stands(const struct kept *visit, int i)
{
    for (int j = i + 1; j < visit->answer_count; j++) {
        if (!visit->answer[j].undone && visit->answer[j].service == visit->answer[i].service &&
            visit->answer[j].provider == visit->answer[i].provider)
            return false;
    }
    return !visit->answer[i].undone;
}

/* Whether the visit has a standing answer for this service (and provider unless -1) among these
 * outcomes (a bit each). */
static bool has(const struct kept *visit, int service, int provider, unsigned among)
{
    for (int i = 0; i < visit->answer_count; i++) {
        const struct answer *said = &visit->answer[i];
        if (stands(visit, i) && said->service == service &&
            (provider < 0 || said->provider == provider) && (among & 1u << said->outcome) != 0)
            return true;
    }
    return false;
}

static long count_having(const struct kept *visits, int service, int provider, unsigned among)
{
    long count = 0;
    for (int n = 0; n < VISITS; n++)
        count += !visits[n].undone && has(&visits[n], service, provider, among);
    return count;
}

static void compare_line(struct scratch_book *book, const struct kept *visits,
                         const struct day_line *line, int service, int provider)
{
    unsigned positive = 1u << DONE | 1u << HAD_ALREADY, later = 1u << ISSUED | 1u << WAITING;
    assert_int_equal(line->done, count_having(visits, service, provider, positive));
    assert_int_equal(line->later, count_having(visits, service, provider, later));
    assert_int_equal(line->not_done, count_having(visits, service, provider, 1u << NOT_DONE));
    assert_int_equal(line->issued, count_having(visits, service, provider, 1u << ISSUED));
    assert_int_equal(line->had_already, count_having(visits, service, provider, 1u << HAD_ALREADY));

    struct day_filter filter = {.day = COUNTER_TODAY, .service = line->service, .hour = -1};
    filter.provider = provider < 0 ? NULL : line->provider;
    const struct {
        const char *outcome;
        long count;
    } figures[] = {{"positive", line->done},
                   {"later", line->later},
                   {"not_done", line->not_done},
                   {"issued", line->issued},
                   {"had_already", line->had_already}};
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        filter.outcome = figures[i].outcome;
        assert_int_equal(counter_list(book, &filter, NULL), figures[i].count);
    }
}

static void compare_visits(struct scratch_book *book, const struct kept *visits,
                           const struct day_figures *day)
{
    long all = 0, open = 0, by_result[4] = {0}, by_hamlet[4] = {0}, people = 0;
    bool seen[CITIZENS] = {false};
    for (int n = 0; n < VISITS; n++) {
        if (visits[n].undone)
            continue;
        all++;
        by_hamlet[visits[n].hamlet]++;
        if (visits[n].result < 0)
            open++;
        else
            by_result[visits[n].result]++;
        if (visits[n].citizen >= 0 && !seen[visits[n].citizen]) {
            seen[visits[n].citizen] = true;
            people++;
        }
    }
    assert_int_equal(day->visits, all);
    assert_int_equal(day->open, open);
    assert_int_equal(day->people, people);
    const long figures[] = {day->done, day->waiting, day->not_done, day->asked};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(figures[i], by_result[i]);
        struct day_filter filter = {.day = COUNTER_TODAY, .result = results[i], .hour = -1};
        assert_int_equal(counter_list(book, &filter, NULL), by_result[i]);
    }
    for (int i = 0; i < 4; i++) {
        struct day_filter filter = {.day = COUNTER_TODAY, .hour = -1};
        filter.hamlet = hamlets[i] != NULL ? hamlets[i] : "";
        assert_int_equal(counter_list(book, &filter, NULL), by_hamlet[i]);
    }
}

static void a_random_day_recounted_by_hand_gives_the_same_figures(void **state)
{
    struct scratch_book *book = *state;
    static struct kept visits[VISITS];
    unsigned seed = 20261124;
    for (int n = 0; n < VISITS; n++)
        live(book, &visits[n], n, &seed);

    struct day_figures day = counter_figures(book, COUNTER_TODAY);

    compare_visits(book, visits, &day);
    for (int service = 0; service < 4; service++)
        compare_line(book, visits, counter_line(&day, services[service], ""), service, -1);
    for (int provider = 0; provider < 3; provider++)
        compare_line(book, visits, counter_line(&day, "signature", providers[provider]), 2,
                     provider);
    long hours = 0;
    for (int hour = 0; hour < 24; hour++) {
        struct day_filter filter = {.day = COUNTER_TODAY, .hour = hour};
        assert_int_equal(counter_list(book, &filter, NULL), day.hour[hour]);
        hours += day.hour[hour];
    }
    assert_int_equal(hours, day.visits);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCRATCH_BOOK(a_random_day_recounted_by_hand_gives_the_same_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
