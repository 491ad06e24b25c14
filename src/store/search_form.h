/* The keys of one person or household, made from records alone: search.h says which there are. */
#ifndef STORE_SEARCH_FORM_H
#define STORE_SEARCH_FORM_H

#include "domain/household.h"

enum { KEY_HOMES = 16 };

/* Where a person lives now, as far as keys tell it. */
struct key_home {
	const char *postcode, *straatnaam;	/* never NULL */
};

/* Where keys go. `key` gets each key with the id it stands for, `word` each word of the vocabulary, once per count. */
struct key_sink {
	void (*key)(void *arg, const char *key, id about);
	void (*word)(void *arg, const char *word);
	void *arg;
};

/* Homes: the households that the person is in now. */
void keys_of_person(const struct person *person, const struct key_home *homes, size_t count, const struct key_sink *sink);
void keys_of_household(const struct household *household, const struct key_sink *sink);
void keys_of_former_address(const struct household *address, const struct key_sink *sink);
void keys_of_network_member(id member_id, const char *naam, const struct key_sink *sink);

/* Gathers what it gets with the others of this bulk. */
struct search_bulk;
struct key_sink search_bulk_sink(struct search_bulk *bulk);

#endif
