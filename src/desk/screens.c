/* The list of screens and the keys that all of them have. */
#include "desk/screens.h"

#include "base/mem.h"

static const struct screen *const screens[] = {
	&screen_werkbak,
	&screen_zoeken,
	&screen_huishouden,
	&screen_deel,
	&screen_samenvoegen,
	&screen_tijdlijn,
	&screen_dagboek,
	&screen_gesprek,
	&screen_plan,
	&screen_doel,
	&screen_actie,
	&screen_vraagstuk,
	&screen_keukentafel,
	&screen_resultaten,
	&screen_meten,
	&screen_afsluiten,
	&screen_versies,
	&screen_vergelijk,
	&screen_geschiedenis,
	&screen_besluiten,
	&screen_besluit,
	&screen_geld,
	&screen_budget,
	&screen_schotten,
	&screen_bevestigen,
	&screen_escalatie,
	&screen_rondetafel,
	&screen_bijlagen,
	&screen_mandaat,
	&screen_beheer,
	&screen_toezicht,
	&screen_uitsluitingen,
	&screen_match,
	&screen_verzoeken,
	&screen_inzage,
	&screen_termijnen,
	&screen_registers,
	&screen_meldcode,
	&screen_pet,
};

const struct screen *screen_at(size_t n)
{
	return n < COUNT_OF(screens) ? screens[n] : NULL;
}
