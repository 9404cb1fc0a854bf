-- Every order in which the office lists records is the order of an index, also far down a list.
CREATE INDEX record_by_update ON record (ward, kind, updated_at_ms, id);
CREATE INDEX record_by_place ON record (ward, kind, place, sort, id);
DROP INDEX record_by_sort;
CREATE INDEX record_by_sort ON record (ward, kind, sort, id);
CREATE INDEX record_by_due_desc ON record (ward, due_at_ms IS NULL, due_at_ms DESC, id DESC) WHERE kind = 'movement';
CREATE INDEX record_by_due ON record (ward, due_at_ms IS NULL, due_at_ms, id) WHERE kind = 'movement';
