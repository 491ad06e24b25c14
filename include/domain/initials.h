/* A colleague in three or four letters, for where a name does not fit. */
#ifndef DOMAIN_INITIALS_H
#define DOMAIN_INITIALS_H

enum { INITIALS_LETTERS = 4, INITIALS_BYTES = 4 * INITIALS_LETTERS + 1 };

/* The first letter of each word as it is written: "Carla de Wit" is "CdW". Of a longer name the first and the last three. */
void initials_of(const char *naam, char out[INITIALS_BYTES]);

#endif
