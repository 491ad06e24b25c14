-- Migration 2: the law in the database. What C says politely is refused here whoever asks, also a raw SQL shell: the
-- limits of mandate, who may decide, second eyes, frozen text. No running totals: every ceiling is a sum over the
-- decisions themselves. Dates are ISO text and compare as text; a limit of -1 is none; a year back is the same day of
-- the month, or the last of a shorter month.

-- What a decision weighs ------------------------------------------------------------------------------------------

CREATE VIEW decision_weight AS       -- weight: the part of bedrag in the first 12 months, by days, rounded up
  SELECT id, day, year_before,
    CASE WHEN days IS NULL OR days < 1 OR bedrag <= 0 OR days <= days_first THEN bedrag
      ELSE (bedrag * days_first + days - 1) / days END AS weight
  FROM (SELECT id, bedrag, coalesce(besluitdatum, requested) AS day,
      min(date(coalesce(besluitdatum, requested), '-12 months'),
        date(coalesce(besluitdatum, requested), 'start of month', '-11 months', '-1 day')) AS year_before,
      (unixepoch(datumEinde) - unixepoch(datumStart)) / 86400 + 1 AS days,
      (unixepoch(min(date(datumStart, '+12 months'), date(datumStart, 'start of month', '+13 months', '-1 day')))
        - unixepoch(datumStart)) / 86400 AS days_first
    FROM decision);

CREATE VIEW decision_spent AS        -- what counts for ceilings: decided, or in flight and reserved
  SELECT id, household_id, person_id, provision_kind_id, trede, counted,
    state IN ('ter_toetsing', 'tweede_ogen') AS in_flight,
    CASE WHEN state IN ('ter_toetsing', 'tweede_ogen') THEN requested ELSE besluitdatum END AS day
  FROM decision WHERE state IN ('ter_toetsing', 'tweede_ogen', 'genomen', 'bekendgemaakt');

-- Who holds a mandate ---------------------------------------------------------------------------------------------

CREATE VIEW mandate_above AS         -- every mandate that a sub-mandate rests on (Awb 10:9)
  WITH RECURSIVE up(mandate_id, parent_id) AS (
    SELECT id, parent_id FROM mandate WHERE parent_id IS NOT NULL
    UNION SELECT up.mandate_id, m.parent_id FROM up JOIN mandate m ON m.id = up.parent_id WHERE m.parent_id IS NOT NULL)
  SELECT mandate_id, parent_id FROM up;

CREATE VIEW deputy AS                -- who stands in for whom, "from" <= day < until; a deputy of a deputy, three deep
  WITH RECURSIVE chain(deputy_id, employee_id, "from", until, depth) AS (
    SELECT deputy_id, employee_id, "from", until, 1 FROM absence WHERE deputy_id IS NOT NULL
    UNION SELECT x.deputy_id, c.employee_id, max(x."from", c."from"),
        min(coalesce(x.until, c.until), coalesce(c.until, x.until)), c.depth + 1
      FROM chain c JOIN absence x ON x.employee_id = c.deputy_id WHERE x.deputy_id IS NOT NULL AND c.depth < 3)
  SELECT deputy_id, employee_id, "from", until FROM chain;

