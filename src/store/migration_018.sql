-- Migration 18: terms with suspension, and the registers of bezwaar, klacht, ingebrekestelling and meldcode.

-- What happened to a term ------------------------------------------------------------------------------------------

CREATE TABLE term_event(            -- opschorting and verdaging; nothing is typed over, and a clock goes again once
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  about TEXT NOT NULL CHECK(about IN ('aanvraag', 'bezwaar', 'klacht')),
  object_id INTEGER NOT NULL,
  soort TEXT NOT NULL CHECK(soort IN ('opschorting', 'verdaging')),
  reden TEXT NOT NULL, toelichting TEXT NOT NULL, verteld_aan TEXT NOT NULL,
  brief TEXT NOT NULL CHECK(date(brief) IS brief),          -- the letter that says so
  van TEXT CHECK(van IS NULL OR (date(van) IS van AND van > brief)),  -- stands still when van <= day < tot
  tot TEXT CHECK(tot IS NULL OR (date(tot) IS tot AND tot >= van)),
  weken INTEGER NOT NULL DEFAULT 0 CHECK(weken BETWEEN 0 AND 52),
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  at INTEGER NOT NULL,
  CHECK((soort = 'opschorting') = (van IS NOT NULL)),
  CHECK((soort = 'verdaging') = (weken > 0)),
  CHECK(soort = 'opschorting' OR tot IS NULL)
) STRICT;
CREATE INDEX term_event_object ON term_event(about, object_id);
CREATE INDEX term_event_household ON term_event(household_id);
CREATE UNIQUE INDEX term_event_open ON term_event(about, object_id) WHERE soort = 'opschorting' AND tot IS NULL;

CREATE VIEW term_moved AS           -- how many days later a term ends by what happened to it
  SELECT about, object_id,
    sum(CASE WHEN tot IS NULL THEN 0 ELSE CAST(julianday(tot) - julianday(van) AS INTEGER) END) AS still_days,
    sum(7 * weken) AS longer_days, min(CASE WHEN soort = 'opschorting' AND tot IS NULL THEN van END) AS stil_sinds
  FROM term_event GROUP BY about, object_id;

CREATE TRIGGER term_event_new BEFORE INSERT ON term_event BEGIN
  SELECT RAISE(ABORT, 'termijn: deze aanvraag is er niet, of is al klaar') WHERE NEW.about = 'aanvraag'
    AND NOT EXISTS(SELECT 1 FROM aanvraag WHERE id = NEW.object_id AND household_id = NEW.household_id
      AND afgesloten IS NULL AND besluitUiterlijk >= NEW.brief AND datum <= NEW.brief);
  SELECT RAISE(ABORT, 'termijn: dit bezwaar is er niet, of is al klaar') WHERE NEW.about = 'bezwaar'
    AND NOT EXISTS(SELECT 1 FROM bezwaar WHERE id = NEW.object_id AND household_id = NEW.household_id
      AND beslist IS NULL AND uiterlijk >= NEW.brief);
  SELECT RAISE(ABORT, 'termijn: deze klacht is er niet, of is al klaar') WHERE NEW.about = 'klacht'
    AND NOT EXISTS(SELECT 1 FROM klacht WHERE id = NEW.object_id AND household_id = NEW.household_id
      AND afgehandeld IS NULL AND uiterlijk >= NEW.brief);
  SELECT RAISE(ABORT, 'termijn: de wet kent hier geen opschorting')
    WHERE NEW.about = 'klacht' AND NEW.soort = 'opschorting';
  SELECT RAISE(ABORT, 'termijn: de klok begint stil te staan, en loopt nog niet weer') WHERE NEW.tot IS NOT NULL;
  SELECT RAISE(ABORT, 'termijn: de klok stond in die dagen al stil') WHERE NEW.soort = 'opschorting'
    AND EXISTS(SELECT 1 FROM term_event WHERE about = NEW.about AND object_id = NEW.object_id AND soort = 'opschorting'
      AND tot > NEW.van);
  SELECT RAISE(ABORT, 'termijn: zo lang kan verdagen niet zonder akkoord') WHERE NEW.soort = 'verdaging'
    AND NEW.reden <> 'akkoord' AND NEW.weken + coalesce((SELECT longer_days / 7 FROM term_moved WHERE about = NEW.about
      AND object_id = NEW.object_id), 0) > CASE NEW.about WHEN 'aanvraag' THEN 8 WHEN 'bezwaar' THEN 6 ELSE 4 END;
