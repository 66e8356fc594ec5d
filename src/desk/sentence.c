/* The table: what happened · what to do. Rows of one act stand before those of any act. */
#include "desk/sentence.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "domain/service.h"

struct row {
    enum desk_act act;
    enum error_code code;
    const char *cause; /* NULL: any; else the cause begins so */
    const char *text;
};

static const struct row rows[] = {
    {ACT_OPEN, ERROR_BUSY, NULL,
     "Sổ này đang mở ở một cửa sổ khác. Quay lại cửa sổ đó, hoặc đóng nó rồi mở lại."},
    {ACT_OPEN, ERROR_MISSING, NULL,
     "Chưa thấy sổ trong thư mục này. Kiểm tra đường dẫn, hoặc lập sổ mới."},
    {ACT_OPEN, ERROR_INPUT, "mistakes in",
     "Tệp commune.yaml của xã có chỗ sai. Chạy camtay check --commune với tệp đó để xem dòng nào, "
     "sửa rồi mở lại."},
    {ACT_OPEN, ERROR_CORRUPT, NULL,
     "Không đọc được sổ: tệp đã hỏng. Đừng xóa gì; chép cả thư mục ra nơi khác rồi gọi người "
     "phụ trách máy."},
    {ACT_OPEN, ERROR_NEWER, NULL,
     "Sổ này do bản Cầm Tay mới hơn ghi. Cài bản mới rồi mở lại; sổ vẫn còn nguyên."},
    {ACT_OPEN, ERROR_REFUSED, "the tables",
     "Chương trình vừa thay bản mới, sổ chưa được sắp lại. Mở quầy một lần rồi chạy lại lệnh này; "
     "sổ vẫn còn nguyên."},
    {ACT_UNLOCK, ERROR_PIN, NULL, "Mã PIN chưa đúng. Gõ lại."},
    {ACT_UNLOCK, ERROR_MISSING, NULL,
     "Không có cán bộ tên này trong sổ. Chọn lại tên trong danh sách."},
    {ACT_STAFF, ERROR_PIN, NULL, "Mã PIN đang dùng chưa đúng. Gõ lại."},
    {ACT_STAFF, ERROR_MISSING, "member of staff has left",
     "Người này đã thôi từ trước, không còn mở được sổ. Nếu quay lại làm, thêm như người mới."},
    {ACT_STAFF, ERROR_MISSING, NULL,
     "Không có cán bộ tên này trên máy này. Xem lại tên trong danh sách cán bộ."},
    {ACT_STAFF, ERROR_INPUT, NULL, "Gõ họ và tên bằng chữ, ví dụ Nguyễn Thị Lan."},
    {ACT_STAFF, ERROR_EXISTS, NULL,
     "Đã có cán bộ tên này. Ghi thêm để phân biệt: tên đệm, tên thôn hoặc chữ cái, ví dụ Nguyễn "
     "Thị Lan Măng La."},
    {ACT_STAFF, ERROR_LIMIT, NULL,
     "Máy này đã đủ 64 cán bộ. Cho người đã chuyển đi thôi mở sổ rồi thêm người mới."},
    {ACT_STAFF, ERROR_REFUSED, "not head",
     "Việc này người phụ trách mới làm được. Nhờ người phụ trách mở khóa rồi làm."},
    {ACT_STAFF, ERROR_REFUSED, "last head",
     "Đây là người phụ trách duy nhất. Cho người khác làm phụ trách trước."},
    {ACT_STAFF, ERROR_REFUSED, "yourself",
     "Không tự cho mình thôi mở sổ được. Nhờ người phụ trách khác làm."},
    {ACT_STAFF, ERROR_REFUSED, "same PIN", "Mã PIN mới giống mã cũ. Chọn mã khác."},
    {ACT_STAFF, ERROR_REFUSED, "practice", "Đang tập thì không đổi cán bộ. Về trang đầu rồi làm."},
    {ACT_STAFF, ERROR_REFUSED, "not proved", "Gõ lại mã PIN trước khi xem phiếu khôi phục."},
    {ACT_STAFF, ERROR_REFUSED, "nothing sealed",
     "Sổ chưa ghi tên ai nên không so được phiếu. Sổ này còn trống: lập sổ mới ở thư mục khác."},
    {ACT_ANY, ERROR_KEY, "locked", "Màn hình đang khóa. Gõ mã PIN để mở."},
    {ACT_JOIN, ERROR_INPUT, "check",
     "Phiếu khôi phục có chỗ gõ nhầm. So lại từng nhóm 4 ký tự với phiếu rồi sửa."},
    {ACT_JOIN, ERROR_INPUT, NULL,
     "Chưa đọc được phiếu khôi phục. Gõ lại đúng từng nhóm 4 ký tự trên phiếu."},
    {ACT_JOIN, ERROR_KEY, NULL,
     "Phiếu khôi phục này của xã khác, không mở được sổ này. Lấy đúng phiếu của xã."},
    {ACT_ANY, ERROR_KEY, NULL,
     "Thiếu khóa của máy này, nên không mở được sổ. Dùng phiếu khôi phục để nối lại máy."},
    {ACT_SETUP, ERROR_EXISTS, NULL,
     "Thư mục này đã có sổ. Mở sổ đó bằng mã PIN, hoặc chọn thư mục khác."},
    {ACT_SETUP, ERROR_INPUT, "mistakes in",
     "Tệp về xã có chỗ sai. Chạy camtay check --commune với tệp đó để xem dòng nào, sửa rồi làm "
     "lại."},
    {ACT_SETUP, ERROR_INPUT, "name", "Chưa có họ tên cán bộ. Gõ họ và tên, ví dụ Nguyễn Thị Lan."},
    {ACT_ANY, ERROR_WEAK, "short", "Mã PIN cần ít nhất 6 chữ số. Gõ mã dài hơn."},
    {ACT_ANY, ERROR_WEAK, "long", "Mã PIN nhiều nhất 12 chữ số. Gõ mã ngắn hơn."},
    {ACT_ANY, ERROR_WEAK, "digits", "Mã PIN chỉ gồm chữ số. Gõ lại từ 6 đến 12 chữ số."},
    {ACT_ANY, ERROR_WEAK, "run", "Mã PIN là dãy số liền nhau, ai cũng đoán được. Chọn mã khác."},
    {ACT_ANY, ERROR_WEAK, "same", "Mã PIN chỉ lặp một chữ số, ai cũng đoán được. Chọn mã khác."},
    {ACT_ANY, ERROR_WEAK, "date", "Mã PIN giống ngày sinh, dễ bị đoán. Chọn mã khác."},
    {ACT_ANY, ERROR_WEAK, NULL, "Mã PIN này dễ đoán. Chọn mã khác."},
    {ACT_DRAFT, ERROR_CORRUPT, NULL,
     "Không đọc được phần đang làm dở; đã cất riêng, không xóa. Các lượt đang tiếp vẫn còn trong "
     "sổ."},
    {ACT_GUIDE, ERROR_LIMIT, NULL, "Đã rẽ quá nhiều lần. Bấm Esc để quay lại bước trước."},
    {ACT_GUIDE, ERROR_MISSING, NULL,
     "Bước này không còn trong bài hướng dẫn. Bấm Esc để quay lại."},
    {ACT_GUIDE, ERROR_IO, NULL,
     "Không đọc được thư mục hướng dẫn. Kiểm tra thư mục screens rồi mở lại."},
    {ACT_FIND, ERROR_INPUT, NULL, "Chưa hiểu. Gõ 12 số định danh ở mặt trước thẻ, hoặc gõ họ tên."},
    {ACT_WRITE, ERROR_LIMIT, "too many",
     "Lượt này đã đủ số việc. Kết thúc lượt này rồi tiếp lại bà con cho việc sau."},
    {ACT_WRITE, ERROR_LIMIT, NULL, "Đang tiếp đủ 9 người. Kết thúc một lượt rồi tiếp người mới."},
    {ACT_WRITE, ERROR_REFUSED, "practice",
     "Đang tập mà số này là của người thật. Người thật? Ghi vào sổ: về trang đầu và tiếp lại."},
    {ACT_WRITE, ERROR_REFUSED, "undo ended",
     "Việc vừa ghi không hoàn tác được. Sai thì mở lại chỗ đó, sửa lần nữa."},
    {ACT_WRITE, ERROR_REFUSED, "nothing to undo", "Không có việc nào để hoàn tác từ lúc mở khóa."},
    {ACT_WRITE, ERROR_REFUSED, SERVICE_VNEID_INSTALL,
     "Việc Cài VNeID chưa ghi kết quả. Mở việc đó và ghi kết quả trước."},
    {ACT_WRITE, ERROR_REFUSED, SERVICE_VNEID_LEVEL2,
     "Việc Định danh mức 2 chưa ghi kết quả. Mở việc đó và ghi kết quả trước."},
    {ACT_WRITE, ERROR_REFUSED, SERVICE_SIGNATURE,
     "Việc Chữ ký số chưa ghi kết quả. Mở việc đó và ghi kết quả trước."},
    {ACT_COMMUNE, ERROR_REFUSED, "changed beside",
     "Dòng này trong commune.yaml vừa được sửa bằng tay. Đóng rồi mở lại quầy, xem lại rồi mới "
     "ghi."},
    {ACT_WRITE, ERROR_REFUSED, SERVICE_PORTAL,
     "Việc Nộp hồ sơ trực tuyến chưa ghi kết quả. Mở việc đó và ghi kết quả trước."},
    {ACT_WRITE, ERROR_REFUSED, "join: one", "Hai dòng này đã là một hồ sơ rồi. Chọn người khác."},
    {ACT_WRITE, ERROR_REFUSED, "join: numbers",
     "Hai hồ sơ có hai số định danh khác nhau, nên chưa gộp. Nếu là một người thì có một số gõ "
     "nhầm: mở lượt đó, bấm F7 sửa số, rồi gộp."},
    {ACT_WRITE, ERROR_REFUSED, "part: alone", "Hồ sơ này không gộp với ai. Không có gì để tách."},
    {ACT_WRITE, ERROR_EXISTS, NULL, "Người này đang có trong danh sách đang tiếp."},
    {ACT_WRITE, ERROR_INPUT, "reason", "Chưa chọn lý do. Chọn một dòng rồi bấm Enter."},
    {ACT_WRITE, ERROR_INPUT, "until", "Chưa có ngày hẹn. Gõ ngày, ví dụ 27/11."},
    {ACT_PRINT, ERROR_MISSING, "no program",
     "Máy này chưa cài camtay-paper, chương trình in. Nhờ người phụ trách máy cài."},
    {ACT_PRINT, ERROR_MISSING, NULL,
     "Lượt này chưa kết thúc, hoặc đã bỏ khỏi số liệu. Kết thúc lượt rồi in phiếu."},
    {ACT_PRINT, ERROR_REFUSED, "practice", "Đang tập: không in gì. Về trang đầu rồi in."},
    {ACT_PRINT, ERROR_REFUSED, NULL,
     "Lượt này chưa kết thúc, hoặc đã bỏ khỏi số liệu. Kết thúc lượt rồi in phiếu."},
    {ACT_PAPER, ERROR_INPUT, NULL,
     "Tệp commune.yaml của xã có chỗ sai nên tờ này thiếu tên trung tâm và số điện thoại. Chạy "
     "camtay check --commune với tệp đó để xem dòng nào, sửa rồi làm lại tờ này."},
    {ACT_PAPER, ERROR_MISSING, NULL,
     "Không thấy tệp commune.yaml của xã nên tờ này thiếu tên trung tâm và số điện thoại."},
    {ACT_PAPER, ERROR_IO, NULL,
     "Không đọc được tệp commune.yaml của xã nên tờ này thiếu tên trung tâm và số điện thoại."},
    {ACT_PAPER, ERROR_READ_ONLY, NULL,
     "Không đọc được tệp commune.yaml của xã nên tờ này thiếu tên trung tâm và số điện thoại."},
    {ACT_ANY, ERROR_FULL, NULL,
     "Đĩa đã đầy, chưa ghi được. Xóa bớt tệp không cần rồi bấm lại phím vừa bấm."},
    {ACT_ANY, ERROR_READ_ONLY, NULL,
     "Không được ghi vào thư mục của sổ. Nhờ người phụ trách máy cho phép ghi rồi bấm lại."},
    {ACT_ANY, ERROR_BUSY, NULL,
     "Sổ đang bận vì chương trình khác đang dùng. Chờ vài giây rồi bấm lại phím vừa bấm."},
    {ACT_ANY, ERROR_IO, NULL,
     "Đọc ghi đĩa bị lỗi, chưa ghi được. Bấm lại; nếu vẫn vậy, gọi người phụ trách máy."},
    {ACT_ANY, ERROR_CORRUPT, NULL,
     "Tệp đã hỏng, không đọc được. Đừng xóa gì; gọi người phụ trách máy."},
    {ACT_ANY, ERROR_NEWER, NULL, "Tệp này do bản Cầm Tay mới hơn ghi. Cài bản mới rồi mở lại."},
    {ACT_ANY, ERROR_MISSING, NULL, "Không tìm thấy. Kiểm tra lại rồi thử lần nữa."},
    {ACT_ANY, ERROR_EXISTS, NULL, "Đã có sẵn. Chọn tên hoặc nơi khác."},
    {ACT_ANY, ERROR_INPUT, NULL, "Chưa đúng dạng. Xem lại chỗ vừa gõ."},
    {ACT_ANY, ERROR_LIMIT, NULL, "Quá giới hạn. Bớt đi rồi thử lại."},
    {ACT_ANY, ERROR_TWICE, NULL,
     "Việc này đã ghi với nội dung khác. Bấm Esc rồi làm lại từ trang trước."},
    {ACT_ANY, ERROR_KIND, NULL,
     "Chương trình gặp lỗi của chính nó, chưa ghi gì. Chụp màn hình gửi người phụ trách máy."},
    {ACT_ANY, ERROR_REFUSED, NULL, "Lúc này chưa làm được việc đó."},
    {ACT_ANY, ERROR_CANCELLED, NULL, "Đã dừng theo yêu cầu."},
    {ACT_ANY, ERROR_NONE, NULL, ""},
};

