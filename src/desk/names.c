#include "desk/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "desk/desk_private.h"
#include "domain/commune.h"
#include "ledger/search.h"
#include "ledger/search_book.h"
#include "report/target.h"

#define HITS_MOST 200

struct names {
    struct search_book *book;
    const struct commune *commune; /* whose hamlets the search was told of */
};

void names_forget(struct desk *desk)
{
    if (desk->names == NULL)
        return;
    search_book_free(desk->names->book);
    free(desk->names);
    desk->names = NULL;
}

/* Who lived in a hamlet that was merged is found by the name it has now, too. */
static void tell_hamlets(struct names *names, const struct commune *commune, int32_t today)
{
    names->commune = commune;
    for (size_t i = 0; commune != NULL && i < commune->hamlet_count; i++) {
        const struct hamlet *hamlet = &commune->hamlets[i];
        const struct hamlet *now =
            commune_hamlet(commune, report_hamlet_on(commune, hamlet->id, today));
        char words[4 * DESK_NAME_SIZE];
        snprintf(words, sizeof words, "%s %s", hamlet->name,
                 now != NULL && now != hamlet ? now->name : "");
        search_hamlet(search_book_search(names->book), hamlet->id, words);
    }
}

/* NULL while locked. The hamlets are told again when the commune's file was changed. */
static struct names *names_of(struct desk *desk)
{
    if (desk->vault == NULL)
        return NULL;
    if (desk->names == NULL) {
        desk->names = memory_new(1, sizeof *desk->names);
        desk->names->book = search_book_new(desk->ledger);
    }
    const struct commune *commune = desk_commune(desk);
    if (desk->names->commune != commune)
        tell_hamlets(desk->names, commune, desk_today(desk));
    return desk->names;
}

bool desk_names_more(struct desk *desk, struct error *error)
{
    struct names *names = names_of(desk);
    return names != NULL && search_book_more(names->book, error);
}

int desk_names_percent(const struct desk *desk)
{
    return desk->names != NULL ? search_book_percent(desk->names->book) : 0;
}

long desk_names_people(const struct desk *desk)
{
    return desk->names != NULL ? search_book_people(desk->names->book) : 0;
}

/* What is shown is what the book says now. */
static bool read_found(struct desk *desk, const struct search_hit *hit, struct desk_named *found)
{
    struct citizen citizen = {0};
    struct error ignored = {0};
    memset(found, 0, sizeof *found);
    bool good = desk_read_citizen(desk, hit->id, &citizen, found->last_day, &ignored);
    snprintf(found->id, sizeof found->id, "%s", hit->id);
    memcpy(found->name, citizen.name, sizeof found->name);
    memcpy(found->hamlet, citizen.hamlet, sizeof found->hamlet);
    found->birth_year = citizen.birth_year > 0 ? citizen.birth_year : atoi(citizen.birth);
    found->resident = citizen.resident;
    if (citizen.id_number[0] != '\0')
        id_number_mask(citizen.id_number, found->masked);
    explicit_bzero(&citizen, sizeof citizen);
    return good;
}

size_t desk_find_names(struct desk *desk, const char *typed, struct desk_named *found, size_t most,
                       bool *complete, struct error *error)
{
    struct names *names = names_of(desk);
    bool all = true;
    size_t count = 0;
    if (complete != NULL)
        *complete = false;
    if (names == NULL || !search_book_catch_up(names->book, error))
        return 0;
    struct search_hit *hits = memory_new(HITS_MOST, sizeof *hits);
    size_t hit_count = search_find(search_book_search(names->book), typed, hits,
                                   most < HITS_MOST ? most : HITS_MOST, &all);
    for (size_t i = 0; i < hit_count; i++) {
        if (read_found(desk, &hits[i], &found[count]))
            count++;
    }
    free(hits);
    if (complete != NULL)
        *complete = all && search_book_percent(names->book) == 100;
    return count;
}