END;
CREATE TRIGGER term_event_kept BEFORE UPDATE ON term_event BEGIN
  SELECT RAISE(ABORT, 'termijn: wat gebeurd is, staat vast') WHERE NEW.id IS NOT OLD.id OR NEW.about IS NOT OLD.about
    OR NEW.object_id IS NOT OLD.object_id OR NEW.soort IS NOT OLD.soort OR NEW.reden IS NOT OLD.reden
    OR NEW.toelichting IS NOT OLD.toelichting OR NEW.verteld_aan IS NOT OLD.verteld_aan OR NEW.brief IS NOT OLD.brief
    OR NEW.van IS NOT OLD.van OR NEW.weken IS NOT OLD.weken OR NEW.employee_id IS NOT OLD.employee_id
    OR NEW.at IS NOT OLD.at
    OR (OLD.tot IS NOT NULL AND NEW.tot IS NOT OLD.tot);
END;
CREATE TRIGGER term_event_no_delete BEFORE DELETE ON term_event
  BEGIN SELECT RAISE(ABORT, 'termijn: verwijderen kan niet'); END;

-- The day by which a decision is due moves by what happened only; a weekend with holidays is five days at most.
CREATE TRIGGER aanvraag_klok BEFORE UPDATE OF besluitUiterlijk, datum, wet ON aanvraag BEGIN
  SELECT RAISE(ABORT, 'termijn: de klok wordt niet korter') WHERE NEW.datum IS OLD.datum AND NEW.wet IS OLD.wet
    AND coalesce(NEW.besluitUiterlijk, '') < OLD.besluitUiterlijk;
  SELECT RAISE(ABORT, 'termijn: langer gaat alleen met een opschorting of een verdaging') WHERE NEW.besluitUiterlijk >
    date(NEW.datum, '+' || (CASE NEW.wet WHEN 'wmo' THEN 14 ELSE 56 END + 5 + coalesce((SELECT still_days + longer_days
      FROM term_moved WHERE about = 'aanvraag' AND object_id = NEW.id), 0)) || ' days');
  SELECT RAISE(ABORT, 'termijn: de klok stond stil of is verlengd; de datum van de aanvraag staat vast')
    WHERE (NEW.datum IS NOT OLD.datum OR NEW.wet IS NOT OLD.wet)
    AND EXISTS(SELECT 1 FROM term_event WHERE about = 'aanvraag' AND object_id = NEW.id);
END;
CREATE TRIGGER aanvraag_klok_new BEFORE INSERT ON aanvraag
  WHEN NEW.besluitUiterlijk > date(NEW.datum, '+' || (CASE NEW.wet WHEN 'wmo' THEN 14 ELSE 56 END + 5) || ' days')
  BEGIN SELECT RAISE(ABORT, 'termijn: langer gaat alleen met een opschorting of een verdaging'); END;
CREATE INDEX aanvraag_open ON aanvraag(besluitUiterlijk) WHERE afgesloten IS NULL;
CREATE INDEX melding_open ON melding(onderzoekUiterlijk) WHERE afgesloten IS NULL;
CREATE INDEX decision_bezwaar ON decision(bezwaar_tot) WHERE state = 'bekendgemaakt';

-- Bezwaar: Awb hoofdstuk 6 and 7 -----------------------------------------------------------------------------------

