#include "ledger/kinds.h"

#include <stddef.h>
#include <string.h>

#define ROW(name, version, subject, fields) {name, version, subject, fields},

static const struct kind table[] = {LEDGER_KINDS(ROW){NULL, 0, NULL, NULL}};

const struct kind *kind_find(const char *name)
{
    for (const struct kind *kind = table; kind->name != NULL; kind++)
        if (strcmp(kind->name, name) == 0)
            return kind;
    return NULL;
}

const struct kind *kind_table(void)
{
    return table;
}
