/* What the head of the centre changes about the commune: hamlets, groups, units. */
#ifndef CAMTAY_DESK_COMMUNE_H
#define CAMTAY_DESK_COMMUNE_H

#include <stdbool.h>

#include "domain/commune_edit.h"

struct desk;
struct error;

/* Writes the record into the folder's commune.yaml, reads the file again (desk_commune is another
 * pointer afterwards; the old one stays valid as long as the desk), and logs commune.changed for each
 * thing that is different. The head of the centre only: ERROR_REFUSED "not head", "practice"; "changed
 * beside": somebody has edited this record in the file since it was read, which would be lost (the
 * kiosk must be opened anew); else the errors of commune_record_write. */
bool desk_change_commune(struct desk *desk, struct commune_record *record, struct error *error);

#endif
