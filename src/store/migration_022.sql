-- Migration 22: e-mail to who is away when an escalation comes to them. The queue says who and until when; of the case it
-- holds only the number of the escalation and its rung, and those stay here.

CREATE TABLE employee_mail(
  employee_id INTEGER PRIMARY KEY REFERENCES employee(id),
  mail TEXT NOT NULL CHECK(length(mail) BETWEEN 3 AND 200 AND mail NOT GLOB '*[^a-zA-Z0-9._+@-]*' AND mail GLOB '?*@?*'
    AND mail NOT GLOB '*@*@*' AND mail NOT GLOB '-*')
) STRICT;

CREATE TABLE mail_queue(
  id INTEGER PRIMARY KEY,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  escalation_id INTEGER NOT NULL REFERENCES escalation(id),
  trede INTEGER NOT NULL,
  at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0 CHECK(tries BETWEEN 0 AND 5),
  next INTEGER,                                            -- when it goes out; NULL: over
  sent INTEGER,
  failed INTEGER,                                          -- given up
  dropped INTEGER,                                         -- no longer needed when its turn came
  UNIQUE(employee_id, escalation_id, trede),
  CHECK((next IS NOT NULL) + (sent IS NOT NULL) + (failed IS NOT NULL) + (dropped IS NOT NULL) = 1)
) STRICT;
CREATE INDEX mail_queue_next ON mail_queue(next) WHERE next IS NOT NULL;
