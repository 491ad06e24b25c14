/* Rights: one table of role by deed, and the few rules that stand above it. */
#include <string.h>

#include "base/mem.h"
#include "domain/access.h"

/* In which situations a role may do a deed: any of these bits is enough. */
enum situation {
	CASELOAD = 1,
	AREA = 2,
	NAMED = 4,
	HELD = 8,
	ALWAYS = 16,
	GLASS = 32,				/* pressed the noodknop for this household, within the hour */
	CLOSE = CASELOAD | AREA | NAMED,	/* works with the household, or its team does */
	INVOLVED = CLOSE | HELD,		/* or has an escalation of it on the desk */
	KNOWN = CASELOAD | NAMED,		/* in person */
	BY_NAME = NAMED | HELD,			/* people of other organisations */
	ASKED = KNOWN | HELD,
};

enum { ROLES = ROLE_FG + 1 };

/* A coach, and who works as one. */
#define FRONT_LINE(close_, involved_) \
	[DEED_LIST] = ALWAYS, [DEED_OPEN] = (involved_) | GLASS, [DEED_DECISIONS] = (involved_) | GLASS, \
	[DEED_EDIT] = close_, [DEED_EDIT_PLAN] = close_, [DEED_DECIDE] = involved_, [DEED_ESCALATE] = involved_, \
	[DEED_BREAK_GLASS] = ALWAYS, [DEED_SIGN] = ALWAYS, [DEED_WORRY] = ALWAYS
/* A rung above the team acts on what it can take over as well (Awb 10:7), and appoints the regisseur. */
#define RUNG_ABOVE [DEED_ANSWER] = ALWAYS, [DEED_REGIE] = INVOLVED

static const unsigned char rights[ROLES][DEED_COUNT_] = {
	[ROLE_WIJKCOACH] = { FRONT_LINE(CLOSE, INVOLVED), [DEED_ANSWER] = HELD },
	[ROLE_PARTNER] = { FRONT_LINE(NAMED, BY_NAME), [DEED_ANSWER] = HELD },
	[ROLE_GEDRAGSWETENSCHAPPER] = { FRONT_LINE(CLOSE, INVOLVED), [DEED_ANSWER] = HELD },
	[ROLE_TEAMLEIDER] = { FRONT_LINE(CLOSE, INVOLVED), RUNG_ABOVE, [DEED_EXCLUDE] = INVOLVED,
		[DEED_OBJECTION_DECIDE] = INVOLVED, [DEED_MONEY] = ALWAYS },
	[ROLE_PROCESREGISSEUR] = { FRONT_LINE(ASKED, INVOLVED), RUNG_ABOVE },
	[ROLE_MANAGER] = { FRONT_LINE(KNOWN, INVOLVED), RUNG_ABOVE, [DEED_CONFIRM] = ALWAYS,
		[DEED_OBJECTION_DECIDE] = ALWAYS, [DEED_COMPLAINT] = ALWAYS, [DEED_MONEY] = ALWAYS },
	[ROLE_COLLEGE] = {
		[DEED_LIST] = HELD, [DEED_OPEN] = HELD, [DEED_DECISIONS] = HELD, [DEED_DECIDE] = HELD,
			[DEED_ANSWER] = ALWAYS, [DEED_CONFIRM] = ALWAYS, [DEED_OBJECTION_DECIDE] = ALWAYS, [DEED_MONEY] = ALWAYS,
			[DEED_WORRY] = ALWAYS,
	},
	/* Messages and bekendmaking: decisions and terms, never notes. */
	[ROLE_BACKOFFICE] = { [DEED_LIST] = ALWAYS, [DEED_DECISIONS] = ALWAYS, [DEED_ANNOUNCE] = ALWAYS,
		[DEED_OBJECTION] = ALWAYS, [DEED_COMPLAINT] = ALWAYS, [DEED_MESSAGES] = ALWAYS, [DEED_WORRY] = ALWAYS },
	[ROLE_FUNCTIONEEL_BEHEERDER] = { [DEED_ADMIN] = ALWAYS, [DEED_IMPORT] = ALWAYS, [DEED_REGISTER] = ALWAYS,
		[DEED_CONFIRM] = ALWAYS, [DEED_WORRY] = ALWAYS },
	/* No dossier, no decision, no rung: the log is for them. */
	[ROLE_PRIVACY_OFFICER] = { [DEED_LOG] = ALWAYS, [DEED_REVIEW] = ALWAYS, [DEED_EXCLUDE] = ALWAYS,
		[DEED_WORRY] = ALWAYS },
	/* The FG judges only what a privacy officer did: the store holds that line. */
	[ROLE_FG] = { [DEED_LOG] = ALWAYS, [DEED_REVIEW] = ALWAYS, [DEED_WORRY] = ALWAYS },
};

