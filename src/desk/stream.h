/* Bytes as they are, from and to the client of a command: no terminal between, never more than a piece in memory. */
#ifndef DESK_STREAM_H
#define DESK_STREAM_H

#include "inside.h"

/*
 * Appends until `to` holds `want` bytes or the client said that there are no more (*ended). False: the line is lost,
 * wijkd stops, or nothing came for minutes; err says so, and what came is not the whole.
 */
bool stream_read(struct desk *desk, struct buf *to, size_t want, bool *ended, struct err *err);
/* All of it, however slow the line; false when the client takes nothing any more. */
bool stream_write(struct desk *desk, const void *bytes, size_t count, struct err *err);

#endif
