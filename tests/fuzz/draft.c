/* The draft as somebody else might have left it. The first byte: 0 the rest is the whole draft, else
 * it is the screen in a draft that is right otherwise. Whatever it says, a page comes, and it is one
 * that can be worked on and from which Esc comes home. */
#include "fuzz/target.h"

#include <string.h>

#include <jansson.h>

#include "fuzz/stand.h"
#include "ledger/draft.h"
#include "ledger/ledger.h"

static struct stand stand;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    if (counter_was_child(*argc, *argv))
        exit(0);
    stand_make(&stand);
    return 0;
}

/* NULL: the screen is no text that JSON could hold. */
static char *whole_draft(const char *screen, size_t size)
{
    json_t *text = json_stringn(screen, size);
    if (text == NULL)
        return NULL;
    json_t *draft = json_pack("{s:s,s:i,s:s,s:o,s:[]}", "draft", "00000000000000ff", "act", 1,
                              "now", "", "screen", text, "visits");
    char *all = json_dumps(draft, JSON_COMPACT);
    json_decref(draft);
    return all;
}

static void press_some(void)
{
    static const int keys[] = {UI_KEY_F1,  UI_KEY_ESCAPE, UI_KEY_DOWN,   UI_KEY_RIGHT, '1',
                               UI_KEY_TAB, UI_KEY_ENTER,  UI_KEY_ESCAPE, UI_KEY_ESCAPE};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0] && !stand.counter.ended; i++) {
        counter_press(&stand.counter, keys[i]);
        stand_look(&stand);
    }
}

/* Esc empties a field first, and leaves a question before its page. */
static void come_home(void)
{
    struct counter *counter = &stand.counter;
    for (int i = 0; i < 4 * KIOSK_DEPTH && strcmp(counter_view(counter), "home") != 0; i++)
        counter_press(counter, UI_KEY_ESCAPE);
    SOUND(strcmp(counter_view(counter), "home") == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    char *text = data[0] == 0 ? strndup((const char *)data + 1, size - 1)
                              : whole_draft((const char *)data + 1, size - 1);
    if (text == NULL)
        return 0;
    stand_put_back(&stand);
    SOUND(stand_on(&stand));
    struct kiosk *kiosk = stand.counter.kiosk;
    struct reaction resume = {.kind = REACT_RESUME};
    struct desk *desk = kiosk_counter(kiosk);
    stack_cut(kiosk, 0);
    stack_push(kiosk, &view_failed, NULL);
    SOUND(draft_write(stand.counter.folder, "quay", ledger_vault(desk_ledger(desk)),
                      &stand.counter.random, text, NULL));
    kiosk_react(kiosk, &resume);
    turn_describe(&stand.counter.turn);
    stand_look(&stand);
    press_some();
    if (!stand.counter.ended)
        come_home();
    stand_off(&stand);
    free(text);
    return 0;
}
