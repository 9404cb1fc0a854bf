-- Refused changes are paged from the latest on by their time, those that nobody has looked at alone too.
CREATE INDEX quarantine_by_time ON quarantine (ward, received_at_ms, device, hash);
CREATE INDEX quarantine_unseen ON quarantine (ward, received_at_ms, device, hash) WHERE seen_at_ms IS NULL;
