/* Lists to choose from in a form, read from the store. */
#include "desk/picks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { PICK_ID_BYTES = 24 };

struct picks {
	struct message answer;
	struct form_choice *choices;
	char **values, **labels;
	size_t count;
};

void picks_word(struct picks *picks, const char *value, const char *label)
{
	size_t n = picks->count++;

	picks->choices = mem_grow(picks->choices, picks->count, sizeof(*picks->choices));
	picks->values = mem_grow(picks->values, picks->count, sizeof(*picks->values));
	picks->labels = mem_grow(picks->labels, picks->count, sizeof(*picks->labels));
	picks->values[n] = mem_text(value);
	picks->labels[n] = mem_text(label);
	picks->choices[n] = (struct form_choice){ .value = picks->values[n], .label = picks->labels[n] };
}

struct picks *picks_words(void)
{
	struct picks *picks = mem_new(1, sizeof(*picks));

	message_init(&picks->answer, 0);
	return picks;
}

static void picks_add(struct picks *picks, id value, const char *label)
{
	char number[PICK_ID_BYTES] = "";

	if (value != 0)
		snprintf(number, sizeof(number), "%lld", (long long)value);
	picks_word(picks, number, label);
}

static void picks_fill(struct picks *picks, const struct rows *rows, const struct record *record,
	id (*id_of)(const void *data), void (*show)(const void *data, struct buf *out))
{
	const void *data;

	for (size_t n = 0; (data = rows_get(rows, record, n)) != NULL; n++) {
		struct buf label = BUF_INIT;

		show(data, &label);
		if (label.used > 0)
			picks_add(picks, id_of(data), label.data);
		buf_free(&label);
	}
}

struct picks *picks_from(const struct rows *rows, const struct record *record, id (*id_of)(const void *data),
	void (*show)(const void *data, struct buf *out))
{
	struct picks *picks = mem_new(1, sizeof(*picks));

	message_init(&picks->answer, 0);
	picks_add(picks, 0, "-");
	picks_fill(picks, rows, record, id_of, show);
	return picks;
}

static struct picks *picks_lookup(struct desk *desk, const char *what, id household_id, bool who_open,
	const struct record *record, id (*id_of)(const void *data), void (*show)(const void *data, struct buf *out))
{
	struct picks *picks = mem_new(1, sizeof(*picks));
	struct err err = ERR_INIT;
	struct ask ask;

	record_init(&ask_record, &ask);
	ask.id = household_id;
	ask.flag = who_open;
	if (!text_clean_line(what, what, ask.word, sizeof(ask.word), &err) ||
	    !desk_ask_with(desk, REQ_LOOKUP, &ask, &picks->answer, &err))
		desk_say_err(desk, &err);
	picks_add(picks, 0, "-");
	if (record != NULL)
		picks_fill(picks, &picks->answer.rows, record, id_of, show);
	return picks;
}

static id employee_id(const void *data)
{
	return ((const struct employee *)data)->id;
}

static void employee_show(const void *data, struct buf *out)
{
	const struct employee *employee = data;

	buf_format(out, "%s (%s%s%s)", employee->naam, employee->organisation_naam, employee->roles[0] != '\0' ? ", " : "",
		employee->roles);
}

struct picks *picks_employees(struct desk *desk, id household_id)
{
	return picks_lookup(desk, "employee", household_id, false, &employee_record, employee_id, employee_show);
}

struct picks *picks_colleagues(struct desk *desk, id household_id)
{
	return picks_lookup(desk, "employee", household_id, true, &employee_record, employee_id, employee_show);
}

static void procesregisseur_show(const void *data, struct buf *out)
{
	if (strstr(((const struct employee *)data)->roles, choice_label(role_choices, ROLE_PROCESREGISSEUR)) != NULL)
		employee_show(data, out);
}

struct picks *picks_procesregisseurs(struct desk *desk)
{
	return picks_lookup(desk, "employee", 0, false, &employee_record, employee_id, procesregisseur_show);
}