-- mandates that the decider and the second eyes of a decision may use on its day, before any amount is asked
CREATE VIEW decision_usable AS
  SELECT d.id AS decision_id, e.id AS employee_id, m.id AS mandate_id
  FROM decision d JOIN decision_weight w ON w.id = d.id
    JOIN employee e ON e.id IN (d.decider_id, d.second_id) LEFT JOIN organisation o ON o.id = e.organisation_id
    JOIN mandate m
  WHERE e.disabled = 0
    AND m."from" <= w.day AND (m.until IS NULL OR m.until > w.day) AND (m.revoked IS NULL OR m.revoked > w.day)
    AND (m.wet = 'geen' OR m.wet = d.wet) AND d.lijn <= m.lijn AND (m.only_spoed = 0 OR d.spoed = 1)
    AND ((m.needs_consent = 0 AND m.holder <> 'regisseur') OR o.kind IS 'gemeente'
      OR (m.consent_holder <= w.day AND m.consent_employer <= w.day))
    AND (m.parent_id IS NULL OR NOT EXISTS(SELECT 1 FROM mandate_above u LEFT JOIN mandate a ON a.id = u.parent_id
      WHERE u.mandate_id = m.id AND (a.id IS NULL OR a."from" > w.day OR a.until <= w.day OR a.revoked <= w.day)))
    AND ((m.holder = 'medewerker' AND m.employee_id = e.id)
      OR (m.holder = 'rol' AND EXISTS(SELECT 1 FROM role_assignment a WHERE a.employee_id = e.id AND a.role = m.role
        AND a."from" <= w.day AND (a.until IS NULL OR a.until > w.day)))
      -- a deputy has the roles of who is absent, for what climbed
      OR (m.holder = 'rol' AND d.climbed = 1 AND EXISTS(SELECT 1 FROM deputy x
        JOIN role_assignment a ON a.employee_id = x.employee_id WHERE x.deputy_id = e.id AND a.role = m.role
        AND x."from" <= w.day AND (x.until IS NULL OR x.until > w.day)
        AND a."from" <= w.day AND (a.until IS NULL OR a.until > w.day)))
      OR (m.holder = 'regisseur' AND EXISTS(SELECT 1 FROM regie r WHERE r.household_id = d.household_id
        AND r.until IS NULL AND r.employee_id = e.id AND r."from" <= w.day)));

-- one row per decision, with the mandate it names, the sums that its limits are held to, and whether its people may
CREATE VIEW decision_law AS
  SELECT d.*, w.weight, w.day, d.state <> 'ter_toetsing' AS taken, m.trede AS m_trede, m.categorieen AS m_categorieen,
    m.per_besluit AS m_per_besluit, m.cum_huishouden AS m_cum, m.duur_dagen AS m_dagen, m.duur_maanden AS m_maanden,
    m.vier_ogen_vanaf AS m_vier_ogen,
    w.weight + (SELECT coalesce(sum(s.counted), 0) FROM decision_spent s
      WHERE s.household_id = d.household_id AND s.id <> d.id AND s.person_id IS d.person_id
      AND s.provision_kind_id IS d.provision_kind_id
      AND abs(unixepoch(s.day) - unixepoch(w.day)) <= 30 * 86400) AS split,
    (SELECT coalesce(sum(s.counted), 0) FROM decision_spent s
      WHERE s.household_id = d.household_id AND s.id <> d.id
      AND s.trede <= m.trede AND (s.in_flight OR s.day > w.year_before)) AS spent,
    EXISTS(SELECT 1 FROM decision_usable u WHERE u.decision_id = d.id AND u.employee_id = d.decider_id
      AND u.mandate_id = d.mandate_id) AS decider_may,
    EXISTS(SELECT 1 FROM decision_usable u WHERE u.decision_id = d.id AND u.employee_id = d.second_id)
      OR (d.wet = 'jeugdwet' AND d.trede >= 2 AND EXISTS(SELECT 1 FROM role_assignment a
        JOIN employee e ON e.id = a.employee_id WHERE a.employee_id = d.second_id AND e.disabled = 0
        AND a.role = 'gedragswetenschapper' AND a."from" <= w.day AND (a.until IS NULL OR a.until > w.day)))
      AS second_may
  FROM decision d JOIN decision_weight w ON w.id = d.id LEFT JOIN mandate m ON m.id = d.mandate_id;

-- The judgement ---------------------------------------------------------------------------------------------------

CREATE VIEW decision_flaw AS SELECT '' AS flaw WHERE 0;      -- what is put in here is refused with its sentence