CREATE TABLE bezwaar(               -- never deleted; what was sent stays as it was
  id INTEGER PRIMARY KEY,
  nummer TEXT NOT NULL UNIQUE,      -- "B2026-0003"
  household_id INTEGER NOT NULL REFERENCES household(id),
  decision_id INTEGER NOT NULL REFERENCES decision(id),
  indiener TEXT NOT NULL,
  ontvangen TEXT NOT NULL CHECK(date(ontvangen) IS ontvangen),
  verzonden TEXT CHECK(verzonden IS NULL OR (date(verzonden) IS verzonden AND verzonden <= ontvangen)),  -- 6:9
  gronden TEXT,
  op_tijd INTEGER NOT NULL CHECK(op_tijd IN (0, 1)),
  verschoonbaar INTEGER NOT NULL DEFAULT 0 CHECK(verschoonbaar IN (0, 1)), te_laat_reden TEXT,  -- Awb 6:11
  commissie INTEGER NOT NULL DEFAULT 0 CHECK(commissie IN (0, 1)),  -- Awb 7:13
  hoorzitting TEXT, niet_gehoord TEXT,      -- Awb 7:2; why not, Awb 7:3
  advies TEXT,
  ingeschreven_id INTEGER NOT NULL REFERENCES employee(id),
  behandelaar_id INTEGER REFERENCES employee(id),
  van TEXT NOT NULL,                -- the term counts from this day: the last of the term for bezwaar, or later
  uiterlijk TEXT NOT NULL CHECK(date(uiterlijk) IS uiterlijk),
  uitkomst TEXT NOT NULL
    CHECK(uitkomst IN ('open', 'gegrond', 'deels', 'ongegrond', 'niet_ontvankelijk', 'ingetrokken')),
  motivering TEXT,
  beslisser_id INTEGER REFERENCES employee(id),
  beslist TEXT, bekendgemaakt TEXT, -- two dates, as with the decision itself
  version INTEGER NOT NULL DEFAULT 1,
  CHECK((beslist IS NULL) = (uitkomst = 'open')),
  CHECK(bekendgemaakt IS NULL OR bekendgemaakt >= beslist),
  CHECK(uitkomst IN ('open', 'ingetrokken') OR (beslisser_id IS NOT NULL AND motivering IS NOT NULL)),
  CHECK(uitkomst NOT IN ('gegrond', 'deels', 'ongegrond') OR op_tijd = 1 OR verschoonbaar = 1),
  CHECK(verschoonbaar = 0 OR te_laat_reden IS NOT NULL)
) STRICT;
CREATE INDEX bezwaar_household ON bezwaar(household_id);
CREATE INDEX bezwaar_open ON bezwaar(uiterlijk) WHERE beslist IS NULL;
CREATE INDEX bezwaar_behandelaar ON bezwaar(behandelaar_id) WHERE beslist IS NULL;
CREATE UNIQUE INDEX bezwaar_one ON bezwaar(decision_id) WHERE beslist IS NULL;

CREATE TRIGGER bezwaar_new BEFORE INSERT ON bezwaar BEGIN
  SELECT RAISE(ABORT, 'bezwaar: dit besluit is van een ander huishouden, of is nog niet bekendgemaakt')
    WHERE NOT EXISTS(SELECT 1 FROM decision WHERE id = NEW.decision_id AND household_id = NEW.household_id
      AND state = 'bekendgemaakt' AND bekendmaking <= NEW.ontvangen);
  SELECT RAISE(ABORT, 'bezwaar: op een nieuw bezwaar is nog niet beslist') WHERE NEW.uitkomst <> 'open';
