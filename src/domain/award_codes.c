/* Codes of iWmo and iJw, release 3.2, as its code lists have them: WJ756, WMO757, COD002-VEKTIS, WJ001. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/say.h"
#include "domain/award.h"

const char *eenheid_wire(int eenheid)
{
	static const char *const codes[] = {
		[EENHEID_GEEN] = NULL, [EENHEID_MINUUT] = "01", [EENHEID_UUR] = "04", [EENHEID_ETMAAL] = "14",
		[EENHEID_DAGDEEL] = "16", [EENHEID_STUKS] = "82", [EENHEID_EURO] = "83",
	};

	return eenheid >= 0 && (size_t)eenheid < COUNT_OF(codes) ? codes[eenheid] : NULL;
}

const char *frequentie_wire(int frequentie)
{
	static const char *const codes[] = {
		[FREQUENTIE_DAG] = "1", [FREQUENTIE_WEEK] = "2", [FREQUENTIE_MAAND] = "4", [FREQUENTIE_TOTAAL] = "6",
	};

	return frequentie >= 0 && (size_t)frequentie < COUNT_OF(codes) ? codes[frequentie] : NULL;
}

const char *bericht_code(int soort, bool retour)
{
	static const char *const codes[][2] = {
		[BERICHT_WMO301] = { "414", "415" },
		[BERICHT_JW301] = { "436", "437" },
	};

	return codes[soort == BERICHT_JW301 ? BERICHT_JW301 : BERICHT_WMO301][retour];
}

/* ---- what a provider answers ---- */

#define NO_REMARK "0200"

