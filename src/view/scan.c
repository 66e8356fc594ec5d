/* Trying a scanner out: it reads a code off this screen, and what came is shown byte by byte. The code is
 * of a citizen who does not exist. What comes of any other card is told by its shape alone, and nothing of
 * it is kept. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/qr.h"
#include "base/text.h"
#include "domain/card.h"
#include "view/scan_differ.h"
#include "view/view.h"
#include "view/views.h"

#define HEX_MOST   120 /* bytes that are shown */
#define TEXT_MOST  600
#define WORDS_MOST 12 /* differences that are told one by one */

#define SAMPLE_NUMBER "099190000018"
/* Two marks on one letter, a mark without a letter of its own (ô with a breve): what scanners lose first.
 * Not longer, or the code would not fit an 80 by 24 screen. */
static const char sample[] =
    SAMPLE_NUMBER "||Đặng Thị Ễ Phượng Ô\u0306|01021990|Nữ|Măng La|15082021";

struct tried {
    struct qr qr;
    bool seen; /* something came: it is shown in place of the code */
    int times; /* how often the scanner sent it */
    enum ui_source source;
    int end;
    size_t length;
    bool ours;       /* it was our code, as far as can be told */
    bool right;      /* every letter is as it was */
    bool marks_only; /* letters and figures are right, marks are not */
    bool bars;       /* the signs between the fields are right */
    char hex[HEX_MOST * 3 + 1];
    char text[TEXT_MOST]; /* what came; of another card its shape */
    char wrong[TEXT_MOST];
    char verdict[400];
};

static void enter(struct kiosk *kiosk, void *memory, const char *argument)
{
    (void)kiosk;
    (void)argument;
    struct tried *tried = memory;
    struct error ignored = {0};
    qr_make(&tried->qr, sample, &ignored);
}

static void leave(void *memory)
{
    struct tried *tried = memory;
    qr_release(&tried->qr);
}

/* ---- what came ----------------------------------------------------------------------------------- */

static void keep(char *into, size_t size, const char *text)
{
    char *clean = text_clean(text, strlen(text), size - 1);
    snprintf(into, size, "%s", clean);
    explicit_bzero(clean, strlen(clean));
    free(clean);
}

static void keep_hex(struct tried *tried, const struct ui_scan *scan)
{
    size_t length = scan->length < HEX_MOST ? scan->length : HEX_MOST;
    for (size_t i = 0; i < length; i++)
        snprintf(tried->hex + 3 * i, 4, "%02x ", (unsigned)(unsigned char)scan->bytes[i]);
}

static int count_bars(const char *text)
{
    int count = 0;
    for (; *text != '\0'; text++)
        count += *text == '|';
    return count;
}

/* Our own code: letter by letter. */
static void compare(struct tried *tried, const struct ui_scan *scan, const char *text)
{
    struct buffer words = {0};
    struct differ differ = differ_compare(sample, text, WORDS_MOST, &words);
    tried->right = differ.lost + differ.added + differ.changed == 0;
    tried->marks_only = differ.marks_only;
    tried->bars = count_bars(text) >= count_bars(sample);
    keep_hex(tried, scan);
    keep(tried->text, sizeof tried->text, text);
    keep(tried->wrong, sizeof tried->wrong, buffer_text(&words));
    buffer_release(&words);
}

/* Anything else may be somebody's: only its shape, and what the reader of cards says. */
static void judge(struct kiosk *kiosk, struct tried *tried, const struct ui_scan *scan,
                  const char *text)
{
    struct buffer shape = {0};
    struct card card;
    struct card_faults faults = {.count = 0};
    differ_shape(text, &shape);
    keep(tried->text, sizeof tried->text, buffer_text(&shape));
    buffer_release(&shape);
    tried->right =
        card_read(scan->bytes, scan->length, desk_today(kiosk_desk(kiosk)), &card, &faults);
    tried->marks_only = tried->right && card.name_check;
    if (!tried->right && faults.count > 0)
        keep(tried->verdict, sizeof tried->verdict, faults.at[0].message);
    explicit_bzero(&card, sizeof card);
}

static void forget(struct tried *tried)
{
    struct qr qr = tried->qr;
    explicit_bzero(tried, sizeof *tried);
    tried->qr = qr;
}

static bool scan(struct kiosk *kiosk, void *memory, const struct ui_scan *scan,
                 struct reaction *reaction)
{
    struct tried *tried = memory;
    *reaction = react(REACT_STAY);
    if (scan->behind && tried->seen) {
        tried->times++;
        return true;
    }
    forget(tried);
    char *text = text_clean(scan->bytes, scan->length, CARD_MOST_BYTES);
    *tried = (struct tried){.qr = tried->qr,
                            .seen = true,
                            .times = 1,
                            .source = scan->source,
                            .end = scan->end,
                            .length = scan->length,
                            .ours = strstr(text, SAMPLE_NUMBER) != NULL};
    if (tried->ours)
        compare(tried, scan, text);
    else
        judge(kiosk, tried, scan, text);
    explicit_bzero(text, strlen(text));
    free(text);
    return true;
}

/* ---- what is said -------------------------------------------------------------------------------- */

