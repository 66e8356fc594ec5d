#include "view/reveal.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "domain/id_number.h"
#include "domain/phone.h"

bool reveal_is_on(struct kiosk *kiosk, const struct reveal *reveal, const char *citizen,
                  enum reveal_what what)
{
    return reveal->until > kiosk_steady(kiosk) && (reveal->what & (int)what) != 0 &&
           citizen[0] != '\0' && strcmp(reveal->citizen, citizen) == 0;
}

/* Which of them the book has. */
static bool read_what(struct desk *desk, const char *id, int *what, struct error *error)
{
    struct citizen citizen;
    bool good = desk_citizen(desk, id, &citizen, error);
    if (good && citizen.id_number[0] == '\0')
        *what &= ~(int)REVEAL_NUMBER;
    if (good && citizen.phone[0] == '\0')
        *what &= ~(int)REVEAL_PHONE;
    explicit_bzero(&citizen, sizeof citizen);
    return good;
}

struct reaction reveal_show(struct kiosk *kiosk, struct reveal *reveal, const char *citizen,
                            enum reveal_what what)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct error error = {0};
    int there = (int)what;
    if (citizen[0] == '\0')
        return react_refuse("Chưa ghi là của ai, nên không có số nào để hiện.");
    if (reveal_is_on(kiosk, reveal, citizen, what))
        return react(REACT_STAY);
    if (!read_what(desk, citizen, &there, &error))
        return kiosk_refuse(ACT_FIND, &error);
    if (there == 0)
        return react_refuse("Sổ không có số nào của người này. Hỏi lại bà con.");
    /* Noted first: what is not noted is not shown. */
    if (((there & REVEAL_NUMBER) != 0 && !desk_reveal_of(desk, citizen, "id_number", &error)) ||
        ((there & REVEAL_PHONE) != 0 && !desk_reveal_of(desk, citizen, "phone", &error)))
        return kiosk_refuse(ACT_WRITE, &error);
    snprintf(reveal->citizen, sizeof reveal->citizen, "%s", citizen);
    reveal->what = there;
    reveal->until = kiosk_steady(kiosk) + REVEAL_MS;
    return react(REACT_STAY);
}

const char *reveal_number(struct kiosk *kiosk, const struct reveal *reveal,
                          const struct citizen *citizen, char text[REVEAL_SIZE])
{
    text[0] = '\0';
    if (reveal_is_on(kiosk, reveal, citizen->id, REVEAL_NUMBER))
        snprintf(text, REVEAL_SIZE, "%s", citizen->id_number);
    else if (citizen->id_number[0] != '\0')
        id_number_mask(citizen->id_number, text);
    return text;
}

const char *reveal_phone(struct kiosk *kiosk, const struct reveal *reveal,
                         const struct citizen *citizen, char text[REVEAL_SIZE])
{
    text[0] = '\0';
    if (reveal_is_on(kiosk, reveal, citizen->id, REVEAL_PHONE))
        snprintf(text, REVEAL_SIZE, "%s", citizen->phone);
    else if (citizen->phone[0] != '\0')
        phone_mask(citizen->phone, text);
    return text;
}

int64_t reveal_wake(struct kiosk *kiosk, const struct reveal *reveal)
{
    return reveal->until > kiosk_steady(kiosk) ? reveal->until : -1;
}
