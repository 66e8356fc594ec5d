/* Services, results and places, as they are written in lists. All wordings are folded. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "desk/import_private.h"
#include "domain/service.h"

/* The first row whose words stand in the cell decides, so what says more stands first. */
struct wording {
    const char *words, *means;
};

static const struct wording services[] = {
    {"chu ky so", SERVICE_SIGNATURE},
    {"chu ki so", SERVICE_SIGNATURE},
    {"cks", SERVICE_SIGNATURE},
    {"ky so", SERVICE_SIGNATURE},
    {"ki so", SERVICE_SIGNATURE},
    {"smartca", SERVICE_SIGNATURE},
    {"smart ca", SERVICE_SIGNATURE},
    {"mysign", SERVICE_SIGNATURE},
    {"chung thu so", SERVICE_SIGNATURE},
    {"muc 2", SERVICE_VNEID_LEVEL2},
    {"muc do 2", SERVICE_VNEID_LEVEL2},
    {"muc hai", SERVICE_VNEID_LEVEL2},
    {"dinh danh", SERVICE_VNEID_LEVEL2},
    {"nop ho so", SERVICE_PORTAL},
    {"dich vu cong", SERVICE_PORTAL},
    {"dvc", SERVICE_PORTAL},
    {"truc tuyen", SERVICE_PORTAL},
    {"vneid", SERVICE_VNEID_INSTALL},
    {"cai dat", SERVICE_VNEID_INSTALL},
    {"cai app", SERVICE_VNEID_INSTALL},
    {"hoi", ""},
    {"tu van", ""},
    {NULL, NULL},
};

static const struct wording providers[] = {
    {"vnpt", "vnpt"},      {"smartca", "vnpt"},  {"smart ca", "vnpt"}, {"viettel", "viettel"},
    {"mysign", "viettel"}, {"mobi", "mobifone"}, {"vneid", "vneid"},   {NULL, NULL},
};

static const struct wording outcomes[] = {
    {"chua kich hoat", "issued"},
    {"cho kich hoat", "issued"},
    {"khong thanh", "not_done"},
    {"that bai", "not_done"},
    {"khong duoc", "not_done"},
    {"chua xong", "not_done"},
    {"chua duoc", "not_done"},
    {"chua dat", "not_done"},
    {"khong dat", "not_done"},
    {"hen", "waiting"},
    {"cho", "waiting"},
    {"da co", "had_already"},
    {"co san", "had_already"},
    {"co roi", "had_already"},
    {"xong", "done"},
    {"hoan thanh", "done"},
    {"thanh cong", "done"},
    {"dat", "done"},
    {"da lam", "done"},
    {"da nop", "done"},
    {"da kich hoat", "done"},
    {"da cai", "done"},
    {"da cap", "issued"},
    {"x", "done"},
    {"ok", "done"},
    {"co", "done"},
    {"khong", "not_done"},
    {"chua", "not_done"},
    {NULL, NULL},
};

static const struct wording modes[] = {
    {"hop", "meeting"},    {"nha rong", "meeting"}, {"sinh hoat", "meeting"},
    {"luu dong", "field"}, {"tai thon", "field"},   {"tai nha", "field"},
    {"tai lang", "field"}, {"thon", "field"},       {"lang", "field"},
    {NULL, NULL},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

/* True if the text has these words whole: "hen" is not in "then chot". */
static bool has_words(const char *text, const char *words)
{
    size_t length = strlen(words);
    for (const char *at = strstr(text, words); at != NULL; at = strstr(at + 1, words)) {
        if ((at == text || !is_letter(at[-1])) && !is_letter(at[length]))
            return true;
    }
    return false;
}

/* NULL: none of them. */
static const char *meaning(const struct wording *wordings, const char *folded)
{
    for (; wordings->words != NULL; wordings++) {
        if (has_words(folded, wordings->words))
            return wordings->means;
    }
    return NULL;
}

static const char *meaning_of_cell(const struct wording *wordings, const char *cell)
{
    char *folded = text_fold(cell);
    const char *means = meaning(wordings, folded);
    free(folded);
    return means;
}

/* One part of a cell. The same service twice is one. */
static bool add_service(const char *part, struct import_row *row)
{
    char *folded = text_fold(part);
    const char *service = meaning(services, folded);
    const char *provider = meaning(providers, folded);
    free(folded);
    if (service == NULL)
        return false;
    bool new = service[0] != '\0';
    for (int i = 0; i < row->ended_count && new; i++)
        new = strcmp(row->ended[i].service, service) != 0;
    if (!new || row->ended_count == IMPORT_ENDED)
        return true;
    struct desk_ended *ended = &row->ended[row->ended_count++];
    *ended = (struct desk_ended){.outcome = OUTCOME_DONE};
    snprintf(ended->service, sizeof ended->service, "%s", service);
    if (provider != NULL && service_find(service)->has_provider)
        snprintf(ended->provider, sizeof ended->provider, "%s", provider);
    return true;
}

/* Where the next part begins, and how long this one is: `;`, `,`, `+`, `/`, `&` and "và" part them. */
static const char *next_part(const char *at, size_t *length)
{
    static const char and[] = " và ";
    size_t sign = strcspn(at, ";,+/&");
    const char *word = strstr(at, and);
    if (word != NULL && (size_t)(word - at) < sign) {
        *length = (size_t)(word - at);
        return word + sizeof and-1;
    }
    *length = sign;
    return at + sign + (at[sign] != '\0');
}

bool import_services(const char *cell, struct import_row *row, char unknown[DESK_NAME_SIZE])
{
    while (*cell != '\0') {
        size_t length;
        const char *next = next_part(cell, &length);
        char *part = text_clean(cell, length, DESK_NAME_SIZE - 1);
        bool good = strspn(part, " ") == strlen(part) || add_service(part, row);
        if (!good)
            snprintf(unknown, DESK_NAME_SIZE, "%s", part);
        free(part);
        if (!good)
            return false;
        cell = next;
    }
    return true;
}

bool import_outcome(const char *cell, enum outcome *outcome)
{
    const char *means = meaning_of_cell(outcomes, cell);
    return means != NULL && outcome_find(means, outcome);
}

const char *import_provider(const char *cell)
{
    if (cell[0] == '\0')
        return "";
    const char *means = meaning_of_cell(providers, cell);
    return means != NULL ? means : "other";
}

const char *import_mode(const char *cell)
{
    const char *means = meaning_of_cell(modes, cell);
    return means != NULL ? means : "counter";
}
