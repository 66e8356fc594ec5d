#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "guide/library.h"
#include "ledger/ledger.h"
#include "ledger/store.h"
#include "support/founding.h"

/* ---- guides of its own ----------------------------------------------------------------------- */

#define STEP(title) "## " title "\n\n> Bác xem nhé.\n\n- [ ] Mở máy\n- [ ] Bấm nút\n\n"

static void write_guide(struct bench *bench, const char *id, const char *service,
                        const char *provider, int order, const char *body)
{
    char name[80], *text = NULL;
    snprintf(name, sizeof name, "screens/vi/%s.md", id);
    struct buffer front = {0};
    buffer_addf(&front, "---\ntitle: Bài %s\n", id);
    if (service != NULL)
        buffer_addf(&front, "service: %s\norder: %d\n", service, order);
    if (provider != NULL)
        buffer_addf(&front, "provider: %s\n", provider);
    buffer_addf(&front, "---\n%s", body);
    text = buffer_take(&front);
    scratch_write(&bench->scratch, name, text);
    free(text);
}

/* cai: three steps, a trouble and branches at the second. phu: two steps, reached by branches only,
 * which lead into themselves. One guide more for every service and provider. */
static void write_screens(struct bench *bench)
{
    scratch_write(&bench->scratch, "screens/links.md", "# Liên kết\n");
    write_guide(bench, "cai", SERVICE_VNEID_INSTALL, NULL, 1,
                STEP("Một") STEP("Hai") "[Sang bài phụ](phu.md)\n\n"
                                        "### Không nhận được mã\n\nĐợi hai phút.\n\n"
                                        "### Máy cũ\n\nMượn máy.\n\n" STEP("Ba"));
    write_guide(bench, "phu", NULL, NULL, 0, STEP("Phụ một") "[Nữa](#phu-hai)\n\n" STEP("Phụ hai"));
    write_guide(bench, "muc-2", SERVICE_VNEID_LEVEL2, NULL, 2, STEP("Mức một") STEP("Mức hai"));
    write_guide(bench, "cong", SERVICE_PORTAL, NULL, 9, STEP("Cổng"));
    for (size_t i = 0; i < provider_count(); i++) {
        char id[40];
        snprintf(id, sizeof id, "ky-%s", provider_at(i)->id);
        bool other = strcmp(provider_at(i)->id, "other") == 0; /* no guide is written for it */
        write_guide(bench, id, SERVICE_SIGNATURE, other ? NULL : provider_at(i)->id, 3 + (int)i,
                    STEP("Ký một") "[Sang bài phụ](phu.md)\n\n" STEP("Ký hai"));
    }
}

/* ---- a life ---------------------------------------------------------------------------------- */

void bench_make(struct bench *bench)
{
    *bench = (struct bench){0};
    if (access("/dev/shm", W_OK) == 0) /* thousands of syncs need no disk */
        setenv("TMPDIR", "/dev/shm", 1);
    scratch_make(&bench->scratch);
    bench->folder = scratch_path(&bench->scratch, "data");
    bench->key = scratch_path(&bench->scratch, "khoa/may.khoa");
    bench->screens = scratch_path(&bench->scratch, "screens");
    bench->calendar = file_join(SOURCE_ROOT, "data/calendar");
    bench->commune = file_join(SOURCE_ROOT, "data/commune/ngok-bay.yaml");
    setenv("CAMTAY_KEY", bench->key, 1);
    scratch_folder(&bench->scratch, "khoa");
    write_screens(bench);
    clock_init(&bench->clock);
    clock_set(&bench->clock, BENCH_CLOCK);
    bench->clock.given = false; /* a test's clock is the true one of its world */
    bench->random.seed = 1;
}

void bench_end(struct bench *bench)
{
    bench_off(bench);
    scratch_remove(&bench->scratch, "data");
    scratch_remove(&bench->scratch, "screens");
    scratch_remove(&bench->scratch, "khoa");
    bool empty = scratch_end(&bench->scratch);
    buffer_release(&bench->sheet);
    buffer_release(&bench->text);
    free(bench->folder);
    free(bench->key);
    free(bench->screens);
    free(bench->calendar);
    free(bench->commune);
    assert_true(empty);
}

