/* Who may open the book on this machine: the list, new colleagues, PINs, those who left.
 *
 * What makes or tries a key is slow on purpose (Argon2id): the kiosk starts it, goes on with its
 * loop and polls; commands and tests do the same at once. Each change is saved in khoa.json and
 * written as an entry, or neither. Before a change khoa.json is read again: a command may have
 * changed it beside the open kiosk. */
#ifndef CAMTAY_DESK_STAFF_H
#define CAMTAY_DESK_STAFF_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/desk.h"

struct buffer;

/* With this many slots and those who left. */
#define STAFF_ROWS 128

enum staff_state {
    STAFF_HERE,      /* has a PIN on this machine */
    STAFF_ELSEWHERE, /* the book knows him, he has no PIN here */
    STAFF_GONE       /* left; his acts keep his name */
};

struct staff_row {
    char staff[DESK_ID_SIZE];
    char name[DESK_NAME_SIZE];
    enum staff_state state;
    bool head;         /* of the centre */
    char last_day[16]; /* YYYY-MM-DD of the last unlocking on any machine; "" never */
    long visits;       /* opened by him in the month of today */
};

/* Everybody the book or khoa.json names, those with a PIN here first (in the order of khoa.json).
 * `*count` rows are filled, STAFF_ROWS at most. Works while locked. */
bool desk_staff_list(struct desk *desk, struct staff_row rows[STAFF_ROWS], size_t *count,
                     struct error *error);

/* True if who is unlocked is head of the centre. */
bool desk_staff_is_head(const struct desk *desk);
/* Id of who is unlocked, "" while locked. */
const char *desk_staff_id(const struct desk *desk);

enum staff_what {
    STAFF_ADD,       /* `staff` is the new colleague's full name; `head`, `pin` */
    STAFF_OWN_PIN,   /* `own_pin` is the old one, `pin` the new one */
    STAFF_RESET_PIN, /* of `staff`, to `pin`; the head of the centre only */
    STAFF_PROVE      /* nothing but that `own_pin` is right: before the recovery sheet is shown */
};

struct staff_change {
    enum staff_what what;
    const char *staff; /* id or exact name */
    bool head;
    const char *pin;
    const char *own_pin;
};

/* Starts it in a child. False, and nothing was started: ERROR_KEY "locked"; ERROR_WEAK with the
 * causes of ledger/keys.h; ERROR_INPUT (no name); ERROR_EXISTS (somebody has this name: capitals and
 * the place of the tone do not tell two people apart); ERROR_MISSING; ERROR_LIMIT; ERROR_WAIT (many
 * wrong PINs; cause: seconds); ERROR_REFUSED "not head", "practice", "same PIN". */
bool desk_staff_start(struct desk *desk, const struct staff_change *change, struct error *error);
/* As desk_unlock_watch and desk_unlock_poll. A wrong `own_pin` is ERROR_PIN, counted and logged. After
 * UNLOCK_DONE desk_said says what was done. Locking gives a change up; nothing has changed then. */
int desk_staff_watch(const struct desk *desk);
enum desk_unlock desk_staff_poll(struct desk *desk, struct error *error);
/* The same at once. */
bool desk_staff_now(struct desk *desk, const struct staff_change *change, struct error *error);

/* He leaves: his slot goes at once (staff.left), his acts keep his name. The head of the centre
 * only. ERROR_REFUSED "yourself", "last head", "not head", "practice"; ERROR_MISSING. */
bool desk_staff_leave(struct desk *desk, const char *staff, struct error *error);
/* Makes him head of the centre, or no longer (staff.role). The head only; ERROR_REFUSED "last
 * head". Saying what is so already writes nothing. */
bool desk_staff_role(struct desk *desk, const char *staff, bool head, struct error *error);

/* The recovery sheet's text, for who has just proved his PIN (STAFF_PROVE since the last call of this
 * function): ERROR_REFUSED "not proved", "not head". The caller wipes it. */
bool desk_staff_sheet(struct desk *desk, struct buffer *sheet, struct error *error);

/* ---- without a kiosk (commands): opens book and keys, not the counter ---- */

struct staff_place {
    const char *folder;
    const struct clock *clock;
    struct random *random;
};

/* `by` with `by_pin` is who acts. A wrong PIN is counted as at the unlock page. `leaves` (may be
 * NULL) is who leaves instead of `change`. */
bool desk_staff_change_at(const struct staff_place *place, const char *by, const char *by_pin,
                          const struct staff_change *change, const char *leaves,
                          struct error *error);
bool desk_staff_list_at(const struct staff_place *place, struct staff_row rows[STAFF_ROWS],
                        size_t *count, struct error *error);
/* All PINs are forgotten: a new one for `staff` by the recovery sheet; the others keep theirs.
 * ERROR_INPUT (the sheet, as keys_recover says), ERROR_KEY (of another commune), ERROR_MISSING,
 * ERROR_WEAK, ERROR_REFUSED "nothing sealed": an empty book cannot tell whose sheet it is. */
bool desk_staff_recover_at(const struct staff_place *place, const char *sheet, const char *staff,
                           const char *pin, struct error *error);

#endif
