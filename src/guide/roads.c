#include "guide/roads.h"

#include <string.h>

#include "base/arena.h"
#include "guide/draft.h"
#include "guide/grow.h"
#include "guide/limits.h"
#include "guide/links.h"
#include "guide/phrase.h"
#include "guide/section.h"
#include "guide/slug.h"

static bool has_code(const struct guide_step *step, const char *name)
{
    for (size_t i = 0; i < step->code_count; i++) {
        if (strcmp(step->codes[i].name, name) == 0)
            return true;
    }
    return false;
}

static void add_code(struct section *section, const struct phrase_link *from)
{
    struct notices *notices = &section->draft->notices;
    struct guide_step *step = section->step;
    const char *name = from->target + strlen(LINKS_SCHEME);
    const struct guide_link *link = links_find(section->links, name);
    const struct guide_link *broken = links_find_broken(section->links, name);
    if (link == NULL && broken != NULL)
        notices_error(notices, from->line, "liên kết \"%s\" còn lỗi ở dòng %d của links.md",
                      broken->name, broken->line);
    else if (link == NULL)
        notices_error(notices, from->line,
                      "không có liên kết tên \"%s\" trong links.md: sửa tên, hoặc thêm vào đó",
                      notices_quote(notices, name, strlen(name)));
    else if (step == NULL || section->trouble != NULL)
        notices_error(notices, from->line,
                      "mã QR \"%s\" phải nằm trong một bước, trước các trở ngại ###", link->name);
    else if (step->code_count >= GUIDE_MOST_CODES)
        notices_error(notices, from->line, "bước này có hơn %d mã QR: chia thành nhiều bước",
                      GUIDE_MOST_CODES);
    else if (!has_code(step, name)) {
        struct guide_code *codes =
            grow(section->draft->arena, step->codes, step->code_count, sizeof *codes);
        codes[step->code_count++] = (struct guide_code){
            .label = from->label,
            .name = link->name,
            .url = link->url,
            .state = link->state,
            .opened = link->opened,
        };
        step->codes = codes;
    }
}

/* The length of "guide" in "guide.md" or "guide.md#step", 0 for "#step"; false if `target` is no
 * way to write a branch. */
static bool cut_guide(const char *target, size_t *length)
{
    const char *hash = strchr(target, '#');
    size_t file = hash == NULL ? strlen(target) : (size_t)(hash - target);
    *length = file < 3 ? 0 : file - 3;
    if (file == 0)
        return hash != NULL && hash[1] != '\0';
    return file > 3 && memcmp(target + file - 3, ".md", 3) == 0 && slug_is_plain(target, file - 3);
}

static void say_bad_target(struct section *section, const struct phrase_link *from)
{
    struct notices *notices = &section->draft->notices;
    const char *target = notices_quote(notices, from->target, strlen(from->target));
    if (*target == '\0' || strcmp(target, "#") == 0)
        notices_error(notices, from->line, "liên kết \"%s\" không có chỗ đến: viết (tệp.md#bước)",
                      notices_quote(notices, from->label, strlen(from->label)));
    else if (strstr(target, "://") != NULL)
        notices_error(notices, from->line,
                      "địa chỉ \"%s\" phải đặt trong links.md, ở đây chỉ viết [chữ][tên]", target);
    else
        notices_error(notices, from->line,
                      "không hiểu chỗ đến \"%s\": viết (tệp.md), (tệp.md#bước) hoặc (#bước)",
                      target);
}

static void add_branch(struct section *section, const struct phrase_link *from)
{
    struct draft *draft = section->draft;
    size_t length = 0;
    if (!cut_guide(from->target, &length)) {
        say_bad_target(section, from);
        return;
    }
    if (section->step == NULL) {
        notices_error(&draft->notices, from->line,
                      "đường rẽ \"%s\" phải nằm trong một bước: đặt nó sau dòng ## đầu tiên",
                      notices_quote(&draft->notices, from->label, strlen(from->label)));
        return;
    }
    const char *hash = strchr(from->target, '#');
    int trouble = section->trouble == NULL ? -1 : (int)section->step->trouble_count - 1;
    draft->branches =
        grow(draft->arena, draft->branches, draft->branch_count, sizeof *draft->branches);
    draft->branches[draft->branch_count++] = (struct draft_branch){
        .label = from->label,
        .guide = length == 0 ? draft->guide.id : arena_text_n(draft->arena, from->target, length),
        .anchor = hash == NULL || hash[1] == '\0' ? NULL : hash + 1,
        .from_step = (int)draft->guide.step_count - 1,
        .from_trouble = trouble,
        .to_step = -1,
        .line = from->line,
    };
    section->branches++;
}

void roads_add(struct section *section, const struct phrase *phrase)
{
    for (size_t i = 0; i < phrase->link_count; i++) {
        const struct phrase_link *link = &phrase->links[i];
        if (strncmp(link->target, LINKS_SCHEME, strlen(LINKS_SCHEME)) == 0)
            add_code(section, link);
        else
            add_branch(section, link);
    }
}
