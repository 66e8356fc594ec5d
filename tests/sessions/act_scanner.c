/* Acts of a scanner on a serial port, played by a pty pair: plugged in, given something to read, pulled
 * out. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "sessions/acts.h"
#include "sessions/script.h"
#include "sessions/stage.h"

static const int look_ms = 5;

bool act_plug(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    char port[128];
    if (stage->port != NULL)
        return stage_fail(stage, "a scanner is plugged in already");
    if (openpty(&stage->hand, &stage->cable, port, NULL, NULL) != 0)
        return stage_fail(stage, "no pty for the scanner: %s", strerror(errno));
    stage->port = scratch_path(&stage->scratch, word[0].text);
    return symlink(port, stage->port) == 0 ||
           stage_fail(stage, "%s: %s", word[0].text, strerror(errno));
}

bool act_unplug(struct stage *stage, const struct word *word, size_t count)
{
    (void)word;
    (void)count;
    stage_unplug(stage);
    return true;
}

/* A line that echoes is not open yet: what is sent to it then would be lost, as on a real port. */
static bool is_open(const struct stage *stage)
{
    struct termios modes;
    for (int waited = 0; waited < stage_patience(); waited += look_ms) {
        if (tcgetattr(stage->cable, &modes) == 0 && (modes.c_lflag & (ICANON | ECHO)) == 0)
            return true;
        poll(NULL, 0, look_ms);
    }
    return false;
}

/* The rest of the line, with \\r, \\t, \\xHH as in `bytes`. */
bool act_scan(struct stage *stage, const struct word *word, size_t count)
{
    (void)count;
    if (stage->port == NULL || !is_open(stage))
        return stage_fail(stage, "the program does not read the scanner's port");
    char *bytes = strdup(word[0].text);
    if (bytes == NULL)
        abort();
    size_t size = act_unescape(bytes);
    bool sent = write(stage->hand, bytes, size) == (ssize_t)size;
    free(bytes);
    return sent || stage_fail(stage, "the scanner could not send: %s", strerror(errno));
}