static const struct {
	const char *word;
	bool of_household;	/* about one household: not about the own one */
	const char *what;
} deeds[] = {
	[DEED_NONE] = { "none", false, "own inbox, own name" },
	[DEED_LIST] = { "list", false, "name, birth date, address, team and regisseur in a list" },
	[DEED_OPEN] = { "open", true, "the dossier" },
	[DEED_EDIT] = { "edit", true, "household, members, tasks, journal, network" },
	[DEED_EDIT_PLAN] = { "edit-plan", true, "plan, goals, actions" },
	[DEED_DECISIONS] = { "decisions", true, "decisions and terms" },
	[DEED_DECIDE] = { "decide", true, "write, take or judge a decision; mandate is checked besides" },
	[DEED_ESCALATE] = { "escalate", true, "raise an escalation" },
	[DEED_ANSWER] = { "answer", true, "act on an escalation; the ladder is checked besides" },
	[DEED_ANNOUNCE] = { "announce", true, "register the bekendmaking" },
	[DEED_REGIE] = { "regie", true, "appoint another regisseur" },
	[DEED_BREAK_GLASS] = { "break-glass", true, "noodknop: read one household for an hour, with a reason, reviewed" },
	[DEED_ADMIN] = { "admin", false, "users, teams, roles, absence of others, the lists of the municipality" },
	[DEED_IMPORT] = { "import", false, "imports" },
	[DEED_LOG] = { "log", false, "who looked, and what is to be reviewed: lines and names" },
	[DEED_REVIEW] = { "review", false, "judge what others looked at; the FG only what a privacy officer did" },
	[DEED_SIGN] = { "sign", true, "say that one is involved too, and hear the name and telephone of who else is" },
	[DEED_EXCLUDE] = { "exclude", true, "say for which employee a household or a person does not exist" },
	[DEED_REGISTER] = { "register", false, "propose a change of the register of mandates" },
	[DEED_CONFIRM] = { "confirm", false, "confirm or refuse what somebody else proposed for the register" },
	[DEED_OBJECTION] = { "bezwaar", true, "write in and handle a bezwaar or an ingebrekestelling; not who had a hand in the decision" },
	[DEED_OBJECTION_DECIDE] = { "bezwaar-decide", true,
		"decide about a bezwaar, a rung above the decision; never who had a hand in it (Awb 10:3)" },
	[DEED_COMPLAINT] = { "klacht", true,
		"read and handle klachten; never who is complained about, nor who is or was in a team with them (Awb 9:7)" },
	[DEED_MONEY] = { "money", false, "budgets with their forecast, and how often a wall of money was in the way; no names" },
	[DEED_MESSAGES] = { "messages", true, "send awards to providers (301) and read their answers (302)" },
	[DEED_WORRY] = { "worry", true, "say that one is worried: it goes to the ladder, and opens nothing to who says it" },
	[DEED_MANDATE_READ] = { "mandate-read", false, "the register of mandates" },
};

_Static_assert(COUNT_OF(deeds) == DEED_COUNT_, "every deed has its word");

static unsigned situation_of(const struct access_facts *facts)
{
	return ALWAYS | (facts->own_caseload ? CASELOAD : 0) | (facts->team_area ? AREA : 0) |
		(facts->named ? NAMED : 0) | (facts->holds_escalation ? HELD : 0) | (facts->break_glass ? GLASS : 0);
}

/* Of a shielded household the rung that must decide sees what it decides about, and nothing else. */
static bool shielded_from(const struct access_facts *facts, enum deed deed)
{
	if (!facts->shielded || facts->named)
		return false;
	return !facts->holds_escalation || (deed != DEED_DECISIONS && deed != DEED_ANSWER);
}

bool access_may(const struct access_facts *facts, enum deed deed)
{
	unsigned situation = situation_of(facts);

	if ((unsigned)deed >= DEED_COUNT_)
		return false;
	if (deed == DEED_NONE)
		return true;
	if (facts->offline)
		return deed == DEED_ADMIN || deed == DEED_IMPORT;
	if (facts->excluded || facts->merged || shielded_from(facts, deed))
		return false;
	if (facts->own_household && deeds[deed].of_household)
		return false;
	if (deed == DEED_MANDATE_READ)
		return true;
	for (size_t i = 0; i < COUNT_OF(facts->roles) && facts->roles[i] != ROLE_NONE; i++)
		if (facts->roles[i] > ROLE_NONE && facts->roles[i] < ROLES &&
				(rights[facts->roles[i]][deed] & situation))
			return true;
	return false;
}

