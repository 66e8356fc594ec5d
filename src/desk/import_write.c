/* Rows of a list into the book. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/memory.h"
#include "desk/import_state.h"
#include "desk/quick_private.h"
#include "ledger/vault.h"

#define BATCH_ROWS   40
#define BATCH_EVENTS (BATCH_ROWS * (IMPORT_ENDED + 3))

/* ---- names of rows --------------------------------------------------------------------------- */

void import_name_row(struct desk *desk, const struct import_row *row, char id[LEDGER_ID_SIZE])
{
    const struct citizen *citizen = &row->citizen;
    struct buffer text = {0};
    buffer_addf(&text, "row:%d|%s|%s|%s|%s|%s|%s|%s|%s|%s", row->day, citizen->name,
                citizen->id_number, citizen->birth, sex_code(citizen->sex), citizen->phone,
                citizen->address, citizen->hamlet, row->mode, row->note);
    for (int i = 0; i < row->ended_count; i++)
        buffer_addf(&text, "|%s %s %s %s", row->ended[i].service, row->ended[i].provider,
                    outcome_id(row->ended[i].outcome), row->ended[i].until);
    vault_citizen_id(desk->vault, buffer_text(&text), id);
    buffer_release(&text);
}

static int by_id_then_row(const void *left, const void *right)
{
    const struct import_item *one = *(const struct import_item *const *)left;
    const struct import_item *other = *(const struct import_item *const *)right;
    int order = strcmp(one->id, other->id);
    return order != 0 ? order : (one->row > other->row) - (one->row < other->row);
}

/* Rows that say the same side by side, in the order of the file. The caller frees. */
static struct import_item **sorted_of(struct import_item *items, size_t count)
{
    struct import_item **sorted = memory_new(count, sizeof(struct import_item *));
    for (size_t i = 0; i < count; i++)
        sorted[i] = &items[i];
    qsort(sorted, count, sizeof *sorted, by_id_then_row);
    return sorted;
}

void import_number_same(struct desk *desk, struct import_item *items, size_t count)
{
    struct import_item **sorted = sorted_of(items, count);
    char before[LEDGER_ID_SIZE] = "";
    size_t same = 0;
    for (size_t i = 0; i < count; i++) {
        char key[LEDGER_ID_SIZE + 40];
        if (sorted[i]->id[0] == '\0')
            continue;
        same = strcmp(before, sorted[i]->id) == 0 ? same + 1 : 0;
        memcpy(before, sorted[i]->id, sizeof before);
        snprintf(key, sizeof key, "visit:%s:%zu", before, same);
        vault_citizen_id(desk->vault, key, sorted[i]->id);
    }
    free(sorted);
}

void import_mark_repeated(struct import_item *items, size_t count)
{
    struct import_item **sorted = sorted_of(items, count);
    for (size_t i = 1; i < count; i++) {
        if (sorted[i]->state == IMPORT_NEW && strcmp(sorted[i]->id, sorted[i - 1]->id) == 0)
            sorted[i]->state = IMPORT_IN_BOOK;
    }
    free(sorted);
}

static const char visit_sql[] = "SELECT 1 FROM visit WHERE id = ?1";
static const char citizen_sql[] = "SELECT 1 FROM citizen WHERE id = ?1";

bool import_is_in_book(struct desk *desk, enum import_what what, const char *id)
{
    char there[DESK_ID_SIZE];
    return desk_ask(desk, what == IMPORT_VISITS ? visit_sql : citizen_sql, id, there);
}

/* ---- citizens -------------------------------------------------------------------------------- */

/* Without a number: one person for rows of the same name, birth and hamlet if the birth is known; else one
 * for each row. */
void import_give_id(struct desk *desk, const char *row, struct citizen *citizen)
{
    struct buffer key = {0};
    if (citizen->id_number[0] != '\0') {
        vault_citizen_id(desk->vault, citizen->id_number, citizen->id);
        return;
    }
    if (citizen->birth[0] != '\0')
        buffer_addf(&key, "listed:%s|%s|%s", citizen->name, citizen->birth, citizen->hamlet);
    else
        buffer_addf(&key, "listed:%s", row);
    vault_citizen_id(desk->vault, buffer_text(&key), citizen->id);
    buffer_release(&key);
}

static void fill(char *known, size_t size, const char *listed)
{
    if (known[0] == '\0')
        snprintf(known, size, "%s", listed);
}

/* What the book has of a citizen stands; a list only fills what is missing there. */
static void keep_what_is_known(struct desk *desk, struct citizen *citizen)
{
    struct citizen known = {0};
    struct error ignored = {0};
    char last_day[16];
    if (!desk_read_citizen(desk, citizen->id, &known, last_day, &ignored))
        return;
    if (known.hamlet[0] == '\0' && citizen->hamlet[0] != '\0')
        known.resident = citizen->resident;
    fill(known.name, sizeof known.name, citizen->name);
    fill(known.phone, sizeof known.phone, citizen->phone);
    fill(known.phone_of, sizeof known.phone_of, citizen->phone_of);
    fill(known.birth, sizeof known.birth, citizen->birth);
    fill(known.address, sizeof known.address, citizen->address);
    fill(known.hamlet, sizeof known.hamlet, citizen->hamlet);
    fill(known.note, sizeof known.note, citizen->note);
    fill(known.id_number, sizeof known.id_number, citizen->id_number);
    if (known.sex == SEX_UNKNOWN)
        known.sex = citizen->sex;
    if (known.birth_year == 0)
        known.birth_year = citizen->birth_year;
    memcpy(known.id, citizen->id, sizeof known.id);
    *citizen = known;
    explicit_bzero(&known, sizeof known);
}

