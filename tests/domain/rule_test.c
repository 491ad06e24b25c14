/*
 * Every refusal says the rule, the article and what to do next: the table is whole, the sources refuse by nothing else,
 * no row is dead, each trigger has its row, no article is cited that nobody looked up, and the documents are the table.
 */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "domain/access.h"
#include "domain/rule.h"

/* ---- files ---- */

static void file_read(const char *path, struct buf *out)
{
	char part[4096];
	size_t count;
	FILE *file = fopen(path, "r");

	if (!file)
		fail_msg("%s is not there", path);
	while ((count = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(out, part, count);
	fclose(file);
}

static void file_write(const char *path, const char *data, size_t bytes)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(data, 1, bytes, file), bytes);
	fclose(file);
}

typedef void source_fn(const char *path, const char *text, void *arg);

static void sources_each(const char *pattern, source_fn *each, void *arg)
{
	glob_t found;

	if (glob(pattern, 0, NULL, &found) != 0)
		fail_msg("no file is called %s", pattern);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct buf text = BUF_INIT;

		file_read(found.gl_pathv[i], &text);
		each(found.gl_pathv[i], text.data ? text.data : "", arg);
		buf_free(&text);
	}
	globfree(&found);
}

static const char *const rooms[] = { "src/domain/*.c", "src/store/*.c", "src/store/*.h", "src/desk/*.c", "src/ctl/*.c",
	"src/monitor/*.c" };

/* ---- the table ---- */

static void whole(const struct rule_group *group, const struct rule *rule)
{
	struct err err = ERR_INIT;
	size_t next = strlen(rule->next), says = strlen(rule->says);

	rule_refuse(&err, rule->word);
	if (strlen(rule->word) >= ERR_RULE_BYTES || says < 10 || rule->says[says - 1] == '.')
		fail_msg("%s: «%s» is no rule without a full stop", rule->word, rule->says);
	if (next < 5 || rule->next[next - 1] != '.')
		fail_msg("%s does not say what to do next: «%s»", rule->word, rule->next);
	if (!rule->article != (group->rules == rule_facts))
		fail_msg("%s: an article, or %s; only what just is so has none", rule->word, AFSPRAAK);
	if (text_columns(err.text) > RULE_SAID_CHARACTERS)
		fail_msg("%s is %d characters, and %d are read: «%s»", rule->word, text_columns(err.text), RULE_SAID_CHARACTERS,
			err.text);
	assert_int_equal(err.code, ERR_REFUSED);
	assert_string_equal(err.rule, rule->word);
	assert_non_null(strstr(err.text, rule->says));
	assert_non_null(strstr(err.text, rule->next));
	if (rule->article)
		assert_non_null(strstr(err.text, rule->article));
}

static void every_rule_says_article_and_next_step_and_can_be_read_whole(void **state)
{
	(void)state;
	for (const struct rule_group *group = rule_groups; group->title; group++)
		for (const struct rule *rule = group->rules; rule->word; rule++) {
			whole(group, rule);
			if (rule_find(rule->word) != rule)
				fail_msg("there are two rows %s", rule->word);
		}
}

static void every_deed_has_its_refusal(void **state)
{
	(void)state;
	for (int deed = DEED_LIST; deed < DEED_COUNT_; deed++) {
		char word[ERR_RULE_BYTES];

		snprintf(word, sizeof(word), "rechten.%s", deed_word((enum deed)deed));
		if (deed != DEED_MANDATE_READ && !rule_find(word))
			fail_msg("nobody says who may %s: there is no row %s", deed_word((enum deed)deed), word);
	}
}

/* Looked up in notes on the domain and in public texts of the law; a new one is looked up before it stands here. */
static void no_article_is_cited_that_nobody_looked_up(void **state)
{
	static const char *const known[] = { AFSPRAAK, MANDAATBESLUIT, AFSPRAAK ": één gezin, één regisseur",
		AFSPRAAK ": één gezin, één plan", "Awb 1:3", "Awb 2:4", "Awb 3:2", "Awb 3:41", "Awb 3:46", "Awb 7:5", "Awb 7:12", "Awb 9:7",
		"Awb 10:1", "Awb 10:3 lid 3", "Awb 10:4", "Awb 10:5", "Awb 10:6", "Awb 10:7", "Awb 10:8", "Awb 10:9",
		"Wmo 2015 2.3.2", "Wmo 2015 2.3.3", "Wmo 2015 2.3.2, Jeugdwet 2.3", "Wmo 2015 2.3.5, Jeugdwet 2.3",
		"Jeugdwet 1.1", "Jeugdwet 2.6", "Jeugdwet 3.5", "Jeugdwet 7.3", "AVG 5", "AVG 12", "AVG 17", "AVG 32" };

	(void)state;
	for (const struct rule_group *group = rule_groups; group->title; group++)
		for (const struct rule *rule = group->rules; rule->word && rule->article; rule++) {
			bool found = false;

			for (size_t i = 0; i < COUNT_OF(known); i++)
				found = found || strcmp(known[i], rule->article) == 0;
			if (!found)
				fail_msg("%s cites %s: look it up, then add it here", rule->word, rule->article);
		}
}