END;
-- Awb 10:3 lid 3: whoever took the decision does not decide about the bezwaar; nor who asked for it or was second eyes.
CREATE TRIGGER bezwaar_other BEFORE UPDATE ON bezwaar BEGIN
  SELECT RAISE(ABORT, 'bezwaar: wie het besluit vroeg of nam, beslist er niet over (Awb 10:3)')
    FROM decision d WHERE d.id = NEW.decision_id AND NEW.beslisser_id IN (d.decider_id, d.second_id, d.author_id);
  SELECT RAISE(ABORT, 'bezwaar: wie het besluit vroeg of nam, behandelt het niet (Awb 7:5)')
    FROM decision d WHERE d.id = NEW.decision_id AND NEW.behandelaar_id IN (d.decider_id, d.second_id, d.author_id);
  SELECT RAISE(ABORT, 'bezwaar: wat is binnengekomen, staat vast')
    WHERE NEW.id IS NOT OLD.id OR NEW.nummer IS NOT OLD.nummer
    OR NEW.decision_id IS NOT OLD.decision_id OR NEW.indiener IS NOT OLD.indiener OR NEW.ontvangen IS NOT OLD.ontvangen
    OR NEW.verzonden IS NOT OLD.verzonden OR NEW.op_tijd IS NOT OLD.op_tijd
    OR NEW.ingeschreven_id IS NOT OLD.ingeschreven_id OR NEW.van IS NOT OLD.van;
  SELECT RAISE(ABORT, 'bezwaar: wat beslist is, staat vast') WHERE OLD.beslist IS NOT NULL AND (
    NEW.beslist IS NOT OLD.beslist OR NEW.uitkomst IS NOT OLD.uitkomst OR NEW.motivering IS NOT OLD.motivering
    OR NEW.beslisser_id IS NOT OLD.beslisser_id OR NEW.uiterlijk IS NOT OLD.uiterlijk
    OR NEW.verschoonbaar IS NOT OLD.verschoonbaar
    OR (OLD.bekendgemaakt IS NOT NULL AND NEW.bekendgemaakt IS NOT OLD.bekendgemaakt));
  SELECT RAISE(ABORT, 'termijn: de klok wordt niet korter')
    WHERE NEW.commissie >= OLD.commissie AND NEW.uiterlijk < OLD.uiterlijk;
  SELECT RAISE(ABORT, 'bezwaar: de commissie is ingesteld; dat blijft') WHERE NEW.commissie < OLD.commissie;
  SELECT RAISE(ABORT, 'termijn: langer gaat alleen met een commissie, een opschorting of een verdaging')
    WHERE NEW.uiterlijk > date(NEW.van, '+' || (CASE NEW.commissie WHEN 1 THEN 84 ELSE 42 END + 5 +
      coalesce((SELECT still_days + longer_days FROM term_moved WHERE about = 'bezwaar' AND object_id = NEW.id), 0))
      || ' days');
END;
CREATE TRIGGER bezwaar_other_new BEFORE INSERT ON bezwaar BEGIN
  SELECT RAISE(ABORT, 'bezwaar: wie het besluit vroeg of nam, behandelt het niet (Awb 7:5)')
    FROM decision d WHERE d.id = NEW.decision_id AND NEW.behandelaar_id IN (d.decider_id, d.second_id, d.author_id);
  SELECT RAISE(ABORT, 'termijn: langer gaat alleen met een commissie, een opschorting of een verdaging')
    WHERE NEW.uiterlijk > date(NEW.van, '+' || (CASE NEW.commissie WHEN 1 THEN 84 ELSE 42 END + 5) || ' days');
END;
CREATE TRIGGER bezwaar_no_delete BEFORE DELETE ON bezwaar
  BEGIN SELECT RAISE(ABORT, 'bezwaar: verwijderen kan niet'); END;

-- Klacht: Awb hoofdstuk 9; outside the team ------------------------------------------------------------------------

CREATE TABLE klacht(                -- never deleted
  id INTEGER PRIMARY KEY,
  nummer TEXT NOT NULL UNIQUE,      -- "K2026-0002"
  household_id INTEGER NOT NULL REFERENCES household(id),
  klager TEXT NOT NULL,
  over_id INTEGER NOT NULL REFERENCES employee(id),  -- who is complained about: neither reads nor handles it
  ontvangen TEXT NOT NULL CHECK(date(ontvangen) IS ontvangen),
  klacht TEXT NOT NULL,
  ingeschreven_id INTEGER NOT NULL REFERENCES employee(id),
  behandelaar_id INTEGER REFERENCES employee(id),
  bevestigd TEXT,                   -- Awb 9:6
  gehoord TEXT, niet_gehoord TEXT,  -- Awb 9:10
  commissie INTEGER NOT NULL DEFAULT 0 CHECK(commissie IN (0, 1)),  -- Awb 9:14
  uiterlijk TEXT NOT NULL CHECK(date(uiterlijk) IS uiterlijk),
  uitkomst TEXT NOT NULL
    CHECK(uitkomst IN ('open', 'gegrond', 'deels', 'ongegrond', 'opgelost', 'niet_behandeld', 'ingetrokken')),
  oordeel TEXT, afgehandeld TEXT,   -- Awb 9:12
  version INTEGER NOT NULL DEFAULT 1,
  CHECK((afgehandeld IS NULL) = (uitkomst = 'open')),
  CHECK(uitkomst IN ('open', 'ingetrokken') OR oordeel IS NOT NULL),
  CHECK(uitkomst = 'open' OR uitkomst = 'ingetrokken' OR behandelaar_id IS NOT NULL),
  CHECK(behandelaar_id <> over_id),
  CHECK(ingeschreven_id <> over_id)
) STRICT;
CREATE INDEX klacht_household ON klacht(household_id);
CREATE INDEX klacht_open ON klacht(uiterlijk) WHERE afgehandeld IS NULL;
CREATE INDEX klacht_behandelaar ON klacht(behandelaar_id) WHERE afgehandeld IS NULL;

