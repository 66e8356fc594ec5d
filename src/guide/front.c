#include "guide/front.h"

#include <string.h>

#include "base/arena.h"
#include "base/yaml.h"
#include "domain/service.h"
#include "guide/draft.h"
#include "guide/limits.h"
#include "guide/lines.h"

static const char *const services[] = {"vneid-install", "vneid-level2", "signature", "portal",
                                       NULL};
static const char *const providers[] = {"vneid", "vnpt", "viettel", "mobifone", NULL};

/* Lists beside the services: what untangles, first procedures, what is good to know. */
static const char *const groups[] = {"trouble", "procedure", "know", NULL};

/* What the keys are read into; -1, 0 and YAML_NO_DATE mean that the key is not there. */
struct front {
    const char *title;
    int service;
    int provider;
    int group;
    long order;
    long minutes;
    struct yaml_texts needs;
    struct yaml_texts after;
    struct yaml_texts sources;
    long reviewed;
};

static const struct yaml_field fields[] = {
    {.key = "title",
     .type = YAML_TEXT,
     .offset = offsetof(struct front, title),
     .required = true,
     .min = 1,
     .max = 200},
    {.key = "service",
     .type = YAML_CHOICE,
     .offset = offsetof(struct front, service),
     .choices = services},
    {.key = "provider",
     .type = YAML_CHOICE,
     .offset = offsetof(struct front, provider),
     .choices = providers},
    {.key = "group",
     .type = YAML_CHOICE,
     .offset = offsetof(struct front, group),
     .choices = groups},
    {.key = "order",
     .type = YAML_INT,
     .offset = offsetof(struct front, order),
     .min = 1,
     .max = 9999},
    {.key = "minutes",
     .type = YAML_INT,
     .offset = offsetof(struct front, minutes),
     .min = 1,
     .max = 999},
    {.key = "needs", .type = YAML_TEXTS, .offset = offsetof(struct front, needs)},
    {.key = "after", .type = YAML_TEXTS, .offset = offsetof(struct front, after)},
    {.key = "reviewed",
     .type = YAML_DATE,
     .offset = offsetof(struct front, reviewed),
     .nullable = true},
    {.key = "sources", .type = YAML_TEXTS, .offset = offsetof(struct front, sources)},
    {.key = NULL}};

static bool is_fence(const struct line *line)
{
    size_t length = line->length;
    while (length > 0 && (line->text[length - 1] == ' ' || line->text[length - 1] == '\t'))
        length--;
    return length == 3 && memcmp(line->text, "---", 3) == 0;
}

/* The line on which a key stands, counted in the file; 1 if it is not there. */
static int line_of_key(const char *text, size_t length, const char *key)
{
    struct line line = {0};
    size_t key_length = strlen(key);
    while (line_next(&line, text, length)) {
        if (line.length > key_length && memcmp(line.text, key, key_length) == 0 &&
            line.text[key_length] == ':')
            return line.number + 1;
    }
    return 1;
}

static void check_after(struct draft *draft, const struct front *front)
{
    struct notices *notices = &draft->notices;
    for (size_t i = 0; i < front->after.count; i++) {
        const char *text = front->after.item[i];
        int line = front->after.line[i];
        if (service_find(text) == NULL)
            notices_error(notices, line,
                          "after: không có việc \"%s\"; chọn trong vneid-install, vneid-level2, "
                          "signature, portal",
                          notices_quote(notices, text, strlen(text)));
        else if (front->service >= 0 && strcmp(services[front->service], text) == 0)
            notices_error(notices, line,
                          "after: \"%s\" là việc của chính hướng dẫn này: bỏ mục ấy đi", text);
    }
}

/* What one key demands of another. */
static void check_keys(struct draft *draft, const struct front *front, const char *text,
                       size_t length)
{
    struct notices *notices = &draft->notices;
    bool has_service = front->service >= 0;
    bool signs = has_service && strcmp(services[front->service], SERVICE_SIGNATURE) == 0;
    if (has_service && front->order == 0)
        notices_error(notices, line_of_key(text, length, "service"),
                      "có service thì phải có order: thêm dòng order và một số, ví dụ order: 10");
    if (!has_service && front->order != 0)
        notices_error(notices, line_of_key(text, length, "order"),
                      "order chỉ dùng khi có service: thêm service, hoặc bỏ order");
    if (front->provider >= 0 && !signs)
        notices_error(notices, line_of_key(text, length, "provider"),
                      "provider chỉ dùng với service: signature: sửa service, hoặc bỏ provider");
    check_after(draft, front);
}

static void warn_of_review(struct draft *draft, const struct front *front, int line, long today)
{
    struct notices *notices = &draft->notices;
    if (front->reviewed == YAML_NO_DATE)
        notices_warning(notices, line,
                        "chưa ai đi thử hướng dẫn này trên máy thật: đi thử rồi ghi ngày vào "
                        "reviewed");
    else if (front->reviewed > today)
        notices_warning(notices, line, "reviewed: ngày ở sau hôm nay: xem lại ngày");
    else if (today - front->reviewed > GUIDE_FRESH_DAYS)
        notices_warning(notices, line,
                        "lần đi thử đã quá %d ngày: đi thử lại rồi sửa ngày ở reviewed",
                        GUIDE_FRESH_DAYS);
}

static void keep(struct guide *guide, const struct front *front)
{
    guide->title = front->title;
    guide->service = front->service >= 0 ? services[front->service] : NULL;
    guide->provider = front->provider >= 0 ? providers[front->provider] : NULL;
    guide->group = front->group >= 0 ? groups[front->group] : NULL;
    guide->order = guide->service == NULL ? 0 : (int)front->order;
    guide->minutes = (int)front->minutes;
    guide->needs = front->needs.item;
    guide->need_count = front->needs.count;
    guide->after = front->after.item;
    guide->after_count = front->after.count;
    guide->sources = front->sources.item;
    guide->source_count = front->sources.count;
    guide->reviewed = front->reviewed != YAML_NO_DATE;
    guide->reviewed_day = guide->reviewed ? front->reviewed : 0;
}

static void read_keys(struct draft *draft, const char *text, size_t length, long today)
{
    struct front front = {.service = -1, .provider = -1, .group = -1, .reviewed = YAML_NO_DATE};
    struct findings findings = notices_findings(&draft->notices);
    draft->keyed =
        yaml_read(draft->notices.file, text, length, 1, fields, &front, draft->arena, &findings);
    if (draft->keyed)
        check_keys(draft, &front, text, length);
    warn_of_review(draft, &front, line_of_key(text, length, "reviewed"), today);
    keep(&draft->guide, &front);
}

const char *front_read(struct draft *draft, const char *text, size_t length, long today, int *lines)
{
    struct line line = {0};
    *lines = 0;
    if (!line_next(&line, text, length) || !is_fence(&line)) {
        notices_error(
            &draft->notices, 1,
            "hướng dẫn phải mở đầu bằng dòng ---, các mục title, service …, rồi dòng ---");
        return text;
    }
    const char *keys = line.next;
    while (line_next(&line, text, length)) {
        if (!is_fence(&line))
            continue;
        read_keys(draft, keys, (size_t)(line.text - keys), today);
        *lines = line.number;
        return line.next;
    }
    notices_error(&draft->notices, 1, "phần đầu không có dòng --- để đóng lại: thêm dòng ---");
    return NULL;
}
