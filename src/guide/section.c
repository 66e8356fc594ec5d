#include "guide/section.h"

#include <string.h>

#include "base/arena.h"
#include "guide/box.h"
#include "guide/draft.h"
#include "guide/grow.h"
#include "guide/limits.h"
#include "guide/phrase.h"
#include "guide/roads.h"
#include "guide/slug.h"

static struct phrase read(struct section *section, cmark_node *block)
{
    struct draft *draft = section->draft;
    return phrase_read(block, section->shift, draft->arena, &draft->notices);
}

/* A heading's words; links have no place in it. */
static struct phrase read_title(struct section *section, cmark_node *heading, const char **id)
{
    struct notices *notices = &section->draft->notices;
    struct phrase title = read(section, heading);
    if (title.link_count > 0)
        notices_error(notices, title.line, "tiêu đề không chứa liên kết: chuyển nó xuống dưới");
    *id = slug_of_title(section->draft->arena, title.text);
    if (**id == '\0')
        notices_error(notices, title.line, "tiêu đề không có chữ: viết tên sau dấu #");
    return title;
}

static void say_same_name(struct section *section, const char *what, const struct phrase *title,
                          int earlier)
{
    struct notices *notices = &section->draft->notices;
    notices_error(notices, title->line, "hai %s cùng tên \"%s\" (dòng %d và dòng này): đổi một tên",
                  what, notices_quote(notices, title->text, strlen(title->text)), earlier);
}

void section_open_step(struct section *section, cmark_node *heading)
{
    section_close_step(section);
    struct draft *draft = section->draft;
    struct guide *guide = &draft->guide;
    const char *id = NULL;
    struct phrase title = read_title(section, heading, &id);
    for (size_t i = 0; i < guide->step_count && i < GUIDE_MOST_STEPS && *id != '\0'; i++) {
        if (strcmp(draft->steps[i].id, id) == 0) {
            say_same_name(section, "bước", &title, draft->steps[i].line);
            break;
        }
    }
    if (guide->step_count == GUIDE_MOST_STEPS)
        notices_error(&draft->notices, title.line,
                      "hơn %d bước: chia thành nhiều hướng dẫn nối nhau bằng đường rẽ",
                      GUIDE_MOST_STEPS);
    draft->steps = grow(draft->arena, draft->steps, guide->step_count, sizeof *draft->steps);
    guide->steps = draft->steps;
    section->step = &draft->steps[guide->step_count++];
    *section->step = (struct guide_step){.id = id, .title = title.text, .line = title.line};
    section->branches = 0;
}

void section_open_trouble(struct section *section, cmark_node *heading)
{
    struct draft *draft = section->draft;
    struct guide_step *step = section->step;
    section_close_trouble(section);
    if (step == NULL) {
        notices_error(&draft->notices, node_line(heading, section->shift),
                      "trở ngại ### đứng trước bước đầu tiên: thêm một bước ## ở trên nó");
        return;
    }
    const char *id = NULL;
    struct phrase title = read_title(section, heading, &id);
    for (size_t i = 0; i < step->trouble_count && i < GUIDE_MOST_TROUBLES && *id != '\0'; i++) {
        if (strcmp(step->troubles[i].id, id) == 0) {
            say_same_name(section, "trở ngại", &title, step->troubles[i].line);
            break;
        }
    }
    if (step->trouble_count == GUIDE_MOST_TROUBLES)
        notices_error(&draft->notices, title.line, "bước này có hơn %d trở ngại: bỏ bớt, hoặc gộp",
                      GUIDE_MOST_TROUBLES);
    struct guide_trouble *troubles =
        grow(draft->arena, step->troubles, step->trouble_count, sizeof *troubles);
    step->troubles = troubles;
    section->trouble = &troubles[step->trouble_count++];
    *section->trouble = (struct guide_trouble){.id = id, .title = title.text, .line = title.line};
    section->branches = 0;
}