static id member_person(const void *data)
{
	return ((const struct member *)data)->person_id;
}

static void member_show(const void *data, struct buf *out)
{
	const struct member *member = data;

	buf_format(out, "%s (%s)", member->naam,
		member->until != DAY_NONE ? _("vertrokken") : _(choice_label(member_role_choices, member->rol)));
}

struct picks *picks_members(struct desk *desk, id household_id)
{
	struct err err = ERR_INIT;
	struct message view;
	struct picks *picks;

	if (!desk_household_read(desk, household_id, &view, &err))
		desk_say_err(desk, &err);
	picks = picks_from(&view.rows, &member_record, member_person, member_show);
	message_free(&view);
	return picks;
}

static id organisation_id(const void *data)
{
	return ((const struct organisation *)data)->id;
}

static void organisation_show(const void *data, struct buf *out)
{
	buf_text(out, ((const struct organisation *)data)->naam);
}

static void provider_show(const void *data, struct buf *out)
{
	if (((const struct organisation *)data)->provider)
		organisation_show(data, out);
}

struct picks *picks_organisations(struct desk *desk)
{
	return picks_lookup(desk, "organisation", 0, false, &organisation_record, organisation_id, organisation_show);
}

struct picks *picks_providers(struct desk *desk)
{
	return picks_lookup(desk, "organisation", 0, false, &organisation_record, organisation_id, provider_show);
}

/* "Wmo 02 Begeleiding"; what is free for everybody has no law in front. */
static void provision_kind_show(const void *data, struct buf *out)
{
	const struct provision_kind *kind = data;

	if (kind->productcategorie[0] != '\0')
		buf_format(out, "%s %s ", _(choice_label(wet_choices, kind->wet)), kind->productcategorie);
	buf_text(out, kind->naam);
}

static void provision_kinds_of(struct picks *picks, int wet)
{
	const struct provision_kind *kind;

	for (size_t n = 0; (kind = rows_get(&picks->answer.rows, &provision_kind_record, n)) != NULL; n++) {
		struct buf label = BUF_INIT;

		if (kind->wet != wet)
			continue;
		provision_kind_show(kind, &label);
		picks_add(picks, kind->id, label.data);
		buf_free(&label);
	}
}

/* In the order of the laws; what needs no law last. */
struct picks *picks_provision_kinds(struct desk *desk)
{
	struct picks *picks = picks_lookup(desk, "provision_kind", 0, false, NULL, NULL, NULL);

	for (const struct choice *wet = wet_choices; wet->code != NULL; wet++)
		if (wet->value != WET_NONE)
			provision_kinds_of(picks, wet->value);
	provision_kinds_of(picks, WET_NONE);
	return picks;
}

static id product_id(const void *data)
{
	return ((const struct product *)data)->id;
}

static void product_show(const void *data, struct buf *out)
{
	const struct product *product = data;

	buf_format(out, "%s %s %s %s", _(choice_label(wet_choices, product->wet)), product->productcategorie,
		product->productcode, product->naam);
}

struct picks *picks_products(struct desk *desk)
{
	return picks_lookup(desk, "product", 0, false, &product_record, product_id, product_show);
}

void picks_free(void *arg)
{
	struct picks *picks = arg;

	if (picks == NULL)
		return;
	for (size_t i = 0; i < picks->count; i++) {
		free(picks->values[i]);
		free(picks->labels[i]);
	}
	free(picks->values);
	free(picks->labels);
	free(picks->choices);
	message_free(&picks->answer);
	free(picks);
}

const struct form_choice *picks_choices(const struct picks *picks)
{
	return picks->choices;
}

size_t picks_count(const struct picks *picks)
{
	return picks->count;
}

const void *picks_row(const struct picks *picks, const struct record *record, id object_id)
{
	const struct field *field = record_field(record, "id");
	const char *data;

	for (size_t n = 0; object_id != 0 && (data = rows_get(&picks->answer.rows, record, n)) != NULL; n++)
		if (*(const id *)(data + field->offset) == object_id)
			return data;
	return NULL;
}
