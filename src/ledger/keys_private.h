/* What the files of the keys share. */
#ifndef CAMTAY_LEDGER_KEYS_PRIVATE_H
#define CAMTAY_LEDGER_KEYS_PRIVATE_H

#include "ledger/keys.h"

/* More than this need not be counted: the wait has long been at its longest. */
#define KEYS_WRONG_LIMIT 1000

/* What a derivation may cost at most: a file that asks for more was tampered with. */
#define KEYS_PASSES_LIMIT    64
#define KEYS_MEBIBYTES_LIMIT 1024

/* Which machine's secret it is: 16 hex digits of its hash; not secret. */
void keys_machine_tag(const unsigned char secret[KEYS_BYTES], char tag[17]);

#endif
