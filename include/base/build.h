/* Which build this executable belongs to. */
#ifndef BASE_BUILD_H
#define BASE_BUILD_H

enum { BUILD_ID_CHARS = 16 };

/*
 * 64 bits in hexadecimal, taken from all sources by the Makefile: the same in every executable of one build. Processes
 * with different ids do not talk to each other.
 */
const char *build_id(void);

#endif
