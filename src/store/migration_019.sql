-- Migration 19: money over walls: the ledger, uitruil, budgets and schot-meldingen; the 301 and its answer.

CREATE TABLE product(               -- local products under a category of iWmo/iJw, by wijkctl product load
  id INTEGER PRIMARY KEY,
  wet TEXT NOT NULL,
  productcategorie TEXT NOT NULL CHECK(length(productcategorie) = 2),
  productcode TEXT NOT NULL,
  naam TEXT NOT NULL,
  eenheid TEXT NOT NULL,            -- eenheid_choices
  tarief INTEGER NOT NULL CHECK(tarief >= 0),
  ended TEXT                        -- the first day that it is not given any more
) STRICT;
CREATE UNIQUE INDEX product_one ON product(wet, productcode) WHERE ended IS NULL;
CREATE TRIGGER product_ends BEFORE UPDATE ON product BEGIN
  SELECT RAISE(ABORT, 'product: alleen beëindigen kan') WHERE NEW.id IS NOT OLD.id OR NEW.wet IS NOT OLD.wet
    OR NEW.productcategorie IS NOT OLD.productcategorie OR NEW.productcode IS NOT OLD.productcode
    OR NEW.naam IS NOT OLD.naam OR NEW.eenheid IS NOT OLD.eenheid OR NEW.tarief IS NOT OLD.tarief
    OR date(NEW.ended) IS NOT NEW.ended;
END;
CREATE TRIGGER product_stays BEFORE DELETE ON product BEGIN
  SELECT RAISE(ABORT, 'product: verwijderen kan niet');
END;

-- What a decision says of its provision --------------------------------------------------------------------------

ALTER TABLE decision ADD COLUMN vorige_id INTEGER REFERENCES decision(id);  -- what it changes, ends or continues
ALTER TABLE decision ADD COLUMN swap_id INTEGER;                            -- uitruil: id of the side that takes away
ALTER TABLE decision ADD COLUMN product_id INTEGER REFERENCES product(id);
ALTER TABLE decision ADD COLUMN omvang INTEGER NOT NULL DEFAULT 0 CHECK(omvang BETWEEN 0 AND 99999999);
ALTER TABLE decision ADD COLUMN eenheid TEXT NOT NULL DEFAULT 'geen';
ALTER TABLE decision ADD COLUMN frequentie TEXT NOT NULL DEFAULT 'geen';
ALTER TABLE decision ADD COLUMN tarief INTEGER NOT NULL DEFAULT 0 CHECK(tarief >= 0);
ALTER TABLE decision ADD COLUMN kostendrager TEXT NOT NULL DEFAULT 'gemeente';
ALTER TABLE decision ADD COLUMN verwijzer TEXT NOT NULL DEFAULT 'gemeente';
ALTER TABLE decision ADD COLUMN verwijzer_naam TEXT;
CREATE INDEX decision_vorige ON decision(vorige_id) WHERE vorige_id IS NOT NULL;
CREATE UNIQUE INDEX decision_swap ON decision(swap_id, kind IN ('vermindering', 'intrekking')) WHERE swap_id IS NOT NULL;

-- Days and money of what goes before: rest is what was still to come of it on the first day of what follows. The same
-- division everywhere (whole cents, downwards, from the first day), so that parts of an amount are together the amount.
CREATE VIEW decision_rest AS
  SELECT n.id, n.vorige_id, n.state, n.kind, n.bedrag, n.swap_id,
    coalesce(n.datumStart, n.besluitdatum, n.requested) AS first,
    p.bedrag - CASE WHEN p.datumEinde IS NULL THEN 0 ELSE p.bedrag * max(0, min(
        coalesce((unixepoch(coalesce(n.datumStart, n.besluitdatum, n.requested)) - unixepoch(p.datumStart)) / 86400, 0),
        (unixepoch(p.datumEinde) - unixepoch(p.datumStart)) / 86400 + 1))
      / ((unixepoch(p.datumEinde) - unixepoch(p.datumStart)) / 86400 + 1) END AS rest
  FROM decision n JOIN decision p ON p.id = n.vorige_id WHERE n.kind IN ('wijziging', 'vermindering', 'intrekking');