static const char *source_text(enum ui_source source)
{
    switch (source) {
    case UI_SOURCE_PORT: return "cổng nối tiếp (COM)";
    case UI_SOURCE_PASTE: return "dán";
    case UI_SOURCE_LINE: return "dòng gõ";
    case UI_SOURCE_KEYS: break;
    }
    return "bàn phím";
}

static const char *end_text(const struct tried *tried)
{
    if (tried->end == UI_KEY_TAB)
        return "Tab";
    if (tried->end == UI_KEY_ENTER)
        return "Enter";
    return "không có gì";
}

/* @source rules.md §2: what keyboards, input methods and COM mode do to Vietnamese */
static const char *verdict_text(const struct tried *tried)
{
    bool port = tried->source == UI_SOURCE_PORT;
    if (!tried->ours && tried->right)
        return tried->marks_only
                   ? "Đọc được thẻ, nhưng tên bị hỏng dấu. Quét mã trên trang này để xem hỏng gì."
                   : "Đọc được thẻ. Quét mã trên trang này thì xem được từng chữ.";
    if (!tried->ours)
        return tried->verdict[0] != '\0' ? tried->verdict
                                         : "Không phải mã trên trang này. Quét lại mã ở trang này.";
    if (tried->right)
        return tried->times > 1 ? "Đúng từng chữ. Máy gửi hai lần: Cầm Tay bỏ lần sau, dùng được."
                                : "Đúng từng chữ, cả dấu chồng. Máy này dùng được.";
    if (!tried->bars)
        return "Dấu | thành dấu khác: đặt bàn phím của máy tính và của máy quét là kiểu US.";
    if (port)
        return "Chế độ COM của máy này làm hỏng chữ: đặt máy quét về UTF-8, hoặc chuyển sang chế "
               "độ "
               "bàn phím.";
    if (tried->marks_only)
        return "Máy quét bỏ dấu: đặt máy quét gửi UTF-8 (Unicode), hoặc chuyển sang chế độ COM.";
    return "Bộ gõ trên máy sửa chữ của máy quét: tắt UniKey, EVKey rồi quét lại; chưa được thì "
           "chuyển "
           "máy quét sang chế độ COM.";
}

static const char *port_text(const struct kiosk *kiosk)
{
    switch (kiosk_port(kiosk)) {
    case UI_PORT_OPEN: return "Có một máy ở cổng nối tiếp, đang chờ quét.";
    case UI_PORT_DENIED:
        return "Có máy ở cổng nối tiếp mà không được đọc: thêm người dùng này vào nhóm dialout.";
    case UI_PORT_NONE: break;
    }
    return "Không thấy máy nào ở cổng nối tiếp. Máy quét kiểu bàn phím thì không cần.";
}

static void describe_code(struct kiosk *kiosk, struct tried *tried, struct page *page)
{
    page_heading(page, "Thử máy quét");
    page_gap(page);
    page_text(page, NULL, "Đưa máy quét vào ô vuông bên phải, như quét một tấm thẻ.", STYLE_PLAIN);
    page_gap(page);
    page_text(page, NULL,
              "Đây là người không có thật. Trang này cho xem máy quét làm gì với chữ Việt.",
              STYLE_DIM);
    page_gap(page);
    page_text(page, NULL, port_text(kiosk), STYLE_DIM);
    if (tried->qr.at != NULL)
        page_qr(page, &tried->qr, sample, "thẻ để thử");
}

static void describe_result(const struct tried *tried, struct page *page)
{
    bool fine = tried->right && !(tried->marks_only && !tried->ours);
    page->name = "scan result";
    page_heading(page, "Máy quét gửi gì");
    page_gap(page);
    page_text(page, NULL, verdict_text(tried), fine ? STYLE_DONE : STYLE_FAIL);
    page_gap(page);
    page_row(page, "Nguồn",
             arena_textf(page->arena, "%s · %zu byte · cuối: %s · gửi %d lần",
                         source_text(tried->source), tried->length, end_text(tried), tried->times),
             NULL, STYLE_PLAIN);
    page_text(page, tried->ours ? "Chữ" : "Dạng", tried->text, STYLE_PLAIN);
    if (tried->wrong[0] != '\0') {
        page_text(page, "Sai", tried->wrong, STYLE_FAIL);
        page_text(page, "Đúng", sample, STYLE_DIM);
    }
    if (tried->hex[0] != '\0')
        page_text(page, "Byte", tried->hex, STYLE_DIM);
    if (!tried->ours)
        page_text(page, NULL, "Chữ của thẻ thật không hiện ở đây và không giữ lại.", STYLE_DIM);
}

static void describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    struct tried *tried = memory;
    kiosk_title(kiosk, page, "Quản trị · thử máy quét");
    if (tried->seen) {
        describe_result(tried, page);
        kiosk_key_as(page, ACTION_GO, "Quét lại", NULL);
    } else {
        describe_code(kiosk, tried, page);
    }
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    (void)kiosk;
    if (act->action == ACTION_BACK)
        return react(REACT_BACK);
    if (act->action == ACTION_GO)
        forget(memory);
    return react(REACT_STAY);
}

const struct view view_scan = {.name = "scan",
                               .state_size = sizeof(struct tried),
                               .enter = enter,
                               .describe = describe,
                               .act = act,
                               .scan = scan,
                               .leave = leave};
