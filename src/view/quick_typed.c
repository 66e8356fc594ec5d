/* What stands in the fields of the quick log: read, and looked at for mistakes. */
#include <string.h>

#include "base/error.h"
#include "domain/birth.h"
#include "domain/date.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "view/home_search.h"
#include "view/quick_state.h"

/* Only a certificate can be issued and not yet activated. */
static const enum outcome plain[] = {OUTCOME_DONE, OUTCOME_WAITING, OUTCOME_NOT_DONE,
                                     OUTCOME_HAD_ALREADY};
static const enum outcome signature[] = {OUTCOME_DONE, OUTCOME_ISSUED, OUTCOME_WAITING,
                                         OUTCOME_NOT_DONE, OUTCOME_HAD_ALREADY};

bool quick_is_signature(int service)
{
    const struct service *row = service_at((size_t)service);
    return row != NULL && row->has_provider;
}

bool quick_outcome(int service, int option, enum outcome *outcome)
{
    if (option < 1 || option > (quick_is_signature(service) ? 5 : 4))
        return false;
    *outcome = quick_is_signature(service) ? signature[option - 1] : plain[option - 1];
    return true;
}

bool quick_any(const struct quick *quick, enum outcome wanted)
{
    for (int i = 0; i < QUICK_SERVICES; i++) {
        enum outcome outcome;
        if (quick_outcome(i, quick->outcome[i], &outcome) && outcome == wanted)
            return true;
    }
    return false;
}

bool quick_signs(const struct quick *quick)
{
    for (int i = 0; i < QUICK_SERVICES; i++) {
        if (quick_is_signature(i) && quick->outcome[i] != 0)
            return true;
    }
    return false;
}

void quick_read_who(struct kiosk *kiosk, const struct quick *quick, struct quick_who *who)
{
    struct desk_match match;
    struct error ignored = {0};
    memset(who, 0, sizeof *who);
    who->unnamed = strcmp(quick->who.text + strspn(quick->who.text, " "), QUICK_UNNAMED) == 0;
    if (who->unnamed)
        return;
    if (!desk_find(kiosk_desk(kiosk), quick->who.text, &match, &ignored))
        match.found = FOUND_BAD;
    who->found = match.found;
    who->citizen = match.citizen;
    who->asks_name = match.found == FOUND_NEW;
    explicit_bzero(&match, sizeof match);
    if (who->found == FOUND_NAME)
        quick_read_picked(kiosk, quick, who);
}

bool quick_read_day(struct kiosk *kiosk, const struct quick *quick, int32_t *day)
{
    long today = desk_today(kiosk_desk(kiosk)), read = 0;
    const char *typed = quick->day.text + strspn(quick->day.text, " ");
    *day = (int32_t)today;
    if (*typed == '\0')
        return true;
    if (!date_read_past(typed, today, &read) || read < today - QUICK_DAYS_BACK)
        return false;
    *day = (int32_t)read;
    return true;
}

bool quick_empty(const struct field *field)
{
    return field->text[strspn(field->text, " ")] == '\0';
}

static const char *wrong_day(struct kiosk *kiosk, const struct quick *quick)
{
    long read = 0;
    int32_t day;
    if (quick_read_day(kiosk, quick, &day))
        return NULL;
    return date_read_past(quick->day.text, desk_today(kiosk_desk(kiosk)), &read)
               ? "Chỉ ghi được từ hôm nay trở về 60 ngày trước."
               : "Chưa đọc được ngày. Gõ như 24/11, hoặc để trống.";
}

static const char *wrong_who(struct kiosk *kiosk, const struct quick *quick)
{
    struct quick_who who;
    quick_read_who(kiosk, quick, &who);
    enum desk_found found = who.found;
    explicit_bzero(&who, sizeof who);
    if (found == FOUND_OPEN)
        return "Người này đang tiếp: kết thúc ở trang đầu.";
    if (found == FOUND_SHORT)
        return "Chưa đủ 12 số. Xem lại trên thẻ.";
    if (found != FOUND_BAD)
        return NULL;
    return search_is_name(quick->who.text)
               ? "Ô này là 12 số, hoặc họ tên không có số. Ngày thì gõ ở ô Ngày."
               : "Thừa số. Xem lại 12 số trên thẻ.";
}

const char *quick_wrong(struct kiosk *kiosk, const struct quick *quick, int item)
{
    long today = desk_today(kiosk_desk(kiosk)), until = 0;
    struct birth birth;
    struct error ignored = {0};
    switch (item) {
    case ITEM_DAY: return wrong_day(kiosk, quick);
    case ITEM_WHO: return wrong_who(kiosk, quick);
    case ITEM_YEAR:
        return quick_empty(&quick->year) || birth_read(quick->year.text, today, &birth, &ignored)
                   ? NULL
                   : "Chưa đọc được năm sinh. Chỉ gõ số, như 1965.";
    case ITEM_UNTIL:
        return quick_empty(&quick->until) ||
                       date_read_due(quick->until.text, today, &until, &ignored)
                   ? NULL
                   : "Chưa đọc được ngày hẹn, hoặc ngày đã qua. Gõ như 27/11, hoặc +3.";
    default: return NULL;
    }
}

int quick_next(const struct quick *quick, int item)
{
    int rows[QUICK_ROWS] = {ITEM_MODE, ITEM_HAMLET, ITEM_HELPER, ITEM_DAY, ITEM_WHO, 0}, count = 6;
    for (int i = 0; i < QUICK_SERVICES; i++) {
        rows[count++] = ITEM_SERVICE + i;
        if (quick_is_signature(i) && quick->outcome[i] != 0)
            rows[count++] = ITEM_PROVIDER;
    }
    if (quick_any(quick, OUTCOME_NOT_DONE))
        rows[count++] = ITEM_REASON;
    if (quick_any(quick, OUTCOME_WAITING))
        rows[count++] = ITEM_UNTIL;
    for (int i = 0; i + 1 < count; i++) {
        if (rows[i] == item)
            return rows[i + 1];
    }
    return 0;
}
