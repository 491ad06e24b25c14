/* Files that init and demo-files make. */
#ifndef CTL_FILES_H
#define CTL_FILES_H

#include <sys/types.h>

#include "commands.h"

/* One folder, for its owner only; that it is there already is fine. */
bool folder_make(const char *path, struct err *err);
/* "folder/name"; caller frees. */
char *path_join(const char *folder, const char *name);
bool file_there(const char *folder, const char *name);
/* The whole file at once: a reader sees the old or the new one. */
bool file_write(const char *folder, const char *name, const char *text, mode_t mode, struct err *err);
/* An ed25519 key pair without a passphrase, by ssh-keygen; one that is there stays. */
bool key_make(const char *folder, const char *name, const char *comment, struct err *err);
/* -1 with a sentence when it is no port; 0 is a free one. */
int port_parse(const char *text, struct err *err);
/* conf_print_template as text; caller frees. */
char *conf_template(void);

#endif