bool bench_set_up(struct bench *bench, const char *folder, const char *staff, const char *pin,
                  const char *recovery)
{
    char *path = scratch_path(&bench->scratch, folder);
    struct desk_setup setup = {.folder = path,
                               .commune_file = bench->commune,
                               .staff = staff,
                               .pin = pin,
                               .recovery = recovery,
                               .clock = &bench->clock,
                               .random = &bench->random};
    struct buffer sheet = {0};
    error_clear(&bench->error);
    bool good = founding_cheap(&setup, &sheet, &bench->error);
    free(path);
    if (good && recovery == NULL) {
        buffer_release(&bench->sheet);
        bench->sheet = sheet;
    } else {
        buffer_release(&sheet);
    }
    return good;
}

void bench_found(struct bench *bench)
{
    assert_did(bench_set_up(bench, "data", BENCH_STAFF, BENCH_PIN, NULL), bench);
}

bool bench_try_on(struct bench *bench, const char *folder)
{
    char *path = scratch_path(&bench->scratch, folder != NULL ? folder : "data");
    struct desk_options options = {.folder = path,
                                   .screens = bench->screens,
                                   .calendar = bench->calendar,
                                   .clock = &bench->clock,
                                   .random = &bench->random};
    bench->desk = desk_open(&options, &bench->error);
    free(path);
    return bench->desk != NULL;
}

void bench_on(struct bench *bench)
{
    assert_did(bench_try_on(bench, NULL), bench);
}

void bench_off(struct bench *bench)
{
    desk_free(bench->desk);
    bench->desk = NULL;
}

static bool unlock(struct bench *bench)
{
    struct buffer screen = {0};
    bool moved_on = false;
    clock_advance(&bench->clock, 1000);
    assert_did(desk_unlock_now(bench->desk, BENCH_STAFF, BENCH_PIN, &bench->error), bench);
    assert_did(desk_resume(bench->desk, &screen, &moved_on, &bench->error), bench);
    buffer_release(&screen);
    return moved_on;
}

void bench_unlock(struct bench *bench)
{
    unlock(bench);
}

bool bench_cut_power(struct bench *bench)
{
    bench_off(bench);
    bench_on(bench);
    return unlock(bench);
}

/* ---- acts ------------------------------------------------------------------------------------ */

struct citizen bench_citizen(const char *name, const char *number)
{
    struct citizen citizen = {.resident = true};
    snprintf(citizen.name, sizeof citizen.name, "%s", name);
    snprintf(citizen.id_number, sizeof citizen.id_number, "%s", number);
    return citizen;
}

void bench_receive(struct bench *bench, const char *name, const char *number)
{
    struct citizen citizen = bench_citizen(name, number);
    assert_did(desk_receive(bench->desk, &citizen, "counter", &bench->error), bench);
}

const struct guide *bench_guide(struct bench *bench, const char *id)
{
    const struct guide_library *library = desk_guides(bench->desk);
    const struct guide *guide = guide_library_find(library, id);
    if (guide == NULL)
        fail_msg("no guide %s: %s", id,
                 guide_library_refused(library) > 0 ? guide_library_refusal(library, 0) : "");
    return guide;
}

void bench_begin(struct bench *bench, const char *id)
{
    assert_did(desk_begin(bench->desk, bench_guide(bench, id), &bench->error), bench);
}

bool bench_end_service(struct bench *bench, const char *service, enum outcome outcome)
{
    struct desk_ended ended = {.outcome = outcome};
    snprintf(ended.service, sizeof ended.service, "%s", service);
    if (outcome == OUTCOME_NOT_DONE)
        snprintf(ended.reason, sizeof ended.reason, "%s", REASON_NO_PHONE);
    if (outcome == OUTCOME_WAITING)
        snprintf(ended.until, sizeof ended.until, "2026-11-27");
    return desk_end_service(bench->desk, &ended, &bench->error);
}

/* ---- looking --------------------------------------------------------------------------------- */

int64_t bench_number(struct bench *bench, const char *sql)
{
    struct statement *row = store_statement(ledger_store(desk_ledger(bench->desk)), sql, NULL);
    struct error error = {0};
    int64_t number = row != NULL && statement_row(row, &error) ? statement_number(row, 0) : -1;
    if (row != NULL)
        statement_done(row);
    return number;
}

const char *bench_text(struct bench *bench, const char *sql)
{
    struct statement *row = store_statement(ledger_store(desk_ledger(bench->desk)), sql, NULL);
    struct error error = {0};
    buffer_clear(&bench->text);
    if (row != NULL && statement_row(row, &error))
        buffer_add_text(&bench->text, statement_column(row, 0));
    if (row != NULL)
        statement_done(row);
    return buffer_text(&bench->text);
}

