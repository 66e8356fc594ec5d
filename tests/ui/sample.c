#include "ui/sample.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "ui/key.h"

void sample_init(struct sample *sample)
{
    *sample = (struct sample){.arena = arena_new(), .chosen = 0};
    struct error error;
    if (!qr_make(&sample->qr, SAMPLE_LINK, &error))
        abort();
    page_init(&sample->page, sample->arena, "sample");
}

void sample_release(struct sample *sample)
{
    qr_release(&sample->qr);
    arena_free(sample->arena);
}

static struct page *start(struct sample *sample, const char *name)
{
    arena_clear(sample->arena);
    page_init(&sample->page, sample->arena, name);
    return &sample->page;
}

void sample_home(struct sample *sample)
{
    static const char *const labels[] = {
        "Tiếp công dân mới", "Ghi nhanh",          "Hướng dẫn, tập",  "Mã QR",   "Sổ tiếp dân",
        "Hẹn lại",           "Tổng kết cuối ngày", "Báo cáo ngày 20", "Chỉ tiêu"};
    static const char *const notes[] = {NULL,
                                        "nhiều người một lúc",
                                        "không ghi sổ",
                                        "chiếu, in",
                                        "tìm, xem, sửa",
                                        "2 người hôm nay",
                                        "12 lượt · 9 xong",
                                        "còn 25 ngày",
                                        "31,4% / 50%"};
    struct page *page = start(sample, "home");
    page_title(page, "Cầm Tay · xã Ngọk Bay · Quầy 1", "Nguyễn Thị Lan · T4 25/11 08:15");
    struct page_block *search =
        page_field(page, SEARCH, "Tìm", &sample->field, "quét thẻ, gõ số hoặc tên", NULL);
    search->keys_when_empty = true;
    search->second = "Chữ ký số 4.812 người";
    page_gap(page);
    for (int i = 0; i < 9; i++)
        page_choice(page, FIRST_CHOICE + i, '1' + i, labels[i], notes[i]);
    page_side(page, SIDE_SECOND);
    page_heading(page, "Đang tiếp");
    page_choice(page, FIRST_OPEN, 'a', "A Thuk", "chờ OTP 04:10")->second_style = STYLE_WAIT;
    page_choice(page, FIRST_OPEN + 1, 'b', "Y Blưi", "bước 3/7");
    page_side(page, SIDE_MAIN);
    page_gap(page);
    page_heading(page, "Hẹn lại hôm nay");
    page_row(page, "•", "A Lêr", "định danh mức 2: Công an xã đã duyệt?", STYLE_PLAIN);
    page_row(page, "•", "Y Mẫu", "kích hoạt chữ ký số Viettel MySign", STYLE_PLAIN);
    page_said(page, STYLE_DONE, "Đã ghi số 214 · A Thuk · Ctrl-Z hoàn tác");
    page_key(page, UI_KEY_F1, 20, "Trợ giúp", NULL);
    page_key(page, UI_KEY_F4, 21, "Telex", NULL);
    page_key(page, UI_KEY_F6, 22, "Người chờ lâu nhất", NULL);
    page_key(page, UI_KEY_F9, 23, "Khoá", NULL);
    page_key(page, UI_KEY_F10, 24, "Quản trị", NULL);
    page_key(page, UI_KEY_CTRL_Z, 25, "Hoàn tác", NULL)->hidden = true;
}

void sample_step(struct sample *sample, bool with_qr)
{
    static const char *const devices[] = {"Android", "iPhone"};
    struct page *page = start(sample, "step vneid-cai 2");
    page_title(page, "A Thuk · Cài VNeID · 2/6 · 04:10", "Nguyễn Thị Lan · T4 25/11 08:15");
    page_heading(page, "Tải ứng dụng");
    page_gap(page);
    page_text(page, "NÓI", "Bà con mở máy ảnh, đưa vào ô vuông trên màn hình.", STYLE_SAY);
    page_gap(page);
    page_tick(page, FIRST_TICK, "Điện thoại đã nối mạng", true)->label = "LÀM";
    page_tick(page, FIRST_TICK + 1, "Quét mã, bấm vào dòng chữ hiện ra rồi bấm «Cài đặt»", false);
    page_gap(page);
    page_text(page, "THẤY", "màn hình chào có chữ VNeID", STYLE_SEE);
    page_gap(page);
    page_options(page, DEVICE, "MÃ", devices, 2, &sample->chosen);
    page_text(page, NULL, "chưa đi thử trên máy thật", STYLE_DIM);
    if (with_qr)
        page_qr(page, &sample->qr, SAMPLE_LINK, "VNeID cho iPhone");
    page_key(page, UI_KEY_ENTER, 30, "Xong", NULL)->commits = true;
    page_key(page, UI_KEY_SPACE, 36, "Tích", NULL);
    page_key(page, '?', 31, "Gặp khó", NULL);
    page_key(page, UI_KEY_F2, 32, "QR to", NULL);
    page_key(page, UI_KEY_F6, 33, "Để chờ", "Khay đã đầy");
    page_key(page, UI_KEY_ESCAPE, 34, "Lùi", NULL);
    page_key(page, UI_KEY_F1, 35, "Trợ giúp", NULL);
}

