-- Migration 10: documents. Files with a household, a goal or a decision, sealed in pieces under the key of a household.

CREATE TABLE document(
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  goal_id INTEGER REFERENCES goal(id),
  decision_id INTEGER REFERENCES decision(id),
  naam TEXT,                        -- NULL: erased
  soort TEXT NOT NULL,              -- document_kind_choices
  type TEXT NOT NULL,               -- document_type_choices; found in the bytes
  bytes INTEGER NOT NULL CHECK(bytes > 0),
  pieces INTEGER NOT NULL CHECK(pieces > 0),
  digest BLOB CHECK(length(digest) = 32),  -- of the content, keyed; NULL: erased
  key_id INTEGER NOT NULL,          -- household_key.household_id in wijkd-keys.db; stays when the household changes
  at INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  pet TEXT NOT NULL CHECK(pet IN ('hulp', 'handhaving')),  -- the hat it was added under
  shielded INTEGER NOT NULL DEFAULT 0 CHECK(shielded IN (0, 1)),
  withdrawn INTEGER,
  withdrawn_by INTEGER REFERENCES employee(id),
  reden TEXT,                       -- why it was withdrawn
  erased INTEGER NOT NULL DEFAULT 0 CHECK(erased IN (0, 1)),
  CHECK(goal_id IS NULL OR decision_id IS NULL),
  CHECK((withdrawn IS NULL) = (withdrawn_by IS NULL) AND (withdrawn IS NULL) = (reden IS NULL)),
  CHECK((erased = 1) = (naam IS NULL) AND (erased = 1) = (digest IS NULL)),
  CHECK(erased = 0 OR withdrawn IS NOT NULL)
) STRICT;
CREATE INDEX document_household ON document(household_id, at);
CREATE INDEX document_goal ON document(goal_id) WHERE goal_id IS NOT NULL;
CREATE INDEX document_decision ON document(decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE document_reader(       -- who else may read a shielded document
  document_id INTEGER NOT NULL REFERENCES document(id),
  employee_id INTEGER REFERENCES employee(id)  -- NULL: whoever is the regisseur
) STRICT;
CREATE UNIQUE INDEX document_reader_one ON document_reader(document_id, coalesce(employee_id, 0));

CREATE TABLE document_upload(       -- comes in now; gone when it is whole, and when its session or the store ends before that
  document_id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE document_piece(
  document_id INTEGER NOT NULL,     -- document.id, or document_upload.document_id while it comes in
  number INTEGER NOT NULL CHECK(number >= 0),
  sealed BLOB NOT NULL,             -- nonce, bytes, tag: vault/seal.h
  PRIMARY KEY(document_id, number)
) STRICT;

-- What is in a dossier stays as it came: a document is withdrawn once, and its content can be erased, with the reason.
CREATE TRIGGER document_of_household BEFORE INSERT ON document
  WHEN (NEW.goal_id IS NOT NULL AND NOT EXISTS(SELECT 1 FROM goal g JOIN plan p ON p.id = g.plan_id
      WHERE g.id = NEW.goal_id AND p.household_id = NEW.household_id))
    OR (NEW.decision_id IS NOT NULL AND NOT EXISTS(SELECT 1 FROM decision d
      WHERE d.id = NEW.decision_id AND d.household_id = NEW.household_id))
  BEGIN SELECT RAISE(ABORT, 'bijlage: het doel of besluit is van een ander huishouden'); END;
CREATE TRIGGER document_whole BEFORE INSERT ON document
  WHEN NEW.withdrawn IS NOT NULL OR NEW.erased = 1
    OR (SELECT count(*) FROM document_piece p WHERE p.document_id = NEW.id) <> NEW.pieces
    OR (SELECT sum(length(p.sealed) - 40) FROM document_piece p WHERE p.document_id = NEW.id) <> NEW.bytes
  BEGIN SELECT RAISE(ABORT, 'bijlage: het bestand is niet compleet'); END;
CREATE TRIGGER document_no_update BEFORE UPDATE ON document
  WHEN NEW.id <> OLD.id OR NEW.goal_id IS NOT OLD.goal_id OR NEW.decision_id IS NOT OLD.decision_id
    OR NEW.soort <> OLD.soort OR NEW.type <> OLD.type OR NEW.bytes <> OLD.bytes OR NEW.pieces <> OLD.pieces
    OR NEW.key_id <> OLD.key_id OR NEW.at <> OLD.at OR NEW.employee_id <> OLD.employee_id
    OR NEW.pet <> OLD.pet OR NEW.shielded <> OLD.shielded OR NEW.erased < OLD.erased
    OR (NEW.erased = OLD.erased AND (NEW.naam IS NOT OLD.naam OR NEW.digest IS NOT OLD.digest))
    OR (OLD.withdrawn IS NOT NULL AND NEW.erased = OLD.erased
      AND (NEW.withdrawn IS NOT OLD.withdrawn OR NEW.withdrawn_by IS NOT OLD.withdrawn_by
        OR NEW.reden IS NOT OLD.reden))
  BEGIN SELECT RAISE(ABORT, 'bijlage: wijzigen kan niet'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document
  BEGIN SELECT RAISE(ABORT, 'bijlage: verwijderen kan niet'); END;
CREATE TRIGGER document_reader_at_birth BEFORE INSERT ON document_reader
  WHEN NOT EXISTS(SELECT 1 FROM document_upload u WHERE u.document_id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'bijlage: lezers worden bij het toevoegen genoemd'); END;
CREATE TRIGGER document_reader_no_update BEFORE UPDATE ON document_reader
  BEGIN SELECT RAISE(ABORT, 'bijlage: wijzigen kan niet'); END;
CREATE TRIGGER document_reader_no_delete BEFORE DELETE ON document_reader
  BEGIN SELECT RAISE(ABORT, 'bijlage: verwijderen kan niet'); END;
CREATE TRIGGER document_piece_of_upload BEFORE INSERT ON document_piece
  WHEN NOT EXISTS(SELECT 1 FROM document_upload u WHERE u.document_id = NEW.document_id)
    OR EXISTS(SELECT 1 FROM document d WHERE d.id = NEW.document_id)
  BEGIN SELECT RAISE(ABORT, 'bijlage: dit bestand komt niet binnen'); END;
CREATE TRIGGER document_piece_no_update BEFORE UPDATE ON document_piece
  BEGIN SELECT RAISE(ABORT, 'bijlage: wijzigen kan niet'); END;
CREATE TRIGGER document_piece_no_delete BEFORE DELETE ON document_piece
  WHEN EXISTS(SELECT 1 FROM document d WHERE d.id = OLD.document_id AND d.erased = 0)
  BEGIN SELECT RAISE(ABORT, 'bijlage: verwijderen kan niet'); END;
