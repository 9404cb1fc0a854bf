-- Which record names which, by what field: one row a link. Lists of what belongs to a record are read from here in
-- either direction. `kind`, `day` and `removed` are those of the record that names. (The rows are made by the program
-- that brings this migration.)
CREATE TABLE record_link (
    ward    TEXT NOT NULL,
    record  BLOB NOT NULL,
    field   TEXT NOT NULL,
    target  BLOB NOT NULL,
    kind    TEXT NOT NULL,
    day     TEXT NOT NULL,
    removed INTEGER NOT NULL,
    PRIMARY KEY (ward, record, field, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_link_to ON record_link (ward, target, kind, field, removed, day, record);

-- What the columns said of two fields alone.
DROP INDEX record_of_household;
DROP INDEX record_of_person;
ALTER TABLE record DROP COLUMN household;
ALTER TABLE record DROP COLUMN person;
