-- Why: the first log. It must keep what a runner says and what a watch recorded for decades, give back what it said at any
-- time before, and stay readable with nothing but the sqlite3 shell.
--
-- How it works
-- * One table a kind of entry. A row is one *version* of an entry and never changes but for `live`: a correction adds a
--   version and takes `live` from the one before, a deletion only takes `live` away. At most one version of an entry is live.
-- * `change` is one action of the runner, under the name by which it can be undone; `step` says which version of each
--   entry stood before it and which stands after it. To undo is to make `before` live again; to redo, `after`.
-- * A new action after an undo lets go of what could have been redone: that change is `dropped`, its versions stay. What
--   the log said at a time is made of the changes kept by then and not undone by then.
-- * Null means "not said". Instants are milliseconds since 1970 in UTC, beside the minutes of offset they were lived in;
--   days are the runner's own, as 2026-11-22. An id is a UUIDv7, so that two logs can be merged one day.
-- * Kinds of things go by the names of the program (`trail`, `race`, `fever`). Lists are one name a line.

-- "DCHR": tells a log from any other SQLite file.
PRAGMA application_id = 1145260114;

CREATE TABLE change (
    change        INTEGER PRIMARY KEY,
    at_ms         INTEGER NOT NULL CHECK (at_ms BETWEEN -2208988800000 AND 253402300799999),
    at_offset_min INTEGER NOT NULL CHECK (at_offset_min BETWEEN -1439 AND 1439),
    label         TEXT    NOT NULL,
    state         TEXT    NOT NULL DEFAULT 'kept' CHECK (state IN ('kept', 'undone', 'dropped')),
    undone_ms     INTEGER CHECK ((undone_ms IS NULL) = (state = 'kept'))
) STRICT;

CREATE INDEX change_undone ON change (change) WHERE state = 'undone';

CREATE TABLE step (
    change INTEGER NOT NULL REFERENCES change,
    id     BLOB    NOT NULL CHECK (length(id) = 16),
    entry  TEXT    NOT NULL CHECK (entry IN ('session', 'rest', 'check_in', 'intake', 'spell', 'planned')),
    before INTEGER,
    after  INTEGER,
    PRIMARY KEY (change, id, entry)
) STRICT, WITHOUT ROWID;

CREATE INDEX step_of_entry ON step (id);

CREATE TABLE session (
    version          INTEGER PRIMARY KEY,
    id               BLOB    NOT NULL CHECK (length(id) = 16),
    live             INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
    sport            TEXT    NOT NULL,
    start_ms         INTEGER NOT NULL CHECK (start_ms BETWEEN -2208988800000 AND 253402300799999),
    start_offset_min INTEGER NOT NULL CHECK (start_offset_min BETWEEN -1439 AND 1439),
    zone             TEXT,
    kind             TEXT,
    moving_s         REAL    CHECK (moving_s BETWEEN 0 AND 5184000),
    elapsed_s        REAL    CHECK (elapsed_s BETWEEN 0 AND 5184000),
    distance_m       REAL    CHECK (distance_m BETWEEN 0 AND 10000000),
    climb_m          REAL    CHECK (climb_m BETWEEN 0 AND 10000000),
    descent_m        REAL    CHECK (descent_m BETWEEN 0 AND 10000000),
    effort_cr10      REAL    CHECK (effort_cr10 BETWEEN 0 AND 10),
    feel_of_10       REAL    CHECK (feel_of_10 BETWEEN 0 AND 10),
    heart_avg_bpm    REAL    CHECK (heart_avg_bpm BETWEEN 20 AND 260),
    heart_max_bpm    REAL    CHECK (heart_max_bpm BETWEEN 20 AND 260),
    watch_recovery_s REAL    CHECK (watch_recovery_s BETWEEN 0 AND 5184000),
    title            TEXT,
    notes            TEXT,
    place            TEXT,
    tags             TEXT,
    sport_name       TEXT,
    file             TEXT,
    format           TEXT,
    device           TEXT,
    climb_method     TEXT
) STRICT;

CREATE UNIQUE INDEX session_live ON session (id) WHERE live = 1;
CREATE INDEX session_start ON session (start_ms) WHERE live = 1;
-- For the longest run before a day, which says how new a distance is, without reading twenty years.
CREATE INDEX session_distance ON session (distance_m)
    WHERE live = 1 AND distance_m IS NOT NULL AND sport IN ('run', 'trail', 'treadmill', 'track');

