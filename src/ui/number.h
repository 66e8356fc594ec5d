/* Figures as the Vietnamese write them: 4.812. */
#ifndef CAMTAY_UI_NUMBER_H
#define CAMTAY_UI_NUMBER_H

#define FIGURE_SIZE 32

/* Writes `value` into `text` (FIGURE_SIZE bytes) and returns it. */
const char *figure_text(long value, char *text);

#endif