CREATE VIEW team_place AS           -- who is or was in which team, by their place or by a role
  SELECT id AS employee_id, team_id FROM employee WHERE team_id IS NOT NULL
  UNION SELECT employee_id, team_id FROM role_assignment WHERE team_id IS NOT NULL;
CREATE VIEW colleague AS            -- two people who are or were in one team
  SELECT x.employee_id AS one_id, y.employee_id AS other_id FROM team_place x
    JOIN team_place y ON y.team_id = x.team_id;

CREATE TRIGGER klacht_new BEFORE INSERT ON klacht BEGIN
  SELECT RAISE(ABORT, 'klacht: over een nieuwe klacht is nog niet geoordeeld') WHERE NEW.uitkomst <> 'open';
  SELECT RAISE(ABORT, 'klacht: de behandelaar zit in een ander team dan over wie de klacht gaat')
    WHERE EXISTS(SELECT 1 FROM colleague WHERE one_id = NEW.behandelaar_id AND other_id = NEW.over_id);
  SELECT RAISE(ABORT, 'termijn: langer gaat alleen met een commissie of een verdaging')
    WHERE NEW.uiterlijk > date(NEW.ontvangen, '+' || (CASE NEW.commissie WHEN 1 THEN 70 ELSE 42 END + 5) || ' days');
END;
CREATE TRIGGER klacht_kept BEFORE UPDATE ON klacht BEGIN
  SELECT RAISE(ABORT, 'klacht: de behandelaar zit in een ander team dan over wie de klacht gaat')
    WHERE NEW.behandelaar_id IS NOT OLD.behandelaar_id
    AND EXISTS(SELECT 1 FROM colleague WHERE one_id = NEW.behandelaar_id AND other_id = NEW.over_id);
  SELECT RAISE(ABORT, 'klacht: wat is binnengekomen, staat vast')
    WHERE NEW.id IS NOT OLD.id OR NEW.nummer IS NOT OLD.nummer
    OR NEW.klager IS NOT OLD.klager OR NEW.over_id IS NOT OLD.over_id OR NEW.ontvangen IS NOT OLD.ontvangen
    OR NEW.klacht IS NOT OLD.klacht OR NEW.ingeschreven_id IS NOT OLD.ingeschreven_id;
  SELECT RAISE(ABORT, 'klacht: wat is afgehandeld, staat vast') WHERE OLD.afgehandeld IS NOT NULL AND (
    NEW.afgehandeld IS NOT OLD.afgehandeld OR NEW.uitkomst IS NOT OLD.uitkomst OR NEW.oordeel IS NOT OLD.oordeel
    OR NEW.behandelaar_id IS NOT OLD.behandelaar_id OR NEW.uiterlijk IS NOT OLD.uiterlijk);
  SELECT RAISE(ABORT, 'klacht: de commissie is ingesteld; dat blijft') WHERE NEW.commissie < OLD.commissie;
  SELECT RAISE(ABORT, 'termijn: de klok wordt niet korter') WHERE NEW.uiterlijk < OLD.uiterlijk;
  SELECT RAISE(ABORT, 'termijn: langer gaat alleen met een commissie of een verdaging') WHERE NEW.uiterlijk >
    date(NEW.ontvangen, '+' || (CASE NEW.commissie WHEN 1 THEN 70 ELSE 42 END + 5 + coalesce((SELECT longer_days
      FROM term_moved WHERE about = 'klacht' AND object_id = NEW.id), 0)) || ' days');
