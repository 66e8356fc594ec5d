#include "fuzz/stand.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "fuzz/store_memory.h"
#include "fuzz/target.h"
#include "guide/library.h"
#include "ui/focus.h"

#define FILE_LIMIT (4 * 1024 * 1024)

static int by_name(const void *one, const void *other)
{
    return strcmp(((const struct stand_file *)one)->name, ((const struct stand_file *)other)->name);
}

static void keep_file(struct stand *stand, const char *name)
{
    struct stand_file *file = &stand->file[stand->files++];
    struct buffer bytes = {0};
    SOUND(stand->files <= STAND_FILES);
    file->name = memory_copy_text(name);
    file->path = file_join(stand->counter.folder, name);
    SOUND(file_read(file->path, FILE_LIMIT, &bytes, NULL));
    file->size = bytes.length;
    file->bytes = memory_new(bytes.length + 1, 1);
    memcpy(file->bytes, buffer_text(&bytes), bytes.length);
    buffer_release(&bytes);
}

/* Calls `each` for the names in the data folder. */
static void walk(struct stand *stand, void (*each)(struct stand *stand, const char *name))
{
    DIR *folder = opendir(stand->counter.folder);
    SOUND(folder != NULL);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] != '.')
            each(stand, entry->d_name);
    }
    closedir(folder);
}

static void remove_stranger(struct stand *stand, const char *name)
{
    for (size_t i = 0; i < stand->files; i++) {
        if (strcmp(stand->file[i].name, name) == 0)
            return;
    }
    char path[300];
    snprintf(path, sizeof path, "data/%s", name);
    scratch_remove(&stand->counter.scratch, path);
}

void stand_put_back(struct stand *stand)
{
    walk(stand, remove_stranger);
    for (size_t i = 0; i < stand->files; i++) {
        int file = open(stand->file[i].path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        SOUND(file >= 0);
        SOUND(write(file, stand->file[i].bytes, stand->file[i].size) ==
              (ssize_t)stand->file[i].size);
        close(file);
    }
    stand->counter.clock = stand->clock;
    stand->counter.random.seed = 7;
}

static void fill(struct counter *counter)
{
    struct error error = {0};
    struct desk *desk = counter_desk(counter);
    counter_receive(counter, "A Thuk", "001099000011");
    SOUND(desk_hold(desk, "otp", &error));
    counter_receive(counter, "Y Blưi", "001199000012");
    SOUND(desk_state_phone(desk, "android", &error));
    const struct guide *guide = guide_library_of_service(desk_guides(desk), "vneid-install", 0);
    SOUND(guide != NULL && desk_begin(desk, guide, &error) && desk_step_done(desk, &error));
    counter_receive(counter, "Nguyễn Văn Ông", "001099000013");
    SOUND(kiosk_save(counter->kiosk));
}

static struct stand *made;

static void end_at_exit(void)
{
    stand_end(made);
}

void stand_make(struct stand *stand)
{
#ifdef QUICK_STORE /* not in the suite, which runs under sanitizers too */
    store_memory_use();
#endif
    counter_make(&stand->counter);
    free(stand->counter.screens); /* all guides would be read twice for each input */
    stand->counter.screens = file_join(SCREENS, ".");
    stand->counter.options.screens = stand->counter.screens;
    counter_found(&stand->counter);
    counter_on(&stand->counter);
    counter_unlock(&stand->counter);
    fill(&stand->counter);
    stand_off(stand);
    walk(stand, keep_file);
    qsort(stand->file, stand->files, sizeof stand->file[0], by_name);
    stand->clock = stand->counter.clock;
    cells_resize(&stand->cells, 80, 24);
    made = stand;
    atexit(end_at_exit);
}

bool stand_on(struct stand *stand)
{
    struct counter *counter = &stand->counter;
    struct error error = {0};
    struct reaction resume = {.kind = REACT_RESUME};
    clock_advance(&counter->clock, 1000);
    counter_on(counter);
    struct desk *desk = counter->kiosk->counter;
    bool open = desk != NULL && desk_unlock_now(desk, COUNTER_STAFF, COUNTER_PIN, &error);
    if (open)
        kiosk_react(counter->kiosk, &resume);
    turn_describe(&counter->turn);
    counter_wait(counter, 0);
    return open && counter->kiosk->resumed;
}

void stand_off(struct stand *stand)
{
    counter_off(&stand->counter);
}

void stand_end(struct stand *stand)
{
    for (size_t i = 0; i < stand->files; i++) {
        free(stand->file[i].path);
        free(stand->file[i].name);
        free(stand->file[i].bytes);
    }
    cells_release(&stand->cells);
    counter_end(&stand->counter);
    *stand = (struct stand){0};
}

static void look_at_cell(const struct stand *stand, const struct cell *cell)
{
    const struct page *page = &stand->counter.turn.page;
    SOUND(memchr(cell->text, '\0', sizeof cell->text) != NULL);
    bool plain = cell->text[0] == '\0' ||
                 (cell->text[0] >= ' ' && cell->text[0] <= '~' && cell->text[1] == '\0');
    SOUND(plain || (text_is_clean(cell->text) && text_width(cell->text) <= 2));
    SOUND(cell->item == 0 || focus_block(page, cell->item) != NULL);
    SOUND(cell->key <= 0 || page_find_key(page, cell->key) != NULL);
}

void stand_look(struct stand *stand)
{
    struct turn *turn = &stand->counter.turn;
    struct cells *cells = &stand->cells;
    const char *said = turn->said[0] != '\0' ? turn->said : NULL;
    struct ui_place *place = turn_place(turn);
    layout_page(&turn->page, place, said, cells);
    SOUND(cells->cursor_x >= -1 && cells->cursor_x < cells->columns);
    SOUND(cells->cursor_y >= -1 && cells->cursor_y < cells->rows);
    SOUND(cells->more_above >= 0 && cells->more_below >= 0);
    SOUND(place->scroll >= 0);
    SOUND(place->focus == 0 || focus_block(&turn->page, place->focus) != NULL);
    for (int i = 0; i < cells->columns * cells->rows; i++)
        look_at_cell(stand, &cells->at[i]);
}
