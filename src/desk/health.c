/* Is this machine well? Folder, book, memory, clock, terminal, keys: what can be seen at once. */
#include "desk/health.h"

#include <langinfo.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/document.h"
#include "base/file.h"
#include "desk/desk_private.h"
#include "desk/print.h"
#include "desk/sentence.h"
#include "domain/calendar.h"
#include "domain/date.h"
#include "domain/number.h"
#include "guide/library.h"
#include "ledger/store.h"
#include "ledger/vault.h"

#define MEBIBYTE      (1024L * 1024L)
#define FREE_WRONG    (100 * MEBIBYTE)
#define FREE_NOTE     (1024 * MEBIBYTE)
#define LOCKED_NEEDED (8 * MEBIBYTE) /* names of a commune, visits, the key */
#define DECEMBER      12

struct listing {
    struct desk *desk;
    struct arena *arena;
    struct health_line *line;
    size_t count;
};

static void add(struct listing *list, enum health_state state, const char *what, const char *text,
                const char *advice)
{
    if (list->count < HEALTH_LINES)
        list->line[list->count++] = (struct health_line){state, what, text, advice};
}

/* "1,2 GB", "310 MB", "84 KB" */
static const char *size_text(struct listing *list, double bytes)
{
    static const char *const units[] = {"KB", "MB", "GB", "TB"};
    size_t unit = 0;
    double size = bytes / 1024;
    for (; size >= 1024 && unit < 3; unit++)
        size /= 1024;
    char text[32];
    snprintf(text, sizeof text, size < 10 && unit > 1 ? "%.1f" : "%.0f", size);
    char *point = strchr(text, '.');
    if (point != NULL)
        *point = ',';
    return arena_textf(list->arena, "%s %s", text, units[unit]);
}

static void add_folder(struct listing *list)
{
    struct statvfs disk;
    add(list, HEALTH_FINE, "Thư mục sổ", arena_text(list->arena, list->desk->folder), NULL);
    if (statvfs(list->desk->folder, &disk) != 0) {
        add(list, HEALTH_WRONG, "Chỗ trống", "không đọc được",
            "Kiểm tra ổ đĩa có thư mục sổ còn cắm không.");
        return;
    }
    double left = (double)disk.f_bavail * (double)disk.f_frsize;
    add(list,
        left < FREE_WRONG  ? HEALTH_WRONG
        : left < FREE_NOTE ? HEALTH_NOTE
                           : HEALTH_FINE,
        "Chỗ trống", size_text(list, left),
        left < FREE_NOTE ? "Xóa bớt tệp không cần, không xóa tệp nào của sổ." : NULL);
}

static void add_book(struct listing *list)
{
    static const char version_sql[] = "SELECT sqlite_version()";
    struct error error = {0};
    struct ledger_head head;
    struct stat file;
    char *path = file_join(list->desk->folder, "so.db"), entries[NUMBER_SIZE] = "";
    bool sized = stat(path, &file) == 0, read = ledger_head(list->desk->ledger, &head, &error);
    free(path);
    struct statement *version =
        store_statement(ledger_store(list->desk->ledger), version_sql, &error);
    if (!sized || !read || version == NULL || !statement_row(version, &error)) {
        add(list, HEALTH_WRONG, "Sổ", "không đọc được",
            "Đừng xóa gì; chép cả thư mục ra nơi khác rồi gọi người phụ trách máy.");
        return;
    }
    number_text((long)head.number, entries);
    add(list, HEALTH_FINE, "Sổ",
        arena_textf(list->arena, "%s mục của máy này, %s · SQLite %s", entries,
                    size_text(list, (double)file.st_size), statement_column(version, 0)),
        NULL);
    statement_done(version);
}

static void add_draft(struct listing *list)
{
    struct stat file;
    char *path = file_join(list->desk->folder, "nhap-quay.hong-1");
    bool aside = stat(path, &file) == 0;
    free(path);
    if (list->desk->draft_error.code != ERROR_NONE) {
        char text[400];
        const char *why =
            desk_sentence(ACT_DRAFT, &list->desk->draft_error, text, (int)sizeof text);
        add(list, HEALTH_WRONG, "Phần dở", "lần cuối chưa ghi được", arena_text(list->arena, why));
    } else if (aside)
        add(list, HEALTH_NOTE, "Phần dở", "có bản không đọc được, đã cất riêng",
            "Tệp nhap-quay.hong-… trong thư mục sổ: đưa người phụ trách máy xem.");
    else if (access(list->desk->folder, W_OK) != 0)
        add(list, HEALTH_WRONG, "Phần dở", "không ghi được vào thư mục sổ",
            "Nhờ người phụ trách máy cho phép ghi.");
    else
        add(list, HEALTH_FINE, "Phần dở", "ghi được, mở lại là còn", NULL);
}

