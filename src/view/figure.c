#include "view/figure.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/saved.h"

/* The filter's texts in their order. */
static const char *const keys[6] = {"result",  "service", "provider",
                                    "outcome", "trouble", "hamlet"};

void figure_write(const struct day_filter *filter, const char *title, char text[FIGURE_SIZE])
{
    const char *const words[6] = {filter->result,  filter->service, filter->provider,
                                  filter->outcome, filter->trouble, filter->hamlet};
    json_t *json =
        json_pack("{s:i,s:i,s:s}", "day", (int)filter->day, "hour", filter->hour, "title", title);
    for (size_t i = 0; i < 6; i++)
        if (words[i] != NULL)
            json_object_set_new(json, keys[i], json_string(words[i]));
    char *dump = json_dumps(json, JSON_COMPACT);
    json_decref(json);
    text[0] = '\0';
    if (dump != NULL && strlen(dump) < FIGURE_SIZE)
        memcpy(text, dump, strlen(dump) + 1);
    free(dump);
}

bool figure_read(const char *text, struct figure *figure)
{
    *figure = (struct figure){.filter = {.hour = -1}};
    json_t *json = text != NULL ? json_loads(text, 0, NULL) : NULL;
    bool good = json_is_integer(json_object_get(json, "day"));
    figure->filter.day = (int32_t)restore_number(json, "day", 0, 200000, 0);
    figure->filter.hour = (int)restore_number(json, "hour", -1, 23, -1);
    restore_text(json, "title", figure->title, sizeof figure->title);
    const char **const places[6] = {&figure->filter.result,   &figure->filter.service,
                                    &figure->filter.provider, &figure->filter.outcome,
                                    &figure->filter.trouble,  &figure->filter.hamlet};
    for (size_t i = 0; i < 6; i++) {
        if (json_object_get(json, keys[i]) == NULL)
            continue;
        restore_text(json, keys[i], figure->word[i], sizeof figure->word[i]);
        *places[i] = figure->word[i];
    }
    json_decref(json);
    return good;
}
