/* Files that somebody hands us: wijkd.conf, both imports, a line of authorized_keys, a document. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"
#include "conf/conf.h"
#include "domain/document.h"
#include "fuzz/fuzz.h"
#include "store/admin.h"
#include "store/import.h"

enum { TODAY = 20780 };		/* 2026-11-23 */

/* ---- wijkd.conf ---- */

static void conf_make(struct fuzz *fuzz, struct buf *out)
{
	static const char *const pieces[] = {
		"[wijkd]\n", "[login]\n", "[terminal]\n", "[session]\n", "[test]\n", "[beheer]\n",
		"address = 127.0.0.1\n", "address = ::1\n", "address = 0.0.0.0\n", "port = 2222\n", "port = 0\n",
		"port = 99999\n", "second_factor = no\n", "second_factor = ja\n", "compression = yes\n",
		"banner = Welkom\n", "grace_seconds = 60\n", "tries = 3\n", "clock_offset = -60\n", "root = gerrit\n",
		"state = state\n", "keys =\n", "# opmerking\n", "; ook\n", " = \n", "[", "]", "=", "\n", "  verder\n",
		"gemeente = Waterrijk \xc3\xab\n",
	};

	FUZZ_TEXT(fuzz, pieces, 14, out);
}

static void conf_run(const uint8_t *bytes, size_t count)
{
	int fd = memfd_create("conf", MFD_CLOEXEC);
	struct err err = ERR_INIT;
	struct conf conf;
	char path[64];

	assert_true(fd >= 0 && write(fd, bytes, count) == (ssize_t)count);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (conf_load(path, &conf, &err)) {
		/* What may only be on this machine is not open to others, however it was written. */
		assert_true(conf.second_factor || conf_loopback(&conf));
		assert_true(!conf.clock_offset || conf_loopback(&conf));
		assert_in_range(conf.port, 0, 65535);
		conf_free(&conf);
	} else {
		assert_int_equal(err.code, ERR_INPUT);
		assert_true(*err.text != '\0');
	}
	close(fd);
}

/* ---- imports ---- */

static void cells_add(struct fuzz *fuzz, const char *const *cells, size_t count, int columns, char separator,
	struct buf *out)
{
	for (uint64_t rows = fuzz_random(fuzz, 8); rows > 0; rows--) {
		for (int column = 0; column < columns; column++) {
			if (column)
				buf_char(out, separator);
			if (!fuzz_once_in(fuzz, 3))
				buf_text(out, fuzz_pick(fuzz, cells, count));
		}
		buf_text(out, fuzz_once_in(fuzz, 4) ? "\r\n" : "\n");
	}
}

static const char *const cells[] = {
	"H1", "H2", "999200227", "999200239", "999200240", "Noor", "van", "Dam", "01-12-1985", "19851201", "19850000",
	"00000000", "V", "M", "ouder", "kind", "Ankerplein", "4", "b", "2", "1199 ae", "1198AB", "Waterrijk",
	"0600040001", "Zuid", "E", "N", "O", "7", "0", "\"a;b\"", "\"Jansen, senior\"", "'t Hof", "\xc3\x98yvind",
	"=1+1", "F",
};

static void csv_make(struct fuzz *fuzz, struct buf *out)
{
	static const char header[] = "huishouden,bsn,voornamen,voorvoegsel,geslachtsnaam,geboortedatum,geslacht,rol,"
		"straatnaam,"
		"huisnummer,huisletter,huisnummertoevoeging,postcode,woonplaats,telefoon,wijk\n";
	static const char right[] =
		"H1,999200227,Noor,van,Dam,01-12-1985,V,ouder,Ankerplein,4,,,1199 ae,Waterrijk,0600040001,Zuid\n"
		"H1,999200239,Sem,van,Dam,2012-03-04,M,kind,,,,,,,,\n";

	buf_text(out, header);
	buf_text(out, right);
	if (fuzz_once_in(fuzz, 2))
		cells_add(fuzz, cells, COUNT_OF(cells), 16, ',', out);
}

static void gbav_make(struct fuzz *fuzz, struct buf *out)
{
	static const char header[] =
		"\xef\xbb\xbf;01.01.20;01.02.10;01.02.30;01.02.40;01.03.10;01.04.10;01.61.10;02.01.20;02.02.10;"
		"02.02.40;02.03.10;05.01.20;05.02.10;05.02.40;05.03.10;05.07.10;"
		"06.08.10;07.67.10;07.67.20;07.70.10;08.11.10;08.11.20;"
		"08.11.30;08.11.40;08.11.60;08.11.70;09.01.20;09.02.10;09.02.40;09.03.10\n";
	static const char right[] =
		"T1;999200227;Noor;van;Dam;19851201;V;E;;;;;999200239;"
		"Sem;Dam;19840304;;;;;0;Ankerplein;4;;;1199AE;Waterrijk;;;;\n"
		"T2;999200239;Sem;;Dam;19840304;M;E;;;;;999200227;"
		"Noor;Dam;19851201;;;;;0;Ankerplein;4;;;1199AE;Waterrijk;;;;\n";

	buf_text(out, header);
	buf_text(out, right);
	if (fuzz_once_in(fuzz, 2))
		cells_add(fuzz, cells, COUNT_OF(cells), 31, ';', out);
}

