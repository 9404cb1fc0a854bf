/** What earlier passes of the day already know: the same plate again fills everyone on it with one tap. */
import type { PhoneRecord } from '../../worker/api';
import { nameMatches } from '../../record/names';
import { type Decision, fromFields, newOccupant, type Occupant, type PassValues } from './pass-values';
import { plateMatches } from '../../record/plate';

export interface Earlier {
  atMs: number;
  decision: Decision | null;
  values: PassValues;
}

/** Newest first; a plate, and someone on foot, once. */
export function earlierPasses(records: readonly PhoneRecord[]): Earlier[] {
  const found = records
    .filter((record) => !record.removed)
    .map((record) => ({
      atMs: timeOf(record),
      decision: (record.fields['decision'] ?? null) as Decision | null,
      values: fromFields(record.fields),
    }))
    .sort((a, b) => b.atMs - a.atMs);
  const seen = new Set<string>();
  return found.filter(({ values }) => {
    const key = values.plate || `${values.vehicle ?? ''} ${values.people[0]?.name ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export function timeOf(record: PhoneRecord): number {
  const at = record.fields['at'];
  return typeof at === 'number' ? at : record.created_at_ms;
}

export function byPlate(earlier: readonly Earlier[], typed: string, tail: boolean): Earlier[] {
  return earlier.filter(({ values }) => values.plate !== '' && plateMatches(values.plate, typed, tail));
}

/** People of the day by name, each once. */
export function byName(earlier: readonly Earlier[], typed: string): Occupant[] {
  const people = earlier.flatMap(({ values }) => values.people);
  const seen = new Set<string>();
  return people.filter((one) => {
    const key = `${one.name} ${one.birthYear ?? ''}`;
    if (!nameMatches(one.name, typed) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Who someone is; what they declare, feel and measure is asked again every time. */
export function sameAgain(one: Occupant, id: string): Occupant {
  const { name, person, birthYear, phone, citizenId, idType, idNo, address, nationality } = one;
  const known = { name, person, birthYear, phone, citizenId, idType, idNo, address, nationality };
  return { ...newOccupant(id), ...known };
}
