/* Reactions, worded. */
#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"
#include "view/view.h"

struct reaction react(enum reaction_kind kind)
{
    return (struct reaction){.kind = kind};
}

struct reaction react_open(const struct view *view, const char *argument)
{
    return (struct reaction){.kind = REACT_OPEN, .view = view, .argument = argument};
}

struct reaction react_replace(const struct view *view, const char *argument)
{
    return (struct reaction){.kind = REACT_REPLACE, .view = view, .argument = argument};
}

struct reaction react_home(const struct view *view, const char *argument)
{
    return (struct reaction){.kind = REACT_HOME, .view = view, .argument = argument};
}

struct reaction react_refuse(const char *format, ...)
{
    struct reaction reaction = {.kind = REACT_REFUSE};
    va_list list;
    va_start(list, format);
    vsnprintf(reaction.why, sizeof reaction.why, format, list);
    va_end(list);
    return reaction;
}

struct reaction kiosk_refuse(enum desk_act act, const struct error *error)
{
    char text[sizeof((struct reaction *)0)->why];
    return react_refuse("%s", desk_sentence(act, error, text, (int)sizeof text));
}
