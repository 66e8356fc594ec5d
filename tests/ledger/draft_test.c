/* One test a promise of ledger/draft.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "check.h"
#include "ledger/draft.h"
#include "support/book.h"

#define FILE_NAME "data/nhap-quay"
#define PLACE     (256 * 1024) /* where the second draft of the file begins */

static void write_draft(struct scratch_book *book, const char *text)
{
    assert_ok(draft_write(book->folder, "quay", book->vault, &book->random, text, &book->error),
              &book->error);
}

static bool read_draft(struct scratch_book *book, const char *name, struct buffer *text)
{
    buffer_clear(text);
    return draft_read(book->folder, name, book->vault, text, &book->error);
}

static void expect_draft(struct scratch_book *book, const char *expected)
{
    struct buffer text = {0};
    assert_ok(read_draft(book, "quay", &text), &book->error);
    assert_string_equal(buffer_text(&text), expected);
    buffer_release(&text);
}

static void expect_no_draft(struct scratch_book *book, enum error_code why)
{
    struct buffer text = {0};
    assert_error(read_draft(book, "quay", &text), &book->error, why);
    assert_int_equal(text.length, 0);
    buffer_release(&text);
}

/* Opens the file to look at it and to change it as a power cut or a stranger would. */
static FILE *open_file(struct scratch_book *book)
{
    char *path = scratch_path(&book->scratch, FILE_NAME);
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    free(path);
    return file;
}

/* Another byte at `offset`. */
static void damage(struct scratch_book *book, long offset)
{
    FILE *file = open_file(book);
    assert_int_equal(fseek(file, offset, SEEK_SET), 0);
    int byte = fgetc(file);
    assert_int_not_equal(byte, EOF);
    assert_int_equal(fseek(file, offset, SEEK_SET), 0);
    assert_int_not_equal(fputc(byte ^ 1, file), EOF);
    assert_int_equal(fclose(file), 0);
}

static void a_draft_comes_back_and_only_with_the_key(void **state)
{
    struct scratch_book *book = *state;
    struct buffer text = {0};
    expect_no_draft(book, ERROR_MISSING);
    for (int i = 0; i < 5; i++) {
        char written[16];
        snprintf(written, sizeof written, "bản %d", i);
        write_draft(book, written);
        expect_draft(book, written);
    }
    size_t size = 0;
    char *bytes = scratch_read(&book->scratch, FILE_NAME, &size);
    assert_null(memmem(bytes, size, "bản", strlen("bản")));
    scratch_write(&book->scratch, "data/nhap-khac", "");
    assert_error(read_draft(book, "khac", &text), &book->error, ERROR_MISSING);
    free(bytes);
    buffer_release(&text);
}

static void a_draft_that_was_removed_is_gone_and_may_be_removed_again(void **state)
{
    struct scratch_book *book = *state;
    write_draft(book, "một");
    assert_ok(draft_remove(book->folder, "quay", &book->error), &book->error);
    assert_ok(draft_remove(book->folder, "quay", &book->error), &book->error);
    expect_no_draft(book, ERROR_MISSING);
}

/* The second draft stands in the second place, the third over the first. */
static void when_the_last_draft_is_torn_the_one_before_it_comes_back(void **state)
{
    struct scratch_book *book = *state;
    write_draft(book, "một");
    write_draft(book, "hai");
    damage(book, PLACE + 40);
    expect_draft(book, "một");
    write_draft(book, "ba");
    expect_draft(book, "ba");
    damage(book, PLACE + 40);
    expect_draft(book, "một");
    write_draft(book, "bốn");
    write_draft(book, "năm");
    expect_draft(book, "năm");
    damage(book, 0); /* the first bytes, by which the place is known */
    expect_draft(book, "bốn");
}

static void a_draft_that_cannot_be_read_is_set_aside_not_deleted(void **state)
{
    struct scratch_book *book = *state;
    scratch_write(&book->scratch, FILE_NAME, "rubbish");
    expect_no_draft(book, ERROR_CORRUPT);
    expect_no_draft(book, ERROR_MISSING);
    /* the book, its empty journal, and the rubbish */
    assert_int_equal(scratch_count(&book->scratch, "data", false), 3);
    write_draft(book, "một");
    write_draft(book, "hai");
    damage(book, 40);
    damage(book, PLACE + 40);
    expect_no_draft(book, ERROR_CORRUPT);
    assert_int_equal(scratch_count(&book->scratch, "data", false), 4);
    write_draft(book, "ba");
    expect_draft(book, "ba");
}

/* The number is sealed with the text. */
static void an_old_draft_cannot_be_passed_off_as_a_new_one(void **state)
{
    struct scratch_book *book = *state;
    unsigned char old[200];
    write_draft(book, "một");
    FILE *file = open_file(book);
    size_t length = fread(old, 1, sizeof old, file);
    fclose(file);
    write_draft(book, "hai");
    write_draft(book, "ba");
    old[8] = 9; /* the least byte of its number */
    file = open_file(book);
    assert_int_equal(fwrite(old, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    expect_draft(book, "hai");
}

static void a_draft_of_another_name_does_not_open(void **state)
{
    struct scratch_book *book = *state;
    struct buffer text = {0};
    write_draft(book, "một");
    char *from = scratch_path(&book->scratch, FILE_NAME);
    char *to = scratch_path(&book->scratch, "data/nhap-tap");
    assert_int_equal(rename(from, to), 0);
    assert_error(read_draft(book, "tap", &text), &book->error, ERROR_CORRUPT);
    free(from);
    free(to);
}

static void a_draft_past_the_limit_is_refused_and_the_old_one_stays(void **state)
{
    struct scratch_book *book = *state;
    char *text = memory_new(PLACE + 1, 1);
    memset(text, 'a', PLACE);
    write_draft(book, "một");
    assert_error(draft_write(book->folder, "quay", book->vault, &book->random, text, &book->error),
                 &book->error, ERROR_LIMIT);
    expect_draft(book, "một");
    text[PLACE - 100] = '\0'; /* the longest of all fits, beside the one before it */
    write_draft(book, text);
    expect_draft(book, text);
    write_draft(book, text);
    write_draft(book, "hai");
    expect_draft(book, "hai");
    free(text);
}

static void what_is_no_file_is_neither_read_nor_written_nor_moved(void **state)
{
    struct scratch_book *book = *state;
    scratch_folder(&book->scratch, FILE_NAME);
    expect_no_draft(book, ERROR_IO);
    assert_error(draft_write(book->folder, "quay", book->vault, &book->random, "một", &book->error),
                 &book->error, ERROR_IO);
    assert_int_equal(scratch_count(&book->scratch, "data", false), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_BOOK_ON_DISK(a_draft_comes_back_and_only_with_the_key),
        IN_A_BOOK_ON_DISK(a_draft_that_was_removed_is_gone_and_may_be_removed_again),
        IN_A_BOOK_ON_DISK(when_the_last_draft_is_torn_the_one_before_it_comes_back),
        IN_A_BOOK_ON_DISK(a_draft_that_cannot_be_read_is_set_aside_not_deleted),
        IN_A_BOOK_ON_DISK(an_old_draft_cannot_be_passed_off_as_a_new_one),
        IN_A_BOOK_ON_DISK(a_draft_of_another_name_does_not_open),
        IN_A_BOOK_ON_DISK(a_draft_past_the_limit_is_refused_and_the_old_one_stays),
        IN_A_BOOK_ON_DISK(what_is_no_file_is_neither_read_nor_written_nor_moved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
