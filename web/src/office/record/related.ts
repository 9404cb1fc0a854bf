/** Records that belong to another: how many of them are shown, and where the rest is. */
import { KINDS } from '../../generated/kinds';
import { KIND_OF, listOf } from '../lists/kind-of';
import { isPart } from '../lists/query';
import { listHash } from '../routes';
import type { RecordView, Related } from '../types';

/** As many are shown where a list has them all. */
const SHOWN = 8;

export interface Shown {
  rows: readonly RecordView[];
  /** The list that has all of them; null where none can be asked for them. */
  all: string | null;
  /** How many are shown nowhere. */
  left_out: number;
}

export function shownOf({ kind, rows, total }: Related, of: Pick<RecordView, 'kind' | 'id'>): Shown {
  const list = listOf(kind);
  // A list that cannot be narrowed to them would show others.
  const all =
    list && isPart(of.kind) && KINDS[KIND_OF(list)].list.filters.includes(of.kind)
      ? listHash(list, { [of.kind]: of.id })
      : null;
  const shown = all === null ? rows : rows.slice(0, SHOWN);
  return {
    rows: shown,
    all: total > shown.length ? all : null,
    left_out: all === null ? total - shown.length : 0,
  };
}
