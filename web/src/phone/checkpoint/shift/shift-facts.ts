/** A shift as it reads: who, when, and whether it is still on. */
import { showDay, showTime, dayOf } from '../../../i18n/format';
import type { Texts } from '../../../i18n/index.svelte';
import type { PhoneRecord, Scalar } from '../../../worker/api';

export interface OnDuty {
  id: string;
  name: string;
  /** Code of the force; empty when not known. */
  force: string;
}

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '');
const time = (value: Scalar | undefined): number | null => (typeof value === 'number' ? value : null);

export const leadOf = (shift: PhoneRecord): string => text(shift.fields['lead_name']);
export const startOf = (shift: PhoneRecord): number => time(shift.fields['starts_at']) ?? shift.created_at_ms;
export const closedAt = (shift: PhoneRecord): number | null => time(shift.fields['closed_at']);

/** `22/11/2021, 06:00 – 14:00` */
export function whenOf(shift: PhoneRecord, texts: Texts): string {
  const [start, end] = [startOf(shift), closedAt(shift)];
  const day = showDay(dayOf(start));
  const words = texts.checkpoint.shift;
  if (end === null) return `${day}, ${words.since(showTime(start))}`;
  return `${day}, ${words.range(showTime(start), showTime(end))}`;
}

export function onDuty(shift: PhoneRecord): OnDuty[] {
  const ids = new Set(
    Object.keys(shift.fields).flatMap((key) => /^members\/([a-z0-9]+)\//.exec(key)?.[1] ?? []),
  );
  return [...ids]
    .filter((id) => shift.fields[`members/${id}/removed`] !== true)
    .map((id) => ({
      id,
      name: text(shift.fields[`members/${id}/name`]),
      force: text(shift.fields[`members/${id}/force`]),
    }))
    .filter((one) => one.name !== '');
}

/**
 * The shift that this phone records in: the one it opened itself, or the one it joined. Others that are
 * open at the same checkpoint belong to other phones until someone joins.
 */
export function currentShift(
  shifts: readonly PhoneRecord[],
  device: string | undefined,
  joined: string | null,
): { current: PhoneRecord | null; others: PhoneRecord[] } {
  const open = shifts.filter((shift) => !shift.removed && closedAt(shift) === null);
  const newest = open.toSorted((a, b) => startOf(b) - startOf(a));
  const current =
    newest.find((shift) => shift.id === joined) ??
    newest.find((shift) => shift.created_by === device) ??
    null;
  return { current, others: newest.filter((shift) => shift !== current) };
}

const JOINED = 'vungxanh.shift.';

/** Which open shift of another phone this one joined: a choice of this phone, not a record. */
export const joinedShift = {
  read(place: string): string | null {
    try {
      return localStorage.getItem(JOINED + place);
    } catch {
      return null;
    }
  },
  keep(place: string, shift: string): void {
    try {
      localStorage.setItem(JOINED + place, shift);
    } catch {
      // Asked again next time.
    }
  },
};
