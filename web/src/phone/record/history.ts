/** A record's history as the phone tells it: of each writing what it replaced and what it left standing. */
import { t } from '../../i18n/index.svelte';
import { fieldLabel, fieldOf, fieldRank, isMark, showValue, type NameOfMember } from '../../i18n/kinds';
import type { FieldChange, HistoryEntry, Scalar } from '../../worker/api';

export type Deed = 'created' | 'decided' | 'removed' | 'restored' | 'changed';

export interface Line {
  field: string;
  label: string;
  /** What was replaced; empty where nothing stood. */
  from: string[];
  /** Empty where the label says all, as of a mark that was set. */
  to: string;
  /** What its author had not seen and therefore left standing. */
  left: string[];
}

/** What the app writes for itself says nothing to a reader. */
const SILENT = new Set(['kind', 'v', 'removed/at']);
/** Types whose values are for the app. */
const CODES: readonly string[] = ['record', 'unit'];

/** The member of a group that a key is of, `doses/k7q` of `doses/k7q/date`; empty where it is of none. */
const memberOf = (field: string): string => (/^[^/]+\/[^/]+(?=\/)/.exec(field) ?? [''])[0];

export function deedOf(entry: HistoryEntry, isFirst: boolean): Deed {
  if (isFirst) return 'created';
  const removal = entry.changes.find((change) => change.field === 'removed/at');
  if (removal) return removal.to === null ? 'restored' : 'removed';
  return entry.changes.some((change) => change.decision) ? 'decided' : 'changed';
}

export function linesOf(entry: HistoryEntry, kind: string, nameOfMember?: NameOfMember): Line[] {
  return (
    entry.changes
      .filter(({ field }) => !SILENT.has(field))
      // A reference is an id and a unit a code; the page itself shows what it leads to.
      .filter(({ field }) => !CODES.includes(fieldOf(kind, field)?.type.is ?? ''))
      .filter(({ to, from, left }) => to !== null || from.length > 0 || left.length > 0)
      // A change holds its fields in no order: they are told in that in which a form asks for them, those of one
      // shot or one occupant together.
      .toSorted(
        (a, b) =>
          memberOf(a.field).localeCompare(memberOf(b.field)) ||
          fieldRank(kind, a.field) - fieldRank(kind, b.field) ||
          (a.field < b.field ? -1 : 1),
      )
      .map((change) => lineOf(change, kind, nameOfMember))
  );
}

function lineOf({ field, from, to, left }: FieldChange, kind: string, nameOfMember?: NameOfMember): Line {
  const empty = t().common.conflict.empty;
  const label = fieldLabel(kind, field, nameOfMember);
  const shown = (value: Scalar): string => showValue(kind, field, value) || empty;
  // Of a set each mark is a key of its own, named by its label: set or taken back, and nothing else to say.
  if (isMark(kind, field)) {
    const text = to === true ? '' : t().phone.record.unmarked;
    return { field, label, from: [], to: text, left: left.map(shown) };
  }
  return {
    field,
    label,
    from: from.map(shown),
    to: shown(to),
    left: left.map(shown),
  };
}