CREATE VIEW ledger_entry AS          -- one row per decision that holds or moves money; withdrawn: taken away by what followed
  SELECT d.id, d.household_id, d.wet, d.productcategorie, d.kostendrager, d.state, d.bedrag,
    CASE WHEN d.state IN ('ter_toetsing', 'tweede_ogen') AND d.kind IN ('toekenning', 'wijziging', 'verlenging')
      THEN d.bedrag ELSE 0 END AS reserved,
    CASE WHEN d.state IN ('genomen', 'bekendgemaakt') THEN d.bedrag ELSE 0 END AS granted,
    CASE WHEN d.state IN ('genomen', 'bekendgemaakt') THEN coalesce((SELECT r.rest FROM decision_rest r
      WHERE r.vorige_id = d.id AND r.state IN ('genomen', 'bekendgemaakt')), 0) ELSE 0 END AS withdrawn,
    d.datumStart AS first,           -- NULL: paid at once
    min(coalesce(d.datumEinde, d.datumStart, d.besluitdatum), coalesce((SELECT date(r.first, '-1 day') FROM decision_rest r
      WHERE r.vorige_id = d.id AND r.state IN ('genomen', 'bekendgemaakt')), '9999-12-31')) AS last
  FROM decision d WHERE d.kind <> 'afwijzing'
    AND d.state IN ('ter_toetsing', 'tweede_ogen', 'genomen', 'bekendgemaakt');

CREATE TRIGGER decision_money_frozen BEFORE UPDATE ON decision WHEN OLD.state <> 'concept' BEGIN
  SELECT RAISE(ABORT, 'besluit: de tekst staat vast') WHERE NEW.vorige_id IS NOT OLD.vorige_id
    OR NEW.swap_id IS NOT OLD.swap_id OR NEW.product_id IS NOT OLD.product_id OR NEW.omvang IS NOT OLD.omvang
    OR NEW.eenheid IS NOT OLD.eenheid OR NEW.frequentie IS NOT OLD.frequentie OR NEW.tarief IS NOT OLD.tarief
    OR NEW.kostendrager IS NOT OLD.kostendrager OR NEW.verwijzer IS NOT OLD.verwijzer
    OR NEW.verwijzer_naam IS NOT OLD.verwijzer_naam;
END;

-- Of months and years the exact part is reckoned in C; here an amount cannot be further off than a month is long.
CREATE TRIGGER decision_money AFTER UPDATE OF state ON decision
  WHEN OLD.state = 'concept' AND NEW.state IN ('ter_toetsing', 'tweede_ogen', 'genomen')
BEGIN
  SELECT RAISE(ABORT, 'besluit: omvang, eenheid en hoe vaak horen bij elkaar')
    WHERE (NEW.omvang > 0) <> (NEW.eenheid <> 'geen') OR (NEW.omvang > 0) <> (NEW.frequentie <> 'geen')
      OR NEW.eenheid NOT IN ('geen', 'minuut', 'uur', 'etmaal', 'dagdeel', 'stuks', 'euro')
      OR NEW.frequentie NOT IN ('geen', 'dag', 'week', 'vier_weken', 'maand', 'jaar', 'totaal');
  SELECT RAISE(ABORT, 'besluit: het bedrag is niet omvang keer tarief')
    WHERE NEW.omvang > 0 AND NEW.tarief > 0 AND NEW.datumEinde IS NOT NULL AND NOT (SELECT CASE NEW.frequentie
        WHEN 'dag' THEN NEW.bedrag = price * days
        WHEN 'week' THEN abs(NEW.bedrag * 7 - price * days) <= 4
        WHEN 'vier_weken' THEN abs(NEW.bedrag * 28 - price * days) <= 14
        WHEN 'maand' THEN NEW.bedrag BETWEEN price * days / 31 AND price * days / 28 + 1
        WHEN 'jaar' THEN NEW.bedrag BETWEEN price * days / 366 AND price * days / 365 + 1
        ELSE NEW.bedrag = price END
      FROM (SELECT NEW.omvang * NEW.tarief AS price,
        (unixepoch(NEW.datumEinde) - unixepoch(NEW.datumStart)) / 86400 + 1 AS days));
  SELECT RAISE(ABORT, 'besluit: dit product hoort niet bij de voorziening') WHERE NEW.product_id IS NOT NULL
    AND NOT EXISTS(SELECT 1 FROM product p WHERE p.id = NEW.product_id AND p.wet = NEW.wet
      AND p.productcategorie = NEW.productcategorie);
  SELECT RAISE(ABORT, 'besluit: het besluit waar dit bij hoort, is er niet of is niet genomen')
    WHERE NEW.vorige_id IS NOT NULL AND (NEW.kind IN ('toekenning', 'afwijzing') OR NOT EXISTS(SELECT 1 FROM decision p
      WHERE p.id = NEW.vorige_id AND p.id <> NEW.id AND p.household_id = NEW.household_id
      AND p.state IN ('genomen', 'bekendgemaakt') AND p.kind NOT IN ('afwijzing', 'intrekking')
      AND p.provision_kind_id IS NEW.provision_kind_id AND p.person_id IS NEW.person_id
      AND p.kostendrager = NEW.kostendrager));
  SELECT RAISE(ABORT, 'besluit: op dit besluit volgde al een ander') WHERE NEW.kind IN ('wijziging', 'vermindering',
      'intrekking') AND EXISTS(SELECT 1 FROM decision o WHERE o.vorige_id = NEW.vorige_id AND o.id <> NEW.id
      AND o.kind IN ('wijziging', 'vermindering', 'intrekking')
      AND o.state IN ('ter_toetsing', 'tweede_ogen', 'genomen', 'bekendgemaakt'));
  SELECT RAISE(ABORT, 'besluit: een vermindering is niet hoger dan wat er nog kwam') WHERE NEW.kind = 'vermindering'
    AND NEW.bedrag > (SELECT rest FROM decision_rest WHERE id = NEW.id);
