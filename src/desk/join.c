#include "desk/join.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/desk_private.h"
#include "desk/join_private.h"
#include "desk/names.h"
#include "ledger/store.h"

#define FOUND_MOST 40 /* looked at for candidates */

static const char record_sql[] =
    "SELECT coalesce(c.kept, ''),"
    " (SELECT count(DISTINCT visit) FROM standing WHERE citizen = c.id),"
    " (SELECT coalesce(max(day), '') FROM standing WHERE citizen = c.id AND visit IS NOT NULL)"
    " FROM citizen c WHERE c.id = ?1";
static const char kept_sql[] = "SELECT kept FROM citizen WHERE id = ?1 AND kept IS NOT NULL";
static const char joined_sql[] =
    "SELECT c.id FROM citizen c WHERE c.kept = ?1"
    " ORDER BY (SELECT max(j.at) FROM joined j WHERE j.other = c.id) DESC, c.id LIMIT ?2";
static const char owner_sql[] = "SELECT citizen FROM visit WHERE id = ?1 AND citizen IS NOT NULL";
static const char elsewhere_sql[] = "SELECT 1 FROM identified WHERE citizen = ?1"
                                    " AND visit IS NOT ?2 AND NOT reversed LIMIT 1";
static const char said_sql[] = "SELECT device, number FROM identified WHERE citizen = ?1 LIMIT 100";

void join_kept(struct desk *desk, char *id)
{
    char kept[DESK_ID_SIZE];
    if (desk_ask(desk, kept_sql, id, kept))
        memcpy(id, kept, sizeof kept);
}

void join_look_at_tray(struct desk *desk)
{
    for (int i = 0; i < desk->visit_count; i++) {
        char owner[DESK_ID_SIZE];
        if (desk_ask(desk, owner_sql, desk->visit[i].id, owner))
            memcpy(desk->visit[i].citizen.id, owner, sizeof owner);
    }
}

/* ---- reading --------------------------------------------------------------------------------- */

bool desk_record_read(struct desk *desk, const char *id, struct desk_record *record,
                      struct error *error)
{
    memset(record, 0, sizeof *record);
    if (desk->vault == NULL)
        return error_set(error, ERROR_KEY, "locked");
    if (!desk_read_record(desk, id, &record->citizen, record->last_day, error))
        return false;
    struct statement *statement = store_statement(ledger_store(desk->ledger), record_sql, error);
    struct error failure = {0};
    if (statement == NULL)
        return false;
    statement_text(statement, 1, id);
    if (!statement_row(statement, &failure))
        return error_none(&failure, error) && error_set(error, ERROR_MISSING, "no such citizen");
    snprintf(record->kept, sizeof record->kept, "%s", statement_column(statement, 0));
    record->visits = (long)statement_number(statement, 1);
    snprintf(record->last_day, sizeof record->last_day, "%s", statement_column(statement, 2));
    statement_done(statement);
    return true;
}

size_t desk_joined(struct desk *desk, const char *id, struct desk_record *found, size_t most,
                   struct error *error)
{
    char kept[DESK_ID_SIZE], (*ids)[DESK_ID_SIZE] = memory_new(most + 1, sizeof *ids);
    snprintf(kept, sizeof kept, "%s", id);
    join_kept(desk, kept);
    struct statement *statement = store_statement(ledger_store(desk->ledger), joined_sql, error);
    struct error failure = {0};
    size_t listed = 0, count = 0;
    if (statement != NULL) {
        statement_text(statement, 1, kept);
        statement_int(statement, 2, (int64_t)most);
        while (listed < most && statement_row(statement, &failure))
            snprintf(ids[listed++], DESK_ID_SIZE, "%s", statement_column(statement, 0));
        statement_done(statement);
        error_none(&failure, error);
    }
    for (size_t i = 0; i < listed; i++) { /* who was undone has no record to show */
        if (desk_record_read(desk, ids[i], &found[count], &failure))
            count++;
    }
    free(ids);
    return count;
}

/* ---- who may be the same --------------------------------------------------------------------- */

static bool is_same_name(const struct citizen *one, const struct citizen *other)
{
    if (one->name[0] == '\0' || other->name[0] == '\0')
        return false;
    char *left = text_fold(one->name), *right = text_fold(other->name);
    bool same = strcmp(left, right) == 0;
    explicit_bzero(left, strlen(left));
    explicit_bzero(right, strlen(right));
    free(left);
    free(right);
    return same;
}

