#include "view/listed.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "domain/id_number.h"
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
