#include "ui/sign.h"

#include <string.h>

const char *sign_of(enum page_style style)
{
    switch (style) {
    case STYLE_DONE: return "✓";
    case STYLE_WAIT: return "…";
    case STYLE_FAIL: return "×";
    default: return "";
    }
}

const char *sign_before(enum page_style style, const char *text)
{
    const char *sign = sign_of(style);
    return strncmp(text, sign, strlen(sign)) == 0 ? "" : sign;
}