static void add_memory(struct listing *list)
{
    struct rlimit limit = {0};
    bool known = getrlimit(RLIMIT_MEMLOCK, &limit) == 0;
    bool swaps = list->desk->vault != NULL && !vault_locked(list->desk->vault);
    bool enough =
        known && !swaps && (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= LOCKED_NEEDED);
    add(list, enough ? HEALTH_FINE : HEALTH_NOTE, "Bộ nhớ khóa",
        !known ? "không biết"
        : limit.rlim_cur == RLIM_INFINITY
            ? "không giới hạn"
            : arena_textf(list->arena, "%s", size_text(list, (double)limit.rlim_cur)),
        enough ? NULL
               : "Dưới 8 MB: tên người có thể bị ghi tạm ra đĩa. Nhờ nâng giới hạn memlock.");
}

static void add_clock(struct listing *list)
{
    int64_t offset = ledger_clock_offset(list->desk->ledger);
    int64_t now = clock_wall(list->desk->options.clock);
    char date[DATE_SIZE];
    int minutes = clock_second_of_day(now) / 60;
    date_text(desk_today(list->desk), date);
    const char *text =
        arena_textf(list->arena, "%02d:%02d, ngày %s", minutes / 60, minutes % 60, date);
    if (desk_clock_doubtful(list->desk))
        add(list, HEALTH_WRONG, "Đồng hồ", text,
            "Lệch xa mục cuối của sổ. Chỉnh giờ máy; khi mở khóa, trả lời hôm nay là ngày mấy.");
    else if (offset != 0)
        add(list, HEALTH_NOTE, "Đồng hồ",
            arena_textf(list->arena, "%s, đang bù %lld ngày", text,
                        (long long)(offset / CLOCK_DAY_MS)),
            "Giờ máy sai, sổ đang bù cho đúng ngày. Chỉnh giờ máy, thay pin đồng hồ.");
    else
        add(list, HEALTH_FINE, "Đồng hồ", text, NULL);
}

static void add_terminal(struct listing *list)
{
    struct winsize size = {0};
    const char *term = getenv("TERM"), *codeset = nl_langinfo(CODESET);
    bool sized = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    bool wide = !sized || (size.ws_col >= 80 && size.ws_row >= 24);
    bool utf8 = strcmp(codeset, "UTF-8") == 0;
    add(list, wide && utf8 ? HEALTH_FINE : HEALTH_NOTE, "Màn hình",
        arena_textf(list->arena, "%s%s · %s", term != NULL ? term : "không có TERM",
                    sized ? arena_textf(list->arena, " · %d×%d", size.ws_col, size.ws_row) : "",
                    utf8 ? codeset : "chưa có UTF-8"),
        !utf8   ? "Đặt LANG=C.UTF-8 để hiện đúng tiếng Việt."
        : !wide ? "Cần 80 cột, 24 dòng: phóng to cửa sổ hoặc thu nhỏ chữ."
                : NULL);
}

static void add_guides(struct listing *list)
{
    const struct guide_library *guides = desk_guides(list->desk);
    size_t refused = guide_library_refused(guides);
    const char *text = arena_textf(list->arena, "%zu bài", guide_library_count(guides));
    if (refused > 0)
        add(list, HEALTH_WRONG, "Hướng dẫn",
            arena_textf(list->arena, "%s, %zu bài viết sai nên chưa dùng", text, refused),
            guide_library_refusal(guides, 0));
    else
        add(list, HEALTH_FINE, "Hướng dẫn",
            list->desk->screens != NULL
                ? arena_textf(list->arena, "%s trong %s", text, list->desk->screens)
                : text,
            NULL);
}

