/** One passage as it is typed: plain values, and the way to and from the flat fields of a record. */
import type { Scalar } from '../../worker/api';
import { cleanPlate } from '../../record/plate';
import { readTemperature, temperatureText } from './temperature';

export const DIRECTIONS = ['in', 'out'] as const;
export const VEHICLES = ['motorbike', 'car', 'truck', 'bus', 'bicycle', 'on_foot', 'other'] as const;
export const NOT_MEASURED = ['refused', 'no_thermometer', 'asleep'] as const;
export const ID_TYPES = ['cccd', 'cmnd', 'passport', 'border', 'birth', 'other', 'none'] as const;
export const DECISIONS = ['let_pass', 'turn_back', 'to_health_post', 'to_isolation'] as const;

export type Direction = (typeof DIRECTIONS)[number];
export type Vehicle = (typeof VEHICLES)[number];
export type Decision = (typeof DECISIONS)[number];
export type NotMeasured = (typeof NOT_MEASURED)[number];
/** `cccd` is the card with twelve digits; its number stands in a field of its own. */
export type IdType = (typeof ID_TYPES)[number];

/** Vehicles that carry a plate (shared/src/kinds/pass.rs). */
const PLATED: readonly string[] = ['motorbike', 'car', 'truck', 'bus'];

/** Someone on the vehicle; the first is the driver. Temperatures are kept as typed, so that half of one survives. */
export interface Occupant {
  /** Short id of the group's member in the record. */
  id: string;
  name: string;
  /** The resident's record, where one was chosen. */
  person: string | null;
  birthYear: number | null;
  phone: string;
  citizenId: string;
  idType: IdType | null;
  /** The number of any other paper. */
  idNo: string;
  address: string;
  nationality: string;
  temp1: string;
  /** When the first reading was typed: from then the rest before the second runs. Not part of the record. */
  temp1AtMs: number | null;
  temp2: string;
  temp2AtMs: number | null;
  /** Why there is no temperature. */
  notMeasured: NotMeasured | null;
  declared: boolean | null;
  symptoms: string[];
  epidemicArea: boolean | null;
  /** Comes to stay, not to pass through; null = nobody asked. */
  stays: boolean | null;
  /** The area to which whoever stays goes: its team hears of it. */
  destArea: string | null;
  /** Where it differs from the vehicle's. */
  decision: Decision | null;
}

export interface Papers {
  travelPermit: boolean | null;
  testType: string | null;
  testResult: string | null;
  testTakenAtMs: number | null;
  vaccine: string | null;
}

export interface PassValues {
  direction: Direction;
  vehicle: Vehicle | null;
  plate: string;
  noPlate: boolean;
  /** Drove through, or fled. */
  evaded: boolean;
  /** Typed in later from paper: when it was. */
  lateAtMs: number | null;
  people: Occupant[];
  from: string;
  to: string;
  purpose: string | null;
  papers: Papers;
  note: string;
  violation: string;
  /** This phone said that somebody or something of it is to be stopped. */
  alerted: boolean;
}

export type Fields = Record<string, Scalar>;

/** Nobody's answer is taken over from another or from an earlier passage: each begins with none. */
export function newOccupant(id: string): Occupant {
  return {
    id,
    name: '',
    person: null,
    birthYear: null,
    phone: '',
    citizenId: '',
    idType: null,
    idNo: '',
    address: '',
    nationality: '',
    temp1: '',
    temp1AtMs: null,
    temp2: '',
    temp2AtMs: null,
    notMeasured: null,
    declared: null,
    symptoms: [],
    epidemicArea: null,
    stays: null,
    destArea: null,
    decision: null,
  };
}

/**
 * Minutes between the readings where those were fewer than the rest that the rule asks for; null where they were
 * enough, or where it is not known when the first was taken.
 */
export function restedTooShortly(one: Occupant, restMin: number | null): number | null {
  if (restMin === null || one.temp1AtMs === null || one.temp2AtMs === null) return null;
  const rested_ms = one.temp2AtMs - one.temp1AtMs;
  return rested_ms >= 0 && rested_ms < restMin * 60_000 ? Math.floor(rested_ms / 60_000) : null;
}

