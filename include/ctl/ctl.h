/* One run of wijkctl: what was asked, and the conversation with the store. */
#ifndef CTL_CTL_H
#define CTL_CTL_H

#include <sys/types.h>

#include "conf/conf.h"
#include "ctl/command.h"
#include "wire/channel.h"

struct ctl {
	const struct ctl_command *command;
	const char *conf_path;		/* -c, or the default */
	const char *words[CTL_WORDS];	/* arguments that are no options; borrowed from argv */
	int word_count;
	const char *options[CTL_OPTIONS];	/* per row of command->options; NULL: not given, "": has no value */
	bool csv;
	char *program_folder;		/* where the other executables are */
	struct conf conf;
	bool conf_read;
	struct channel *channel;	/* NULL: not connected */
	bool offline;			/* the store was started by us */
	pid_t store;			/* 0: none of ours */
	uint32_t serial;
	struct me me;			/* as the store sees us */
	char gemeente[TEXT_LINE_BYTES];
};

#define CTL_CONF_PATH "/etc/wijkd/wijkd.conf"

/* Fills words and options; false with a sentence when they do not fit the command. */
bool ctl_arguments(struct ctl *ctl, char *const *argv, int argc, struct err *err);
/* The value of an option; NULL when it was not given. */
const char *ctl_option(const struct ctl *ctl, const char *name);
/* The n-th word, or "" when it is not there. */
const char *ctl_word(const struct ctl *ctl, int n);

/* Reads the configuration once. */
bool ctl_conf(struct ctl *ctl, struct err *err);

/*
 * Connects to the daemon, or starts a store of our own when there is no daemon. CTL_OK, or the exit status with a
 * sentence. Does nothing when connected already.
 */
int ctl_connect(struct ctl *ctl, struct err *err);
void ctl_disconnect(struct ctl *ctl);
/*
 * Sends a request (the key of a changing one is made here) and waits for its answer, which the caller frees. CTL_OK, or
 * the exit status with a sentence: refused, not allowed, unreachable. Progress shows on a terminal.
 */
int ctl_ask(struct ctl *ctl, struct message *request, struct message *answer, struct err *err);
/* The same for a request that says nothing but its name. */
int ctl_ask_plain(struct ctl *ctl, int kind, struct message *answer, struct err *err);

/* A password typed twice without echo, or one line of standard input. Caller wipes and frees. */
char *ctl_password(const struct ctl *ctl, struct err *err);

/* A file of at most `most` bytes, "-" is standard input; NUL-terminated, caller frees. */
char *ctl_read_file(const char *path, size_t most, struct err *err);

#endif