/* Next year's days off are decided in autumn: from December on they are needed. */
static void add_calendar(struct listing *list)
{
    char iso[DATE_SIZE];
    date_iso(desk_today(list->desk), iso);
    int year = (int)strtol(iso, NULL, 10), month = (int)strtol(iso + 5, NULL, 10);
    bool this_year = calendar_knows_year(desk_calendar(list->desk), year);
    bool next = calendar_knows_year(desk_calendar(list->desk), year + 1);
    if (!this_year)
        add(list, HEALTH_WRONG, "Lịch nghỉ", arena_textf(list->arena, "chưa có năm %d", year),
            "Thêm tệp của năm đó vào thư mục lịch: không có thì chỉ biết thứ bảy, chủ nhật.");
    else if (!next && month == DECEMBER)
        add(list, HEALTH_WRONG, "Lịch nghỉ", arena_textf(list->arena, "chưa có năm %d", year + 1),
            "Sang năm cần: thêm tệp của năm đó vào thư mục lịch.");
    else
        add(list, HEALTH_FINE, "Lịch nghỉ",
            arena_textf(list->arena, next ? "có năm %d và %d" : "có năm %d", year, year + 1), NULL);
}

/* As it was chosen, and what waits for a person: nobody asks the printer, who might not answer. */
static void add_printer(struct listing *list)
{
    struct desk_printer printer;
    enum document_paper paper = DOCUMENT_ROLL80;
    long waiting = desk_jobs_open_count(list->desk);
    desk_printer(list->desk, &printer);
    document_paper_read(printer.paper, &paper);
    bool chosen = printer.where[0] != '\0';
    const char *which =
        chosen ? arena_textf(list->arena, "%s, %s", printer.where, document_paper_name(paper))
               : "chưa chọn";
    if (waiting > 0) /* first: a long address must not push it out of the row */
        which = arena_textf(list->arena, "%ld phiếu chưa in · %s", waiting, which);
    add(list, chosen && waiting == 0 ? HEALTH_FINE : HEALTH_NOTE, "Máy in", which,
        waiting > 0 ? "Trang đầu, F3 Phiếu chưa in: nhìn giấy rồi in lại, hoặc bỏ."
        : !chosen   ? "Muốn in phiếu cho bà con: F10, mục Máy in."
                    : NULL);
}

static void add_secret(struct listing *list)
{
    unsigned char secret[KEYS_BYTES];
    struct error error = {0};
    struct stat file;
    char *path = keys_machine_secret_path();
    bool good =
        keys_machine_secret(&list->desk->keys, false, list->desk->options.random, secret, &error);
    sodium_memzero(secret, sizeof secret);
    bool closed = path != NULL && stat(path, &file) == 0 && (file.st_mode & 077) == 0;
    const char *where = arena_text(list->arena, path != NULL ? path : "may.khoa");
    free(path);
    if (!good)
        add(list, HEALTH_WRONG, "Khóa của máy", "không có, hoặc không phải của sổ này",
            "Dùng phiếu khôi phục để nối lại máy: camtay setup --join.");
    else if (!closed)
        add(list, HEALTH_WRONG, "Khóa của máy", "người khác trên máy cũng đọc được",
            arena_textf(list->arena, "Đóng lại: chmod 600 %s", where));
    else
        add(list, HEALTH_FINE, "Khóa của máy", "có, chỉ chương trình này đọc được", NULL);
}

static void add_safety(struct listing *list)
{
    if (desk_sheet_missing(list->desk))
        add(list, HEALTH_WRONG, "Phiếu khôi phục", "CHƯA CÓ",
            "Hỏng máy hay quên hết mã PIN là mất tên trong sổ. Làm ở trang Quản trị.");
    else
        add(list, HEALTH_FINE, "Phiếu khôi phục", "đã có, cất ngoài máy", NULL);
    add(list, HEALTH_NOTE, "Bản sao", "máy không tự chép",
        "Cuối ngày, khi đã khóa, chép cả thư mục sổ ra USB và cất nơi khác.");
}

size_t desk_health(struct desk *desk, struct arena *arena, struct health_line lines[HEALTH_LINES])
{
    struct listing list = {.desk = desk, .arena = arena, .line = lines};
    add_folder(&list);
    add_book(&list);
    add_draft(&list);
    add_secret(&list);
    add_safety(&list);
    add_clock(&list);
    add_calendar(&list);
    add_guides(&list);
    add_printer(&list);
    add_memory(&list);
    add_terminal(&list);
    return list.count;
}
