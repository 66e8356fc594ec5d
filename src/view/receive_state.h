/* The page that registers: what is typed, and how it is shown. */
#ifndef CAMTAY_VIEW_RECEIVE_STATE_H
#define CAMTAY_VIEW_RECEIVE_STATE_H

#include "domain/sex.h"
#include "ui/field.h"
#include "view/receive_card.h"
#include "view/reveal.h"
#include "view/view.h"

enum {
    ITEM_NUMBER = 1,
    ITEM_NAME,
    ITEM_BIRTH,
    ITEM_PHONE,
    ITEM_GROUP,
    ITEM_UNNAMED,
    ITEM_CLEAR,
    ITEM_HAMLET = 20, /* + index in the commune */
    ITEM_ELSEWHERE = 90,
    ITEM_UNKNOWN
};

struct receive_state {
    struct field number, name, birth, phone;
    int group;       /* index in the commune's groups; -1 not said */
    bool where;      /* the second page */
    bool correcting; /* the present visit's citizen */
    bool known;      /* came from the book: name and the rest are there already */
    bool typed;      /* somebody typed this: it is kept when Esc leaves the page */
    bool back;       /* what was typed before Esc is here again */
    int lives;       /* item of the second page that book or card propose; 0 none */
    bool card;       /* number, birth, sex and address are a card's */
    bool
        check_name; /* the scanner may have spoilt the name: Enter in its field says that it is right */
    bool family;  /* `lives` is where the citizen before lives, who had the same address */
    enum sex sex; /* as the card has it; SEX_UNKNOWN: the number decides */
    char address[DESK_NAME_SIZE]; /* the card's; "" none */
    char error[ITEM_PHONE + 1][ID_NUMBER_MESSAGE_SIZE];
    struct reveal reveal;         /* of what the book has of this citizen */
    char real[RECEIVE_CARD_SIZE]; /* in practice: what the page `real` is asked about */
};

/* The view's `enter`: see receive.c for its argument. */
void receive_enter(struct kiosk *kiosk, void *memory, const char *argument);

/* The view's `again`: what Esc left is there again, unless it was written meanwhile, or is about another
 * visit. */
bool receive_again(struct kiosk *kiosk, void *memory, const char *argument, bool same_visit);

/* What is wrong with a field, or NULL: what was found when Enter was pressed, or what anybody can see
 * while it is typed. */
const char *receive_error(const struct receive_state *state, int item);

/* Who the fields were filled from: the present visit's citizen, or a known one; false: nobody. Wipe it. */
bool receive_from_book(struct kiosk *kiosk, const struct receive_state *state,
                       struct citizen *citizen);

void receive_describe(struct kiosk *kiosk, void *memory, struct page *page);

#endif
