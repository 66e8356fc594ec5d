/* Links of a phrase, told apart by where they lead: a QR code, or a branch to another step. */
#ifndef CAMTAY_GUIDE_ROADS_H
#define CAMTAY_GUIDE_ROADS_H

struct phrase;
struct section;

/* Adds the codes and branches of `phrase` to the step or trouble that is open. What leads nowhere,
 * or may not stand here, becomes a notice. */
void roads_add(struct section *section, const struct phrase *phrase);

#endif