/* ---- writing --------------------------------------------------------------------------------- */

/* Visits that are written together. */
struct batch {
    struct quick_act act[BATCH_ROWS];
    char citizen[BATCH_ROWS][LEDGER_ID_SIZE];
    struct import_item *item[BATCH_ROWS];
    int count;
};

static bool holds(const struct batch *batch, const char *citizen)
{
    for (int i = 0; i < batch->count; i++) {
        if (strcmp(batch->citizen[i], citizen) == 0)
            return true;
    }
    return false;
}

static bool flush(struct desk *desk, struct batch *batch, size_t *written, struct error *error)
{
    struct event event[BATCH_EVENTS];
    size_t count = 0;
    for (int i = 0; i < batch->count; i++) {
        for (int j = 0; j < batch->act[i].act.count; j++)
            event[count++] = batch->act[i].act.event[j];
    }
    bool good = count == 0 || ledger_append(desk->ledger, event, count, NULL, error);
    for (int i = 0; i < batch->count; i++) {
        if (good)
            batch->item[i]->state = IMPORT_IN_BOOK;
        quick_release(&batch->act[i]);
    }
    *written += good ? (size_t)batch->count : 0;
    batch->count = 0;
    return good;
}

/* Somebody of a list: known from now on. */
static bool add_citizen(struct desk *desk, struct batch *batch, struct import_item *item,
                        struct import_row *row, struct error *error)
{
    struct quick_act *quick = &batch->act[batch->count];
    struct citizen *citizen = &row->citizen;
    fill(citizen->note, sizeof citizen->note, row->note);
    if (!citizen_settle(desk, citizen, row->day, error))
        return false;
    *quick = (struct quick_act){.day = 0};
    quick_add(quick, "citizen.identified", item->id, citizen_body(citizen, NULL),
              citizen_secret(citizen));
    memcpy(batch->citizen[batch->count], item->id, sizeof item->id);
    batch->item[batch->count++] = item;
    return true;
}

static bool add_visit(struct desk *desk, struct batch *batch, struct import_item *item,
                      struct import_row *row, struct error *error)
{
    struct desk_visit visit = {.opened = clock_wall(desk->options.clock), .citizen = row->citizen};
    struct desk_quick want = {.citizen = &row->citizen,
                              .mode = row->mode,
                              .helper = "none",
                              .note = row->note,
                              .day = row->day};
    struct quick_act *quick = &batch->act[batch->count];
    keep_what_is_known(desk, &visit.citizen);
    if (!citizen_settle(desk, &visit.citizen, row->day, error))
        return false;
    memcpy(visit.ended, row->ended, sizeof row->ended);
    visit.ended_count = row->ended_count;
    *quick = (struct quick_act){.day = row->day == desk_today(desk) ? 0 : row->day};
    memcpy(quick->visit, item->id, sizeof quick->visit);
    quick_put_together(desk, &want, &visit, quick);
    memcpy(batch->citizen[batch->count], visit.citizen.id, sizeof visit.citizen.id);
    for (int i = 0; i < quick->act.count; i++) { /* the visit here goes, the batch stays */
        if (quick->act.event[i].subject == visit.citizen.id)
            quick->act.event[i].subject = batch->citizen[batch->count];
    }
    batch->item[batch->count++] = item;
    explicit_bzero(&visit, sizeof visit);
    return true;
}

bool import_write(struct import *import, void (*progress)(void *self, int thousandths), void *self,
                  size_t *written, struct error *error)
{
    const struct import_reading reading = import_reading_of(import);
    struct desk *desk = import->desk;
    bool log = import->what == IMPORT_VISITS;
    struct batch *batch = memory_new(1, sizeof *batch);
    struct import_row row;
    char reason[IMPORT_REASON_SIZE];
    bool good = true;
    *written = 0;
    for (size_t i = 0; i < import->item_count && good; i++) {
        struct import_item *item = &import->item[i];
        if (item->state != IMPORT_NEW || !import_read_row(&reading, item->row, &row, reason))
            continue;
        if (log)
            import_give_id(desk, item->id, &row.citizen);
        else
            memcpy(row.citizen.id, item->id, sizeof item->id);
        if (batch->count == BATCH_ROWS || holds(batch, row.citizen.id))
            good = flush(desk, batch, written, error);
        good = good && (log ? add_visit(desk, batch, item, &row, error)
                            : add_citizen(desk, batch, item, &row, error));
        if (progress != NULL)
            progress(self, (int)(i * 1000 / import->item_count));
    }
    good = flush(desk, batch, written, good ? error : NULL) && good;
    explicit_bzero(&row, sizeof row);
    free(batch);
    return good;
}
