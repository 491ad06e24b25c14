-- Migration 7: what is known around a household, each fact with its days: signals, gezag, who may be called, addresses,
-- procesregie. "from" <= day < until; until NULL: it holds now.

-- Signals: what whoever opens the dossier must see first --------------------------------------------------------------

CREATE TABLE signal(
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  kind TEXT NOT NULL CHECK(kind IN ('veiligheid', 'kwetsbaar', 'eigen_collega', 'geheim_adres')),  -- signal_kind_choices
  person_id INTEGER REFERENCES person(id),          -- whom it is about; NULL: the whole household
  reason TEXT NOT NULL CHECK(trim(reason) <> ''),
  employee_id INTEGER REFERENCES employee(id),      -- who set it; NULL: it stood there before signals had a name
  "from" TEXT NOT NULL CHECK(date("from") IS "from"),
  review TEXT CHECK(date(review) IS review AND review >= "from"),  -- look at it again on this day; it holds until somebody ends it
  until TEXT CHECK(date(until) IS until AND until >= "from"),      -- ended
  ended_by INTEGER REFERENCES employee(id),
  ended_reason TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CHECK((until IS NULL) = (ended_reason IS NULL))
) STRICT;
CREATE INDEX signal_household ON signal(household_id);

INSERT INTO signal(id, household_id, kind, reason, "from")
  SELECT (SELECT next FROM allocator WHERE name = 'id') + row_number() OVER (ORDER BY h.id, k.kind) - 1, h.id, k.kind,
    'Stond al bij dit huishouden.', coalesce(h.last_contact, date('now'))
  FROM household h JOIN (SELECT 'veiligheid' AS kind UNION SELECT 'kwetsbaar') k
    ON (k.kind = 'veiligheid' AND h.safety = 1) OR (k.kind = 'kwetsbaar' AND h.vulnerable = 1);
UPDATE allocator SET next = next + (SELECT count(*) FROM signal) WHERE name = 'id';
ALTER TABLE household DROP COLUMN safety;
ALTER TABLE household DROP COLUMN vulnerable;

CREATE TRIGGER signal_once BEFORE INSERT ON signal WHEN NEW.until IS NULL AND EXISTS(SELECT 1 FROM signal s
    WHERE s.household_id = NEW.household_id AND s.kind = NEW.kind AND s.person_id IS NEW.person_id AND s.until IS NULL)
  BEGIN SELECT RAISE(ABORT, 'signaal: dit signaal staat er al'); END;
CREATE TRIGGER signal_stays BEFORE UPDATE ON signal BEGIN
  SELECT RAISE(ABORT, 'signaal: wie, wat, waarom en sinds wanneer staan vast') WHERE NEW.id IS NOT OLD.id
    OR NEW.kind IS NOT OLD.kind OR NEW.person_id IS NOT OLD.person_id OR NEW.reason IS NOT OLD.reason
    OR NEW.employee_id IS NOT OLD.employee_id OR NEW."from" IS NOT OLD."from";
  SELECT RAISE(ABORT, 'signaal: dit is al beëindigd') WHERE OLD.until IS NOT NULL
    AND (NEW.until IS NOT OLD.until OR NEW.ended_by IS NOT OLD.ended_by OR NEW.ended_reason IS NOT OLD.ended_reason);
END;
CREATE TRIGGER signal_kept BEFORE DELETE ON signal BEGIN SELECT RAISE(ABORT, 'signaal: verwijderen kan niet'); END;

-- Gezag: who decides about a child -------------------------------------------------------------------------------------

CREATE TABLE gezag(                 -- one row for each who holds it; none holds it: one row without a holder
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),  -- where it was written; it goes with the child
  person_id INTEGER NOT NULL REFERENCES person(id),        -- the child
  soort TEXT NOT NULL CHECK(soort IN ('OG1', 'OG2', 'GG', 'V', 'G', 'N', 'OTS')),  -- gezag_choices: the codes of the BRP
  holder_id INTEGER REFERENCES person(id),                 -- a parent or guardian who is known here
  holder_naam TEXT,                                        -- or anybody else
  organisation_id INTEGER REFERENCES organisation(id),     -- or a gecertificeerde instelling
  telefoon TEXT,
  "from" TEXT NOT NULL CHECK(date("from") IS "from"),
  until TEXT CHECK(date(until) IS until AND until >= "from"),
  bron TEXT NOT NULL CHECK(trim(bron) <> ''),              -- BRP, gezagsregister, beschikking
  version INTEGER NOT NULL DEFAULT 1,
  CHECK(holder_id IS NOT person_id),
  CHECK((soort IN ('G', 'N')) = (holder_id IS NULL AND holder_naam IS NULL AND organisation_id IS NULL))
) STRICT;
CREATE INDEX gezag_person ON gezag(person_id);
CREATE INDEX gezag_household ON gezag(household_id);

