-- Migration 1: the tables. Every column is explained here; docs/schema.md is printed from this text.
-- Ids come from `allocator`, never from rowid. Days are ISO text, instants milliseconds UTC, money integer cents.

CREATE TABLE allocator(             -- the next free number per name; one row each
  name TEXT NOT NULL PRIMARY KEY,   -- 'id', 'huishoudnummer', 'change', 'audit'
  next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting(               -- facts of this store that are not of one subject
  name TEXT NOT NULL PRIMARY KEY,   -- 'search_log_key', 'born'
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who works here ---------------------------------------------------------------------------------------------------

CREATE TABLE municipality(
  id INTEGER PRIMARY KEY,
  gemeentecode TEXT,                -- CBS code, four digits
  naam TEXT NOT NULL
) STRICT;

CREATE TABLE organisation(
  id INTEGER PRIMARY KEY,
  naam TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,               -- organisation_kind_choices
  provider INTEGER NOT NULL DEFAULT 0 CHECK(provider IN (0, 1))  -- aanbieder of provisions
) STRICT;

CREATE TABLE team(
  id INTEGER PRIMARY KEY,
  naam TEXT NOT NULL UNIQUE,
  wijk TEXT                         -- its area: households of this wijk are its households; '*' is the whole municipality
) STRICT;

CREATE TABLE employee(
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL UNIQUE CHECK(username GLOB '[a-z]*' AND length(username) <= 32),
  naam TEXT NOT NULL,
  telefoon TEXT,
  organisation_id INTEGER NOT NULL REFERENCES organisation(id),  -- the employer
  team_id INTEGER REFERENCES team(id),
  disabled INTEGER NOT NULL DEFAULT 0 CHECK(disabled IN (0, 1)),
  password_hash TEXT,               -- Argon2id; NULL: no password yet
  person_id INTEGER REFERENCES person(id)  -- the employee as a citizen, where known: never decides about the own household
) STRICT;

CREATE TABLE employee_key(          -- public keys an employee may log in with
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  fingerprint TEXT NOT NULL,        -- SHA256:...
  key_type TEXT NOT NULL,
  key TEXT NOT NULL,                -- base64 of the blob
  comment TEXT,
  added TEXT NOT NULL,
  PRIMARY KEY(employee_id, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE TABLE role_assignment(       -- valid when "from" <= day < until
  id INTEGER PRIMARY KEY,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  role TEXT NOT NULL,               -- role_choices
  team_id INTEGER REFERENCES team(id),  -- NULL: all teams
  "from" TEXT NOT NULL,
  until TEXT CHECK(until IS NULL OR until >= "from")
) STRICT;
CREATE INDEX role_assignment_employee ON role_assignment(employee_id);
CREATE INDEX role_assignment_role ON role_assignment(role);

CREATE TABLE absence(               -- absent when "from" <= day < until; the deputy acts meanwhile
  id INTEGER PRIMARY KEY,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  deputy_id INTEGER REFERENCES employee(id) CHECK(deputy_id <> employee_id),
  "from" TEXT NOT NULL,
  until TEXT,
  reason TEXT
) STRICT;
CREATE INDEX absence_employee ON absence(employee_id);

-- Households and people --------------------------------------------------------------------------------------------

CREATE TABLE household(
  id INTEGER PRIMARY KEY,
  huishoudnummer TEXT NOT NULL UNIQUE CHECK(length(huishoudnummer) = 7),  -- seven digits, the last a check digit; never reused
  naam TEXT NOT NULL,
  straatnaam TEXT, huisnummer INTEGER, huisletter TEXT, huisnummertoevoeging TEXT, postcode TEXT, woonplaats TEXT,
  wijk TEXT,
  telefoon TEXT,
  shielded INTEGER NOT NULL DEFAULT 0 CHECK(shielded IN (0, 1)),      -- afgeschermd: exists only for who is named on it
  vulnerable INTEGER NOT NULL DEFAULT 0 CHECK(vulnerable IN (0, 1)),  -- kwetsbaar
  safety INTEGER NOT NULL DEFAULT 0 CHECK(safety IN (0, 1)),          -- veiligheid speelt
  closed TEXT,                      -- day; NULL: open
  version INTEGER NOT NULL DEFAULT 1,
  last_contact TEXT                 -- day of the last journal entry, action or appointment; for the silence line
) STRICT;
CREATE INDEX household_address ON household(postcode, huisnummer);
CREATE INDEX household_wijk ON household(wijk);

CREATE TABLE former_address(        -- where a household lived before it moved as a whole
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  straatnaam TEXT, huisnummer INTEGER, huisletter TEXT, huisnummertoevoeging TEXT, postcode TEXT, woonplaats TEXT,
  until TEXT NOT NULL               -- the first day that it was not the address any more
) STRICT;
CREATE INDEX former_address_household ON former_address(household_id);

CREATE TABLE person(                -- BRP names
  id INTEGER PRIMARY KEY,
  burgerservicenummer TEXT UNIQUE CHECK(length(burgerservicenummer) = 9),
  voornamen TEXT, voorletters TEXT, voorvoegsel TEXT, geslachtsnaam TEXT NOT NULL,
  voorvoegselPartner TEXT, geslachtsnaamPartner TEXT,
  aanduidingNaamgebruik TEXT NOT NULL,
  geslacht TEXT NOT NULL,
  geboortedatum TEXT,               -- ISO, unknown parts 00
  overlijdensdatum TEXT,
  geheimhoudingPersoonsgegevens INTEGER NOT NULL DEFAULT 0,
  telefoon TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX person_phone ON person(telefoon) WHERE telefoon IS NOT NULL;

CREATE TABLE membership(            -- a person in a household, "from" <= day < until
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  rol TEXT NOT NULL,                -- member_role_choices
  "from" TEXT NOT NULL,
  until TEXT,
  reason TEXT                       -- why it ended
) STRICT;
CREATE INDEX membership_household ON membership(household_id);
CREATE INDEX membership_person ON membership(person_id);
CREATE UNIQUE INDEX membership_open ON membership(household_id, person_id) WHERE until IS NULL;

CREATE TABLE involvement(           -- who works with the household
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  employee_id INTEGER REFERENCES employee(id),
  organisation_id INTEGER REFERENCES organisation(id),
  what TEXT,
  grondslag TEXT,                   -- law and article
  "from" TEXT NOT NULL,
  until TEXT,
  reason TEXT,
  CHECK(employee_id IS NOT NULL OR organisation_id IS NOT NULL)
) STRICT;
CREATE INDEX involvement_household ON involvement(household_id);
CREATE INDEX involvement_employee ON involvement(employee_id) WHERE until IS NULL;

CREATE TABLE regie(                 -- one open row per household
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  "from" TEXT NOT NULL,
  until TEXT,
  reason TEXT
) STRICT;
CREATE UNIQUE INDEX regie_open ON regie(household_id) WHERE until IS NULL;
CREATE INDEX regie_employee ON regie(employee_id) WHERE until IS NULL;

CREATE TABLE network_member(
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  naam TEXT NOT NULL, relation TEXT, kanHelpenMet TEXT, telefoon TEXT,
  "from" TEXT NOT NULL, until TEXT
) STRICT;
CREATE INDEX network_household ON network_member(household_id);

CREATE TABLE melding(               -- GGM AOMMeldingWmoJeugd
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  datum TEXT NOT NULL, wet TEXT NOT NULL, aanmelder TEXT,
  isClientOpDeHoogte INTEGER NOT NULL DEFAULT 0, spoed INTEGER NOT NULL DEFAULT 0,
  vraag TEXT,                       -- the family's own words
  onderzoekUiterlijk TEXT,          -- Wmo 2.3.2: six weeks
  afgesloten TEXT,
  employee_id INTEGER NOT NULL REFERENCES employee(id)
) STRICT;
CREATE INDEX melding_household ON melding(household_id);

CREATE TABLE aanvraag(
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  melding_id INTEGER REFERENCES melding(id),
  datum TEXT NOT NULL, wet TEXT NOT NULL, onderwerp TEXT,
  besluitUiterlijk TEXT,            -- Wmo 2.3.5 two weeks, else Awb 4:13 eight weeks
  afgesloten TEXT
) STRICT;
CREATE INDEX aanvraag_household ON aanvraag(household_id);

CREATE TABLE task(                  -- tasks and appointments
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  kind TEXT NOT NULL, what TEXT NOT NULL, datum TEXT NOT NULL, time TEXT, place TEXT,
  employee_id INTEGER REFERENCES employee(id),
  done TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX task_household ON task(household_id);
CREATE INDEX task_employee ON task(employee_id, datum) WHERE done IS NULL;

CREATE TABLE journal_entry(         -- never changed, never deleted: a correction is a new entry
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  tekst TEXT NOT NULL
) STRICT;
CREATE INDEX journal_household ON journal_entry(household_id, at);

-- The plan ---------------------------------------------------------------------------------------------------------

CREATE TABLE plan(                  -- one open per household
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  state TEXT NOT NULL,
  vraagstuk TEXT,
  started TEXT NOT NULL, evaluatie TEXT, closed TEXT, closing_reason TEXT
) STRICT;
CREATE UNIQUE INDEX plan_open ON plan(household_id) WHERE closed IS NULL;
CREATE INDEX plan_household ON plan(household_id);

CREATE TABLE goal(
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plan(id),
  household_id INTEGER NOT NULL REFERENCES household(id),
  leefgebied TEXT NOT NULL,
  what TEXT NOT NULL,
  eigen_woorden TEXT, toelichting TEXT, meetbaar TEXT,
  target TEXT,
  zelfsturing INTEGER NOT NULL DEFAULT 0 CHECK(zelfsturing BETWEEN 0 AND 4),
  state TEXT NOT NULL,
  place INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX goal_plan ON goal(plan_id);

CREATE TABLE action(
  id INTEGER PRIMARY KEY,
  goal_id INTEGER NOT NULL REFERENCES goal(id),
  household_id INTEGER NOT NULL REFERENCES household(id),
  what TEXT NOT NULL,
  owner TEXT NOT NULL, owner_naam TEXT,
  lijn TEXT NOT NULL, waarom_niet_lager TEXT,
  started TEXT, due TEXT,
  state TEXT NOT NULL,
  resultaat TEXT
) STRICT;
CREATE INDEX action_goal ON action(goal_id);

CREATE TABLE field_version(         -- full history per field; never changed or deleted
  kind TEXT NOT NULL,               -- record name
  object_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  version INTEGER NOT NULL CHECK(version >= 1),
  household_id INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  at INTEGER NOT NULL,
  value TEXT NOT NULL,              -- text form; '' = none
  lost INTEGER NOT NULL DEFAULT 0,  -- 1: the loser of a conflict, kept for history, never current
  PRIMARY KEY(kind, object_id, field, version, lost)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft(                 -- unsaved text of one employee
  id INTEGER PRIMARY KEY,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  kind TEXT NOT NULL, object_id INTEGER NOT NULL, household_id INTEGER NOT NULL, field TEXT NOT NULL,
  base_version INTEGER NOT NULL DEFAULT 0,
  at INTEGER NOT NULL,
  value TEXT NOT NULL,
  UNIQUE(employee_id, kind, object_id, field)
) STRICT;

-- Decisions and mandate --------------------------------------------------------------------------------------------

CREATE TABLE provision_kind(
  id INTEGER PRIMARY KEY,
  wet TEXT NOT NULL, productcategorie TEXT, naam TEXT NOT NULL, lijn TEXT NOT NULL,
  verblijf INTEGER NOT NULL DEFAULT 0, spoed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE rung(
  id INTEGER PRIMARY KEY,
  trede INTEGER NOT NULL UNIQUE CHECK(trede BETWEEN 1 AND 5),
  naam TEXT NOT NULL, role TEXT NOT NULL,
  process INTEGER NOT NULL DEFAULT 0,
  clock_days INTEGER NOT NULL, clock_spoed_hours INTEGER NOT NULL
) STRICT;

CREATE TABLE mandate(               -- the register; limits -1 = none
  id INTEGER PRIMARY KEY,
  trede INTEGER NOT NULL CHECK(trede BETWEEN 1 AND 5),
  holder TEXT NOT NULL, role TEXT, employee_id INTEGER REFERENCES employee(id),
  wet TEXT NOT NULL, categorieen TEXT, lijn TEXT NOT NULL, only_spoed INTEGER NOT NULL DEFAULT 0,
  per_besluit INTEGER NOT NULL, cum_huishouden INTEGER NOT NULL,
  duur_dagen INTEGER NOT NULL DEFAULT -1, duur_maanden INTEGER NOT NULL DEFAULT -1,
  vier_ogen_vanaf INTEGER NOT NULL,
  consent_holder TEXT, consent_employer TEXT, needs_consent INTEGER NOT NULL DEFAULT 0,
  parent_id INTEGER REFERENCES mandate(id),
  "from" TEXT NOT NULL, until TEXT, revoked TEXT,
  document TEXT, mandaatgever TEXT
) STRICT;

CREATE TABLE decision(
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  person_id INTEGER REFERENCES person(id),
  aanvraag_id INTEGER REFERENCES aanvraag(id),
  goal_id INTEGER REFERENCES goal(id),
  kind TEXT NOT NULL, wet TEXT NOT NULL,
  provision_kind_id INTEGER REFERENCES provision_kind(id),
  productcategorie TEXT, lijn TEXT NOT NULL, leveringsvorm TEXT NOT NULL,
  aanbieder_id INTEGER REFERENCES organisation(id),
  datumStart TEXT, datumEinde TEXT,
  bedrag INTEGER NOT NULL CHECK(bedrag >= 0),
  counted INTEGER NOT NULL DEFAULT 0 CHECK(counted >= 0),  -- decision_counted(): what counts for ceilings
  spoed INTEGER NOT NULL DEFAULT 0,
  waarom_niet_lager TEXT, motivering TEXT,
  state TEXT NOT NULL,
  author_id INTEGER NOT NULL REFERENCES employee(id),
  decider_id INTEGER REFERENCES employee(id),
  second_id INTEGER REFERENCES employee(id),
  mandate_id INTEGER REFERENCES mandate(id),
  trede INTEGER NOT NULL DEFAULT 0,  -- decided at, or addressed to
  climbed INTEGER NOT NULL DEFAULT 0 CHECK(climbed IN (0, 1)),  -- went up the ladder: decider is not the author
  needs_second INTEGER NOT NULL DEFAULT 0,
  namens TEXT,
  requested TEXT,                    -- day it was handed in: the day a reservation counts from
  besluitdatum TEXT, bekendmaking TEXT, bezwaar_tot TEXT,
  reason TEXT,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX decision_household ON decision(household_id, state, besluitdatum);
CREATE INDEX decision_author ON decision(author_id, state);
CREATE INDEX decision_second ON decision(household_id) WHERE state = 'tweede_ogen';
CREATE INDEX decision_taken ON decision(household_id) WHERE state = 'genomen';

CREATE TABLE escalation(
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  decision_id INTEGER REFERENCES decision(id),
  subject TEXT NOT NULL,
  cause TEXT NOT NULL, state TEXT NOT NULL,
  spoed INTEGER NOT NULL DEFAULT 0,
  question TEXT,
  trede INTEGER NOT NULL,
  holder_id INTEGER REFERENCES employee(id),
  due INTEGER,
  overdue INTEGER NOT NULL DEFAULT 0,
  requester_id INTEGER NOT NULL REFERENCES employee(id),
  raised INTEGER NOT NULL, closed INTEGER,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX escalation_open ON escalation(trede, due) WHERE closed IS NULL;
CREATE INDEX escalation_household ON escalation(household_id);
CREATE INDEX escalation_holder ON escalation(holder_id, household_id) WHERE closed IS NULL;
CREATE INDEX escalation_requester ON escalation(requester_id, closed);
CREATE UNIQUE INDEX escalation_decision ON escalation(decision_id) WHERE closed IS NULL AND decision_id IS NOT NULL;

CREATE TABLE escalation_step(       -- never changed or deleted
  id INTEGER PRIMARY KEY,
  escalation_id INTEGER NOT NULL REFERENCES escalation(id),
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  trede INTEGER NOT NULL,
  employee_id INTEGER REFERENCES employee(id),  -- NULL: the clock
  tekst TEXT
) STRICT;
CREATE INDEX escalation_step_escalation ON escalation_step(escalation_id, id);

-- Finding, feed, proof ---------------------------------------------------------------------------------------------

CREATE TABLE search_key(            -- prefix seeks; see docs/map.md, find
  k TEXT NOT NULL,                  -- kind letter and search key
  id INTEGER NOT NULL,              -- of what the letter says: person, household, network_member
  PRIMARY KEY(k, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE vocabulary(            -- the names by which people can be found, for names that are spelled otherwise
  w TEXT NOT NULL PRIMARY KEY,      -- one word of a name, as a search key
  fold TEXT NOT NULL,               -- how it sounds: domain/search_fold.h
  df INTEGER NOT NULL               -- how often it stands there
) STRICT, WITHOUT ROWID;
CREATE INDEX vocabulary_fold ON vocabulary(fold, df DESC);

CREATE TABLE seen(                  -- when an employee last had the plan of a household on the screen
  employee_id INTEGER NOT NULL, household_id INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY(employee_id, household_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE request_done(          -- idempotency: what was answered to a key; kept 30 days
  key BLOB NOT NULL PRIMARY KEY,
  employee_id INTEGER NOT NULL,
  request INTEGER NOT NULL,
  at INTEGER NOT NULL,
  answer BLOB NOT NULL              -- the encoded answer
) STRICT, WITHOUT ROWID;
CREATE INDEX request_done_at ON request_done(at);

CREATE TABLE change(                -- the feed: the only notice of change
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  household_id INTEGER,
  kind TEXT NOT NULL, object_id INTEGER NOT NULL, field TEXT,
  employee_id INTEGER
) STRICT;
CREATE INDEX change_household ON change(household_id, seq);

CREATE TABLE audit(                 -- every change, in its own transaction; a hash chain
  seq INTEGER PRIMARY KEY,          -- no gaps
  at INTEGER NOT NULL,
  employee_id INTEGER,              -- NULL: the clock or offline upkeep
  role TEXT,                        -- roles on that day, codes with a comma
  organisation_id INTEGER,
  source TEXT,                      -- address of the client, 'ctl', 'offline', 'klok'
  act TEXT NOT NULL,                -- audit word of the door row
  household_id INTEGER,
  kind TEXT, object_id INTEGER,
  ground TEXT,                      -- rule or mandate it was allowed under
  tekst TEXT,
  hash BLOB NOT NULL CHECK(length(hash) = 32)  -- BLAKE2b-256(previous hash | the columns)
) STRICT;
CREATE INDEX audit_household ON audit(household_id, seq);

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit: wijzigen kan niet'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit: verwijderen kan niet'); END;
CREATE TRIGGER audit_next BEFORE INSERT ON audit
  WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)
  BEGIN SELECT RAISE(ABORT, 'audit: volgnummer klopt niet'); END;
CREATE TRIGGER field_version_no_update BEFORE UPDATE ON field_version BEGIN SELECT RAISE(ABORT, 'geschiedenis: wijzigen kan niet'); END;
CREATE TRIGGER field_version_no_delete BEFORE DELETE ON field_version BEGIN SELECT RAISE(ABORT, 'geschiedenis: verwijderen kan niet'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'dagboek: wijzigen kan niet'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'dagboek: verwijderen kan niet'); END;
CREATE TRIGGER step_no_update BEFORE UPDATE ON escalation_step BEGIN SELECT RAISE(ABORT, 'trede: wijzigen kan niet'); END;
CREATE TRIGGER step_no_delete BEFORE DELETE ON escalation_step BEGIN SELECT RAISE(ABORT, 'trede: verwijderen kan niet'); END;
