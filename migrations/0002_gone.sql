-- Why: a trouble lasts until the runner says that it is over. A later check-in that says nothing of it is no such word, so the
-- end needs a place of its own: that nothing hurts (any more), and which signs that need a doctor are gone.
--
-- How it works: both are null where nothing was said of them, as in every check-in kept so far. A check-in may say both that
-- something was there and that it is gone: the morning's answer, and the one after it on the same day.

ALTER TABLE check_in ADD COLUMN no_pain INTEGER CHECK (no_pain IN (0, 1));
ALTER TABLE check_in ADD COLUMN signs_gone TEXT;
