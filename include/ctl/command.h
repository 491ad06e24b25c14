/*
 * The commands of wijkctl: one table (src/ctl/commands.c) from which the arguments are read and `help`, `help COMMAND`
 * and the list of docs/wijkctl.1 are printed. A command is one request to the store, or a function of its own.
 */
#ifndef CTL_COMMAND_H
#define CTL_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "wire/request.h"

enum { CTL_WORDS = 8, CTL_OPTIONS = 8 };

/* Exit statuses; sysexits.h where it has one. */
enum { CTL_OK = 0, CTL_FAILED = 1, CTL_USAGE = 2, CTL_UNREACHABLE = 69, CTL_NOT_ALLOWED = 77 };

/* One --option of a command. */
struct ctl_option {
	const char *name;	/* "team" */
	const char *value;	/* what stands behind it in the help: "NAAM"; NULL: nothing */
	bool needed;		/* the command asks for it when it is missing */
};

struct ctl;

struct ctl_command {
	const char *words;			/* "user add" */
	const char *arguments;			/* "USER NAAM": what must stand behind it; "[DAG]" may */
	struct ctl_option options[CTL_OPTIONS];	/* ends with name NULL */
	const char *help;			/* one Dutch sentence, N_() */
	const char *example;			/* behind "wijkctl " */
	int request;				/* 0: run is all of it */
	bool daemon;				/* needs one that runs: people ask this, upkeep does not */
	/* Adds the rows of the request. CTL_USAGE (with a sentence) when the arguments are not right. */
	int (*build)(const struct ctl *ctl, struct message *request, struct err *err);
	/* What to say of an answer; NULL: "Gedaan". Its status is the exit status. */
	int (*print)(struct ctl *ctl, const struct message *answer);
	/* Commands that are no single request. */
	int (*run)(struct ctl *ctl, struct err *err);
};

/* Ends with words NULL. */
extern const struct ctl_command ctl_commands[];

/* The command whose words begin argv; *used = how many words it has. NULL when there is none. */
const struct ctl_command *ctl_command_find(char *const *argv, int argc, int *used);
/* "user add USER NAAM --organisation NAAM [--team NAAM]" */
/* No such command: says so, or what there is of the word; CTL_USAGE. */
int ctl_unknown(const char *word, struct err *err);
void ctl_usage(const struct ctl_command *command, struct buf *out);
/* All commands with a sentence each, or one with its options and example. */
void ctl_help(struct buf *out);
void ctl_help_command(const struct ctl_command *command, struct buf *out);
/* The same as the section COMMANDS of docs/wijkctl.1. */
void ctl_man(struct buf *out);

#endif