void section_close_trouble(struct section *section)
{
    const struct guide_trouble *trouble = section->trouble;
    section->trouble = NULL;
    if (trouble != NULL && trouble->note_count == 0 && section->branches == 0)
        notices_error(&section->draft->notices, trouble->line,
                      "trở ngại này chưa có cách xử lý: viết vào dưới dòng ###");
}

void section_close_step(struct section *section)
{
    section_close_trouble(section);
    const struct guide_step *step = section->step;
    if (step == NULL)
        return;
    struct notices *notices = &section->draft->notices;
    if (step->say == NULL)
        notices_error(notices, step->line,
                      "bước này chưa có lời nói với bà con: thêm một dòng bắt đầu bằng >");
    if (step->act_count == 0)
        notices_error(notices, step->line,
                      "bước này chưa có việc để tích: thêm ít nhất một dòng - [ ] …");
    section->step = NULL;
}

/* `before` and `more` joined by one space; `before` may be NULL. */
static const char *join(struct section *section, const char *before, const struct phrase *more)
{
    struct draft *draft = section->draft;
    if (before == NULL)
        return more->text;
    if (strlen(before) + 1 + strlen(more->text) <= GUIDE_MOST_TEXT_BYTES)
        return arena_textf(draft->arena, "%s %s", before, more->text);
    notices_error(&draft->notices, more->line,
                  "các đoạn ghép lại dài hơn %d byte: viết gọn hơn, hoặc tách bước",
                  GUIDE_MOST_TEXT_BYTES);
    return before;
}

void section_add_say(struct section *section, cmark_node *quote)
{
    struct draft *draft = section->draft;
    if (section->step == NULL || section->trouble != NULL) {
        notices_error(&draft->notices, node_line(quote, section->shift),
                      "lời nói > phải nằm trong một bước, trước các trở ngại ###");
        return;
    }
    cmark_node *child = cmark_node_first_child(quote);
    for (; child != NULL; child = cmark_node_next(child)) {
        if (cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH) {
            notices_error(&draft->notices, node_line(child, section->shift),
                          "trong lời nói > chỉ viết chữ thường: bỏ dấu đầu dòng");
            continue;
        }
        struct phrase phrase = read(section, child);
        roads_add(section, &phrase);
        if (*phrase.text != '\0')
            section->step->say = join(section, section->step->say, &phrase);
    }
}

static void add_note(struct section *section, const char *text, bool item)
{
    struct draft *draft = section->draft;
    const struct guide_note **notes = &draft->guide.opening;
    size_t *count = &draft->guide.opening_count;
    if (section->trouble != NULL) {
        notes = &section->trouble->notes;
        count = &section->trouble->note_count;
    } else if (section->step != NULL) {
        notes = &section->step->notes;
        count = &section->step->note_count;
    }
    struct guide_note *more = grow(draft->arena, *notes, *count, sizeof *more);
    more[(*count)++] = (struct guide_note){.text = text, .item = item};
    *notes = more;
}

/* Of a step each paragraph is a line of the leaflet; of a trouble all are one answer. */
static void add_home(struct section *section, const struct phrase *phrase)
{
    struct draft *draft = section->draft;
    struct guide_step *step = section->step;
    if (step == NULL) {
        notices_error(&draft->notices, phrase->line, "**Mang về:** phải nằm trong một bước");
    } else if (section->trouble != NULL) {
        section->trouble->home = join(section, section->trouble->home, phrase);
    } else if (step->home_count == GUIDE_MOST_HOME) {
        notices_error(&draft->notices, phrase->line,
                      "bước này có hơn %d đoạn **Mang về:**: gộp lại, hoặc tách bước",
                      GUIDE_MOST_HOME);
    } else {
        const char **home = grow(draft->arena, step->home, step->home_count, sizeof *home);
        home[step->home_count++] = phrase->text;
        step->home = home;
    }
}

