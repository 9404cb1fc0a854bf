/** A record's history as people tell it: what somebody did, then which fields. */
import type { FieldChange, HistoryEntry } from '../types';

export type Deed = 'made' | 'changed' | 'decided' | 'removed' | 'restored';

export function deedOf(entry: HistoryEntry): Deed {
  if (entry.made) return 'made';
  const removal = entry.changes.find((change) => change.field === 'removed/at');
  if (removal) return removal.to === null ? 'restored' : 'removed';
  return entry.changes.some((change) => change.from.length > 1) ? 'decided' : 'changed';
}

/** The fields worth telling: not those that a first entry left empty, nor the time of a removal. */
export function told(entry: HistoryEntry): FieldChange[] {
  return entry.changes.filter((change) => {
    if (change.field === 'removed/at') return false;
    return change.to !== null || change.from.length > 0;
  });
}