/* A person of the file lives in a household of the file, and every line that was shown is one of the file. */
static void batch_holds(const struct import_batch *batch, size_t most)
{
	struct import_line *line;

	for (size_t i = 0; i < batch->person_count; i++) {
		assert_true(batch->persons[i].household < batch->household_count);
		assert_true(batch->persons[i].line <= most);
		assert_non_null(batch->persons[i].geslachtsnaam);
	}
	for (size_t n = 0; (line = rows_get(&batch->lines, &import_line_record, n)) != NULL; n++)
		assert_true(*line->tekst != '\0' && text_valid(line->tekst, strlen(line->tekst)));
}

/* What is left of a file without errors would be stored. */
static void batch_check(struct import_batch *batch, size_t count)
{
	struct err err = ERR_INIT;

	import_check(batch);
	batch_holds(batch, count + 1);
	for (size_t i = 0; i < batch->person_count && !batch->persons[i].bad && !batch->count.errors; i++) {
		struct person person;

		record_init(&person_record, &person);
		import_person_fill(batch, &batch->persons[i], &person);
		if (!record_check(&person_record, &person, &err))
			fail_msg("line %u would be stored: %s", batch->persons[i].line, err.text);
	}
}

/* Both times the same people come by. */
static void csv_portions(struct import_csv *csv, struct import_batch *batch, size_t count)
{
	size_t persons[2] = { 0, 0 };
	struct err err = ERR_INIT;

	for (int time = 0; time < 2; time++) {
		while (import_csv_next(csv, &err)) {
			persons[time] += batch->person_count;
			if (time == 0)
				batch_check(batch, count);
		}
		assert_int_equal(err.code, ERR_NONE);
		import_csv_again(csv);
	}
	assert_int_equal(persons[0], persons[1]);
}

static void csv_run(const uint8_t *bytes, size_t count)
{
	struct import_batch *batch = import_batch_new(TODAY);
	struct import_file *file;
	struct import_csv *csv = NULL;
	struct err err = ERR_INIT;
	int fd = memfd_create("fuzz", MFD_CLOEXEC);

	assert_int_equal(write(fd, bytes, count), count);
	file = import_file_open(fd, &err);
	if (file)
		csv = import_csv_open(batch, file, NULL, &err);
	if (csv)
		csv_portions(csv, batch, count);
	else
		assert_true(*err.text != '\0');
	import_csv_free(csv);
	import_file_free(file);
	import_batch_free(batch);
	close(fd);
}

static void gbav_run(const uint8_t *bytes, size_t count)
{
	struct import_batch *batch = import_batch_new(TODAY);
	struct err err = ERR_INIT;

	if (import_gbav_read(batch, (const char *)bytes, count, NULL, &err))
		batch_check(batch, count);
	else
		assert_true(*err.text != '\0');
	import_batch_free(batch);
}

/* ---- authorized_keys ---- */

static void key_make(struct fuzz *fuzz, struct buf *out)
{
	static const char *const pieces[] = {
		"ssh-ed25519 ", "AAAAC3NzaC1lZDI1NTE5AAAAI",
		"AAAAC3NzaC1lZDI1NTE5AAAAIGKLq1DrCkCAwMRcJ3Mx2Qbe8r5z1w9d8p6Cj7OcWq3h", " amina@werk", "ssh-rsa ",
		"AAAAB3NzaC1yc2EAAAADAQABAAABgQ", "ecdsa-sha2-nistp256 ", "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAI",
		"sk-ssh-ed25519@openssh.com ", "AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAI", "command=\"x\" ",
		"no-pty,", "ssh-dss ", "-----BEGIN OPENSSH PRIVATE KEY-----", "\n", "#", "=", "==", "AAAA", "////",
		" ", "\t", "ssh-ed25519-cert-v01@openssh.com ",
	};

	if (fuzz_once_in(fuzz, 2))
		buf_text(out,
			"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGKLq1DrCkCAwMRcJ3Mx2Qbe8r5z1w9d8p6Cj7OcWq3h amina@werk");
	else
		FUZZ_TEXT(fuzz, pieces, 8, out);
}

static void key_run(const uint8_t *bytes, size_t count)
{
	char *line = mem_text_n((const char *)bytes, count);
	struct err err = ERR_INIT;
	struct public_key key;

	if (public_key_parse(line, &key, &err)) {
		assert_true(text_valid(key.comment, strlen(key.comment)));
		assert_non_null(strstr(line, key.key));
	} else {
		assert_true(err.code == ERR_INPUT || err.code == ERR_LIMIT);
	}
	free(line);
}

