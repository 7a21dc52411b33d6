-- Why: a recording that the runner deleted stays so when its file is imported again, also in a log that was made from an export
-- of this one. The versions and steps of the other log do not come along, so what it had deleted needs a place of its own.
--
-- How it works: `content` is one recording as its file said it, as JSON, in the form of an export's sessions. Nothing here is an
-- entry, and nothing is undone: a recording that the log has all the same is there, whatever stands here.

CREATE TABLE deleted (
    content TEXT NOT NULL UNIQUE CHECK (json_valid(content))
) STRICT;