END;

-- Referred by who may do that by law (Jeugdwet 2.6, 3.5): registered, without a decider and without a mandate of ours.
DROP TRIGGER decision_changed;
CREATE TRIGGER decision_changed AFTER UPDATE OF state, decider_id, second_id, mandate_id, trede, climbed, namens,
  requested, besluitdatum ON decision
BEGIN
  SELECT RAISE(ABORT, 'besluit: deze soort of lijn bestaat niet') WHERE NEW.state <> 'concept' AND (NEW.kind NOT IN
      ('toekenning', 'afwijzing', 'wijziging', 'vermindering', 'intrekking', 'verlenging')
    OR NEW.lijn NOT IN ('0', '1', '2') OR NEW.climbed NOT IN (0, 1) OR NEW.spoed NOT IN (0, 1)
    OR NEW.verwijzer NOT IN ('gemeente', 'huisarts', 'jeugdarts', 'medisch_specialist', 'gi', 'rechter', 'zelfverwijzer')
    OR NEW.kostendrager NOT IN ('gemeente', 'andere_gemeente', 'zvw', 'wlz', 'rijk', 'gezin', 'fonds'));
  INSERT INTO decision_case SELECT * FROM decision_law
    WHERE id = NEW.id AND NEW.state IN ('ter_toetsing', 'tweede_ogen', 'genomen')
    AND NEW.verwijzer IN ('gemeente', 'zelfverwijzer');
  SELECT RAISE(ABORT, 'verwijzing: alleen jeugdhulp wordt zo vastgelegd, zonder beslisser, met wie verwees')
    WHERE NEW.state IN ('ter_toetsing', 'tweede_ogen', 'genomen') AND NEW.verwijzer NOT IN ('gemeente', 'zelfverwijzer')
    AND (NEW.state <> 'genomen' OR NEW.wet <> 'jeugdwet' OR NEW.kind NOT IN ('toekenning', 'wijziging', 'verlenging')
      OR NEW.counted <> 0 OR NEW.decider_id IS NOT NULL OR NEW.second_id IS NOT NULL OR NEW.mandate_id IS NOT NULL
      OR NEW.trede <> 0 OR NEW.climbed <> 0 OR NEW.swap_id IS NOT NULL OR trim(coalesce(NEW.verwijzer_naam, '')) = ''
      OR trim(coalesce(NEW.motivering, '')) = '' OR NEW.bedrag > 9999999999
      OR date(NEW.requested) IS NOT NEW.requested OR date(NEW.besluitdatum) IS NOT NEW.besluitdatum
      OR NEW.requested IS NULL OR coalesce(NEW.besluitdatum, '') < NEW.requested
      OR NEW.datumStart IS NULL OR NEW.datumEinde < NEW.datumStart OR date(NEW.datumStart) IS NOT NEW.datumStart
      OR date(NEW.datumEinde) IS NOT NEW.datumEinde
      OR NEW.besluitdatum > (SELECT date(max(at) / 1000, 'unixepoch', '+1 day')
        FROM (SELECT at FROM change ORDER BY seq DESC LIMIT 1000))
      OR NOT EXISTS(SELECT 1 FROM provision_kind p WHERE p.id = NEW.provision_kind_id AND p.wet = NEW.wet
        AND p.lijn = NEW.lijn AND p.productcategorie IS NEW.productcategorie));
