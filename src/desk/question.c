/* The werkbak line "Vraag van de privacy officer": what it is about, the question, and one line of answer. */
#include "desk/question.h"

#include <stdio.h>

struct answering {
	struct desk *desk;
	struct review_question question;	/* tekst: the answer, when it is sent */
};

static bool answer_send(void *arg, const char *value, struct err *err)
{
	struct answering *answering = arg;
	struct review_question answer = answering->question;

	return text_clean_line(value, _("Antwoord"), answer.tekst, sizeof(answer.tekst), err) &&
		desk_save(answering->desk, REQ_REVIEW_ANSWER, &review_question_record, &answer, err);
}

static bool question_find(struct desk *desk, id object_id, struct review_question *out)
{
	const struct review_question *question = NULL;
	struct err err = ERR_INIT;
	struct message answer;
	struct ask ask;

	record_init(&ask_record, &ask);
	if (!desk_ask_with(desk, REQ_REVIEW_QUESTIONS, &ask, &answer, &err))
		desk_say_err(desk, &err);
	for (size_t i = 0; (question = rows_get(&answer.rows, &review_question_record, i)) != NULL; i++)
		if (question->object_id == object_id)
			break;
	if (question != NULL)
		*out = *question;
	else if (err.code == ERR_NONE)
		desk_say(desk, "%s", _("Deze vraag staat niet meer open."));
	message_free(&answer);
	return question != NULL;
}

void question_answer(struct desk *desk, id object_id)
{
	struct answering answering = { .desk = desk };
	const struct review_question *question = &answering.question;
	const struct prompt prompt = { .title = _("Uw antwoord"), .label = N_("Antwoord"), .kind = FORM_LINE, .required = true,
		.help = N_("In een of twee zinnen. De privacy officer leest dit."), .take = answer_send, .arg = &answering };
	struct buf text = BUF_INIT;
	char at[INSTANT_BYTES];

	if (!question_find(desk, object_id, &answering.question))
		return;
	instant_nl(question->at, at);
	buf_format(&text, _("%s vraagt:\n\n%s\n\nHet gaat over: %s"), question->reviewer_naam, question->tekst, at);
	if (question->huishoudnummer[0] != '\0')
		buf_format(&text, _(", huishouden %s"), question->huishoudnummer);
	buf_format(&text, _(", u %s.\n\nWilt u nu antwoorden?"), question->what);
	if (desk_sure(desk, _("Vraag van de privacy officer"), text.data) && desk_prompt(desk, &prompt))
		desk_good(desk, "%s", _("Uw antwoord is verstuurd."));
	buf_free(&text);
}
