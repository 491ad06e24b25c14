/* The build id, compiled in by the Makefile; this file alone is compiled again when it changes. */
#include "base/build.h"

_Static_assert(sizeof(WIJKD_BUILD) == BUILD_ID_CHARS + 1, "the Makefile gives a build id of 16 digits");

const char *build_id(void)
{
	return WIJKD_BUILD;
}
