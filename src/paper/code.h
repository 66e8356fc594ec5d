/* How large a code must be to be read, and a block with one. */
#ifndef CAMTAY_PAPER_CODE_H
#define CAMTAY_PAPER_CODE_H

#include <stdbool.h>

struct document_block;
struct flow;

#define CODE_LEAST 3 /* dots a module; smaller ones run into each other on hot paper */

/* Dots a module for a code that is read from so many centimetres away. In the hand (0): 5, in large
 * type 6. Farther: a camera with 1920 points across 65° sees 1.5 of them on each millimetre at a metre,
 * and wants two a module: a module is at least 1/700 of the distance. */
int code_module(int centimetres, bool large);

/* A QR block at the end of the flow. The label stands beside the code with `second` below it; above and
 * below where there is no room beside. Codes in a column of a sheet that are read from far away are as large
 * as the column and flow->rows allow. The code shrinks to what fits, not below CODE_LEAST; a link
 * that does not fit even so, or is not https://, is printed as its letters. */
void code_block(struct flow *flow, const struct document_block *block, bool large);

#endif
