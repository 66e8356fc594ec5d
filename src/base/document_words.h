/* The words of a document's JSON, for its writer and its reader. */
#ifndef CAMTAY_BASE_DOCUMENT_WORDS_H
#define CAMTAY_BASE_DOCUMENT_WORDS_H

#include "base/document.h"

static const char *const document_kinds[] = {[DOCUMENT_TITLE] = "title",
                                             [DOCUMENT_LINE] = "line",
                                             [DOCUMENT_DONE] = "done",
                                             [DOCUMENT_BOX] = "box",
                                             [DOCUMENT_WRITE] = "write",
                                             [DOCUMENT_FACT] = "fact",
                                             [DOCUMENT_RULE] = "rule",
                                             [DOCUMENT_GAP] = "gap",
                                             [DOCUMENT_QR] = "qr",
                                             [DOCUMENT_TABLE] = "table",
                                             [DOCUMENT_SIGN] = "sign",
                                             [DOCUMENT_BREAK] = "break",
                                             [DOCUMENT_COLUMNS_BESIDE] = "columns"};
static const char *const document_sizes[] = {
    [DOCUMENT_NORMAL] = "normal", [DOCUMENT_SMALL] = "small", [DOCUMENT_LARGE] = "large"};
static const char *const document_aligns[] = {
    [DOCUMENT_LEFT] = "left", [DOCUMENT_MIDDLE] = "middle", [DOCUMENT_RIGHT] = "right"};

#endif
