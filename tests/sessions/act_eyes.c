/* Acts of the clerk's eyes: what must be on the screen, and what must not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts.h"
#include "sessions/golden.h"
#include "sessions/look.h"
#include "sessions/script.h"
#include "sessions/stage.h"
#include "support/emulator.h"
#include "support/picture.h"

bool act_expect(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    if (look_wait(stage, word[0].text, true))
        return stage_settle(stage);
    char *nearest = look_nearest(stage->emulator, word[0].text);
    stage_fail(stage, "expected «%s»: %s", word[0].text, nearest);
    free(nearest);
    return false;
}

bool act_refuse(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    if (!stage_settle(stage))
        return false;
    int row = look_find(stage->emulator, word[0].text);
    if (row >= 0)
        return stage_fail(stage, "«%s» must not be there, and stands in row %d", word[0].text,
                          row + 1);
    return true;
}

bool act_golden(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    return golden_check(stage, word[0].text);
}

bool act_qr(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    char *text = NULL;
    if (!stage_settle(stage))
        return false;
    int codes = emulator_qr(stage->emulator, &text);
    bool good = codes == 1 && strcmp(text, word[0].text) == 0;
    if (!good)
        stage_fail(stage, "expected one QR code of %s, and a camera sees %d, the first: %s",
                   word[0].text, codes, text == NULL ? "none" : text);
    free(text);
    return good;
}

#define POINTS 14

/* All that the program wrote goes to a real terminal, of the same size; the picture is kept in the
 * folder $CAMTAY_PICTURES, if it is set. */
static bool take(struct stage *stage, bool light, const char *name, char **text, int *codes)
{
    size_t size = 0;
    const char *why = NULL, *folder = getenv("CAMTAY_PICTURES");
    const char *bytes = emulator_output(stage->emulator, &size);
    struct picture picture;
    const struct picture_options options = {.rows = emulator_rows(stage->emulator),
                                            .columns = emulator_columns(stage->emulator),
                                            .points = POINTS,
                                            .light = light};
    if (!picture_take(&picture, &options, bytes, size, &why))
        return stage_fail(stage, "no picture: %s", why);
    *codes = picture_qr(&picture, text);
    bool kept = true;
    if (folder != NULL) {
        char *path = NULL;
        if (asprintf(&path, "%s/%s-%d.ppm", folder, name, POINTS) < 0)
            abort();
        kept = picture_write(&picture, path) ||
               stage_fail(stage, "the picture %s cannot be written", path);
        free(path);
    }
    picture_release(&picture);
    return kept;
}

/* The picture shows the QR code that the cells hold, or none where they hold none. */
bool act_picture(struct stage *stage, const struct word *word, size_t count)
{
    char *cells = NULL, *seen = NULL;
    int codes = 0;
    bool light = count > 1;
    if (light && strcmp(word[1].text, "light") != 0)
        return stage_fail(stage, "picture NAME [light], not '%s'", word[1].text);
    if (!stage_settle(stage))
        return false;
    int expected = 1;
    if (count > 2) /* without colours the cells alone do not tell black from white */
        cells = strdup(word[2].text);
    else
        expected = emulator_qr(stage->emulator, &cells);
    bool good = take(stage, light, word[0].text, &seen, &codes);
    if (good && (codes != expected || (codes > 0 && strcmp(cells, seen) != 0)))
        good = stage_fail(
            stage, "the cells hold %d QR codes (%s), a picture of xterm shows %d (%s)", expected,
            cells == NULL ? "none" : cells, codes, seen == NULL ? "none" : seen);
    free(cells);
    free(seen);
    return good;
}
