/* The answer of a provider: a 302 as wijkctl read it. A message is taken or refused as a whole (IV032). */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "bericht_inside.h"
#include "decision_inside.h"
#include "domain/award.h"
#include "domain/rule.h"
#include "store/door.h"

enum { AWARDS_MOST = 100 };

static const char *answer_codes(struct call *call, int64_t number)
{
	const struct award_answer *answer;

	for (size_t n = 0; (answer = rows_get(&call->in->rows, &award_answer_record, n)); n++)
		if (answer->toewijzingnummer == number)
			return answer->codes;
	return "";
}

static bool answer_store(struct call *call, id bericht_id, id decision_id, const struct award_result *result)
{
	static const char ANSWER[] = "UPDATE bericht_award SET answer = :answer, codes = :codes"
		" WHERE bericht_id = :bericht_id AND decision_id = :decision_id";
	struct query *query = db_query(call->db, ANSWER);

	query_text(query, ":answer", result->aangenomen ? "aangenomen" : "afgewezen");
	query_text(query, ":codes", result->codes);
	query_id(query, ":bericht_id", bericht_id);
	query_id(query, ":decision_id", decision_id);
	return query_run(query, &call->err);
}

/* One class with a remark, and nothing of the message was taken. */
static bool all_accepted(struct call *call)
{
	const struct award_answer *answer;
	bool accepted = true;

	for (size_t n = 0; (answer = rows_get(&call->in->rows, &award_answer_record, n)); n++)
		accepted = accepted && retour_codes_accept(answer->codes);
	return accepted;
}

static bool award_answered(struct call *call, id bericht_id, id decision_id, int64_t number, const char *aanbieder)
{
	const char *whole = answer_codes(call, 0), *own = answer_codes(call, number);
	struct award_result *result = rows_new(&call->out->rows, &award_result_record);
	struct decision decision;
	bool ok;

	if (snprintf(result->codes, sizeof(result->codes), "%s%s%s", whole, *whole && *own ? "," : "", own) >=
			(int)sizeof(result->codes))
		return err_set(&call->err, ERR_LIMIT, "Er staan te veel retourcodes in het bericht.");
	result->toewijzingnummer = number;
	result->aangenomen = all_accepted(call);
	snprintf(result->aanbieder_naam, sizeof(result->aanbieder_naam), "%s", aanbieder);
	ok = decision_load(call, decision_id, &decision) && answer_store(call, bericht_id, decision_id, result);
	if (ok) {
		change_note(call, decision.household_id, "decision", decision_id, "bericht");
		if (!result->aangenomen)
			ring_role(call, ROLE_BACKOFFICE, 0, "decision", decision_id, "Een aanbieder wijst een toewijzing af");
	}
	record_clear(&decision_record, &decision);
	return ok;
}

/* Every number that is answered was in the message. */
static bool numbers_known(struct call *call, id bericht_id)
{
	static const char KNOWN[] = "SELECT count(*) FROM bericht_award w JOIN award a ON a.decision_id = w.decision_id"
		" WHERE w.bericht_id = :bericht_id AND a.toewijzingnummer = :number";
	const struct award_answer *answer;

	for (size_t n = 0; (answer = rows_get(&call->in->rows, &award_answer_record, n)); n++) {
		struct query *query = db_query(call->db, KNOWN);

		query_id(query, ":bericht_id", bericht_id);
		query_int(query, ":number", answer->toewijzingnummer);
		if (answer->toewijzingnummer && query_number(query, &call->err) == 0)
			return err_set(&call->err, ERR_INPUT, "Toewijzing %lld zat niet in dat bericht.",
				(long long)answer->toewijzingnummer);
	}
	return true;
}

static bool awards_answer(struct call *call, id bericht_id, const char *aanbieder)
{
	static const char AWARDS[] = "SELECT w.decision_id, a.toewijzingnummer FROM bericht_award w"
		" JOIN award a ON a.decision_id = w.decision_id WHERE w.bericht_id = :bericht_id ORDER BY a.toewijzingnummer";
	struct { id decision_id; int64_t number; } awards[AWARDS_MOST];
	struct query *query = db_query(call->db, AWARDS);
	enum query_result result;
	size_t count = 0;

	query_id(query, ":bericht_id", bericht_id);
	while ((result = query_step(query, &call->err)) == QUERY_ROW && count < COUNT_OF(awards)) {
		awards[count].decision_id = query_get_int(query, "decision_id");
		awards[count++].number = query_get_int(query, "toewijzingnummer");
	}
	query_done(query);
	for (size_t i = 0; i < count; i++)
		if (!award_answered(call, bericht_id, awards[i].decision_id, awards[i].number, aanbieder))
			return false;
	return call->err.code == ERR_NONE;
}

static bool bericht_find(struct call *call, const char *identificatie, id *bericht_id, char aanbieder[TEXT_LINE_BYTES])
{
	static const char FIND[] = "SELECT b.id, b.answered, o.naam FROM bericht b JOIN organisation o ON o.id = b.aanbieder_id"
		" WHERE b.identificatie = :identificatie";
	struct query *query = db_query(call->db, FIND);
	bool answered;

	query_plain(query, ":identificatie", identificatie);
	if (!query_one(query, &call->err))
		return call->err.code == ERR_NONE && err_set(&call->err, ERR_MISSING,
			"Dit is geen antwoord op een bericht van ons: %.60s kennen wij niet.", identificatie);
	*bericht_id = query_get_int(query, "id");
	answered = !query_is_null(query, "answered");
	snprintf(aanbieder, TEXT_LINE_BYTES, "%s", query_get_text(query, "naam"));
	query_done(query);
	return !answered || rule_refuse_as(&call->err, "bericht.beantwoord",
		"Het antwoord op bericht %.60s is al ingelezen", identificatie);
}

bool bericht_in_handle(struct call *call)
{
	static const char ANSWERED[] = "UPDATE bericht SET answered = :at WHERE id = :id";
	const struct ask *ask = call_in(call, &ask_record);
	char aanbieder[TEXT_LINE_BYTES];
	struct query *query;
	id bericht_id = 0;

	if (!bericht_find(call, ask->word, &bericht_id, aanbieder) || !numbers_known(call, bericht_id) ||
			!awards_answer(call, bericht_id, aanbieder))
		return false;
	query = db_query(call->db, ANSWERED);
	query_instant(query, ":at", call->now);
	query_id(query, ":id", bericht_id);
	call_about(call, 0, "bericht", bericht_id, "antwoord op %s", ask->word);
	return query_run(query, &call->err);
}
