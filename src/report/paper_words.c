#include "report/paper_words.h"

#include "base/arena.h"
#include "base/document.h"
#include "domain/commune.h"

const char paper_never_asked[] =
    "Cán bộ không bao giờ hỏi mật khẩu, mã OTP, mã PIN của bà con. Ai hỏi cũng đừng đọc.";

void paper_write_hours(const struct commune *commune, struct document *document)
{
    if (!commune_is_confirmed(commune, "hours"))
        return;
    for (size_t i = 0; i < commune->hour_count; i++) {
        const struct working_span *span = &commune->hours[i];
        document_add(document, &document->list, DOCUMENT_LINE,
                     arena_textf(document->arena, "%02d:%02d đến %02d:%02d", span->from / 60,
                                 span->from % 60, span->to / 60, span->to % 60));
    }
}

void paper_write_centre(const struct commune *commune, struct document *document)
{
    if (commune == NULL)
        return;
    document_add(document, &document->list, DOCUMENT_LINE, commune->centre)->align =
        DOCUMENT_MIDDLE;
    paper_write_hours(commune, document);
    if (commune->hotline != NULL && commune_is_confirmed(commune, "hotline"))
        document_add_pair(document, &document->list, DOCUMENT_FACT, "Cần hỏi, gọi",
                          commune->hotline)
            ->strong = true;
}
