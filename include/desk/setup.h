/* Founding a commune's book on this machine, or joining one. Blocking (Argon2id twice): the kiosk
 * runs `camtay setup` as a child. */
#ifndef CAMTAY_DESK_SETUP_H
#define CAMTAY_DESK_SETUP_H

#include <stdbool.h>

struct buffer;
struct clock;
struct error;
struct keys_cost;
struct random;

struct desk_setup {
    const char *folder;       /* data folder, made if missing */
    const char *commune_file; /* copied into the folder as commune.yaml */
    const char *staff;        /* full name */
    const char *pin;
    const char *recovery; /* text of another machine's sheet: join instead of founding; or NULL */
    const struct keys_cost *cost; /* NULL: measured; tests give a cheap one */
    const struct clock *clock;
    struct random *random;
};

/* Founds (or joins, or gives a copied folder a device id of its own): book, first staff (head of the
 * centre), machine secret, slots, commune.yaml. `sheet` gets the recovery sheet's text when
 * founding (empty when joining). Joining a folder whose slots were made on this machine keeps them;
 * who is in khoa.json under the same name keeps his id and gets the new PIN. On failure what was made is removed again.
 * ERROR_EXISTS: there is a book and no sheet was given. ERROR_WEAK, ERROR_INPUT (name, sheet),
 * ERROR_KEY (the sheet is of another commune than the folder's book). */
bool desk_setup(const struct desk_setup *setup, struct buffer *sheet, struct error *error);

/* Says that the sheet was written or shown (or skipped): kept in the folder for the home page. */
bool desk_setup_sheet_made(const char *folder, bool made, struct error *error);

#endif
