/* Who may open a connection: strangers at once, connections a second, penalties. Time and chance are the test's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <cmocka.h>

#include "monitor/admission.h"

enum { LUCKY = 99, UNLUCKY = 0, SECOND = 1000 };

static struct source source_of(const char *text)
{
	struct sockaddr_storage address = { 0 };
	struct source source;

	if (strchr(text, ':')) {
		address.ss_family = AF_INET6;
		assert_int_equal(inet_pton(AF_INET6, text, &((struct sockaddr_in6 *)&address)->sin6_addr), 1);
	} else {
		address.ss_family = AF_INET;
		assert_int_equal(inet_pton(AF_INET, text, &((struct sockaddr_in *)&address)->sin_addr), 1);
	}
	assert_true(admission_source(&address, &source));
	return source;
}

static void one_address_has_few_strangers_at_once(void **unused)
{
	(void)unused;
	struct admission *admission = admission_new(100, 2);
	struct source a = source_of("192.0.2.1"), b = source_of("192.0.2.2");

	assert_int_equal(admission_ask(admission, &a, 0, LUCKY), ADMISSION_YES);
	assert_int_equal(admission_ask(admission, &a, 0, LUCKY), ADMISSION_YES);
	assert_int_equal(admission_ask(admission, &a, 0, LUCKY), ADMISSION_ADDRESS);
	assert_int_equal(admission_ask(admission, &b, 0, LUCKY), ADMISSION_YES);
	admission_known(admission, &a);
	assert_int_equal(admission_ask(admission, &a, 0, LUCKY), ADMISSION_YES);
	assert_int_equal(admission_strangers(admission), 3);
	admission_free(admission);
}

static void from_half_of_the_places_on_chance_decides_and_at_the_end_nobody_gets_in(void **unused)
{
	(void)unused;
	struct admission *admission = admission_new(4, 10);
	struct source a = source_of("192.0.2.1");

	assert_int_equal(admission_ask(admission, &a, 0, UNLUCKY), ADMISSION_YES);
	assert_int_equal(admission_ask(admission, &a, 0, UNLUCKY), ADMISSION_YES);
	assert_int_equal(admission_ask(admission, &a, 0, UNLUCKY), ADMISSION_CHANCE);
	assert_int_equal(admission_ask(admission, &a, 0, LUCKY), ADMISSION_YES);
	assert_int_equal(admission_ask(admission, &a, 0, LUCKY), ADMISSION_YES);
	assert_int_equal(admission_ask(admission, &a, 0, LUCKY), ADMISSION_FULL);
	admission_free(admission);
}

static void one_address_has_twenty_connections_a_second(void **unused)
{
	(void)unused;
	struct admission *admission = admission_new(100, 100);
	struct source a = source_of("192.0.2.1");

	for (int i = 0; i < ADMISSION_RATE_MOST; i++) {
		assert_int_equal(admission_ask(admission, &a, 10 * SECOND, LUCKY), ADMISSION_YES);
		admission_known(admission, &a);
	}
	assert_int_equal(admission_ask(admission, &a, 10 * SECOND + 999, LUCKY), ADMISSION_RATE);
	assert_int_equal(admission_ask(admission, &a, 11 * SECOND, LUCKY), ADMISSION_YES);
	admission_free(admission);
}

static void two_mistakes_are_forgiven_three_in_a_row_are_not(void **unused)
{
	(void)unused;
	struct admission *admission = admission_new(100, 10);
	struct source a = source_of("192.0.2.1"), b = source_of("192.0.2.2");

	admission_penalise(admission, &a, "amina", PENALTY_FAILED, 0);
	admission_penalise(admission, &a, "amina", PENALTY_FAILED, 0);
	assert_int_equal(admission_ask(admission, &a, 1, LUCKY), ADMISSION_YES);
	assert_false(admission_user_barred(admission, &a, "amina", 1));
	admission_penalise(admission, &a, "amina", PENALTY_FAILED, 0);
	assert_int_equal(admission_ask(admission, &a, 1, LUCKY), ADMISSION_PENALTY);
	assert_true(admission_user_barred(admission, &a, "amina", 1));
	assert_false(admission_user_barred(admission, &a, "bram", 1));
	assert_false(admission_user_barred(admission, &b, "amina", 1));
	assert_int_equal(admission_ask(admission, &b, 1, LUCKY), ADMISSION_YES);
	/* It holds until all of it is over, and then starts anew. */
	assert_int_equal(admission_ask(admission, &a, 15 * SECOND - 1, LUCKY), ADMISSION_PENALTY);
	assert_int_equal(admission_ask(admission, &a, 15 * SECOND, LUCKY), ADMISSION_YES);
	admission_penalise(admission, &a, "amina", PENALTY_FAILED, 16 * SECOND);
	assert_int_equal(admission_ask(admission, &a, 16 * SECOND, LUCKY), ADMISSION_YES);
	admission_free(admission);
}

