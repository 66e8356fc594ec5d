/* What a search needs of a sealed record, read without building a tree of it: ten thousand are opened
 * while somebody waits. */
#ifndef CAMTAY_LEDGER_SEARCH_RECORD_H
#define CAMTAY_LEDGER_SEARCH_RECORD_H

struct search_record {
    char name[256]; /* cut if longer; "" if there is none, as of the others */
    char number[24];
    char phone[24];
};

/* `json` is the sealed part of a citizen.identified: an object of texts. What is not one gives empty
 * texts. The caller wipes. */
void search_record_read(const char *json, struct search_record *record);

#endif