static bool years_differ(const struct citizen *one, const struct citizen *other)
{
    return one->birth_year > 0 && other->birth_year > 0 && one->birth_year != other->birth_year;
}

static bool numbers_differ(const struct citizen *one, const struct citizen *other)
{
    return one->id_number[0] != '\0' && other->id_number[0] != '\0' &&
           strcmp(one->id_number, other->id_number) != 0;
}

/* Why a record is looked at. */
enum sought { BY_NAME, BY_PHONE, BY_WORDS /* of who knows that it is the same person */ };

static bool may_be(const struct citizen *one, const struct citizen *other, enum sought how)
{
    if (strcmp(one->id, other->id) == 0)
        return false;
    if (how == BY_WORDS)
        return true;
    if (numbers_differ(one, other))
        return false;
    if (how == BY_PHONE)
        return one->phone[0] != '\0' && strcmp(one->phone, other->phone) == 0;
    return is_same_name(one, other) && !years_differ(one, other);
}

/* Candidates being collected. */
struct looking {
    struct desk *desk;
    const struct citizen *citizen;
    struct desk_record *found;
    size_t count, most;
};

static bool is_found(const struct looking *looking, const char *id)
{
    for (size_t i = 0; i < looking->count; i++) {
        if (strcmp(looking->found[i].citizen.id, id) == 0)
            return true;
    }
    return false;
}

static void look(struct looking *looking, const char *typed, enum sought how, struct error *error)
{
    if (typed[0] == '\0')
        return;
    struct desk_named *named = memory_new(FOUND_MOST, sizeof *named);
    size_t count = desk_find_names(looking->desk, typed, named, FOUND_MOST, NULL, error);
    for (size_t i = 0; i < count && looking->count < looking->most; i++) {
        struct desk_record *record = &looking->found[looking->count];
        struct error ignored = {0};
        char id[DESK_ID_SIZE];
        memcpy(id, named[i].id, sizeof id);
        join_kept(looking->desk, id);
        if (!is_found(looking, id) && desk_record_read(looking->desk, id, record, &ignored) &&
            may_be(looking->citizen, &record->citizen, how))
            looking->count++;
    }
    explicit_bzero(named, FOUND_MOST * sizeof *named);
    free(named);
}

/* Records beside the one that `id` belongs to: those of these words, or, without, those like it. */
static size_t look_beside(struct desk *desk, const char *id, const char *typed,
                          struct desk_record *found, size_t most, struct error *error)
{
    struct desk_record *record = memory_new(1, sizeof *record);
    char kept[DESK_ID_SIZE];
    snprintf(kept, sizeof kept, "%s", id);
    join_kept(desk, kept);
    struct looking looking = {
        .desk = desk, .citizen = &record->citizen, .found = found, .most = most};
    bool read = desk_record_read(desk, kept, record, error);
    if (read && typed != NULL)
        look(&looking, typed, BY_WORDS, error);
    if (read && typed == NULL) {
        look(&looking, record->citizen.name, BY_NAME, error);
        look(&looking, record->citizen.phone, BY_PHONE, error);
    }
    explicit_bzero(record, sizeof *record);
    free(record);
    return looking.count;
}

size_t desk_join_candidates(struct desk *desk, const char *id, struct desk_record *found,
                            size_t most, struct error *error)
{
    return look_beside(desk, id, NULL, found, most, error);
}

size_t desk_join_typed(struct desk *desk, const char *id, const char *typed,
                       struct desk_record *found, size_t most, struct error *error)
{
    return look_beside(desk, id, typed, found, most, error);
}

/* ---- what follows from a number -------------------------------------------------------------- */

/* Whether a number was ever said of a record: also one that was left out again later. */
static bool had_number(struct desk *desk, const char *id)
{
    struct error ignored = {0};
    struct {
        char device[LEDGER_ID_SIZE];
        int64_t number;
    } *place = memory_new(100, sizeof *place);
    int count = 0;
    struct statement *statement = store_statement(ledger_store(desk->ledger), said_sql, &ignored);
    if (statement != NULL) {
        statement_text(statement, 1, id);
        while (count < 100 && statement_row(statement, &ignored)) {
            snprintf(place[count].device, LEDGER_ID_SIZE, "%s", statement_column(statement, 0));
            place[count++].number = statement_number(statement, 1);
        }
        statement_done(statement);
    }
    struct citizen said = {0};
    for (int i = 0; i < count && said.id_number[0] == '\0'; i++)
        desk_open_sealed(desk, place[i].device, place[i].number, id, "{\"sex\":\"U\"}", &said);
    bool had = said.id_number[0] != '\0';
    explicit_bzero(&said, sizeof said);
    free(place);
    return had;
}

