#include "guide/links.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/qr.h"
#include "base/text.h"
#include "guide/dates.h"
#include "guide/grow.h"
#include "guide/limits.h"
#include "guide/lines.h"
#include "guide/slug.h"

/* One definition, cut into its parts; nothing is checked yet. */
struct definition {
    const char *name, *url, *state;
    size_t name_length, url_length, state_length;
};

static void skip_spaces(const char **at, const char *end)
{
    while (*at < end && (**at == ' ' || **at == '\t'))
        (*at)++;
}

/* `[name]: url "state"`; false if the line is something else. */
static bool cut_definition(const struct line *line, struct definition *cut)
{
    const char *at = line->text, *end = line->text + line->length;
    const char *close = memchr(at, ']', line->length);
    if (line->length < 2 || close == NULL || close + 1 == end || close[1] != ':')
        return false;
    *cut = (struct definition){.name = at + 1, .name_length = (size_t)(close - at - 1)};

    at = close + 2;
    skip_spaces(&at, end);
    cut->url = at;
    while (at < end && *at != ' ' && *at != '\t')
        at++;
    cut->url_length = (size_t)(at - cut->url);
    if (cut->url_length >= 2 && cut->url[0] == '<' && at[-1] == '>') {
        cut->url++;
        cut->url_length -= 2;
    }

    skip_spaces(&at, end);
    while (end > at && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    cut->state = at;
    cut->state_length = (size_t)(end - at);
    return true;
}

/* A QR leads where the phone opens at once: https, a host, printable ASCII only. */
static const char *url_mistake(const char *url, size_t length)
{
    static const char scheme[] = "https://";
    const size_t scheme_length = sizeof scheme - 1;
    if (length == 0)
        return "thiếu địa chỉ sau dấu hai chấm: viết https://…";
    if (length < scheme_length || memcmp(url, scheme, scheme_length) != 0)
        return "địa chỉ phải bắt đầu bằng https://";
    for (size_t i = 0; i < length; i++) {
        if (url[i] <= ' ' || url[i] > '~' || strchr("\"<>\\^`{|}", url[i]) != NULL)
            return "địa chỉ chỉ được có chữ không dấu, số và dấu thường: chép lại từ trình duyệt";
    }
    char first = length > scheme_length ? url[scheme_length] : '/';
    bool host = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                (first >= '0' && first <= '9');
    return host ? NULL : "địa chỉ thiếu tên trang sau https://";
}

/* Bytes that a code of 37 modules holds at level M: with its quiet zone 45 × 23 cells. */
#define SURELY_FITS 84

static bool code_fits(struct notices *notices, int line, const char *url)
{
    /* Making a code takes 0.2 ms, and every start of the program reads every link. */
    if (strlen(url) <= SURELY_FITS)
        return true;
    struct qr code;
    if (!qr_make(&code, url, NULL)) {
        notices_error(notices, line,
                      "địa chỉ dài quá, không làm được mã QR: dùng địa chỉ ngắn hơn");
        return false;
    }
    int columns = qr_columns(&code), rows = qr_rows(&code);
    qr_release(&code);
    if (columns <= GUIDE_MOST_CODE_COLUMNS && rows <= GUIDE_MOST_CODE_ROWS)
        return true;
    notices_error(notices, line,
                  "mã QR chiếm %d cột × %d dòng, màn hình 80×24 chỉ chứa %d × %d: "
                  "dùng địa chỉ ngắn hơn",
                  columns, rows, GUIDE_MOST_CODE_COLUMNS, GUIDE_MOST_CODE_ROWS);
    return false;
}

/* The note without its quotes, in the arena; NULL after a notice. */
static const char *read_state(struct notices *notices, int line, const struct definition *cut)
{
    if (cut->state_length == 0)
        return "";
    if (cut->state_length < 2 || cut->state[0] != '"' || cut->state[cut->state_length - 1] != '"') {
        notices_error(notices, line, "ghi chú sau địa chỉ phải nằm trong hai dấu \" \"");
        return NULL;
    }
    char *clean = text_clean(cut->state + 1, cut->state_length - 2, GUIDE_MOST_TEXT_BYTES);
    const char *state = arena_text(notices->arena, clean);
    free(clean);
    return state;
}

static void warn_of_age(struct notices *notices, const struct guide_link *link, long opened,
                        long today)
{
    if (!link->opened)
        notices_warning(notices, link->line,
                        "chưa ai mở thử \"%s\" trên điện thoại: mở thử rồi ghi ngày vào ghi chú",
                        link->name);
    else if (opened > today)
        notices_warning(notices, link->line, "ngày mở thử \"%s\" ở sau hôm nay: xem lại ngày",
                        link->name);
    else if (today - opened > GUIDE_FRESH_DAYS)
        notices_warning(notices, link->line,
                        "lần mở thử \"%s\" đã quá %d ngày: mở thử lại rồi sửa ngày", link->name,
                        GUIDE_FRESH_DAYS);
}

static void add_broken(struct links *links, const char *name, int line)
{
    links->broken =
        grow(links->notices.arena, links->broken, links->broken_count, sizeof *links->broken);
    links->broken[links->broken_count++] =
        (struct guide_link){.name = name, .url = "", .state = "", .group = "", .line = line};
}

static bool name_is_usable(struct links *links, const char *name, size_t length, int line)
{
    struct notices *notices = &links->notices;
    if (!slug_is_plain(name, length)) {
        notices_error(notices, line, "tên \"%s\" chỉ được có a-z, 0-9 và dấu -",
                      notices_quote(notices, name, length));
        return false;
    }
    const char *copy = arena_text_n(notices->arena, name, length);
    const struct guide_link *earlier = links_find(links, copy);
    if (earlier == NULL)
        earlier = links_find_broken(links, copy);
    if (earlier == NULL)
        return true;
    notices_error(notices, line, "hai liên kết cùng tên \"%s\" (dòng %d và dòng này): đổi một tên",
                  copy, earlier->line);
    return false;
}

static void add_definition(struct links *links, const struct definition *cut, const char *group,
                           int line, long today)
{
    struct notices *notices = &links->notices;
    size_t count = links->good_count + links->broken_count;
    if (count == GUIDE_MOST_LINKS)
        notices_error(notices, line, "hơn %d liên kết: bỏ bớt", GUIDE_MOST_LINKS);
    if (count >= GUIDE_MOST_LINKS)
        return;
    if (!name_is_usable(links, cut->name, cut->name_length, line))
        return;
    struct guide_link link = {.name = arena_text_n(notices->arena, cut->name, cut->name_length),
                              .url = arena_text_n(notices->arena, cut->url, cut->url_length),
                              .group = group,
                              .line = line};
    const char *mistake = url_mistake(cut->url, cut->url_length);
    if (mistake != NULL)
        notices_error(notices, line, "%s", mistake);
    link.state = read_state(notices, line, cut);
    if (mistake != NULL || link.state == NULL || !code_fits(notices, line, link.url)) {
        add_broken(links, link.name, line);
        return;
    }
    long opened = 0;
    link.opened = dates_find(link.state, &opened);
    warn_of_age(notices, &link, opened, today);
    links->good = grow(notices->arena, links->good, links->good_count, sizeof *links->good);
    links->good[links->good_count++] = link;
}

static const char *read_group(struct arena *arena, const struct line *line)
{
    const char *at = line->text, *end = line->text + line->length;
    while (at < end && (*at == '#' || *at == ' '))
        at++;
    char *clean = text_clean(at, (size_t)(end - at), GUIDE_MOST_TEXT_BYTES);
    const char *group = arena_text(arena, clean);
    free(clean);
    return group;
}

/* A definition that libcmark would take but this reader not: indented, quoted or in a list. */
static bool is_misplaced(const struct line *line)
{
    size_t i = 0;
    while (i < line->length && strchr(" \t->*+", line->text[i]) != NULL)
        i++;
    struct line rest = {.text = line->text + i, .length = line->length - i};
    struct definition cut;
    return i > 0 && i < line->length && rest.text[0] == '[' && cut_definition(&rest, &cut);
}

void links_read(struct links *links, struct arena *arena, const char *file, const char *text,
                size_t length, long today)
{
    *links = (struct links){.notices = {.arena = arena, .file = file}};
    text = lines_skip_mark(text, &length, &links->notices);
    if (!lines_are_readable(text, length, &links->notices))
        return;

    const char *group = "";
    struct line line = {0};
    while (line_next(&line, text, length)) {
        struct definition cut;
        if (line.length > 0 && line.text[0] == '#')
            group = read_group(arena, &line);
        else if (line.length > 0 && line.text[0] == '[') {
            if (cut_definition(&line, &cut))
                add_definition(links, &cut, group, line.number, today);
            else
                notices_error(&links->notices, line.number,
                              "viết liên kết thế này: [tên]: https://… \"ghi chú\"");
        } else if (is_misplaced(&line)) {
            notices_error(&links->notices, line.number,
                          "liên kết phải đứng ở đầu dòng: bỏ dấu và khoảng trắng trước dấu [");
        }
    }
}

static const struct guide_link *find(const struct guide_link *items, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(items[i].name, name) == 0)
            return &items[i];
    }
    return NULL;
}

const struct guide_link *links_find(const struct links *links, const char *name)
{
    return find(links->good, links->good_count, name);
}

const struct guide_link *links_find_broken(const struct links *links, const char *name)
{
    return find(links->broken, links->broken_count, name);
}

int links_define(const struct links *links, struct buffer *buffer)
{
    for (size_t i = 0; i < links->good_count; i++)
        buffer_addf(buffer, "[%s]: " LINKS_SCHEME "%s\n", links->good[i].name, links->good[i].name);
    for (size_t i = 0; i < links->broken_count; i++)
        buffer_addf(buffer, "[%s]: " LINKS_SCHEME "%s\n", links->broken[i].name,
                    links->broken[i].name);
    return (int)(links->good_count + links->broken_count);
}
