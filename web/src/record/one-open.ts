/** Of what a household has one record open at a time (SPEC K52): who makes another is shown the first. */
import type { Kind } from '../generated/kinds';
import type { Scalar } from '../worker/api';
import { holds } from './questions';

interface Open {
  readonly id: string;
  readonly fields: Readonly<Record<string, Scalar | undefined>>;
  readonly removed?: boolean | null | undefined;
}

/** The first of these records that is open, other than the one in hand. */
export function openOne<R extends Open>(kind: Kind, records: readonly R[], own: string | null): R | null {
  const isOpen = ({ id, fields, removed }: R): boolean =>
    id !== own &&
    removed !== true &&
    holds(kind.one_open?.open ?? { is: 'never' }, kind.fields, (key) => fields[key]);
  return records.find(isOpen) ?? null;
}