static bool is_known_elsewhere(struct desk *desk, const char *id, const char *visit)
{
    struct error ignored = {0};
    struct statement *statement =
        store_statement(ledger_store(desk->ledger), elsewhere_sql, &ignored);
    if (statement == NULL)
        return true;
    statement_text(statement, 1, id);
    statement_text(statement, 2, visit);
    bool known = statement_row(statement, &ignored);
    statement_done(statement);
    return known;
}

bool join_follows(struct desk *desk, const char *old, const struct citizen *citizen,
                  const char *visit)
{
    if (old[0] == '\0' || citizen->id_number[0] == '\0' || strcmp(old, citizen->id) == 0 ||
        had_number(desk, old))
        return false;
    struct desk_record *record = memory_new(1, sizeof *record);
    struct error ignored = {0};
    bool same =
        desk_record_read(desk, old, record, &ignored) &&
        ((visit != NULL && !is_known_elsewhere(desk, old, visit)) ||
         (is_same_name(&record->citizen, citizen) && !years_differ(&record->citizen, citizen)));
    explicit_bzero(record, sizeof *record);
    free(record);
    return same;
}

/* ---- the verbs ------------------------------------------------------------------------------- */

static bool say(struct desk *desk, const char *kind, json_t *body, const struct citizen *citizen,
                const char *what, struct error *error)
{
    char name[DESK_NAME_SIZE + 64];
    char *text = desk_dump(body);
    snprintf(name, sizeof name, "%s · %s", citizen_called(citizen), what);
    struct desk_act_events act = {.event = {{.kind = kind, .subject = citizen->id, .body = text}},
                                  .count = 1,
                                  .visit = citizen->id,
                                  .name = name};
    bool good = desk_perform(desk, &act, error);
    explicit_bzero(name, sizeof name);
    free(text);
    return good;
}

static bool join(struct desk *desk, const struct desk_record *kept, const struct desk_record *other,
                 struct error *error)
{
    if (strcmp(kept->citizen.id, other->citizen.id) == 0)
        return error_set(error, ERROR_REFUSED, "join: one");
    if (numbers_differ(&kept->citizen, &other->citizen))
        return error_set(error, ERROR_REFUSED, "join: numbers");
    if (kept->citizen.id_number[0] == '\0' && other->citizen.id_number[0] != '\0') {
        const struct desk_record *numbered = other;
        other = kept;
        kept = numbered;
    }
    json_t *body = json_pack("{s:s,s:s}", "other", other->citizen.id, "how", "said");
    return say(desk, "citizen.joined", body, &kept->citizen, "gộp hai hồ sơ thành một", error);
}

bool desk_join(struct desk *desk, const char *kept, const char *other, struct error *error)
{
    struct desk_record *record = memory_new(2, sizeof *record);
    char id[2][DESK_ID_SIZE];
    snprintf(id[0], DESK_ID_SIZE, "%s", kept);
    snprintf(id[1], DESK_ID_SIZE, "%s", other);
    join_kept(desk, id[0]);
    join_kept(desk, id[1]);
    bool good = desk_record_read(desk, id[0], &record[0], error) &&
                desk_record_read(desk, id[1], &record[1], error) &&
                join(desk, &record[0], &record[1], error);
    explicit_bzero(record, 2 * sizeof *record);
    free(record);
    return good;
}

bool desk_part(struct desk *desk, const char *other, struct error *error)
{
    struct desk_record *record = memory_new(1, sizeof *record);
    bool good = desk_record_read(desk, other, record, error);
    if (good && record->kept[0] == '\0')
        good = error_set(error, ERROR_REFUSED, "part: alone");
    if (good) {
        struct citizen kept = record->citizen;
        memcpy(kept.id, record->kept, sizeof kept.id);
        good = say(desk, "citizen.parted", json_pack("{s:s}", "other", other), &kept,
                   "tách thành hai hồ sơ", error);
        explicit_bzero(&kept, sizeof kept);
    }
    explicit_bzero(record, sizeof *record);
    free(record);
    return good;
}
