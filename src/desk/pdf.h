/* A letter as PDF, of A4 pages with their numbers. The only file behind this header knows libharu. */
#ifndef DESK_PDF_H
#define DESK_PDF_H

#include <stdbool.h>

#include "base/err.h"
#include "domain/paper.h"

/* Maps the letters of the alphabet into memory: before the sandbox, where no file opens any more. Says nothing when they lack. */
void pdf_fonts_open(void);
/* `title` is for the window of a reader: ASCII, and nobody's name. Appended to out; false: err says why. */
bool pdf_make(const struct paper *paper, const char *title, struct buf *out, struct err *err);

#endif