bool access_role_ever(int role, enum deed deed)
{
	return role > ROLE_NONE && role < ROLES && (unsigned)deed < DEED_COUNT_ && rights[role][deed] != 0;
}

bool access_hidden(const struct access_facts *facts)
{
	return facts->excluded || facts->merged || shielded_from(facts, DEED_LIST);
}

bool access_by_glass(const struct access_facts *facts)
{
	struct access_facts without = *facts;

	without.break_glass = false;
	return access_may(facts, DEED_OPEN) && !access_may(&without, DEED_OPEN);
}

const char *deed_word(enum deed deed)
{
	return (unsigned)deed < DEED_COUNT_ ? deeds[deed].word : "?";
}

/* ---- the document ---- */

static void situation_print(unsigned situation, struct buf *out)
{
	static const struct {
		unsigned bit;
		char letter;
	} letters[] = { { CASELOAD, 'c' }, { AREA, 'a' }, { NAMED, 'n' }, { HELD, 'h' }, { GLASS, 'g' } };

	if (situation & ALWAYS)
		buf_text(out, "yes");
	for (size_t i = 0; i < COUNT_OF(letters) && !(situation & ALWAYS); i++)
		if (situation & letters[i].bit)
			buf_char(out, letters[i].letter);
}

static void table_print(struct buf *out)
{
	buf_text(out, "| role |");
	for (int deed = DEED_LIST; deed < DEED_MANDATE_READ; deed++)
		buf_format(out, " %s |", deeds[deed].word);
	buf_text(out, "\n| --- |");
	for (int deed = DEED_LIST; deed < DEED_MANDATE_READ; deed++)
		buf_text(out, " --- |");
	for (int role = ROLE_NONE + 1; role < ROLES; role++) {
		buf_format(out, "\n| %s |", choice_code(role_choices, role));
		for (int deed = DEED_LIST; deed < DEED_MANDATE_READ; deed++) {
			buf_char(out, ' ');
			situation_print(rights[role][deed], out);
			buf_text(out, rights[role][deed] ? " |" : "|");
		}
	}
	buf_text(out, "\n\n| deed | what |\n| --- | --- |\n");
	for (int deed = 0; deed < DEED_COUNT_; deed++)
		buf_format(out, "| %s | %s |\n", deeds[deed].word, deeds[deed].what);
}

void access_print(struct buf *out)
{
	buf_text(out,
		"# Who may do what\n\n"
		"Printed from the table in `src/domain/access.c`; a test compares. With `GOLDEN_UPDATE=1` that test\n"
		"writes it anew.\n\n"
		"**yes**: with every household. Else one of these must be so: **c** own caseload (regisseur, or named\n"
		"on an involvement or an open task), **a** the household lies in the area of a team in which the\n"
		"person has a role, **n** named (regisseur, or on an open involvement), **h** an open escalation of\n"
		"the household is on the person's desk, **g** the person pressed the noodknop for this household within\n"
		"the last 60 minutes. Whoever has several roles may what any of them may.\n\n"
		"Above the table, in this order:\n\n"
		"1. Everybody has their own inbox (`none`).\n"
		"2. Upkeep of a stopped store (`wijkctl` offline) may `admin` and `import`, nothing else.\n"
		"3. A shielded household does not exist for who is not named on it; who has an open escalation of it\n"
		"   on the desk may see its `decisions` and `answer`, nothing else.\n"
		"4. A household that is excluded for a person by name, or in which somebody is or was a member who is\n"
		"   excluded for that person, does not exist for that person, whatever role, and whoever names it.\n"
		"   Nor does a household that went up in another: what was there is found in that one.\n"
		"5. Of the household of which one is a member oneself only the line in a list is there.\n"
		"6. The register of mandates (`mandate-read`) is open to every user.\n\n");
	table_print(out);
	buf_text(out,
		"\nThe noodknop reads: dossier, plan, decisions. Whoever must act in an emergency calls the regisseur, whose\n"
		"name and telephone are on the screen; nothing is written without the rights that were there before. It\n"
		"does not open a shielded household, nor the own one. It asks for a reason of 15 characters or more, tells\n"
		"the privacy officer at once, stands in the timeline and in the overview for the family, and a use that\n"
		"was not judged within five working days keeps that person from the next.\n"
		"\nWhoever raised a worry without a right to the dossier reads back the own words, that it was received, on\n"
		"which rung it lies and with whom, a question that came back, and when it was closed: not the answer. As\n"
		"long as it is open it gives the raiser no `h`.\n");
}
