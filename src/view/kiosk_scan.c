/* From a scan to a citizen: what it is, whom it opens, and what is said when it is nobody's card. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/card.h"
#include "domain/id_number.h"
#include "ui/page.h"
#include "view/kiosk_private.h"
#include "view/receive_card.h"
#include "view/views.h"

#define CARD_BARS 3 /* a text with so many `|` was to be a card */

enum ui_port kiosk_port(const struct kiosk *kiosk)
{
    return kiosk->port;
}

/* ---- a family ------------------------------------------------------------------------------------ */

static bool is_home(const struct kiosk *kiosk, const char *address)
{
    char *folded = text_fold(address);
    bool same = folded[0] != '\0' &&
                strncmp(folded, kiosk->home.address, sizeof kiosk->home.address - 1) == 0;
    explicit_bzero(folded, strlen(folded));
    free(folded);
    return same;
}

bool kiosk_home_of(const struct kiosk *kiosk, const char *address, char hamlet[DESK_WORD_SIZE],
                   bool *resident)
{
    if (!is_home(kiosk, address))
        return false;
    memcpy(hamlet, kiosk->home.hamlet, DESK_WORD_SIZE);
    *resident = kiosk->home.resident;
    return true;
}

void kiosk_remember_home(struct kiosk *kiosk, const char *address, const char *hamlet,
                         bool resident)
{
    int helper = kiosk_helper_of(kiosk, address);
    char *folded = text_fold(address);
    explicit_bzero(&kiosk->home, sizeof kiosk->home);
    snprintf(kiosk->home.address, sizeof kiosk->home.address, "%s", folded);
    snprintf(kiosk->home.hamlet, sizeof kiosk->home.hamlet, "%s", hamlet);
    kiosk->home.resident = resident;
    kiosk->home.helper = helper;
    explicit_bzero(folded, strlen(folded));
    free(folded);
}

int kiosk_helper_of(const struct kiosk *kiosk, const char *address)
{
    return is_home(kiosk, address) ? kiosk->home.helper : 0;
}

void kiosk_remember_helper(struct kiosk *kiosk, const struct citizen *citizen, int helper)
{
    kiosk_remember_home(kiosk, citizen->address, citizen->hamlet, citizen->resident);
    kiosk->home.helper = helper;
}

/* ---- opening ------------------------------------------------------------------------------------- */

/* True if citizens can be received; else it is said why not. */
static bool is_ready(struct kiosk *kiosk)
{
    const struct desk *counter = kiosk->counter;
    if (counter != NULL && kiosk->resumed && kiosk->frame[0].view == &view_home)
        return true;
    kiosk_say(kiosk, counter == NULL || desk_is_unlocked(counter)
                         ? "Làm xong trang này rồi quét lại thẻ."
                         : "Mở sổ bằng mã PIN rồi quét lại thẻ.");
    return false;
}

static void show_visit(struct kiosk *kiosk)
{
    stack_leave(kiosk, stack_base(kiosk));
    stack_show_visit(kiosk);
}

static void take_up(struct kiosk *kiosk, struct desk_visit *visit)
{
    struct error error = {0};
    if (desk_take_up(kiosk_desk(kiosk), visit, &error))
        show_visit(kiosk);
    else
        kiosk_say(kiosk, kiosk_refuse(ACT_WRITE, &error).why);
}

/* The book knows who it is: nothing has to be asked. Whoever was being served stays in the tray. */
static bool receive_known(struct kiosk *kiosk, const struct citizen *citizen)
{
    struct error error = {0};
    if (!desk_receive(kiosk_desk(kiosk), citizen, "counter", &error)) {
        kiosk_say(kiosk, kiosk_refuse(ACT_WRITE, &error).why);
        return false;
    }
    show_visit(kiosk);
    return true;
}

/* In practice, a number that is in use: whether this is a real person is asked first. */
static bool is_real(struct kiosk *kiosk, const char *number)
{
    struct id_number read;
    struct error ignored = {0};
    return desk_is_practice(kiosk_desk(kiosk)) && id_number_read(number, &read, &ignored) &&
           !read.practice;
}

static void open_real(struct kiosk *kiosk, const char *argument)
{
    if (stack_top(kiosk)->view == &view_real)
        stack_cut(kiosk, kiosk->depth - 1);
    stack_push(kiosk, &view_real, argument);
}

/* What the card says and the book does not, so that the clerk can decide. */
static void note_difference(struct kiosk *kiosk, const struct card *card,
                            const struct citizen *citizen)
{
    char *on_card = text_fold(card->name), *in_book = text_fold(citizen->name);
    if (!card->name_check && on_card[0] != '\0' && strcmp(on_card, in_book) != 0)
        snprintf(kiosk->noted, sizeof kiosk->noted,
                 "Thẻ ghi tên %s, khác sổ. Sổ sai thì bấm F7 sửa.", card->name);
    explicit_bzero(on_card, strlen(on_card));
    explicit_bzero(in_book, strlen(in_book));
    free(on_card);
    free(in_book);
}

/* Opens the citizen with this number; `argument` is for the page that registers, `card` may be NULL.
 * False: this is no number of a citizen. */
static bool open_number(struct kiosk *kiosk, const char *number, const char *argument,
                        const struct card *card)
{
    struct desk_match match;
    struct error error = {0};
    bool found =
        desk_find(kiosk_desk(kiosk), number, &match, &error) &&
        (match.found == FOUND_OPEN || match.found == FOUND_KNOWN || match.found == FOUND_NEW);
    if (found)
        kiosk_hush(kiosk);
    if (found && match.found == FOUND_OPEN) {
        take_up(kiosk, match.visit);
    } else if (found && is_real(kiosk, number)) {
        open_real(kiosk, argument);
    } else if (found && match.found == FOUND_KNOWN) {
        if (receive_known(kiosk, &match.citizen) && card != NULL)
            note_difference(kiosk, card, &match.citizen);
    } else if (found) {
        stack_leave(kiosk, stack_base(kiosk));
        stack_push(kiosk, &view_receive, argument);
    }
    explicit_bzero(&match, sizeof match);
    return found;
}

