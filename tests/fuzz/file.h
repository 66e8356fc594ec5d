/* For targets whose reader wants a file: the input as a file of a folder that goes at exit. */
#ifndef CAMTAY_FUZZ_FILE_H
#define CAMTAY_FUZZ_FILE_H

#include <stddef.h>
#include <stdint.h>

/* Writes the bytes to the file `name`; its path, or the folder's for name NULL, until the exit. */
const char *fuzz_file(const char *name, const uint8_t *data, size_t size);

#endif