/* What ledger/keys.h says of a mistyped sheet, where a number belongs into the sentence. */
static bool join_sentence(const struct error *error, char *text, int size)
{
    int group, signs, all;
    if (sscanf(error->cause, "group %d", &group) == 1)
        snprintf(text, (size_t)size,
                 "Nhóm %d trên phiếu khôi phục có ký tự lạ. Sửa nhóm này rồi gõ lại.", group);
    else if (sscanf(error->cause, "length %d of %d", &signs, &all) == 2)
        snprintf(text, (size_t)size,
                 "Phiếu khôi phục có %d ký tự, mới gõ %d. Xem lại nhóm nào thừa, thiếu.", all,
                 signs);
    else
        return false;
    return true;
}

const char *desk_sentence(enum desk_act act, const struct error *error, char *text, int size)
{
    if (error->code == ERROR_WAIT) {
        snprintf(text, (size_t)size, "Gõ sai nhiều lần. Chờ %ld giây nữa rồi gõ lại.",
                 strtol(error->cause, NULL, 10));
        return text;
    }
    if (act == ACT_JOIN && error->code == ERROR_INPUT && join_sentence(error, text, size))
        return text;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        if (row->code == error->code && (row->act == act || row->act == ACT_ANY) &&
            (row->cause == NULL || strncmp(error->cause, row->cause, strlen(row->cause)) == 0))
            return row->text;
    }
    return "Có việc chưa xong. Bấm lại; nếu vẫn vậy, gọi người phụ trách máy.";
}
