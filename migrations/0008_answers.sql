-- Why: an answer is judged by what was said last before the runner acted on it, and a morning that is answered train, then rest after
-- the check-in, then train again was kept as train, then rest. Every answer that differs from the one before it is kept now.
--
-- How it works: answers stand in the order they were given; that one is never kept twice in a row is the program's part.

ALTER TABLE advice RENAME TO advice_before;

CREATE TABLE advice (
    number           INTEGER PRIMARY KEY,
    day              TEXT    NOT NULL CHECK (day GLOB '[1-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    verdict          TEXT    NOT NULL,
    given_ms         INTEGER NOT NULL,
    given_offset_min INTEGER NOT NULL,
    detail_json      TEXT    NOT NULL CHECK (json_valid(detail_json))
) STRICT;

INSERT INTO advice (day, verdict, given_ms, given_offset_min, detail_json)
SELECT day, verdict, given_ms, given_offset_min, detail_json FROM advice_before ORDER BY day, given_ms;

DROP TABLE advice_before;

CREATE INDEX advice_of_day ON advice (day, given_ms);

CREATE TRIGGER advice_is_never_rewritten BEFORE UPDATE ON advice
BEGIN
    SELECT raise(ABORT, 'advice once given is never rewritten');
END;
