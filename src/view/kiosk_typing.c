/* How Vietnamese is typed at this counter: F4, and what each member of staff chose. */
#include <stdio.h>
#include <string.h>

#include "desk/habit.h"
#include "view/kiosk_private.h"

#define METHODS 3

static const struct {
    const char *word; /* in the file of habits */
    const char *label;
    const char *said;
} methods[METHODS] = {
    [TYPING_OFF] = {"off", "Gõ thẳng",
                    "Bộ gõ của Cầm Tay đã tắt: chữ ra đúng như phím. F4 bật lại Telex."},
    [TYPING_TELEX] = {"telex", "Telex",
                      "Gõ Telex: aa â, ow ơ, dd đ; dấu s f r x j. F4 đổi sang VNI."},
    [TYPING_VNI] = {"vni", "VNI", "Gõ VNI: a6 â, o7 ơ, d9 đ; dấu 1 đến 5. F4 tắt bộ gõ."},
};

void kiosk_typing_remembered(struct kiosk *kiosk)
{
    char word[16];
    kiosk->typing = TYPING_TELEX;
    if (!desk_habit(kiosk->counter, "typing", word, sizeof word))
        return;
    for (int i = 0; i < METHODS; i++) {
        if (strcmp(methods[i].word, word) == 0)
            kiosk->typing = (enum typing_method)i;
    }
}

static void say(struct kiosk *kiosk, const char *words)
{
    snprintf(kiosk->noted, sizeof kiosk->noted, "%s", words);
}

void kiosk_typing_next(struct kiosk *kiosk)
{
    struct error error = {0};
    kiosk->typing = kiosk->typing == TYPING_TELEX ? TYPING_VNI
                    : kiosk->typing == TYPING_VNI ? TYPING_OFF
                                                  : TYPING_TELEX;
    say(kiosk, methods[kiosk->typing].said);
    if (kiosk->resumed &&
        !desk_keep_habit(kiosk->counter, "typing", methods[kiosk->typing].word, &error))
        say(kiosk, "Đã đổi kiểu gõ, nhưng chưa ghi nhớ được cho lần sau: đĩa đầy hoặc hỏng.");
}

void kiosk_typing_stands_back(struct kiosk *kiosk)
{
    if (kiosk->typing == TYPING_OFF)
        return;
    kiosk->typing = TYPING_OFF;
    say(kiosk, "Máy đã có bộ gõ tiếng Việt, nên bộ gõ của Cầm Tay tự tắt. F4 bật lại.");
}

void kiosk_typing_describe(const struct kiosk *kiosk, struct page *page)
{
    bool composes = false;
    for (const struct page_block *block = page->first; block != NULL; block = block->next)
        composes = composes || (block->kind == PAGE_FIELD && block->typing != TYPING_PLAIN);
    page->typing = kiosk->typing;
    /* As plain lines a whole line comes at once: nothing is composed there. */
    if (composes && !kiosk->options.linear && page_find_key(page, UI_KEY_F4) == NULL)
        kiosk_key_as(page, ACTION_TYPING, methods[kiosk->typing].label, NULL);
}
