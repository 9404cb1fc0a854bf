-- What the office's lists and overview are read by.

-- Newest first within a day follows the id, which begins with the time at which a record was made.
DROP INDEX record_by_day;
CREATE INDEX record_by_day ON record (ward, kind, day, id);

-- The few passes that were not simply let through.
CREATE INDEX record_pass_held ON record (ward, value, day, id)
    WHERE kind = 'pass' AND value <> 'let_pass';

CREATE INDEX record_with_problem ON record (ward, kind) WHERE problems > 0 AND removed = 0;

-- What an open movement waits for and until when; the same as `due_of` in office_lists.rs.
CREATE INDEX record_movement_due ON record (ward, (
    CASE
        WHEN json_extract(body, '$.fields.closed') THEN NULL
        WHEN json_extract(body, '$.fields.direction') = 'departure'
            THEN json_extract(body, '$.fields.return_planned')
        WHEN json_extract(body, '$.fields.arrive_actual') IS NULL
            THEN ((json_extract(body, '$.fields.arrive_planned') + 25200000) / 86400000 + 1) * 86400000 - 25200000
        WHEN json_extract(body, '$.fields.reported_back_at') IS NULL
            THEN json_extract(body, '$.fields.report_due_at')
    END
)) WHERE kind = 'movement' AND removed = 0;

-- Who belongs to a household, and what is known of a person.
CREATE INDEX record_person_household ON record (ward, json_extract(body, '$.fields.household'))
    WHERE kind = 'person';
CREATE INDEX record_movement_household ON record (ward, json_extract(body, '$.fields.household'))
    WHERE kind = 'movement';
CREATE INDEX record_movement_person ON record (ward, json_extract(body, '$.fields.person'))
    WHERE kind = 'movement';
CREATE INDEX record_declaration_household ON record (ward, json_extract(body, '$.fields.household'))
    WHERE kind = 'declaration';
CREATE INDEX record_declaration_person ON record (ward, json_extract(body, '$.fields.person'))
    WHERE kind = 'declaration';
