/**
 * An hour and its minutes are two whole numbers of a record and one time of day to a person (`minutes` of a field): they
 * are shown as one, under the hour's name.
 */
import type { Field, Kind } from '../generated/kinds';
import type { Scalar } from '../worker/api';

/** What a writing did to a field. */
export interface Change {
  field: string;
  from: readonly Scalar[];
  to: Scalar;
}

/** `17:00`; empty where no hour is known. */
export function timeOfDay(hour: Scalar | undefined, minute: Scalar | undefined): string {
  if (typeof hour !== 'number') return '';
  return `${String(hour)}:${String(typeof minute === 'number' ? minute : 0).padStart(2, '0')}`;
}

/** The hour whose minutes a field holds. */
export const hourOf = (kind: Kind | null, name: string): Field | undefined =>
  kind?.fields.find((field) => field.minutes === name);

/** Of a writing that changed both, the minutes are told with their hour. */
export function isToldWithHour(
  kind: Kind | null,
  changes: readonly Pick<Change, 'field'>[],
  name: string,
): boolean {
  const hour = hourOf(kind, name);
  return hour !== undefined && changes.some(({ field }) => field === hour.name);
}

/**
 * How a value of an hour or of minutes reads in a writing, with the other half of the same writing; what the writing did
 * not touch is as it stands in the record. Undefined for any other field.
 */
export function timeIn(
  kind: Kind | null,
  changes: readonly Change[],
  name: string,
  value: Scalar,
  side: 'from' | 'to',
  standing: Readonly<Record<string, Scalar | undefined>>,
): string | undefined {
  const half = (other: string): Scalar | undefined => {
    const change = changes.find(({ field }) => field === other);
    if (!change) return standing[other];
    return side === 'to' ? change.to : change.from[0];
  };
  const own = kind?.fields.find((field) => field.name === name);
  if (own?.minutes) return timeOfDay(value, half(own.minutes));
  const hour = hourOf(kind, name);
  return hour && timeOfDay(half(hour.name), value);
}
