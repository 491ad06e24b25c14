/*
 * The matrix that a new municipality begins with, asked cell by cell: of each role and each kind of help every
 * limit just below, at it, and just above. What the engine answers stands in docs/mandaatmatrix.md, for a team
 * leader to read; GOLDEN_UPDATE=1 writes it anew.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "mandate_case.h"

/* Who asks. */
static const struct asker {
	const char *naam;
	int role;
	bool regisseur, municipal;
} askers[] = {
	{ "Wijkcoach", ROLE_WIJKCOACH, false, true },
	{ "Regisseur van het huishouden, in dienst bij de gemeente", ROLE_NONE, true, true },
	{ "Regisseur van een andere organisatie, zonder instemmingen (Awb 10:4)", ROLE_PARTNER, true, false },
	{ "Partnerprofessional", ROLE_PARTNER, false, false },
	{ "Teamleider", ROLE_TEAMLEIDER, false, true },
	{ "Procesregisseur", ROLE_PROCESREGISSEUR, false, true },
	{ "Manager toegang", ROLE_MANAGER, false, true },
	{ "College", ROLE_COLLEGE, false, true },
	{ "Gedragswetenschapper", ROLE_GEDRAGSWETENSCHAPPER, false, true },
	{ "Backoffice", ROLE_BACKOFFICE, false, true },
};

static struct scene scene;

/* ---- asking ---- */

static void asker_is(const struct asker *asker)
{
	scene.holder = (struct holder){ .employee_id = 7, .roles = { asker->role }, .regisseur = asker->regisseur,
		.of_municipality = asker->municipal, .organisation_id = 20 };
}

static void help_is(const struct provision_kind *kind, bool spoed)
{
	scene_grant(&scene, kind->wet, kind->productcategorie, 1);
	scene.decision.lijn = kind->lijn;
	scene.decision.spoed = spoed;
	scene.decision.datumStart = scene.decision.datumEinde = scene.today;
	scene.spent_count = 0;
}

static void answer_add(struct buf *out)
{
	struct mandate_verdict verdict = scene_covers(&scene);

	if (verdict.within)
		buf_format(out, " | %s", verdict.needs_second ? "tweede ogen" : "zelf");
	else if (verdict.trede <= MANDATE_TREDE_MAX)
		buf_format(out, " | %s", verdict.trede_naam);
	else
		buf_text(out, " | niemand");
}

static void amount_add(struct buf *out, const char *label, cents amount)
{
	char text[MONEY_BYTES];

	money_nl(amount, true, text);
	buf_format(out, "%s € %s", label, text);
}

/* ---- which help is which ---- */

/* The row of the matrix for this person and this help; NULL: none. Line and category are those of the row. */
static const struct mandate *row_of(const struct asker *asker, const struct provision_kind *kind)
{
	for (size_t i = 0; i < scene.row_count; i++) {
		const struct mandate *row = &scene.rows[i];
		bool mine = row->holder == HOLDER_REGISSEUR ? asker->regisseur : row->role == asker->role;

		if (mine && (row->wet == WET_NONE || row->wet == kind->wet) && row->lijn >= kind->lijn &&
				(!*row->categorieen || mandate_lists(row->categorieen, kind->productcategorie)))
			return row;
	}
	return NULL;
}

/* The matrix has the same limits for both, whoever asks. */
static bool alike(const struct provision_kind *one, const struct provision_kind *other)
{
	bool same = one->wet == other->wet && (one->lijn < LIJN_2) == (other->lijn < LIJN_2);

	for (size_t a = 0; a < COUNT_OF(askers) && same; a++)
		same = row_of(&askers[a], one) == row_of(&askers[a], other);
	return same;
}

static bool asked_before(size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (alike(&default_provision_kinds[i], &default_provision_kinds[n]))
			return true;
	return false;
}

/* The codes of all help that is alike: "01-14", "41, 42, 45". */
static void codes_add(struct buf *out, const struct provision_kind *kind)
{
	const struct provision_kind *end = default_provision_kinds + default_provision_kind_count, *last;
	const char *between = " ";

	for (const struct provision_kind *at = kind; at < end; at = last + 1) {
		last = at;
		if (!alike(kind, at) || !*at->productcategorie)
			continue;
		while (last + 1 < end && alike(kind, last + 1))
			last++;
		buf_format(out, "%s%s", between, at->productcategorie);
		if (last > at)
			buf_format(out, "%s%s", last == at + 1 ? ", " : "-", last->productcategorie);
		between = ", ";
	}
}

/* ---- the limits of a cell ---- */

/* A cent below, the limit, a cent above. */
static void amounts_ask(struct buf *out, cents limit)
{
	for (cents beside = -1; beside <= 1; beside++) {
		scene.decision.bedrag = limit + beside;
		answer_add(out);
	}
	buf_text(out, " |\n");
}

static void row_begin(struct buf *out, const struct provision_kind *kind, bool spoed)
{
	buf_format(out, "| %s", kind->wet == WET_NONE ? "0e en 1e lijn" : choice_label(wet_choices, kind->wet));
	codes_add(out, kind);
	buf_format(out, "%s | ", spoed ? ", spoed" : "");
}

static void eyes_ask(struct buf *out, const struct provision_kind *kind, const struct mandate *row, bool spoed)
{
	if (row->vier_ogen_vanaf == MANDATE_UNLIMITED)
		return;
	row_begin(out, kind, spoed);
	if (row->vier_ogen_vanaf)
		amount_add(out, "tweede ogen boven", row->vier_ogen_vanaf);
	else
		buf_text(out, "altijd tweede ogen");
	help_is(kind, spoed);
	amounts_ask(out, row->vier_ogen_vanaf ? row->vier_ogen_vanaf : 100);
}