CREATE TRIGGER decision_refused INSTEAD OF INSERT ON decision_flaw WHEN NEW.flaw IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'besluit: het bedrag telt niet zoals het moet') WHERE NEW.flaw = 'telling';
  SELECT RAISE(ABORT, 'besluit: een dag bestaat niet') WHERE NEW.flaw = 'dag';
  SELECT RAISE(ABORT, 'besluit: de looptijd klopt niet') WHERE NEW.flaw = 'looptijd';
  SELECT RAISE(ABORT, 'besluit: de wet, categorie en lijn zijn die van de voorziening') WHERE NEW.flaw = 'voorziening';
  SELECT RAISE(ABORT, 'besluit: de motivering ontbreekt (Awb 3:46)') WHERE NEW.flaw = 'motivering';
  SELECT RAISE(ABORT, 'besluit: het doel of de reden waarom het niet lichter kan ontbreekt') WHERE NEW.flaw = 'doel';
  SELECT RAISE(ABORT, 'besluit: de dag ligt na vandaag') WHERE NEW.flaw = 'later';
  SELECT RAISE(ABORT, 'besluit: namens wie ontbreekt (Awb 10:10)') WHERE NEW.flaw = 'namens';
  SELECT RAISE(ABORT, 'besluit: de besluitdatum ontbreekt of ligt voor het indienen') WHERE NEW.flaw = 'besluitdatum';
  SELECT RAISE(ABORT, 'mandaat: geen mandaat dat deze beslisser op deze dag mag gebruiken') WHERE NEW.flaw = 'mandaat';
  SELECT RAISE(ABORT, 'mandaat: de trede is die van het mandaat') WHERE NEW.flaw = 'trede';
  SELECT RAISE(ABORT, 'mandaat: na opschaling besluit een ander, anders de aanvrager zelf') WHERE NEW.flaw = 'ander';
  SELECT RAISE(ABORT, 'mandaat: eigen gezin of huisgenoten') WHERE NEW.flaw = 'gezin';
  SELECT RAISE(ABORT, 'mandaat: de eigen organisatie is de aanbieder') WHERE NEW.flaw = 'organisatie';
  SELECT RAISE(ABORT, 'mandaat: de productcategorie') WHERE NEW.flaw = 'categorie';
  SELECT RAISE(ABORT, 'mandaat: de duur') WHERE NEW.flaw = 'duur';
  SELECT RAISE(ABORT, 'mandaat: het bedrag per besluit') WHERE NEW.flaw = 'per-besluit';
  SELECT RAISE(ABORT, 'mandaat: splitsing binnen 30 dagen') WHERE NEW.flaw = 'splitsing';
  SELECT RAISE(ABORT, 'mandaat: het bedrag van het huishouden in 12 maanden') WHERE NEW.flaw = 'huishouden';
  SELECT RAISE(ABORT, 'mandaat: tweede ogen ontbreken') WHERE NEW.flaw = 'tweede-ogen';
  SELECT RAISE(ABORT, 'mandaat: tweede ogen zijn van een ander') WHERE NEW.flaw = 'zelfde-ogen';
  SELECT RAISE(ABORT, 'mandaat: deze tweede ogen mogen dit niet') WHERE NEW.flaw = 'andere-ogen';
  SELECT RAISE(ABORT, 'besluit: het klopt niet');
END;

CREATE VIEW decision_judge AS SELECT id FROM decision WHERE 0;  -- an id put in here is a decision judged as it stands

