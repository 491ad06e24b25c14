/*
 * A thin line for a test: what goes through it goes slowly and arrives late. A process of its own carries the bytes, so
 * that the test has its hands free; it dies with the test.
 */
#ifndef TESTS_LINE_H
#define TESTS_LINE_H

#include <sys/types.h>

struct line {
	int port;	/* on 127.0.0.1: connect here instead of to the other end */
	pid_t pid;
};

/* To `port` on 127.0.0.1; carries one connection at a time, as fast as it comes until line_narrow. */
struct line *line_open(int port, int bits_per_second, int delay_ms);
/* From here on so many bits a second go each way, and are so long on the way. */
void line_narrow(struct line *line);
/* Takes the line down, and with it what it carries. Takes over the line. */
void line_close(struct line *line);

#endif
