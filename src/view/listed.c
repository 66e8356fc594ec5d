#include "view/listed.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "domain/commune.h"
#include "domain/id_number.h"
#include "report/target.h"
#include "view/view.h"

bool listed_moved(struct kiosk *kiosk, int64_t *head)
{
    int64_t now = desk_last_number(kiosk_desk(kiosk));
    if (now == *head)
        return false;
    *head = now;
    return true;
}

const char *listed_time(int64_t at, struct page *page)
{
    int minutes = clock_second_of_day(at) / 60;
    return arena_textf(page->arena, "%02d:%02d", minutes / 60, minutes % 60);
}

const char *listed_called(struct kiosk *kiosk, const char *citizen, struct page *page)
{
    struct citizen known;
    struct error ignored = {0};
    char mask[ID_NUMBER_MASK_SIZE] = "";
    if (citizen[0] == '\0' || !desk_citizen(kiosk_desk(kiosk), citizen, &known, &ignored))
        return "chưa ghi tên";
    if (known.id_number[0] != '\0')
        id_number_mask(known.id_number, mask);
    const char *name = known.name[0] != '\0' ? known.name : "chưa ghi tên";
    const char *text = arena_textf(page->arena, "%s%s%s", name, mask[0] != '\0' ? " · " : "", mask);
    explicit_bzero(&known, sizeof known);
    return text;
}

const char *listed_apart(struct kiosk *kiosk, const struct citizen *citizen, struct page *page)
{
    const struct commune *commune = desk_commune(kiosk_desk(kiosk));
    const struct hamlet *hamlet = commune_hamlet(
        commune, report_hamlet_on(commune, citizen->hamlet, desk_today(kiosk_desk(kiosk))));
    const char *year = "", *place = "";
    int born = citizen->birth_year > 0 ? citizen->birth_year : atoi(citizen->birth);
    if (born > 0)
        year = arena_textf(page->arena, "%d", born);
    if (hamlet != NULL)
        place = arena_text(page->arena, hamlet->name);
    else if (!citizen->resident && citizen->id[0] != '\0')
        place = "xã khác";
    return arena_textf(page->arena, "%s%s%s", year,
                       year[0] != '\0' && place[0] != '\0' ? " · " : "", place);
}

/* The name alone, and the same with what tells two of one name apart. */
struct called {
    const char *name, *plain, *apart;
};

static void read_called(struct kiosk *kiosk, const char *id, struct page *page,
                        struct called *called)
{
    struct citizen citizen;
    struct error ignored = {0};
    called->name = "";
    called->plain = called->apart = "chưa ghi tên";
    if (id[0] == '\0' || !desk_citizen(kiosk_desk(kiosk), id, &citizen, &ignored))
        return;
    called->plain = listed_called(kiosk, id, page);
    if (citizen.name[0] != '\0') {
        const char *apart = listed_apart(kiosk, &citizen, page);
        char mask[ID_NUMBER_MASK_SIZE] = "";
        if (citizen.id_number[0] != '\0')
            id_number_mask(citizen.id_number, mask);
        called->name = arena_text(page->arena, citizen.name);
        called->apart =
            arena_textf(page->arena, "%s%s%s%s%s", called->name, apart[0] != '\0' ? " · " : "",
                        apart, mask[0] != '\0' ? " · " : "", mask);
    }
    explicit_bzero(&citizen, sizeof citizen);
}

const char **listed_people(struct kiosk *kiosk, const char *const *citizens, int count,
                           struct page *page)
{
    const char **texts = arena_new_array(page->arena, const char *, (size_t)count + 1);
    struct called *called = arena_new_array(page->arena, struct called, (size_t)count + 1);
    for (int i = 0; i < count; i++)
        read_called(kiosk, citizens[i], page, &called[i]);
    for (int i = 0; i < count; i++) {
        bool shared = false;
        for (int j = 0; j < count && !shared && called[i].name[0] != '\0'; j++)
            shared = strcmp(called[i].name, called[j].name) == 0 &&
                     strcmp(citizens[i], citizens[j]) != 0;
        texts[i] = shared ? called[i].apart : called[i].plain;
    }
    return texts;
}

const char *listed_work(const struct day_visit *visit, struct page *page)
{
    bool any = visit->services[0] != '\0';
    if (visit->result[0] != '\0')
        return any ? arena_text(page->arena, visit->services) : "chỉ hỏi";
    return any ? arena_textf(page->arena, "đang tiếp; %s", visit->services) : "đang tiếp";
}

void listed_table(struct page *page, int columns, const int *widths, const char *const *head,
                  int rows, const struct page_cell *cells)
{
    struct page_table *table = arena_new_array(page->arena, struct page_table, 1);
    *table = (struct page_table){
        .columns = columns, .widths = widths, .head = head, .rows = rows, .cells = cells};
    page_table(page, table);
}
