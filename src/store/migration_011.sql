-- Migration 11: supervision. What the privacy officer looks at, found in the view log by the clock and kept until it is
-- judged; and the register of requests under the AVG.

-- What there is to judge -------------------------------------------------------------------------------------------

CREATE TABLE oversight_item(        -- found once, never changed or deleted
  kind TEXT NOT NULL CHECK(kind IN ('noodknop', 'steekproef', 'straat', 'achternaam', 'aantal', 'nacht')),
  object_id INTEGER NOT NULL,       -- noodknop: break_glass; else the line of the view log it begins with
  week TEXT NOT NULL,               -- Monday of the week it is about
  at INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),  -- who looked
  household_id INTEGER,             -- NULL: about several
  what TEXT NOT NULL,
  why TEXT NOT NULL,                -- why it is on the list, in a sentence
  due TEXT NOT NULL,                -- the last of five working days
  PRIMARY KEY(kind, object_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX oversight_item_week ON oversight_item(week);
CREATE INDEX oversight_item_employee ON oversight_item(employee_id, kind, household_id);

ALTER TABLE review ADD COLUMN vervolg TEXT       -- follow_up_choices; of what was not right
  CHECK(vervolg IN ('gesprek', 'leiding', 'datalek', 'afgerond'));

CREATE TABLE review_answer(         -- what who looked says to a question; never changed or deleted
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, object_id INTEGER NOT NULL,
  review_id INTEGER NOT NULL REFERENCES review(id),  -- the question
  at INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  tekst TEXT NOT NULL
) STRICT;
CREATE INDEX review_answer_object ON review_answer(kind, object_id);

CREATE VIEW oversight_state AS      -- judged: nothing waits for a judgement; done: and no follow-up runs
  SELECT i.*, r.id AS review_id, r.at AS judged_at, r.employee_id AS reviewer_id, r.tekst AS verdict_tekst, r.vervolg,
    coalesce(r.verdict, 'geen') AS verdict, coalesce(r.verdict IN ('terecht', 'niet_terecht'), 0) AS judged,
    coalesce(r.verdict = 'terecht' OR (r.verdict = 'niet_terecht' AND coalesce(r.vervolg, 'afgerond') = 'afgerond'), 0)
      AS done
  FROM oversight_item i LEFT JOIN review r ON r.id = (SELECT max(x.id) FROM review x
    WHERE x.kind = i.kind AND x.object_id = i.object_id);

CREATE TABLE oversight_count(       -- how many households somebody opened on a day: what is usual for whom
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  dag TEXT NOT NULL,
  households INTEGER NOT NULL,
  PRIMARY KEY(employee_id, dag)
) STRICT, WITHOUT ROWID;
CREATE INDEX oversight_count_dag ON oversight_count(dag);

CREATE TABLE oversight_rule(        -- what the municipality calls unusual; oversight_rule_choices
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL CHECK(value BETWEEN 0 AND 1000)
) STRICT, WITHOUT ROWID;
INSERT INTO oversight_rule(name, value) VALUES ('keer', 3), ('minstens', 10), ('nacht-van', 23), ('nacht-tot', 6);

CREATE TABLE employee_home(         -- what the employer knows of the home of who works here; only to find these lines
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  what TEXT NOT NULL CHECK(what IN ('achternaam', 'postcode')),
  waarde TEXT NOT NULL,             -- in the form of a search key
  PRIMARY KEY(employee_id, what, waarde)
) STRICT, WITHOUT ROWID;

-- Uses of before: a week in which nothing is celebrated.
INSERT INTO oversight_item(kind, object_id, week, at, employee_id, household_id, what, why, due)
  SELECT 'noodknop', id, date(at / 1000, 'unixepoch', 'weekday 0', '-6 days'), at, employee_id, household_id, reason,
    'Elk gebruik van de noodknop wordt beoordeeld.', date(at / 1000, 'unixepoch', '+7 days') FROM break_glass;

CREATE TRIGGER oversight_item_no_update BEFORE UPDATE ON oversight_item
  BEGIN SELECT RAISE(ABORT, 'toezicht: wijzigen kan niet'); END;
CREATE TRIGGER oversight_item_no_delete BEFORE DELETE ON oversight_item
  BEGIN SELECT RAISE(ABORT, 'toezicht: verwijderen kan niet'); END;
CREATE TRIGGER review_answer_no_update BEFORE UPDATE ON review_answer
  BEGIN SELECT RAISE(ABORT, 'antwoord: wijzigen kan niet'); END;
CREATE TRIGGER review_answer_no_delete BEFORE DELETE ON review_answer
  BEGIN SELECT RAISE(ABORT, 'antwoord: verwijderen kan niet'); END;
CREATE TRIGGER review_answer_own BEFORE INSERT ON review_answer
  WHEN NEW.employee_id IS NOT (SELECT employee_id FROM oversight_item WHERE kind = NEW.kind AND object_id = NEW.object_id)
  BEGIN SELECT RAISE(ABORT, 'antwoord: alleen wie gevraagd is'); END;
CREATE TRIGGER review_item BEFORE INSERT ON review BEGIN
  SELECT RAISE(ABORT, 'oordeel: over iets dat niet op de lijst staat')
    WHERE NOT EXISTS(SELECT 1 FROM oversight_item WHERE kind = NEW.kind AND object_id = NEW.object_id);
  SELECT RAISE(ABORT, 'oordeel: niet over uzelf') WHERE NEW.employee_id =
    (SELECT employee_id FROM oversight_item WHERE kind = NEW.kind AND object_id = NEW.object_id);
  SELECT RAISE(ABORT, 'oordeel: wat niet terecht was, heeft een vervolg')
    WHERE (NEW.verdict = 'niet_terecht') <> (NEW.vervolg IS NOT NULL);
END;

-- Requests under the AVG -------------------------------------------------------------------------------------------

CREATE TABLE privacy_request(       -- never deleted; what was sent to the person stays as it was
  id INTEGER PRIMARY KEY,
  nummer TEXT NOT NULL UNIQUE,      -- "2026-0007"
  household_id INTEGER NOT NULL REFERENCES household(id),
  person_id INTEGER NOT NULL REFERENCES person(id),  -- whose data
  soort TEXT NOT NULL CHECK(soort IN ('inzage', 'correctie', 'wissen', 'beperking')),
  aanvrager TEXT NOT NULL, als TEXT NOT NULL,        -- requester_choices
  kanaal TEXT NOT NULL,
  ontvangen TEXT NOT NULL CHECK(date(ontvangen) IS ontvangen),
  vraag TEXT NOT NULL,
  betwist TEXT, journal_id INTEGER REFERENCES journal_entry(id),  -- what the person says is wrong, and where it stands
  ingeschreven_id INTEGER NOT NULL REFERENCES employee(id),
  behandelaar_id INTEGER REFERENCES employee(id),
  identiteit TEXT NOT NULL,         -- identity_choices
  id_gevraagd TEXT, id_gezien TEXT, -- in between the term stands still (AVG 12 lid 6)
  uiterlijk TEXT NOT NULL CHECK(date(uiterlijk) IS uiterlijk),  -- a month, at most three (AVG 12 lid 3)
  verlengd_reden TEXT, verlengd_verteld TEXT,
  uitkomst TEXT NOT NULL, grondslag TEXT NOT NULL, motivering TEXT,
  afgehandeld TEXT,                 -- the day on which the letter left
  verklaring TEXT, verklaring_dag TEXT,  -- the person's own words, beside what was not corrected
  beperkt_tot TEXT,                 -- a granted restriction ended on
  version INTEGER NOT NULL DEFAULT 1,
  CHECK((afgehandeld IS NULL) = (uitkomst = 'open')),
  CHECK((verlengd_reden IS NULL) = (verlengd_verteld IS NULL)),
  CHECK(id_gezien IS NULL OR id_gezien >= id_gevraagd),
  CHECK((verklaring IS NULL) = (verklaring_dag IS NULL)),
  CHECK(uitkomst NOT IN ('deels', 'geweigerd') OR (grondslag <> 'geen' AND motivering IS NOT NULL)),
  CHECK(uitkomst NOT IN ('toegewezen', 'deels', 'geweigerd') OR identiteit <> 'nee')
) STRICT;
CREATE INDEX privacy_request_household ON privacy_request(household_id);
CREATE INDEX privacy_request_open ON privacy_request(uiterlijk) WHERE afgehandeld IS NULL;
CREATE INDEX privacy_request_journal ON privacy_request(journal_id) WHERE journal_id IS NOT NULL;

CREATE TRIGGER privacy_request_no_delete BEFORE DELETE ON privacy_request
  BEGIN SELECT RAISE(ABORT, 'verzoek: verwijderen kan niet'); END;
-- A free day or a weekend at the end moves it by a few days; ten are more than any row of holidays.
CREATE TRIGGER privacy_request_term BEFORE INSERT ON privacy_request
  WHEN NEW.uiterlijk > date(NEW.ontvangen, '+1 month', '+10 days') OR NEW.afgehandeld IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'verzoek: de termijn is een maand'); END;
