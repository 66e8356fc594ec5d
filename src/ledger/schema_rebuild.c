/* The projection made anew from `entry`: by the same text that projects each entry as it comes. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "ledger/schema.h"
#include "ledger/store_private.h"

#define BATCH 2000 /* entries between two signs of life */

/* "CREATE TRIGGER on_visit_opened AFTER INSERT ON entry …" as a temporary trigger on the view. */
static bool add_trigger(struct buffer *into, const char *trigger, struct error *error)
{
    static const char before[] = "CREATE TRIGGER ", after[] = " AFTER INSERT ON entry";
    const char *event = strstr(trigger, after);
    if (strncmp(trigger, before, strlen(before)) != 0 || event == NULL)
        return error_set(error, ERROR_CORRUPT, "a trigger that cannot be replayed: %.40s", trigger);
    const char *name = trigger + strlen(before);
    buffer_addf(into, "CREATE TEMP TRIGGER %.*s INSTEAD OF INSERT ON entry%s;\n",
                (int)(event - name), name, event + strlen(after));
    return true;
}

bool schema_replay_begin(struct store *store, const char *book, struct error *error)
{
    struct statement *triggers =
        statement_new(store,
                      "SELECT sql FROM main.sqlite_schema WHERE type = 'trigger'"
                      " AND tbl_name = 'entry' AND name LIKE 'on\\_%' ESCAPE '\\'",
                      error);
    if (triggers == NULL)
        return false;
    struct buffer sql = {0};
    buffer_addf(&sql, "CREATE TEMP VIEW entry AS SELECT * FROM %s.entry;\n", book);
    bool made = true;
    error_clear(error);
    while (made && statement_row(triggers, error))
        made = add_trigger(&sql, statement_column(triggers, 0), error);
    statement_free(triggers);
    made = made && error->code == ERROR_NONE && store_script(store, buffer_text(&sql), error);
    buffer_release(&sql);
    return made;
}

bool schema_replay(struct store *store, const char *book,
                   void (*progress)(void *self, int thousandths), void *self, struct error *error)
{
    char count[64], copy[128];
    snprintf(count, sizeof count, "SELECT max(rowid) FROM %s.entry", book);
    snprintf(copy, sizeof copy,
             "INSERT INTO temp.entry SELECT * FROM %s.entry WHERE rowid > ? AND rowid <= ?", book);
    int64_t last = 0;
    if (!store_number(store, count, NULL, &last, error))
        return false;
    struct statement *statement = statement_new(store, copy, error);
    bool copied = statement != NULL;
    for (int64_t done = 0; copied && done < last; done += BATCH) {
        statement_int(statement, 1, done);
        statement_int(statement, 2, done + BATCH);
        copied = statement_run(statement, error);
        if (progress != NULL)
            progress(self, (int)(1000 * done / last));
    }
    statement_free(statement);
    return copied;
}

bool schema_replay_end(struct store *store, struct error *error)
{
    return store_script(store, "DROP VIEW temp.entry", error); /* takes its triggers with it */
}

/* Runs "DROP TYPE name" for all objects that do not belong to the truth. */
static bool drop_all(struct store *store, const char *type, struct error *error)
{
    static const char sql[] =
        "SELECT group_concat(format('DROP %s \"%w\";', type, name), '') FROM main.sqlite_schema"
        " WHERE type = ? AND name NOT IN ('entry', 'meta') AND name NOT LIKE 'entry\\_%' ESCAPE "
        "'\\'"
        "   AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    struct statement *names = statement_new(store, sql, error);
    if (names == NULL)
        return false;
    statement_text(names, 1, type);
    struct buffer drops = {0};
    if (statement_row(names, error))
        buffer_add_text(&drops, statement_column(names, 0));
    statement_free(names);
    bool dropped = store_script(store, buffer_text(&drops), error);
    buffer_release(&drops);
    return dropped;
}

static bool rebuild(struct store *store, void (*progress)(void *self, int thousandths), void *self,
                    struct error *error)
{
    return drop_all(store, "trigger", error) && drop_all(store, "view", error) &&
           drop_all(store, "table", error) && schema_make_projection(store, error) &&
           schema_replay_begin(store, "main", error) &&
           schema_replay(store, "main", progress, self, error) && schema_replay_end(store, error);
}

bool schema_rebuild(struct store *store, void (*progress)(void *self, int thousandths), void *self,
                    struct error *error)
{
    if (!store_begin_write(store, error))
        return false;
    if (rebuild(store, progress, self, error) && store_commit(store, error))
        return true;
    store_rollback(store);
    return false;
}
