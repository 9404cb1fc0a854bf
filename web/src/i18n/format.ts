/**
 * How days, times, numbers and names are shown. A day is local to Vietnam whatever the phone's own
 * zone says: +07:00 all year, no daylight saving since 1975, so plain arithmetic is exact.
 */
import type { Texts } from './index.svelte';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const VIETNAM_OFFSET_MS = 7 * HOUR_MS;

const two = (n: number): string => String(n).padStart(2, '0');

function local(ms: number): Date {
  return new Date(ms + VIETNAM_OFFSET_MS);
}

/** The calendar day in Vietnam at that moment, `2021-11-14`. */
export function dayOf(ms: number): string {
  return local(ms).toISOString().slice(0, 10);
}

/** The first moment of that day in Vietnam. NaN for what is no day. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - VIETNAM_OFFSET_MS;
}

/** A moment from a Vietnamese day `2021-11-14` and a time `14:05`. NaN for what is neither. */
export function momentOf(day: string, time: string): number {
  return Date.parse(`${day}T${time}:00Z`) - VIETNAM_OFFSET_MS;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** `14/11/2021`; of a day known only by month or year `11/2021` and `2021`. */
export function showDay(day: string): string {
  return day.split('-').reverse().join('/');
}

/** `14/11`: where the year goes without saying. */
export function showDayShort(day: string): string {
  return day.slice(5).split('-').reverse().join('/');
}

/** `14:05` */
export function showTime(ms: number): string {
  const at = local(ms);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** `14:05 14/11/2021` */
export function showDayTime(ms: number): string {
  return `${showTime(ms)} ${showDay(dayOf(ms))}`;
}

/** As short as is clear today: `14:05`, `14:05 hôm qua`, `14:05 12/11`, `14:05 30/12/2020`. */
export function showMoment(ms: number, now_ms: number, texts: Texts): string {
  const day = dayOf(ms);
  const today = dayOf(now_ms);
  if (day === today) return showTime(ms);
  if (day === addDays(today, -1)) return texts.common.ago.yesterday(showTime(ms));
  if (day.slice(0, 4) === today.slice(0, 4)) return `${showTime(ms)} ${showDayShort(day)}`;
  return showDayTime(ms);
}

/** `3 phút trước`. What a wrong clock puts into the future reads as just now. */
export function showAgo(ms: number, now_ms: number, texts: Texts): string {
  const passed = now_ms - ms;
  if (passed < MINUTE_MS) return texts.common.ago.justNow;
  if (passed < HOUR_MS) return texts.common.ago.minutes(Math.floor(passed / MINUTE_MS));
  if (passed < DAY_MS) return texts.common.ago.hours(Math.floor(passed / HOUR_MS));
  return texts.common.ago.days(Math.floor(passed / DAY_MS));
}

/** `12.345` and `36,5`, in both languages: the figures on paper beside the phone look so. */
export function showNumber(value: number, decimals = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const sign = value < 0 ? '−' : '';
  return fraction === undefined ? `${sign}${grouped}` : `${sign}${grouped},${fraction}`;
}

/** `36,5 °C` */
export const showTemperature = (celsius: number): string => `${showNumber(celsius, 1)} °C`;

/** Reads `36,5` and `36.5`; null for anything else. */
export function parseDecimal(text: string): number | null {
  const cleaned = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(cleaned) ? Number(cleaned) : null;
}

const LAO_MOBILE = /^\+856(20)(\d{4})(\d{4})$/;
/** Hà Nội and Hồ Chí Minh City: a code of two digits, numbers of eight. */
const CITY_LINE = /^(02[48])(\d{4})(\d{4})$/;
const SERVICE_LINE = /^(1[89]00)(\d{4,6})$/;

/**
 * `+84912345678` → `0912 345 678`, `+842438312345` → `024 3831 2345`, the neighbour's `+8562055512345` → `+856 20 5551 2345`, `19009095` → `1900 9095`;
 * any other number stays as it is.
 */
export function showPhone(stored: string): string {
  if (LAO_MOBILE.test(stored)) return stored.replace(LAO_MOBILE, '+856 $1 $2 $3');
  if (SERVICE_LINE.test(stored)) return stored.replace(SERVICE_LINE, '$1 $2');
  const digits = stored.replace(/^\+84/, '0').replace(/[\s.-]/g, '');
  if (!/^0\d{9,10}$/.test(digits)) return stored;
  if (CITY_LINE.test(digits)) return digits.replace(CITY_LINE, '$1 $2 $3');
  return `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}`;
}

/** The same where a line may end: a number stays in one piece. */
export const unbroken = (stored: string): string => showPhone(stored).replaceAll(' ', '\u00A0');

/** `001085012345` → `001 085 012 345` */
export function groupDigits(digits: string, size = 3): string {
  return digits.replace(new RegExp(`(\\d{${size}})(?=\\d)`, 'g'), '$1 ');
}

/** `3,4 MB` */
export function showBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${showNumber(Math.max(1, Math.round(bytes / 1000)))} KB`;
  if (bytes < 1_000_000_000) return `${showNumber(bytes / 1_000_000, 1)} MB`;
  return `${showNumber(bytes / 1_000_000_000, 1)} GB`;
}

const collator = new Intl.Collator('vi');

const words = (name: string): string[] => name.trim().split(/\s+/);

/** Vietnamese lists go by the given name, the last word; then by family and middle names. */
export function compareNames(a: string, b: string): number {
  const [wordsA, wordsB] = [words(a), words(b)];
  const given = collator.compare(wordsA.at(-1) ?? '', wordsB.at(-1) ?? '');
  return given !== 0 ? given : collator.compare(wordsA.slice(0, -1).join(' '), wordsB.slice(0, -1).join(' '));
}
