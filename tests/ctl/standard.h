/*
 * Is this a message that iWmo or iJw, release 3.2, takes? A slow and obvious reader of a 301 or 302 beside what writes and
 * reads them: elements in their order, how often, how long, which values, and the rules between them by their number in
 * the information model of the standard.
 */
#ifndef TESTS_CTL_STANDARD_H
#define TESTS_CTL_STANDARD_H

enum { STANDARD_PROBLEM_BYTES = 400 };

/* NULL: nothing wrong; else the first thing that is, in `problem`. */
const char *standard_check(const char *xml, char problem[STANDARD_PROBLEM_BYTES]);

#endif