CREATE TRIGGER decision_judged INSTEAD OF INSERT ON decision_judge BEGIN
  INSERT INTO decision_flaw(flaw) SELECT CASE
    -- the form, of what is in flight as well
    WHEN d.bedrag NOT BETWEEN 0 AND 9999999999 OR d.counted IS NOT
      CASE WHEN d.kind IN ('afwijzing', 'vermindering', 'intrekking') THEN 0 ELSE d.weight END THEN 'telling'
    WHEN d.requested IS NULL OR date(d.requested) IS NOT d.requested OR date(d.besluitdatum) IS NOT d.besluitdatum
      OR date(d.datumStart) IS NOT d.datumStart OR date(d.datumEinde) IS NOT d.datumEinde THEN 'dag'
    WHEN d.datumEinde IS NOT NULL AND (d.datumStart IS NULL OR d.datumEinde < d.datumStart) THEN 'looptijd'
    WHEN NOT EXISTS(SELECT 1 FROM provision_kind p WHERE p.id = d.provision_kind_id AND p.wet = d.wet
      AND p.lijn = d.lijn AND p.productcategorie IS d.productcategorie) THEN 'voorziening'
    WHEN trim(coalesce(d.motivering, '')) = '' THEN 'motivering'
    WHEN d.spoed = 0 AND d.kind NOT IN ('afwijzing', 'intrekking')
      AND (NOT EXISTS(SELECT 1 FROM goal g WHERE g.id = d.goal_id AND g.household_id = d.household_id)
        OR (d.lijn = '2' AND trim(coalesce(d.waarom_niet_lager, '')) = '')) THEN 'doel'
    WHEN max(d.requested, coalesce(d.besluitdatum, '')) >
      (SELECT date(at / 1000, 'unixepoch', '+1 day') FROM change ORDER BY seq DESC LIMIT 1) THEN 'later'
    -- who decides, under which mandate
    WHEN d.taken AND NOT d.decider_may THEN 'mandaat'
    WHEN d.taken AND d.trede IS NOT d.m_trede THEN 'trede'
    WHEN d.taken AND (d.climbed = 1) <> (d.decider_id <> d.author_id) THEN 'ander'
    WHEN d.taken AND EXISTS(SELECT 1 FROM employee e JOIN membership own ON own.person_id = e.person_id
      JOIN membership near ON near.household_id = own.household_id
      JOIN membership there ON there.person_id = near.person_id
      WHERE e.id IN (d.decider_id, d.second_id) AND own.until IS NULL AND near.until IS NULL AND there.until IS NULL
      AND there.household_id = d.household_id) THEN 'gezin'
    WHEN d.taken AND EXISTS(SELECT 1 FROM employee e WHERE e.id IN (d.decider_id, d.second_id)
      AND e.organisation_id = d.aanbieder_id) THEN 'organisatie'
    WHEN d.taken AND trim(coalesce(d.namens, '')) = '' THEN 'namens'
    WHEN d.taken AND coalesce(d.besluitdatum, '') < d.requested THEN 'besluitdatum'
    -- what that mandate covers
    WHEN d.taken AND coalesce(d.m_categorieen, '') <> ''
      AND coalesce(instr(',' || d.m_categorieen || ',', ',' || d.productcategorie || ','), 0) = 0 THEN 'categorie'
    WHEN d.taken AND d.datumStart IS NOT NULL AND (d.m_dagen <> -1 OR d.m_maanden <> -1) AND (d.datumEinde IS NULL
      OR (d.m_dagen <> -1 AND (unixepoch(d.datumEinde) - unixepoch(d.datumStart)) / 86400 + 1 > d.m_dagen)
      OR (d.m_maanden <> -1 AND d.m_maanden <= 1200 AND (d.m_maanden < 1 OR d.datumEinde >= min(
        date(d.datumStart, '+' || d.m_maanden || ' months'),
        date(d.datumStart, 'start of month', '+' || (d.m_maanden + 1) || ' months', '-1 day'))))) THEN 'duur'
    WHEN d.taken AND d.m_per_besluit <> -1 AND d.weight > d.m_per_besluit THEN 'per-besluit'
    WHEN d.taken AND d.m_per_besluit <> -1 AND d.split > d.m_per_besluit THEN 'splitsing'
    WHEN d.taken AND d.m_cum <> -1 AND d.counted > 0 AND d.spent + d.counted > d.m_cum THEN 'huishouden'
    -- second eyes
    WHEN d.state IN ('genomen', 'bekendgemaakt') AND d.second_id IS NULL AND (d.kind IN ('vermindering', 'intrekking')
      OR d.m_vier_ogen = 0 OR (d.m_vier_ogen <> -1 AND d.split > d.m_vier_ogen)) THEN 'tweede-ogen'
    WHEN d.second_id IN (d.decider_id, d.author_id) THEN 'zelfde-ogen'
    WHEN d.second_id IS NOT NULL AND NOT d.second_may THEN 'andere-ogen'
    END FROM decision_law d WHERE d.id = NEW.id;
END;

-- What may come, change and go -------------------------------------------------------------------------------------

