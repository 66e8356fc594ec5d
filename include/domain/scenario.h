/* Situations to practise on: an invented citizen who says something at the counter, a trouble that
 * comes at one step, and how it should end. Ids of guides and troubles are those of screens/vi.
 * @source apps.md §8 (troubles), §2 (issued is not yet a signature) */
#ifndef CAMTAY_DOMAIN_SCENARIO_H
#define CAMTAY_DOMAIN_SCENARIO_H

#include <stddef.h>

#include "domain/outcome.h"

struct scenario {
    const char *title;    /* of the list: "Không nhận được mã OTP" */
    const char *says;     /* what the citizen says on coming in, without quotes */
    const char *happens;  /* what the phone or the citizen shows underway, told to who practises */
    const char *guide;    /* where it is worked on */
    const char *trouble;  /* to be noted at its step; NULL: none comes */
    const char *service;  /* what is to be logged … */
    const char *provider; /* … with whom, NULL none … */
    enum outcome outcome; /* … and how it should end */
    const char *reason;   /* for OUTCOME_NOT_DONE; else NULL */
    const char *why;      /* one sentence: why it ends so */
};

/* The table, the easy ones first; NULL beyond its end. */
size_t scenario_count(void);
const struct scenario *scenario_at(size_t index);

#endif
