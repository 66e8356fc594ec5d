/* The page of one hamlet, group, unit or fact of the head: what is typed (place.c), how it is written
 * (place_write.c). */
#ifndef CAMTAY_VIEW_PLACE_STATE_H
#define CAMTAY_VIEW_PLACE_STATE_H

#include <stdbool.h>

#include "domain/commune_edit.h"
#include "ui/field.h"
#include "view/view.h"

enum place_item {
    ITEM_NAME = 1,
    ITEM_DUTY,
    ITEM_PEOPLE,
    ITEM_PEOPLE_ON,
    ITEM_SOURCE,
    ITEM_CONFIRMED,
    ITEM_SUCCESSOR,
    ITEM_VALID_TO,
    ITEM_AFTER /* none */
};

struct place {
    struct commune_record record;
    struct field name, duty, people, people_on, source, valid_to;
    int confirmed, successor; /* options; successor 0: none, else hamlet - 1 */
    long reached;             /* persons of age there who have level 2 or a signature */
    bool typed;               /* something was, and not written yet: it outlives Esc */
    char error[200];
    int error_item;
};

/* True if the page of this record has that row. */
bool place_has(const struct place *place, int item);

/* "412", "1.412", "1 412"; nothing typed is COMMUNE_NOT_KNOWN. False: there is something else in it. */
bool place_people(const struct field *field, long *people);

/* Writes it and goes back; or stays, with what is wrong beside its field. */
struct reaction place_write(struct kiosk *kiosk, struct place *place);

#endif
