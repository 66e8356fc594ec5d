/* The counter: who is at it, the visits in hand, and the verbs. Views, commands, the lesson and
 * tests call these same functions; nobody else writes into the book.
 *
 * A verb appends its entries first and changes the desk only when they are on the disk: after a
 * failure nothing has changed and the same call may be made again. What the desk holds follows
 * from the book (desk_resume), but for ticks and half-typed fields, which the draft keeps.
 *
 * Verbs return false with `error` filled; desk_sentence (desk/sentence.h) words it. After true,
 * desk_said gives the sentence for the next page ("Đã ghi số 214 · A Thuk · Cài VNeID: xong"). */
#ifndef CAMTAY_DESK_DESK_H
#define CAMTAY_DESK_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/visit.h"

struct buffer;
struct calendar;
struct clock;
struct commune;
struct desk;
struct error;
struct guide_library;
struct ledger;
struct random;

struct desk_options {
    const char *folder;   /* data folder (holds so.db, khoa.json, commune.yaml); NULL: practice */
    const char *screens;  /* folder with links.md and vi/ */
    const char *calendar; /* folder with YYYY.yaml */
    const char *counter;  /* "Quầy 1", or NULL: the commune file's first */
    const struct clock *clock;
    struct random *random;
    bool locked;     /* take the kiosk's lock file */
    bool disposable; /* the book can be made again: see ledger/ledger.h; never for a counter */
};

/* Opens book and commune; nobody is at the counter yet. The first frame can be
 * drawn from what this returns. ERROR_MISSING: no book yet (set-up comes first). */
struct desk *desk_open(const struct desk_options *options, struct error *error);

/* A desk on a book in memory with a random key and the same guides and commune: lesson and
 * practice. Unlocked from the start. `like` is borrowed while it lives. */
struct desk *desk_practice(struct desk *like, struct error *error);
void desk_free(struct desk *desk);
bool desk_is_practice(const struct desk *desk);

/* What it stands on; owned by the desk. */
struct ledger *desk_ledger(struct desk *desk);
const struct commune *desk_commune(const struct desk *desk);
/* The calendar (only the weekends, if none can be read) and the guides: read when they are first asked
 * for, or while the PIN is tried; the first frame does not wait for them. */
const struct calendar *desk_calendar(struct desk *desk);
const struct guide_library *desk_guides(struct desk *desk);
const struct clock *desk_clock(const struct desk *desk);
/* Who has a PIN on this machine: how many, and the name of the n-th; owned by the desk. */
size_t desk_staff_count(const struct desk *desk);
const char *desk_staff_name(const struct desk *desk, size_t n);
const char *desk_folder(const struct desk *desk);
const char *desk_counter(const struct desk *desk);
int32_t desk_today(const struct desk *desk);
/* Number of this machine's last entry in the book, 0 if there is none or it cannot be read: what
 * was read before still holds as long as it is the same. */
int64_t desk_last_number(const struct desk *desk);
/* Rises with whatever this desk writes into its book. Costs no look at the file, so what another
 * program writes is not seen. */
int64_t desk_changes(const struct desk *desk);
/* True if no recovery sheet was made: stays red on the home page. */
bool desk_sheet_missing(const struct desk *desk);

/* ---- who is at the counter ---------------------------------------------------------------- */

/* Name of the member of staff; "" while locked. */
const char *desk_staff(const struct desk *desk);
bool desk_is_unlocked(const struct desk *desk);

/* Tries the PIN in a child process; true if the child was started. Poll with desk_unlock_poll when
 * desk_unlock_watch's descriptor can be read. ERROR_WAIT (cause: seconds left), ERROR_KEY (no
 * machine secret), ERROR_MISSING (no such staff). */
bool desk_unlock_start(struct desk *desk, const char *staff, const char *pin, struct error *error);
int desk_unlock_watch(const struct desk *desk);
enum desk_unlock { UNLOCK_WORKING, UNLOCK_DONE, UNLOCK_FAILED };
/* UNLOCK_DONE: staff.unlocked is logged and the visits in hand are back. UNLOCK_FAILED: ERROR_PIN
 * (counted and logged), or what else went wrong. */
