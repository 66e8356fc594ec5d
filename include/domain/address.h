/* What the address on a card says about where somebody lives: in this commune or not, and in which
 * hamlet. Proposals only: the card keeps the address of the day it was made, and names are alike all over the
 * country, so the clerk confirms.
 *
 * Texts are compared without accents, capitals and hyphens, k and c at the end of a word alike (Ngọk, Ngọc,
 * Ngok, Ngoḳ; Đăk, Đắc), oo as o (Kroong, Krong).
 * @source rules.md §2 (address text), §5 (the communes this one was made of) */
#ifndef CAMTAY_DOMAIN_ADDRESS_H
#define CAMTAY_DOMAIN_ADDRESS_H

struct commune;

/* Where an address lies. */
enum address_place {
    ADDRESS_UNKNOWN = 0, /* empty, spoilt, or it says no commune */
    ADDRESS_HERE,        /* it names this commune or one that it was made of */
    ADDRESS_ELSEWHERE    /* it names another commune, or another province */
};

/* The hamlet that the address names, as an index into `commune->hamlets`; -1: none, or two equally well. Between
 * the commas it must stand as whole words ("Tổ 2 thôn Măng La") or be all there is, spaces apart ("Plei-Klech"); the
 * longest name wins. "Làng Klech" is Plei Klech if no other hamlet is called Klech. The commune's own name is no
 * hamlet unless "thôn" or "làng" stands before it. A hamlet that ended before `day` stands for its successor. */
int address_hamlet(const struct commune *commune, const char *address, long day);

/* Whether the address lies in this commune, by its name or one of `also`. A last part that is a province other than
 * the commune's own or one of `formerly_in` is elsewhere, whatever the commune is called: there is a Vinh
 * Quang in many provinces. Without `formerly_in` the province is not looked at. */
enum address_place address_is_here(const struct commune *commune, const char *address);

#endif