/* ---- the sources ---- */

/* Only err.c, rule.c and rule_trigger.c make a refusal of loose words. */
static void refuses_by_the_table(const char *path, const char *text, void *arg)
{
	static const char *const loose[] = { "err_refuse(", "ERR_REFUSED, \"" };

	(void)arg;
	if (strcmp(path, "src/domain/rule.c") == 0 || strcmp(path, "src/domain/rule_trigger.c") == 0)
		return;
	for (size_t i = 0; i < COUNT_OF(loose); i++) {
		const char *at = strstr(text, loose[i]);

		if (at)
			fail_msg("%s refuses outside the table, so without article or next step: «%.90s»; give it a row in "
				"src/domain/rule_*.c and call rule_refuse", path, at);
	}
}

static const char *const calls[] = { "rule_refuse(", "rule_refuse_as(", "rule_refuse_next(", "rule_missing(",
	"row_missing(" };

/* The word of a call: what stands in the first pair of quotes before the statement ends. */
static void word_check(const char *path, const char *call)
{
	const char *end = strchr(call, ';'), *quote = strchr(call, '"');
	char word[ERR_RULE_BYTES] = "";
	size_t bytes;

	if (!quote || !end || quote > end)
		return;
	bytes = strcspn(quote + 1, "\"");
	if (memchr(quote, ' ', bytes) || quote[1] == '%')	/* the word comes from a table or a verdict: what is quoted is said */
		return;
	if (bytes >= sizeof(word))
		fail_msg("%s: %.60s", path, call);
	memcpy(word, quote + 1, bytes);
	if (!rule_find(word))
		fail_msg("%s refuses with «%s», and there is no such row", path, word);
}

static void words_are_rows(const char *path, const char *text, void *arg)
{
	(void)arg;
	for (size_t i = 0; i < COUNT_OF(calls); i++)
		for (const char *at = text; (at = strstr(at, calls[i])) != NULL; at++)
			word_check(path, at);
}

static void every_refusal_in_the_sources_is_a_row(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(rooms); i++) {
		sources_each(rooms[i], refuses_by_the_table, NULL);
		sources_each(rooms[i], words_are_rows, NULL);
	}
}

static void gather(const char *path, const char *text, void *arg)
{
	if (strncmp(path, "src/domain/rule", strlen("src/domain/rule")) != 0)
		buf_text(arg, text);
}

static void no_row_is_dead(void **state)
{
	struct buf all = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rooms); i++)
		sources_each(rooms[i], gather, &all);
	for (const struct rule_group *group = rule_groups; group->title; group++)
		for (const struct rule *rule = group->rules; rule->word; rule++) {
			char quoted[ERR_RULE_BYTES + 2];

			snprintf(quoted, sizeof(quoted), "\"%s\"", rule->word);
			if (!strstr(all.data, quoted) && strncmp(rule->word, "rechten.", strlen("rechten.")) != 0)
				fail_msg("nothing refuses with %s", rule->word);
		}
	buf_free(&all);
}

/* ---- triggers ---- */

/* From here on a trigger names its article itself; those before are shipped as they are. */
enum { FIRST_WITH_ARTICLE = 30 };

struct messages {
	struct buf all;
	size_t count;
};

static void message_check(const char *path, int migration, const char *message)
{
	struct err err = ERR_INIT;

	if (!rule_of_trigger(message, &err))
		fail_msg("%s says «%s», and no row of src/domain/rule_trigger.c begins like that", path, message);
	assert_int_equal(err.code, ERR_REFUSED);
	assert_int_equal(strncmp(err.text, message, strlen(message)), 0);
	if (!strchr(err.text, '(') || err.text[strlen(err.text) - 1] != '.')
		fail_msg("%s: no article or no next step: «%s»", path, err.text);
	if (text_columns(err.text) >= ERR_TEXT_BYTES)
		fail_msg("%s: too long: «%s»", path, err.text);
	if (migration >= FIRST_WITH_ARTICLE && !strchr(message, '('))
		fail_msg("%s: «%s» does not name its article; a raw SQL shell shows nothing else", path, message);
}

