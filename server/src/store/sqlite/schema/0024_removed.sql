-- What was taken off the lists is little beside what stands: counted and listed by an index of its own, or each look at a
-- list's filters walks the whole list for it.
CREATE INDEX record_removed ON record (ward, kind) WHERE removed = 1;
