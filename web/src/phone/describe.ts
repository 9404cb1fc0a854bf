/** How households, people and movements are called in lists and titles. */
import { dayOf, showDay, showMoment, showPhone, showTime } from '../i18n/format';
import { choiceLabel } from '../i18n/kinds';
import type { Texts } from '../i18n/index.svelte';
import type { RecordView, Scalar } from '../worker/api';
import { type Due, isLate } from './due';

type Fields = Record<string, Scalar>;

export function text(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

export function moment(fields: Fields, name: string): number | null {
  const value = fields[name];
  return typeof value === 'number' ? value : null;
}

/** `15B, ngách 2, ngõ 26, phố Ngọc Khánh` */
export function addressOf(fields: Fields): string {
  return ['house_no', 'lane', 'street']
    .map((name) => text(fields, name))
    .filter((part) => part !== '')
    .join(', ');
}

export function householdLine(fields: Fields, texts: Texts): string {
  const phone = text(fields, 'phone');
  const words = texts.phone.households;
  return [addressOf(fields) || words.noAddress, phone ? showPhone(phone).replaceAll(' ', '\u00a0') : '']
    .filter(Boolean)
    .join(' · ');
}

/** Whole years at that day, from a day of birth known to the day, month or year. Null when it cannot be said. */
export function ageAt(dob: string, today: string): number | null {
  const years = Number(today.slice(0, 4)) - Number(dob.slice(0, 4));
  if (!Number.isFinite(years) || years < 0) return null;
  const known = dob.length === 10 ? 10 : dob.length === 7 ? 7 : 4;
  const hadBirthday = dob.slice(4, known) <= today.slice(4, known);
  return hadBirthday ? years : Math.max(0, years - 1);
}

/** `Nữ · sinh 21/03/1950 · 71 tuổi · Vợ, chồng` */
export function personLine(fields: Fields, today: string, texts: Texts): string {
  const words = texts.phone.person;
  const dob = text(fields, 'dob');
  const age = dob === '' ? null : ageAt(dob, today);
  const parts = [
    text(fields, 'relation') && choiceLabel('person', 'relation', text(fields, 'relation')),
    text(fields, 'sex') && choiceLabel('person', 'sex', text(fields, 'sex')),
    dob && words.born(showDay(dob)),
    age === null ? '' : age === 0 ? words.months : words.age(age),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** `Đi · đến Mai Sơn, Sơn La` */
export function movementLine(fields: Fields, texts: Texts): string {
  const words = texts.phone.movements;
  const direction = text(fields, 'direction');
  const place = direction === 'departure' ? text(fields, 'to_text') : text(fields, 'from_text');
  const where = place && (direction === 'departure' ? words.to(place) : words.from(place));
  return [direction && choiceLabel('movement', 'direction', direction), where].filter(Boolean).join(' · ');
}

/** The last minute of a day stands for the whole day where no hour was given. */
export function showPlanned(ms: number, now_ms: number, texts: Texts): string {
  const shown = showMoment(ms, now_ms, texts);
  return showTime(ms) === WHOLE_DAY ? shown.replace(WHOLE_DAY, '').trim() : shown;
}

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

export const WHOLE_DAY = '23:59';

export function dueText(due: Due, now_ms: number, texts: Texts): string {
  const words = texts.phone.due;
  if (due.at_ms === null) return words.awayOpen;
  const text = words[due.reason](showPlanned(due.at_ms, now_ms, texts));
  const late_days = isLate(due) ? daysBetween(dayOf(due.at_ms), dayOf(now_ms)) : 0;
  return late_days > 0 ? `${text} · ${words.sinceDays(late_days)}` : text;
}

/** Initials for a list: the given name's first letter says most. */
export function initialOf(name: string): string {
  return (name.trim().split(/\s+/).at(-1) ?? '').charAt(0).toUpperCase();
}

export const nameOf = (record: RecordView): string =>
  text(record.fields, 'full_name') || text(record.fields, 'name') || text(record.fields, 'head_name');
