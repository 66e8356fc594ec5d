#include "desk/story_words.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "desk/desk_private.h"
#include "domain/commune.h"
#include "domain/correction.h"
#include "domain/date.h"
#include "domain/id_number.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "domain/waiting.h"
#include "guide/library.h"
#include "ledger/read.h"

/* One entry being put into words. */
struct saying {
    struct desk *desk;
    const json_t *body, *secret; /* secret may be NULL */
    struct buffer text;
};

static void say_service(struct saying *saying)
{
    const char *id = body_word(saying->body, "service");
    const struct service *service = service_find(id);
    const struct provider *provider = provider_find(body_word(saying->body, "provider"));
    buffer_add_text(&saying->text, service != NULL ? service->title : id);
    if (provider != NULL)
        buffer_addf(&saying->text, " · %s", provider->title);
}

static void say_day(struct saying *saying, const char *before, const char *iso)
{
    long day;
    char text[DATE_SIZE];
    if (!date_read_iso(iso, &day))
        return;
    date_text(day, text);
    buffer_addf(&saying->text, "%s%s", before, text);
}

static void say_opened(struct saying *saying)
{
    const char *mode = body_word(saying->body, "mode");
    const char *where = strcmp(mode, "field") == 0     ? "ở thôn"
                        : strcmp(mode, "meeting") == 0 ? "ở buổi họp thôn"
                                                       : body_word(saying->body, "counter");
    buffer_addf(&saying->text, "tiếp%s%s", where[0] != '\0' ? " · " : "", where);
}

static void say_identified(struct saying *saying)
{
    const struct hamlet *hamlet =
        commune_hamlet(desk_commune(saying->desk), body_word(saying->body, "hamlet"));
    char mask[ID_NUMBER_MASK_SIZE];
    const char *name = body_word(saying->secret, "name"),
               *number = body_word(saying->secret, "id_number");
    buffer_addf(&saying->text, "là %s", name[0] != '\0' ? name : "người chưa ghi tên");
    if (number[0] != '\0') {
        id_number_mask(number, mask);
        buffer_addf(&saying->text, " · %s", mask);
    }
    if (!json_is_true(json_object_get(saying->body, "resident")))
        buffer_add_text(&saying->text, " · xã khác");
    else if (hamlet != NULL)
        buffer_addf(&saying->text, " · %s", hamlet->name);
}

static void say_phone(struct saying *saying)
{
    const char *phone = body_word(saying->body, "phone");
    buffer_add_text(&saying->text, strcmp(phone, "none") == 0 ? "không có điện thoại thông minh"
                                   : strcmp(phone, "iphone") == 0 ? "máy iPhone"
                                                                  : "máy Android");
}

static void say_started(struct saying *saying)
{
    buffer_add_text(&saying->text, "bắt đầu ");
    say_service(saying);
}

static const struct guide_step *step_of(const struct saying *saying)
{
    const struct guide *guide =
        guide_library_find(desk_guides(saying->desk), body_word(saying->body, "guide"));
    int index = guide != NULL ? guide_step_index(guide, body_word(saying->body, "step")) : -1;
    return index >= 0 ? &guide->steps[index] : NULL;
}

static void say_step(struct saying *saying)
{
    const struct guide_step *step = step_of(saying);
    buffer_addf(&saying->text, "xong bước «%s»",
                step != NULL ? step->title : body_word(saying->body, "step"));
}

static void say_trouble(struct saying *saying)
{
    const struct guide_step *step = step_of(saying);
    const char *id = body_word(saying->body, "trouble");
    const char *title = id;
    for (size_t i = 0; step != NULL && i < step->trouble_count; i++) {
        if (strcmp(step->troubles[i].id, id) == 0)
            title = step->troubles[i].title;
    }
    buffer_addf(&saying->text, "gặp khó: %s · %s", title,
                json_is_true(json_object_get(saying->body, "solved")) ? "đã gỡ" : "chưa gỡ được");
}

