-- Migration 20: days on which a signal is looked at again, for the werkbak; one index less beside one that begins the same.

CREATE INDEX signal_review ON signal(review) WHERE until IS NULL AND review IS NOT NULL;
DROP INDEX membership_person;       -- membership_pair begins with the person too
