/* A QR code as squares, and on a canvas. The only file behind this header knows libqrencode. */
#ifndef DESK_QR_H
#define DESK_QR_H

#include <stdbool.h>
#include <stdint.h>

#include "tui/canvas.h"

enum { QR_SIZE_MOST = 45 };	/* squares on a side: some 150 characters */

struct qr {
	int size;		/* 0: none */
	uint8_t dark[QR_SIZE_MOST * QR_SIZE_MOST];
};

/* False: the text is too long. */
bool qr_make(const char *text, struct qr *out);
/* The room that it takes with its light edge: two squares a row with half blocks, or in ASCII a row each. */
int qr_rows(const struct qr *qr, bool ascii);
int qr_cols(const struct qr *qr, bool ascii);
/* Light squares are drawn, as on a dark terminal; `inverse` for a light one. */
void qr_draw(const struct qr *qr, struct canvas *canvas, int row, int col, bool inverse);

#endif
