/* Demo: files with a dossier. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "demo_deeds.h"
#include "store/audit.h"
#include "store/document.h"

enum { PDF_OBJECTS = 5 };

/* A page of A4 with one line on it. */
static void pdf_write(const char *line, struct buf *out)
{
	static const char *const objects[PDF_OBJECTS - 1] = {
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	};
	size_t places[PDF_OBJECTS], cross;
	char stream[TEXT_LINE_BYTES];
	int bytes = snprintf(stream, sizeof(stream), "BT /F1 14 Tf 72 760 Td (%s) Tj ET", line);

	buf_text(out, "%PDF-1.4\n");
	for (int i = 0; i < PDF_OBJECTS; i++) {
		places[i] = out->used;
		if (i + 1 < PDF_OBJECTS)
			buf_format(out, "%d 0 obj\n%s\nendobj\n", i + 1, objects[i]);
		else
			buf_format(out, "%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n", i + 1, bytes, stream);
	}
	cross = out->used;
	buf_format(out, "xref\n0 %d\n0000000000 65535 f \n", PDF_OBJECTS + 1);
	for (int i = 0; i < PDF_OBJECTS; i++)
		buf_format(out, "%010zu 00000 n \n", places[i]);
	buf_format(out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n", PDF_OBJECTS + 1, cross);
}

bool demo_document(struct demo *demo, struct demo_home *home, const struct demo_step *step)
{
	struct document document;
	struct buf content = BUF_INIT;
	struct actor actor;
	struct call call;
	bool ok;

	record_init(&document_record, &document);
	document.household_id = home->household_id;
	document.soort = (int)step->n;
	document.shielded = step->k != 0;
	demo_text(document.naam, sizeof(document.naam), step->a);
	if (step->m && !demo_place(demo, home->goals, home->goal_count, step->m - 1, &document.goal_id))
		return false;
	if (!demo_call(demo, step->who, demo->at, &actor, &call))
		return false;
	if (step->b[0] == '~')
		pdf_write(step->b + 1, &content);
	else
		buf_text(&content, step->b);
	ok = document_put(&call, &document, content.data, content.used) && audit_call(&call, "bijlage", &call.err);
	if (!ok)
		demo->call->err = call.err;
	buf_free(&content);
	return ok;
}
