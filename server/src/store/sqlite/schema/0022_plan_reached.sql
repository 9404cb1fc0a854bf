-- How far each phone has come in the feed of its ward's plan, as its last request said: by it the office tells which phones
-- have a notice (SPEC W28). NULL where it was never said; -1 from a restore on until the phone has begun from nothing.
ALTER TABLE device ADD COLUMN plan_seq INTEGER;
