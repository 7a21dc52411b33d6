-- Why: a session is drawn as it went, with heart rate, pace and height over its time. The log keeps that beside the sessions, in
-- a table of its own, so that nobody who only asks what today brings has to read it.
--
-- How it works: a trace belongs to a recording, not to an entry, so that nothing has to be done with it when sessions are
-- joined, split, corrected, deleted or brought back. `mark` names the recording by its format, its start and its length, such
-- as `fit 2026-11-21T08:00:00Z 3600 s`; `content` has the figures as JSON, in stretches of equal time:
-- {"step_s":15.0,"metres":[50.1,101.7,null],"heart_bpm":[120,131,133],"height_m":[450,452,455]}. Of two for one recording
-- the one that says more is kept. Nothing here is undone: a trace without a session is asked for by nobody.

CREATE TABLE trace (
    mark    TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