END;
CREATE TRIGGER klacht_no_delete BEFORE DELETE ON klacht
  BEGIN SELECT RAISE(ABORT, 'klacht: verwijderen kan niet'); END;

-- Ingebrekestelling: Awb 4:17 --------------------------------------------------------------------------------------

CREATE TABLE ingebreke(             -- never deleted
  id INTEGER PRIMARY KEY,
  nummer TEXT NOT NULL UNIQUE,      -- "I2026-0001"
  household_id INTEGER NOT NULL REFERENCES household(id),
  about TEXT NOT NULL CHECK(about IN ('aanvraag', 'bezwaar', 'privacy_request')),
  object_id INTEGER NOT NULL,
  aanvrager TEXT NOT NULL,
  ontvangen TEXT NOT NULL CHECK(date(ontvangen) IS ontvangen),
  termijn TEXT NOT NULL,            -- the last day of the term that it is about, as it was then
  te_vroeg INTEGER NOT NULL CHECK(te_vroeg = (ontvangen <= termijn)),
  ingeschreven_id INTEGER NOT NULL REFERENCES employee(id),
  uiterlijk TEXT NOT NULL CHECK(uiterlijk BETWEEN date(ontvangen, '+14 days') AND date(ontvangen, '+19 days')),
  uitsluiting TEXT NOT NULL CHECK(uitsluiting IN ('geen', 'te_laat', 'geen_belanghebbende', 'kennelijk')),  -- lid 6
  toelichting TEXT,
  besloten TEXT,                    -- the day on which the decision was sent after all: no dwangsom from then on
  dwangsom INTEGER NOT NULL DEFAULT 0 CHECK(dwangsom BETWEEN 0 AND 144200),
  vastgesteld TEXT,                 -- Awb 4:18: the day on which the amount was made known
  version INTEGER NOT NULL DEFAULT 1,
  CHECK(uitsluiting = 'geen' OR toelichting IS NOT NULL),
  CHECK(besloten IS NULL OR besloten >= ontvangen),
  CHECK(vastgesteld IS NULL OR besloten IS NOT NULL OR dwangsom > 0)
) STRICT;
CREATE INDEX ingebreke_household ON ingebreke(household_id);
CREATE INDEX ingebreke_open ON ingebreke(uiterlijk) WHERE vastgesteld IS NULL;

CREATE TRIGGER ingebreke_new BEFORE INSERT ON ingebreke BEGIN
  SELECT RAISE(ABORT, 'ingebrekestelling: dat is niet van dit huishouden') WHERE NOT EXISTS(
    SELECT 1 FROM aanvraag WHERE NEW.about = 'aanvraag' AND id = NEW.object_id AND household_id = NEW.household_id
    UNION ALL SELECT 1 FROM bezwaar WHERE NEW.about = 'bezwaar' AND id = NEW.object_id
      AND household_id = NEW.household_id
    UNION ALL SELECT 1 FROM privacy_request WHERE NEW.about = 'privacy_request' AND id = NEW.object_id
      AND household_id = NEW.household_id);
  SELECT RAISE(ABORT, 'ingebrekestelling: er is nog geen dwangsom')
    WHERE NEW.dwangsom <> 0 OR NEW.vastgesteld IS NOT NULL;
END;
CREATE TRIGGER ingebreke_kept BEFORE UPDATE ON ingebreke BEGIN
  SELECT RAISE(ABORT, 'ingebrekestelling: wat is binnengekomen, staat vast') WHERE NEW.id IS NOT OLD.id
    OR NEW.nummer IS NOT OLD.nummer OR NEW.about IS NOT OLD.about OR NEW.object_id IS NOT OLD.object_id
    OR NEW.aanvrager IS NOT OLD.aanvrager OR NEW.ontvangen IS NOT OLD.ontvangen OR NEW.termijn IS NOT OLD.termijn
    OR NEW.uiterlijk IS NOT OLD.uiterlijk OR NEW.ingeschreven_id IS NOT OLD.ingeschreven_id;
  SELECT RAISE(ABORT, 'ingebrekestelling: wat is vastgesteld, staat vast') WHERE OLD.vastgesteld IS NOT NULL AND (
    NEW.vastgesteld IS NOT OLD.vastgesteld OR NEW.dwangsom IS NOT OLD.dwangsom OR NEW.besloten IS NOT OLD.besloten
    OR NEW.uitsluiting IS NOT OLD.uitsluiting);
