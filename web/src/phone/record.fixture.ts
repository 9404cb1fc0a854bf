/** Records for tests, as the worker gives them. */
import type { PhoneRecord, Scalar, Stands, StandingValue, WholeRecord } from '../worker/api';

/** A value that somebody wrote in one operation. */
export const standing = (value: Scalar, op: string, more: Partial<StandingValue> = {}): StandingValue => ({
  value,
  by: 'b'.repeat(32),
  by_name: 'Lan',
  at_ms: 1_000,
  winner: true,
  ops: [op],
  ...more,
});

/** Each field as one operation wrote it: `1@a` for all of the first edit. */
export const standsOf = (fields: Record<string, Scalar>, op = '1@a'): Stands =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [standing(value, op)]]));

/** A record as it stands after one edit, with other values where `more` says so. */
export function recordOf(
  kind: string,
  fields: Record<string, Scalar>,
  id = 'a'.repeat(32),
  more: Stands = {},
): WholeRecord {
  const stands = { ...standsOf(fields), ...more };
  const several = Object.entries(stands).filter(([, values]) => values.length > 1);
  return {
    id,
    kind,
    v: 1,
    partition: `register/00025/00025-01`,
    period: '2021',
    place: '00025-01',
    fields: Object.fromEntries(Object.entries(stands).map(([name, [first]]) => [name, first?.value ?? null])),
    conflicts: Object.fromEntries(several),
    stands,
    problems: [],
    created_at_ms: 0,
    created_by: '',
    created_by_name: null,
    updated_at_ms: 0,
    updated_by: '',
    updated_by_name: null,
    removed: false,
    delivery: 'at_ward',
  };
}

export const movementOf = (fields: Record<string, Scalar>): PhoneRecord => recordOf('movement', fields);
