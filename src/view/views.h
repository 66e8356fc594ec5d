/* Every view, once. A new view is its file, a line here, and a line in doc/architecture.md. */
#ifndef CAMTAY_VIEW_VIEWS_H
#define CAMTAY_VIEW_VIEWS_H

#include "view/view.h"

#define VIEWS(VIEW)                                                                                \
    VIEW(setup)     /* the first page on an empty machine */                                       \
    VIEW(unlock)    /* name and PIN */                                                             \
    VIEW(which_day) /* the clock cannot be believed: which day is it? */                           \
    VIEW(home)      /* search, choices, tray */                                                    \
    VIEW(receive)   /* register: who is it? (argument: what was typed) */                          \
    VIEW(visit)     /* what this citizen has, what comes next */                                   \
    VIEW(step)      /* NÓI, LÀM, THẤY, MÃ */                                                  \
    VIEW(trouble)   /* which trouble, its remedy, did it help? */                                  \
    VIEW(outcome)   /* how a service ended (argument: service[/provider]) */                       \
    VIEW(review)    /* before closing */                                                           \
    VIEW(hold)      /* what does he wait for? */                                                   \
    VIEW(lesson)    /* the guides, nothing written */                                              \
    VIEW(practice)  /* invented citizens with typical troubles; how it went */                     \
    VIEW(real)      /* practising, and a real number: into the book? (argument: typed) */          \
    VIEW(codes)     /* named links as QR */                                                        \
    VIEW(code)      /* one QR, large (argument: link name) */                                      \
    VIEW(day)       /* end-of-day summary, X reading (argument: YYYY-MM-DD or NULL) */             \
    VIEW(behind)    /* visits behind a figure (argument: filter) */                                \
    VIEW(log)       /* visits of any day: found by name, number, "số 214" */                     \
    VIEW(story)     /* all that happened in a visit (argument: its id) */                          \
    VIEW(slip)      /* what a visit's slip will say, and printing it (argument: its id) */         \
    VIEW(jobs)      /* what was to be printed and is not known to be on paper */                   \
    VIEW(printer)   /* which printer, which paper; trying it out */                                \
    VIEW(join)      /* two records, one person? (argument: a citizen's id) */                      \
    VIEW(correct)   /* correcting a closed visit, with a reason (argument: its id) */              \
    VIEW(due)       /* who comes back, by day */                                                   \
    VIEW(quick)     /* many people, one page */                                                    \
    VIEW(month)     /* the report of the 20th */                                                   \
    VIEW(targets)   /* how far the commune is */                                                   \
    VIEW(other)     /* guides beside the services */                                               \
    VIEW(read)      /* a guide to be read, nothing logged (argument: its id) */                    \
    VIEW(board)     /* the QR codes one after another, for the waiting room */                     \
    VIEW(places)    /* hamlets, groups or units (argument: which) */                               \
    VIEW(place)     /* one of them (argument: "hamlet:mang-la") */                                 \
    VIEW(content)   /* guides and links: which were walked and opened on a phone */                \
    VIEW(admin)     /* commune facts not confirmed, guides, recovery sheet */                      \
    VIEW(staff)     /* who may open the book */                                                    \
    VIEW(person)    /* one of them (argument: id) */                                               \
    VIEW(pin)       /* a PIN is made or asked again (argument: add, own, reset ID, sheet) */       \
    VIEW(sheet)     /* the recovery sheet again, after the PIN */                                  \
    VIEW(scan)      /* trying a scanner out: what it does to Vietnamese */                         \
    VIEW(health)    /* is this machine well? */                                                    \
    VIEW(help)      /* F1: every key of the page below */

#define VIEW(name) extern const struct view view_##name;
VIEWS(VIEW)
#undef VIEW

#endif
