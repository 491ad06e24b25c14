/* Over real ssh: an escalation to somebody who is away goes out by sendmail, and says nothing of the case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "walk.h"

enum { MAIL_SECONDS = 30 };

static char folder[] = "/tmp/wijkd-mail-XXXXXX";
static char program[64], sent[64];

/* A sendmail that keeps its arguments, its environment and what it is given. It moves it there when it is whole. */
static void sendmail_write(void)
{
	FILE *file = fopen(program, "w");

	assert_non_null(file);
	fprintf(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n{ echo \"arguments: $*\"; echo \"environment:\"\n"
		"tr '\\0' '\\n' </proc/$$/environ\n"
		"echo \"end\"; cat; } >%s.part 2>&1\nmv %s.part %s\n", sent, sent, sent);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(program, 0700), 0);
}

static int begin(void **state)
{
	char conf[128];
	const struct town_set set = { .conf = conf };

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(program, sizeof(program), "%s/sendmail", folder);
	snprintf(sent, sizeof(sent), "%s/sent", folder);
	sendmail_write();
	snprintf(conf, sizeof(conf), "[mail]\nsendmail = %s\nfrom = wijkd@noord.example\n", program);
	return open_town_as(&set);
}

static int end(void **state)
{
	close_town(state);
	unlink(program);
	unlink(sent);
	return rmdir(folder);
}

/* Waits for the file; the caller frees it. */
static struct buf await_mail(void)
{
	int64_t until = clock_monotonic() + MAIL_SECONDS * 1000L;
	struct buf text = BUF_INIT;
	char bytes[1024];
	FILE *file;
	size_t count;

	while (!(file = fopen(sent, "r"))) {
		if (clock_monotonic() > until)
			fail_msg("nothing was sent in %d s", MAIL_SECONDS);
		usleep(20000);
	}
	while ((count = fread(bytes, 1, sizeof(bytes), file)) > 0)
		buf_add(&text, bytes, count);
	fclose(file);
	return text;
}

static void refused(const char *address)
{
	struct run run = town_ctl(town, NULL, "user", "mail", "dirk", address, NULL);

	assert_int_not_equal(run.status, 0);
	run_free(&run);
}

static void who_is_away_is_mailed_without_anything_of_the_case(void **state)
{
	static const char *const told[] = { "arguments: -i -- dirk@noord.example\nenvironment:\nend\n",
		"From: wijkd@noord.example\n", "To: dirk@noord.example\n", "Subject: wijkd: er wacht iets op u\n",
		"Auto-Submitted: auto-generated\n", "charset=utf-8", "U hebt de tijd tot en met ", "Log in met ssh" };
	static const char *const untold[] = { "Jong", "Y\xc4\xb1ld", "School", "Dirk", "Bram", "GW-" };
	struct client *bram;

	(void)state;
	refused("dirk@noord.example,els@elders.example");
	refused("dirk@noord.example\nBcc: els@elders.example");
	town_ctl_good(town, NULL, "user", "mail", "dirk", "dirk@noord.example", NULL);
	bram = client_login(town, "bram");
	step_household(bram, "yildiz", "de Jong - Y\xc4\xb1ld\xc4\xb1z");
	client_does(bram, "o", "Uw vraag");
	step_field(bram, "Uw vraag");
	client_types(bram, "School en wijkteam praten langs elkaar heen.");
	client_sees(bram, "School en wijkteam praten");
	client_does(bram, KEY_F2, "Uw vraag ligt op de ladder.");
	struct buf text = await_mail();
	for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++)
		if (!strstr(text.data, told[i]))
			fail_msg("not in the mail: %s\n%s", told[i], text.data);
	for (size_t i = 0; i < sizeof(untold) / sizeof(*untold); i++)
		if (strstr(text.data, untold[i]))
			fail_msg("in the mail: %s\n%s", untold[i], text.data);
	buf_free(&text);
	client_logout(bram);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(who_is_away_is_mailed_without_anything_of_the_case, begin, end),
	};

	return cmocka_run_group_tests_name("mail", tests, NULL, NULL);
}
