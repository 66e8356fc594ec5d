/* A visit's story is read by who was not there: each act in the counter's words, no id of a machine. */
#include "bench.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "desk/print.h"
#include "desk/story.h"

struct story {
    struct story_line *lines;
    size_t count;
};

static struct story told(struct bench *bench, const char *visit)
{
    struct story story;
    assert_did(desk_story(bench->desk, visit, &story.lines, &story.count, &bench->error), bench);
    return story;
}

/* Fails unless some line is just these words. */
static void assert_told(const struct story *story, const char *words)
{
    for (size_t i = 0; i < story->count; i++)
        if (strcmp(story->lines[i].text, words) == 0)
            return;
    for (size_t i = 0; i < story->count; i++)
        fprintf(stderr, "  %s\n", story->lines[i].text);
    fail_msg("nobody tells: %s", words);
}

static const char *received(struct bench *bench, const char *mode)
{
    static char visit[DESK_ID_SIZE];
    struct citizen citizen = bench_citizen("A Thuk", THUK);
    snprintf(citizen.hamlet, sizeof citizen.hamlet, "mang-la");
    assert_did(desk_receive(bench->desk, &citizen, mode, &bench->error), bench);
    snprintf(visit, sizeof visit, "%s", desk_now(bench->desk)->id);
    return visit;
}

static void who_came_and_where_is_told_and_the_number_is_masked(void **state)
{
    struct bench *bench = *state;
    const char *visit = received(bench, "field");
    assert_did(desk_state_phone(bench->desk, "iphone", &bench->error), bench);
    assert_did(desk_state_phone(bench->desk, "android", &bench->error), bench);
    assert_did(desk_state_phone(bench->desk, "none", &bench->error), bench);

    struct story story = told(bench, visit);

    assert_told(&story, "tiếp · ở thôn");
    assert_told(&story, "là A Thuk · 001•••••3456 · Măng La");
    assert_told(&story, "máy iPhone");
    assert_told(&story, "máy Android");
    assert_told(&story, "không có điện thoại thông minh");
    for (size_t i = 0; i < story.count; i++)
        assert_null(strstr(story.lines[i].text, THUK));
    desk_story_free(story.lines, story.count);
}

static void somebody_of_another_commune_at_a_meeting_is_told_so(void **state)
{
    struct bench *bench = *state;
    struct citizen citizen = bench_citizen("Y Blưi", BLUI);
    citizen.resident = false;
    assert_did(desk_receive(bench->desk, &citizen, "meeting", &bench->error), bench);

    struct story story = told(bench, desk_now(bench->desk)->id);

    assert_told(&story, "tiếp · ở buổi họp thôn");
    assert_told(&story, "là Y Blưi · 062•••••4321 · xã khác");
    desk_story_free(story.lines, story.count);
}

static void a_road_is_told_with_its_steps_troubles_and_branches(void **state)
{
    struct bench *bench = *state;
    const char *visit = received(bench, "counter");
    bench_begin(bench, "cai");
    assert_did(desk_step_done(bench->desk, &bench->error), bench);
    assert_did(desk_trouble(bench->desk, "khong-nhan-duoc-ma", true, &bench->error), bench);
    assert_did(desk_trouble(bench->desk, "may-cu", false, &bench->error), bench);
    assert_did(desk_branch(bench->desk, "phu", 0, &bench->error), bench);
    assert_did(desk_return(bench->desk, &bench->error), bench);

    struct story story = told(bench, visit);

    assert_told(&story, "bắt đầu Cài VNeID");
    assert_told(&story, "xong bước «Một»");
    assert_told(&story, "gặp khó: Không nhận được mã · đã gỡ");
    assert_told(&story, "gặp khó: Máy cũ · chưa gỡ được");
    assert_told(&story, "sang bài Bài phu");
    assert_told(&story, "trở lại bài trước");
    desk_story_free(story.lines, story.count);
}

static void waiting_is_told_with_what_was_waited_for(void **state)
{
    struct bench *bench = *state;
    const char *visit = received(bench, "counter");
    assert_did(desk_hold(bench->desk, "police", &bench->error), bench);
    assert_did(desk_take_up(bench->desk, desk_visit_at(bench->desk, 0), &bench->error), bench);

    struct story story = told(bench, visit);

    assert_told(&story, "để chờ Công an duyệt");
    assert_told(&story, "tiếp lại");
    desk_story_free(story.lines, story.count);
}

static void outcomes_are_told_whole_and_so_is_the_end(void **state)
{
    struct bench *bench = *state;
    struct desk_ended portal = {.service = SERVICE_PORTAL,
                                .outcome = OUTCOME_DONE,
                                .filed = true,
                                .signed_by_citizen = true,
                                .paid = true,
                                .dossier = "H41.12-251125-0007"};
    struct desk_ended level2 = {
        .service = SERVICE_VNEID_LEVEL2, .outcome = OUTCOME_WAITING, .until = "2026-11-27"};
    struct desk_ended signature = {.service = SERVICE_SIGNATURE,
                                   .provider = "vnpt",
                                   .outcome = OUTCOME_NOT_DONE,
                                   .reason = "sim_not_own"};
    const char *visit = received(bench, "counter");
    assert_did(desk_end_service(bench->desk, &portal, &bench->error), bench);
    assert_did(desk_end_service(bench->desk, &level2, &bench->error), bench);
    assert_did(desk_end_service(bench->desk, &signature, &bench->error), bench);
    assert_did(desk_close(bench->desk, true, "none", "con gái đi cùng", &bench->error), bench);

    struct story story = told(bench, visit);

    assert_told(&story,
                "Nộp hồ sơ trực tuyến: xong · đã ký số · đã trả phí · mã hồ sơ H41.12-251125-0007");
    assert_told(&story, "Định danh mức 2: hẹn lại · hẹn 27/11/2026");
    assert_told(&story, "Chữ ký số · VNPT SmartCA: không thành (SIM đứng tên người khác)");
    assert_told(&story, "kết thúc lượt: hẹn lại · hẹn 27/11/2026 · con gái đi cùng");
    desk_story_free(story.lines, story.count);
}

