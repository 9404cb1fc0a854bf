/** How records read: labels, values and titles out of the kinds of record that the server generates. */
import { KINDS, type Field, type Kind, type KindName } from '../generated/kinds';
import {
  groupDigits,
  showDay,
  showDayTime,
  showNumber,
  showPhone,
  showTemperature,
  showTime,
} from '../i18n/format';
import { pick, t } from '../i18n/index.svelte';
import { answerText } from '../i18n/kinds';
import { groupIds } from '../record/groups';
import { showPlate } from '../record/plate';
import type { Fields, RecordView, Scalar } from './types';

export { showPlate };

export const kindOf = (name: string): Kind | null => (name in KINDS ? KINDS[name as KindName] : null);

/** A key of a record with the field it belongs to. */
export interface FieldKey {
  field: Field;
  /** The code of a set's member: `symptoms/fever`. */
  member: string | null;
  /** The group and the short id within it: `people/k7q/temp1`. */
  group: { name: string; id: string } | null;
}

export function fieldOf(kind: Kind, key: string): FieldKey | null {
  const plain = kind.fields.find((field) => field.name === key);
  if (plain) return { field: plain, member: null, group: null };
  const [first = '', second = '', third, fourth] = key.split('/');
  const set = kind.fields.find((field) => field.name === first && isSet(field));
  if (set && third === undefined) return { field: set, member: second, group: null };
  const group = kind.groups.find((candidate) => candidate.name === first);
  const field = group?.fields.find((candidate) => candidate.name === third);
  if (!group || !field) return null;
  return { field, member: fourth ?? null, group: { name: first, id: second } };
}

export const isSet = (field: Field): boolean => field.type.is === 'set' || field.type.is === 'open_set';

/** The label of a choice's code; the code itself where the list does not know it. */
export function choiceLabel(field: Field, code: string): string {
  if (field.type.is !== 'choice' && field.type.is !== 'set') return code;
  const choice = field.type.choices.find((candidate) => candidate.code === code);
  return choice ? pick(choice.label) : code;
}

/** Names that a value may need: of places and of other records. */
export interface Names {
  place: (code: string) => string;
  titles: Readonly<Record<string, string>>;
}

const NO_NAMES: Names = { place: (code) => code, titles: {} };

/** How one value reads; empty for nothing. */
export function showValue(field: Field, value: Scalar | undefined, names: Names = NO_NAMES): string {
  if (value === null || value === undefined || value === '') return '';
  const type = field.type;
  switch (type.is) {
    case 'choice':
      return choiceLabel(field, String(value));
    case 'bool':
    case 'set':
    case 'open_set':
      return answerText(field, value === true);
    case 'time':
      return typeof value === 'number' ? showDayTime(value) : String(value);
    case 'day':
    case 'partial_day':
      return showDay(String(value));
    case 'decimal':
      return typeof value === 'number' ? `${showDecimal(value, type.unit)} ${type.unit}` : String(value);
    case 'phone':
    case 'hotline':
      return showPhone(String(value));
    case 'citizen_id':
      return groupDigits(String(value));
    case 'place':
      return names.place(String(value));
    case 'record':
      return names.titles[String(value)] ?? t().common.unknown;
    default:
      return String(value);
  }
}

const showDecimal = (value: number, unit: string): string =>
  showNumber(value, unit === '°C' ? 1 : 5)
    .replace(/0+$/, (zeros) => (unit === '°C' ? zeros : ''))
    .replace(/,$/, '');

/** What a member of a set is called: of an open one an area or a person. */
export function memberLabel(field: Field, member: string, names: Names = NO_NAMES): string {
  if (field.of === 'areas') return names.place(member);
  return field.of === 'persons' ? (names.titles[member] ?? t().common.unknown) : choiceLabel(field, member);
}

/** The members of a set that are chosen, as they read. */
export function showSet(field: Field, fields: Fields, prefix = '', names: Names = NO_NAMES): string {
  const start = `${prefix}${field.name}/`;
  const chosen = Object.keys(fields).filter((key) => key.startsWith(start) && fields[key] === true);
  return chosen.map((key) => memberLabel(field, key.slice(start.length), names)).join(', ');
}

