/* Screens kept as text: tests/ui/golden/NAME.txt. CAMTAY_ACCEPT=1 writes them anew. */
#ifndef CAMTAY_TESTS_UI_GOLDEN_H
#define CAMTAY_TESTS_UI_GOLDEN_H

/* Fails the test, naming the first row that differs, if `text` is not what the file holds. */
void assert_golden(const char *name, const char *text);

#endif