static void triggers_speak(const char *path, const char *text, void *arg)
{
	struct messages *messages = arg;
	const char *number = strpbrk(path, "0123456789");

	for (const char *at = text; (at = strstr(at, "RAISE(ABORT, '")) != NULL;) {
		char message[ERR_TEXT_BYTES];

		at += strlen("RAISE(ABORT, '");
		snprintf(message, sizeof(message), "%.*s", (int)strcspn(at, "'"), at);
		message_check(path, strstr(path, "migration_0") ? atoi(number) : 0, message);
		buf_format(&messages->all, "\n%s", message);
		messages->count++;
	}
}

static void every_trigger_gets_its_article_and_next_step(void **state)
{
	struct messages messages = { BUF_INIT, 0 };
	struct buf table = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	sources_each("src/store/*.sql", triggers_speak, &messages);
	assert_true(messages.count > 300);
	rule_triggers_print(&table);
	for (const char *row = strstr(table.data, "| --- |"); row && (row = strchr(row, '\n')) != NULL && row[1] == '|'; row++) {
		char begins[ERR_TEXT_BYTES];

		snprintf(begins, sizeof(begins), "\n%.*s", (int)(strstr(row + 3, " | ") - (row + 3)), row + 3);
		if (!strstr(messages.all.data, begins))
			fail_msg("no trigger says «%s»", begins + 1);
	}
	assert_false(rule_of_trigger("iets anders", &err));
	buf_free(&messages.all);
	buf_free(&table);
}

/* ---- saying it ---- */

static void the_sentence_of_the_case_stands_for_that_of_the_rule(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_false(rule_refuse_as(&err, "besluit.auteur", "Alleen %s kan dit intrekken.", "Jan"));
	assert_string_equal(err.text, "Alleen Jan kan dit intrekken (afspraak van de gemeente). Vraag de schrijver, of maak met n"
		" een eigen besluit.");
	assert_false(rule_refuse_next(&err, "mandaat.wet", "Bel Jan.", "Dit is de Wmo"));
	assert_string_equal(err.text, "Dit is de Wmo (Awb 10:1). Bel Jan.");
	assert_false(rule_refuse(&err, "lid.al"));
	assert_string_equal(err.text, "Deze persoon staat al in dit huishouden. Wijzig de regel die er staat.");
	assert_false(rule_missing(&err, "persoon.geen"));
	assert_int_equal(err.code, ERR_MISSING);
	assert_false(rule_refuse(NULL, "lid.al"));
	assert_false(rule_missing(NULL, "lid.al"));
}

/* ---- documents ---- */

static void the_handleiding_lists_the_table(void **state)
{
	static const char path[] = "docs/handleiding.md", begin[] = "<!-- weigeringen -->\n\n", end[] = "<!-- einde -->";
	struct buf want = BUF_INIT, have = BUF_INIT, whole_file = BUF_INIT;
	char *from, *until;

	(void)state;
	rules_print(&want);
	file_read(path, &have);
	from = strstr(have.data, begin);
	until = from ? strstr(from, end) : NULL;
	if (!until)
		fail_msg("%s has no place for the refusals", path);
	from += strlen(begin);
	if (getenv("GOLDEN_UPDATE")) {
		buf_add(&whole_file, have.data, (size_t)(from - have.data));
		buf_text(&whole_file, want.data);
		buf_text(&whole_file, until);
		file_write(path, whole_file.data, whole_file.used);
	} else {
		*until = '\0';
		assert_string_equal(from, want.data);
	}
	buf_free(&whole_file);
	buf_free(&want);
	buf_free(&have);
}

static void the_document_of_the_triggers_is_the_table(void **state)
{
	static const char path[] = "docs/triggers.md";
	struct buf want = BUF_INIT, have = BUF_INIT;

	(void)state;
	rule_triggers_print(&want);
	if (getenv("GOLDEN_UPDATE"))
		file_write(path, want.data, want.used);
	file_read(path, &have);
	assert_string_equal(have.data, want.data);
	buf_free(&want);
	buf_free(&have);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_says_article_and_next_step_and_can_be_read_whole),
		cmocka_unit_test(every_deed_has_its_refusal),
		cmocka_unit_test(no_article_is_cited_that_nobody_looked_up),
		cmocka_unit_test(every_refusal_in_the_sources_is_a_row),
		cmocka_unit_test(no_row_is_dead),
		cmocka_unit_test(every_trigger_gets_its_article_and_next_step),
		cmocka_unit_test(the_sentence_of_the_case_stands_for_that_of_the_rule),
		cmocka_unit_test(the_handleiding_lists_the_table),
		cmocka_unit_test(the_document_of_the_triggers_is_the_table),
	};

	return cmocka_run_group_tests_name("rule", tests, NULL, NULL);
}
