-- Migration 14: the register of mandates changes by a proposal of one person that another confirms.

ALTER TABLE mandate ADD COLUMN soort TEXT NOT NULL DEFAULT 'mandaat';   -- mandate_kind_choices
ALTER TABLE mandate ADD COLUMN sub_allowed INTEGER NOT NULL DEFAULT 0;  -- a sub-mandate may be granted of it
ALTER TABLE mandate ADD COLUMN change_id INTEGER REFERENCES mandate_change(id);  -- NULL: born with the store

CREATE TABLE mandate_change(
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,                                    -- from when it holds, at the earliest
  reason TEXT NOT NULL,
  proposer_id INTEGER NOT NULL REFERENCES employee(id),
  proposed INTEGER NOT NULL,
  base INTEGER NOT NULL,                                -- confirmed changes when it was proposed
  state TEXT NOT NULL,                                  -- register_state_choices
  answered_id INTEGER REFERENCES employee(id),
  answered INTEGER,
  answer TEXT,                                          -- why not
  CHECK((state = 'voorgesteld') = (answered IS NULL)),
  CHECK(state <> 'vastgesteld' OR (answered_id IS NOT NULL AND answered_id <> proposer_id))
) STRICT;
CREATE UNIQUE INDEX mandate_change_open ON mandate_change(state) WHERE state = 'voorgesteld';

CREATE TABLE mandate_proposed(        -- rows to come
  change_id INTEGER NOT NULL REFERENCES mandate_change(id),
  seq INTEGER NOT NULL,               -- parents before their sub-mandates
  parent_seq INTEGER,                 -- rests on a row of the same change
  parent_id INTEGER REFERENCES mandate(id),  -- or on one that stays
  trede INTEGER NOT NULL, soort TEXT NOT NULL,
  holder TEXT NOT NULL, role TEXT, employee_id INTEGER REFERENCES employee(id),
  wet TEXT NOT NULL, categorieen TEXT, lijn TEXT NOT NULL, only_spoed INTEGER NOT NULL,
  per_besluit INTEGER NOT NULL, cum_huishouden INTEGER NOT NULL,
  duur_dagen INTEGER NOT NULL, duur_maanden INTEGER NOT NULL, vier_ogen_vanaf INTEGER NOT NULL,
  consent_holder TEXT, consent_employer TEXT, needs_consent INTEGER NOT NULL, sub_allowed INTEGER NOT NULL,
  "from" TEXT NOT NULL, until TEXT, document TEXT, mandaatgever TEXT,
  PRIMARY KEY(change_id, seq)
) STRICT;

CREATE TABLE mandate_ended(           -- rows to end
  change_id INTEGER NOT NULL REFERENCES mandate_change(id),
  mandate_id INTEGER NOT NULL REFERENCES mandate(id),
  PRIMARY KEY(change_id, mandate_id)
) STRICT;

CREATE TRIGGER mandate_change_new BEFORE INSERT ON mandate_change BEGIN
  SELECT RAISE(ABORT, 'register: dit nummer bestaat al') WHERE EXISTS(SELECT 1 FROM mandate_change WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'register: een wijziging begint als voorstel') WHERE NEW.state <> 'voorgesteld';
END;
CREATE TRIGGER mandate_change_fixed BEFORE UPDATE ON mandate_change BEGIN
  SELECT RAISE(ABORT, 'register: een voorstel staat vast') WHERE OLD.state <> 'voorgesteld'
    OR NEW.id IS NOT OLD.id OR NEW.day IS NOT OLD.day OR NEW.reason IS NOT OLD.reason
    OR NEW.proposer_id IS NOT OLD.proposer_id OR NEW.proposed IS NOT OLD.proposed OR NEW.base IS NOT OLD.base;
END;
CREATE TRIGGER mandate_change_stays BEFORE DELETE ON mandate_change BEGIN
  SELECT RAISE(ABORT, 'register: verwijderen kan niet');
END;
CREATE TRIGGER mandate_proposed_new BEFORE INSERT ON mandate_proposed BEGIN
  SELECT RAISE(ABORT, 'register: het voorstel is al beantwoord')
    WHERE (SELECT state FROM mandate_change WHERE id = NEW.change_id) IS NOT 'voorgesteld';
