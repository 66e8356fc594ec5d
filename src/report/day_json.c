#include "report/day.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "domain/commune.h"
#include "domain/date.h"

#define VERSION 1

static void set_number(json_t *object, const char *key, long number)
{
    json_object_set_new(object, key, json_integer(number));
}

/* Ids come from the book, titles from files: all were checked to be UTF-8 when they were read. */
static void set_text(json_t *object, const char *key, const char *text)
{
    json_object_set_new(object, key, text != NULL ? json_string(text) : json_null());
}

static json_t *commune_object(const struct commune *commune)
{
    if (commune == NULL)
        return json_null();
    json_t *object = json_object();
    set_text(object, "code", commune->code);
    set_text(object, "name", commune->name);
    return object;
}

static json_t *visits_object(const struct day_figures *figures)
{
    json_t *object = json_object();
    set_number(object, "all", figures->visits);
    set_number(object, "people", figures->people);
    set_number(object, "done", figures->done);
    set_number(object, "waiting", figures->waiting);
    set_number(object, "not_done", figures->not_done);
    set_number(object, "asked", figures->asked);
    set_number(object, "open", figures->open);
    return object;
}

static json_t *line_object(const struct day_line *line)
{
    json_t *object = json_object();
    bool own = line->provider[0] == '\0';
    set_text(object, own ? "service" : "provider", own ? line->service : line->provider);
    set_text(object, "title", report_line_title(line));
    set_number(object, "done", line->done);
    set_number(object, "had_already", line->had_already);
    set_number(object, "later", line->later);
    set_number(object, "issued", line->issued);
    set_number(object, "not_done", line->not_done);
    return object;
}

static json_t *services_array(const struct day_figures *figures)
{
    json_t *services = json_array();
    json_t *providers = NULL;
    for (int i = 0; i < figures->line_count; i++) {
        const struct day_line *line = &figures->line[i];
        json_t *object = line_object(line);
        if (line->provider[0] == '\0') {
            providers = json_array();
            json_object_set_new(object, "providers", providers);
            json_array_append_new(services, object);
        } else if (providers != NULL) {
            json_array_append_new(providers, object);
        } else {
            json_decref(object); /* a provider without its service cannot come from report_day */
        }
    }
    return services;
}

static json_t *troubles_array(const struct day_figures *figures, const struct guide_library *guides)
{
    json_t *array = json_array();
    for (int i = 0; i < figures->trouble_count; i++) {
        const struct day_count *trouble = &figures->trouble[i];
        const char *title = report_trouble_title(trouble, guides);
        json_t *object = json_object();
        set_text(object, "guide", trouble->id);
        set_text(object, "trouble", trouble->id2);
        set_text(object, "title", title != trouble->id2 ? title : NULL);
        set_number(object, "visits", trouble->count);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *hamlets_array(const struct day_figures *figures, const struct commune *commune)
{
    json_t *array = json_array();
    for (int i = 0; i < figures->hamlet_count; i++) {
        const struct day_count *hamlet = &figures->hamlet[i];
        json_t *object = json_object();
        set_text(object, "hamlet", hamlet->id);
        set_text(object, "name", report_hamlet_name(hamlet, commune));
        set_number(object, "visits", hamlet->count);
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *hours_array(const struct day_figures *figures)
{
    json_t *array = json_array();
    for (int hour = 0; hour < 24; hour++)
        json_array_append_new(array, json_integer(figures->hour[hour]));
    return array;
}

static void set_rest(const struct day_figures *figures, json_t *document)
{
    json_t *seconds = json_object(), *dossiers = json_object(), *head = json_object();
    set_number(seconds, "median", figures->median_seconds);
    set_number(seconds, "longest", figures->longest_seconds);
    set_number(dossiers, "filed", figures->dossiers_filed);
    set_number(dossiers, "signed", figures->dossiers_signed);
    set_number(dossiers, "paid", figures->dossiers_paid);
    set_number(head, "number", (long)figures->head_number);
    set_text(head, "hash", figures->head);
    json_object_set_new(document, "seconds", seconds);
    json_object_set_new(document, "dossiers", dossiers);
    json_object_set_new(document, "head", head);
}

void report_day_json(const struct day_figures *figures, const struct commune *commune,
                     const struct guide_library *guides, struct buffer *into)
{
    char day[DATE_SIZE];
    date_iso(figures->day, day);
    json_t *document = json_object();
    set_text(document, "document", "day");
    set_number(document, "version", VERSION);
    set_text(document, "day", day);
    json_object_set_new(document, "closed", json_false());
    json_object_set_new(document, "commune", commune_object(commune));
    json_object_set_new(document, "visits", visits_object(figures));
    json_object_set_new(document, "services", services_array(figures));
    set_number(document, "issued_not_active", figures->issued_not_active);
    json_object_set_new(document, "troubles", troubles_array(figures, guides));
    json_object_set_new(document, "hamlets", hamlets_array(figures, commune));
    json_object_set_new(document, "hours", hours_array(figures));
    set_rest(figures, document);

    char *text = json_dumps(document, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    buffer_add_text(into, text != NULL ? text : "{}");
    buffer_add_byte(into, '\n');
    free(text);
    json_decref(document);
}