/* ---- what it is ---------------------------------------------------------------------------------- */

/* The page on top may have its own use for it. */
static bool page_takes(struct kiosk *kiosk, const struct card *card, const char *text)
{
    struct frame *top = stack_top(kiosk);
    struct reaction reaction = {.kind = REACT_STAY};
    bool taken = false;
    if (card != NULL && top->view->card != NULL)
        taken = top->view->card(kiosk, top->state, card, &reaction);
    else if (top->view->burst != NULL)
        taken = top->view->burst(kiosk, top->state, text, &reaction);
    if (taken) {
        kiosk_hush(kiosk);
        kiosk_react(kiosk, &reaction);
    }
    return taken;
}

static void take_card(struct kiosk *kiosk, const struct card *card)
{
    char argument[RECEIVE_CARD_SIZE];
    kiosk_hush(kiosk);
    if (!is_ready(kiosk) || page_takes(kiosk, card, card->id))
        return;
    receive_card_write(card, argument);
    if (!open_number(kiosk, card->id, argument, card))
        kiosk_say(kiosk, "Chưa mở được sổ để tìm người này. Bấm F9 khóa, mở lại rồi quét lại thẻ.");
    explicit_bzero(argument, sizeof argument);
}

/* A number, or words. */
static bool take_text(struct kiosk *kiosk, const char *text)
{
    bool ready = kiosk->counter != NULL && kiosk->resumed && kiosk->frame[0].view == &view_home;
    if (!ready)
        return false;
    if (page_takes(kiosk, NULL, text) || open_number(kiosk, text, text, NULL)) {
        snprintf(kiosk->scanned, sizeof kiosk->scanned, "%.12s", text);
        return true;
    }
    return false;
}

static int count_bars(const char *text)
{
    int count = 0;
    for (; *text != '\0'; text++)
        count += *text == '|';
    return count;
}

/* True if nobody can have typed or pasted this into a field on purpose. */
static bool looks_scanned(const struct ui_scan *scan, const char *text)
{
    enum card_kind kind = card_kind_of(scan->bytes, scan->length);
    if (kind == CARD_CITIZEN || count_bars(text) >= CARD_BARS)
        return true;
    if (scan->source == UI_SOURCE_PASTE || scan->source == UI_SOURCE_LINE)
        return false;
    switch (kind) {
    case CARD_HEALTH:
    case CARD_VNEID:
    case CARD_BANK:
    case CARD_COVID:
    case CARD_WEB:
    case CARD_MRZ: return true;
    default: return false;
    }
}

/* Says why, every reason that there is. */
static void refuse(struct kiosk *kiosk, const struct card_faults *faults)
{
    char why[sizeof kiosk->said] = "";
    for (size_t i = 0, length = 0; i < faults->count && length < sizeof why; i++)
        length += (size_t)snprintf(why + length, sizeof why - length, "%s%s", i > 0 ? " " : "",
                                   faults->at[i].message);
    kiosk_hush(kiosk);
    kiosk_say(kiosk, why[0] != '\0'
                         ? why
                         : "Mã này không phải thẻ căn cước. Quét mã QR trên thẻ, hoặc gõ 12 số.");
}

static long today(const struct kiosk *kiosk)
{
    return kiosk->counter != NULL ? desk_today(kiosk->counter) : clock_day(kiosk_wall(kiosk));
}

static bool look(struct kiosk *kiosk, const struct ui_scan *scan, const char *text)
{
    struct card card;
    struct card_faults faults = {.count = 0};
    bool taken = true;
    if (card_read(scan->bytes, scan->length, today(kiosk), &card, &faults)) {
        take_card(kiosk, &card);
        memcpy(kiosk->scanned, card.id, sizeof card.id);
    } else if (looks_scanned(scan, text)) {
        refuse(kiosk, &faults);
    } else if (!take_text(kiosk, text)) {
        taken = scan->source == UI_SOURCE_PORT;
        if (taken)
            refuse(kiosk, &faults);
    }
    explicit_bzero(&card, sizeof card);
    return taken;
}

/* The scanner sends everything twice: this is the same card again, whole or cut off. */
static bool is_second_copy(const struct kiosk *kiosk, const struct ui_scan *scan)
{
    size_t length = strlen(kiosk->scanned);
    if (scan->length < length)
        length = scan->length;
    return scan->behind && length > 0 && memcmp(scan->bytes, kiosk->scanned, length) == 0;
}

bool kiosk_scan(struct kiosk *kiosk, const struct ui_scan *scan)
{
    kiosk->active = kiosk_steady(kiosk);
    struct frame *top = stack_top(kiosk);
    struct reaction reaction = {.kind = REACT_STAY};
    if (top->view->scan != NULL && top->view->scan(kiosk, top->state, scan, &reaction)) {
        kiosk_react(kiosk, &reaction);
        return true;
    }
    if (is_second_copy(kiosk, scan))
        return true;
    explicit_bzero(kiosk->scanned, sizeof kiosk->scanned);
    char *text = text_clean(scan->bytes, scan->length, CARD_MOST_BYTES);
    bool taken = look(kiosk, scan, text);
    explicit_bzero(text, strlen(text));
    free(text);
    if (taken)
        kiosk_changed(kiosk, 0);
    return taken;
}