CREATE TRIGGER decision_new BEFORE INSERT ON decision BEGIN
  SELECT RAISE(ABORT, 'besluit: dit nummer bestaat al') WHERE EXISTS(SELECT 1 FROM decision WHERE id = NEW.id);
END;

CREATE TRIGGER decision_born AFTER INSERT ON decision BEGIN
  SELECT RAISE(ABORT, 'besluit: deze stand of soort bestaat niet') WHERE NEW.kind NOT IN
      ('toekenning', 'afwijzing', 'wijziging', 'vermindering', 'intrekking', 'verlenging')
    OR NEW.state NOT IN ('concept', 'ter_toetsing', 'tweede_ogen', 'genomen', 'bekendgemaakt',
      'geweigerd', 'ingetrokken')
    OR NEW.lijn NOT IN ('0', '1', '2') OR NEW.climbed NOT IN (0, 1) OR NEW.spoed NOT IN (0, 1);
  SELECT RAISE(ABORT, 'besluit: de bekendmaking klopt niet') WHERE NEW.state = 'bekendgemaakt'
    AND (date(NEW.bekendmaking) IS NOT NEW.bekendmaking OR coalesce(NEW.bekendmaking, '') < NEW.besluitdatum
      OR coalesce(NEW.bezwaar_tot, '') < date(NEW.bekendmaking, '+42 days'));
  INSERT INTO decision_judge(id)
    SELECT NEW.id WHERE NEW.state IN ('ter_toetsing', 'tweede_ogen', 'genomen', 'bekendgemaakt');
END;

CREATE TRIGGER decision_frozen BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'besluit: nummer, huishouden en aanvrager staan vast')
    WHERE NEW.id IS NOT OLD.id OR NEW.household_id IS NOT OLD.household_id OR NEW.author_id IS NOT OLD.author_id;
  SELECT RAISE(ABORT, 'besluit: deze stand kan niet op de vorige volgen') WHERE NOT CASE OLD.state
    WHEN 'concept' THEN NEW.state IN ('concept', 'ter_toetsing', 'tweede_ogen', 'genomen')
    WHEN 'ter_toetsing' THEN NEW.state IN
      ('ter_toetsing', 'tweede_ogen', 'genomen', 'concept', 'geweigerd', 'ingetrokken')
    WHEN 'tweede_ogen' THEN NEW.state IN ('genomen', 'concept', 'ingetrokken')
    WHEN 'genomen' THEN NEW.state = 'bekendgemaakt'
    ELSE 0 END;
  SELECT RAISE(ABORT, 'besluit: de tekst staat vast') WHERE OLD.state <> 'concept' AND (
    NEW.person_id IS NOT OLD.person_id OR NEW.aanvraag_id IS NOT OLD.aanvraag_id OR NEW.goal_id IS NOT OLD.goal_id
    OR NEW.kind IS NOT OLD.kind OR NEW.wet IS NOT OLD.wet OR NEW.provision_kind_id IS NOT OLD.provision_kind_id
    OR NEW.productcategorie IS NOT OLD.productcategorie OR NEW.lijn IS NOT OLD.lijn
    OR NEW.leveringsvorm IS NOT OLD.leveringsvorm OR NEW.aanbieder_id IS NOT OLD.aanbieder_id
    OR NEW.datumStart IS NOT OLD.datumStart OR NEW.datumEinde IS NOT OLD.datumEinde OR NEW.bedrag IS NOT OLD.bedrag
    OR NEW.counted IS NOT OLD.counted OR NEW.spoed IS NOT OLD.spoed
      OR NEW.waarom_niet_lager IS NOT OLD.waarom_niet_lager
    OR NEW.motivering IS NOT OLD.motivering);
  SELECT RAISE(ABORT, 'besluit: de dag van indienen en de opschaling staan vast') WHERE OLD.state <> 'concept'
    AND NEW.state <> 'concept' AND (NEW.requested IS NOT OLD.requested OR NEW.climbed IS NOT OLD.climbed);
  SELECT RAISE(ABORT, 'besluit: wat besloten is, staat vast') WHERE OLD.state IN ('tweede_ogen', 'genomen')
    AND NEW.state <> 'concept' AND (NEW.decider_id IS NOT OLD.decider_id OR NEW.namens IS NOT OLD.namens
      OR NEW.needs_second IS NOT OLD.needs_second);
  SELECT RAISE(ABORT, 'besluit: een genomen besluit staat vast') WHERE OLD.state = 'genomen' AND (
    NEW.second_id IS NOT OLD.second_id OR NEW.mandate_id IS NOT OLD.mandate_id OR NEW.trede IS NOT OLD.trede
    OR NEW.besluitdatum IS NOT OLD.besluitdatum OR NEW.reason IS NOT OLD.reason);
  SELECT RAISE(ABORT, 'besluit: de bekendmaking klopt niet') WHERE NEW.state = 'bekendgemaakt'
    AND (date(NEW.bekendmaking) IS NOT NEW.bekendmaking OR coalesce(NEW.bekendmaking, '') < NEW.besluitdatum
      OR coalesce(NEW.bezwaar_tot, '') < date(NEW.bekendmaking, '+42 days'));
