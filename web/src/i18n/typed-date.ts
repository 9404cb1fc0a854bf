/**
 * What a person types into a date or time box, read without guessing. Digits are enough: the
 * numeric keyboard of most phones has no slash.
 */
import { dayOf } from './format';
import type { Texts } from './index.svelte';

export type Precision = 'day' | 'partial';

export type Typed =
  | { state: 'empty' }
  | { state: 'ok'; value: string }
  | { state: 'incomplete' }
  | { state: 'no_such_day' }
  /** Two digits for a year that may be of either century. */
  | { state: 'short_year'; either: readonly [number, number] };

const MIN_YEAR = 1900;
const MAX_YEAR = 2100;

const two = (n: number): string => String(n).padStart(2, '0');

function isYear(year: number): boolean {
  return year >= MIN_YEAR && year <= MAX_YEAR;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function wholeDay(day: number, month: number, year: number): Typed {
  const exists = isYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { state: 'ok', value: `${year}-${two(month)}-${two(day)}` } : { state: 'no_such_day' };
}

function monthOf(month: number, year: number): Typed {
  const exists = isYear(year) && month >= 1 && month <= 12;
  return exists ? { state: 'ok', value: `${year}-${two(month)}` } : { state: 'no_such_day' };
}

/** Digits or `1/3/1950` into separate numbers: day, month, year, as many as are there. */
function parts(text: string): string[] {
  if (/[^\d\s]/.test(text)) return text.split(/[^\d]+/).filter((part) => part !== '');
  const digits = text.replace(/\D/g, '');
  if (digits.length === 8) return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  if (digits.length === 6) {
    const withYear = [digits.slice(0, 2), digits.slice(2)];
    // `010590`: no year 590, so it is the first of May.
    return isYear(Number(withYear[1])) ? withYear : [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)];
  }
  return digits === '' ? [] : [digits];
}

/**
 * The century of a year of two digits: `90` is 1990. What may be of either is asked about, and so are `19` and `20`,
 * with which a year of four digits begins.
 */
function fullYear(twoDigits: number, precision: Precision, thisYear: number): number | Typed {
  const [older, younger] = [1900 + twoDigits, 2000 + twoDigits];
  const begins = twoDigits === 19 || twoDigits === 20;
  if (!begins && younger > thisYear + (precision === 'day' ? 1 : 0)) return older;
  if (!begins && precision === 'day') return younger;
  return { state: 'short_year', either: [older, younger] };
}

/** A day and a month that papers leave as `00` were not known. */
function birth(day: number, month: number, year: number): Typed {
  if (day === 0 && month === 0) return yearAlone(year);
  return day === 0 ? monthOf(month, year) : wholeDay(day, month, year);
}

function yearAlone(year: number): Typed {
  return isYear(year) ? { state: 'ok', value: String(year) } : { state: 'no_such_day' };
}

const thisYearNow = (): number => Number(dayOf(Date.now()).slice(0, 4));

/**
 * Reads `21/03/1950`, `21031950`, `1/3/1950`, `1/3/50`; with precision `partial` also `03/1950`, `031950`, `1950` and
 * what papers write where a day was not known, `00/00/1950`.
 */
export function parseDay(text: string, precision: Precision, thisYear = thisYearNow()): Typed {
  const found = parts(text.trim());
  const last = found.at(-1);
  if (last === undefined) return { state: 'empty' };
  const [a = 0, b = 0] = found.map(Number);
  const whole = found.length === 3;
  if (!whole && precision === 'day') return { state: 'incomplete' };
  // `21/03` is half a date; `5/90` is a month.
  const short = last.length === 2 && (whole || found.length === 1 || Number(last) > 31);
  if (last.length !== 4 && !short) return { state: 'incomplete' };
  const year = short ? fullYear(Number(last), precision, thisYear) : Number(last);
  if (typeof year !== 'number') return year;
  if (whole) return precision === 'day' ? wholeDay(a, b, year) : birth(a, b, year);
  return found.length === 2 ? birth(0, a, year) : yearAlone(year);
}

/** What to say of a box that holds no day; null where it holds one, or nothing. */
export function dayProblem(read: Typed, precision: Precision, words: Texts['common']['date']): string | null {
  if (read.state === 'no_such_day') return words.noSuchDay;
  if (read.state === 'short_year') return words.shortYear(...read.either);
  if (read.state === 'incomplete')
    return precision === 'partial' ? words.incompletePartial : words.incomplete;
  return null;
}

/**
 * The text of a full date while digits are typed: slashes appear behind day and month. `before` is
 * what stood there, so that deleting a slash deletes and does not bring it back.
 */
export function maskDay(text: string, before: string): string {
  const deleting = text.length < before.length;
  if (/[^\d/]/.test(text) || /\/\//.test(text)) return text.replace(/[^\d/]+/g, '/').replace(/\/+/g, '/');
  const [first = '', second = '', ...rest] = text.split('/');
  const typedSlash = text.includes('/') && (first.length < 2 || (second.length < 2 && rest.length > 0));
  if (typedSlash) return text;
  const digits = text.replace(/\D/g, '').slice(0, 8);
  const pieces = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter((piece) => piece !== '');
  const masked = pieces.join('/');
  const complete = digits.length === 2 || digits.length === 4;
  return complete && !deleting ? `${masked}/` : masked;
}

export type TypedTime =
  { state: 'empty' } | { state: 'ok'; value: string } | { state: 'incomplete' } | { state: 'no_such_time' };

/** Reads `14:05`, `1405`, `905`, `14h05`, `14h`; gives `14:05`. */
export function parseTime(text: string): TypedTime {
  const trimmed = text.trim();
  if (trimmed === '') return { state: 'empty' };
  const separated = /^(\d{1,2})\s*[:h.,\s]\s*(\d{0,2})$/i.exec(trimmed);
  const digits = /^(\d{1,2})(\d{2})$/.exec(trimmed);
  const match = separated ?? digits;
  if (!match) return { state: 'incomplete' };
  const hour = Number(match[1]);
  const minute = Number(match[2] === '' ? '0' : match[2]);
  if (hour > 23 || minute > 59) return { state: 'no_such_time' };
  return { state: 'ok', value: `${two(hour)}:${two(minute)}` };
}