static void say_branch(struct saying *saying)
{
    const struct guide *guide =
        guide_library_find(desk_guides(saying->desk), body_word(saying->body, "to_guide"));
    buffer_addf(&saying->text, "sang bài %s",
                guide != NULL ? guide->title : body_word(saying->body, "to_guide"));
}

static void say_returned(struct saying *saying)
{
    buffer_add_text(&saying->text, "trở lại bài trước");
}

static void say_ended(struct saying *saying)
{
    enum outcome outcome;
    const char *id = body_word(saying->body, "outcome");
    const struct reason *reason = reason_find(body_word(saying->body, "reason"));
    say_service(saying);
    buffer_addf(&saying->text, ": %s", outcome_find(id, &outcome) ? outcome_text(outcome) : id);
    if (reason != NULL)
        buffer_addf(&saying->text, " (%s)", reason->text);
    say_day(saying, " · hẹn ", body_word(saying->body, "until"));
    if (json_is_true(json_object_get(saying->body, "signed")))
        buffer_add_text(&saying->text, " · đã ký số");
    if (json_is_true(json_object_get(saying->body, "paid")))
        buffer_add_text(&saying->text, " · đã trả phí");
    if (body_word(saying->secret, "dossier")[0] != '\0')
        buffer_addf(&saying->text, " · mã hồ sơ %s", body_word(saying->secret, "dossier"));
}

static void say_held(struct saying *saying)
{
    const struct waiting *waiting = waiting_find(body_word(saying->body, "waits_for"));
    buffer_addf(&saying->text, "để %s", waiting != NULL ? waiting->text : "chờ");
}

static void say_resumed(struct saying *saying)
{
    buffer_add_text(&saying->text, "tiếp lại");
}

static void say_closed(struct saying *saying)
{
    enum visit_result result;
    const char *id = body_word(saying->body, "result");
    buffer_addf(&saying->text, "kết thúc lượt: %s",
                visit_result_find(id, &result) ? visit_result_text(result) : id);
    say_day(saying, " · hẹn ", body_word(saying->body, "until"));
    if (body_word(saying->secret, "note")[0] != '\0')
        buffer_addf(&saying->text, " · %s", body_word(saying->secret, "note"));
}

static void say_reversed(struct saying *saying)
{
    const char *reason = body_word(saying->body, "reason");
    const struct correction *correction = correction_find(reason);
    const char *note = body_word(saying->secret, "note");
    buffer_addf(&saying->text, "%s số %lld", reason[0] != '\0' ? "sửa mục" : "hoàn tác mục",
                (long long)json_integer_value(json_object_get(saying->body, "number")));
    if (reason[0] != '\0')
        buffer_addf(&saying->text, ": %s", correction != NULL ? correction->text : reason);
    if (note[0] != '\0')
        buffer_addf(&saying->text, " · %s", note);
}

static const struct {
    const char *kind;
    void (*say)(struct saying *saying);
} kinds[] = {
    {"visit.opened", say_opened},     {"citizen.identified", say_identified},
    {"phone.stated", say_phone},      {"service.started", say_started},
    {"step.done", say_step},          {"step.troubled", say_trouble},
    {"branch.taken", say_branch},     {"branch.returned", say_returned},
    {"service.ended", say_ended},     {"visit.held", say_held},
    {"visit.resumed", say_resumed},   {"visit.closed", say_closed},
    {"entry.reversed", say_reversed},
};

void story_words(struct desk *desk, const struct entry *entry, char *text, size_t size)
{
    json_t *body = json_loads(entry->body, 0, NULL);
    json_t *secret = entry->secret != NULL ? json_loads(entry->secret, 0, NULL) : NULL;
    struct saying saying = {.desk = desk, .body = body, .secret = secret};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strcmp(kinds[i].kind, entry->kind) == 0)
            kinds[i].say(&saying);
    }
    snprintf(text, size, "%s", saying.text.length > 0 ? buffer_text(&saying.text) : entry->kind);
    if (saying.text.data != NULL)
        explicit_bzero(saying.text.data, saying.text.capacity);
    buffer_release(&saying.text);
    json_decref(body);
    json_decref(secret);
}
