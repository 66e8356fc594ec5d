#include "base/privacy.h"

#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>

void privacy_begin(void)
{
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__
    /* A core that is piped to a collector asks this, not the limit. */
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
