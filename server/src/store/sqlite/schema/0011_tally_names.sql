-- What is counted of records that retention deleted: "kept" was said of four things.
ALTER TABLE tally RENAME COLUMN kept TO records_deleted;
