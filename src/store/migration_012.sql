-- Migration 12: the plan: life domains of the municipality, what is nearby, the family's answers, fixed versions

ALTER TABLE plan ADD COLUMN richten TEXT;
ALTER TABLE plan ADD COLUMN inrichten TEXT;
ALTER TABLE plan ADD COLUMN verrichten TEXT;

CREATE TABLE life_domain(           -- leefgebieden as the municipality calls them
  code TEXT PRIMARY KEY,
  naam TEXT NOT NULL UNIQUE,
  zrm TEXT NOT NULL,                -- under which of the 13 domains of the ZRM 2017 it is measured
  place INTEGER NOT NULL,
  ended INTEGER NOT NULL DEFAULT 0 CHECK(ended IN (0, 1))   -- no new goals
) STRICT, WITHOUT ROWID;

INSERT INTO life_domain(code, naam, zrm, place) VALUES
  ('financien', 'Financiën', 'financien', 1),
  ('werk_opleiding', 'Werk en opleiding', 'werk_opleiding', 2),
  ('tijdsbesteding', 'Tijdsbesteding', 'tijdsbesteding', 3),
  ('huisvesting', 'Huisvesting', 'huisvesting', 4),
  ('huiselijke_relaties', 'Huiselijke relaties', 'huiselijke_relaties', 5),
  ('geestelijke_gezondheid', 'Geestelijke gezondheid', 'geestelijke_gezondheid', 6),
  ('lichamelijke_gezondheid', 'Lichamelijke gezondheid', 'lichamelijke_gezondheid', 7),
  ('middelengebruik', 'Middelengebruik', 'middelengebruik', 8),
  ('basale_adl', 'Basale ADL', 'basale_adl', 9),
  ('instrumentele_adl', 'Instrumentele ADL', 'instrumentele_adl', 10),
  ('sociaal_netwerk', 'Sociaal netwerk', 'sociaal_netwerk', 11),
  ('maatschappelijke_participatie', 'Maatschappelijke participatie', 'maatschappelijke_participatie', 12),
  ('justitie', 'Justitie', 'justitie', 13);

CREATE TRIGGER life_domain_stays BEFORE DELETE ON life_domain BEGIN
  SELECT RAISE(ABORT, 'leefgebied: verwijderen kan niet, laat het vervallen');
END;
CREATE TRIGGER life_domain_code BEFORE UPDATE OF code ON life_domain WHEN NEW.code <> OLD.code BEGIN
  SELECT RAISE(ABORT, 'leefgebied: de code verandert niet');
END;

CREATE TABLE nearby(                -- sociale kaart: what is there for everybody, in the 0e and 1e line
  id INTEGER PRIMARY KEY,
  naam TEXT NOT NULL,               -- who offers it
  aanbod TEXT NOT NULL,
  wijk TEXT,                        -- NULL: the whole municipality
  leefgebied TEXT REFERENCES life_domain(code),     -- NULL: every life domain
  lijn TEXT NOT NULL CHECK(lijn IN ('0', '1')),
  adres TEXT, telefoon TEXT,
  ended TEXT                        -- the first day that it is not there any more
) STRICT;
CREATE UNIQUE INDEX nearby_one ON nearby(naam, aanbod, coalesce(wijk, ''), coalesce(leefgebied, '')) WHERE ended IS NULL;
CREATE INDEX nearby_wijk ON nearby(wijk) WHERE ended IS NULL;

CREATE INDEX goal_what ON goal(what);       -- the same goal in other plans

CREATE TRIGGER goal_new BEFORE INSERT ON goal BEGIN
  SELECT RAISE(ABORT, 'doel: dit leefgebied is er niet')
    WHERE NOT EXISTS(SELECT 1 FROM life_domain WHERE code = NEW.leefgebied AND ended = 0);
  SELECT RAISE(ABORT, 'doel: het plan is van een ander huishouden')
    WHERE NOT EXISTS(SELECT 1 FROM plan WHERE id = NEW.plan_id AND household_id = NEW.household_id);
END;
CREATE TRIGGER goal_domain BEFORE UPDATE OF leefgebied ON goal WHEN NEW.leefgebied <> OLD.leefgebied BEGIN
  SELECT RAISE(ABORT, 'doel: dit leefgebied is er niet')
    WHERE NOT EXISTS(SELECT 1 FROM life_domain WHERE code = NEW.leefgebied AND ended = 0);
END;
CREATE TRIGGER goal_stays BEFORE DELETE ON goal WHEN EXISTS(SELECT 1 FROM agreement WHERE goal_id = OLD.id) BEGIN
  SELECT RAISE(ABORT, 'doel: het gezin heeft er iets van gezegd; verwijderen kan niet');
END;

-- Wmo 2015 2.3.2 lid 4: first what can be done without the heaviest line.
CREATE TRIGGER action_new BEFORE INSERT ON action BEGIN
  SELECT RAISE(ABORT, 'actie: schrijf waarom het niet met de 0e of 1e lijn kan')
    WHERE NEW.lijn = '2' AND trim(coalesce(NEW.waarom_niet_lager, '')) = '';
  SELECT RAISE(ABORT, 'actie: het doel is van een ander huishouden')
    WHERE NOT EXISTS(SELECT 1 FROM goal WHERE id = NEW.goal_id AND household_id = NEW.household_id);
