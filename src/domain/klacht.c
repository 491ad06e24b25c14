/* The register of klachten: its fields, who may read and handle, and what must be there before an answer leaves. */
#include "domain/klacht.h"

#include "base/mem.h"
#include "base/say.h"

const struct choice klacht_uitkomst_choices[] = {
	{ KLACHT_OPEN, "open", N_("nog open") },
	{ KLACHT_GEGROND, "gegrond", N_("gegrond") },
	{ KLACHT_DEELS, "deels", N_("deels gegrond") },
	{ KLACHT_ONGEGROND, "ongegrond", N_("ongegrond") },
	{ KLACHT_OPGELOST, "opgelost", N_("opgelost, de klager is tevreden (Awb 9:5)") },
	{ KLACHT_NIET_BEHANDELD, "niet_behandeld", N_("niet behandeld (Awb 9:8)") },
	{ KLACHT_INGETROKKEN, "ingetrokken", N_("ingetrokken door de klager") },
	{ 0 }
};

#define F_BLOCK(member, label, ...) \
	FIELD_ROW(struct klacht, member, FIELD_TEXT, label, .room = REGISTER_TEXT_BYTES, __VA_ARGS__)

static const struct field fields[] = {
	F_ID(struct klacht, id, ""),
	F_LINE(struct klacht, nummer, N_("Nummer")),
	F_ID(struct klacht, household_id, ""),
	F_LINE(struct klacht, klager, N_("Wie klaagt"), .required = true),
	F_ID(struct klacht, over_id, N_("Over wie"), .required = true,
		.help = N_("Welke collega? Die leest de klacht hier niet, en het eigen team ook niet.")),
	F_DAY(struct klacht, ontvangen, N_("Ontvangen op"), .required = true, .source = "Awb 9:11"),
	F_BLOCK(klacht, N_("De klacht"), .required = true, .help = N_("In de woorden van de klager.")),
	F_ID(struct klacht, ingeschreven_id, ""),
	F_ID(struct klacht, behandelaar_id, N_("Behandelaar"), .help = N_("Iemand van een ander team, die er niet bij betrokken was."),
		.source = "Awb 9:7"),
	F_DAY(struct klacht, bevestigd, N_("Ontvangst bevestigd op"), .source = "Awb 9:6"),
	F_DAY(struct klacht, gehoord, N_("Gehoord op"), .help = N_("De klager en over wie de klacht gaat."), .source = "Awb 9:10"),
	F_LINE(struct klacht, niet_gehoord, N_("Waarom niet gehoord"), .source = "Awb 9:10 lid 2"),
	F_BOOL(struct klacht, commissie, N_("Adviescommissie"), .help = N_("Met een commissie is de termijn tien weken."),
		.source = "Awb 9:14"),
	F_DAY(struct klacht, uiterlijk, N_("Afhandelen uiterlijk"), .source = "Awb 9:11"),
	F_CHOICE(struct klacht, uitkomst, N_("Uitkomst"), klacht_uitkomst_choices),
	F_BLOCK(oordeel, N_("Oordeel"), .help = N_("Wat u vond, wat u ervan vindt, en wat er verandert. Dit komt in de brief."),
		.source = "Awb 9:12"),
	F_DAY(struct klacht, afgehandeld, N_("Brief verstuurd op")),
	F_INT(struct klacht, version, ""),
	F_LINE(struct klacht, huishoudnummer, N_("Huishoudnummer")),
	F_LINE(struct klacht, household_naam, N_("Huishouden")),
	F_LINE(struct klacht, over_naam, N_("Over wie")),
	F_LINE(struct klacht, behandelaar_naam, N_("Behandelaar")),
	F_BOOL(struct klacht, may_write, ""),
};
RECORD(klacht_record, "klacht", struct klacht, fields);

bool klacht_may_read(const struct klacht_reader *reader)
{
	if (reader->about_me || reader->my_team || reader->own_household || reader->excluded)
		return false;
	return reader->handles || (!reader->shielded_out && (reader->register_right || reader->wrote));
}

bool klacht_may_write(const struct klacht_reader *reader)
{
	return klacht_may_read(reader) && (reader->handles || reader->register_right);
}

static bool days_check(const struct klacht *klacht, day today, struct err *err)
{
	const struct { day on; const char *label; } days[] = {
		{ klacht->bevestigd, "Ontvangst bevestigd op" }, { klacht->gehoord, "Gehoord op" },
		{ klacht->afgehandeld, "Brief verstuurd op" },
	};

	if (klacht->ontvangen > today)
		return err_set(err, ERR_INPUT, "Ontvangen op: deze dag moet nog komen.");
	for (size_t i = 0; i < COUNT_OF(days); i++)
		if (days[i].on != DAY_NONE && (days[i].on < klacht->ontvangen || days[i].on > today))
			return err_set(err, ERR_INPUT, "%s: kies een dag vanaf de ontvangst, tot en met vandaag.", days[i].label);
	return true;
}

static bool outcome_check(const struct klacht *klacht, struct err *err)
{
	bool judged = klacht->uitkomst == KLACHT_GEGROND || klacht->uitkomst == KLACHT_DEELS || klacht->uitkomst == KLACHT_ONGEGROND;

	if ((klacht->uitkomst != KLACHT_OPEN) != (klacht->afgehandeld != DAY_NONE))
		return err_set(err, ERR_INPUT, klacht->uitkomst == KLACHT_OPEN ? "Uitkomst: kies wat het oordeel is."
			: "Brief verstuurd op: op welke dag ging de brief weg?");
	if (klacht->uitkomst == KLACHT_OPEN || klacht->uitkomst == KLACHT_INGETROKKEN)
		return true;
	if (!klacht->behandelaar_id)
		return err_set(err, ERR_INPUT, "Behandelaar: kies wie de klacht behandelde.");
	if (!klacht->oordeel || !*klacht->oordeel)
		return err_set(err, ERR_INPUT, "Oordeel: schrijf de bevindingen en het oordeel (Awb 9:12).");
	if (judged && klacht->gehoord == DAY_NONE && !*klacht->niet_gehoord)
		return err_set(err, ERR_INPUT, "Gehoord op: hoor eerst beiden, of schrijf waarom niet (Awb 9:10).");
	return true;
}

bool klacht_check(const struct klacht *before, const struct klacht *klacht, day today, struct err *err)
{
	if (!record_check(&klacht_record, klacht, err) || !days_check(klacht, today, err) || !outcome_check(klacht, err))
		return false;
	if (klacht->behandelaar_id && klacht->behandelaar_id == klacht->over_id)
		return err_set(err, ERR_INPUT, "Behandelaar: niet over wie de klacht gaat (Awb 9:7).");
	if (before && before->commissie && !klacht->commissie)
		return err_set(err, ERR_INPUT, "Adviescommissie: de commissie is ingesteld; dat blijft.");
	if (before && before->uitkomst != KLACHT_OPEN && before->uitkomst != klacht->uitkomst)
		return err_set(err, ERR_INPUT, "Uitkomst: deze klacht is al afgehandeld.");
	return true;
}
