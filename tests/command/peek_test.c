/* No command prints a whole number or telephone of a citizen, and no file of the book has one readable. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "command/program.h"

#define NOW     "2026-11-25 10:15"
#define LARGEST (64 * 1024 * 1024)

static const char *const secrets[] = {"099090123456", "0912345678", "0977112233", "A Thuk"};
#define NUMBERS 3 /* of them; the name may be printed to whom has a PIN */
#define SECRETS (sizeof secrets / sizeof secrets[0])

static void fill_book(struct program *program)
{
    program_found(program);
    scratch_write(&program->scratch, "so.csv",
                  "Ngày;Họ và tên;Số CCCD;SĐT;Thôn;Nội dung;Kết quả;Ghi chú\n"
                  "25/11/2026;A Thuk;099090123456;0912345678;Măng La;Cài VNeID;"
                  "hẹn 30/11/2026;gọi con 0977112233\n");
    char *path = scratch_path(&program->scratch, "so.csv");
    RUN(program, PIN "\n", "import", "visits", path, "--data", program->data, "--clock", NOW,
        "--staff", STAFF, "--pin-file", "-", "--yes");
    free(path);
    assert_int_equal(program->status, 0);
    scratch_remove(&program->scratch, "so.csv");
}

static void no_command_prints_a_whole_number(void **state)
{
    static const struct {
        const char *words[4]; /* up to the first NULL */
        bool with_pin;
    } commands[] = {
        {{"report", "day"}, false},
        {{"report", "day", "--json"}, false},
        {{"report", "month"}, true},
        {{"report", "month", "--format", "csv"}, true},
        {{"report", "month", "--format", "json"}, true},
        {{"search", "thuk"}, true},
        {{"search", "thuk", "--json"}, true},
        {{"search", "3456"}, true},
        {{"health"}, false},
        {{"verify", "--rebuild"}, false},
        {{"verify", "--json"}, false},
    };
    struct program *program = *state;
    fill_book(program);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        const char *words[16] = {NULL};
        size_t count = 0;
        for (size_t j = 0; j < 4 && commands[i].words[j] != NULL; j++)
            words[count++] = commands[i].words[j];
        const char *const place[] = {"--data",  program->data, "--clock",    NOW,
                                     "--staff", STAFF,         "--pin-file", "-"};
        for (size_t j = 0; j < (commands[i].with_pin ? 8 : 4); j++)
            words[count++] = place[j];
        program_run(program, PIN "\n", words);
        assert_true(program->out[0] != '\0');
        for (size_t j = 0; j < NUMBERS; j++) {
            if (strstr(program->out, secrets[j]) != NULL ||
                strstr(program->err, secrets[j]) != NULL)
                fail_msg("%s %s prints %s", words[0], words[1], secrets[j]);
        }
    }
    program_clear(program);
}

static void no_file_of_the_book_has_one_readable(void **state)
{
    struct program *program = *state;
    fill_book(program);
    DIR *folder = opendir(program->data);
    assert_non_null(folder);
    int files = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        struct buffer bytes = {0};
        char *path = file_join(program->data, entry->d_name);
        if (entry->d_name[0] != '.' && file_read(path, LARGEST, &bytes, NULL)) {
            files++;
            for (size_t i = 0; i < SECRETS && bytes.length > 0; i++)
                assert_null(memmem(bytes.data, bytes.length, secrets[i], strlen(secrets[i])));
        }
        buffer_release(&bytes);
        free(path);
    }
    closedir(folder);
    assert_true(files > 2);
    program_clear(program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(no_command_prints_a_whole_number),
        WITH_PROGRAM(no_file_of_the_book_has_one_readable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
