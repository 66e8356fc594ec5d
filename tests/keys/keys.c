/* ./dev keys: how many keys and pages a citizen costs, by road. A play of a whole day at the real
 * kiosk, without a terminal: every road once with somebody new and once with somebody known. Numbers
 * and names are typed letter by letter. Then how somebody comes to be served, card readers included. Prints
 * two Markdown tables; with "vi" the second alone, in Vietnamese. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/desk.h"
#include "domain/invented.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "support/counter.h"

#define NAME       "A Thuk"
#define KEYS_LIMIT 300 /* of one visit: more means that the play has lost its way */
#define PAUSE_MS   1000

/* What a visit came to. */
struct tally {
    int keys, typed, pages;
};

struct play {
    struct counter counter;
    struct tally tally;
    char page[96]; /* the last one counted */
    uint32_t people;
};

static void count_page(struct play *play)
{
    const char *name = play->counter.turn.page.name;
    if (strcmp(play->page, name) == 0)
        return;
    snprintf(play->page, sizeof play->page, "%s", name);
    play->tally.pages++;
}

static void press(struct play *play, int key)
{
    if (play->tally.keys++ > KEYS_LIMIT) {
        fprintf(stderr, "keys: the play has lost its way:\n%s\n", counter_page(&play->counter));
        abort();
    }
    counter_press(&play->counter, key);
    count_page(play);
    counter_wait(&play->counter, PAUSE_MS);
}

static void type(struct play *play, const char *text)
{
    int before = play->tally.keys;
    for (const char *at = text; *at != '\0'; at++)
        press(play, (unsigned char)*at);
    play->tally.typed += play->tally.keys - before;
}

/* The key beside the choice with these words; aborts if the page has none. */
static int key_of(struct play *play, const char *words)
{
    for (const struct page_block *block = play->counter.turn.page.first; block != NULL;
         block = block->next) {
        if (block->kind == PAGE_CHOICE && block->key != 0 && strcmp(block->label, words) == 0)
            return block->key;
    }
    fprintf(stderr, "keys: no choice «%s» on this page:\n%s\n", words,
            counter_page(&play->counter));
    abort();
}

static bool at(struct play *play, const char *view)
{
    return strcmp(counter_view(&play->counter), view) == 0;
}

static struct desk_visit *now(struct play *play)
{
    return desk_now(counter_desk(&play->counter));
}

/* From the home page to the visit's page, its question about the phone answered. */
static void receive(struct play *play, const char *number, bool known)
{
    type(play, number);
    press(play, UI_KEY_ENTER);
    if (at(play, "receive") && !known)
        type(play, NAME);
    while (at(play, "receive"))
        press(play,
              strstr(counter_page(&play->counter), "Ở thôn nào?") != NULL ? '1' : UI_KEY_ENTER);
    if (now(play)->phone[0] == '\0')
        press(play, '1');
}

/* Done, and what follows from it: of a dossier, that it was filed. */
static int outcome_key(struct play *play)
{
    for (const struct page_block *block = play->counter.turn.page.first; block != NULL;
         block = block->next) {
        if (block->kind == PAGE_TICK)
            return block->on ? UI_KEY_ENTER : '1';
    }
    return '1';
}

static void walk(struct play *play, const struct guide *guide)
{
    press(play, key_of(play, guide->title));
    while (at(play, "step") && !visit_road(now(play))->walked)
        press(play, UI_KEY_ENTER);
    while (visit_ended(now(play), guide->service, NULL) == NULL)
        press(play, at(play, "outcome") ? outcome_key(play) : '1');
    while (!at(play, "visit"))
        press(play, UI_KEY_ENTER);
}

static void end(struct play *play)
{
    press(play, '0');
    while (!at(play, "home"))
        press(play, UI_KEY_ENTER);
}

static struct tally serve(struct play *play, const struct guide *guide, const char *number,
                          bool known)
{
    play->tally = (struct tally){0};
    snprintf(play->page, sizeof play->page, "%s", play->counter.turn.page.name);
    receive(play, number, known);
    walk(play, guide);
    end(play);
    return play->tally;
}

/* One who was here before: registered and gone again, not counted. */
static void was_here_before(struct play *play, const char *number)
{
    play->tally = (struct tally){0};
    receive(play, number, false);
    end(play);
}

static void next_number(struct play *play, char number[ID_NUMBER_DIGITS + 1])
{
    struct invented invented;
    struct desk *desk = counter_desk(&play->counter);
    do
        invented_citizen(1, play->people++, desk_today(desk), &invented);
    while (id_number_missing(invented.id_number) != 0);
    snprintf(number, ID_NUMBER_DIGITS + 1, "%s", invented.id_number);
}