END;

-- Uitruil: less of one provision for more of another, as one act --------------------------------------------------

-- What comes is in force only beside what goes: that makes its room. What goes is taken only when what comes waits too.
CREATE TRIGGER swap_moves AFTER UPDATE OF state ON decision
  WHEN NEW.swap_id IS NOT NULL AND NEW.state IS NOT OLD.state AND NEW.state <> 'bekendgemaakt'
BEGIN
  SELECT RAISE(ABORT, 'uitruil: een uitruil gaat niet de ladder op') WHERE NEW.state = 'ter_toetsing';
  SELECT RAISE(ABORT, 'uitruil: wat minder wordt, hoort bij een besluit, en betaalt de gemeente')
    WHERE NEW.state IN ('tweede_ogen', 'genomen') AND (NEW.kostendrager <> 'gemeente'
      OR NEW.kind NOT IN ('toekenning', 'vermindering', 'intrekking')
      OR (NEW.kind <> 'toekenning' AND (NEW.vorige_id IS NULL OR NEW.swap_id <> NEW.id)));
  SELECT RAISE(ABORT, 'mandaat: tweede ogen ontbreken') WHERE NEW.state = 'genomen' AND NEW.second_id IS NULL;
  SELECT RAISE(ABORT, 'uitruil: het totaal wordt hoger') WHERE NEW.state IN ('tweede_ogen', 'genomen')
    AND NEW.kind = 'toekenning' AND NEW.bedrag > (SELECT r.rest - r.bedrag FROM decision_rest r WHERE r.id = NEW.swap_id);
  SELECT RAISE(ABORT, 'uitruil: wat komt, komt niet zonder wat gaat') WHERE NEW.state IN ('tweede_ogen', 'genomen')
    AND NEW.kind = 'toekenning' AND NOT EXISTS(SELECT 1 FROM decision m WHERE m.id = NEW.swap_id AND m.swap_id = m.id
      AND m.kind IN ('vermindering', 'intrekking') AND m.household_id = NEW.household_id AND m.author_id = NEW.author_id
      AND m.decider_id = NEW.decider_id AND m.state IN (iif(NEW.state = 'genomen', 'genomen', 'tweede_ogen'), 'genomen',
        'bekendgemaakt'));
  SELECT RAISE(ABORT, 'uitruil: wat gaat, gaat niet zonder wat komt') WHERE NEW.state = 'genomen'
    AND NEW.kind <> 'toekenning' AND NOT EXISTS(SELECT 1 FROM decision g WHERE g.swap_id = NEW.swap_id
      AND g.kind = 'toekenning' AND g.state = 'tweede_ogen');
  SELECT RAISE(ABORT, 'uitruil: de andere kant staat nog') WHERE NEW.state IN ('concept', 'ingetrokken')
    AND EXISTS(SELECT 1 FROM decision o WHERE o.swap_id = NEW.swap_id AND o.id <> NEW.id
      AND (o.state IN ('genomen', 'bekendgemaakt') OR (o.state = 'tweede_ogen' AND o.kind = 'toekenning')));
END;

-- What an uitruil takes from a decision makes room under the ceiling for its other side, and not for more than that.
CREATE VIEW decision_freed AS
  SELECT r.vorige_id AS decision_id, g.id AS grant_id, min(max(r.rest - r.bedrag, 0), g.counted) AS freed,
    g.state IN ('tweede_ogen', 'genomen', 'bekendgemaakt') AS granted
  FROM decision_rest r JOIN decision g ON g.swap_id = r.swap_id AND g.kind = 'toekenning'
  WHERE r.swap_id IS NOT NULL AND r.state IN ('tweede_ogen', 'genomen', 'bekendgemaakt');

