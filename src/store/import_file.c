/* The bytes of a file that is being imported, by way of a window that moves along it. */
#include "store/import.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

/* A look at another place reads little; who goes on from there gets twice as much every time. */
enum { WINDOW_LEAST = 16 * 1024, WINDOW_BYTES = 4 * 1024 * 1024 };

struct import_file {
	int fd;
	size_t size;
	char *window;		/* the bytes at `start`, `filled` of them */
	size_t start, filled;
	size_t room;		/* how much is read at the next turn */
};

static bool plausible(struct import_file *file, struct err *err)
{
	size_t got;
	const char *bytes = import_file_at(file, 0, 2, &got, err);

	if (!bytes)
		return false;
	if (got >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
		return err_set(err, ERR_INPUT, "Het bestand is UTF-16; sla het op als CSV met UTF-8.");
	if (got >= 2 && memcmp(bytes, "PK", 2) == 0)
		return err_set(err, ERR_INPUT, "Het bestand is een werkmap (xlsx) of zip; sla het op als CSV met UTF-8.");
	return true;
}

struct import_file *import_file_open(int fd, struct err *err)
{
	struct import_file *file;
	struct stat status;

	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
		err_set(err, ERR_INPUT, "Dit is geen gewoon bestand.");
		return NULL;
	}
	if (status.st_size > IMPORT_FILE_BYTES) {
		err_set(err, ERR_LIMIT, "Het bestand is groter dan 1 GiB; deel het op.");
		return NULL;
	}
	file = mem_new(1, sizeof(*file));
	file->fd = fd;
	file->size = (size_t)status.st_size;
	file->window = mem_new(1, WINDOW_BYTES + 1);
	if (plausible(file, err))
		return file;
	import_file_free(file);
	return NULL;
}

void import_file_free(struct import_file *file)
{
	if (!file)
		return;
	free(file->window);
	free(file);
}

size_t import_file_size(const struct import_file *file)
{
	return file->size;
}

static bool read_all(struct import_file *file, char *to, size_t offset, size_t count, struct err *err)
{
	for (size_t done = 0; done < count;) {
		ssize_t got = pread(file->fd, to + done, count - done, (off_t)(offset + done));

		if (got < 0)
			return err_set(err, ERR_IO, "Het bestand kan niet worden gelezen.");
		if (got == 0)
			return err_set(err, ERR_IO, "Het bestand is tijdens het importeren veranderd.");
		done += (size_t)got;
	}
	return true;
}

const char *import_file_at(struct import_file *file, size_t offset, size_t want, size_t *got, struct err *err)
{
	size_t left = offset < file->size ? file->size - offset : 0;

	want = want < WINDOW_BYTES ? want : WINDOW_BYTES;
	want = want < left ? want : left;
	if (offset < file->start || offset + want > file->start + file->filled) {
		bool goes_on = offset >= file->start && offset <= file->start + file->filled;

		file->room = !goes_on || file->room == 0 ? WINDOW_LEAST : file->room < WINDOW_BYTES ? 2 * file->room : file->room;
		file->start = offset;
		file->filled = file->room > want ? file->room : want;
		file->filled = left < file->filled ? left : file->filled;
		if (!read_all(file, file->window, offset, file->filled, err)) {
			file->filled = 0;
			return NULL;
		}
	}
	*got = file->start + file->filled - offset;
	return file->window + (offset - file->start);
}

char *import_file_whole(struct import_file *file, struct err *err)
{
	char *bytes = mem_new(1, file->size + 1);

	if (read_all(file, bytes, 0, file->size, err))
		return bytes;
	free(bytes);
	return NULL;
}

bool import_file_lines(struct import_file *file, size_t *lines, struct err *err)
{
	size_t got;

	*lines = 1;
	for (size_t offset = 0; offset < file->size; offset += got) {
		const char *at = import_file_at(file, offset, WINDOW_BYTES, &got, err), *end;

		if (!at)
			return false;
		end = at + got;
		for (; at < end; at++)
			*lines += *at == '\n' || (*at == '\r' && at + 1 < end && at[1] != '\n');
	}
	return true;
}
