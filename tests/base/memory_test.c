/* Promises of base/memory.h, base/buffer.h, base/arena.h and base/random.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "base/random.h"

static void new_memory_is_zero_and_never_null(void **state)
{
    (void)state;
    unsigned char *bytes = memory_new(1000, 1);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 0);
    free(bytes);
    void *nothing = memory_new(0, 8);
    assert_non_null(nothing);
    free(nothing);
    assert_null(memory_copy_text(NULL));
}

static void a_buffer_holds_what_was_added_in_order(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    assert_string_equal(buffer_text(&buffer), "");
    buffer_add_text(&buffer, "một ");
    buffer_addf(&buffer, "%d/%s", 2, "hai");
    buffer_addf(&buffer, "%s", "");
    buffer_add_byte(&buffer, '!');
    buffer_add(&buffer, NULL, 0);
    assert_string_equal(buffer_text(&buffer), "một 2/hai!");
    assert_int_equal(buffer.length, strlen("một 2/hai!"));
    buffer_clear(&buffer);
    assert_string_equal(buffer_text(&buffer), "");
    buffer_release(&buffer);
    buffer_release(&buffer);
    assert_null(buffer.data);
}

static void a_buffer_grows_and_keeps_nuls(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer);
    for (int i = 0; i < 10000; i++)
        buffer_add(&buffer, "a\0b", 3);
    assert_int_equal(buffer.length, 30000);
    assert_memory_equal(buffer.data + 29997, "a\0b", 4); /* and the NUL that is not counted */
    buffer_release(&buffer);
}

static void a_taken_text_belongs_to_the_taker(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    char *nothing = buffer_take(&buffer);
    assert_string_equal(nothing, "");
    free(nothing);
    buffer_add_text(&buffer, "sổ");
    char *text = buffer_take(&buffer);
    assert_string_equal(text, "sổ");
    assert_int_equal(buffer.length, 0);
    assert_null(buffer.data);
    free(text);
}

static void arena_memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t size = 0; size < 300; size++) {
        unsigned char *bytes = arena_new_bytes(arena, size);
        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xAA, size);
    }
    arena_free(arena);
    arena_free(NULL);
}

static void a_cleared_arena_gives_zeroed_memory_again_without_growing(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    arena_clear(arena);
    void *large = arena_new_bytes(arena, 100000);
    memset(large, 0xAA, 100000);
    for (int frame = 0; frame < 3; frame++) {
        arena_clear(arena);
        unsigned char *again = arena_new_bytes(arena, 90000);
        assert_ptr_equal(again, large); /* the largest block was kept and starts anew */
        assert_int_equal(again[0], 0);
        assert_int_equal(again[89999], 0);
        memset(again, 0xAA, 90000);
    }
    arena_free(arena);
}

static void arena_texts_are_copies(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char text[] = "Ngọk Bay";
    const char *copy = arena_text(arena, text);
    const char *part = arena_text_n(arena, text, 4);
    text[0] = 'x';
    assert_string_equal(copy, "Ngọk Bay");
    assert_memory_equal(part, "Ngọ", 4);
    assert_int_equal(strlen(part), 4);
    assert_string_equal(arena_textf(arena, "%s %d", "bước", 3), "bước 3");
    assert_null(arena_text(arena, NULL));
    assert_null(arena_text_n(arena, NULL, 3));
    int *numbers = arena_new_array(arena, int, 4);
    assert_int_equal(numbers[3], 0);
    arena_free(arena);
}

static void a_seed_gives_the_same_ids_again(void **state)
{
    (void)state;
    struct random one = {.seed = 7}, other = {.seed = 7}, third = {.seed = 8};
    char a[33], b[33], c[33];
    random_hex(&one, a, 16);
    random_hex(&other, b, 16);
    random_hex(&third, c, 16);
    assert_string_equal(a, b);
    assert_string_not_equal(a, c);
    assert_int_equal(strlen(a), 32);
    assert_int_equal(strspn(a, "0123456789abcdef"), 32);
    random_hex(&one, a, 16);
    assert_string_not_equal(a, b); /* the sequence goes on */
}

static void the_system_gives_other_bytes_each_time(void **state)
{
    (void)state;
    struct random random = {0};
    unsigned char one[32] = {0}, other[32] = {0};
    random_fill(&random, one, sizeof one);
    random_fill(&random, other, sizeof other);
    assert_memory_not_equal(one, other, sizeof one);
    assert_int_equal(random.seed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_memory_is_zero_and_never_null),
        cmocka_unit_test(a_buffer_holds_what_was_added_in_order),
        cmocka_unit_test(a_buffer_grows_and_keeps_nuls),
        cmocka_unit_test(a_taken_text_belongs_to_the_taker),
        cmocka_unit_test(arena_memory_is_zeroed_and_aligned),
        cmocka_unit_test(a_cleared_arena_gives_zeroed_memory_again_without_growing),
        cmocka_unit_test(arena_texts_are_copies),
        cmocka_unit_test(a_seed_gives_the_same_ids_again),
        cmocka_unit_test(the_system_gives_other_bytes_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
