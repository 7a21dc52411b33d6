-- Why: a log that begins again after months looks like months without a run. Whoever ran all the same and only did not log it can
-- say so: days that were trained as usual and not logged are a spell, too.
--
-- How it works: such a spell has the kind `unlogged`, and neither fever nor place. A kind is one of those that the table knows, so
-- the table is written anew with one more; its rows, and the versions behind them, stay as they are.

CREATE TABLE spell_anew (
    version   INTEGER PRIMARY KEY,
    id        BLOB    NOT NULL CHECK (length(id) = 16),
    live      INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
    kind      TEXT    NOT NULL CHECK (kind IN ('illness', 'injury', 'unlogged')),
    fever     INTEGER CHECK (fever IN (0, 1)) CHECK ((fever IS NOT NULL) = (kind = 'illness')),
    place     TEXT    CHECK ((place IS NOT NULL) = (kind = 'injury')),
    grade     TEXT    CHECK ((grade IS NOT NULL) = (kind = 'injury')),
    from_day  TEXT    NOT NULL CHECK (from_day GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    until_day TEXT    CHECK (until_day GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' AND until_day >= from_day),
    notes     TEXT,
    source    TEXT
) STRICT;

INSERT INTO spell_anew (version, id, live, kind, fever, place, grade, from_day, until_day, notes, source)
SELECT version, id, live, kind, fever, place, grade, from_day, until_day, notes, source FROM spell;

DROP TABLE spell;
ALTER TABLE spell_anew RENAME TO spell;
CREATE UNIQUE INDEX spell_live ON spell (id) WHERE live = 1;
