/* camtay: reads the command line and runs the command that it names. */
#include <signal.h>

#include "command/command.h"
#include "command/say.h"

int main(int argc, char **argv)
{
    /* Who reads us may leave (`camtay check | head`): writing then fails, and we end in order. */
    signal(SIGPIPE, SIG_IGN);

    struct call call;
    int status = STATUS_FINE;
    if (call_read(&call, argc, argv, &status))
        status = call.command->run(&call);
    call_release(&call);
    return say_end(status);
}
