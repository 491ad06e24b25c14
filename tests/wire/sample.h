/* Random but valid content for any record, and comparing two of them field by field. */
#ifndef TESTS_WIRE_SAMPLE_H
#define TESTS_WIRE_SAMPLE_H

#include "domain/field.h"

/* A small generator with a fixed start, so that a failing test fails again. */
uint64_t sample_random(uint64_t *state);
/* Fills an inited record; texts up to text_bytes. */
void sample_fill(const struct record *record, void *data, size_t text_bytes, uint64_t *state);
/* NULL when equal, else the name of the first field that differs. */
const char *sample_difference(const struct record *record, const void *a, const void *b);

#endif
