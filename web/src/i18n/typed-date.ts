/**
 * What a person types into a date or time box, read without guessing. Digits are enough: the
 * numeric keyboard of most phones has no slash.
 */
export type Precision = 'day' | 'partial';

export type Typed =
  { state: 'empty' } | { state: 'ok'; value: string } | { state: 'incomplete' } | { state: 'no_such_day' };

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
  if (digits.length === 6) return [digits.slice(0, 2), digits.slice(2)];
  return digits === '' ? [] : [digits];
}

/** Reads `21/03/1950`, `21031950`, `1/3/1950`; with precision `partial` also `03/1950`, `031950`, `1950`. */
export function parseDay(text: string, precision: Precision): Typed {
  const found = parts(text.trim());
  const last = found.at(-1);
  if (last === undefined) return { state: 'empty' };
  if (last.length !== 4) return { state: 'incomplete' };
  const numbers = found.map(Number);
  const [a = 0, b = 0, c = 0] = numbers;
  if (numbers.length === 3) return wholeDay(a, b, c);
  if (precision === 'day') return { state: 'incomplete' };
  if (numbers.length === 2) return monthOf(a, b);
  return isYear(a) ? { state: 'ok', value: String(a) } : { state: 'no_such_day' };
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
