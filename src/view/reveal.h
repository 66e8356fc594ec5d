/* The peek guard: number and telephone of a citizen stand masked on every page; F8 shows them for
 * 3 seconds, and the book notes each showing (secret.revealed). A page keeps one `struct reveal`, hands
 * it on to these, and saves nothing of it: after a lock or a power cut all is masked. */
#ifndef CAMTAY_VIEW_REVEAL_H
#define CAMTAY_VIEW_REVEAL_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/visit.h"
#include "view/view.h"

#define REVEAL_MS   3000
#define REVEAL_SIZE 64 /* bytes that reveal_number and reveal_phone write at most */

enum reveal_what { REVEAL_NUMBER = 1, REVEAL_PHONE = 2, REVEAL_BOTH = 3 };

struct reveal {
    char citizen[DESK_ID_SIZE]; /* whose they are … */
    int what;                   /* … which of them … */
    int64_t until;              /* … and until when they stand in full (steady ms); 0 never */
};

/* F8: notes one entry for each of `what` that the book has of this citizen, and shows it from now on.
 * Pressed again while it is shown: nothing, neither noted nor longer. Refuses if the citizen has
 * none of them, or the book cannot be written: then nothing is shown. */
struct reaction reveal_show(struct kiosk *kiosk, struct reveal *reveal, const char *citizen,
                            enum reveal_what what);

/* True while this secret of this citizen may stand in full. */
bool reveal_is_on(struct kiosk *kiosk, const struct reveal *reveal, const char *citizen,
                  enum reveal_what what);

/* The number and the telephone as they may stand on a page now, in full or masked; "" if there is none. */
const char *reveal_number(struct kiosk *kiosk, const struct reveal *reveal,
                          const struct citizen *citizen, char text[REVEAL_SIZE]);
const char *reveal_phone(struct kiosk *kiosk, const struct reveal *reveal,
                         const struct citizen *citizen, char text[REVEAL_SIZE]);

/* For the page's `wake`: when it is to be described masked again, or -1. */
int64_t reveal_wake(struct kiosk *kiosk, const struct reveal *reveal);

#endif
