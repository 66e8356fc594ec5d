/* A card on the page that registers. */
#ifndef CAMTAY_VIEW_RECEIVE_CARD_H
#define CAMTAY_VIEW_RECEIVE_CARD_H

#include <stdbool.h>

#include "domain/card.h"

struct kiosk;
struct page;
struct receive_state;

#define RECEIVE_CARD_SIZE (NAME_MOST_BYTES + CARD_ADDRESS_SIZE + 64)

/* The card as the argument of view_receive, and of view_real before it. */
void receive_card_write(const struct card *card, char argument[RECEIVE_CARD_SIZE]);

/* True if an argument is such a card; of this number. */
bool receive_card_is(const char *argument);
bool receive_card_is_of(const char *argument, const char *number);

/* Fills the page from the argument: number, name, birth, sex and address; proposes a hamlet. */
void receive_card_take(struct kiosk *kiosk, struct receive_state *state, const char *argument);

/* The view's `card`: the page takes the card of whoever is on it, and lets go of anybody else's. */
bool receive_card_comes(struct kiosk *kiosk, struct receive_state *state, const struct card *card);

/* What the card says beside the fields, and what a clerk should look at twice: a number that is of another
 * sex or year, somebody under 18. Never more than a warning. */
void receive_card_describe(struct kiosk *kiosk, struct page *page,
                           const struct receive_state *state);

#endif
