/* Sentences for people: Dutch in the code, other languages through gettext. */
#ifndef BASE_SAY_H
#define BASE_SAY_H

#include <libintl.h>

/* Translated now. */
#define _(text) dgettext("wijkd", (text))
/* Marked for translation, translated where it is shown. */
#define N_(text) (text)

#endif