static void an_office_behind_one_address_waits_a_minute_at_most_its_attacker_ten(void **unused)
{
	(void)unused;
	struct admission *admission = admission_new(100, 10);
	struct source a = source_of("192.0.2.1");

	for (int i = 0; i < 500; i++)
		admission_penalise(admission, &a, "amina", PENALTY_CRASH, 0);
	assert_int_equal(admission_ask(admission, &a, ADMISSION_ADDRESS_MOST_MS - 1, LUCKY), ADMISSION_PENALTY);
	assert_int_equal(admission_ask(admission, &a, ADMISSION_ADDRESS_MOST_MS, LUCKY), ADMISSION_YES);
	assert_true(admission_user_barred(admission, &a, "amina", ADMISSION_USER_MOST_MS - 1));
	assert_false(admission_user_barred(admission, &a, "amina", ADMISSION_USER_MOST_MS));
	admission_free(admission);
}

static void one_crash_bars_its_address_at_once(void **unused)
{
	(void)unused;
	struct admission *admission = admission_new(100, 10);
	struct source a = source_of("192.0.2.1");

	admission_penalise(admission, &a, "", PENALTY_CRASH, 0);
	assert_int_equal(admission_ask(admission, &a, 1, LUCKY), ADMISSION_PENALTY);
	admission_free(admission);
}

static void this_machine_is_counted_but_never_punished(void **unused)
{
	(void)unused;
	static const char *const names[] = { "127.0.0.1", "127.5.5.5", "::1", "::ffff:127.0.0.1" };

	for (int i = 0; i < 4; i++) {
		struct admission *admission = admission_new(1000, 3);
		struct source here = source_of(names[i]);
		for (int n = 0; n < 50; n++) {
			admission_penalise(admission, &here, "amina", PENALTY_CRASH, 0);
			assert_int_equal(admission_ask(admission, &here, 1, UNLUCKY), ADMISSION_YES);
			assert_false(admission_user_barred(admission, &here, "amina", 1));
			admission_known(admission, &here);
		}
		for (int n = 0; n < 3; n++)
			assert_int_equal(admission_ask(admission, &here, 1, UNLUCKY), ADMISSION_YES);
		assert_int_equal(admission_ask(admission, &here, 1, UNLUCKY), ADMISSION_ADDRESS);
		admission_free(admission);
	}
}

static void ipv6_counts_by_its_network_and_ipv4_in_it_as_ipv4(void **unused)
{
	(void)unused;
	struct admission *admission = admission_new(100, 1);
	struct source a = source_of("2001:db8:1:2::1"), a2 = source_of("2001:db8:1:2:ffff::9");
	struct source b = source_of("2001:db8:1:3::1");
	struct source v4 = source_of("192.0.2.1"), mapped = source_of("::ffff:192.0.2.1");

	assert_int_equal(admission_ask(admission, &a, 0, LUCKY), ADMISSION_YES);
	assert_int_equal(admission_ask(admission, &a2, 0, LUCKY), ADMISSION_ADDRESS);
	assert_int_equal(admission_ask(admission, &b, 0, LUCKY), ADMISSION_YES);
	assert_int_equal(admission_ask(admission, &v4, 0, LUCKY), ADMISSION_YES);
	assert_int_equal(admission_ask(admission, &mapped, 0, LUCKY), ADMISSION_ADDRESS);
	admission_free(admission);
}

static void a_full_memory_lets_the_unknown_in_and_recovers(void **unused)
{
	(void)unused;
	struct admission *admission = admission_new(100, 10);
	struct source many = { .v6 = true }, late = source_of("192.0.2.1");

	for (uint32_t i = 0; i < ADMISSION_SOURCES; i++) {
		memcpy(many.bytes, &i, sizeof(i));
		admission_penalise(admission, &many, "", PENALTY_CRASH, 0);
	}
	admission_penalise(admission, &late, "", PENALTY_CRASH, 0);
	assert_int_equal(admission_ask(admission, &late, 1, LUCKY), ADMISSION_YES);
	assert_int_equal(admission_ask(admission, &many, 1, LUCKY), ADMISSION_PENALTY);
	admission_penalise(admission, &late, "", PENALTY_CRASH, ADMISSION_USER_MOST_MS);
	assert_int_equal(admission_ask(admission, &late, ADMISSION_USER_MOST_MS + 1, LUCKY), ADMISSION_PENALTY);
	admission_free(admission);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_address_has_few_strangers_at_once),
		cmocka_unit_test(from_half_of_the_places_on_chance_decides_and_at_the_end_nobody_gets_in),
		cmocka_unit_test(one_address_has_twenty_connections_a_second),
		cmocka_unit_test(two_mistakes_are_forgiven_three_in_a_row_are_not),
		cmocka_unit_test(an_office_behind_one_address_waits_a_minute_at_most_its_attacker_ten),
		cmocka_unit_test(one_crash_bars_its_address_at_once),
		cmocka_unit_test(this_machine_is_counted_but_never_punished),
		cmocka_unit_test(ipv6_counts_by_its_network_and_ipv4_in_it_as_ipv4),
		cmocka_unit_test(a_full_memory_lets_the_unknown_in_and_recovers),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
