/* Keys into a field that composes: any method, any field, the cursor anywhere. */
#include "fuzz/target.h"

#include <string.h>

#include "base/text.h"
#include "ui/field.h"
#include "ui/key.h"
#include "ui/typing.h"

/* The first byte: method, field, placement, and how much the field holds. */
static struct typing_rules rules_of(uint8_t first)
{
    return (struct typing_rules){.method = (enum typing_method)(first % 3),
                                 .scope = (enum typing_scope)(first / 3 % 3),
                                 .modern = (first & 0x40) != 0};
}

/* Bytes below the space are editing keys, those above ASCII accented letters: 0xe0 is à. */
static int key_of(uint8_t byte)
{
    static const int editing[] = {UI_KEY_BACKSPACE, UI_KEY_LEFT,   UI_KEY_RIGHT, UI_KEY_HOME,
                                  UI_KEY_END,       UI_KEY_DELETE, UI_KEY_CTRL_U};
    if (byte < ' ')
        return editing[byte % (sizeof editing / sizeof editing[0])];
    return byte;
}

/* True if a grapheme of the text begins or ends at this byte. */
static int is_edge(const char *text, size_t cursor)
{
    size_t at = 0;
    while (at < cursor)
        at += text_grapheme(text + at);
    return at == cursor;
}

static void check_field(const struct field *field, size_t limit)
{
    char *normal = text_nfc(field->text);
    SOUND(strcmp(normal, field->text) == 0);
    free(normal);
    SOUND(text_is_clean(field->text));
    SOUND(strlen(field->text) < FIELD_SIZE);
    SOUND(field->cursor <= strlen(field->text));
    SOUND(is_edge(field->text, field->cursor));
    size_t graphemes = 0;
    for (const char *at = field->text; *at != '\0'; at += text_grapheme(at))
        graphemes++;
    SOUND(limit == 0 || graphemes <= limit);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct field field = {0}, plain = {0};
    if (size == 0)
        return 0;
    const struct typing_rules rules = rules_of(data[0]);
    const size_t limit = (data[0] & 0x80) != 0 ? 12 : 0;
    const int composes = rules.method != TYPING_OFF && rules.scope != TYPING_PLAIN;
    for (size_t i = 1; i < size; i++) {
        int key = key_of(data[i]);
        if (key >= ' ' && key < UI_KEY_NAMED) {
            char text[3] = {(char)key};
            if (key >= 0x80)
                memcpy(text, (char[]){(char)(0xc0 | key >> 6), (char)(0x80 | (key & 0x3f))}, 2);
            field_compose(&field, key, &rules, limit);
            field_type(&plain, text, limit);
        } else {
            field_key(&field, key);
            field_key(&plain, key);
        }
        SOUND(composes || strcmp(field.text, plain.text) == 0);
        if (i % 16 == 0) /* a look at all of it takes time */
            check_field(&field, limit);
    }
    check_field(&field, limit);
    return 0;
}