DROP VIEW decision_spent;
CREATE VIEW decision_spent AS        -- what counts for ceilings: decided, or in flight and reserved
  SELECT id, household_id, person_id, provision_kind_id, trede,
    max(counted - coalesce((SELECT f.freed FROM decision_freed f WHERE f.decision_id = decision.id AND f.granted), 0), 0)
      AS counted,
    state IN ('ter_toetsing', 'tweede_ogen') AS in_flight,
    CASE WHEN state IN ('ter_toetsing', 'tweede_ogen') THEN requested ELSE besluitdatum END AS day
  FROM decision WHERE state IN ('ter_toetsing', 'tweede_ogen', 'genomen', 'bekendgemaakt');

-- Budgets and walls of money --------------------------------------------------------------------------------------

CREATE TABLE budget(                -- by wijkctl budget import: the list of a year takes the place of the one before
  id INTEGER PRIMARY KEY,
  jaar INTEGER NOT NULL CHECK(jaar BETWEEN 2015 AND 2199),
  wet TEXT NOT NULL,
  productcategorie TEXT,            -- NULL: the whole law
  bedrag INTEGER NOT NULL CHECK(bedrag >= 0),
  ended INTEGER                     -- when a newer list came
) STRICT;
CREATE UNIQUE INDEX budget_one ON budget(jaar, wet, coalesce(productcategorie, '')) WHERE ended IS NULL;
CREATE TRIGGER budget_ends BEFORE UPDATE ON budget BEGIN
  SELECT RAISE(ABORT, 'budget: alleen een nieuwe lijst kan') WHERE OLD.ended IS NOT NULL OR NEW.ended IS NULL
    OR NEW.id IS NOT OLD.id OR NEW.jaar IS NOT OLD.jaar OR NEW.wet IS NOT OLD.wet
    OR NEW.productcategorie IS NOT OLD.productcategorie OR NEW.bedrag IS NOT OLD.bedrag;
END;
CREATE TRIGGER budget_stays BEFORE DELETE ON budget BEGIN
  SELECT RAISE(ABORT, 'budget: verwijderen kan niet');
END;

CREATE TABLE wall_report(           -- schot-melding: a wall of money kept a household from what would have worked
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  schot TEXT NOT NULL,              -- wall_choices
  oplossing TEXT NOT NULL CHECK(trim(oplossing) <> ''),
  bedrag INTEGER NOT NULL DEFAULT 0 CHECK(bedrag >= 0),
  toelichting TEXT,
  datum TEXT NOT NULL CHECK(date(datum) IS datum),
  employee_id INTEGER NOT NULL REFERENCES employee(id)
) STRICT;
CREATE INDEX wall_report_household ON wall_report(household_id);
CREATE INDEX wall_report_datum ON wall_report(datum);
CREATE TRIGGER wall_report_stays BEFORE UPDATE ON wall_report WHEN NEW.household_id IS OLD.household_id BEGIN
  SELECT RAISE(ABORT, 'schot-melding: wijzigen kan niet, schrijf een nieuwe');
END;
CREATE TRIGGER wall_report_stays_too BEFORE DELETE ON wall_report BEGIN
  SELECT RAISE(ABORT, 'schot-melding: verwijderen kan niet');
