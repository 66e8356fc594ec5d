/* Words about a visit that several pages share. */
#ifndef CAMTAY_VIEW_ROAD_H
#define CAMTAY_VIEW_ROAD_H

#include <stdint.h>

#include "desk/visit.h"

struct arena;

/* "A Thuk · 2/6 · Cài VNeID · 04:10" (wall ms); in a branch its own title and steps. */
const char *road_title(struct arena *arena, struct desk_visit *visit, int64_t now);

/* "A Thuk · " and the page's own words. */
const char *visit_title(struct arena *arena, const struct desk_visit *visit, const char *words);

/* What a citizen is called on a page; "Người chưa ghi tên" without a name. */
const char *visit_called(const struct desk_visit *visit);

/* "Chữ ký số · VNPT SmartCA". */
const char *service_called(struct arena *arena, const char *service, const char *provider);

/* What one is to come back for: "Định danh mức 2: Công an đã duyệt?", "VNPT SmartCA: chữ ký xong
 * chưa?", "Chữ ký số · VNPT SmartCA: KÍCH HOẠT". */
const char *due_called(struct arena *arena, const char *service, const char *provider,
                       const char *outcome);

/* "đã cấp, CHƯA KÍCH HOẠT · VNPT SmartCA", "hẹn: T6 27/11". */
const char *ended_text(struct arena *arena, const struct desk_ended *ended);

#endif