enum desk_unlock desk_unlock_poll(struct desk *desk, struct error *error);
/* The same at once, in this process (commands, tests). */
bool desk_unlock_now(struct desk *desk, const char *staff, const char *pin, struct error *error);

/* Wipes the vault and every name from memory; visits stay in the book and the draft. */
void desk_lock(struct desk *desk);

/* The clock cannot be believed (ledger_clock_plausible): ask which day it is, then confirm. */
bool desk_clock_doubtful(struct desk *desk);
bool desk_confirm_day(struct desk *desk, int32_t day, struct error *error);

/* ---- finding ------------------------------------------------------------------------------ */

/* What stood in the search field. */
enum desk_found {
    FOUND_NOTHING, /* nothing typed */
    FOUND_SHORT,   /* digits, fewer than 12: `missing` says how many */
    FOUND_BAD,     /* neither a number nor a name: desk_find's error says why */
    FOUND_OPEN,    /* this citizen is in the tray: `visit` */
    FOUND_KNOWN,   /* known from earlier: `citizen` is filled */
    FOUND_NEW,     /* a good number nobody has yet: `citizen` holds number, sex, birth year */
    FOUND_NAME     /* letters: `citizen.name` holds them; the number is asked next */
};
struct desk_match {
    enum desk_found found;
    int missing;
    struct desk_visit *visit;
    struct citizen citizen;
    char last_day[16];    /* YYYY-MM-DD of the last visit, FOUND_KNOWN */
    const char *province; /* of the number, or NULL: worth a warning */
};
bool desk_find(struct desk *desk, const char *typed, struct desk_match *match, struct error *error);

/* Who a citizen of the book is, by id; of a record joined to another (desk/join.h) the kept one, with its
 * id. False: nobody has this id (ERROR_MISSING), or locked. */
bool desk_citizen(struct desk *desk, const char *id, struct citizen *citizen, struct error *error);

/* How far a citizen is with a service from all earlier visits: false if nothing is known. */
bool desk_state(struct desk *desk, const char *citizen, const char *service, const char *provider,
                enum outcome *outcome, char day[16], char until[16]);

/* ---- the visits in hand ------------------------------------------------------------------- */

/* How many are in the tray: 0 to DESK_TRAY. */
int desk_visit_count(const struct desk *desk);
/* By place in the tray (0 …), and the one that is being served; NULL if none. */
struct desk_visit *desk_visit_at(struct desk *desk, int index);
struct desk_visit *desk_now(struct desk *desk);
struct desk_visit *desk_visit_by_letter(struct desk *desk, char letter);
/* The one that waits longest, overdue ones first; NULL if none is held. */
struct desk_visit *desk_longest_waiting(struct desk *desk);

/* Opens a visit for this citizen (id "" and a number: a new or known one; visit.opened and
 * citizen.identified in one act) and makes it the present one. A citizen who is in the tray
 * already is made present instead. Android or iPhone is known from the visit before, and not asked
 * again; who had none may have come with a relative's. ERROR_LIMIT: the tray is full. ERROR_INPUT: name, number or
 * birth do not fit. On a practice desk a real number (not 099) is ERROR_REFUSED. */
bool desk_receive(struct desk *desk, const struct citizen *citizen, const char *mode,
                  struct error *error);
/* Somebody who only asks: no name, no number. */
bool desk_receive_unnamed(struct desk *desk, const char *mode, struct error *error);
/* Corrects who it is (a new citizen.identified). Who is now learnt to have a number and had none keeps one
 * record: the old one is joined to the number's in the same act, if it is this visit's own or of the same
 * name and no other year of birth. */
bool desk_identify(struct desk *desk, const struct citizen *citizen, struct error *error);
/* "android", "iphone", "none". */
bool desk_state_phone(struct desk *desk, const char *phone, struct error *error);

/* Puts the present visit aside (reason of domain/waiting.h) and serves nobody; or takes one up
 * again (visit.resumed if it was held). Switching to another holds nothing. */
bool desk_hold(struct desk *desk, const char *waits_for, struct error *error);
bool desk_take_up(struct desk *desk, struct desk_visit *visit, struct error *error);
/* Serves nobody, logs nothing (Esc to the home page). */
void desk_step_back(struct desk *desk);

