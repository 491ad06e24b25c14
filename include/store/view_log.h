/* Who looked: lines gathered in a turn, written in one transaction at its end, before any answer that needed them. */
#ifndef STORE_VIEW_LOG_H
#define STORE_VIEW_LOG_H

#include "store/audit.h"

struct view_log;

struct view_log *view_log_new(void);
void view_log_free(struct view_log *log);
/* Copies the line; it is on disk after the next view_log_commit. */
void view_log_add(struct view_log *log, const struct audit_line *line);
/* True: everything that waited is on disk. False: nothing of it is, and it is dropped. */
bool view_log_commit(struct store *store);
/* The last lines could not be written: what is logged later, once finished, must be logged at once now. */
bool view_log_failed(const struct view_log *log);
/* Lines that were added since the start; a call that raises it has looked at something. */
int64_t view_log_added(const struct view_log *log);

#endif
