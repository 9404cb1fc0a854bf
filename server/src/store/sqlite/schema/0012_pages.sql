-- A page of a list is found by the values of the row where the last one ended: what waits for something is sorted by
-- when, what waits for nothing by its day.
DROP INDEX record_by_due;
DROP INDEX record_by_due_desc;
DROP INDEX record_due;
CREATE INDEX record_due ON record (ward, kind, due_at_ms, id) WHERE due_at_ms IS NOT NULL;