END;
CREATE TRIGGER wall_report_moves BEFORE UPDATE ON wall_report WHEN NEW.household_id IS NOT OLD.household_id BEGIN
  SELECT RAISE(ABORT, 'schot-melding: het huishouden staat vast')
    WHERE NOT EXISTS(SELECT 1 FROM merge_move v WHERE v.kind = 'wall_report' AND v.object_id = OLD.id
      AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
    OR NEW.id IS NOT OLD.id OR NEW.schot IS NOT OLD.schot OR NEW.oplossing IS NOT OLD.oplossing
    OR NEW.bedrag IS NOT OLD.bedrag OR NEW.toelichting IS NOT OLD.toelichting OR NEW.datum IS NOT OLD.datum
    OR NEW.employee_id IS NOT OLD.employee_id;
END;
CREATE TRIGGER wall_report_in_merged BEFORE INSERT ON wall_report
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;

-- Messages of iWmo and iJw ----------------------------------------------------------------------------------------

ALTER TABLE organisation ADD COLUMN agb TEXT CHECK(agb GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]');

CREATE TABLE award(                 -- a decision that a provider carries out: its number in every message
  decision_id INTEGER PRIMARY KEY REFERENCES decision(id),
  toewijzingnummer INTEGER NOT NULL UNIQUE
) STRICT;
CREATE TABLE bericht(               -- a 301 that went out
  id INTEGER PRIMARY KEY,
  soort TEXT NOT NULL CHECK(soort IN ('WMO301', 'JW301')),
  identificatie TEXT NOT NULL UNIQUE,
  aanbieder_id INTEGER NOT NULL REFERENCES organisation(id),
  at INTEGER NOT NULL,
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  answered INTEGER                  -- when its 302 was read
) STRICT;
CREATE TABLE bericht_award(         -- what was in it, and what the provider answered
  bericht_id INTEGER NOT NULL REFERENCES bericht(id),
  decision_id INTEGER NOT NULL REFERENCES award(decision_id),
  door_id INTEGER REFERENCES decision(id),          -- the decision that shortened it; NULL: it is awarded here
  answer TEXT CHECK(answer IN ('aangenomen', 'afgewezen')),
  codes TEXT,                       -- retour codes, with a comma between
  PRIMARY KEY(bericht_id, decision_id)
) STRICT;
CREATE INDEX bericht_award_decision ON bericht_award(decision_id, bericht_id);
CREATE INDEX bericht_award_door ON bericht_award(door_id) WHERE door_id IS NOT NULL;
CREATE INDEX bericht_award_refused ON bericht_award(decision_id) WHERE answer = 'afgewezen';

CREATE TRIGGER award_new BEFORE INSERT ON award BEGIN
  SELECT RAISE(ABORT, 'toewijzing: alleen van een genomen besluit voor zorg in natura met een aanbieder')
    WHERE NOT EXISTS(SELECT 1 FROM decision d WHERE d.id = NEW.decision_id AND d.leveringsvorm = 'ZIN'
      AND d.aanbieder_id IS NOT NULL AND d.person_id IS NOT NULL AND d.state IN ('genomen', 'bekendgemaakt')
      AND d.wet IN ('wmo', 'jeugdwet') AND d.kostendrager = 'gemeente'
      AND d.kind IN ('toekenning', 'wijziging', 'vermindering', 'verlenging'));
END;
CREATE TRIGGER award_fixed BEFORE UPDATE ON award BEGIN
  SELECT RAISE(ABORT, 'toewijzing: het nummer staat vast');
END;
CREATE TRIGGER award_stays BEFORE DELETE ON award BEGIN
  SELECT RAISE(ABORT, 'toewijzing: verwijderen kan niet');
END;
CREATE TRIGGER bericht_fixed BEFORE UPDATE ON bericht BEGIN
  SELECT RAISE(ABORT, 'bericht: wat verzonden is, staat vast') WHERE NEW.id IS NOT OLD.id OR NEW.soort IS NOT OLD.soort
    OR NEW.identificatie IS NOT OLD.identificatie OR NEW.aanbieder_id IS NOT OLD.aanbieder_id OR NEW.at IS NOT OLD.at
    OR NEW.employee_id IS NOT OLD.employee_id OR OLD.answered IS NOT NULL;
END;
CREATE TRIGGER bericht_stays BEFORE DELETE ON bericht BEGIN
  SELECT RAISE(ABORT, 'bericht: verwijderen kan niet');
END;
CREATE TRIGGER bericht_award_new BEFORE INSERT ON bericht_award BEGIN
  SELECT RAISE(ABORT, 'bericht: een ander besluit van deze aanbieder en wet') WHERE NEW.answer IS NOT NULL
    OR NOT EXISTS(SELECT 1 FROM bericht b JOIN decision d ON d.id = NEW.decision_id AND d.aanbieder_id = b.aanbieder_id
      AND d.wet = CASE b.soort WHEN 'WMO301' THEN 'wmo' ELSE 'jeugdwet' END WHERE b.id = NEW.bericht_id);
END;
CREATE TRIGGER bericht_award_answered BEFORE UPDATE ON bericht_award BEGIN
  SELECT RAISE(ABORT, 'bericht: een antwoord staat vast') WHERE NEW.bericht_id IS NOT OLD.bericht_id
    OR NEW.decision_id IS NOT OLD.decision_id OR NEW.door_id IS NOT OLD.door_id OR OLD.answer IS NOT NULL
    OR NEW.answer IS NULL;
END;
CREATE TRIGGER bericht_award_stays BEFORE DELETE ON bericht_award BEGIN
  SELECT RAISE(ABORT, 'bericht: verwijderen kan niet');
END;
