/* A QR code by libqrencode, drawn with half blocks: two squares above each other are one character. */
#include "qr.h"

#include <qrencode.h>
#include <string.h>

bool qr_make(const char *text, struct qr *out)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_L, QR_MODE_8, 1);

	out->size = 0;
	if (code != NULL && code->width <= QR_SIZE_MOST) {
		out->size = code->width;
		for (int i = 0; i < code->width * code->width; i++)
			out->dark[i] = code->data[i] & 1;
	}
	if (code != NULL)
		explicit_bzero(code->data, (size_t)code->width * (size_t)code->width);
	QRcode_free(code);
	return out->size != 0;
}

/* The standard asks four squares of edge; telephones make do with two, and more does not fit. */
enum { EDGE = 2 };

int qr_rows(const struct qr *qr, bool ascii)
{
	return ascii ? qr->size + 2 * EDGE : (qr->size + 2 * EDGE + 1) / 2;
}

int qr_cols(const struct qr *qr, bool ascii)
{
	return (qr->size + 2 * EDGE) * (ascii ? 2 : 1);
}

/* The edge is light; the row below it, which half a block leaves over, is neither. */
static bool lit(const struct qr *qr, int row, int col, bool inverse)
{
	bool inside = row >= 0 && col >= 0 && row < qr->size && col < qr->size;
	bool dark = inside && qr->dark[row * qr->size + col];

	return row < qr->size + EDGE && dark == inverse;
}

static void draw_ascii(const struct qr *qr, struct canvas *canvas, int row, int col, bool inverse)
{
	for (int y = -EDGE; y < qr->size + EDGE; y++)
		for (int x = -EDGE; x < qr->size + EDGE; x++)
			if (lit(qr, y, x, inverse))
				canvas_fill(canvas, (struct area){ row + y + EDGE, col + 2 * (x + EDGE), 1, 2 }, ' ', TUI_REVERSE);
}

void qr_draw(const struct qr *qr, struct canvas *canvas, int row, int col, bool inverse)
{
	static const uint32_t blocks[] = { ' ', 0x2584, 0x2580, 0x2588 };	/* none, lower, upper, both */

	if (canvas->ascii) {
		draw_ascii(qr, canvas, row, col, inverse);
		return;
	}
	for (int y = -EDGE; y < qr->size + EDGE; y += 2)
		for (int x = -EDGE; x < qr->size + EDGE; x++) {
			int block = 2 * lit(qr, y, x, inverse) + lit(qr, y + 1, x, inverse);

			canvas_fill(canvas, (struct area){ row + (y + EDGE) / 2, col + x + EDGE, 1, 1 },
				blocks[block], TUI_NORMAL);
		}
}