END;
CREATE TRIGGER mandate_proposed_fixed BEFORE UPDATE ON mandate_proposed BEGIN
  SELECT RAISE(ABORT, 'register: een voorstel staat vast');
END;
CREATE TRIGGER mandate_proposed_stays BEFORE DELETE ON mandate_proposed BEGIN
  SELECT RAISE(ABORT, 'register: een voorstel staat vast');
END;
CREATE TRIGGER mandate_ended_new BEFORE INSERT ON mandate_ended BEGIN
  SELECT RAISE(ABORT, 'register: het voorstel is al beantwoord')
    WHERE (SELECT state FROM mandate_change WHERE id = NEW.change_id) IS NOT 'voorgesteld';
END;
CREATE TRIGGER mandate_ended_fixed BEFORE UPDATE ON mandate_ended BEGIN
  SELECT RAISE(ABORT, 'register: een voorstel staat vast');
END;
CREATE TRIGGER mandate_ended_stays BEFORE DELETE ON mandate_ended BEGIN
  SELECT RAISE(ABORT, 'register: een voorstel staat vast');
END;

-- A new row comes from a confirmed change, as it was proposed.
CREATE TRIGGER mandate_confirmed AFTER INSERT ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandaat: alleen door een bevestigde wijziging van het register')
    WHERE NOT EXISTS(SELECT 1 FROM mandate_change c JOIN mandate_proposed p ON p.change_id = c.id
      WHERE c.id = NEW.change_id AND c.state = 'vastgesteld' AND p.trede = NEW.trede AND p.soort = NEW.soort
      AND p.holder = NEW.holder AND p.role IS NEW.role AND p.employee_id IS NEW.employee_id AND p.wet = NEW.wet
      AND p.categorieen IS NEW.categorieen AND p.lijn = NEW.lijn AND p.only_spoed = NEW.only_spoed
      AND p.per_besluit = NEW.per_besluit AND p.cum_huishouden = NEW.cum_huishouden AND p.duur_dagen = NEW.duur_dagen
      AND p.duur_maanden = NEW.duur_maanden AND p.vier_ogen_vanaf = NEW.vier_ogen_vanaf
      AND p.consent_holder IS NEW.consent_holder AND p.consent_employer IS NEW.consent_employer
      AND p.needs_consent = NEW.needs_consent AND p.sub_allowed = NEW.sub_allowed AND NEW."from" >= p."from"
      AND p.until IS NEW.until);
  SELECT RAISE(ABORT, 'mandaat: deze soort bestaat niet') WHERE NEW.soort NOT IN
    ('mandaat', 'ondermandaat', 'volmacht', 'machtiging', 'ondertekening', 'deskundigenadvies');
  SELECT RAISE(ABORT, 'mandaat: een ondermandaat rust op een mandaat waar dat van mag (Awb 10:9)')
    WHERE (NEW.soort = 'ondermandaat') <> (NEW.parent_id IS NOT NULL) OR (NEW.parent_id IS NOT NULL AND NOT EXISTS(
      SELECT 1 FROM mandate p WHERE p.id = NEW.parent_id AND p.sub_allowed = 1
      AND p.soort IN ('mandaat', 'ondermandaat')));
END;
CREATE TRIGGER mandate_kind_stays BEFORE UPDATE ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandaat: alleen beëindigen kan') WHERE NEW.soort IS NOT OLD.soort
    OR NEW.sub_allowed IS NOT OLD.sub_allowed OR NEW.change_id IS NOT OLD.change_id;
END;

-- Who only signs, advises or has a power of private law decides nothing, and is no second eyes.
CREATE TRIGGER decision_by_mandate AFTER UPDATE OF state, mandate_id ON decision
  WHEN NEW.state IN ('tweede_ogen', 'genomen') AND NEW.mandate_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'mandaat: dit is geen mandaat om besluiten te nemen (Awb 10:1)') WHERE NOT EXISTS(
    SELECT 1 FROM mandate m WHERE m.id = NEW.mandate_id AND m.soort IN ('mandaat', 'ondermandaat'));
END;