static void what_was_undone_is_told_and_marked(void **state)
{
    struct bench *bench = *state;
    const char *visit = received(bench, "counter");
    assert_did(desk_state_phone(bench->desk, "iphone", &bench->error), bench);
    assert_did(desk_undo(bench->desk, &bench->error), bench);

    struct story story = told(bench, visit);

    bool marked = false;
    long long number = 0;
    for (size_t i = 0; i < story.count; i++) {
        if (strcmp(story.lines[i].text, "máy iPhone") != 0)
            continue;
        marked = story.lines[i].reversed;
        number = story.lines[i].number;
    }
    char words[60];
    snprintf(words, sizeof words, "hoàn tác mục số %lld", number);
    assert_true(marked);
    assert_told(&story, words);
    desk_story_free(story.lines, story.count);
}

static void print_slip(struct bench *bench, const char *visit, const char *why, bool unsure)
{
    struct desk_job job;
    assert_did(
        desk_print(bench->desk, DESK_PAPER_SLIP, visit, "tcp:127.0.0.1", &job, &bench->error),
        bench);
    assert_did(desk_print_begun(bench->desk, job.id, &bench->error), bench);
    assert_did(desk_print_ended(bench->desk, job.id, why, unsure, &bench->error), bench);
}

/* "in phiếu số 214 · đã in" of each print job, a line each. */
static void gather_jobs(const struct story *story, struct buffer *into)
{
    for (size_t i = 0; i < story->count; i++)
        if (story->lines[i].job[0] != '\0')
            buffer_addf(into, "%s · %s\n", story->lines[i].text, story->lines[i].became);
}

static void each_slip_that_was_asked_for_is_told_behind_the_end_with_what_became_of_it(void **state)
{
    struct bench *bench = *state;
    struct desk_job job;
    const char *visit = received(bench, "counter");
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    long long number = desk_last_number(bench->desk);
    char wanted[600];
    struct buffer jobs = {0};

    print_slip(bench, visit, "no-paper", false);
    print_slip(bench, visit, "gone", true);
    print_slip(bench, visit, NULL, false);
    assert_did(
        desk_print(bench->desk, DESK_PAPER_SLIP, visit, "tcp:127.0.0.1", &job, &bench->error),
        bench);
    assert_did(desk_print_dropped(bench->desk, job.id, &bench->error), bench);
    struct story story = told(bench, visit);

    snprintf(wanted, sizeof wanted,
             "in phiếu số %lld · không in được: máy in hết giấy\n"
             "in phiếu số %lld · chưa chắc đã in: mất liên lạc với máy in\n"
             "in phiếu số %lld (bản sao) · đã in\n"
             "in phiếu số %lld (bản sao) · đã bỏ, không in lại\n",
             number, number, number, number);
    gather_jobs(&story, &jobs);
    assert_string_equal(buffer_text(&jobs), wanted);
    assert_string_equal(story.lines[story.count - 5].kind, "visit.closed");
    buffer_release(&jobs);
    desk_story_free(story.lines, story.count);
}

static void a_print_that_the_power_cut_off_is_told_as_unsure_and_papers_of_others_are_not(
    void **state)
{
    struct bench *bench = *state;
    struct desk_job job;
    struct buffer jobs = {0};
    char other[DESK_ID_SIZE];
    snprintf(other, sizeof other, "%s", received(bench, "counter"));
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    print_slip(bench, other, NULL, false);
    const char *visit = received(bench, "counter");
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    assert_did(desk_print(bench->desk, DESK_PAPER_TEST, NULL, "tcp:127.0.0.1", &job, &bench->error),
               bench);
    assert_did(
        desk_print(bench->desk, DESK_PAPER_SLIP, visit, "tcp:127.0.0.1", &job, &bench->error),
        bench);
    assert_did(desk_print_begun(bench->desk, job.id, &bench->error), bench);

    bench_cut_power(bench);
    struct story story = told(bench, visit);

    gather_jobs(&story, &jobs);
    assert_non_null(strstr(buffer_text(&jobs), " · chưa chắc đã in: đang in thì tắt máy\n"));
    assert_string_equal(strchr(buffer_text(&jobs), '\n'), "\n"); /* the only one */
    buffer_release(&jobs);
    desk_story_free(story.lines, story.count);
}

int main(int argc, char **argv)
{
    if (bench_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_DESK(who_came_and_where_is_told_and_the_number_is_masked),
        AT_A_DESK(somebody_of_another_commune_at_a_meeting_is_told_so),
        AT_A_DESK(a_road_is_told_with_its_steps_troubles_and_branches),
        AT_A_DESK(waiting_is_told_with_what_was_waited_for),
        AT_A_DESK(outcomes_are_told_whole_and_so_is_the_end),
        AT_A_DESK(what_was_undone_is_told_and_marked),
        AT_A_DESK(each_slip_that_was_asked_for_is_told_behind_the_end_with_what_became_of_it),
        AT_A_DESK(a_print_that_the_power_cut_off_is_told_as_unsure_and_papers_of_others_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
