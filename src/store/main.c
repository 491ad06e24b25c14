/* wijkd-store: the program. Started by the monitor, or by wijkctl on a stopped store. */
#include <stdio.h>
#include <string.h>

#include "base/build.h"
#include "base/log.h"
#include "store/migrations.h"
#include "store/process.h"
#include "vault/vault.h"

enum { PEER_FD = 3, EXIT_TROUBLE = 1, EXIT_USAGE = 64 };

static int print_schema(void)
{
	struct buf text = BUF_INIT;

	schema_document(&text);
	fwrite(text.data, 1, text.used, stdout);
	buf_free(&text);
	return fflush(stdout) == 0 ? 0 : 1;
}

static int print_digests(void)
{
	struct buf text = BUF_INIT;
	struct err err = ERR_INIT;

	if (!vault_init(&err) || !schema_digest_lines(&text, &err))
		log_end(EXIT_TROUBLE, "%s", err.text);
	fwrite(text.data, 1, text.used, stdout);
	buf_free(&text);
	return fflush(stdout) == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
	log_open("store");
	if (argc == 2 && strcmp(argv[1], "--schema") == 0)
		return print_schema();
	if (argc == 2 && strcmp(argv[1], "--schema-digest") == 0)
		return print_digests();
	if (argc == 2 && strcmp(argv[1], "--version") == 0)
		return printf("wijkd-store %s\n", build_id()) > 0 ? 0 : 1;
	if (argc == 3 && strcmp(argv[1], "--offline") == 0)
		return store_process_offline(argv[2], PEER_FD);
	if (argc == 1)
		return store_process(PEER_FD);
	log_end(EXIT_USAGE, "usage: wijkd-store [--offline STATE_DIR | --schema | --schema-digest | --version]");
}