void sample_day(struct sample *sample)
{
    static const int widths[] = {28, -4, -4, -5};
    static const char *const head[] = {"Việc", "xong", "hẹn", "không"};
    static const struct page_cell cells[] = {{"Cài VNeID", STYLE_STRONG, 0},
                                             {"11", STYLE_PLAIN, FIRST_CELL},
                                             {"0", STYLE_DIM, FIRST_CELL + 1},
                                             {"1", STYLE_FAIL, FIRST_CELL + 2},
                                             {"Định danh mức 2", STYLE_STRONG, 0},
                                             {"4", STYLE_PLAIN, FIRST_CELL + 3},
                                             {"3", STYLE_WAIT, FIRST_CELL + 4},
                                             {"0", STYLE_DIM, 0},
                                             {"Nộp hồ sơ trực tuyến", STYLE_STRONG, 0},
                                             {"5", STYLE_PLAIN, FIRST_CELL + 5},
                                             {"0", STYLE_DIM, FIRST_CELL + 6},
                                             {"0", STYLE_DIM, FIRST_CELL + 7}};
    static const struct page_table table = {4, widths, head, 3, cells};
    static const struct page_bar bars[] = {
        {"07", 2}, {"08", 6}, {"09", 8}, {"10", 0}, {"11", 4812}};
    struct page *page = start(sample, "day");
    page_title(page, "Tổng kết ngày 25/11/2026 · Quầy 1", "X · chưa khoá");
    page_row(page, NULL, "27 lượt   24 người   21 xong   4 hẹn lại   2 không thành", NULL,
             STYLE_STRONG);
    page_gap(page);
    page_table(page, &table);
    page_gap(page);
    page_text(page, NULL, "Trở ngại: không nhận OTP 2 · máy không NFC 1", STYLE_PLAIN);
    page_side(page, SIDE_SECOND);
    page_text(page, NULL, "Theo giờ", STYLE_DIM);
    page_bars(page, bars, 5);
    page_said(page, STYLE_ALARM, "Còn 1 người đang chờ: A Thuk");
    page_key(page, UI_KEY_ENTER, 40, "xem người đứng sau con số", NULL);
    page_key(page, UI_KEY_F3, 41, "In", NULL);
    page_key(page, 'K', 42, "Khoá ngày", NULL)->commits = true;
    page_key(page, UI_KEY_ESCAPE, 43, "Về", NULL);
}

void sample_review(struct sample *sample)
{
    struct page *page = start(sample, "review");
    page_title(page, "A Thuk · xem lại trước khi kết thúc", "14:32");
    page->banner = "TẬP · không ghi sổ";
    page_row(page, NULL, "Cài VNeID", "xong", STYLE_DONE);
    page_row(page, NULL, "Định danh mức 2", "hẹn: Công an xã gọi lại, T6 27/11", STYLE_WAIT);
    page_row(page, "!", "Chữ ký số", "đã cấp, CHƯA KÍCH HOẠT · VNPT SmartCA", STYLE_ALARM);
    page_row(page, "–", "Nộp hồ sơ trực tuyến", "chưa làm", STYLE_DIM);
    page_gap(page);
    page_gap(page);
    page_text(page, "Còn lại", "Kích hoạt chữ ký số sau khi có mức 2", STYLE_PLAIN);
    page_text(page, "Người giúp", "con trai", STYLE_PLAIN);
    page_gap(page);
    page_text(page, "Dặn bà con",
              "Không đọc mã OTP, mật khẩu, mã PIN cho ai, kể cả cán bộ. Ai gọi đến hỏi thì bỏ máy "
              "xuống và báo Công an xã.",
              STYLE_SAY);
    page_key(page, UI_KEY_ENTER, 50, "Ghi sổ", NULL)->commits = true;
    page_key(page, UI_KEY_F3, 51, "Ghi và in phiếu", NULL);
    page_key(page, UI_KEY_F6, 52, "Để chờ", NULL);
    page_key(page, UI_KEY_ESCAPE, 53, "Làm tiếp", NULL);
}

void sample_form(struct sample *sample)
{
    static const char *const sexes[] = {"Nam", "Nữ"};
    struct page *page = start(sample, "form");
    page_title(page, "Cài đặt lần đầu", NULL);
    page_text(page, NULL, "Ba ô, rồi bấm Enter.", STYLE_PLAIN);
    page_gap(page);
    page_field(page, 1, "Họ tên cán bộ", &sample->field, "như trên thẻ công chức", NULL);
    struct page_block *pin = page_field(page, 2, "Mã PIN", &sample->other, "6 đến 12 chữ số",
                                        "Mã này dễ đoán quá. Chọn mã khác.");
    pin->secret = pin->digits = true;
    pin->limit = 12;
    page_options(page, 3, "Giới", sexes, 2, &sample->chosen);
    page_key(page, UI_KEY_ENTER, 60, "Xong", NULL)->commits = true;
    page_key(page, UI_KEY_ESCAPE, 61, "Lùi", NULL);
}
