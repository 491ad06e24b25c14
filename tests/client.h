/*
 * Somebody at a terminal: the real OpenSSH client on a pty, with a terminal emulator behind it. Waiting is always for
 * something on the screen, with a generous limit; while one waits, the screens of all others go on.
 */
#ifndef TESTS_CLIENT_H
#define TESTS_CLIENT_H

#include "glass.h"
#include "town.h"

struct client {
	struct town *town;
	char user[33];
	struct glass *glass;
	struct buf raw;		/* every byte that came since client_open */
	pid_t pid;		/* 0: ended */
	int terminal;
	int status;		/* exit status of ssh, when it ended */
	struct client *next;
};

struct client_set {
	const char *command;		/* NULL: the desk */
	int rows, cols;			/* 0: 24 and 80 */
	const char *term;		/* NULL: "xterm" */
	const char *lang;		/* NULL: "C.UTF-8" */
	const char *key;		/* file of the key; NULL: the demo's, "" none */
	const char *const *options;	/* more arguments of ssh, NULL-ended */
};

struct client *client_open(struct town *town, const char *user, const struct client_set *set);
/* A desk on its Werkbak. */
struct client *client_login(struct town *town, const char *user);
/* Logs out by the keys, and frees. */
void client_logout(struct client *client);
/* Kills ssh, as a broken line does, and frees. */
void client_cut(struct client *client);

void client_types(struct client *client, const char *keys);
void client_size(struct client *client, int rows, int cols);

/* All fail with the screen when it does not happen within CLIENT_MS. */
enum { CLIENT_MS = 20000 };
void client_sees(struct client *client, const char *text);
void client_misses(struct client *client, const char *text);
/* Types, and waits for the text. */
void client_does(struct client *client, const char *keys, const char *text);
/* Reads what comes for all of them, at most so long: for who waits for several at once. */
void client_turn(int milliseconds);
/* Fails, and shows all screens. */
void client_fails(struct client *client, const char *what, const char *text);
/* Milliseconds from now until the text is there, with a limit; -1: it did not come. */
double client_waits(struct client *client, const char *text, int milliseconds);
/* The same from the moment these keys are typed at one screen until the text is on another. */
double client_echo(struct client *typist, const char *keys, struct client *watcher, const char *text);
/* Waits for the end of ssh; its exit status. Free with client_free. */
int client_ends(struct client *client);
void client_free(struct client *client);
/* The last `count` bytes that came contain this. */
bool client_got(struct client *client, const char *bytes);

/* The arguments of ssh for somebody, without command: for programs that use ssh (sftp, scp). Static. */
#define CLIENT_OPTIONS 40
size_t client_arguments(struct town *town, const char *user, const char *key, const char **argv);
/* ssh -T USER COMMAND, with pipes. */
struct run client_run(struct town *town, const char *user, const char *command);

#define KEY_DOWN "\033[B"
#define KEY_UP "\033[A"
#define KEY_END "\033[F"
#define KEY_F1 "\033OP"
#define KEY_F2 "\033OQ"
#define KEY_F3 "\033OR"
#define KEY_F5 "\033[15~"
#define KEY_F6 "\033[17~"
#define KEY_F9 "\033[20~"
#define KEY_BACK "\033[21~"	/* F10, which does as Esc does, at once */
#define KEY_TAB "\t"
#define KEY_ENTER "\r"

#endif