int64_t bench_entries(struct bench *bench, const char *kind)
{
    static const char sql[] = "SELECT count(*) FROM entry WHERE kind = ?1";
    struct statement *row = store_statement(ledger_store(desk_ledger(bench->desk)), sql, NULL);
    struct error error = {0};
    statement_text(row, 1, kind);
    int64_t count = statement_row(row, &error) ? statement_number(row, 0) : -1;
    statement_done(row);
    return count;
}

static void add_table(struct bench *bench, const char *sql, struct buffer *into)
{
    struct statement *row = store_statement(ledger_store(desk_ledger(bench->desk)), sql, NULL);
    struct error error = {0};
    assert_non_null(row);
    while (statement_row(row, &error))
        buffer_addf(into, "%s\n", statement_column(row, 0));
    buffer_add_text(into, "--\n");
}

static void add_road(const struct desk_road *road, struct buffer *into)
{
    buffer_addf(into, "  %s/%s walked %d over %d trouble %s:", road->service, road->provider,
                road->walked, road->over, road->trouble);
    for (int i = 0; i < road->depth; i++) {
        const struct desk_place *place = &road->place[i];
        buffer_addf(into, " %s.%d(%d)", place->guide->id, place->step, place->entry);
        for (size_t k = 0; k < place->guide->step_count; k++)
            buffer_addf(into, ",%x", (unsigned)place->ticks[k]);
    }
    buffer_add_text(into, "\n");
}

char *bench_state(struct bench *bench)
{
    static const char *const tables[] = {
        /* Ids are random: a visit is named by the number of the entry that opened it. Times differ
         * by what a restart takes. */
        "SELECT format('%s %s', kind, json_remove(body, '$.visit', '$.number', '$.device',"
        " '$.seconds', '$.fraud')) FROM entry WHERE kind <> 'staff.unlocked' ORDER BY number",
        "SELECT format('%s %s %s %s %d %s %d %s %s', day, mode, citizen, phone, held, waits_for,"
        " closed IS NULL, result, reversed) FROM visit ORDER BY opened",
        "SELECT format('%s %s %s %s %s %d', service, provider, outcome, reason, until, reversed)"
        " FROM ended ORDER BY number",
        "SELECT format('%s %s %s %d', guide, step, trouble, reversed) FROM step ORDER BY number",
        "SELECT format('%s %s %d', id, sex, birth_year) FROM citizen ORDER BY id",
        "SELECT format('%s %s %s', citizen, service, outcome) FROM service_state"
        " ORDER BY citizen, service, provider",
    };
    struct buffer into = {0};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        add_table(bench, tables[i], &into);
    const struct desk_visit *now = desk_now(bench->desk);
    for (char letter = 'a'; letter <= 'i'; letter++) {
        const struct desk_visit *visit = desk_visit_by_letter(bench->desk, letter);
        if (visit == NULL)
            continue;
        buffer_addf(&into, "%c %s %s %s %s %s held %d %s road %d%s\n", letter, visit->citizen.name,
                    visit->citizen.id_number, visit->citizen.phone, visit->mode, visit->phone,
                    visit->held, visit->waits_for, visit->road_now, visit == now ? " NOW" : "");
        for (int i = 0; i < visit->road_count; i++)
            add_road(&visit->road[i], &into);
        for (int i = 0; i < visit->ended_count; i++)
            buffer_addf(&into, "  = %s/%s %s %s %s %s\n", visit->ended[i].service,
                        visit->ended[i].provider, outcome_id(visit->ended[i].outcome),
                        visit->ended[i].reason, visit->ended[i].until, visit->ended[i].dossier);
    }
    return buffer_take(&into);
}

/* ---- the child, and cmocka ------------------------------------------------------------------- */

bool bench_was_child(int argc, char **argv)
{
    return founding_was_child(argc, argv);
}

int bench_setup_empty(void **state)
{
    struct bench *bench = memory_new(1, sizeof *bench);
    bench_make(bench);
    *state = bench;
    return 0;
}

int bench_setup(void **state)
{
    bench_setup_empty(state);
    bench_found(*state);
    bench_on(*state);
    bench_unlock(*state);
    return 0;
}

int bench_teardown(void **state)
{
    bench_end(*state);
    free(*state);
    return 0;
}
