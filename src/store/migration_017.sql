-- Migration 17: the ladder: whose voice it is, instructions, what was granted in part, round tables.

-- who of the family says it; '': the professional who raised it
ALTER TABLE escalation ADD COLUMN stem TEXT;
-- past the highest rung: the director sees it as well
CREATE INDEX escalation_late ON escalation(household_id) WHERE closed IS NULL AND overdue = 1;

-- What a rung granted of what was asked: never changed.
CREATE TABLE decision_grant(
  id INTEGER PRIMARY KEY,
  decision_id INTEGER NOT NULL REFERENCES decision(id),
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  at INTEGER NOT NULL,
  was_bedrag INTEGER NOT NULL, was_einde TEXT,
  bedrag INTEGER NOT NULL CHECK(bedrag > 0 AND bedrag <= was_bedrag),
  datumEinde TEXT CHECK(was_einde IS NULL OR (datumEinde IS NOT NULL AND datumEinde <= was_einde)),
  reason TEXT NOT NULL,
  CHECK(bedrag < was_bedrag OR datumEinde IS NOT was_einde)
) STRICT;
CREATE INDEX decision_grant_decision ON decision_grant(decision_id, id);
CREATE TRIGGER decision_grant_fixed BEFORE UPDATE ON decision_grant BEGIN
  SELECT RAISE(ABORT, 'deels toegekend: wijzigen kan niet');
END;
CREATE TRIGGER decision_grant_stays BEFORE DELETE ON decision_grant BEGIN
  SELECT RAISE(ABORT, 'deels toegekend: verwijderen kan niet');
END;

-- People of several organisations at one table, called by the procesregisseur. Who is asked may read the escalation.
CREATE TABLE round_table(
  id INTEGER PRIMARY KEY,
  escalation_id INTEGER NOT NULL REFERENCES escalation(id),
  datum TEXT NOT NULL CHECK(date(datum) IS datum),
  tijd TEXT NOT NULL,
  plaats TEXT NOT NULL,
  doel TEXT NOT NULL,
  convener_id INTEGER NOT NULL REFERENCES employee(id),
  at INTEGER NOT NULL,
  cancelled INTEGER,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX round_table_escalation ON round_table(escalation_id, id);
CREATE TRIGGER round_table_stays BEFORE DELETE ON round_table BEGIN
  SELECT RAISE(ABORT, 'rondetafel: verwijderen kan niet');
END;
CREATE TRIGGER round_table_fixed BEFORE UPDATE ON round_table WHEN NEW.id IS NOT OLD.id
  OR NEW.escalation_id IS NOT OLD.escalation_id OR NEW.convener_id IS NOT OLD.convener_id BEGIN
  SELECT RAISE(ABORT, 'rondetafel: opschaling en wie haar belegde staan vast');
END;

CREATE TABLE table_member(
  table_id INTEGER NOT NULL REFERENCES round_table(id),
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  answer TEXT NOT NULL DEFAULT 'gevraagd' CHECK(answer IN ('gevraagd', 'komt', 'komt_niet', 'afgezegd')),
  answered INTEGER,
  PRIMARY KEY(table_id, employee_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX table_member_employee ON table_member(employee_id, table_id);
CREATE TRIGGER table_member_stays BEFORE DELETE ON table_member BEGIN
  SELECT RAISE(ABORT, 'rondetafel: verwijderen kan niet, afzeggen wel');
END;

-- Four eyes on one text: the text as it was frozen, and who confirmed that text. A new text, also of the same words, has no
-- confirmations.
CREATE TABLE decision_text(
  id INTEGER PRIMARY KEY,
  decision_id INTEGER NOT NULL REFERENCES decision(id),
  at INTEGER NOT NULL,
  hash TEXT NOT NULL CHECK(length(hash) = 64),
  tekst TEXT NOT NULL
) STRICT;
CREATE INDEX decision_text_decision ON decision_text(decision_id, id);
CREATE TRIGGER decision_text_fixed BEFORE UPDATE ON decision_text BEGIN
  SELECT RAISE(ABORT, 'besluit: een vaste tekst verandert niet');
END;
CREATE TRIGGER decision_text_stays BEFORE DELETE ON decision_text BEGIN
  SELECT RAISE(ABORT, 'besluit: een vaste tekst blijft');
END;

CREATE TABLE decision_confirm(
  text_id INTEGER NOT NULL REFERENCES decision_text(id),
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  at INTEGER NOT NULL,
  factor TEXT NOT NULL CHECK(factor IN ('wachtwoord', 'geen')),  -- what was asked again
  PRIMARY KEY(text_id, employee_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER decision_confirm_new BEFORE INSERT ON decision_confirm BEGIN
  SELECT RAISE(ABORT, 'besluit: alleen de laatste tekst, zolang het op tweede ogen wacht') WHERE NOT EXISTS(
    SELECT 1 FROM decision_text t JOIN decision d ON d.id = t.decision_id WHERE t.id = NEW.text_id
    AND d.state = 'tweede_ogen' AND t.id = (SELECT max(o.id) FROM decision_text o WHERE o.decision_id = d.id));
END;
CREATE TRIGGER decision_confirm_fixed BEFORE UPDATE ON decision_confirm BEGIN
  SELECT RAISE(ABORT, 'besluit: een bevestiging verandert niet');
END;
CREATE TRIGGER decision_confirm_stays BEFORE DELETE ON decision_confirm BEGIN
  SELECT RAISE(ABORT, 'besluit: een bevestiging blijft');
END;
-- the decider and the second eyes, both of the text that stands
CREATE TRIGGER decision_confirmed_twice AFTER UPDATE OF state ON decision
  WHEN OLD.state = 'tweede_ogen' AND NEW.state = 'genomen' AND NEW.second_id NOT IN (NEW.decider_id, NEW.author_id)
BEGIN
  SELECT RAISE(ABORT, 'besluit: de tekst is niet door twee mensen bevestigd') WHERE 2 <> (
    SELECT count(*) FROM decision_confirm c WHERE c.employee_id IN (NEW.decider_id, NEW.second_id)
    AND c.text_id = (SELECT max(t.id) FROM decision_text t WHERE t.decision_id = NEW.id));
END;
