/* Who may do what: rows that can be read aloud, and every combination against a second way of saying it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/access.h"

/* ---- rows to read ---- */

static void the_rights_of_the_people_of_the_demo(void **state)
{
	/* c own caseload, a team area, n named, h holds an escalation, s shielded, m member of it, o offline,
	 * g pressed the noodknop, x excluded by name */
	static const struct {
		const char *who;
		int role;
		const char *facts;
		enum deed deed;
		bool may;
	} rows[] = {
		{ "amina finds any household, so that nobody starts a second plan", ROLE_WIJKCOACH, "", DEED_LIST,
			true },
		{ "amina does not open one of another area", ROLE_WIJKCOACH, "", DEED_OPEN, false },
		{ "amina opens one of her team", ROLE_WIJKCOACH, "a", DEED_OPEN, true },
		{ "amina writes in the plan of her caseload", ROLE_WIJKCOACH, "c", DEED_EDIT_PLAN, true },
		{ "amina asks for a decision", ROLE_WIJKCOACH, "c", DEED_DECIDE, true },
		{ "amina does not appoint the regisseur", ROLE_WIJKCOACH, "can", DEED_REGIE, false },
		{ "amina does not see her own household's dossier", ROLE_WIJKCOACH, "camn", DEED_OPEN, false },
		{ "amina finds her own household in a list", ROLE_WIJKCOACH, "am", DEED_LIST, true },
		{ "a shielded household does not exist for amina", ROLE_WIJKCOACH, "cas", DEED_LIST, false },
		{ "but does when she is named", ROLE_WIJKCOACH, "ns", DEED_OPEN, true },
		{ "bram of another organisation opens what he is named on", ROLE_PARTNER, "n", DEED_OPEN, true },
		{ "bram does not open by area", ROLE_PARTNER, "a", DEED_OPEN, false },
		{ "nor by a task alone", ROLE_PARTNER, "c", DEED_OPEN, false },
		{ "bram finds households", ROLE_PARTNER, "", DEED_LIST, true },
		{ "carla appoints the regisseur in her area", ROLE_TEAMLEIDER, "a", DEED_REGIE, true },
		{ "carla answers an escalation", ROLE_TEAMLEIDER, "h", DEED_ANSWER, true },
		{ "carla opens what came up to her", ROLE_TEAMLEIDER, "h", DEED_OPEN, true },
		{ "dirk appoints another regisseur at the table", ROLE_PROCESREGISSEUR, "h", DEED_REGIE, true },
		{ "dirk notes what was agreed", ROLE_PROCESREGISSEUR, "h", DEED_EDIT, true },
		{ "esther decides on what climbed", ROLE_MANAGER, "h", DEED_DECIDE, true },
		{ "esther writes no plan of a team", ROLE_MANAGER, "a", DEED_EDIT_PLAN, false },
		{ "femke registers the bekendmaking of any decision", ROLE_BACKOFFICE, "", DEED_ANNOUNCE, true },
		{ "femke reads no dossier", ROLE_BACKOFFICE, "canh", DEED_OPEN, false },
		{ "carla answers an escalation of a shielded household", ROLE_TEAMLEIDER, "sh", DEED_ANSWER, true },
		{ "but its dossier stays closed to her", ROLE_TEAMLEIDER, "sh", DEED_OPEN, false },
		{ "femke does not see a shielded household", ROLE_BACKOFFICE, "s", DEED_DECISIONS, false },
		{ "gerrit manages users", ROLE_FUNCTIONEEL_BEHEERDER, "", DEED_ADMIN, true },
		{ "gerrit imports", ROLE_FUNCTIONEEL_BEHEERDER, "", DEED_IMPORT, true },
		{ "gerrit finds no household", ROLE_FUNCTIONEEL_BEHEERDER, "canh", DEED_LIST, false },
		{ "hanna reads the register", ROLE_PRIVACY_OFFICER, "", DEED_MANDATE_READ, true },
		{ "hanna decides nothing", ROLE_PRIVACY_OFFICER, "canh", DEED_DECIDE, false },
		{ "hanna answers no escalation", ROLE_PRIVACY_OFFICER, "h", DEED_ANSWER, false },
		{ "the FG opens nothing", ROLE_FG, "canh", DEED_OPEN, false },
		{ "an alderman sees what climbed to the college", ROLE_COLLEGE, "h", DEED_OPEN, true },
		{ "and does not browse", ROLE_COLLEGE, "a", DEED_LIST, false },
		{ "without a role there is the register", ROLE_NONE, "", DEED_MANDATE_READ, true },
		{ "and nothing more", ROLE_NONE, "canh", DEED_LIST, false },
		{ "upkeep imports into a stopped store", ROLE_NONE, "o", DEED_IMPORT, true },
		{ "upkeep opens nothing, whatever role", ROLE_WIJKCOACH, "cno", DEED_OPEN, false },
		{ "everybody has an inbox", ROLE_FG, "s", DEED_NONE, true },
		{ "amina may press the noodknop", ROLE_WIJKCOACH, "", DEED_BREAK_GLASS, true },
		{ "bram too", ROLE_PARTNER, "", DEED_BREAK_GLASS, true },
		{ "it opens the dossier", ROLE_WIJKCOACH, "g", DEED_OPEN, true },
		{ "and the decisions", ROLE_PARTNER, "g", DEED_DECISIONS, true },
		{ "it does not write", ROLE_WIJKCOACH, "g", DEED_EDIT, false },
		{ "nor in the plan", ROLE_WIJKCOACH, "g", DEED_EDIT_PLAN, false },
		{ "nor decide", ROLE_TEAMLEIDER, "g", DEED_DECIDE, false },
		{ "nor appoint", ROLE_TEAMLEIDER, "g", DEED_REGIE, false },
		{ "a shielded household has no noodknop", ROLE_WIJKCOACH, "s", DEED_BREAK_GLASS, false },
		{ "and once shielded it is closed at once", ROLE_WIJKCOACH, "gs", DEED_OPEN, false },
		{ "the own household has no noodknop", ROLE_WIJKCOACH, "m", DEED_BREAK_GLASS, false },
		{ "femke has none", ROLE_BACKOFFICE, "", DEED_BREAK_GLASS, false },
		{ "gerrit has none", ROLE_FUNCTIONEEL_BEHEERDER, "", DEED_BREAK_GLASS, false },
		{ "hanna has none", ROLE_PRIVACY_OFFICER, "g", DEED_OPEN, false },
		{ "hanna reads the log", ROLE_PRIVACY_OFFICER, "", DEED_LOG, true },
		{ "and judges", ROLE_PRIVACY_OFFICER, "", DEED_REVIEW, true },
		{ "the FG reads it too", ROLE_FG, "", DEED_LOG, true },
		{ "and judges, but only a privacy officer", ROLE_FG, "", DEED_REVIEW, true },
		{ "amina does not read the log", ROLE_WIJKCOACH, "can", DEED_LOG, false },
		{ "what is excluded for amina is in no list of hers", ROLE_WIJKCOACH, "x", DEED_LIST, false },
		{ "nor in her caseload", ROLE_WIJKCOACH, "canx", DEED_OPEN, false },
		{ "nor on her desk as a rung", ROLE_TEAMLEIDER, "hx", DEED_ANSWER, false },
		{ "nor by the noodknop", ROLE_WIJKCOACH, "gx", DEED_OPEN, false },
		{ "nor in the log that hanna reads", ROLE_PRIVACY_OFFICER, "x", DEED_LOG, false },
		{ "carla says for whom a household of her area does not exist", ROLE_TEAMLEIDER, "a", DEED_EXCLUDE, true },
		{ "not of another area", ROLE_TEAMLEIDER, "", DEED_EXCLUDE, false },
		{ "hanna says it of every household", ROLE_PRIVACY_OFFICER, "", DEED_EXCLUDE, true },
		{ "but not of her own", ROLE_PRIVACY_OFFICER, "m", DEED_EXCLUDE, false },
		{ "amina does not", ROLE_WIJKCOACH, "can", DEED_EXCLUDE, false },
		{ "femke writes in a bezwaar of any household", ROLE_BACKOFFICE, "", DEED_OBJECTION, true },
		{ "but of a shielded one not", ROLE_BACKOFFICE, "s", DEED_OBJECTION, false },
		{ "she does not decide about it", ROLE_BACKOFFICE, "", DEED_OBJECTION_DECIDE, false },
		{ "esther does", ROLE_MANAGER, "", DEED_OBJECTION_DECIDE, true },
		{ "carla where she works", ROLE_TEAMLEIDER, "a", DEED_OBJECTION_DECIDE, true },
		{ "amina nowhere", ROLE_WIJKCOACH, "can", DEED_OBJECTION_DECIDE, false },
		{ "nor does she read the register of klachten", ROLE_WIJKCOACH, "can", DEED_COMPLAINT, false },
		{ "nor does carla of her own area", ROLE_TEAMLEIDER, "can", DEED_COMPLAINT, false },
		{ "esther does, but not about her own household", ROLE_MANAGER, "m", DEED_COMPLAINT, false },
		{ "carla sees the budgets", ROLE_TEAMLEIDER, "", DEED_MONEY, true },
		{ "amina does not see them", ROLE_WIJKCOACH, "can", DEED_MONEY, false },
		{ "femke sends awards to providers", ROLE_BACKOFFICE, "", DEED_MESSAGES, true },
		{ "not of what is shielded", ROLE_BACKOFFICE, "s", DEED_MESSAGES, false },
		{ "carla sends none", ROLE_TEAMLEIDER, "can", DEED_MESSAGES, false },
		{ "femke is worried about any household", ROLE_BACKOFFICE, "", DEED_WORRY, true },
		{ "so is gerrit, who finds none", ROLE_FUNCTIONEEL_BEHEERDER, "", DEED_WORRY, true },
		{ "so is the FG", ROLE_FG, "", DEED_WORRY, true },
		{ "so is an alderman", ROLE_COLLEGE, "", DEED_WORRY, true },
		{ "what is shielded does not exist for that either", ROLE_BACKOFFICE, "s", DEED_WORRY, false },
		{ "but does for who is named there", ROLE_PARTNER, "ns", DEED_WORRY, true },
		{ "nor does what is excluded", ROLE_WIJKCOACH, "cax", DEED_WORRY, false },
		{ "about the own household one speaks as a citizen", ROLE_WIJKCOACH, "m", DEED_WORRY, false },
		{ "who has no role today raises none", ROLE_NONE, "", DEED_WORRY, false },
		{ "nor does upkeep", ROLE_MANAGER, "o", DEED_WORRY, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *f = rows[i].facts;
		struct access_facts facts = { .roles = { rows[i].role }, .own_caseload = strchr(f, 'c'),
			.team_area = strchr(f, 'a'),
			.named = strchr(f, 'n'), .holds_escalation = strchr(f, 'h'), .shielded = strchr(f, 's'),
			.own_household = strchr(f, 'm'), .offline = strchr(f, 'o'), .break_glass = strchr(f, 'g'),
			.excluded = strchr(f, 'x') };

		if (access_may(&facts, rows[i].deed) != rows[i].may)
			print_message("%s\n", rows[i].who);
		assert_int_equal(access_may(&facts, rows[i].deed), rows[i].may);
	}
}

/* ---- every combination ---- */

static bool coach_may(const struct access_facts *f, enum deed deed)
{
	bool works_there = f->own_caseload || f->named || f->team_area;

	switch (deed) {
	case DEED_LIST:
	case DEED_BREAK_GLASS:
	case DEED_SIGN:
		return true;
	case DEED_EDIT:
	case DEED_EDIT_PLAN:
		return works_there;
	case DEED_OPEN:
	case DEED_DECISIONS:
		return works_there || f->holds_escalation || f->break_glass;
	case DEED_DECIDE:
	case DEED_ESCALATE:
		return works_there || f->holds_escalation;
	case DEED_ANSWER:
		return f->holds_escalation;
	default:
		return false;
	}
}

static bool role_may(int role, const struct access_facts *f, enum deed deed)
{
	struct access_facts narrowed = *f;

	if (deed == DEED_WORRY)
		return role > ROLE_NONE && role <= ROLE_FG;
	switch (role) {
	case ROLE_WIJKCOACH:
	case ROLE_GEDRAGSWETENSCHAPPER:
		return coach_may(f, deed);
	case ROLE_PARTNER:
		narrowed.own_caseload = narrowed.team_area = false;
		return coach_may(&narrowed, deed);
	case ROLE_TEAMLEIDER:
	case ROLE_PROCESREGISSEUR:
	case ROLE_MANAGER:
		if (deed == DEED_ANSWER)
			return true;
		if (role == ROLE_MANAGER && (deed == DEED_OBJECTION_DECIDE || deed == DEED_COMPLAINT))
			return true;
		if (deed == DEED_REGIE || ((deed == DEED_EXCLUDE || deed == DEED_OBJECTION_DECIDE) && role == ROLE_TEAMLEIDER))
			return coach_may(f, DEED_ESCALATE);
		if (deed == DEED_CONFIRM)
			return role == ROLE_MANAGER;
		if (deed == DEED_MONEY)
			return role != ROLE_PROCESREGISSEUR;
		if (role != ROLE_TEAMLEIDER && (deed == DEED_EDIT || deed == DEED_EDIT_PLAN))
			return f->own_caseload || f->named || (role == ROLE_PROCESREGISSEUR && f->holds_escalation);
		return coach_may(f, deed);
	case ROLE_COLLEGE:
		if (deed == DEED_LIST || deed == DEED_OPEN || deed == DEED_DECISIONS || deed == DEED_DECIDE)
			return f->holds_escalation;
		return deed == DEED_ANSWER || deed == DEED_CONFIRM || deed == DEED_OBJECTION_DECIDE ||
			deed == DEED_MONEY;
	case ROLE_BACKOFFICE:
		return deed == DEED_LIST || deed == DEED_DECISIONS || deed == DEED_ANNOUNCE || deed == DEED_OBJECTION ||
			deed == DEED_COMPLAINT || deed == DEED_MESSAGES;
	case ROLE_FUNCTIONEEL_BEHEERDER:
		return deed == DEED_ADMIN || deed == DEED_IMPORT || deed == DEED_REGISTER || deed == DEED_CONFIRM;
	case ROLE_PRIVACY_OFFICER:
		return deed == DEED_LOG || deed == DEED_REVIEW || deed == DEED_EXCLUDE;
	case ROLE_FG:
		return deed == DEED_LOG || deed == DEED_REVIEW;
	default:
		return false;
	}
}

static bool slow_may(const struct access_facts *f, enum deed deed)
{
	bool inside = (deed >= DEED_OPEN && deed <= DEED_BREAK_GLASS) || deed == DEED_EXCLUDE || deed == DEED_SIGN ||
		(deed >= DEED_OBJECTION && deed <= DEED_COMPLAINT) || deed == DEED_MESSAGES || deed == DEED_WORRY;

	if (deed == DEED_NONE)
		return true;
	if (f->offline)
		return deed == DEED_ADMIN || deed == DEED_IMPORT;
	bool asked = f->holds_escalation && (deed == DEED_DECISIONS || deed == DEED_ANSWER);

	if (f->excluded || (f->shielded && !f->named && !asked) || (f->own_household && inside))
		return false;
	return deed == DEED_MANDATE_READ || role_may(f->roles[0], f, deed) || role_may(f->roles[1], f, deed);
}

static void every_combination_of_facts_roles_and_deeds_agrees(void **state)
{
	(void)state;
	for (int bits = 0; bits < 512; bits++)
		for (int first = ROLE_NONE; first <= ROLE_FG; first++)
			for (int second = ROLE_NONE; second <= ROLE_FG; second++) {
				struct access_facts facts = { .roles = { first, first ? second : ROLE_NONE },
					.own_caseload = bits & 1, .team_area = bits & 2, .named = bits & 4,
					.holds_escalation = bits & 8, .shielded = bits & 16, .own_household = bits & 32,
					.offline = bits & 64, .break_glass = bits & 128,
					.excluded = bits & 256 };

				for (enum deed deed = DEED_NONE; deed < DEED_COUNT_; deed++)
					if (access_may(&facts, deed) != slow_may(&facts, deed))
						fail_msg("facts %d, roles %d %d, %s", bits, first, second,
							deed_word(deed));
			}
}

static void what_is_no_deed_or_no_role_may_nothing(void **state)
{
	struct access_facts facts = { .roles = { 99, -1, 4711 }, .own_caseload = true, .named = true };

	(void)state;
	for (enum deed deed = DEED_LIST; deed < DEED_MANDATE_READ; deed++)
		assert_false(access_may(&facts, deed));
	facts.roles[0] = ROLE_TEAMLEIDER;
	assert_false(access_may(&facts, DEED_COUNT_));
	assert_false(access_may(&facts, (enum deed)-1));
	assert_string_equal(deed_word(DEED_COUNT_), "?");
	/* eight roles are read, the last one as well */
	facts = (struct access_facts){ .roles = { ROLE_FG, ROLE_FG, ROLE_FG, ROLE_FG, ROLE_FG, ROLE_FG, ROLE_FG,
		ROLE_FUNCTIONEEL_BEHEERDER } };
	assert_true(access_may(&facts, DEED_ADMIN));
}

static void words_of_deeds_are_unique(void **state)
{
	(void)state;
	for (enum deed deed = DEED_NONE; deed < DEED_COUNT_; deed++)
		for (enum deed other = DEED_NONE; other < deed; other++)
			assert_string_not_equal(deed_word(deed), deed_word(other));
	assert_string_equal(deed_word(DEED_EDIT_PLAN), "edit-plan");
}

/* ---- the document ---- */

static void the_document_is_the_table(void **state)
{
	static const char path[] = "docs/rights.md";
	struct buf want = BUF_INIT, have = BUF_INIT;
	char part[4096];
	size_t count;
	FILE *file;

	(void)state;
	access_print(&want);
	if (getenv("GOLDEN_UPDATE")) {
		file = fopen(path, "w");
		assert_non_null(file);
		fwrite(want.data, 1, want.used, file);
		fclose(file);
	}
	file = fopen(path, "r");
	if (!file)
		fail_msg("%s is not there: run this test with GOLDEN_UPDATE=1", path);
	while ((count = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(&have, part, count);
	fclose(file);
	assert_string_equal(have.data, want.data);
	buf_free(&want);
	buf_free(&have);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rights_of_the_people_of_the_demo),
		cmocka_unit_test(every_combination_of_facts_roles_and_deeds_agrees),
		cmocka_unit_test(what_is_no_deed_or_no_role_may_nothing),
		cmocka_unit_test(words_of_deeds_are_unique),
		cmocka_unit_test(the_document_is_the_table),
	};

	return cmocka_run_group_tests_name("access", tests, NULL, NULL);
}
