/* Every action of the kiosk, once: id, default key, its words on the key bar, and its group. The key
 * bar, F1, the man page and (later) the mouse come from this list. */
#ifndef CAMTAY_VIEW_ACTIONS_H
#define CAMTAY_VIEW_ACTIONS_H

#include "ui/key.h"
#include "ui/loop.h"

/* clang-format off */
#define VIEW_ACTIONS(ACTION)                                                          \
    ACTION(HELP,      UI_KEY_F1,     "Trợ giúp",             "Ở mọi trang")            \
    ACTION(BACK,      UI_KEY_ESCAPE, "Lùi",                  "Ở mọi trang")            \
    ACTION(GO,        UI_KEY_ENTER,  "Tiếp",                 "Ở mọi trang")            \
    ACTION(UNDO,      UI_KEY_CTRL_Z, "Hoàn tác",             "Ở mọi trang")            \
    ACTION(TYPING,    UI_KEY_F4,     "Telex",                "Ở mọi trang")            \
    ACTION(LOCK,      UI_KEY_F9,     "Khóa",                 "Ở mọi trang")            \
    ACTION(ADMIN,     UI_KEY_F10,    "Quản trị",             "Trang đầu")              \
    ACTION(LONGEST,   UI_KEY_F6,     "Người chờ lâu nhất",   "Trang đầu")              \
    ACTION(QR_LARGE,  UI_KEY_F2,     "QR to",                "Hướng dẫn")              \
    ACTION(TICK,      UI_KEY_SPACE,  "Tích",                 "Hướng dẫn")              \
    ACTION(TROUBLE,   '?',           "Gặp khó",              "Hướng dẫn")              \
    ACTION(HOLD,      UI_KEY_F6,     "Để chờ",               "Lượt tiếp")              \
    ACTION(SHOW,      UI_KEY_F8,     "Hiện số",              "Lượt tiếp")              \
    ACTION(PRINT,     UI_KEY_F3,     "In phiếu",             "Lượt tiếp")              \
    ACTION(CORRECT,   UI_KEY_F7,     "Sửa thông tin",        "Lượt tiếp")              \
    ACTION(REVIEW,    UI_KEY_F5,     "Kết thúc lượt",        "Lượt tiếp")              \
    ACTION(OUTCOME,   UI_KEY_F5,     "Ghi kết quả",          "Hướng dẫn")              \
    ACTION(COME_BACK, 'h',           "Hẹn lại tất cả",       "Tổng kết")               \
    ACTION(DAY_BEFORE,UI_KEY_PAGE_UP,  "Hôm trước",          "Tổng kết")               \
    ACTION(DAY_AFTER, UI_KEY_PAGE_DOWN,"Hôm sau",            "Tổng kết")               \
    ACTION(BOARD,     UI_KEY_F5,     "Chiếu lần lượt",      "Mã QR")                  \
    ACTION(PAUSE,     UI_KEY_SPACE,  "Dừng",                 "Mã QR")                  \
    ACTION(CODE_BEFORE,UI_KEY_PAGE_UP,"Mã trước",           "Mã QR")                  \
    ACTION(CODE_AFTER,UI_KEY_PAGE_DOWN,"Mã sau",            "Mã QR")                  \
    ACTION(STORY,     UI_KEY_F5,     "Xem lượt",             "Sổ")                     \
    ACTION(JOIN,      'g',           "Gộp hồ sơ",            "Sổ")                     \
    ACTION(NAMES,     't',           "Cán bộ chưa có chữ ký","Báo cáo")                \
    ACTION(MONTH_BEFORE,'[',         "Kỳ trước",             "Báo cáo")                \
    ACTION(MONTH_AFTER,']',          "Kỳ sau",               "Báo cáo")                \
    ACTION(NEXT_LIST, 'x',           "Xem cách khác",        "Báo cáo")                \
    ACTION(SAVE,      UI_KEY_F5,     "Ghi",                  "Quản trị")               \
    ACTION(PROVE,     'k',           "Kiểm sổ",              "Quản trị")               \
    ACTION(TRY_PRINT, UI_KEY_F3,     "In thử",               "Quản trị")               \
    ACTION(JOBS,      UI_KEY_F3,     "Phiếu chưa in",        "Trang đầu")              \
    ACTION(DROP,      UI_KEY_DELETE, "Bỏ, không in",         "Phiếu chưa in")          \
    ACTION(LEAVE,     UI_KEY_F10,    "Thoát chương trình",   "Mở khóa")
/* clang-format on */

enum view_action {
    VIEW_ACTION_BEFORE = UI_ACTION_FIRST - 1,
#define ACTION(id, key, label, group) ACTION_##id,
    VIEW_ACTIONS(ACTION)
#undef ACTION
};

#endif
