#include "ui/mask.h"

#include "base/buffer.h"
#include "ui/field.h"
#include "ui/page.h"

#define MASK_FIRST 3 /* digits that stay: the ends by which one is told from another */
#define MASK_LAST  4

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t count_digits(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += is_digit(*text);
    return count;
}

bool mask_covers(const struct page_block *block, bool focused)
{
    bool wanted = focused ? block->masked_in_focus : block->masked || block->masked_in_focus;
    return wanted && count_digits(block->field->text) >= MASK_DIGITS;
}

void mask_add(const char *text, struct buffer *into, size_t *cursor)
{
    size_t digits = count_digits(text), seen = 0, wanted = *cursor;
    for (size_t at = 0;; at++) {
        if (at == wanted)
            *cursor = into->length;
        if (text[at] == '\0')
            return;
        bool hidden = is_digit(text[at]) && seen >= MASK_FIRST && seen + MASK_LAST < digits;
        seen += is_digit(text[at]);
        if (hidden)
            buffer_add_text(into, "•");
        else
            buffer_add_byte(into, text[at]);
    }
}
