/** A record's history as people tell it: what somebody did, then which fields. */
import type { Kind } from '../../generated/kinds';
import { isToldWithHour } from '../../record/time-of-day';
import type { FieldChange, HistoryEntry } from '../types';

export type Deed = 'made' | 'changed' | 'decided' | 'removed' | 'restored';

export function deedOf(entry: HistoryEntry): Deed {
  if (entry.made) return 'made';
  const removal = entry.changes.find((change) => change.field === 'removed/at');
  if (removal) return removal.to === null ? 'restored' : 'removed';
  return entry.changes.some((change) => change.decision) ? 'decided' : 'changed';
}

/**
 * The fields worth telling, in the order of the form: not those that a first entry left empty, nor the time
 * of a removal.
 */
export function told(entry: HistoryEntry, kind: Kind | null): FieldChange[] {
  const order = new Map(kind?.fields.map((field, index) => [field.name, index]));
  const place = (change: FieldChange): number => order.get(change.field.split('/', 1)[0] ?? '') ?? order.size;
  const worth = entry.changes.filter(
    (change) =>
      change.field !== 'removed/at' &&
      !isToldWithHour(kind, entry.changes, change.field) &&
      (change.to !== null || change.from.length > 0 || change.left.length > 0),
  );
  return worth.sort((a, b) => place(a) - place(b));
}