CREATE VIEW gezag_case AS SELECT * FROM gezag WHERE 0;     -- what is put in here is judged

CREATE TRIGGER gezag_judged INSTEAD OF INSERT ON gezag_case BEGIN
  SELECT RAISE(ABORT, 'gezag: dit kind is dan al 18 jaar') FROM person p WHERE p.id = NEW.person_id
    AND date(p.geboortedatum) IS NOT NULL AND NEW."from" >= date(p.geboortedatum, '+18 years');
  -- ondertoezichtstelling leaves the gezag where it is; of the others one kind holds on a day, with as many as it has
  SELECT RAISE(ABORT, 'gezag: op één dag geldt één soort gezag') FROM gezag g WHERE g.person_id = NEW.person_id
    AND g.id <> NEW.id AND NEW.soort <> 'OTS' AND g.soort <> 'OTS' AND g.soort <> NEW.soort
    AND g."from" < coalesce(NEW.until, '9999') AND NEW."from" < coalesce(g.until, '9999');
  SELECT RAISE(ABORT, 'gezag: er staan al genoeg gezagsdragers') WHERE (SELECT count(*) FROM gezag g
    WHERE g.person_id = NEW.person_id AND g.id <> NEW.id AND g.soort = NEW.soort
    AND g."from" < coalesce(NEW.until, '9999') AND NEW."from" < coalesce(g.until, '9999'))
    >= CASE WHEN NEW.soort IN ('OG2', 'GG', 'V') THEN 2 ELSE 1 END;
END;
CREATE TRIGGER gezag_new AFTER INSERT ON gezag BEGIN
  INSERT INTO gezag_case SELECT * FROM gezag WHERE id = NEW.id;
END;
CREATE TRIGGER gezag_change AFTER UPDATE ON gezag BEGIN
  SELECT RAISE(ABORT, 'gezag: het kind staat vast') WHERE NEW.person_id IS NOT OLD.person_id;
  INSERT INTO gezag_case SELECT * FROM gezag WHERE id = NEW.id;
END;
CREATE TRIGGER gezag_kept BEFORE DELETE ON gezag BEGIN SELECT RAISE(ABORT, 'gezag: verwijderen kan niet'); END;

-- Who of the household may be called ----------------------------------------------------------------------------------

CREATE TABLE contact_person(
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  person_id INTEGER REFERENCES person(id),   -- a member, or
  naam TEXT,                                 -- somebody else
  relation TEXT,
  telefoon TEXT,
  how TEXT NOT NULL,                         -- contact_how_choices
  tijden TEXT,                               -- "na 17:00, niet op vrijdag"
  safe TEXT NOT NULL CHECK(safe IN ('onbekend', 'veilig', 'niet_veilig')),  -- contact_safe_choices
  toelichting TEXT,                          -- what to mind: "niet inspreken"
  "from" TEXT NOT NULL CHECK(date("from") IS "from"),
  until TEXT CHECK(date(until) IS until AND until >= "from"),
  version INTEGER NOT NULL DEFAULT 1,
  CHECK((person_id IS NULL) <> (naam IS NULL)),
  CHECK(safe <> 'niet_veilig' OR toelichting IS NOT NULL)
) STRICT;
CREATE INDEX contact_person_household ON contact_person(household_id);
CREATE TRIGGER contact_person_kept BEFORE DELETE ON contact_person
  BEGIN SELECT RAISE(ABORT, 'contactpersoon: verwijderen kan niet'); END;

-- Addresses by date -----------------------------------------------------------------------------------------------------

-- where it lives now stands with the household itself; here is since when, and of what kind
ALTER TABLE household ADD COLUMN address_kind TEXT NOT NULL DEFAULT 'woonadres'
  CHECK(address_kind IN ('woonadres', 'briefadres', 'verblijfadres'));
ALTER TABLE household ADD COLUMN address_from TEXT CHECK(date(address_from) IS address_from);  -- NULL: not known
ALTER TABLE household ADD COLUMN address_bron TEXT;

CREATE TABLE address(               -- every other address: those of before, and a briefadres beside where it stays
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  kind TEXT NOT NULL CHECK(kind IN ('woonadres', 'briefadres', 'verblijfadres')),  -- address_kind_choices
  straatnaam TEXT, huisnummer INTEGER, huisletter TEXT, huisnummertoevoeging TEXT, postcode TEXT, woonplaats TEXT,
  "from" TEXT CHECK(date("from") IS "from"),        -- NULL: not known
  until TEXT CHECK(date(until) IS until),           -- the first day that it was not the address any more
  bron TEXT,
  CHECK(until IS NULL OR "from" IS NULL OR until >= "from"),
  CHECK(until IS NOT NULL OR kind = 'briefadres')
) STRICT;
CREATE INDEX address_household ON address(household_id);
INSERT INTO address(id, household_id, kind, straatnaam, huisnummer, huisletter, huisnummertoevoeging, postcode,
  woonplaats, until) SELECT id, household_id, 'woonadres', straatnaam, huisnummer, huisletter, huisnummertoevoeging,
  postcode, woonplaats, until FROM former_address;
