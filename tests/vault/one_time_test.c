/* One-time codes: the vectors of the RFCs, the window, and the codes for when the telephone is gone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "vault/one_time.h"
#include "vault/vault.h"

static const uint8_t rfc_seed[ONE_TIME_SEED_BYTES + 1] = "12345678901234567890";

static int begin(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	return vault_init(&err) ? 0 : -1;
}

static void the_codes_are_those_of_rfc_6238(void **state)
{
	static const struct {
		int64_t seconds;
		const char *code;
	} vectors[] = {
		{ 59, "94287082" },
		{ 1111111109, "07081804" },
		{ 1111111111, "14050471" },
		{ 1234567890, "89005924" },
		{ 2000000000, "69279037" },
		{ INT64_C(20000000000), "65353130" },
	};
	char code[ONE_TIME_CODE_BYTES];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(vectors); i++) {
		one_time_code(rfc_seed, ONE_TIME_SEED_BYTES, vectors[i].seconds * 1000 / ONE_TIME_STEP_MS, 8, code);
		assert_string_equal(code, vectors[i].code);
	}
}

static void the_codes_are_those_of_rfc_4226(void **state)
{
	static const char *const vectors[] = { "755224", "287082", "359152", "969429", "338314", "254676", "287922",
		"162583", "399871", "520489" };
	char code[ONE_TIME_CODE_BYTES];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(vectors); i++) {
		one_time_code(rfc_seed, ONE_TIME_SEED_BYTES, (int64_t)i, ONE_TIME_DIGITS, code);
		assert_string_equal(code, vectors[i]);
	}
}

static void a_code_is_found_within_its_window_and_not_outside(void **state)
{
	char code[ONE_TIME_CODE_BYTES];
	int64_t found = 0;

	(void)state;
	for (int64_t away = -3; away <= 3; away++) {
		one_time_code(rfc_seed, ONE_TIME_SEED_BYTES, 58000000 + away, ONE_TIME_DIGITS, code);
		bool inside = away >= -1 && away <= 1;
		assert_int_equal(one_time_find(rfc_seed, code, 58000000, 1, 1, &found), inside);
		if (inside)
			assert_int_equal(found, 58000000 + away);
	}
	assert_true(one_time_find(rfc_seed, code, 58000000, 20, 20, &found));
	assert_int_equal(found, 58000003);
}

static void what_is_no_code_is_found_nowhere(void **state)
{
	static const char *const others[] = { "", "1", "12345", "1234567", "      ", "abcdef" };
	int64_t found = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		assert_false(one_time_find(rfc_seed, others[i], 1, 1, 1, &found));
}

static void the_seed_is_written_in_base32(void **state)
{
	uint8_t seed[ONE_TIME_SEED_BYTES], other[ONE_TIME_SEED_BYTES];
	char text[ONE_TIME_TEXT_BYTES];

	(void)state;
	one_time_seed_text(rfc_seed, text);
	assert_string_equal(text, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
	one_time_seed_new(seed);
	one_time_seed_new(other);
	assert_memory_not_equal(seed, other, sizeof(seed));
}

static void a_recovery_code_is_read_as_people_type_it(void **state)
{
	char code[RECOVERY_TEXT_BYTES], read[RECOVERY_TEXT_BYTES], other[RECOVERY_TEXT_BYTES];

	(void)state;
	recovery_new(code);
	recovery_new(other);
	assert_string_not_equal(code, other);
	assert_true(recovery_read(code, read));
	assert_string_equal(read, code);
	assert_true(recovery_read(" 7kq2m 9xavo ", read));
	assert_string_equal(read, "7KQ2M-9XAV0");
	assert_true(recovery_read("IL0O1ABCDE", read));
	assert_string_equal(read, "11001-ABCDE");
	assert_false(recovery_read("7KQ2M-9XAV", read));
	assert_false(recovery_read("7KQ2M-9XAVPP", read));
	assert_false(recovery_read("7KQ2M-9XAVU", read));
	assert_false(recovery_read("123456", read));
	assert_false(recovery_read("", read));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_codes_are_those_of_rfc_6238),
		cmocka_unit_test(the_codes_are_those_of_rfc_4226),
		cmocka_unit_test(a_code_is_found_within_its_window_and_not_outside),
		cmocka_unit_test(what_is_no_code_is_found_nowhere),
		cmocka_unit_test(the_seed_is_written_in_base32),
		cmocka_unit_test(a_recovery_code_is_read_as_people_type_it),
	};

	return cmocka_run_group_tests(tests, begin, NULL);
}