static void each_ask(struct buf *out, const struct provision_kind *kind, const struct mandate *row, bool spoed)
{
	if (row->per_besluit == MANDATE_UNLIMITED)
		return;
	row_begin(out, kind, spoed);
	amount_add(out, "per besluit", row->per_besluit);
	help_is(kind, spoed);
	amounts_ask(out, row->per_besluit);
}

/* Everything but a hundred euros was spent this year, by somebody on the same rung. */
static void year_ask(struct buf *out, const struct provision_kind *kind, const struct mandate *row, bool spoed)
{
	enum { LEFT = 10000 };

	if (row->cum_huishouden == MANDATE_UNLIMITED)
		return;
	row_begin(out, kind, spoed);
	amount_add(out, "huishouden in 12 maanden", row->cum_huishouden);
	help_is(kind, spoed);
	scene_spent(&scene, row->trede, "2026-03-01", row->cum_huishouden / 100 - LEFT / 100, false);
	amounts_ask(out, LEFT);
}

static void duration_ask(struct buf *out, const struct provision_kind *kind, const struct mandate *row, bool spoed)
{
	day last;

	if (row->duur_dagen == MANDATE_UNLIMITED && row->duur_maanden == MANDATE_UNLIMITED)
		return;
	row_begin(out, kind, spoed);
	help_is(kind, spoed);
	if (row->duur_dagen != MANDATE_UNLIMITED) {
		buf_format(out, "hoogstens %lld dagen", (long long)row->duur_dagen);
		last = scene.today + (day)row->duur_dagen - 1;
	} else {
		buf_format(out, "hoogstens %lld maanden", (long long)row->duur_maanden);
		last = day_add_months(scene.today, (int)row->duur_maanden) - 1;
	}
	for (int beside = -1; beside <= 1; beside++) {
		scene.decision.datumEinde = last + beside;
		answer_add(out);
	}
	buf_text(out, " |\n");
}

static void cell_ask(struct buf *out, const struct asker *asker, const struct provision_kind *kind)
{
	const struct mandate *row = row_of(asker, kind);

	asker_is(asker);
	help_is(kind, false);
	if (!row || !scene_covers(&scene).within) {
		row_begin(out, kind, false);
		buf_text(out, "€ 1, een dag");
		answer_add(out);
		buf_text(out, " | | |\n");
		if (!row || !row->only_spoed)
			return;
	} else if (row->per_besluit == MANDATE_UNLIMITED) {
		row_begin(out, kind, false);
		buf_text(out, "geen grens: € 1, € 10.000, € 10 miljoen");
		scene.decision.datumEinde = DAY_NONE;
		for (cents amount = 100; amount <= 1000000000; amount *= amount == 100 ? 10000 : 1000) {
			scene.decision.bedrag = amount;
			answer_add(out);
		}
		buf_text(out, " |\n");
	}
	eyes_ask(out, kind, row, row->only_spoed);
	each_ask(out, kind, row, row->only_spoed);
	year_ask(out, kind, row, row->only_spoed);
	duration_ask(out, kind, row, row->only_spoed);
}

static const char head[] =
	"# De mandaatmatrix, nagerekend\n\n"
	"Waar een nieuwe gemeente mee begint, grens voor grens gevraagd aan het rekenhart van wijkd: net onder de\n"
	"grens (een cent of een dag), precies erop, en net erboven. *zelf*: u beslist alleen. *tweede ogen*: u\n"
	"beslist, en een collega moet het ook goedvinden. Anders staat er bij wie het dan komt te liggen; er is hier\n"
	"geen andere regisseur bij het huishouden. Welke hulp bij welke code hoort, staat in het scherm Besluit.\n\n"
	"Voor het bedrag van een huishouden in twaalf maanden telt wat op dezelfde trede of lager is besloten of\n"
	"gevraagd. Wat een hogere trede besloot, telt lager niet mee. Daarom kan een klein bedrag dat bij de\n"
	"teamleider niet meer past, nog bij het wijkteam passen.\n\n"
	"Een gemeente kiest haar eigen bedragen (`wijkctl mandate`); deze bladzijde is gemaakt door\n"
	"`tests/domain/mandate_matrix_test.c`.\n";

static void matrix_print(struct buf *out)
{
	scene_make(&scene);
	buf_text(out, head);
	for (size_t a = 0; a < COUNT_OF(askers); a++) {
		buf_format(out, "\n## %s\n\n| Waarvoor | Grens | net eronder | precies | net erboven |\n"
			"| --- | --- | --- | --- | --- |\n", askers[a].naam);
		for (size_t n = 0; n < default_provision_kind_count; n++)
			if (!asked_before(n))
				cell_ask(out, &askers[a], &default_provision_kinds[n]);
	}
}

/* ---- tests ---- */

static void the_document_is_the_matrix(void **state)
{
	static const char path[] = "docs/mandaatmatrix.md";
	struct buf want = BUF_INIT, have = BUF_INIT;
	char part[4096];
	size_t count;
	FILE *file;

	(void)state;
	matrix_print(&want);
	if (getenv("GOLDEN_UPDATE")) {
		file = fopen(path, "w");
		assert_non_null(file);
		fwrite(want.data, 1, want.used, file);
		fclose(file);
	}
	file = fopen(path, "r");
	if (!file)
		fail_msg("%s is not there: run this test with GOLDEN_UPDATE=1", path);
	while ((count = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(&have, part, count);
	fclose(file);
	assert_string_equal(have.data, want.data);
	buf_free(&want);
	buf_free(&have);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_document_is_the_matrix),
	};

	return cmocka_run_group_tests_name("mandate_matrix", tests, NULL, NULL);
}
