-- Migration 5: handing over the regie. The old regisseur stays until the new one says yes, and the family was told.

CREATE TABLE regie_offer(
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  from_id INTEGER NOT NULL REFERENCES employee(id),  -- the regisseur, who stays responsible
  to_id INTEGER NOT NULL REFERENCES employee(id) CHECK(to_id <> from_id),
  offered_by INTEGER REFERENCES employee(id),        -- NULL: upkeep of a stopped store
  reason TEXT NOT NULL,
  offered INTEGER NOT NULL,
  due INTEGER NOT NULL,                              -- then it goes up the ladder by itself
  state TEXT NOT NULL,                               -- offer_state_choices
  answered INTEGER,                                  -- when it ended, however
  answer TEXT,                                       -- why not
  informed TEXT,                                     -- the day on which the family was told
  escalation_id INTEGER REFERENCES escalation(id),   -- of an offer that nobody answered
  CHECK((state = 'aangeboden') = (answered IS NULL)),
  CHECK(state <> 'aangenomen' OR informed IS NOT NULL)
) STRICT;
CREATE INDEX regie_offer_household ON regie_offer(household_id);
CREATE UNIQUE INDEX regie_offer_open ON regie_offer(household_id) WHERE state = 'aangeboden';
CREATE INDEX regie_offer_to ON regie_offer(to_id) WHERE state = 'aangeboden';
CREATE INDEX regie_offer_from ON regie_offer(from_id) WHERE state = 'aangeboden';
CREATE INDEX regie_offer_due ON regie_offer(due) WHERE state = 'aangeboden';
