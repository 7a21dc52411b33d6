-- Why: how soon a hard session comes decides how urgent refuelling is, so a plan has the time of day at which it starts; until now
-- that stood in words in its notes, where nothing could reckon with it.
--
-- How it works: the time is `09:30`, or nothing where only the day is known. Notes whose first line was `starts at 09:30` hand it
-- over, in every version, so that undo gives it back as well; exports are read by the same rule.

ALTER TABLE planned ADD COLUMN start TEXT CHECK (start GLOB '[0-2][0-9]:[0-5][0-9]' AND start < '24:00');

UPDATE planned
SET start = substr(notes, 11, 5),
    notes = nullif(substr(notes, 17), '')
WHERE (notes GLOB 'starts at [0-2][0-9]:[0-5][0-9]' OR notes GLOB 'starts at [0-2][0-9]:[0-5][0-9]' || char(10) || '*')
  AND substr(notes, 11, 5) < '24:00';

-- The name of a sport that is none of ours stood before it.
UPDATE planned
SET start = substr(notes, instr(notes, char(10)) + 11, 5),
    notes = substr(notes, 1, instr(notes, char(10)) - 1) || substr(notes, instr(notes, char(10)) + 16)
WHERE start IS NULL
  AND (substr(notes, instr(notes, char(10)) + 1) GLOB 'starts at [0-2][0-9]:[0-5][0-9]'
       OR substr(notes, instr(notes, char(10)) + 1) GLOB 'starts at [0-2][0-9]:[0-5][0-9]' || char(10) || '*')
  AND instr(notes, char(10)) > 0
  AND substr(notes, instr(notes, char(10)) + 11, 5) < '24:00';