CREATE TABLE rest (
    version INTEGER PRIMARY KEY,
    id      BLOB    NOT NULL CHECK (length(id) = 16),
    live    INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
    day     TEXT    NOT NULL CHECK (day GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    notes   TEXT
) STRICT;

CREATE UNIQUE INDEX rest_live ON rest (id) WHERE live = 1;
CREATE INDEX rest_day ON rest (day) WHERE live = 1;

CREATE TABLE check_in (
    version           INTEGER PRIMARY KEY,
    id                BLOB    NOT NULL CHECK (length(id) = 16),
    live              INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
    at_ms             INTEGER NOT NULL CHECK (at_ms BETWEEN -2208988800000 AND 253402300799999),
    at_offset_min     INTEGER NOT NULL CHECK (at_offset_min BETWEEN -1439 AND 1439),
    soreness_of_10    REAL    CHECK (soreness_of_10 BETWEEN 0 AND 10),
    fatigue_of_5      INTEGER CHECK (fatigue_of_5 BETWEEN 1 AND 5),
    mood_of_5         INTEGER CHECK (mood_of_5 BETWEEN 1 AND 5),
    stress_of_5       INTEGER CHECK (stress_of_5 BETWEEN 1 AND 5),
    sleep_s           REAL    CHECK (sleep_s BETWEEN 0 AND 5184000),
    sleep_of_5        INTEGER CHECK (sleep_of_5 BETWEEN 1 AND 5),
    resting_heart_bpm REAL    CHECK (resting_heart_bpm BETWEEN 20 AND 260),
    hrv_ms            REAL    CHECK (hrv_ms > 0),
    hrv_measure       TEXT    CHECK ((hrv_measure IS NULL) = (hrv_ms IS NULL)),
    hrv_device        TEXT,
    health            TEXT,
    pain_place        TEXT,
    pain_changes_gait INTEGER CHECK (pain_changes_gait IN (0, 1)),
    pain_on_bone      INTEGER CHECK (pain_on_bone IN (0, 1)),
    red_flags         TEXT,
    notes             TEXT,
    source            TEXT
) STRICT;

CREATE UNIQUE INDEX check_in_live ON check_in (id) WHERE live = 1;
CREATE INDEX check_in_at ON check_in (at_ms) WHERE live = 1;

CREATE TABLE intake (
    version        INTEGER PRIMARY KEY,
    id             BLOB    NOT NULL CHECK (length(id) = 16),
    live           INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
    at_ms          INTEGER NOT NULL CHECK (at_ms BETWEEN -2208988800000 AND 253402300799999),
    at_offset_min  INTEGER NOT NULL CHECK (at_offset_min BETWEEN -1439 AND 1439),
    carbohydrate_g REAL    CHECK (carbohydrate_g BETWEEN 0 AND 5000),
    protein_g      REAL    CHECK (protein_g BETWEEN 0 AND 5000),
    fluid_ml       REAL    CHECK (fluid_ml BETWEEN 0 AND 30000),
    title          TEXT
) STRICT;

CREATE UNIQUE INDEX intake_live ON intake (id) WHERE live = 1;
CREATE INDEX intake_at ON intake (at_ms) WHERE live = 1;

CREATE TABLE spell (
    version   INTEGER PRIMARY KEY,
    id        BLOB    NOT NULL CHECK (length(id) = 16),
    live      INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
    kind      TEXT    NOT NULL CHECK (kind IN ('illness', 'injury')),
    fever     INTEGER CHECK (fever IN (0, 1)) CHECK ((fever IS NOT NULL) = (kind = 'illness')),
    place     TEXT    CHECK ((place IS NOT NULL) = (kind = 'injury')),
    grade     TEXT    CHECK ((grade IS NOT NULL) = (kind = 'injury')),
    from_day  TEXT    NOT NULL CHECK (from_day GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    until_day TEXT    CHECK (until_day GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' AND until_day >= from_day),
    notes     TEXT
) STRICT;

CREATE UNIQUE INDEX spell_live ON spell (id) WHERE live = 1;

CREATE TABLE planned (
    version     INTEGER PRIMARY KEY,
    id          BLOB    NOT NULL CHECK (length(id) = 16),
    live        INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
    day         TEXT    NOT NULL CHECK (day GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    first_day   TEXT    CHECK (first_day GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    race        TEXT    CHECK (race IN ('a', 'b', 'c')),
    sport       TEXT    NOT NULL,
    kind        TEXT,
    moving_s    REAL    CHECK (moving_s BETWEEN 0 AND 5184000),
    distance_m  REAL    CHECK (distance_m BETWEEN 0 AND 10000000),
    climb_m     REAL    CHECK (climb_m BETWEEN 0 AND 10000000),
    descent_m   REAL    CHECK (descent_m BETWEEN 0 AND 10000000),
    effort_cr10 REAL    CHECK (effort_cr10 BETWEEN 0 AND 10),
    title       TEXT,
    notes       TEXT
) STRICT;

CREATE UNIQUE INDEX planned_live ON planned (id) WHERE live = 1;

-- What is being typed and not yet kept, so that a crash does not lose it.
CREATE TABLE draft (
    name          TEXT    PRIMARY KEY,
    text          TEXT    NOT NULL,
    at_ms         INTEGER NOT NULL,
    at_offset_min INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What Deckchair answered: the first time each verdict was given on a day. Never rewritten, or it could not be judged.
CREATE TABLE advice (
    day              TEXT    NOT NULL CHECK (day GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    verdict          TEXT    NOT NULL,
    given_ms         INTEGER NOT NULL,
    given_offset_min INTEGER NOT NULL,
    detail_json      TEXT    NOT NULL CHECK (json_valid(detail_json)),
    PRIMARY KEY (day, verdict)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER advice_is_never_rewritten BEFORE UPDATE ON advice
BEGIN
    SELECT raise(ABORT, 'advice once given is never rewritten');
END;
