-- What the answers of a health declaration come to by the signs of its day: 0 none, 1 clear, 2 incomplete, 3 watch,
-- 4 alarm. (The rows of records are made anew by the program that brings this migration.)
ALTER TABLE record ADD COLUMN finding INTEGER NOT NULL DEFAULT 0;
CREATE INDEX record_with_finding ON record (ward, kind, finding, day) WHERE finding > 2 AND removed = 0;