export const NO_PAPERS: Readonly<Papers> = {
  travelPermit: null,
  testType: null,
  testResult: null,
  testTakenAtMs: null,
  vaccine: null,
};

export function newPass(direction: Direction, vehicle: Vehicle | null, driver: Occupant): PassValues {
  return {
    direction,
    vehicle,
    plate: '',
    noPlate: false,
    evaded: false,
    lateAtMs: null,
    people: [driver],
    from: '',
    to: '',
    purpose: null,
    papers: { ...NO_PAPERS },
    note: '',
    violation: '',
    alerted: false,
  };
}

/** Who comes after: direction and vehicle stay as they were; nobody's answers do. */
export function nextPass(last: PassValues, id: string): PassValues {
  return newPass(last.direction, last.vehicle, newOccupant(id));
}

/** Values of an older draft, with what has been asked since. */
export function completed(values: PassValues): PassValues {
  const people = values.people.map((one) => ({ ...newOccupant(one.id), ...one }));
  return { ...newPass(values.direction, values.vehicle, newOccupant('')), ...values, people };
}

export const carriesPlate = (vehicle: string | null): boolean => vehicle !== null && PLATED.includes(vehicle);

/** Somebody of whom nothing was said yet. */
const NOBODY = JSON.stringify(newOccupant(''));

/** Something of this passage itself was typed; what was taken over from the last does not count. */
export function isStarted(values: PassValues): boolean {
  const { plate, noPlate, people, papers, note, violation, from, to, purpose } = values;
  if (plate !== '' || noPlate || note !== '' || violation !== '' || people.length > 1) return true;
  if (from !== '' || to !== '' || purpose !== null) return true;
  if (Object.values(papers).some((value) => value !== null)) return true;
  return people.some((one) => JSON.stringify({ ...one, id: '' }) !== NOBODY);
}

const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());

function celsius(typed: string): number | null {
  const reading = readTemperature(typed);
  return reading.state === 'ok' || reading.state === 'out_of_range' ? reading.celsius : null;
}

function occupantFields(one: Occupant): Fields {
  const key = (name: string): string => `people/${one.id}/${name}`;
  const temp2 = celsius(one.temp2);
  return {
    [key('name')]: text(one.name),
    [key('person')]: one.person,
    [key('birth_year')]: one.birthYear,
    [key('phone')]: text(one.phone),
    [key('citizen_id')]: text(one.citizenId),
    [key('id_type')]: one.idType,
    [key('id_no')]: text(one.idNo),
    [key('address')]: text(one.address),
    [key('nationality')]: text(one.nationality),
    [key('temp1')]: celsius(one.temp1),
    [key('temp2')]: temp2,
    [key('temp2_at')]: temp2 === null ? null : one.temp2AtMs,
    [key('not_measured')]: one.notMeasured,
    [key('declared')]: one.declared,
    [key('epidemic_area')]: one.epidemicArea,
    [key('stays')]: one.stays,
    [key('dest_area')]: one.destArea,
    [key('decision')]: one.decision,
    ...Object.fromEntries(one.symptoms.map((code) => [key(`symptoms/${code}`), true])),
  };
}

/** All fields of the record that a form holds; null where nothing was given. */
export function toFields(values: PassValues): Fields {
  const plated = carriesPlate(values.vehicle) && !values.noPlate;
  const { papers } = values;
  return {
    direction: values.direction,
    vehicle_type: values.vehicle,
    plate: plated ? text(cleanPlate(values.plate)) : null,
    no_plate: values.noPlate && carriesPlate(values.vehicle) ? true : null,
    evaded: values.evaded ? true : null,
    late_entry: values.lateAtMs === null ? null : true,
    from_text: text(values.from),
    to_text: text(values.to),
    purpose: values.purpose,
    travel_permit: papers.travelPermit,
    test_type: papers.testType,
    test_result: papers.testResult,
    test_taken_at: papers.testTakenAtMs,
    vaccine: papers.vaccine,
    decision_note: text(values.note),
    violation: text(values.violation),
    alerted: values.alerted ? true : null,
    ...Object.assign({}, ...values.people.map(occupantFields)),
  };
}