DROP TABLE former_address;

CREATE VIEW address_dated AS        -- with whether it held while the signal 'geheim_adres' did
  SELECT a.*, EXISTS(SELECT 1 FROM signal s WHERE s.household_id = a.household_id AND s.kind = 'geheim_adres'
    AND s."from" < coalesce(a.until, '9999') AND (s.until IS NULL OR s.until > coalesce(a."from", ''))) AS secret
  FROM address a;
CREATE VIEW former_address AS       -- where a household lived before, as far as others may find it by that
  SELECT id, household_id, straatnaam, huisnummer, huisletter, huisnummertoevoeging, postcode, woonplaats, until
  FROM address_dated WHERE until IS NOT NULL AND NOT secret;
CREATE TRIGGER address_kept BEFORE DELETE ON address BEGIN SELECT RAISE(ABORT, 'adres: verwijderen kan niet'); END;

-- Who works there -------------------------------------------------------------------------------------------------------

ALTER TABLE network_member ADD COLUMN bereikbaar TEXT;      -- "'s avonds, liefst appen"
ALTER TABLE network_member ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE melding ADD COLUMN van_wie TEXT;                -- whose words they are
ALTER TABLE melding ADD COLUMN verduidelijkt TEXT;          -- the question after the first talk
ALTER TABLE melding ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE involvement ADD COLUMN waarom TEXT;             -- why this one, with this family
ALTER TABLE involvement ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- The procesregisseur is involved as others are, with power over the process; named by the team leader or a round table.
ALTER TABLE involvement ADD COLUMN procesregie INTEGER NOT NULL DEFAULT 0 CHECK(procesregie IN (0, 1));
ALTER TABLE involvement ADD COLUMN benoemd TEXT CHECK(benoemd IN ('teamleider', 'rondetafel'));  -- benoemd_choices
ALTER TABLE involvement ADD COLUMN benoemd_door INTEGER REFERENCES employee(id);

CREATE TRIGGER procesregie_new BEFORE INSERT ON involvement WHEN NEW.procesregie = 1 BEGIN
  SELECT RAISE(ABORT, 'procesregie: zeg wie het is, door wie benoemd en waarom') WHERE NEW.employee_id IS NULL
    OR NEW.benoemd IS NULL OR NEW.benoemd_door IS NULL OR trim(coalesce(NEW.waarom, '')) = '';
  SELECT RAISE(ABORT, 'procesregie: er is al een procesregisseur') WHERE NEW.until IS NULL AND EXISTS(
    SELECT 1 FROM involvement WHERE household_id = NEW.household_id AND procesregie = 1 AND until IS NULL);
  SELECT RAISE(ABORT, 'procesregie: niemand benoemt zichzelf') WHERE NEW.benoemd_door = NEW.employee_id;
  SELECT RAISE(ABORT, 'procesregie: deze medewerker heeft de rol procesregisseur niet') WHERE NOT EXISTS(
    SELECT 1 FROM role_assignment a JOIN employee e ON e.id = a.employee_id WHERE a.employee_id = NEW.employee_id
    AND e.disabled = 0 AND a.role = 'procesregisseur' AND a."from" <= NEW."from"
    AND (a.until IS NULL OR a.until > NEW."from"));
END;
CREATE TRIGGER procesregie_stays BEFORE UPDATE ON involvement WHEN OLD.procesregie <> NEW.procesregie
    OR (OLD.procesregie = 1 AND (NEW.employee_id IS NOT OLD.employee_id OR NEW.benoemd IS NOT OLD.benoemd
      OR NEW.benoemd_door IS NOT OLD.benoemd_door OR NEW."from" IS NOT OLD."from" OR NEW.waarom IS NOT OLD.waarom)) BEGIN
  SELECT RAISE(ABORT, 'procesregie: wie, door wie en sinds wanneer staan vast');
END;

-- With a merge, and only with one, a fact goes to another household (migration 6) ----------------------------------------

CREATE TRIGGER signal_moves BEFORE UPDATE OF household_id ON signal
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'signal' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER signal_in_merged BEFORE INSERT ON signal
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER gezag_moves BEFORE UPDATE OF household_id ON gezag
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'gezag' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER gezag_in_merged BEFORE INSERT ON gezag
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER contact_person_moves BEFORE UPDATE OF household_id ON contact_person
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'contact_person' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER contact_person_in_merged BEFORE INSERT ON contact_person
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER address_moves BEFORE UPDATE OF household_id ON address
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'address' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER address_in_merged BEFORE INSERT ON address
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
