/* One act: appended first, then taken in; and undone. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "desk/desk_private.h"
#include "desk/join_private.h"
#include "ledger/kinds.h"
#include "ledger/read.h"

char *desk_dump(json_t *object)
{
    char *text = json_dumps(object, JSON_COMPACT | JSON_SORT_KEYS);
    json_decref(object);
    if (text == NULL)
        abort(); /* no memory: the draft is on the disk */
    return text;
}

const char *body_word(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "";
}

void body_set(json_t *object, const char *key, const char *text)
{
    if (text != NULL && text[0] != '\0')
        json_object_set_new(object, key, json_string(text));
}

/* A text that was cut to its room ends with a whole letter. */
static void cut_whole(char *text)
{
    size_t length = strlen(text);
    while (length > 0 && !text_is_utf8(text, length))
        text[--length] = '\0';
}

static void remember(struct desk *desk, const struct desk_act_events *act, const int64_t *numbers,
                     const char *name)
{
    if (desk->undo_count == UNDO_LIMIT) {
        memmove(desk->undo, desk->undo + 1, sizeof desk->undo[0] * (UNDO_LIMIT - 1));
        desk->undo_count--;
    }
    desk->said_undo = true;
    desk->stays = false;
    struct desk_undo *undo = &desk->undo[desk->undo_count++];
    memset(undo, 0, sizeof *undo);
    snprintf(undo->name, sizeof undo->name, "%s", name);
    snprintf(undo->visit, sizeof undo->visit, "%s", act->visit);
    undo->count = act->count;
    for (int i = 0; i < act->count; i++) {
        undo->number[i] = numbers[i];
        undo->kind[i] = kind_find(act->event[i].kind)->name;
    }
}

/* Entries of one act as they stand in the book. */
struct standing {
    int64_t number[ACT_ENTRIES];
    int count;
};

static bool note_standing(void *self, const struct entry *entry)
{
    struct standing *standing = self;
    if (standing->count < ACT_ENTRIES)
        standing->number[standing->count++] = entry->number;
    return true;
}

/* A disk that failed at the very last sync has the act in the book all the same. It is done then:
 * to say no would make the next try another act of the same name, and that for ever. */
static bool got_through(struct desk *desk, int count, int64_t *numbers, const struct error *error)
{
    struct standing standing = {0};
    struct error ignored = {0};
    if ((error->code != ERROR_IO && error->code != ERROR_FULL) ||
        !ledger_acts_since(desk->ledger, desk->draft, desk->act, note_standing, &standing,
                           &ignored) ||
        standing.count != count)
        return false;
    memcpy(numbers, standing.number, sizeof *numbers * (size_t)count);
    return true;
}

static bool append_as_act(struct desk *desk, struct event *events, int count, int64_t *numbers,
                          struct error *error)
{
    char once[ACT_ENTRIES][96];
    for (int i = 0; i < count; i++) {
        snprintf(once[i], sizeof once[i], "%s:%s:%lld.%d", ledger_device(desk->ledger), desk->draft,
                 (long long)desk->act, i + 1);
        events[i].once = once[i];
    }
    struct error failure = {0};
    bool good = ledger_append(desk->ledger, events, (size_t)count, numbers, &failure) ||
                got_through(desk, count, numbers, &failure);
    if (!good && error != NULL)
        *error = failure;
    for (int i = 0; i < count; i++)
        events[i].once = NULL;
    if (good)
        desk->act++;
    return good;
}

bool desk_perform(struct desk *desk, struct desk_act_events *act, struct error *error)
{
    int64_t numbers[ACT_ENTRIES] = {0};
    if (!append_as_act(desk, act->event, act->count, numbers, error))
        return false;

    struct ledger_head head = {0};
    struct error ignored = {0};
    int64_t at = ledger_head(desk->ledger, &head, &ignored) ? head.at : 0;

    char name[256] = "";
    const struct desk_visit *before = desk_visit_find(desk, act->visit);
    char called[DESK_NAME_SIZE] = "";
    if (before != NULL)
        snprintf(called, sizeof called, "%s", citizen_called(&before->citizen));
    for (int i = 0; i < act->count; i++)
        desk_absorb(desk, act->event[i].kind, act->event[i].subject, act->event[i].body,
                    act->event[i].secret, at);
    const struct desk_visit *after = desk_visit_find(desk, act->visit);
    if (after != NULL)
        snprintf(called, sizeof called, "%s", citizen_called(&after->citizen));

    if (act->name == NULL)
        return true;
    snprintf(name, sizeof name, "%s%s%s", called, called[0] != '\0' ? " · " : "", act->name);
    cut_whole(name);
    if (act->final)
        desk_undo_ends(desk);
    else
        remember(desk, act, numbers, name);
    if (desk->practice) /* nothing is kept, and the page must not say that it is */
        snprintf(desk->said, sizeof desk->said, "Tập: %s", name);
    else
        snprintf(desk->said, sizeof desk->said, "Đã ghi số %lld · %s",
                 (long long)numbers[act->count - 1], name);
    return true;
}

