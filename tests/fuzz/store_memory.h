/* SQLite's memory without the sanitizers' bookkeeping, which took half of the time of a target that
 * opens a book. What is lost: a text of a column that is read after its statement was done is not
 * seen here; the suite under sanitizers sees it. */
#ifndef CAMTAY_FUZZ_STORE_MEMORY_H
#define CAMTAY_FUZZ_STORE_MEMORY_H

/* Before SQLite is used at all; nothing of it is ever given back to the system. */
void store_memory_use(void);

#endif
