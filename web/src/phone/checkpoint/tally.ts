/** What a shift's passes add up to: the running counter, and form M5 when the shift is handed over. */
import type { PhoneRecord } from '../../worker/api';
import { fromFields, type Vehicle, VEHICLES } from './pass-values';
import { readTemperature } from './temperature';

export interface Tally {
  passes: number;
  /** Everything that rolls; whoever walks is a person only. */
  vehicles: number;
  byVehicle: Record<Vehicle, number>;
  goingIn: number;
  goingOut: number;
  people: number;
  vietnamese: number;
  foreign: number;
  declared: number;
  /** People whose first reading was high; null where no threshold is known for the day. */
  highTemperature: number | null;
  withSymptoms: number;
  /** People on passes that were let through. */
  letPass: number;
  /** Passes. */
  turnedBack: number;
  /** Passes that did not stop, or fled. */
  evaded: number;
  /** People who would not be measured or declare. */
  refused: number;
  /** People. */
  toHealthPost: number;
  toIsolation: number;
}

function empty(feverC: number | null): Tally {
  return {
    passes: 0,
    vehicles: 0,
    byVehicle: Object.fromEntries(VEHICLES.map((vehicle) => [vehicle, 0])) as Record<Vehicle, number>,
    goingIn: 0,
    goingOut: 0,
    people: 0,
    vietnamese: 0,
    foreign: 0,
    declared: 0,
    highTemperature: feverC === null ? null : 0,
    withSymptoms: 0,
    letPass: 0,
    turnedBack: 0,
    evaded: 0,
    refused: 0,
    toHealthPost: 0,
    toIsolation: 0,
  };
}

export function isHigh(typed: string, feverC: number | null): boolean {
  const reading = readTemperature(typed);
  const celsius = reading.state === 'ok' ? reading.celsius : null;
  return feverC !== null && celsius !== null && celsius >= feverC;
}

export function tally(records: readonly PhoneRecord[], feverC: number | null): Tally {
  const sums = empty(feverC);
  for (const record of records) if (!record.removed) add(sums, record, feverC);
  return sums;
}

function add(sums: Tally, record: PhoneRecord, feverC: number | null): void {
  const { direction, vehicle, people, evaded } = fromFields(record.fields);
  const ofVehicle = record.fields['decision'];
  sums.passes += 1;
  if (direction === 'in') sums.goingIn += 1;
  else sums.goingOut += 1;
  if (vehicle !== null) sums.byVehicle[vehicle] += 1;
  if (vehicle !== 'on_foot') sums.vehicles += 1;
  if (ofVehicle === 'turn_back') sums.turnedBack += 1;
  if (evaded) sums.evaded += 1;
  for (const one of people) {
    sums.people += 1;
    if (one.nationality === '') sums.vietnamese += 1;
    else sums.foreign += 1;
    if (one.declared === true) sums.declared += 1;
    if (one.symptoms.length > 0) sums.withSymptoms += 1;
    if (sums.highTemperature !== null && isHigh(one.temp1, feverC)) sums.highTemperature += 1;
    if (one.notMeasured === 'refused') sums.refused += 1;
    const decision = one.decision ?? ofVehicle;
    if (decision === 'let_pass') sums.letPass += 1;
    if (decision === 'to_health_post') sums.toHealthPost += 1;
    if (decision === 'to_isolation') sums.toIsolation += 1;
  }
}

/** The vehicles by what they are: adds up to all of them. `null`: what it was is not known. */
export function vehicleLines({ vehicles, byVehicle }: Tally): { vehicle: Vehicle | null; count: number }[] {
  const rolling = VEHICLES.filter((vehicle) => vehicle !== 'on_foot');
  const known = rolling.map((vehicle) => ({ vehicle, count: byVehicle[vehicle] }));
  const unknown = vehicles - known.reduce((sum, { count }) => sum + count, 0);
  return [...known, { vehicle: null, count: unknown }].filter(({ count }) => count > 0);
}

/** What was counted when the shift was closed, where more or fewer stand by now; null where it agrees. */
export function sinceClosed(
  closed: Readonly<Record<string, unknown>>,
  now: Pick<Tally, 'vehicles' | 'people'>,
): { vehicles: number; people: number } | null {
  const [vehicles, people] = [closed['vehicles_recorded'], closed['people_recorded']];
  if (typeof vehicles !== 'number' || typeof people !== 'number') return null;
  return vehicles === now.vehicles && people === now.people ? null : { vehicles, people };
}

/** Hand count against records: nobody passes unrecorded, or it is said why. */
export interface Reconciliation {
  /** Counted minus recorded; null until a whole number was counted. */
  vehicles: number | null;
  people: number | null;
  complete: boolean;
  /** The numbers differ, so a reason is owed. */
  differs: boolean;
}

export function reconcile(
  counted: { vehicles: number | null; people: number | null },
  recorded: { vehicles: number; people: number },
): Reconciliation {
  const vehicles = counted.vehicles === null ? null : counted.vehicles - recorded.vehicles;
  const people = counted.people === null ? null : counted.people - recorded.people;
  return {
    vehicles,
    people,
    complete: vehicles !== null && people !== null,
    differs: (vehicles ?? 0) !== 0 || (people ?? 0) !== 0,
  };
}
