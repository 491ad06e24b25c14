-- Migration 4: who may be the same person, and handing over the regie.

CREATE INDEX person_born ON person(geboortedatum, geslachtsnaam) WHERE geboortedatum IS NOT NULL;
