/* The table of keys: everything that wijkd.conf may hold, each with its bounds, default and sentence. */
#ifndef SRC_CONF_KEYS_H
#define SRC_CONF_KEYS_H

#include <stddef.h>

enum conf_kind {
	CONF_INT,	/* min..max */
	CONF_BOOL,	/* ja, nee, yes, no */
	CONF_TEXT,	/* one line of at most max characters */
	CONF_PATH,	/* from the directory of the file when relative; at most max bytes */
	CONF_PROGRAM,	/* absolute path of at most max bytes, or "" */
	CONF_MAIL,	/* e-mail address, or "" */
	CONF_ADDRESS,	/* numeric IPv4 or IPv6 */
};

struct conf_key {
	const char *section, *name;
	enum conf_kind kind;
	const char *unit;	/* for the example file, or NULL */
	const char *standard;	/* the default, as it would be written */
	int min, max;
	size_t offset;		/* in struct conf */
	const char *help;	/* one Dutch sentence */
};

struct conf_section {
	const char *name;
	const char *help;
};

extern const struct conf_section conf_sections[];
extern const size_t conf_section_count;
extern const struct conf_key conf_keys[];
extern const size_t conf_key_count;

/* The section in which every key maps an operating-system user to an employee. */
#define CONF_OPERATORS "beheer"
/* The section that is for tests. */
#define CONF_TEST "test"

#endif
