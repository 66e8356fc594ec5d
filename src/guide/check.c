#include "guide/check.h"

#include "guide/library.h"

bool guide_check(const char *folder, long today, struct findings *findings, size_t *guides,
                 size_t *links, struct error *error)
{
    struct guide_library *library = guide_library_load(folder, today, findings, error);
    if (library == NULL)
        return false;
    *guides = guide_library_count(library);
    *links = guide_library_link_count(library);
    guide_library_free(library);
    return true;
}
