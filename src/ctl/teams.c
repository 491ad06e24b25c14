/* Organisations, teams, and the numbers that the municipality chooses. */
#include "base/mem.h"
#include "base/say.h"
#include "commands.h"

int ask_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	(void)ctl;
	(void)err;
	rows_new(&request->rows, &ask_record);
	return CTL_OK;
}

int organisation_add_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct organisation *organisation = rows_new(&request->rows, &organisation_record);
	const char *kind = ctl_option(ctl, "kind");

	organisation->kind = ORGANISATION_OTHER;
	organisation->provider = ctl_option(ctl, "provider") != NULL;
	if (!ctl_line(ctl_word(ctl, 0), record_field(&organisation_record, "naam"), organisation, err))
		return CTL_USAGE;
	if (kind && !choice_value(organisation_kind_choices, kind, &organisation->kind)) {
		struct buf known = BUF_INIT;

		for (const struct choice *choice = organisation_kind_choices; choice->code; choice++)
			buf_format(&known, "%s%s", known.used ? ", " : "", choice->code);
		err_set(err, ERR_INPUT, _("De soort «%s» is er niet. Kies uit: %s."), kind, known.data);
		buf_free(&known);
		return CTL_USAGE;
	}
	return CTL_OK;
}

int organisation_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &organisation_record, "naam kind provider agb",
		_("Er zijn nog geen organisaties."));
}

int team_add_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct team *team = rows_new(&request->rows, &team_record);
	const char *wijk = ctl_option(ctl, "wijk");

	if (!ctl_line(ctl_word(ctl, 0), record_field(&team_record, "naam"), team, err))
		return CTL_USAGE;
	if (wijk && !ctl_line(wijk, record_field(&team_record, "wijk"), team, err))
		return CTL_USAGE;
	return CTL_OK;
}

int team_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &team_record, "naam wijk", _("Er zijn nog geen teams."));
}

/* ---- numbers that the municipality chooses ---- */

int norm_set_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	struct norm *norm = rows_new(&request->rows, &norm_record);

	if (!choice_value(norm_kind_choices, ctl_word(ctl, 0), &norm->kind)) {
		err_set(err, ERR_INPUT, _("De norm «%s» is er niet. Kies uit: professionals, stilte, stilte-teamleider."),
			ctl_word(ctl, 0));
		return CTL_USAGE;
	}
	return ctl_line(ctl_word(ctl, 1), record_field(&norm_record, "value"), norm, err) ? CTL_OK : CTL_USAGE;
}

int norm_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &norm_record, "kind value", _("Er zijn geen normen."));
}

/* ---- the clocks of the ladder ---- */

int rung_set_build(const struct ctl *ctl, struct message *request, struct err *err)
{
	static const struct {
		const char *option, *field;
	} clocks[] = { { "days", "clock_days" }, { "hours", "clock_spoed_hours" } };
	struct rung *rung = rows_new(&request->rows, &rung_record);
	bool any = false;

	if (!ctl_line(ctl_word(ctl, 0), record_field(&rung_record, "trede"), rung, err))
		return CTL_USAGE;
	for (size_t i = 0; i < COUNT_OF(clocks); i++) {
		const char *value = ctl_option(ctl, clocks[i].option);

		if (value && !ctl_line(value, record_field(&rung_record, clocks[i].field), rung, err))
			return CTL_USAGE;
		any = any || value;
	}
	if (!any) {
		err_set(err, ERR_INPUT, _("Zeg met --days hoeveel werkdagen, of met --hours hoeveel uren bij spoed."));
		return CTL_USAGE;
	}
	if ((rung->clock_days == 0 && ctl_option(ctl, "days")) || (rung->clock_spoed_hours == 0 && ctl_option(ctl, "hours"))) {
		err_set(err, ERR_INPUT, _("Een klok van 0 is er niet: kies minstens 1."));
		return CTL_USAGE;
	}
	return CTL_OK;
}

int rung_print(struct ctl *ctl, const struct message *answer)
{
	return ctl_print_rows(ctl, answer, &rung_record, "trede naam role clock_days clock_spoed_hours",
		_("De ladder heeft geen treden."));
}
