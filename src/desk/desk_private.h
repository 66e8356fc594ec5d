/* What a desk is made of; for src/desk only. */
#ifndef CAMTAY_DESK_DESK_PRIVATE_H
#define CAMTAY_DESK_DESK_PRIVATE_H

#include <jansson.h>

#include "base/child.h"
#include "base/error.h"
#include "desk/desk.h"
#include "ledger/append.h"
#include "ledger/keys.h"
#include "ledger/ledger.h"

#define ACT_ENTRIES 40 /* entries that one act may write: a quick log, a correction */
#define UNDO_LIMIT  64 /* acts that can be undone, the latest ones */

/* One act as Ctrl-Z sees it. */
struct desk_undo {
    char name[256];
    char visit[DESK_ID_SIZE];
    int count;
    int64_t number[ACT_ENTRIES];
    const char *kind[ACT_ENTRIES]; /* static: rows of ledger/kinds.h */
};

struct desk {
    struct desk_options options; /* texts are the desk's own copies */
    char *folder, *screens, *calendar_folder, *counter;
    struct arena *arena; /* commune and calendar */
    const struct commune *commune;
    const struct calendar *calendar;
    struct guide_library *guides;
    struct desk *like; /* practice: whose commune and guides these are */
    struct ledger *ledger;
    struct vault *vault; /* NULL while locked */
    struct keys keys;
    bool practice;
    int lock; /* descriptor of the kiosk's lock, or -1 */
    char staff[DESK_ID_SIZE];
    char staff_name[DESK_NAME_SIZE];

    struct child child; /* deriving a key */
    struct buffer *answer;
    char trying[DESK_ID_SIZE];
    struct staff_work *staff_work; /* a change of staff under way, or NULL */
    bool staff_proved;             /* the PIN was asked again, for the recovery sheet */

    struct desk_visit *visit; /* DESK_TRAY of them, in locked memory */
    int visit_count;
    int now; /* index, or -1 */

    struct names *names; /* opened names, or NULL: none was looked for since unlocking */

    struct error draft_error; /* why the last draft was not written; code 0: it was */
    char draft[DESK_ID_SIZE]; /* names the draft in `once` */
    int64_t act;              /* number of the next act */
    struct desk_undo undo[UNDO_LIMIT];
    int undo_count;
    char said[400];
    bool said_undo; /* what was said can be taken back by Ctrl-Z */
    bool stays;     /* the last act cannot be undone, so neither can what was before it */
};

/* One act: its events (`once` is filled in here), the visit it is about, and how Ctrl-Z names it. */
struct desk_act_events {
    struct event event[ACT_ENTRIES];
    int count;
    const char *visit;
    const char *name; /* "Cài VNeID: xong"; NULL: nothing is said, and it cannot be undone */
    bool final;       /* said, and not to be undone: a correction */
};

/* Appends the act and takes it in (desk_absorb for each event). On true the act number has risen,
 * undo knows it, and `said` stands. */
bool desk_perform(struct desk *desk, struct desk_act_events *act, struct error *error);

/* An act of one entry about the present visit, which must be there: ERROR_REFUSED else. `body` and
 * `secret` (may be NULL) are taken over. */
bool desk_perform_one(struct desk *desk, const char *kind, json_t *body, json_t *secret,
                      const char *name, struct error *error);

/* A text of an object of a body, "" if it has none; and the reverse: "" and NULL set nothing. */
const char *body_word(const json_t *object, const char *key);
void body_set(json_t *object, const char *key, const char *text);

/* Nothing before now can be undone any more: what was just done cannot be. */
void desk_undo_ends(struct desk *desk);

/* Dumps a JSON object that is then released; the caller frees the text. */
char *desk_dump(json_t *object);

/* Takes one entry into the desk's state. `secret` may be NULL. Unknown kinds are passed over. */
void desk_absorb(struct desk *desk, const char *kind, const char *subject, const char *body,
                 const char *secret, int64_t at);

/* Forgets the visit and reads it again from the book (after undo; ticks are kept); true if it is in
 * the tray afterwards. */
bool desk_reread(struct desk *desk, const char *visit, struct error *error);
/* Reads every open visit of this machine into the empty tray. */
bool desk_read_tray(struct desk *desk, struct error *error);

struct desk_visit *desk_visit_find(struct desk *desk, const char *id);
/* Takes a visit out of the tray and wipes its place. */
void desk_drop(struct desk *desk, struct desk_visit *visit);

/* Fills `citizen` from the book (projection and sealed part). Who is joined to another record is that one:
 * its id, name and number; a phone that only a joined record has. False if nobody has this id. */
bool desk_read_citizen(struct desk *desk, const char *id, struct citizen *citizen,
                       char last_day[16], struct error *error);
/* The same of the one record, whether it is joined to another or not. */
bool desk_read_record(struct desk *desk, const char *id, struct citizen *citizen, char last_day[16],
                      struct error *error);
/* Fills `citizen` from the body of this entry, and from its sealed part if it can be opened. */
void desk_open_sealed(struct desk *desk, const char *device, int64_t number, const char *id,
                      const char *body, struct citizen *citizen);
/* The first column of the first row that the statement gives for `value`; false: none, or no book. */
bool desk_ask(struct desk *desk, const char *sql, const char *value, char answer[DESK_ID_SIZE]);
/* Copies what a citizen.identified says (body and secret, JSON) into `citizen`. */
void citizen_from_entry(struct citizen *citizen, const char *id, const char *body,
                        const char *secret);

/* What was typed, in the form the book has it, with the citizen's id; of age or not on `day`, the
 * visit's. ERROR_INPUT; ERROR_REFUSED on a practice desk for a real number. */
bool citizen_settle(struct desk *desk, struct citizen *citizen, int32_t day, struct error *error);
/* Bodies of entries, new references: who it is (and what of it is sealed), how the visit was opened,
 * how a service ended (its road in `visit` gives the seconds), how the visit was closed. */
json_t *citizen_body(const struct citizen *citizen, const char *visit);
json_t *citizen_secret(const struct citizen *citizen);
json_t *opened_body(const struct desk *desk, const char *mode);
json_t *ended_body(const struct desk_visit *visit, const struct desk_ended *ended);
json_t *closed_body(struct desk *desk, const struct desk_visit *visit, bool notice,
                    const char *helper);

/* True if the answer has all that its outcome needs; ERROR_INPUT says what is missing. */
bool ended_whole(const struct desk_ended *ended, struct error *error);
/* "Chữ ký số · VNPT SmartCA: đã cấp, CHƯA KÍCH HOẠT" */
void ended_name(const struct desk_ended *ended, char *name, size_t size);

/* What a person is called in sentences: name, or "người chưa ghi tên". */
const char *citizen_called(const struct citizen *citizen);

/* Wipes the names that were opened for searching. */
void names_forget(struct desk *desk);

/* After the vault is open: staff named, tray read, staff.unlocked logged. */
bool desk_enter(struct desk *desk, const struct keys_slot *slot, struct vault *vault,
                struct error *error);

#endif
