-- What retention and the comparison of replicas need (SPEC W11, W12).

-- First 16 bytes of SHA-256(document id, sorted heads); none until the document is next written or the
-- rows are made anew.
ALTER TABLE document ADD COLUMN digest BLOB;

-- The first period that is kept, where earlier ones were deleted; the feed number of the last deletion;
-- how many feed numbers have no change any more, those of the deletions included.
ALTER TABLE partition ADD COLUMN kept_from TEXT;
ALTER TABLE partition ADD COLUMN kept_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE partition ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;

-- Of `n` those whose records were deleted: counts stay, names go.
ALTER TABLE tally ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
