/* wijkd.conf: what is read, what is refused, and where the sentence says the mistake is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "conf/conf.h"

static char directory[] = "/tmp/wijkd-conf-XXXXXX";
static char path[64];

static int make_directory(void **state)
{
	(void)state;
	if (!mkdtemp(directory))
		return -1;
	snprintf(path, sizeof(path), "%s/wijkd.conf", directory);
	return 0;
}

static int remove_directory(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(directory);
}

static void write_conf(const char *text, size_t bytes)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, bytes, file), bytes);
	assert_int_equal(fclose(file), 0);
}

static struct conf load(const char *text)
{
	struct conf conf;
	struct err err = ERR_INIT;

	write_conf(text, strlen(text));
	if (!conf_load(path, &conf, &err))
		fail_msg("%s", err.text);
	return conf;
}

/* Loads, expects a refusal, and looks for the words in its sentence. */
static void refuse(const char *text, const char *line, const char *words)
{
	struct conf conf;
	struct err err = ERR_INIT;

	write_conf(text, strlen(text));
	if (conf_load(path, &conf, &err))
		fail_msg("accepted: %s", text);
	assert_int_equal(err.code, ERR_INPUT);
	if (!strstr(err.text, line) || !strstr(err.text, words) || !strstr(err.text, path))
		fail_msg("'%s' and '%s' are not in: %s", line, words, err.text);
}

static void an_empty_file_gives_the_defaults(void **state)
{
	struct conf conf = load("");
	char expected[80];

	(void)state;
	assert_string_equal(conf.address, "127.0.0.1");
	assert_int_equal(conf.port, 2222);
	snprintf(expected, sizeof(expected), "%s/state", directory);
	assert_string_equal(conf.state, expected);
	snprintf(expected, sizeof(expected), "%s/run", directory);
	assert_string_equal(conf.run, expected);
	assert_string_equal(conf.gemeente, "");
	assert_true(conf.second_factor);
	assert_true(conf.compression);
	assert_int_equal(conf.grace_seconds, 60);
	assert_int_equal(conf.max_sessions, 600);
	assert_int_equal(conf.password_memory_mib, 128);
	assert_int_equal(conf.idle_lock_minutes, 10);
	assert_int_equal(conf.away_seconds, 16);
	assert_int_equal(conf.clock_offset, 0);
	assert_int_equal(conf.operator_count, 0);
	conf_free(&conf);
}

static void every_kind_of_value_is_read(void **state)
{
	struct conf conf = load("# een regel uitleg\n"
	                        "[wijkd]\n"
	                        "address = ::1\n"
	                        "  port=0\r\n"
	                        "state = /var/lib/wijkd\n"
	                        "keys = ../sleutels\n"
	                        "gemeente = Súdwest-Fryslân ; en meer\n"
	                        "[login]\n"
	                        "second_factor = nee\n"
	                        "[terminal]\n"
	                        "compression = no\n"
	                        "[test]\n"
	                        "clock_offset = -86400\n"
	                        "[wijkd]\n"
	                        "run = r");
	char expected[80];

	(void)state;
	assert_string_equal(conf.address, "::1");
	assert_int_equal(conf.port, 0);
	assert_string_equal(conf.state, "/var/lib/wijkd");
	snprintf(expected, sizeof(expected), "%s/../sleutels", directory);
	assert_string_equal(conf.keys, expected);
	snprintf(expected, sizeof(expected), "%s/r", directory);
	assert_string_equal(conf.run, expected);
	assert_string_equal(conf.gemeente, "Súdwest-Fryslân ; en meer");
	assert_false(conf.second_factor);
	assert_false(conf.compression);
	assert_int_equal(conf.clock_offset, -86400);
	conf_free(&conf);
}

static void mail_is_off_until_a_program_is_named(void **state)
{
	struct conf conf = load("");

	(void)state;
	assert_string_equal(conf.mail_program, "");
	assert_string_equal(conf.mail_from, "");
	conf_free(&conf);
	conf = load("[mail]\nsendmail = /usr/sbin/sendmail\nfrom = wijkd@noord.example\n");
	assert_string_equal(conf.mail_program, "/usr/sbin/sendmail");
	assert_string_equal(conf.mail_from, "wijkd@noord.example");
	conf_free(&conf);
	refuse("[mail]\nsendmail = sendmail\n", "regel 2", "sendmail moet met een / beginnen");
	refuse("[mail]\nfrom = a@b.nl, c@d.nl\n", "regel 2", "from moet een e-mailadres zijn");
	refuse("[mail]\nfrom = -a@b.nl\n", "regel 2", "from moet een e-mailadres zijn");
}

static void operators_map_users_of_the_machine_to_employees(void **state)
{
	struct conf conf = load("[beheer]\nroot = gerrit\njan.de-vries = gerrit\n");

	(void)state;
	assert_int_equal(conf.operator_count, 2);
	assert_string_equal(conf_employee(&conf, "jan.de-vries"), "gerrit");
	assert_null(conf_employee(&conf, "gerrit"));
	conf_free(&conf);
	refuse("[beheer]\nroot = gerrit\nroot = hanna\n", "regel 3", "dubbel");
	refuse("[beheer]\nroot =\n", "regel 2", "root");
}

