/** Doses of a vaccine: a group of a person, keys `doses/{short id}/date`. */
import type { Scalar } from '../../worker/api';

type Fields = Record<string, Scalar>;

const PREFIX = 'doses/';
const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const ID_LENGTH = 6;

export const doseKey = (id: string, field: string): string => `${PREFIX}${id}/${field}`;

/** The ids of the doses that stand, in the order of their numbers, then of their days. */
export function dosesOf(fields: Fields): string[] {
  const ids = new Set(
    Object.keys(fields)
      .filter((key) => key.startsWith(PREFIX) && fields[key] !== null)
      .map((key) => key.split('/')[1] ?? ''),
  );
  const number = (id: string): number => Number(fields[doseKey(id, 'no')] ?? Infinity);
  const day = (id: string): string => String(fields[doseKey(id, 'date')] ?? '');
  return [...ids]
    .filter((id) => fields[doseKey(id, 'removed')] !== true)
    .sort((a, b) => number(a) - number(b) || day(a).localeCompare(day(b)));
}

/** The number that the next dose most likely has. */
export function nextNumber(fields: Fields): number {
  return Math.max(0, ...dosesOf(fields).map((id) => Number(fields[doseKey(id, 'no')] ?? 0))) + 1;
}

/** A short random id: two phones that add a dose each make two doses, never one. */
export function newDoseId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_LENGTH));
  return [...bytes].map((byte) => ID_LETTERS.charAt(byte % ID_LETTERS.length)).join('');
}
