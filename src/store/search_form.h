/* The keys of one person or household, made from records alone: search.h says which there are. */
#ifndef STORE_SEARCH_FORM_H
#define STORE_SEARCH_FORM_H

#include "domain/household.h"

enum { KEY_POSTCODES = 16 };

/* Where keys go. `key` gets each key with the id it stands for, `word` each word of the vocabulary, once per count. */
struct key_sink {
	void (*key)(void *arg, const char *key, id about);
	void (*word)(void *arg, const char *word);
	void *arg;
};

/* Postcodes: of the households that the person is in now. */
void keys_of_person(const struct person *person, const char (*postcodes)[7], size_t count, const struct key_sink *sink);
void keys_of_household(const struct household *household, const struct key_sink *sink);
void keys_of_former_address(const struct household *address, const struct key_sink *sink);
void keys_of_network_member(id member_id, const char *naam, const struct key_sink *sink);

#endif
