/* What the ids in the figures of a day are called. */
#include "report/day.h"

#include <string.h>

#include "domain/commune.h"
#include "domain/service.h"
#include "guide/library.h"

const char *report_line_title(const struct day_line *line)
{
    if (line->provider[0] != '\0') {
        const struct provider *provider = provider_find(line->provider);
        return provider != NULL ? provider->title : line->provider;
    }
    const struct service *service = service_find(line->service);
    return service != NULL ? service->title : line->service;
}

const char *report_hamlet_name(const struct day_count *hamlet, const struct commune *commune)
{
    if (hamlet->id[0] == '\0')
        return "chưa ghi thôn";
    if (strcmp(hamlet->id, "other") == 0)
        return "xã khác";
    const struct hamlet *known = commune != NULL ? commune_hamlet(commune, hamlet->id) : NULL;
    return known != NULL ? known->name : hamlet->id;
}

const char *report_trouble_title(const struct day_count *trouble,
                                 const struct guide_library *guides)
{
    const struct guide *guide = guides != NULL ? guide_library_find(guides, trouble->id) : NULL;
    for (size_t i = 0; guide != NULL && i < guide->step_count; i++) {
        const struct guide_step *step = &guide->steps[i];
        for (size_t j = 0; j < step->trouble_count; j++) {
            if (strcmp(step->troubles[j].id, trouble->id2) == 0)
                return step->troubles[j].title;
        }
    }
    return trouble->id2;
}
