/* A decision as one text, line by line, in the order in which people read it. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "domain/decision_text.h"

static const struct field decision_text_fields[] = {
	F_ID(struct decision_text, id, N_("Nummer")),
	F_ID(struct decision_text, decision_id, N_("Besluit")),
	F_INSTANT(struct decision_text, at, N_("Vast sinds")),
	F_LINE(struct decision_text, hash, N_("Kenmerk")),
	F_TEXT(struct decision_text, tekst, N_("Tekst")),
	F_BOOL(struct decision_text, proof, N_("Tweede bewijs nodig")),
	F_BOOL(struct decision_text, confirmed, N_("Bevestigd")),
};
RECORD(decision_text_record, "decision_text", struct decision_text, decision_text_fields);

static const struct field decision_confirm_fields[] = {
	F_ID(struct decision_confirm, text_id, N_("Tekst")),
	F_ID(struct decision_confirm, employee_id, N_("Medewerkernummer")),
	F_LINE(struct decision_confirm, employee_naam, N_("Medewerker")),
	F_INSTANT(struct decision_confirm, at, N_("Bevestigd op")),
};
RECORD(decision_confirm_record, "decision_confirm", struct decision_confirm, decision_confirm_fields);

/* The fields that are the decision; how far it is and who said yes are not. */
static const char *const fields[] = {
	"kind", "person_naam", "wet", "provision_naam", "productcategorie", "lijn", "leveringsvorm", "aanbieder_naam",
	"datumStart", "datumEinde", "bedrag", "spoed", "goal_naam", "waarom_niet_lager", "motivering", "author_naam",
};

static void line_print(const char *name, const struct decision *decision, struct buf *out)
{
	const struct field *field = record_field(&decision_record, name);
	struct buf value = BUF_INIT;

	field_show(field, decision, &value);
	if (value.used > 0)
		buf_format(out, "%s: %s\n", field->label, value.data);
	buf_free(&value);
}

static void grant_print(const struct decision_grant *grant, struct buf *out)
{
	char asked[MONEY_BYTES], until[DAY_NL_BYTES];

	money_nl(grant->was_bedrag, false, asked);
	day_nl(grant->was_einde, until);
	buf_format(out, "Gevraagd was: € %s%s%s\n", asked, *until ? ", tot en met " : "", until);
	buf_format(out, "Waarom niet alles: %s\n", grant->reason ? grant->reason : "");
}

void decision_text_print(const struct decision *decision, const struct decision_grant *grant, struct buf *out)
{
	buf_format(out, "Besluit: %lld\n", (long long)decision->id);
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		line_print(fields[i], decision, out);
	if (grant)
		grant_print(grant, out);
}

void decision_hash_short(const char *hash, char out[DECISION_HASH_SHORT_BYTES])
{
	out[0] = '\0';
	if (strlen(hash) >= 16)
		snprintf(out, DECISION_HASH_SHORT_BYTES, "%.4s %.4s %.4s %.4s", hash, hash + 4, hash + 8, hash + 12);
}