END;

CREATE TRIGGER decision_changed AFTER UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'besluit: deze stand of soort bestaat niet') WHERE NEW.kind NOT IN
      ('toekenning', 'afwijzing', 'wijziging', 'vermindering', 'intrekking', 'verlenging')
    OR NEW.lijn NOT IN ('0', '1', '2') OR NEW.climbed NOT IN (0, 1) OR NEW.spoed NOT IN (0, 1);
  INSERT INTO decision_judge(id) SELECT NEW.id WHERE NEW.state IN ('ter_toetsing', 'tweede_ogen', 'genomen');
END;

CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN
  SELECT RAISE(ABORT, 'besluit: verwijderen kan niet');
END;

-- The register: a row ends, it never changes (Awb 10:8) ------------------------------------------------------------

CREATE TRIGGER mandate_new BEFORE INSERT ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandaat: dit nummer bestaat al') WHERE EXISTS(SELECT 1 FROM mandate WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'mandaat: een grens klopt niet') WHERE NEW.per_besluit < -1 OR NEW.cum_huishouden < -1
    OR NEW.duur_dagen < -1 OR NEW.duur_maanden < -1 OR NEW.vier_ogen_vanaf < -1 OR date(NEW."from") IS NOT NEW."from"
    OR date(NEW.until) IS NOT NEW.until OR date(NEW.revoked) IS NOT NEW.revoked OR NEW.lijn NOT IN ('0', '1', '2')
    OR NEW.holder NOT IN ('medewerker', 'rol', 'regisseur');
  SELECT RAISE(ABORT, 'mandaat: het ondermandaat valt buiten het mandaat erboven (Awb 10:9)')
      WHERE NEW.parent_id IS NOT NULL
    AND NOT EXISTS(SELECT 1 FROM mandate p WHERE p.id = NEW.parent_id AND p.id <> NEW.id
      AND (p.wet = 'geen' OR p.wet = NEW.wet) AND NEW.lijn <= p.lijn AND NEW.only_spoed >= p.only_spoed
      AND (p.per_besluit = -1 OR NEW.per_besluit BETWEEN 0 AND p.per_besluit)
      AND (p.cum_huishouden = -1 OR NEW.cum_huishouden BETWEEN 0 AND p.cum_huishouden)
      AND (p.duur_dagen = -1 OR NEW.duur_dagen BETWEEN 0 AND p.duur_dagen
        OR (NEW.duur_maanden <> -1 AND NEW.duur_maanden * 31 <= p.duur_dagen))
      AND (p.duur_maanden = -1 OR NEW.duur_maanden BETWEEN 0 AND p.duur_maanden
        OR (NEW.duur_dagen <> -1 AND NEW.duur_dagen <= p.duur_maanden * 28))
      AND (p.vier_ogen_vanaf = -1 OR NEW.vier_ogen_vanaf BETWEEN 0 AND p.vier_ogen_vanaf)
      AND NEW."from" >= p."from" AND (p.until IS NULL OR NEW.until <= p.until)
      AND (coalesce(p.categorieen, '') = '' OR (coalesce(NEW.categorieen, '') <> '' AND NOT EXISTS(
        SELECT 1 FROM json_each('["' || replace(NEW.categorieen, ',', '","') || '"]') c
        WHERE instr(',' || p.categorieen || ',', ',' || c.value || ',') = 0))));
