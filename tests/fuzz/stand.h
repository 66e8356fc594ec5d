/* A counter that stands as it was before each input: same files, same clock, same ids. Made once, its
 * data folder is kept in memory and put back. Links with view (counter_dep). */
#ifndef CAMTAY_FUZZ_STAND_H
#define CAMTAY_FUZZ_STAND_H

#include <stddef.h>

#include "support/counter.h"
#include "ui/layout.h"

#define STAND_FILES 8

struct stand_file {
    char *path, *name;
    unsigned char *bytes;
    size_t size;
};

struct stand {
    struct counter counter;
    struct cells cells;
    struct clock clock;
    struct stand_file file[STAND_FILES]; /* by name */
    size_t files;
};

/* Founds a book with three visits in hand, one of them on a road and one held, and keeps it. */
void stand_make(struct stand *stand);
/* Puts every file back (onto the same inode: the book notices a copy) and removes all others. */
void stand_put_back(struct stand *stand);
/* On, unlocked, its screen back, drawn at 80×24. False if the counter refuses (a damaged book, another
 * PIN): it is on all the same. */
bool stand_on(struct stand *stand);
/* A power cut. */
void stand_off(struct stand *stand);
/* Removes everything; called at exit by stand_make itself. */
void stand_end(struct stand *stand);

/* Lays the page out and aborts unless all of it is in its bounds: the cursor, the texts of the cells,
 * the focus, and each item or key that a click could mean. */
void stand_look(struct stand *stand);

#endif
