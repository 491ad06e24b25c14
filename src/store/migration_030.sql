-- Migration 30: what may not be granted, whoever asks: to who died or left the household, for a goal that ended,
-- youth care to adults, long ago, in a crisis without end; and what a referral may not bring in.

-- A birthday of which parts are unknown is read as the latest that it may be.
CREATE VIEW decision_birth AS
  SELECT d.id, (SELECT max(CASE WHEN p.geboortedatum LIKE '0000%' THEN NULL
      WHEN p.geboortedatum LIKE '%-00-00' THEN substr(p.geboortedatum, 1, 4) || '-12-31'
      WHEN p.geboortedatum LIKE '%-00' THEN date(substr(p.geboortedatum, 1, 7) || '-01', '+1 month', '-1 day')
      ELSE date(p.geboortedatum) END)
    FROM person p WHERE p.id IS d.person_id OR (d.person_id IS NULL AND p.id IN (SELECT m.person_id FROM membership m
      WHERE m.household_id = d.household_id AND m.until IS NULL))) AS born
  FROM decision d;

-- bar: the word of the rule that forbids it (src/domain/rule_decision.c); NULL: nothing does. Not of what takes away.
CREATE VIEW decision_bar AS
  SELECT d.id, CASE
    WHEN EXISTS(SELECT 1 FROM person p WHERE p.id IN (d.person_id, (SELECT s.same_id FROM person_same s
      WHERE s.person_id = d.person_id)) AND p.overlijdensdatum < d.datumStart) THEN 'besluit.overleden'
    WHEN d.person_id IS NOT NULL AND NOT EXISTS(SELECT 1 FROM membership m WHERE m.household_id = d.household_id
      AND m.person_id IN (d.person_id, (SELECT s.same_id FROM person_same s WHERE s.person_id = d.person_id))
      AND (m.until IS NULL OR m.until > d.datumStart)) THEN 'besluit.weg'
    WHEN EXISTS(SELECT 1 FROM goal g WHERE g.id = d.goal_id AND g.state IN ('vervallen', 'behaald'))
      THEN 'besluit.doel-af'
    WHEN d.wet = 'jeugdwet' AND d.verwijzer <> 'rechter'
      AND (SELECT date(b.born, '+23 years') <= d.datumStart FROM decision_birth b WHERE b.id = d.id)
      THEN 'besluit.jeugd-23'
    WHEN d.datumStart < date(d.requested, '-12 months') THEN 'besluit.terug'
    WHEN d.spoed = 1 AND d.verwijzer IN ('gemeente', 'zelfverwijzer')
      AND (d.goal_id IS NULL OR (d.lijn = '2' AND trim(coalesce(d.waarom_niet_lager, '')) = ''))
      AND (d.kind = 'verlenging'
        OR coalesce(unixepoch(d.datumEinde) - unixepoch(d.datumStart), 56 * 86400) >= 56 * 86400)
      THEN 'besluit.spoed'
    WHEN d.verwijzer IN ('huisarts', 'jeugdarts', 'medisch_specialist') AND d.productcategorie IN ('48', '49')
      THEN 'besluit.verwijzer-hulp'
    WHEN d.verwijzer NOT IN ('gemeente', 'zelfverwijzer') AND d.aanbieder_id IS (SELECT e.organisation_id
      FROM employee e WHERE e.id = d.author_id) THEN 'besluit.verwijzer-eigen'
    END AS bar
  FROM decision d WHERE d.kind IN ('toekenning', 'wijziging', 'verlenging');

CREATE TRIGGER decision_barred AFTER UPDATE OF state ON decision
  WHEN NEW.state IN ('ter_toetsing', 'tweede_ogen', 'genomen') AND NEW.state IS NOT OLD.state
    AND NEW.kind IN ('toekenning', 'wijziging', 'verlenging')
BEGIN
  SELECT CASE (SELECT bar FROM decision_bar WHERE id = NEW.id)
    WHEN 'besluit.overleden'
      THEN RAISE(ABORT, 'besluit: wie overleden is, krijgt geen voorziening (Wmo 2015 2.3.5, Jeugdwet 2.3)')
    WHEN 'besluit.weg'
      THEN RAISE(ABORT, 'besluit: deze persoon hoort dan niet meer bij het huishouden (afspraak van de gemeente)')
    WHEN 'besluit.doel-af'
      THEN RAISE(ABORT, 'besluit: dit doel is behaald of vervallen (Wmo 2015 2.3.2)')
    WHEN 'besluit.jeugd-23'
      THEN RAISE(ABORT, 'besluit: jeugdhulp stopt bij 23 jaar (Jeugdwet 1.1)')
    WHEN 'besluit.terug'
      THEN RAISE(ABORT, 'besluit: zo ver terug begint een voorziening niet (afspraak van de gemeente)')
    WHEN 'besluit.spoed'
      THEN RAISE(ABORT, 'besluit: spoed zonder doel of reden duurt hoogstens 8 weken (Wmo 2015 2.3.3)')
    WHEN 'besluit.verwijzer-hulp'
      THEN RAISE(ABORT, 'verwijzing: dit legt alleen de rechter of de instelling op (Jeugdwet 3.5)')
    WHEN 'besluit.verwijzer-eigen'
      THEN RAISE(ABORT, 'verwijzing: niet naar de eigen organisatie (Awb 2:4)')
    END;
END;
