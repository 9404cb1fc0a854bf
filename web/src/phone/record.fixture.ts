/** Records for tests, as the worker gives them. */
import type { PhoneRecord, Scalar } from '../worker/api';

export function recordOf(kind: string, fields: Record<string, Scalar>, id = 'a'.repeat(32)): PhoneRecord {
  return {
    id,
    kind,
    v: 1,
    partition: `register/00025/00025-01`,
    period: '2021',
    place: '00025-01',
    fields,
    conflicts: {},
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
