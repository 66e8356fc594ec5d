#include "view/staff.h"

#include "desk/desk.h"
#include "ledger/keys.h"

size_t staff_count(const struct desk *desk)
{
    return desk_keys(desk)->count;
}

const char *staff_name(const struct desk *desk, size_t n)
{
    return desk_keys(desk)->slot[n].name;
}