END;
CREATE TRIGGER action_line BEFORE UPDATE ON action BEGIN
  SELECT RAISE(ABORT, 'actie: schrijf waarom het niet met de 0e of 1e lijn kan')
    WHERE NEW.lijn = '2' AND trim(coalesce(NEW.waarom_niet_lager, '')) = '';
END;

CREATE TABLE agreement(             -- what a member of the family said of a goal; nothing is typed over
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  goal_id INTEGER NOT NULL REFERENCES goal(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  answer TEXT NOT NULL CHECK(answer IN ('ja', 'nee', 'opmerking')),
  remark TEXT,
  datum TEXT NOT NULL,              -- when it was said
  at INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),     -- who wrote it down
  words_hash TEXT NOT NULL CHECK(length(words_hash) = 64),  -- of the words of the goal as they stood then
  CHECK(answer <> 'opmerking' OR remark IS NOT NULL)
) STRICT;
CREATE INDEX agreement_goal ON agreement(goal_id, person_id, id);
CREATE INDEX agreement_household ON agreement(household_id);

CREATE TRIGGER agreement_new BEFORE INSERT ON agreement BEGIN
  SELECT RAISE(ABORT, 'akkoord: het doel is van een ander huishouden')
    WHERE NOT EXISTS(SELECT 1 FROM goal WHERE id = NEW.goal_id AND household_id = NEW.household_id);
  SELECT RAISE(ABORT, 'akkoord: deze dag is er niet of moet nog komen')
    WHERE date(NEW.datum) IS NOT NEW.datum OR NEW.datum > date(NEW.at / 1000, 'unixepoch', '+1 day');
  SELECT RAISE(ABORT, 'akkoord: deze persoon hoorde op die dag niet bij het gezin')
    WHERE NOT EXISTS(SELECT 1 FROM membership WHERE household_id = NEW.household_id AND person_id = NEW.person_id
      AND "from" <= NEW.datum AND (until IS NULL OR until > NEW.datum));
  SELECT RAISE(ABORT, 'akkoord: een kind geeft vanaf 12 jaar zelf antwoord')
    FROM person WHERE id = NEW.person_id AND geboortedatum IS NOT NULL
      AND printf('%04d', substr(geboortedatum, 1, 4) + 12) || substr(geboortedatum, 5) > NEW.datum;
  SELECT RAISE(ABORT, 'akkoord: deze persoon is overleden')
    FROM person WHERE id = NEW.person_id AND overlijdensdatum <= NEW.datum;
END;
CREATE TRIGGER agreement_no_update BEFORE UPDATE ON agreement BEGIN
  SELECT RAISE(ABORT, 'akkoord: wijzigen kan niet, schrijf een nieuw antwoord');
END;
CREATE TRIGGER agreement_no_delete BEFORE DELETE ON agreement BEGIN
  SELECT RAISE(ABORT, 'akkoord: verwijderen kan niet');
END;

CREATE TABLE plan_version(          -- the plan as it was fixed (vastgesteld): the words, and who agreed
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plan(id),
  household_id INTEGER NOT NULL REFERENCES household(id),
  number INTEGER NOT NULL,          -- 1, 2, ... within the plan
  at INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  words_hash TEXT NOT NULL CHECK(length(words_hash) = 64),  -- of the plan without the answers: equal = nothing changed since
  hash TEXT NOT NULL CHECK(length(hash) = 64),              -- of tekst
  tekst TEXT NOT NULL CHECK(length(tekst) > 0),
  UNIQUE(plan_id, number)
) STRICT;
CREATE INDEX plan_version_household ON plan_version(household_id);

CREATE TRIGGER plan_version_new BEFORE INSERT ON plan_version BEGIN
  SELECT RAISE(ABORT, 'versie: het plan is van een ander huishouden')
    WHERE NOT EXISTS(SELECT 1 FROM plan WHERE id = NEW.plan_id AND household_id = NEW.household_id);
  SELECT RAISE(ABORT, 'versie: het plan is gesloten') FROM plan WHERE id = NEW.plan_id AND closed IS NOT NULL;
  SELECT RAISE(ABORT, 'versie: de nummers volgen op elkaar') WHERE NEW.number IS NOT
    (SELECT coalesce(max(number), 0) + 1 FROM plan_version WHERE plan_id = NEW.plan_id);
END;
CREATE TRIGGER plan_version_no_update BEFORE UPDATE ON plan_version BEGIN
  SELECT RAISE(ABORT, 'versie: wijzigen kan niet, leg een nieuwe versie vast');
END;
CREATE TRIGGER plan_version_no_delete BEFORE DELETE ON plan_version BEGIN
  SELECT RAISE(ABORT, 'versie: verwijderen kan niet');
END;

CREATE TRIGGER plan_fixed BEFORE UPDATE OF state ON plan WHEN NEW.state = 'vastgesteld' AND OLD.state <> 'vastgesteld' BEGIN
  SELECT RAISE(ABORT, 'plan: leg het plan vast op het scherm Versies; dan wordt de stand vastgesteld')
    WHERE NOT EXISTS(SELECT 1 FROM plan_version WHERE plan_id = NEW.id);
END;