static void configurations(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "configurations", 1500, conf_make, conf_run });
}

/* ---- documents ---- */

/* An entry of the list at the end of a zip, or its first one, now and then with a wrong length of its name. */
static void zip_add(struct fuzz *fuzz, struct buf *out)
{
	static const char *const names[] = { "word/document.xml", "[Content_Types].xml", "vbaProject.bin", "Basic/x",
		"mimetypeapplication/vnd.oasis.opendocument.textPK" };
	const char *name = FUZZ_PICK(fuzz, names);
	bool first = fuzz_once_in(fuzz, 4);
	size_t told = fuzz_once_in(fuzz, 6) ? fuzz_random(fuzz, 600) : first ? 8 : strlen(name);

	buf_add(out, first ? "PK\3\4" : "PK\1\2", 4);
	for (int i = 4; i < (first ? 30 : 46); i++)
		buf_char(out, (char)(i == (first ? 26 : 28) ? told & 255 : i == (first ? 27 : 29) ? told >> 8 : 0));
	buf_text(out, name);
}

/* Beginnings of all kinds, some with a NUL in them, texts and their broken characters, and zips. */
static void document_make(struct fuzz *fuzz, struct buf *out)
{
	static const struct {
		const char *bytes;
		size_t count;
	} pieces[] = {
#define PIECE(text) { text, sizeof(text) - 1 }
		PIECE("%PDF-1.7\n"), PIECE("\x89PNG\r\n\x1a\n"), PIECE("\xff\xd8\xff\xe0"), PIECE("PK\3\4"), PIECE("PK\1\2"),
		PIECE("PK"), PIECE("MZ"), PIECE("\x7f" "ELF"), PIECE("#!"), PIECE("{\\rtf"), PIECE("<html"), PIECE("<ScRiPt"),
		PIECE("\xff\xfe"), PIECE("Beste mevrouw, "), PIECE("caf\xc3\xa9"), PIECE("\xc3"), PIECE("\xe2\x82"),
		PIECE("\xac"), PIECE("\0"), PIECE("\033"), PIECE("\xc2\x9b"), PIECE("\xef\xbb\xbf"), PIECE("\n"),
#undef PIECE
	};

	for (uint64_t n = fuzz_random(fuzz, 8); n > 0; n--) {
		uint64_t which = fuzz_random(fuzz, sizeof(pieces) / sizeof(pieces[0]));
		if (fuzz_once_in(fuzz, 3))
			zip_add(fuzz, out);
		for (uint64_t times = fuzz_once_in(fuzz, 12) ? fuzz_random(fuzz, 400) : 1; times > 0; times--)
			buf_add(out, pieces[which].bytes, pieces[which].count);
	}
}

/* DOCUMENT_UNKNOWN: refused, with a sentence. */
static int document_kind(const uint8_t *bytes, size_t count, size_t piece)
{
	struct err err = ERR_INIT;
	struct sniff sniff = { 0 };
	int type = DOCUMENT_UNKNOWN;
	bool ok = true;

	for (size_t at = 0; ok && at < count; at += piece)
		ok = sniff_add(&sniff, bytes + at, count - at < piece ? count - at : piece, &err);
	ok = ok && sniff_end(&sniff, &type, &err);
	assert_true(ok == (type != DOCUMENT_UNKNOWN) && ok == (err.code == ERR_NONE) && ok == (*err.text == '\0'));
	return type;
}

/* What comes in does not depend on how it was cut, and a text is a text that steers no terminal. */
static void document_run(const uint8_t *bytes, size_t count)
{
	int type = document_kind(bytes, count, count ? count : 1);

	for (size_t piece = 1; piece < 2000; piece = piece * 3 + 1)
		assert_int_equal(document_kind(bytes, count, piece), type);
	if (type != DOCUMENT_TEXT)
		return;
	assert_true(text_valid((const char *)bytes, count));
	for (size_t i = 0; i < count; i++) {
		assert_true(bytes[i] >= 0x20 || strchr("\t\n\r\f", bytes[i]));
		assert_false(i > 0 && bytes[i - 1] == 0xc2 && bytes[i] < 0xa0);
	}
}

static void documents(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "documents", 700, document_make, document_run });
}

static void imports_of_csv(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "imports of csv", 500, csv_make, csv_run });
}

static void imports_of_gbav(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "imports of gbav", 1200, gbav_make, gbav_run });
}

static void lines_of_authorized_keys(void **unused)
{
	(void)unused;
	fuzz_run(&(struct fuzz_target){ "lines of authorized_keys", 4000, key_make, key_run });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(configurations),
		cmocka_unit_test(imports_of_csv),
		cmocka_unit_test(imports_of_gbav),
		cmocka_unit_test(lines_of_authorized_keys),
		cmocka_unit_test(documents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
