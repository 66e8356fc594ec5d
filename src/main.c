/* camtay: reads the command line and runs the command that it names. */
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "base/privacy.h"
#include "command/command.h"
#include "command/say.h"

/* Started with a standard descriptor closed, the next file opened would take its place, and what is
 * said would be written into it. */
static void fill_descriptors(void)
{
    int descriptor;
    do
        descriptor = open("/dev/null", O_RDWR);
    while (descriptor >= 0 && descriptor <= STDERR_FILENO);
    if (descriptor >= 0)
        close(descriptor);
}

int main(int argc, char **argv)
{
    privacy_begin();
    fill_descriptors();
    /* Who reads us may leave (`camtay check | head`): writing then fails, and we end in order. */
    signal(SIGPIPE, SIG_IGN);

    struct call call;
    int status = STATUS_FINE;
    if (call_read(&call, argc, argv, &status))
        status = call.command->run(&call);
    call_release(&call);
    return say_end(status);
}