static void a_mistake_is_named_with_its_line(void **state)
{
	static const struct {
		const char *text, *line, *words;
	} cases[] = {
		{ "[wijkd]\npoort = 22\n", "regel 2", "kent geen 'poort'" },
		{ "[wijkd]\n\n# uitleg\n[webserver]\n", "regel 4", "[webserver]" },
		{ "[webserver]\nport = 22\n", "regel 1", "[webserver]" },
		{ "[wijkd\nport = 22\n", "regel 1", "wijkd" },
		{ "port = 22\n", "regel 1", "kop" },
		{ "[wijkd]\nport = 22\naddress = ::1\nport = 23\n", "regel 4", "ook op regel 2" },
		{ "[wijkd]\nport = 22\n[login]\n[wijkd]\nport = 22\n", "regel 5", "ook op regel 2" },
		{ "[login]\nport = 22\n", "regel 2", "[login] kent geen 'port'" },
		{ "[wijkd]\nport = 65536\n", "regel 2", "65535" },
		{ "[wijkd]\nport = -1\n", "regel 2", "getal" },
		{ "[wijkd]\nport = 22x\n", "regel 2", "'22x'" },
		{ "[wijkd]\nport = 22 ; hierop\n", "regel 2", "getal" },
		{ "[wijkd]\nport =\n", "regel 2", "getal" },
		{ "[wijkd]\nport = 99999999999999999999\n", "regel 2", "getal" },
		{ "[wijkd]\nport\n", "regel 2", "naam = waarde" },
		{ "[wijkd]\naddress = localhost\n", "regel 2", "IP-adres" },
		{ "[wijkd]\naddress = 127.0.0.1.1\n", "regel 2", "IP-adres" },
		{ "[wijkd]\nstate =\n", "regel 2", "leeg" },
		{ "[login]\nsecond_factor = misschien\n", "regel 2", "misschien" },
		{ "[login]\ntries = 0\n", "regel 2", "1 tot en met 10" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		refuse(cases[i].text, cases[i].line, cases[i].words);
}

static void weak_settings_stay_on_loopback(void **state)
{
	struct conf conf = load("[wijkd]\naddress = 127.8.0.1\n[login]\nsecond_factor = no\n"
	                        "[test]\nclock_offset = 1\n");

	(void)state;
	assert_true(conf_loopback(&conf));
	conf_free(&conf);
	refuse("[login]\nsecond_factor = no\n[wijkd]\naddress = 0.0.0.0\n", "regel 2", "tweede factor");
	refuse("[login]\nsecond_factor = no\n[wijkd]\naddress = ::\n", "regel 2", "tweede factor");
	refuse("[wijkd]\naddress = 192.168.1.4\n\n[test]\n", "regel 4", "loopback");
	refuse("[wijkd]\naddress = ::ffff:10.0.0.1\n[test]\nclock_offset = 0\n", "regel 3", "loopback");
	conf = load("[wijkd]\naddress = 10.0.0.1\n");
	assert_false(conf_loopback(&conf));
	conf_free(&conf);
}

static void too_long_is_refused_never_cut(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	buf_text(&text, "[wijkd]\nrun = /");
	for (int i = 0; i < 90; i++)
		buf_char(&text, 'r');
	refuse(text.data, "regel 2", "hoogstens 90");
	buf_clear(&text);
	buf_text(&text, "[wijkd]\ngemeente = ");
	for (int i = 0; i < 201; i++)
		buf_text(&text, "é");
	refuse(text.data, "regel 2", "te lang");
	buf_clear(&text);
	buf_text(&text, "[wijkd]\n#");
	for (int i = 0; i < 5000; i++)
		buf_char(&text, '-');
	refuse(text.data, "regel 2", "te lang");
	buf_free(&text);
}

static void what_is_no_text_is_refused(void **state)
{
	static const char with_nul[] = "[wijkd]\nport = 22\0\n";
	struct conf conf;
	struct err err = ERR_INIT;

	(void)state;
	refuse("[wijkd]\ngemeente = \xff\xfe\n", "", "UTF-8");
	write_conf(with_nul, sizeof(with_nul) - 1);
	assert_false(conf_load(path, &conf, &err));
	assert_int_equal(err.code, ERR_INPUT);
	assert_false(conf_load("/nergens/wijkd.conf", &conf, &err));
	assert_int_equal(err.code, ERR_IO);
	assert_non_null(strstr(err.text, "/nergens/wijkd.conf"));
}

/* The example says what holds: as it is, and with every key uncommented. */
static void the_example_file_holds_the_defaults(void **state)
{
	struct conf conf, empty = load("");
	char *text = NULL;
	size_t bytes = 0;
	struct buf filled = BUF_INIT;
	FILE *out = open_memstream(&text, &bytes);

	(void)state;
	conf_print_template(out);
	fclose(out);
	conf = load(text);
	conf_free(&conf);
	for (const char *at = text; *at; at++)
		if (*at != '#' || at[1] == ' ')
			buf_char(&filled, *at);
	conf = load(filled.data);
	assert_int_equal(conf.port, empty.port);
	assert_int_equal(conf.max_unauthenticated, empty.max_unauthenticated);
	assert_string_equal(conf.keys, empty.keys);
	assert_string_equal(conf.banner, empty.banner);
	assert_string_equal(conf_employee(&conf, "root"), "gerrit");
	conf_free(&conf);
	conf_free(&empty);
	buf_free(&filled);
	free(text);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_file_gives_the_defaults),
		cmocka_unit_test(every_kind_of_value_is_read),
		cmocka_unit_test(mail_is_off_until_a_program_is_named),
		cmocka_unit_test(operators_map_users_of_the_machine_to_employees),
		cmocka_unit_test(a_mistake_is_named_with_its_line),
		cmocka_unit_test(weak_settings_stay_on_loopback),
		cmocka_unit_test(too_long_is_refused_never_cut),
		cmocka_unit_test(what_is_no_text_is_refused),
		cmocka_unit_test(the_example_file_holds_the_defaults),
	};

	return cmocka_run_group_tests(tests, make_directory, remove_directory);
}
