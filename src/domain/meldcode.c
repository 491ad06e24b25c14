/* The five steps of the meldcode: what each asks, and in which order they go. */
#include "domain/meldcode.h"

#include "base/mem.h"
#include "base/say.h"

static const struct meldcode_rule rules[MELDCODE_STEPS] = {
	{ 1, N_("Signalen in kaart"), N_("Wat ziet en hoort u? Feiten, met de dag erbij. Doe ook de kindcheck."), false, "stap 1" },
	{ 2, N_("Overleg met een collega"), N_("Met een deskundige collega, en zo nodig met Veilig Thuis om advies."), true, "stap 2" },
	{ 3, N_("Gesprek met betrokkenen"), N_("Vertel wat u ziet, en luister. Alleen overslaan als het niet veilig is."), true,
	  "stap 3" },
	{ 4, N_("Wegen"), N_("Is het nu of steeds weer onveilig? Gebruik het afwegingskader."), true, "stap 4" },
	{ 5, N_("Beslissen"), N_("Is melden nodig? En is hulp bieden of organiseren ook mogelijk?"), false, "stap 5" },
};

const struct meldcode_rule *meldcode_rule(int stap)
{
	return &rules[stap - 1];
}

#define F_BLOCK(type, member, label, ...) \
	FIELD_ROW(type, member, FIELD_TEXT, label, .room = MELDCODE_TEXT_BYTES, __VA_ARGS__)

static const struct field meldcode_fields[] = {
	F_ID(struct meldcode, id, ""),
	F_ID(struct meldcode, household_id, ""),
	F_ID(struct meldcode, person_id, N_("Over wie"), .required = true, .help = N_("Om wie maakt u zich zorgen?")),
	F_LINE(struct meldcode, person_naam, N_("Over wie")),
	F_BLOCK(struct meldcode, aanleiding, N_("Aanleiding"), .required = true, .help = N_("Waarom begint u de meldcode?")),
	F_DAY(struct meldcode, begonnen, N_("Begonnen op"), .required = true),
	F_DAY(struct meldcode, afgesloten, N_("Besloten op")),
	F_ID(struct meldcode, employee_id, ""),
	F_LINE(struct meldcode, employee_naam, N_("Begonnen door")),
	F_INT(struct meldcode, stap, N_("Stap")),
	F_BOOL(struct meldcode, may_write, ""),
};
RECORD(meldcode_record, "meldcode", struct meldcode, meldcode_fields);

static const struct field step_fields[] = {
	F_ID(struct meldcode_step, id, ""),
	F_ID(struct meldcode_step, household_id, ""),
	F_ID(struct meldcode_step, meldcode_id, ""),
	F_INT(struct meldcode_step, stap, N_("Stap"), .least = 1, .most = MELDCODE_STEPS),
	F_DAY(struct meldcode_step, datum, N_("Datum"), .required = true),
	F_LINE(struct meldcode_step, geraadpleegd, N_("Met wie"), .help = N_("Naam en functie: een collega, de aandachtsfunctionaris.")),
	F_BOOL(struct meldcode_step, veilig_thuis, N_("Advies van Veilig Thuis")),
	F_BLOCK(struct meldcode_step, tekst, N_("Wat er is gedaan"), .help = N_("Feiten, wie wat zei, en wat u ervan vindt, apart.")),
	F_LINE(struct meldcode_step, overgeslagen, N_("Waarom overgeslagen"),
		.help = N_("Alleen als u de stap overslaat. Bij stap 3: waarom is praten niet veilig?")),
	F_BOOL(struct meldcode_step, hulp, N_("Hulp georganiseerd")),
	F_DAY(struct meldcode_step, gemeld, N_("Gemeld bij Veilig Thuis op")),
	F_ID(struct meldcode_step, employee_id, ""),
	F_LINE(struct meldcode_step, employee_naam, N_("Vastgelegd door")),
	F_INSTANT(struct meldcode_step, at, ""),
};
RECORD(meldcode_step_record, "meldcode_step", struct meldcode_step, step_fields);

bool meldcode_step_open(const struct meldcode *meldcode, int64_t stap)
{
	return meldcode->afgesloten == DAY_NONE && stap >= 1 && stap <= MELDCODE_STEPS && stap <= meldcode->stap + 1;
}

/* Either what was done, or why not. */
static bool done_check(const struct meldcode_step *step, struct err *err)
{
	bool done = step->tekst && *step->tekst, skipped = *step->overgeslagen;

	if (!done && !skipped)
		return err_set(err, ERR_INPUT, "Wat er is gedaan: schrijf dit op, of schrijf waarom u de stap overslaat.");
	if (done && skipped)
		return err_set(err, ERR_INPUT, "Waarom overgeslagen: laat dit leeg als de stap is gedaan.");
	if (skipped && !meldcode_rule((int)step->stap)->may_skip)
		return err_set(err, ERR_INPUT, "Waarom overgeslagen: stap %lld kunt u niet overslaan.", (long long)step->stap);
	if (done && step->stap == 2 && !*step->geraadpleegd && !step->veilig_thuis)
		return err_set(err, ERR_INPUT, "Met wie: met welke collega overlegde u, of gaf Veilig Thuis advies?");
	return true;
}

bool meldcode_step_check(const struct meldcode *meldcode, const struct meldcode_step *step, day today, struct err *err)
{
	if (!record_check(&meldcode_step_record, step, err))
		return false;
	if (meldcode->afgesloten != DAY_NONE)
		return err_set(err, ERR_INPUT, "Stap: dit traject is besloten. Zijn er nieuwe zorgen? Begin dan opnieuw.");
	if (!meldcode_step_open(meldcode, step->stap))
		return err_set(err, ERR_INPUT, "Stap: eerst stap %lld, of sla die over met een reden.", (long long)meldcode->stap + 1);
	if (step->datum > today || step->datum < meldcode->begonnen)
		return err_set(err, ERR_INPUT, "Datum: kies een dag vanaf het begin van de meldcode, tot en met vandaag.");
	if (step->stap != MELDCODE_STEPS && (step->hulp || step->gemeld != DAY_NONE))
		return err_set(err, ERR_INPUT, "Gemeld bij Veilig Thuis op: dat hoort bij stap 5.");
	if (step->gemeld != DAY_NONE && (step->gemeld > today || step->gemeld < meldcode->begonnen))
		return err_set(err, ERR_INPUT, "Gemeld bij Veilig Thuis op: kies een dag tot en met vandaag.");
	return done_check(step, err);
}