bool desk_perform_one(struct desk *desk, const char *kind, json_t *body, json_t *secret,
                      const char *name, struct error *error)
{
    char *text = desk_dump(body), *sealed = secret != NULL ? desk_dump(secret) : NULL;
    const struct desk_visit *visit = desk_now(desk);
    bool good = visit != NULL || error_set(error, ERROR_REFUSED, "no visit");
    if (good) {
        char id[DESK_ID_SIZE]; /* the visit may be gone afterwards */
        memcpy(id, visit->id, sizeof id);
        struct desk_act_events act = {
            .event = {{.kind = kind, .subject = id, .body = text, .secret = sealed}},
            .count = 1,
            .visit = id,
            .name = name};
        good = desk_perform(desk, &act, error);
    }
    free(text);
    if (sealed != NULL)
        explicit_bzero(sealed, strlen(sealed));
    free(sealed);
    return good;
}

const char *desk_undo_name(const struct desk *desk)
{
    return desk->undo_count > 0 ? desk->undo[desk->undo_count - 1].name : NULL;
}

const char *desk_undo_refusal(const struct desk *desk)
{
    if (desk->undo_count > 0)
        return NULL;
    return desk->stays ? "Việc vừa ghi không hoàn tác được. Sai thì mở lại chỗ đó, sửa lần nữa."
                       : "Từ lúc mở khóa chưa ghi gì, nên không có gì để hoàn tác.";
}

void desk_undo_ends(struct desk *desk)
{
    sodium_memzero(desk->undo, sizeof desk->undo); /* names of people */
    desk->undo_count = 0;
    desk->said_undo = false;
    desk->stays = true;
}

/* A visit that was closed comes back into the tray; one whose opening goes too does not. */
static bool comes_back(struct desk *desk, const struct desk_undo *undo)
{
    for (int i = 0; i < undo->count; i++) {
        if (strcmp(undo->kind[i], "visit.opened") == 0)
            return false;
    }
    return desk_visit_find(desk, undo->visit) == NULL;
}

bool desk_undo(struct desk *desk, struct error *error)
{
    if (desk->undo_count == 0)
        return error_set(error, ERROR_REFUSED,
                         desk->stays ? "undo ended" : "nothing to undo since unlocking");
    const struct desk_undo undo = desk->undo[desk->undo_count - 1];
    if (desk->visit_count == DESK_TRAY && comes_back(desk, &undo))
        return error_set(error, ERROR_LIMIT, "tray full: the visit cannot come back");

    /* The last entry first, so that a reader of the book sees each undone while it stood. */
    struct event events[ACT_ENTRIES] = {0};
    char *body[ACT_ENTRIES] = {NULL};
    for (int i = 0; i < undo.count; i++) {
        int which = undo.count - 1 - i;
        body[i] =
            desk_dump(json_pack("{s:s,s:I,s:s}", "device", ledger_device(desk->ledger), "number",
                                (json_int_t)undo.number[which], "kind", undo.kind[which]));
        events[i] =
            (struct event){.kind = "entry.reversed", .subject = undo.visit, .body = body[i]};
    }
    int64_t numbers[ACT_ENTRIES];
    bool good = append_as_act(desk, events, undo.count, numbers, error);
    for (int i = 0; i < undo.count; i++)
        free(body[i]);
    if (!good)
        return false;

    desk->undo_count--;
    desk->said_undo = false;
    snprintf(desk->said, sizeof desk->said, "Đã hoàn tác: %s", undo.name);
    bool good_again = desk_reread(desk, undo.visit, error);
    join_look_at_tray(desk);
    return good_again;
}

const char *desk_said(const struct desk *desk)
{
    return desk->said;
}

bool desk_said_can_be_undone(const struct desk *desk)
{
    return desk->said_undo && desk->undo_count > 0;
}

void desk_hush(struct desk *desk)
{
    desk->said[0] = '\0';
}
