/* Where things are when the command line does not say. All results are freed by the caller. */
#ifndef CAMTAY_COMMAND_PATHS_H
#define CAMTAY_COMMAND_PATHS_H

/* The data folder: `given`, else $CAMTAY_DATA, else $XDG_DATA_HOME/camtay, else
 * ~/.local/share/camtay; NULL if not even HOME is set. It need not exist. */
char *paths_data(const char *given);

/* The guides: `given`, else those of the source tree for a program that stands in its build folder,
 * else the installed ones. */
char *paths_screens(const char *given);

/* Calendar and commune that came with the program; paths_commune is the first file of the folder by
 * name, NULL if there is none. */
char *paths_calendar(void);
char *paths_commune(void);

#endif
