-- Why: the same run comes from the watch, from Strava and as GPX. The log makes one session of them, and has to know later what
-- each of them said: to come to the same session in whichever order they arrive, to know a file again, to tell what the runner
-- changed from what a file said, and to split what was joined by mistake.
--
-- How it works: `recordings` is a JSON list of sessions in the form of the export, each as its file said it. Null where the
-- session is what its only file said, or was typed. `source` names the app that a spell of illness or injury was imported
-- from, so that a longer word of the same app may lengthen it; null once the runner has said anything of it.

ALTER TABLE session ADD COLUMN recordings TEXT CHECK (json_valid(recordings));
ALTER TABLE spell ADD COLUMN source TEXT;
