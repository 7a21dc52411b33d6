-- Why: a runner plans rest as well as sessions: a day before a race, or a break at the end of a season. It is a plan, and says
-- nothing of what was done: a day of it that nobody reported is no day of rest, so it has no place among the rests.
--
-- How it works: a row is one version of an entry, as in every table of entries; both ends of the days are included. `step` knows
-- its entries by the names of their tables, so it is written anew with one name more; its rows stay as they are.

CREATE TABLE planned_rest (
    version   INTEGER PRIMARY KEY,
    id        BLOB    NOT NULL CHECK (length(id) = 16),
    live      INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
    from_day  TEXT    NOT NULL CHECK (from_day GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    until_day TEXT    NOT NULL CHECK (until_day GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' AND until_day >= from_day),
    notes     TEXT
) STRICT;

CREATE UNIQUE INDEX planned_rest_live ON planned_rest (id) WHERE live = 1;

CREATE TABLE step_anew (
    change INTEGER NOT NULL REFERENCES change,
    id     BLOB    NOT NULL CHECK (length(id) = 16),
    entry  TEXT    NOT NULL
           CHECK (entry IN ('session', 'rest', 'check_in', 'intake', 'spell', 'planned', 'planned_rest')),
    before INTEGER,
    after  INTEGER,
    PRIMARY KEY (change, id, entry)
) STRICT, WITHOUT ROWID;

INSERT INTO step_anew (change, id, entry, before, after) SELECT change, id, entry, before, after FROM step;
DROP TABLE step;
ALTER TABLE step_anew RENAME TO step;
CREATE INDEX step_of_entry ON step (id);