static void add(struct tally *sum, const struct tally *tally)
{
    sum->keys += tally->keys;
    sum->typed += tally->typed;
    sum->pages += tally->pages;
}

static void print_row(const char *road, const char *steps, const struct tally *fresh,
                      const struct tally *known, double people)
{
    const char *format = people > 1 ? "| %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |\n"
                                    : "| %s | %s | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f |\n";
    printf(format, road, steps, fresh->keys / people, (fresh->keys - fresh->typed) / people,
           fresh->pages / people, known->keys / people, (known->keys - known->typed) / people,
           known->pages / people);
}

static void play_day(struct play *play)
{
    const struct guide_library *guides = desk_guides(counter_desk(&play->counter));
    struct tally all_fresh = {0}, all_known = {0};
    int roads = 0;
    printf("| road | steps | new: keys | without typing | pages | known: keys | without typing | "
           "pages |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for (size_t i = 0; i < guide_library_count(guides); i++) {
        const struct guide *guide = guide_library_at(guides, i);
        char number[ID_NUMBER_DIGITS + 1], steps[16];
        if (guide->service == NULL)
            continue;
        next_number(play, number);
        struct tally fresh = serve(play, guide, number, false);
        next_number(play, number);
        was_here_before(play, number);
        struct tally known = serve(play, guide, number, true);
        snprintf(steps, sizeof steps, "%zu", guide->step_count);
        print_row(guide->title, steps, &fresh, &known, 1);
        add(&all_fresh, &fresh);
        add(&all_known, &known);
        roads++;
    }
    print_row("in the middle of all roads", "", &all_fresh, &all_known, roads);
}

/* ---- from the home page to the citizen's page ------------------------------------------------ */

/* The ways, and the head of their table. */
struct words {
    const char *head, *new_card, *known_card, *known_name;
};

static const struct words english = {
    .head = "| from the home page to the citizen's | keys | of them letters | pages |",
    .new_card = "scan of a new card: Enter, Enter",
    .known_card = "scan of a known one",
    .known_name = "a known name: three letters, Enter",
};

static const struct words vietnamese = {
    .head = "| từ trang đầu đến trang của một người | phím | trong đó chữ | trang |",
    .new_card = "quét thẻ của người mới: Enter, Enter",
    .known_card = "quét thẻ của người đã đến",
    .known_name = "ba chữ của tên người đã đến, Enter",
};

static void print_arrival(const char *how, const struct tally *tally)
{
    printf("| %s | %d | %d | %d |\n", how, tally->keys, tally->typed, tally->pages);
}

static void begin(struct play *play)
{
    play->tally = (struct tally){0};
    snprintf(play->page, sizeof play->page, "%s", play->counter.turn.page.name);
}

static void must_be_served(struct play *play, const char *how)
{
    if (at(play, "visit") && now(play) != NULL)
        return;
    fprintf(stderr, "keys: %s does not lead to the citizen:\n%s\n", how,
            counter_page(&play->counter));
    abort();
}

static void leave(struct play *play)
{
    if (now(play)->phone[0] == '\0')
        press(play, '1');
    end(play);
}

static void scan(struct play *play, const char *how, const char *card)
{
    begin(play);
    counter_scan(&play->counter, card);
    count_page(play);
    while (at(play, "receive"))
        press(play, UI_KEY_ENTER);
    must_be_served(play, how);
    print_arrival(how, &play->tally);
    leave(play);
}

static void search(struct play *play, const char *how, const char *letters)
{
    begin(play);
    type(play, letters);
    press(play, UI_KEY_ENTER);
    must_be_served(play, how);
    print_arrival(how, &play->tally);
    leave(play);
}

static void play_arrivals(struct play *play, const struct words *words)
{
    static const char card[] =
        "099191000002||Y Blưi|05031991|Nữ|Thôn Măng La, Ngọk Bay, Kon Tum|01082024||||";
    printf("%s\n|---|--:|--:|--:|\n", words->head);
    scan(play, words->new_card, card);
    scan(play, words->known_card, card);
    search(play, words->known_name, "blu");
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    struct play play = {.people = 0};
    counter_make(&play.counter);
    counter_found(&play.counter);
    counter_on(&play.counter);
    counter_unlock(&play.counter);
    if (argc > 1 && strcmp(argv[1], "vi") == 0) {
        play_arrivals(&play, &vietnamese);
    } else {
        play_day(&play);
        printf("\n");
        play_arrivals(&play, &english);
    }
    counter_end(&play.counter);
    return 0;
}
