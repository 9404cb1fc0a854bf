/** What a form holds while a record is corrected: texts and choices in, only what changed out. */
import { dayOf, momentOf, parseDecimal, showDay, showPhone, showTime } from '../../i18n/format';
import { parseDay, parseTime } from '../../i18n/typed-date';
import type { Field, Group, Kind } from '../../generated/kinds';
import { groupIds } from '../../record/groups';
import { isSet } from '../fields';
import type { Fields, Scalar } from '../types';

/** Boxes of a form by key; a time is two boxes: `at#day` and `at#time`. */
export type Form = Record<string, string | boolean>;

/** A box of the form. */
export interface Box {
  key: string;
  field: Field;
  /** The code, where the field is a set; null of an open set as a whole, which holds nothing itself. */
  member: string | null;
}

/** Not what the app writes, nor a link that is only kept: where a record moved is no typist's business. */
const editable = (field: Field): boolean =>
  field.set_by === 'person' &&
  (field.type.is !== 'open_set' || field.of !== undefined) &&
  !(field.type.is === 'record' && field.asked?.is === 'never');

/** The boxes of a field under a prefix: one, or one for each code of a set. */
function boxesOf(field: Field, prefix: string): Box[] {
  if (!editable(field)) return [];
  if (field.type.is !== 'set') return [{ key: prefix + field.name, field, member: null }];
  return field.type.choices.map(({ code }) => ({
    key: `${prefix}${field.name}/${code}`,
    field,
    member: code,
  }));
}

/** The box of a member of an open set that forms ask for, such as `areas/00025-01`; null where the key is of none. */
export function memberBox(kind: Kind, key: string): Box | null {
  const [name = '', member = ''] = key.split('/');
  const field = kind.fields.find((one) => one.name === name && one.of !== undefined);
  return field && editable(field) && member !== '' ? { key, field, member } : null;
}

/** Of another household it is other people: no person of the one before stays marked. */
export const nobodyIn = (all: readonly Box[]): Form =>
  Object.fromEntries(
    all
      .filter(({ field, member }) => field.of === 'persons' && member !== null)
      .map(({ key }) => [key, false]),
  );

/** The members of an open set that stand in a record; others get their boxes when they are marked. */
const standing = (kind: Kind, field: Field, fields: Fields): Box[] =>
  Object.keys(fields).flatMap((key) => {
    const box = field.of === undefined ? null : memberBox(kind, key);
    return box?.field === field ? [box] : [];
  });

/** Everything that a form of the kind can change in a record: its fields, then those of each group. */
export function boxes(kind: Kind, fields: Fields): Box[] {
  // A place's code is given out by the server and never changes.
  const own = kind.fields
    .filter((field) => !(field.name === 'code' && field.type.is === 'place'))
    .flatMap((field) => [...boxesOf(field, ''), ...standing(kind, field, fields)]);
  const grouped = kind.groups.flatMap((group) =>
    groupIds(fields, group.name).flatMap((id) => memberBoxes(group, id)),
  );
  return [...own, ...grouped];
}

/** The boxes of one member of a group, such as one occupant of a vehicle. */
export const memberBoxes = (group: Group, id: string): Box[] =>
  group.fields.flatMap((field) => boxesOf(field, `${group.name}/${id}/`));

/** The form as it opens. */
export function opened(all: readonly Box[], fields: Fields): Form {
  const form: Form = {};
  for (const { key, field } of all) {
    const value = fields[key];
    if (field.type.is === 'bool') form[key] = value === true ? 'true' : value === false ? 'false' : '';
    else if (isSet(field)) form[key] = value === true;
    else if (field.type.is === 'time') {
      form[`${key}#day`] = typeof value === 'number' ? showDay(dayOf(value)) : '';
      form[`${key}#time`] = typeof value === 'number' ? showTime(value) : '';
    } else if (field.type.is === 'decimal') {
      form[key] = typeof value === 'number' ? String(value).replace('.', ',') : '';
    } else form[key] = value === null || value === undefined ? '' : written(field, String(value));
  }
  return form;
}

/** A stored text as people write it. */
function written(field: Field, value: string): string {
  if (field.type.is === 'phone' || field.type.is === 'hotline') return showPhone(value);
  return field.type.is === 'partial_day' || field.type.is === 'day' ? showDay(value) : value;
}

/** A box that cannot be read as what its field holds. */
export type Unreadable = { key: string; reason: 'number' | 'time' | 'day' };

/** The value in a box. */
export function readBox({ key, field }: Box, form: Form): Scalar | Unreadable {
  const raw = form[key];
  if (isSet(field)) return raw === true ? true : null;
  if (field.type.is === 'time') return readTime(key, form);
  const text = String(raw ?? '').trim();
  if (text === '') return null;
  if (field.type.is === 'bool') return text === 'true';
  if (field.type.is === 'int' || field.type.is === 'decimal') {
    const number = parseDecimal(text);
    return number === null ? { key, reason: 'number' } : number;
  }
  if (field.type.is === 'partial_day' || field.type.is === 'day') {
    const read = parseDay(text, field.type.is === 'day' ? 'day' : 'partial');
    return read.state === 'ok' ? read.value : { key, reason: 'day' };
  }
  return text.normalize('NFC');
}

function readTime(key: string, form: Form): Scalar | Unreadable {
  const day = parseDay(String(form[`${key}#day`] ?? ''), 'day');
  const time = parseTime(String(form[`${key}#time`] ?? ''));
  if (day.state === 'empty' && time.state === 'empty') return null;
  if (day.state !== 'ok' || time.state !== 'ok') return { key, reason: 'time' };
  return momentOf(day.value, time.value);
}

/**
 * What is in the form by the keys of the record, as far as questions depend on it: text that is no value yet counts as
 * itself.
 */
export function valuesIn(all: () => readonly Box[], form: () => Form): (key: string) => Scalar | undefined {
  return (key) => {
    const box = all().find((one) => one.key === key);
    if (!box) return undefined;
    // An open set answers by its own name.
    if (box.field.type.is === 'open_set' && box.member === null) {
      const marks = all().filter(({ field, member }) => field === box.field && member !== null);
      return marks.some((mark) => form()[mark.key] === true) || undefined;
    }
    const value = readBox(box, form());
    return isUnreadable(value) ? '…' : value;
  };
}

export const isUnreadable = (value: Scalar | Unreadable): value is Unreadable =>
  typeof value === 'object' && value !== null;

/** What the form changes of the record, and which boxes cannot be read. */
export function changes(
  all: readonly Box[],
  opened: Form,
  form: Form,
): { fields: Fields; unreadable: Unreadable[] } {
  const fields: Fields = {};
  const unreadable: Unreadable[] = [];
  for (const box of all) {
    const touched = [box.key, `${box.key}#day`, `${box.key}#time`].some((key) => form[key] !== opened[key]);
    if (!touched) continue;
    const value = readBox(box, form);
    if (isUnreadable(value)) unreadable.push(value);
    else fields[box.key] = value;
  }
  return { fields, unreadable };
}
