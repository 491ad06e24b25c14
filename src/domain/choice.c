/* Looking up one value of a value list. */
#include <string.h>

#include "domain/field.h"

static const struct choice *choice_find(const struct choice *choices, int value)
{
	for (; choices->code; choices++)
		if (choices->value == value)
			return choices;
	return NULL;
}

const char *choice_label(const struct choice *choices, int value)
{
	const struct choice *choice = choice_find(choices, value);

	return choice ? choice->label : "?";
}

const char *choice_code(const struct choice *choices, int value)
{
	const struct choice *choice = choice_find(choices, value);

	return choice ? choice->code : NULL;
}

bool choice_value(const struct choice *choices, const char *code, int *value)
{
	for (; choices->code; choices++)
		if (strcmp(choices->code, code) == 0) {
			*value = choices->value;
			return true;
		}
	return false;
}
