-- What the server finds by itself: passes that name an area where somebody stays, in the order in which they came, and
-- movements that came from a pass.
CREATE INDEX record_pass_with_area ON record (ward, received_at_ms, id)
    WHERE kind = 'pass' AND instr(body, '/dest_area"') > 0;
CREATE INDEX record_handed_over ON record (ward, id)
    WHERE kind = 'movement' AND removed = 0 AND json_extract(body, '$.fields.pass') IS NOT NULL;