END;
CREATE TRIGGER ingebreke_no_delete BEFORE DELETE ON ingebreke
  BEGIN SELECT RAISE(ABORT, 'ingebrekestelling: verwijderen kan niet'); END;

-- Meldcode huiselijk geweld en kindermishandeling: five steps ------------------------------------------------------

CREATE TABLE meldcode(
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  person_id INTEGER NOT NULL REFERENCES person(id),  -- about whom the worry is
  aanleiding TEXT NOT NULL,
  begonnen TEXT NOT NULL CHECK(date(begonnen) IS begonnen),
  afgesloten TEXT,                  -- the day of step 5
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  pet TEXT NOT NULL DEFAULT 'hulp' CHECK(pet IN ('hulp', 'handhaving')),
  CHECK(afgesloten IS NULL OR afgesloten >= begonnen)
) STRICT;
CREATE INDEX meldcode_household ON meldcode(household_id);

CREATE TABLE meldcode_step(         -- never changed or deleted; a step may have several lines
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id),
  meldcode_id INTEGER NOT NULL REFERENCES meldcode(id),
  stap INTEGER NOT NULL CHECK(stap BETWEEN 1 AND 5),
  datum TEXT NOT NULL CHECK(date(datum) IS datum),
  geraadpleegd TEXT,                -- with whom: a colleague, the aandachtsfunctionaris
  veilig_thuis INTEGER NOT NULL DEFAULT 0 CHECK(veilig_thuis IN (0, 1)),  -- Veilig Thuis gave advice
  tekst TEXT,
  overgeslagen TEXT,                -- why this step was skipped
  hulp INTEGER NOT NULL DEFAULT 0 CHECK(hulp IN (0, 1)),                  -- step 5: help is organised
  gemeld TEXT,                      -- step 5: the day on which Veilig Thuis got the melding
  employee_id INTEGER NOT NULL REFERENCES employee(id),
  at INTEGER NOT NULL,
  pet TEXT NOT NULL DEFAULT 'hulp' CHECK(pet IN ('hulp', 'handhaving')),
  CHECK((tekst IS NULL) <> (overgeslagen IS NULL)),
  CHECK(overgeslagen IS NULL OR stap IN (2, 3, 4)),
  CHECK(stap = 5 OR (hulp = 0 AND gemeld IS NULL)),
  CHECK(stap <> 2 OR overgeslagen IS NOT NULL OR geraadpleegd IS NOT NULL OR veilig_thuis = 1)
) STRICT;
CREATE INDEX meldcode_step_of ON meldcode_step(meldcode_id, stap);
CREATE INDEX meldcode_step_household ON meldcode_step(household_id);

CREATE TRIGGER meldcode_new BEFORE INSERT ON meldcode BEGIN
  SELECT RAISE(ABORT, 'meldcode: deze persoon hoort niet bij het huishouden')
    WHERE NOT EXISTS(SELECT 1 FROM membership WHERE household_id = NEW.household_id AND person_id = NEW.person_id);
  SELECT RAISE(ABORT, 'meldcode: begint bij stap 1') WHERE NEW.afgesloten IS NOT NULL;
END;
CREATE TRIGGER meldcode_kept BEFORE UPDATE ON meldcode BEGIN
  SELECT RAISE(ABORT, 'meldcode: wat is vastgelegd, blijft staan') WHERE NEW.id IS NOT OLD.id
    OR NEW.person_id IS NOT OLD.person_id OR NEW.aanleiding IS NOT OLD.aanleiding OR NEW.begonnen IS NOT OLD.begonnen
    OR NEW.employee_id IS NOT OLD.employee_id OR NEW.pet IS NOT OLD.pet
    OR (OLD.afgesloten IS NOT NULL AND NEW.afgesloten IS NOT OLD.afgesloten);
  SELECT RAISE(ABORT, 'meldcode: stap 5 is nog niet vastgelegd')
    WHERE NEW.afgesloten IS NOT NULL AND OLD.afgesloten IS NULL
    AND NOT EXISTS(SELECT 1 FROM meldcode_step WHERE meldcode_id = NEW.id AND stap = 5);
