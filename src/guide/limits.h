/* How much a guide may hold. A page of 80×24 shows far less; what is larger is a mistake, and a
 * limit keeps a broken file from holding the counter up. */
#ifndef CAMTAY_GUIDE_LIMITS_H
#define CAMTAY_GUIDE_LIMITS_H

#define GUIDE_MOST_FILES        200
#define GUIDE_MOST_FILE_BYTES   (256 * 1024)
#define GUIDE_MOST_LINKS        500
#define GUIDE_MOST_LINE_BYTES   4000
#define GUIDE_MOST_BLOCK_BYTES  8000 /* lines without a blank one between them */
#define GUIDE_MOST_STEPS        60
#define GUIDE_MOST_ACTS         9
#define GUIDE_MOST_CODES        4
#define GUIDE_MOST_HOME         4 /* lines of a step on the leaflet */
#define GUIDE_MOST_TROUBLES     20
#define GUIDE_MOST_TEXT_BYTES   2000
#define GUIDE_MOST_CODE_COLUMNS 45 /* what a QR may take of 80×24 */
#define GUIDE_MOST_CODE_ROWS    23
#define GUIDE_FRESH_DAYS        180 /* after that a walk on a real phone is worth repeating */

#endif