/* ---- a guide ------------------------------------------------------------------------------ */

/* Begins (service.started) or goes on with a guide in the present visit. */
bool desk_begin(struct desk *desk, const struct guide *guide, struct error *error);
/* Ticks act `act` of the present step, or takes the tick off: the draft's, not logged. */
void desk_tick(struct desk *desk, int act);
/* The present step is done (step.done; what was not ticked is kept as not ticked). At the end of
 * a branch one is back where it started; at the end of the guide road->walked is true. */
bool desk_step_done(struct desk *desk, struct error *error);
/* One step back; logs nothing. False at the first step, and where a branch came in (desk_return). */
bool desk_step_before(struct desk *desk);
/* A trouble of the present step: solved or not. */
bool desk_trouble(struct desk *desk, const char *trouble, bool solved, struct error *error);
/* Takes a branch of the step or of a trouble. ERROR_LIMIT: DESK_DEPTH branches deep. */
bool desk_branch(struct desk *desk, const char *guide, int step, struct error *error);
/* Leaves the branch before its end. */
bool desk_return(struct desk *desk, struct error *error);

/* ---- outcome ------------------------------------------------------------------------------ */

/* Ends a service of the present visit: ended->service must be set; reason for not_done, until for
 * waiting (ERROR_INPUT says which is missing). May be called without a guide begun ("đã có từ
 * trước"), and again to answer otherwise: the latest counts. */
bool desk_end_service(struct desk *desk, const struct desk_ended *ended, struct error *error);

/* Closes the present visit. helper: none, relative, neighbour, volunteer, other. A road that was
 * begun and has no outcome is ERROR_REFUSED (the cause names the service). */
bool desk_close(struct desk *desk, bool notice, const char *helper, const char *note,
                struct error *error);

/* What to tell the citizen about fraud: another sentence each visit. Never NULL. */
const char *desk_fraud_sentence(struct desk *desk);

/* Every open visit becomes a come-back on `until`: roads without outcome end as waiting, each visit
 * is closed, `*count` says how many. Who has a name and nothing begun stays in the tray: closed he would
 * be on no list of come-backs. Stops at the first failure; may be called again. */
bool desk_all_come_back(struct desk *desk, int32_t until, int *count, struct error *error);

/* Notes that number or phone were shown: "id_number" or "phone". */
bool desk_reveal(struct desk *desk, const char *what, struct error *error);
/* The same for a citizen who is not being served: the log. */
bool desk_reveal_of(struct desk *desk, const char *citizen, const char *what, struct error *error);

/* ---- undo --------------------------------------------------------------------------------- */

/* What Ctrl-Z would undo ("Cài VNeID: xong · A Thuk"), or NULL. Only acts of this unlocking, and only
 * those after the last one that cannot be undone (a correction; staff, a PIN, the commune): else Ctrl-Z
 * after a correction would take an earlier, right act away. */
const char *desk_undo_name(const struct desk *desk);
/* Why there is nothing to undo, as a sentence; NULL when there is. */
const char *desk_undo_refusal(const struct desk *desk);
bool desk_undo(struct desk *desk, struct error *error);

/* The sentence of the last verb; "" when nothing is to be said. Cleared by desk_hush. */
const char *desk_said(const struct desk *desk);
/* Whether Ctrl-Z takes back just what was said (not so after an undo or a correction). */
bool desk_said_can_be_undone(const struct desk *desk);
void desk_hush(struct desk *desk);

/* ---- draft -------------------------------------------------------------------------------- */

/* Writes the draft: ticks, present visit, and `screen` (JSON of the view floor). A failure is
 * kept for the health line and tried again at the next call. */
bool desk_save_draft(struct desk *desk, const char *screen, struct error *error);

/* After unlock: `screen` gets the view floor's JSON ("" none). `*moved_on` is true if acts are in
 * the book that the draft did not know: the screen is older than the book and must not be shown as
 * it is. ERROR_CORRUPT: the draft cannot be read and was set aside; the visits are back all the
 * same. */
bool desk_resume(struct desk *desk, struct buffer *screen, bool *moved_on, struct error *error);

#endif
