/* Which tables a merge of two households touches, and how: one row a table. */
#include "merge_inside.h"

#include <stddef.h>

#define MOVED(table_) \
	" WHERE id IN (SELECT object_id FROM merge_row WHERE merge_id = :id AND kind = '" table_ "' AND field = '')"

#define CARRIED_BUT(table_, what_, but_) { \
	.table = table_, .what = what_, \
	.gather = "INSERT INTO merge_row(merge_id, kind, object_id) SELECT :id, '" table_ "', t.id FROM " table_ " t" \
		" WHERE t.household_id = :from_id" but_, \
	.count = "SELECT count(*) FROM " table_ " WHERE household_id = :from_id", \
	.go = "UPDATE " table_ " SET household_id = :into_id" MOVED(table_) " AND household_id = :from_id", \
	.back = "UPDATE " table_ " SET household_id = :from_id" MOVED(table_) " AND household_id = :into_id", \
	.added = "SELECT count(*) FROM " table_ " WHERE household_id = :into_id AND id > :id", \
}
#define CARRIED(table_, what_) CARRIED_BUT(table_, what_, "")

/* Whoever is in both is not carried over: that row ended. */
#define NOT_TWIN \
	" AND NOT EXISTS(SELECT 1 FROM merge_row r WHERE r.merge_id = :id AND r.kind = 'membership' AND r.object_id = t.id)"

const struct merge_table merge_tables[] = {
	CARRIED_BUT("membership", "gezinsleden", NOT_TWIN),
	CARRIED("involvement", "betrokkenen"),
	CARRIED("regie", "regels over de regie"),
	CARRIED("regie_offer", "overdrachten van de regie"),
	CARRIED("network_member", "mensen uit het netwerk"),
	CARRIED("address", "vroegere adressen"),
	CARRIED("signal", "signalen"),
	CARRIED("gezag", "regels over gezag"),
	CARRIED("contact_person", "contactpersonen"),
	CARRIED("melding", "meldingen"),
	CARRIED("aanvraag", "aanvragen"),
	CARRIED("task", "taken en afspraken"),
	CARRIED("journal_entry", "dagboekregels"),
	CARRIED("silence_pause", "pauzes in het contact"),
	CARRIED("plan", "plannen"),
	CARRIED("goal", "doelen"),
	CARRIED("action", "acties"),
	CARRIED("measurement", "metingen"),
	CARRIED("decision", "besluiten"),
	CARRIED("escalation", "opschalingen"),
	CARRIED("wall_report", "schot-meldingen"),
	CARRIED("document", "bijlagen"),
	CARRIED("privacy_request", "verzoeken onder de AVG"),
	CARRIED("term_event", "opschortingen en verdagingen"),
	CARRIED("bezwaar", "bezwaren"),
	CARRIED("klacht", "klachten"),
	CARRIED("ingebreke", "ingebrekestellingen"),
	CARRIED("meldcode", "trajecten van de meldcode"),
	CARRIED("meldcode_step", "stappen van de meldcode"),
	CARRIED("draft", "conceptteksten"),
	{ .table = NULL },
};

const struct merge_stay merge_stays[] = {
	{ "audit", "a line of proof says where it was when it happened; the log of a household reads both" },
	{ "change", "the feed of that moment" },
	{ "field_version", "read by its object, never by household" },
	{ "seen", "when somebody had that screen" },
	{ "break_glass", "one household, one hour, one reason: the reason was about that one" },
	{ "agreement", "what was said of a goal: read by that goal" },
	{ "goal_result", "what was reached of a goal when its plan closed: read by that plan" },
	{ "plan_version", "the words of a plan as they were fixed: read by that plan" },
	{ "match_sign", "given about one household by its number; whoever gave it gives it for the other if that is meant" },
	{ "oversight_item", "what somebody looked at then, as the chain of proof says it" },
	{ "document_upload", "a file that comes in now" },
	{ "exclusion", "it holds where the household went, as long as it is there: call.c" },
	{ NULL, NULL },
};

#define OF_COLUMN(table_, column_) "merge_id = :id AND kind = '" table_ "' AND field = '" column_ "'"
#define COLUMN(table_, column_) { \
	.set = "UPDATE OR IGNORE " table_ " SET " column_ " = (SELECT r.after FROM merge_row r WHERE r.object_id = " table_ \
		".id AND " OF_COLUMN(table_, column_) ") WHERE id IN (SELECT object_id FROM merge_row WHERE " \
		OF_COLUMN(table_, column_) ")", \
	.back = "UPDATE OR IGNORE " table_ " SET " column_ " = (SELECT r.before FROM merge_row r WHERE r.object_id = " table_ \
		".id AND " OF_COLUMN(table_, column_) ") WHERE id IN (SELECT object_id FROM merge_row WHERE " \
		OF_COLUMN(table_, column_) " AND after IS " table_ "." column_ ")", \
}

const struct merge_column merge_columns[] = {
	COLUMN("membership", "reason"),
	COLUMN("membership", "until"),
	COLUMN("regie", "until"),
	COLUMN("plan", "state"),
	COLUMN("plan", "closing_reason"),
	COLUMN("plan", "closed"),
	COLUMN("goal", "plan_id"),
	COLUMN("draft", "object_id"),
	COLUMN("household", "shielded"),
	COLUMN("household", "telefoon"),
	COLUMN("household", "last_contact"),
	COLUMN("household", "closed"),
	{ NULL, NULL },
};
