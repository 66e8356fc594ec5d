#include "base/qr.h"

#include <errno.h>
#include <qrencode.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/memory.h"

bool qr_make(struct qr *qr, const char *text, struct error *error)
{
    *qr = (struct qr){0};
    if (text == NULL || text[0] == '\0')
        return error_set(error, ERROR_INPUT, "no text for a QR code");

    const int smallest_version = 0;
    const int case_matters = 1;
    QRcode *code =
        QRcode_encodeString(text, smallest_version, QR_ECLEVEL_M, QR_MODE_8, case_matters);
    if (code == NULL) {
        if (errno == ERANGE)
            return error_set(error, ERROR_LIMIT, "no QR version holds this text at level M");
        return error_set_errno(error, "encode a QR code");
    }
    qr->size = code->width;
    size_t modules = (size_t)code->width * (size_t)code->width;
    qr->at = memory_new(modules, 1);
    for (size_t i = 0; i < modules; i++)
        qr->at[i] = code->data[i] & 1;
    QRcode_free(code);
    return true;
}

void qr_release(struct qr *qr)
{
    free(qr->at);
    *qr = (struct qr){0};
}

bool qr_dark(const struct qr *qr, int x, int y)
{
    if (x < 0 || y < 0 || x >= qr->size || y >= qr->size)
        return false;
    return qr->at[(size_t)y * (size_t)qr->size + (size_t)x] != 0;
}

int qr_columns(const struct qr *qr)
{
    return qr->size + 2 * QR_QUIET;
}

int qr_rows(const struct qr *qr)
{
    return (qr->size + 2 * QR_QUIET + 1) / 2;
}
