-- A list of many days in another order than theirs is found by walking that order and passing over what is of other
-- days: the index has the day, so that no row is read for it.
DROP INDEX record_by_sort;
DROP INDEX record_by_update;
DROP INDEX record_by_place;
CREATE INDEX record_by_sort ON record (ward, kind, sort, id, day);
CREATE INDEX record_by_update ON record (ward, kind, updated_at_ms, id, day);
CREATE INDEX record_by_place ON record (ward, kind, place, sort, id, day);
