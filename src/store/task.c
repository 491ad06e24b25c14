/* Tasks and appointments of a household. */
#include "domain/rule.h"
#include <stdio.h>
#include <string.h>

#include "household_inside.h"

static const char TASK[] =
	"SELECT t.*, h.huishoudnummer, h.naam AS household_naam, e.naam AS employee_naam FROM task t"
	" JOIN household h ON h.id = t.household_id LEFT JOIN employee e ON e.id = t.employee_id WHERE t.id = :id";

static bool task_load(struct call *call, id task_id, struct task *out)
{
	struct query *query = db_query(call->db, TASK);

	record_init(&task_record, out);
	query_id(query, ":id", task_id);
	if (!query_one(query, &call->err))
		return row_missing(&call->err, "huishouden.geen");
	query_read(query, &task_record, out);
	query_done(query);
	return true;
}

bool time_normal(char time[6], struct err *err)
{
	unsigned hour, minute;
	char *point = strchr(time, '.');
	int used = 0;

	if (!*time)
		return true;
	if (point)
		*point = ':';
	if (strspn(time, "0123456789:") != strlen(time) || sscanf(time, "%2u:%2u%n", &hour, &minute, &used) != 2 ||
			used != (int)strlen(time) || time[used - 3] != ':' || hour > 23 || minute > 59)
		return err_set(err, ERR_INPUT, "Tijd: «%s» is geen tijd. Schrijf bijvoorbeeld 14:30.", time);
	snprintf(time, 6, "%02u:%02u", hour % 24, minute % 60);
	return true;
}

/* A task opens the dossier to who does it, so it only goes to who may open it already. */
static bool task_check(struct call *call, struct task *task)
{
	if (!time_normal(task->time, &call->err) || !record_check(&task_record, task, &call->err))
		return false;
	if (task->datum == DAY_NONE)
		return err_set(&call->err, ERR_INPUT, "Datum: vul in wanneer.");
	if (!task->employee_id)
		return true;
	if (!employee_named(call, task->employee_id, task->employee_naam, NULL, NULL))
		return false;
	return household_open_to(call, task->household_id, task->employee_id) ||
		rule_refuse_as(&call->err, "taak.betrokken", "%.120s is niet bij dit huishouden betrokken", task->employee_naam);
}

static const char TASK_NEW[] =
	"INSERT INTO task(id, household_id, kind, what, datum, time, place, employee_id, done, version)"
	" VALUES (:id, :household_id, :kind, :what, :datum, :time, :place, :employee_id, :done, :version)";

static const char TASK_CHANGE[] =
	"UPDATE task SET kind = :kind, what = :what, datum = :datum, time = :time, place = :place,"
	" employee_id = :employee_id, done = :done, version = version + 1"
	" WHERE id = :id AND household_id = :household_id AND version = :version";

/* An appointment that was kept is contact. */
static bool task_contact(struct call *call, const struct task *task)
{
	if (task->kind != TASK_APPOINTMENT || task->done == DAY_NONE)
		return true;
	return household_contact(call, task->household_id, task->datum < task->done ? task->datum : task->done);
}

bool task_store(struct call *call, struct task *task)
{
	bool fresh = task->id == 0;
	struct query *query;

	if (!task_check(call, task))
		return false;
	if (fresh) {
		task->id = db_next_id(call->db);
		task->version = 1;
	}
	query = db_query(call->db, fresh ? TASK_NEW : TASK_CHANGE);
	query_record(query, &task_record, task);
	if (!query_run(query, &call->err))
		return false;
	if (db_changes(call->db) != 1)
		return stale_text(call, task->household_id, "task", task->id, "deze taak");
	if (!fresh)
		task->version++;
	change_note(call, task->household_id, "task", task->id, "");
	if (task->employee_id)
		inbox_changed(call, task->employee_id);
	return task_contact(call, task);
}

/* Stores and answers with what stands there; on a conflict too. `before` is NULL for a new task. */
static bool task_put(struct call *call, struct task *task, const struct task *before)
{
	if (!task_store(call, task)) {
		if (before && call->err.code == ERR_STALE)
			call_out(call, &task_record, before);
		return false;
	}
	if (before && before->employee_id && before->employee_id != task->employee_id)
		inbox_changed(call, before->employee_id);
	call_about(call, task->household_id, "task", task->id, "%s", choice_code(task_kind_choices, task->kind));
	return task_load(call, task->id, rows_new(&call->out->rows, &task_record));
}

bool task_save(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM task WHERE id = :id";
	struct task task, before;

	record_copy(&task_record, &task, call_in(call, &task_record));
	if (!task.id)
		return call_may(call, DEED_EDIT, task.household_id) && task_put(call, &task, NULL);
	return household_of(call, HOUSEHOLD_OF, task.id, DEED_EDIT, &task.household_id) &&
		task_load(call, task.id, &before) && task_put(call, &task, &before);
}

bool task_done(struct call *call)
{
	static const char HOUSEHOLD_OF[] = "SELECT household_id FROM task WHERE id = :id";
	static const char DONE[] = "UPDATE task SET done = :done, version = version + 1 WHERE id = :id";
	const struct ask *ask = call_in(call, &ask_record);
	struct task *task;
	struct query *query;
	id household_id;

	if (!household_of(call, HOUSEHOLD_OF, ask->id, DEED_EDIT, &household_id))
		return false;
	query = db_query(call->db, DONE);
	query_id(query, ":id", ask->id);
	query_day(query, ":done", ask->flag ? call->today : DAY_NONE);
	if (!query_run(query, &call->err))
		return false;
	task = rows_new(&call->out->rows, &task_record);
	if (!task_load(call, ask->id, task) || !task_contact(call, task))
		return false;
	change_note(call, household_id, "task", ask->id, "done");
	if (task->employee_id)
		inbox_changed(call, task->employee_id);
	call_about(call, household_id, "task", ask->id, "%s", ask->flag ? "gedaan" : "weer open");
	return true;
}