CREATE TRIGGER privacy_request_kept BEFORE UPDATE ON privacy_request BEGIN
  SELECT RAISE(ABORT, 'verzoek: wat gevraagd is, staat vast') WHERE NEW.id IS NOT OLD.id OR NEW.nummer IS NOT OLD.nummer
    OR NEW.person_id IS NOT OLD.person_id OR NEW.soort IS NOT OLD.soort OR NEW.ontvangen IS NOT OLD.ontvangen
    OR NEW.ingeschreven_id IS NOT OLD.ingeschreven_id OR NEW.vraag IS NOT OLD.vraag;
  SELECT RAISE(ABORT, 'verzoek: wat afgehandeld is, staat vast') WHERE OLD.afgehandeld IS NOT NULL AND (
    NEW.afgehandeld IS NOT OLD.afgehandeld OR NEW.uitkomst IS NOT OLD.uitkomst OR NEW.grondslag IS NOT OLD.grondslag
    OR NEW.motivering IS NOT OLD.motivering OR NEW.uiterlijk IS NOT OLD.uiterlijk OR NEW.betwist IS NOT OLD.betwist);
  SELECT RAISE(ABORT, 'verzoek: een verklaring wordt niet weggehaald') WHERE OLD.verklaring IS NOT NULL
    AND NEW.verklaring IS NULL;
  SELECT RAISE(ABORT, 'verzoek: verlengen kan een keer, met een reden die op tijd is verteld')
    WHERE (OLD.verlengd_verteld IS NOT NULL AND NEW.verlengd_verteld IS NOT OLD.verlengd_verteld)
    OR (OLD.verlengd_verteld IS NULL AND NEW.verlengd_verteld > OLD.uiterlijk);
  SELECT RAISE(ABORT, 'verzoek: de termijn is een maand, met twee maanden verlenging')
    WHERE NEW.uiterlijk > date(NEW.ontvangen, CASE WHEN NEW.verlengd_verteld IS NULL THEN '+1 month' ELSE '+3 months' END,
      '+' || (10 + CAST(coalesce(julianday(NEW.id_gezien) - julianday(NEW.id_gevraagd), 0) AS INTEGER)) || ' days');
END;
