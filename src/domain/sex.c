#include "domain/sex.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

const char *sex_code(enum sex sex)
{
    switch (sex) {
    case SEX_MALE: return "M";
    case SEX_FEMALE: return "F";
    default: return "U";
    }
}

const char *sex_text(enum sex sex)
{
    switch (sex) {
    case SEX_MALE: return "Nam";
    case SEX_FEMALE: return "Nữ";
    default: return "";
    }
}

enum sex sex_read(const char *text)
{
    static const struct {
        const char *word;
        enum sex sex;
    } words[] = {{"nam", SEX_MALE}, {"m", SEX_MALE}, {"nu", SEX_FEMALE}, {"f", SEX_FEMALE}};
    char *plain = text_fold(text);
    enum sex found = SEX_UNKNOWN;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(plain, words[i].word) == 0)
            found = words[i].sex;
    }
    free(plain);
    return found;
}
