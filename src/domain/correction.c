#include "domain/correction.h"

#include <string.h>

static const struct correction corrections[] = {
    {"mistyped", "gõ nhầm"},
    {"wrong_person", "nhầm người"},
    {"told_later", "công dân báo lại"},
    {"forgotten", "lúc ấy quên ghi"},
    {"twice", "ghi trùng"},
    {"other", "lý do khác"},
};
#define CORRECTION_COUNT (sizeof corrections / sizeof corrections[0])

size_t correction_count(void)
{
    return CORRECTION_COUNT;
}

const struct correction *correction_at(size_t index)
{
    return index < CORRECTION_COUNT ? &corrections[index] : NULL;
}

const struct correction *correction_find(const char *id)
{
    for (size_t i = 0; i < CORRECTION_COUNT; i++) {
        if (strcmp(corrections[i].id, id) == 0)
            return &corrections[i];
    }
    return NULL;
}
