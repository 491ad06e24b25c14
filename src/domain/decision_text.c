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

/* The head of a text: texts that were frozen before this form begin with a number that says nothing to people. */
#define HEAD "Besluit: %lld van huishouden %s"
#define HEAD_WORD " van huishouden "

static bool is_priced(const struct decision *decision)
{
	return decision->omvang > 0;
}

static bool has_tariff(const struct decision *decision)
{
	return decision->tarief > 0;
}

static bool follows_another(const struct decision *decision)
{
	return decision->vorige_id != 0;
}

/* The fields that are the decision; how far it is and who said yes are not. */
static const struct line {
	const char *field;
	bool always;			/* also in a text of the first form */
	bool (*shown)(const struct decision *decision);		/* NULL: whenever something is filled in */
} lines[] = {
	{ "kind", true, NULL },
	{ "vorige_naam", false, follows_another },
	{ "person_naam", true, NULL },
	{ "wet", true, NULL },
	{ "provision_naam", true, NULL },
	{ "productcategorie", true, NULL },
	{ "lijn", true, NULL },
	{ "leveringsvorm", true, NULL },
	{ "product_naam", false, NULL },
	{ "omvang", false, is_priced },
	{ "eenheid", false, is_priced },
	{ "frequentie", false, is_priced },
	{ "tarief", false, has_tariff },
	{ "aanbieder_naam", true, NULL },
	{ "datumStart", true, NULL },
	{ "datumEinde", true, NULL },
	{ "bedrag", true, NULL },
	{ "kostendrager", false, decision_grants },
	{ "verwijzer", false, decision_registered },
	{ "verwijzer_naam", false, decision_registered },
	{ "spoed", true, NULL },
	{ "goal_naam", true, NULL },
	{ "waarom_niet_lager", true, NULL },
	{ "motivering", true, NULL },
	{ "author_naam", true, NULL },
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

void decision_text_head(int64_t number, const char *huishoudnummer, char out[DECISION_HEAD_BYTES])
{
	snprintf(out, DECISION_HEAD_BYTES, HEAD, (long long)number, huishoudnummer);
}

void decision_text_head_swap(int64_t less, int64_t more, const char *huishoudnummer, char out[DECISION_HEAD_BYTES])
{
	snprintf(out, DECISION_HEAD_BYTES, "Uitruil: %lld en %lld" HEAD_WORD "%s", (long long)less, (long long)more,
		huishoudnummer);
}

bool decision_text_head_of(const char *tekst, char out[DECISION_HEAD_BYTES])
{
	size_t bytes = strcspn(tekst, "\n");

	if (bytes >= DECISION_HEAD_BYTES)
		return false;
	memcpy(out, tekst, bytes);
	out[bytes] = '\0';
	return true;
}

static void lines_print(const char *head, const struct decision *decision, struct buf *out)
{
	bool first_form = !strstr(head, HEAD_WORD);

	for (size_t i = 0; i < COUNT_OF(lines); i++)
		if ((lines[i].always || !first_form) && (!lines[i].shown || lines[i].shown(decision)))
			line_print(lines[i].field, decision, out);
}

void decision_text_print(const char *head, const struct decision *decision, const struct decision_grant *grant,
	struct buf *out)
{
	buf_format(out, "%s\n", head);
	lines_print(head, decision, out);
	if (grant)
		grant_print(grant, out);
}

void decision_text_print_swap(const char *head, const struct decision *less, const struct decision *more, struct buf *out)
{
	buf_format(out, "%s\nTwee besluiten die alleen samen gelden.\n\nDit wordt minder\n", head);
	lines_print(head, less, out);
	buf_text(out, "\nDit komt ervoor in de plaats\n");
	lines_print(head, more, out);
}

void decision_hash_short(const char *hash, char out[DECISION_HASH_SHORT_BYTES])
{
	out[0] = '\0';
	if (strlen(hash) >= 16)
		snprintf(out, DECISION_HASH_SHORT_BYTES, "%.4s %.4s %.4s %.4s", hash, hash + 4, hash + 8, hash + 12);
}
