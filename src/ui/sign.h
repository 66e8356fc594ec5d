/* The word or sign of a style: what remains of it without colours. */
#ifndef CAMTAY_UI_SIGN_H
#define CAMTAY_UI_SIGN_H

#include "ui/page.h"

/* "✓", "…", "×" of done, waiting and not done; "" of all others. */
const char *sign_of(enum page_style style);

/* The same, but "" when the text begins with that sign already. */
const char *sign_before(enum page_style style, const char *text);

#endif