/* WJ001. First what the standard has for a 301; then the rest of its list, for who mixes messages up. */
static const struct {
	const char *code, *text;
} retour_codes[] = {
	{ "0001", N_("het bericht is om technische redenen afgekeurd; meld dit bij de beheerder") },
	{ NO_REMARK, N_("hierover is geen opmerking") },
	{ "0233", N_("dit deel is niet beoordeeld, omdat een ander deel fout is") },
	{ "8848", N_("de dagtekening ligt in de toekomst") },
	{ "9056", N_("dit berichtnummer is al eerder gebruikt") },
	{ "9332", N_("dit toewijzingnummer is al eerder gebruikt") },
	{ "9379", N_("er staat een verwijzing naar een verzoek van de aanbieder bij die niet klopt") },
	{ "9385", N_("verwijderen kan niet: er is al voor deze toewijzing gedeclareerd") },
	{ "S300", N_("de gemeentecode bestaat niet (meer)") },
	{ "S329", N_("de productcode past niet bij de productcategorie of het contract") },
	{ "0611", N_("het tarief is anders dan in het contract (hoort bij een declaratie)") },
	{ "8001", N_("een declaratie is toegewezen (hoort niet bij een toewijzing)") },
	{ "8017", N_("een creditregel zonder debetregel (hoort bij een declaratie)") },
	{ "8021", N_("een referentienummer is al gebruikt (hoort bij een declaratie)") },
	{ "8187", N_("dit hoort niet bij deze persoon") },
	{ "8214", N_("de declaratieperiode sluit niet aan (hoort bij een declaratie)") },
	{ "9019", N_("dit kan niet aan een toewijzing worden gekoppeld (hoort bij start en stop)") },
	{ "9063", N_("er is geen eerder bericht om te verwijderen (hoort bij start en stop)") },
	{ "9069", N_("er is geen startbericht (hoort bij stop)") },
	{ "9071", N_("het startbericht kan niet weg: de hulp is al gestopt (hoort bij start)") },
	{ "9074", N_("hetzelfde bericht is er al (hoort bij start en stop)") },
	{ "9307", N_("de eerste dag ligt buiten de toewijzing (hoort bij een declaratie)") },
	{ "9308", N_("de laatste dag ligt buiten de toewijzing (hoort bij een declaratie)") },
	{ "9319", N_("de dagen passen niet in de declaratieperiode (hoort bij een declaratie)") },
	{ "9321", N_("er is meer gedeclareerd dan toegewezen (hoort bij een declaratie)") },
	{ "9322", N_("samen is er meer gedeclareerd dan toegewezen (hoort bij een declaratie)") },
	{ "9326", N_("de hulp die al liep is nog niet gestopt (hoort bij start)") },
	{ "9333", N_("het declaratienummer is al gebruikt (hoort bij een declaratie)") },
	{ "9338", N_("niet alles hoort bij een toewijzing (hoort bij een declaratie)") },
	{ "9339", N_("de productcategorie is anders dan toegewezen (hoort bij een declaratie)") },
	{ "9340", N_("de productcode is anders dan toegewezen (hoort bij een declaratie)") },
	{ "9341", N_("de eenheid is anders dan toegewezen (hoort bij een declaratie)") },
	{ "9346", N_("het bedrag is niet volume maal tarief (hoort bij een declaratie)") },
	{ "9347", N_("de referentie van de aanbieder is al gebruikt (hoort bij een verzoek)") },
	{ "9349", N_("niet alle lopende producten staan erin (hoort bij een verzoek om wijziging)") },
	{ "9350", N_("een product dat blijft, loopt niet (hoort bij een verzoek om wijziging)") },
	{ "9351", N_("een product dat wijzigt, loopt niet (hoort bij een verzoek om wijziging)") },
	{ "9357", N_("de gewenste eerste dag kan niet (hoort bij een verzoek om wijziging)") },
	{ "9359", N_("op dit verzoek is al toegewezen (hoort bij een antwoord)") },
	{ "9360", N_("er is al gemeld dat dit in onderzoek is (hoort bij een antwoord)") },
	{ "9361", N_("een product staat er twee keer in met dezelfde dagen (hoort bij een verzoek)") },
	{ "9365", N_("dit verzoek is al beantwoord (hoort bij een antwoord)") },
	{ "9366", N_("deze regel is niet gedeclareerd (hoort bij een declaratie)") },
	{ "9367", N_("deze regel is anders dan gedeclareerd (hoort bij een declaratie)") },
	{ "9369", N_("er is meer gedeclareerd dan het budget (hoort bij een declaratie)") },
	{ "9373", N_("bij een ander budget hoort dezelfde eerste dag (hoort bij een verzoek om wijziging)") },
	{ "9374", N_("er loopt al een verzoek (hoort bij een verzoek)") },
	{ "9375", N_("bij deze toewijzing past geen omvang (hoort bij een verzoek om wijziging)") },
	{ "9384", N_("deze toewijzing is verwijderd (hoort bij een declaratie)") },
	{ "9387", N_("de periode begint niet op de eerste van de maand (hoort bij een declaratie)") },
	{ "9388", N_("de periode eindigt niet op de laatste van de maand (hoort bij een declaratie)") },
	{ "9389", N_("deze regel is al gedeclareerd en niet teruggedraaid (hoort bij een declaratie)") },
	{ "9390", N_("deze regel is al teruggedraaid (hoort bij een declaratie)") },
	{ "9411", N_("er hoort een omvang bij (hoort bij een verzoek om wijziging)") },
	{ "9412", N_("er hoort geen omvang bij (hoort bij een verzoek om wijziging)") },
	{ "9413", N_("de hulp is al tijdelijk gestopt (hoort bij stop)") },
	{ "9414", N_("de laatste dag ligt voor die van een eerder stopbericht (hoort bij stop)") },
	{ "9415", N_("de hulp is al gestopt (hoort bij stop)") },
};

const char *retour_code_text(const char *code)
{
	for (size_t i = 0; i < COUNT_OF(retour_codes); i++)
		if (strcmp(retour_codes[i].code, code) == 0)
			return _(retour_codes[i].text);
	return NULL;
}

void retour_codes_each(const char *codes, void (*each)(void *arg, const char *code, const char *text), void *arg)
{
	while (*codes) {
		size_t bytes = strcspn(codes, ",");
		char code[RETOUR_CODE_BYTES];
		const char *text;

		if (bytes > 0 && bytes < sizeof(code)) {
			snprintf(code, sizeof(code), "%.*s", (int)bytes, codes);
			text = retour_code_text(code);
			each(arg, code, text ? text : _("deze code kennen wij niet; vraag de aanbieder wat hij bedoelt"));
		}
		codes += bytes + (codes[bytes] == ',');
	}
}

static void accept_one(void *arg, const char *code, const char *text)
{
	(void)text;
	*(bool *)arg = *(bool *)arg && strcmp(code, NO_REMARK) == 0;
}

bool retour_codes_accept(const char *codes)
{
	bool accepted = true;

	retour_codes_each(codes, accept_one, &accepted);
	return accepted;
}
