/* A list from a spreadsheet: bytes, cells, heads and rows; no book. The first byte is the separator. */
#include "fuzz/target.h"

#include <string.h>

#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"
#include "base/yaml.h"
#include "desk/import_private.h"
#include "domain/commune.h"
#include "domain/service.h"

#define TODAY 20781 /* 24/11/2026 */

static const struct hamlet hamlets[] = {
    {.id = "mang-la", .name = "Măng La", .valid_from = YAML_NO_DATE, .valid_to = YAML_NO_DATE},
    {.id = "klech", .name = "Plei Klech", .valid_from = YAML_NO_DATE, .valid_to = YAML_NO_DATE},
};

static const struct commune here = {
    .name = "Ngọk Bay", .province = "Quảng Ngãi", .hamlets = hamlets, .hamlet_count = 2};

static void check_row(const struct import_row *row, int good, const char *reason)
{
    SOUND(good == (reason[0] == '\0') && text_is_utf8(reason, strlen(reason)));
    SOUND(text_is_clean(row->citizen.name) && text_is_clean(row->note));
    if (!good)
        return;
    SOUND(row->day >= IMPORT_FIRST_DAY && row->day <= TODAY);
    SOUND(row->citizen.name[0] != '\0' || row->citizen.id_number[0] != '\0');
    SOUND(row->ended_count >= 0 && row->ended_count <= IMPORT_ENDED);
    for (int i = 0; i < row->ended_count; i++) {
        SOUND(service_find(row->ended[i].service) != NULL);
        SOUND(row->ended[i].outcome != OUTCOME_WAITING || row->ended[i].until[0] != '\0');
        SOUND(row->ended[i].outcome != OUTCOME_NOT_DONE || row->ended[i].reason[0] != '\0');
    }
}

static void read_rows(const struct csv_table *table)
{
    int column[IMPORT_COLUMNS];
    size_t head = 0;
    struct import_row row;
    char reason[IMPORT_REASON_SIZE];
    if (import_find_heads(table, &head, column) == 0)
        return;
    const struct import_reading reading = {IMPORT_VISITS, table, column, &here, TODAY};
    for (size_t i = head + 1; i < table->row_count; i++) {
        int good = import_read_row(&reading, i, &row, reason);
        check_row(&row, good, reason);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char separators[] = ",;\t";
    struct buffer text = {0};
    struct csv_table table = {0};
    struct error error = {0};
    enum csv_encoding encoding = CSV_UTF8;
    if (size == 0)
        return 0;
    char *bytes = fuzz_text(data + 1, size - 1);
    if (csv_text(bytes, size - 1, &text, &encoding, &error) &&
        csv_table_read(&text, separators[data[0] % 3], 0, &table, &error)) {
        read_rows(&table);
        csv_table_release(&table);
    } else {
        SOUND(error.code != 0);
    }
    buffer_release(&text);
    free(bytes);
    return 0;
}