static void add_see_or_where(struct section *section, const struct phrase *phrase)
{
    struct draft *draft = section->draft;
    bool in_trouble = section->trouble != NULL;
    if (phrase->kind == PHRASE_SEE && (section->step == NULL || in_trouble))
        notices_error(&draft->notices, phrase->line,
                      "**Thấy:** phải nằm trong một bước, trước các trở ngại ###");
    else if (phrase->kind == PHRASE_SEE)
        section->step->see = join(section, section->step->see, phrase);
    else if (!in_trouble)
        notices_error(&draft->notices, phrase->line, "**Ở đâu:** phải nằm trong một trở ngại ###");
    else
        section->trouble->where = join(section, section->trouble->where, phrase);
}

void section_add_paragraph(struct section *section, cmark_node *paragraph)
{
    struct phrase phrase = read(section, paragraph);
    box_find_stray(paragraph, section->shift, &section->draft->notices);
    roads_add(section, &phrase);
    if (phrase.kind == PHRASE_HOME)
        add_home(section, &phrase);
    else if (phrase.kind != PHRASE_PLAIN)
        add_see_or_where(section, &phrase);
    else if (!phrase.only_links && *phrase.text != '\0')
        add_note(section, phrase.text, false);
}

static void add_act(struct section *section, const struct phrase *phrase, const char *act)
{
    struct draft *draft = section->draft;
    struct guide_step *step = section->step;
    if (step == NULL || section->trouble != NULL) {
        notices_error(&draft->notices, phrase->line,
                      "việc để tích - [ ] phải nằm trong một bước, trước các trở ngại ###");
        return;
    }
    if (step->act_count == GUIDE_MOST_ACTS)
        notices_error(&draft->notices, phrase->line,
                      "bước này có hơn %d việc: chia thành nhiều bước", GUIDE_MOST_ACTS);
    const char **acts = grow(draft->arena, step->acts, step->act_count, sizeof *acts);
    acts[step->act_count++] = act;
    step->acts = acts;
}

/* The words of an item: its paragraphs, joined. Anything else in it is a notice. */
static struct phrase read_item(struct section *section, cmark_node *item)
{
    struct draft *draft = section->draft;
    struct phrase whole = {.line = node_line(item, section->shift), .text = ""};
    cmark_node *child = cmark_node_first_child(item);
    for (; child != NULL; child = cmark_node_next(child)) {
        if (cmark_node_get_type(child) != CMARK_NODE_PARAGRAPH) {
            notices_error(&draft->notices, node_line(child, section->shift),
                          "trong một mục - chỉ viết chữ thường: bỏ thụt đầu dòng");
            continue;
        }
        struct phrase phrase = read(section, child);
        roads_add(section, &phrase);
        bool first = *whole.text == '\0';
        whole.only_links = phrase.only_links && (first || whole.only_links);
        whole.text = first ? phrase.text : join(section, whole.text, &phrase);
        if (phrase.kind != PHRASE_PLAIN)
            notices_error(
                &draft->notices, phrase.line,
                "**Thấy:**, **Ở đâu:** và **Mang về:** đứng ở đầu đoạn riêng: bỏ dấu - trước nó");
    }
    return whole;
}

void section_add_list(struct section *section, cmark_node *list)
{
    cmark_node *item = cmark_node_first_child(list);
    for (; item != NULL; item = cmark_node_next(item)) {
        struct phrase phrase = read_item(section, item);
        struct notices *notices = &section->draft->notices;
        const char *act = NULL;
        if (box_read(phrase.text, phrase.line, notices, &act)) {
            if (act != NULL)
                add_act(section, &phrase, act);
        } else if (*phrase.text == '\0' && cmark_node_first_child(item) == NULL) {
            notices_error(notices, phrase.line, "mục - này trống: viết tiếp, hoặc bỏ dòng");
        } else if (!phrase.only_links && *phrase.text != '\0') {
            add_note(section, phrase.text, true);
        }
    }
}