const asText = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '');
const asNumber = (value: Scalar | undefined): number | null => (typeof value === 'number' ? value : null);
const asBool = (value: Scalar | undefined): boolean | null => (typeof value === 'boolean' ? value : null);
const oneOf = <T extends string>(allowed: readonly T[], value: Scalar | undefined): T | null =>
  allowed.find((code) => code === value) ?? null;

/** The occupants that were not taken out, in the order in which they were added. */
export function occupantIds(fields: Fields): string[] {
  const ids = new Set<string>();
  for (const key of Object.keys(fields)) {
    const id = /^people\/([a-z0-9]{1,16})\//.exec(key)?.[1];
    if (id !== undefined) ids.add(id);
  }
  return [...ids].filter((id) => fields[`people/${id}/removed`] !== true).sort();
}

function occupantOf(fields: Fields, id: string): Occupant {
  const at = (name: string): Scalar | undefined => fields[`people/${id}/${name}`];
  const prefix = `people/${id}/symptoms/`;
  return {
    id,
    name: asText(at('name')),
    person: asText(at('person')) || null,
    birthYear: asNumber(at('birth_year')),
    phone: asText(at('phone')),
    citizenId: asText(at('citizen_id')),
    idType: oneOf(ID_TYPES, at('id_type')),
    idNo: asText(at('id_no')),
    address: asText(at('address')),
    nationality: asText(at('nationality')),
    temp1: temperatureText(asNumber(at('temp1'))),
    temp1AtMs: null,
    temp2: temperatureText(asNumber(at('temp2'))),
    temp2AtMs: asNumber(at('temp2_at')),
    notMeasured: oneOf(NOT_MEASURED, at('not_measured')),
    declared: asBool(at('declared')),
    epidemicArea: asBool(at('epidemic_area')),
    stays: asBool(at('stays')),
    destArea: asText(at('dest_area')) || null,
    decision: oneOf(DECISIONS, at('decision')),
    symptoms: Object.keys(fields)
      .filter((key) => key.startsWith(prefix) && fields[key] === true)
      .map((key) => key.slice(prefix.length)),
  };
}

/** A stored passage as a form holds it. */
export function fromFields(fields: Fields): PassValues {
  return {
    direction: oneOf(DIRECTIONS, fields['direction']) ?? 'in',
    vehicle: oneOf(VEHICLES, fields['vehicle_type']),
    plate: asText(fields['plate']),
    noPlate: fields['no_plate'] === true,
    evaded: fields['evaded'] === true,
    lateAtMs: fields['late_entry'] === true ? asNumber(fields['at']) : null,
    from: asText(fields['from_text']),
    to: asText(fields['to_text']),
    purpose: asText(fields['purpose']) || null,
    people: occupantIds(fields).map((id) => occupantOf(fields, id)),
    papers: {
      travelPermit: asBool(fields['travel_permit']),
      testType: asText(fields['test_type']) || null,
      testResult: asText(fields['test_result']) || null,
      testTakenAtMs: asNumber(fields['test_taken_at']),
      vaccine: asText(fields['vaccine']) || null,
    },
    note: asText(fields['decision_note']),
    violation: asText(fields['violation']),
    alerted: fields['alerted'] === true,
  };
}

/** Only what differs, so that a change made elsewhere to another field stays; occupants left out are taken out. */
export function changedFields(before: Fields, after: Fields): Fields {
  const changed: Fields = {};
  for (const [key, value] of Object.entries(after)) {
    if ((before[key] ?? null) !== value) changed[key] = value;
  }
  const kept = new Set(occupantIds(after));
  for (const id of occupantIds(before)) {
    if (!kept.has(id)) changed[`people/${id}/removed`] = true;
  }
  for (const key of Object.keys(before)) {
    const id = /^people\/([a-z0-9]+)\/symptoms\//.exec(key)?.[1];
    if (id !== undefined && kept.has(id) && before[key] === true && after[key] !== true) changed[key] = null;
  }
  return changed;
}

/** What is left out of a new record: nothing is written where nothing was said. */
export function givenFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
