/* How people in a random history come by their words. */
#include "history.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "domain/sentence.h"

enum { LATE_MOST = 12 };

/* ---- chance ------------------------------------------------------------------------------------------------------ */

uint64_t history_chance(struct history *history, uint64_t below)
{
	uint64_t x = history->random += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (x ^ (x >> 31)) % below;
}

bool history_percent(struct history *history, uint64_t of_hundred)
{
	return history_chance(history, 100) < of_hundred;
}

int history_later(struct history *history)
{
	return history->turn + 1 + (int)history_chance(history, history_percent(history, 20) ? LATE_MOST : 3);
}

/* ---- sentences --------------------------------------------------------------------------------------------------- */

void text_set(char **place, const char *text)
{
	char *copy = mem_text(text != NULL ? text : "");

	free(*place);
	*place = copy;
}

void tokens_each(struct history *history, const char *text,
	void (*deed)(struct history *history, size_t number, void *arg), void *arg)
{
	size_t number;

	while (text != NULL && (text = strstr(text, "Zin ")) != NULL) {
		if (sscanf(text, "Zin %zu", &number) == 1 && number < history->token_count)
			deed(history, number, arg);
		text += 4;
	}
}

void token_sent(struct history *history, size_t number, void *arg)
{
	(void)arg;
	history->tokens[number].sent = true;
}

static void token_removed(struct history *history, size_t number, void *arg)
{
	(void)arg;
	history->tokens[number].removed = true;
}

void token_shown(struct history *history, size_t number, void *arg)
{
	(void)arg;
	history->tokens[number].shown = true;
}

void token_write(struct history *history, struct buf *out)
{
	assert_true(history->token_count < TOKENS_MOST);
	history->tokens[history->token_count].written = true;
	buf_format(out, "Zin %zu%s.", history->token_count++, history_percent(history, 30) ? " is wat langer" : "");
}

/* Some sentences stand on a line of their own; the blanks are never in doubt for who reads. */
static void gap_write(struct history *history, struct buf *out, const struct sentence *before)
{
	if (before->gap_bytes > 0)
		buf_add(out, before->gap, before->gap_bytes);
	else
		buf_char(out, history_percent(history, 30) ? '\n' : ' ');
}

/* ---- typing ------------------------------------------------------------------------------------------------------ */

enum typing { TYPE_ADD, TYPE_CHANGE, TYPE_REMOVE };

static void sentence_typed(struct history *history, const struct sentence *sentence, enum typing typing,
	struct buf *out)
{
	char *old = mem_text_n(sentence->text, sentence->bytes);

	if (typing != TYPE_ADD)
		tokens_each(history, old, token_removed, NULL);
	if (typing == TYPE_ADD) {
		buf_text(out, old);
		gap_write(history, out, sentence);
	}
	if (typing != TYPE_REMOVE) {
		token_write(history, out);
		buf_add(out, sentence->gap, sentence->gap_bytes);
	}
	free(old);
}

void writer_types(struct history *history, struct writer *writer)
{
	enum typing typing = history_percent(history, 45) ? TYPE_ADD : history_percent(history, 70) ? TYPE_CHANGE : TYPE_REMOVE;
	struct sentences sentences;
	struct buf out = BUF_INIT;
	size_t place;

	sentences_cut(writer->typed, &sentences);
	place = history_chance(history, sentences.count + 1);
	buf_text(&out, "");
	if (place == sentences.count) {
		token_write(history, &out);
		buf_text(&out, sentences.count > 0 ? " " : "");
	}
	for (size_t i = 0; i < sentences.count; i++) {
		const struct sentence *sentence = &sentences.items[i];

		if (i == place) {
			sentence_typed(history, sentence, typing, &out);
		} else {
			buf_add(&out, sentence->text, sentence->bytes);
			buf_add(&out, sentence->gap, sentence->gap_bytes);
		}
	}
	sentences_free(&sentences);
	text_set(&writer->typed, out.data);
	buf_free(&out);
}