END;
CREATE TRIGGER meldcode_no_delete BEFORE DELETE ON meldcode
  BEGIN SELECT RAISE(ABORT, 'meldcode: verwijderen kan niet'); END;
CREATE TRIGGER meldcode_step_new BEFORE INSERT ON meldcode_step BEGIN
  SELECT RAISE(ABORT, 'meldcode: dit traject is er niet, of is afgesloten')
    WHERE NOT EXISTS(SELECT 1 FROM meldcode WHERE id = NEW.meldcode_id AND household_id = NEW.household_id
      AND afgesloten IS NULL AND pet = NEW.pet);
  SELECT RAISE(ABORT, 'meldcode: de stap ervoor is nog niet vastgelegd; sla die over met een reden') WHERE NEW.stap > 1
    AND NOT EXISTS(SELECT 1 FROM meldcode_step WHERE meldcode_id = NEW.meldcode_id AND stap = NEW.stap - 1);
  SELECT RAISE(ABORT, 'meldcode: een stap is niet voor de stap ervoor gezet') WHERE NEW.datum <
    (SELECT min(datum) FROM meldcode_step WHERE meldcode_id = NEW.meldcode_id AND stap = NEW.stap - 1);
END;
CREATE TRIGGER meldcode_step_no_update BEFORE UPDATE ON meldcode_step WHEN NEW.household_id IS OLD.household_id
  OR NEW.tekst IS NOT OLD.tekst OR NEW.overgeslagen IS NOT OLD.overgeslagen OR NEW.stap IS NOT OLD.stap
  OR NEW.datum IS NOT OLD.datum OR NEW.gemeld IS NOT OLD.gemeld OR NEW.meldcode_id IS NOT OLD.meldcode_id
  BEGIN SELECT RAISE(ABORT, 'meldcode: wijzigen kan niet, schrijf er een regel bij'); END;
CREATE TRIGGER meldcode_step_no_delete BEFORE DELETE ON meldcode_step
  BEGIN SELECT RAISE(ABORT, 'meldcode: verwijderen kan niet'); END;

-- Merging ----------------------------------------------------------------------------------------------------------

CREATE TRIGGER term_event_moves BEFORE UPDATE OF household_id ON term_event
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'term_event' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER term_event_in_merged BEFORE INSERT ON term_event
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER bezwaar_moves BEFORE UPDATE OF household_id ON bezwaar
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'bezwaar' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER bezwaar_in_merged BEFORE INSERT ON bezwaar
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER klacht_moves BEFORE UPDATE OF household_id ON klacht
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'klacht' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER klacht_in_merged BEFORE INSERT ON klacht
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER ingebreke_moves BEFORE UPDATE OF household_id ON ingebreke
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'ingebreke' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER ingebreke_in_merged BEFORE INSERT ON ingebreke
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER meldcode_moves BEFORE UPDATE OF household_id ON meldcode
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'meldcode' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER meldcode_in_merged BEFORE INSERT ON meldcode
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
CREATE TRIGGER meldcode_step_moves BEFORE UPDATE OF household_id ON meldcode_step
  WHEN NEW.household_id IS NOT OLD.household_id AND NOT EXISTS(SELECT 1 FROM merge_move v
    WHERE v.kind = 'meldcode_step' AND v.object_id = OLD.id AND NEW.id = OLD.id
    AND v.old_id = OLD.household_id AND v.new_id = NEW.household_id)
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: het huishouden van deze regel staat vast'); END;
CREATE TRIGGER meldcode_step_in_merged BEFORE INSERT ON meldcode_step
  WHEN (SELECT merged_into FROM household WHERE id = NEW.household_id) IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'samenvoegen: dit huishouden is in een ander opgegaan'); END;
