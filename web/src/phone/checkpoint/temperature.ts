/**
 * A temperature typed on a pad of digits: `365` is 36,5 and so is `36,5`. What is shown is always the
 * number that will be stored.
 */

/** The hard limits of the thermometer, as the kind of record has them (pass: temp1, temp2). */
export const LOWEST_C = 30;
export const HIGHEST_C = 45;

export const ERASE = 'erase';
export const COMMA = ',';

export type Reading =
  | { state: 'empty' }
  /** Two digits and a comma are still to be followed. */
  | { state: 'typing' }
  | { state: 'ok'; celsius: number }
  | { state: 'out_of_range'; celsius: number };

/** The text after one more key. A key after a whole reading begins a new one. */
export function typeTemperature(text: string, key: string): string {
  if (key === ERASE) return text.endsWith(COMMA) ? text.slice(0, -2) : text.slice(0, -1);
  const whole = /^\d{2},\d$/.test(text);
  const start = whole ? '' : text;
  if (key === COMMA) return /^\d{2}$/.test(start) ? `${start},` : start;
  if (!/^\d$/.test(key)) return text;
  return /^\d{2}$/.test(start) ? `${start},${key}` : `${start}${key}`;
}

/** Reads what stands on the pad, or what a hardware keyboard typed: `365`, `36,5`, `36.5`, `37`. */
export function readTemperature(text: string): Reading {
  const cleaned = text.trim().replace('.', ',');
  if (cleaned === '') return { state: 'empty' };
  const match = /^(\d{2}),?(\d)?$/.exec(cleaned);
  if (!match || cleaned.endsWith(COMMA)) return { state: 'typing' };
  const celsius = Number(`${match[1] ?? ''}.${match[2] ?? '0'}`);
  const inside = celsius >= LOWEST_C && celsius <= HIGHEST_C;
  return { state: inside ? 'ok' : 'out_of_range', celsius };
}

/** The tenth was typed: the entry moves on by itself. */
export function isWholeReading(text: string): boolean {
  return /^\d{2},\d$/.test(text) && readTemperature(text).state === 'ok';
}

/** `36,5` as the pad shows it; of a stored number. */
export function temperatureText(celsius: number | null): string {
  return celsius === null ? '' : celsius.toFixed(1).replace('.', COMMA);
}
