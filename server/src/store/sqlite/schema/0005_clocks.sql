-- Where each change stands among the changes of its document (SPEC G16): `lane` is its device's line of changes (one a
-- device; documents from before that rule may have more), `clock` says of each lane how many of its changes are behind
-- this one, itself included, as unsigned LEB128 numbers. Null in rows from before, until they are filled in.
ALTER TABLE change ADD COLUMN lane INTEGER;
ALTER TABLE change ADD COLUMN clock BLOB;
CREATE INDEX change_without_clock ON change (document) WHERE clock IS NULL;
