/* What a store is told of wijkd.conf. */
#include "conf/birth.h"

#include <stdio.h>

void conf_birth_of_store(const struct conf *conf, struct birth *birth)
{
	snprintf(birth->gemeente, sizeof(birth->gemeente), "%s", conf->gemeente);
	snprintf(birth->contact, sizeof(birth->contact), "%s", conf->letter_contact);
	snprintf(birth->klachten, sizeof(birth->klachten), "%s", conf->letter_complaints);
	snprintf(birth->bezwaar, sizeof(birth->bezwaar), "%s", conf->letter_objections);
	birth->second_factor = conf->second_factor;
	birth->tries = conf->tries;
	birth->idle_lock_seconds = (int64_t)conf->idle_lock_minutes * conf->minute_seconds;
	birth->idle_end_seconds = (int64_t)conf->idle_end_minutes * conf->minute_seconds;
	birth->password_ops = conf->password_ops;
	birth->password_memory_kib = (int64_t)conf->password_memory_mib * 1024;
	birth->document_mib = conf->document_mib;
	birth->household_mib = conf->household_mib;
}
