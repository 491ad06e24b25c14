/* Lists to choose from in a form: colleagues, organisations, provision kinds; the value of a choice is the id. */
#ifndef DESK_PICKS_H
#define DESK_PICKS_H

#include "desk/desk.h"

struct picks;

/* Never NULL: what cannot be read is an empty list, and the status line says why. Free with picks_free. */
struct picks *picks_employees(struct desk *desk, id household_id);	/* who may work with it; 0: everybody */
struct picks *picks_colleagues(struct desk *desk, id household_id);	/* who may open it already */
struct picks *picks_procesregisseurs(struct desk *desk);
struct picks *picks_members(struct desk *desk, id household_id);	/* persons who are or were in this open household */
struct picks *picks_organisations(struct desk *desk);
struct picks *picks_providers(struct desk *desk);		/* organisations that provide */
struct picks *picks_provision_kinds(struct desk *desk);
struct picks *picks_products(struct desk *desk);		/* local products, with their category in front */
/* From rows the caller has (goals, members): label by show(), borrowed until picks_free only for the call. */
struct picks *picks_from(const struct rows *rows, const struct record *record,
	id (*id_of)(const void *data), void (*show)(const void *data, struct buf *out));
/* An empty list, and what is put in it word by word; both are copied. */
struct picks *picks_words(void);
void picks_word(struct picks *picks, const char *value, const char *label);
void picks_free(void *picks);

const struct form_choice *picks_choices(const struct picks *picks);	/* the first is "" = none */
size_t picks_count(const struct picks *picks);
/* The rows behind it, for what else they tell; NULL when id is 0 or unknown. */
const void *picks_row(const struct picks *picks, const struct record *record, id object_id);

#endif
