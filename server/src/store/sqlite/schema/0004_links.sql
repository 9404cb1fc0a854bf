-- What a record belongs to and until when it waits, as columns that the projection fills: an index over
-- JSON read the whole body again for every row that was written.
--
-- household, person: ids of the records that the fields of these names hold.
-- due_at_ms: what an open movement waits for; see `due` of store/due.rs.
ALTER TABLE record ADD COLUMN household TEXT;
ALTER TABLE record ADD COLUMN person TEXT;
ALTER TABLE record ADD COLUMN due_at_ms INTEGER;

DROP INDEX record_movement_due;
DROP INDEX record_person_household;
DROP INDEX record_movement_household;
DROP INDEX record_movement_person;
DROP INDEX record_declaration_household;
DROP INDEX record_declaration_person;

CREATE INDEX record_due ON record (ward, kind, due_at_ms) WHERE due_at_ms IS NOT NULL;
CREATE INDEX record_of_household ON record (ward, household, kind) WHERE household IS NOT NULL;
CREATE INDEX record_of_person ON record (ward, person, kind) WHERE person IS NOT NULL;
