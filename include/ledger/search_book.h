/* The search filled from the book and kept up to date with it: names are opened a part at a time, those
 * who came last first, so that no key waits and the search is of use meanwhile. */
#ifndef CAMTAY_LEDGER_SEARCH_BOOK_H
#define CAMTAY_LEDGER_SEARCH_BOOK_H

#include <stdbool.h>

struct error;
struct ledger;
struct search;
struct search_book;

/* An empty search on this book, whose vault must be open as long as it lives. Both borrowed. */
struct search_book *search_book_new(struct ledger *ledger);
/* Wipes the search with it. NULL is fine. */
void search_book_free(struct search_book *book);

/* What has been opened so far. */
struct search *search_book_search(struct search_book *book);

/* Some milliseconds' worth more. True while there is more to do; false also on failure (`error`), after
 * which it may be called again. */
bool search_book_more(struct search_book *book, struct error *error);

/* How far the first filling is: 0 to 100; and how many citizens it will have (0 while they are being
 * counted). */
int search_book_percent(const struct search_book *book);
long search_book_people(const struct search_book *book);

/* Takes in what was written since, by whomever: new citizens, corrections, what was undone or erased,
 * another program's entries. Costs next to nothing if there is none. After very many (a merge) some wait
 * for search_book_more. */
bool search_book_catch_up(struct search_book *book, struct error *error);

#endif