/** The members of a group, what is known of each with commas, a semicolon between two. */
export function showGroup(kind: Kind | null, name: string, fields: Fields, names?: Names): string {
  const group = kind?.groups.find((candidate) => candidate.name === name);
  const member = (id: string): string => {
    const prefix = `${name}/${id}/`;
    const values = (group?.fields ?? []).map((field) =>
      isSet(field)
        ? showSet(field, fields, prefix)
        : showValue(field, fields[`${prefix}${field.name}`], names),
    );
    return values.filter(Boolean).join(', ');
  };
  return groupIds(fields, name).map(member).filter(Boolean).join('; ');
}

/** What a key is called: `Thân nhiệt`, of a set's member `Triệu chứng: Sốt`. */
export function keyLabel(kind: Kind | null, key: string, names: Names = NO_NAMES): string {
  if (key === 'removed/at') return t().office.record.removed;
  if (key === 'removed/reason') return t().office.record.removeReason;
  const found = kind && fieldOf(kind, key);
  if (!found) return t().office.record.unknownField;
  const label = pick(found.field.label);
  const named = found.member === null ? label : `${label}: ${memberLabel(found.field, found.member, names)}`;
  if (!found.group || !kind) return named;
  const group = kind.groups.find((candidate) => candidate.name === found.group?.name);
  return group ? `${pick(group.label)} – ${named}` : named;
}

/** How the value under a key reads. */
export function showKey(kind: Kind | null, key: string, value: Scalar | undefined, names?: Names): string {
  if (key === 'removed/at') return typeof value === 'number' ? showDayTime(value) : '';
  const found = kind && fieldOf(kind, key);
  if (!found) return value === null || value === undefined ? '' : String(value);
  return showValue(found.field, value, names);
}

/** What a person calls the record. */
export function titleOf(record: Pick<RecordView, 'kind' | 'fields'>): string {
  const fields = record.fields as Fields;
  const text = (key: string): string => (typeof fields[key] === 'string' ? (fields[key] as string) : '');
  if (record.kind === 'pass') return showPlate(text('plate')) || occupants(fields)[0] || t().common.unknown;
  if (record.kind === 'shift') {
    const starts = fields['starts_at'];
    const name = text('lead_name');
    return typeof starts === 'number' ? `${name} · ${showTime(starts)}` : name;
  }
  const named = kindOf(record.kind)?.title_fields.map(text).filter(Boolean).join(' · ');
  return (
    named || text('full_name') || text('head_name') || text('name') || text('ward_name') || t().common.unknown
  );
}

/** The names of a pass's occupants. */
export const occupants = (fields: Fields): string[] =>
  groupIds(fields, 'people').map((id) => String(fields[`people/${id}/name`] ?? ''));

/** The highest reading of the last measurements of a pass's occupants. */
export function highestTemperature(fields: Fields): number | null {
  const readings = groupIds(fields, 'people').map(
    (id) => fields[`people/${id}/temp2`] ?? fields[`people/${id}/temp1`],
  );
  const numbers = readings.filter((reading) => typeof reading === 'number');
  return numbers.length > 0 ? Math.max(...numbers) : null;
}

/** From this on a temperature counts as fever where no rule of the day is at hand. */
export const FEVER_C = 37.5;

/** What a declaration says that the health station has to hear: symptoms, temperature, contact, area. */
export function signsOf(fields: Fields): string {
  const field = (name: string) => KINDS.declaration.fields.find((candidate) => candidate.name === name);
  const symptoms = field('symptoms');
  const found = symptoms ? [showSet(symptoms, fields)] : [];
  const temp = fields['temp'];
  if (typeof temp === 'number' && temp >= FEVER_C) found.push(showTemperature(temp));
  for (const key of ['exposure', 'epidemic_area']) {
    const asked = field(key);
    if (fields[key] === true && asked) found.push(pick(asked.label));
  }
  return found.filter(Boolean).join(' · ');
}

/** `15B, ngách 2, ngõ 26, phố Ngọc Khánh` */
export function showAddress(fields: Fields): string {
  const parts = ['house_no', 'lane', 'street'].map((name) => fields[name]);
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}
