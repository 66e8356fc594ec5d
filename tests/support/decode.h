/* QR codes in a grey picture, read by zbar. */
#ifndef CAMTAY_SUPPORT_DECODE_H
#define CAMTAY_SUPPORT_DECODE_H

/* Decodes width * height bytes of grey (0 black, 255 white), row by row. Returns how many QR codes
 * are in it; `*text` is the first one's, to be freed by the caller, or NULL. */
int decode_qr(const unsigned char *grey, int width, int height, char **text);

/* The same for all of them: the first `most` texts, in no order, each to be freed. */
int decode_qr_all(const unsigned char *grey, int width, int height, char **texts, int most);

#endif
