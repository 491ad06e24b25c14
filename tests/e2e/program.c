/* What all programs here have in common. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* They hold no code of the executables they drive: what a failed test did not free says nothing. */
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
	return 1;
}

/* E2E_ONLY runs some of the tests: a name with * and ?. */
__attribute__((constructor)) static void only(void)
{
	cmocka_set_test_filter(getenv("E2E_ONLY"));
}
