/** A record as the worker gives it, for tests of what is made of records. */
import type { Scalar, WholeRecord } from '../../worker/api';
import { standsOf } from '../record.fixture';

export function passRecord(id: string, fields: Record<string, Scalar>, removed = false): WholeRecord {
  const at_ms = typeof fields['at'] === 'number' ? fields['at'] : 0;
  return {
    id,
    kind: 'pass',
    v: 1,
    partition: 'passes/00025/00025-C01',
    period: '2021-11-22',
    place: '00025-C01',
    fields,
    conflicts: {},
    stands: standsOf(fields),
    problems: [],
    created_at_ms: at_ms,
    created_by: '00',
    created_by_name: null,
    updated_at_ms: at_ms,
    updated_by: '00',
    updated_by_name: null,
    removed,
    delivery: 'on_phone',
  };
}

/** Fields of one occupant. */
export function person(id: string, fields: Record<string, Scalar>): Record<string, Scalar> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`people/${id}/${name}`, value]));
}
