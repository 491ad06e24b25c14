-- Migration 13: results: ZRM and participatieladder per person, and what was reached when a plan closed

CREATE TABLE measurement(           -- one person on one day; nothing is changed: a newer one takes its place
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  moment TEXT NOT NULL CHECK(moment IN ('begin', 'halfjaar', 'einde', 'na_6', 'na_12', 'na_24')),
  datum TEXT NOT NULL,              -- when it was measured
  participatie INTEGER NOT NULL CHECK(participatie BETWEEN 0 AND 6),    -- participatieladder; 0: not measured
  scored INTEGER NOT NULL CHECK(scored >= 0),   -- how many rows of score belong to it: no more come later
  at INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),     -- who measured
  CHECK(participatie > 0 OR scored > 0)
) STRICT;
CREATE INDEX measurement_household ON measurement(household_id, person_id, datum);
CREATE INDEX measurement_person ON measurement(person_id);

CREATE TABLE score(                 -- ZRM 2017: 1 acute problems .. 5 fully self-reliant; only the number is kept
  measurement_id INTEGER NOT NULL REFERENCES measurement(id),
  leefgebied TEXT NOT NULL REFERENCES life_domain(code),
  score INTEGER NOT NULL CHECK(score BETWEEN 1 AND 5),
  PRIMARY KEY(measurement_id, leefgebied)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER measurement_new BEFORE INSERT ON measurement BEGIN
  SELECT RAISE(ABORT, 'meting: deze meting is er al, schrijf een nieuwe') WHERE EXISTS(SELECT 1 FROM measurement WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'meting: deze dag is er niet of moet nog komen')
    WHERE date(NEW.datum) IS NOT NEW.datum OR NEW.datum > date(NEW.at / 1000, 'unixepoch', '+1 day');
  SELECT RAISE(ABORT, 'meting: deze persoon hoorde op die dag niet bij het gezin')
    WHERE NOT EXISTS(SELECT 1 FROM membership WHERE household_id = NEW.household_id AND person_id = NEW.person_id
      AND "from" <= NEW.datum AND (until IS NULL OR until > NEW.datum));
  SELECT RAISE(ABORT, 'meting: deze persoon is overleden')
    FROM person WHERE id = NEW.person_id AND overlijdensdatum <= NEW.datum;
  SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan')
    FROM household WHERE id = NEW.household_id AND merged_into IS NOT NULL;
END;
CREATE TRIGGER measurement_no_update BEFORE UPDATE ON measurement
  WHEN NEW.id IS NOT OLD.id OR NEW.person_id IS NOT OLD.person_id OR NEW.moment IS NOT OLD.moment
    OR NEW.datum IS NOT OLD.datum OR NEW.participatie IS NOT OLD.participatie OR NEW.scored IS NOT OLD.scored
    OR NEW.at IS NOT OLD.at OR NEW.employee_id IS NOT OLD.employee_id
    OR NOT EXISTS(SELECT 1 FROM merge_move v WHERE v.kind = 'measurement' AND v.object_id = OLD.id
      AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id) BEGIN
  SELECT RAISE(ABORT, 'meting: wijzigen kan niet, schrijf een nieuwe meting');
END;
CREATE TRIGGER measurement_no_delete BEFORE DELETE ON measurement BEGIN
  SELECT RAISE(ABORT, 'meting: verwijderen kan niet');
END;

CREATE TRIGGER score_new BEFORE INSERT ON score BEGIN
  SELECT RAISE(ABORT, 'score: deze meting is af, schrijf een nieuwe meting') FROM measurement m WHERE m.id = NEW.measurement_id
    AND m.scored <= (SELECT count(*) FROM score WHERE measurement_id = NEW.measurement_id);
  SELECT RAISE(ABORT, 'score: dit leefgebied is er niet')
    WHERE NOT EXISTS(SELECT 1 FROM life_domain WHERE code = NEW.leefgebied AND ended = 0);
END;
CREATE TRIGGER score_no_update BEFORE UPDATE ON score BEGIN
  SELECT RAISE(ABORT, 'score: wijzigen kan niet, schrijf een nieuwe meting');
END;
CREATE TRIGGER score_no_delete BEFORE DELETE ON score BEGIN
  SELECT RAISE(ABORT, 'score: verwijderen kan niet');
END;

CREATE TABLE goal_result(           -- what was reached of a goal when its plan closed
  goal_id INTEGER PRIMARY KEY REFERENCES goal(id),
  plan_id INTEGER NOT NULL REFERENCES plan(id),
  household_id INTEGER NOT NULL REFERENCES household(id),
  outcome TEXT NOT NULL CHECK(outcome IN ('behaald', 'deels', 'niet', 'gestopt')),
  tekst TEXT NOT NULL CHECK(trim(tekst) <> ''),
  datum TEXT NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id)
) STRICT;
CREATE INDEX goal_result_plan ON goal_result(plan_id);
CREATE INDEX goal_result_household ON goal_result(household_id);

CREATE TRIGGER goal_result_new BEFORE INSERT ON goal_result BEGIN
  SELECT RAISE(ABORT, 'uitkomst: die is al opgeschreven') WHERE EXISTS(SELECT 1 FROM goal_result WHERE goal_id = NEW.goal_id);
  SELECT RAISE(ABORT, 'uitkomst: het doel is van een ander plan') WHERE NOT EXISTS(SELECT 1 FROM goal
    WHERE id = NEW.goal_id AND plan_id = NEW.plan_id AND household_id = NEW.household_id);
  SELECT RAISE(ABORT, 'uitkomst: het plan is gesloten') FROM plan WHERE id = NEW.plan_id AND closed IS NOT NULL;
  SELECT RAISE(ABORT, 'uitkomst: deze dag is er niet') WHERE date(NEW.datum) IS NOT NEW.datum;
END;
CREATE TRIGGER goal_result_no_update BEFORE UPDATE ON goal_result BEGIN
  SELECT RAISE(ABORT, 'uitkomst: wijzigen kan niet');
END;
CREATE TRIGGER goal_result_no_delete BEFORE DELETE ON goal_result BEGIN
  SELECT RAISE(ABORT, 'uitkomst: verwijderen kan niet');
END;

ALTER TABLE plan ADD COLUMN nameting_id INTEGER REFERENCES employee(id);  -- who measures 6, 12 and 24 months after closing
CREATE INDEX plan_nameting ON plan(nameting_id) WHERE nameting_id IS NOT NULL;
ALTER TABLE regie ADD COLUMN ended_reason TEXT;     -- why it stopped without a next regisseur

-- Not when two plans become one: what is open goes along then.
CREATE TRIGGER plan_closes BEFORE UPDATE OF closed ON plan WHEN NEW.closed IS NOT NULL AND OLD.closed IS NULL
  AND NOT EXISTS(SELECT 1 FROM merge_row r WHERE r.kind = 'plan' AND r.object_id = OLD.id AND r.field = 'closed'
    AND r.after IS NEW.closed) BEGIN
  SELECT RAISE(ABORT, 'plan: schrijf eerst van elk doel op wat er bereikt is') WHERE EXISTS(SELECT 1 FROM goal g
    WHERE g.plan_id = NEW.id AND NOT EXISTS(SELECT 1 FROM goal_result r WHERE r.goal_id = g.id));
END;
