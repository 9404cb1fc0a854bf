/** What reports, their periods and their numbers are called. */
import { addDays, showDay, showDayTime } from '../../i18n/format';
import { choiceLabel } from '../../i18n/kinds';
import type { ReportNumber, ReportRow, ReportSection, ReportStateName, ReportType, SignedAs } from '../types';
import type { ReportWords } from './words.svelte';

export const TYPES: readonly ReportType[] = [
  'ward_day',
  'post_day',
  'shift',
  'team_day',
  'ward_week',
  'level',
  'inspection',
];
/** Types whose numbers are counted. */
export const COUNTED: readonly ReportType[] = ['ward_day', 'post_day', 'shift'];
export const STATES: readonly ReportStateName[] = ['draft', 'checked', 'approved', 'sent'];
export const SIGNATURES: readonly SignedAs[] = ['committee', 'deputy_chair', 'board', 'station_head'];

/** Numbers that are the sum of those below them. */
const SUMS = ['total', 'passes', 'vehicles', 'people'];
export const isSum = (number: ReportNumber): boolean => SUMS.includes(number.name);

/** `ngày 22/11/2021`, `từ 06:00 … đến 14:00 …` */
export function periodOf(row: ReportRow, words: ReportWords): string {
  if (row.type === 'shift') return words.ofTimes(showDayTime(row.from_at_ms), showDayTime(row.to_at_ms));
  if (row.type === 'ward_week') return words.ofDays(showDay(addDays(row.day, -6)), showDay(row.day));
  return words.onDay(showDay(row.day));
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
/** The period where it begins a line. */
export const periodAlone = (row: ReportRow, words: ReportWords): string => capital(periodOf(row, words));

type Words = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** What was counted: in the section's own words, else the choice of its field, else a word for all sections. */
export function numberName(section: ReportSection, number: ReportNumber, all: ReportWords): string {
  const words = all.numbers as Words;
  const own = words[section.name];
  if (typeof own === 'object' && own[number.name] !== undefined) return own[number.name] ?? number.name;
  const [kind = '', field = ''] = (section.field ?? '').split('.');
  const choice = kind === '' ? number.name : choiceLabel(kind, field, number.name);
  const any = words[number.name];
  return choice === number.name && typeof any === 'string' ? any : choice;
}

export function sectionName(section: ReportSection, words: ReportWords): string {
  return (words.sections as Readonly<Record<string, string>>)[section.name] ?? section.name;
}

/** Where a number's records are listed. */
export const listOf = ({ list }: ReportNumber): string | undefined =>
  list ? `#/${list.name}?${list.query}` : undefined;