END;

CREATE TRIGGER mandate_ends BEFORE UPDATE ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandaat: alleen beëindigen kan') WHERE NEW.id IS NOT OLD.id OR NEW.trede IS NOT OLD.trede
    OR NEW.holder IS NOT OLD.holder OR NEW.role IS NOT OLD.role OR NEW.employee_id IS NOT OLD.employee_id
    OR NEW.wet IS NOT OLD.wet OR NEW.categorieen IS NOT OLD.categorieen OR NEW.lijn IS NOT OLD.lijn
    OR NEW.only_spoed IS NOT OLD.only_spoed OR NEW.per_besluit IS NOT OLD.per_besluit
    OR NEW.cum_huishouden IS NOT OLD.cum_huishouden OR NEW.duur_dagen IS NOT OLD.duur_dagen
    OR NEW.duur_maanden IS NOT OLD.duur_maanden OR NEW.vier_ogen_vanaf IS NOT OLD.vier_ogen_vanaf
    OR NEW.consent_holder IS NOT OLD.consent_holder OR NEW.consent_employer IS NOT OLD.consent_employer
    OR NEW.needs_consent IS NOT OLD.needs_consent OR NEW.parent_id IS NOT OLD.parent_id OR NEW."from" IS NOT OLD."from"
    OR NEW.document IS NOT OLD.document OR NEW.mandaatgever IS NOT OLD.mandaatgever;
  SELECT RAISE(ABORT, 'mandaat: het einde kan alleen eerder') WHERE date(NEW.until) IS NOT NEW.until
    OR date(NEW.revoked) IS NOT NEW.revoked OR (OLD.until IS NOT NULL AND (NEW.until IS NULL OR NEW.until > OLD.until))
    OR (OLD.revoked IS NOT NULL AND (NEW.revoked IS NULL OR NEW.revoked > OLD.revoked));
END;

CREATE TRIGGER mandate_stays BEFORE DELETE ON mandate BEGIN
  SELECT RAISE(ABORT, 'mandaat: verwijderen kan niet');
END;

CREATE TRIGGER rung_new BEFORE INSERT ON rung BEGIN
  SELECT RAISE(ABORT, 'trede: deze bestaat al') WHERE EXISTS(SELECT 1 FROM rung WHERE id = NEW.id OR trede = NEW.trede);
END;

CREATE TRIGGER rung_stays BEFORE UPDATE ON rung BEGIN
  SELECT RAISE(ABORT, 'trede: wijzigen kan niet');
END;

CREATE TRIGGER rung_stays_too BEFORE DELETE ON rung BEGIN
  SELECT RAISE(ABORT, 'trede: verwijderen kan niet');
END;

-- A kind of provision says which law and line a decision is under: as fixed as the decisions that rest on it.
CREATE TRIGGER provision_kind_new BEFORE INSERT ON provision_kind BEGIN
  SELECT RAISE(ABORT, 'voorziening: dit nummer bestaat al') WHERE EXISTS(SELECT 1 FROM provision_kind
      WHERE id = NEW.id);
END;

CREATE TRIGGER provision_kind_stays BEFORE UPDATE ON provision_kind BEGIN
  SELECT RAISE(ABORT, 'voorziening: wet, categorie en lijn staan vast') WHERE NEW.id IS NOT OLD.id
      OR NEW.wet IS NOT OLD.wet
    OR NEW.productcategorie IS NOT OLD.productcategorie OR NEW.lijn IS NOT OLD.lijn;
END;

CREATE TRIGGER provision_kind_stays_too BEFORE DELETE ON provision_kind BEGIN
  SELECT RAISE(ABORT, 'voorziening: verwijderen kan niet');
END;
