/* Figures as the Vietnamese write them: 4.812. */
#ifndef CAMTAY_UI_NUMBER_H
#define CAMTAY_UI_NUMBER_H

#define NUMBER_SIZE 32

/* Writes `value` into `text` (NUMBER_SIZE bytes) and returns it. */
const char *number_text(long value, char *text);

#endif
