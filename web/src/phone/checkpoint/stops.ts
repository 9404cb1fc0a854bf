/**
 * Whether a number before the barrier is to be stopped today (SPEC K76). The phone holds keyed hashes, no list of people:
 * what is typed is hashed under the salt of each alert (shared/src/stops.rs) and compared.
 */
import { dayOf } from '../../i18n/format';
import type { PhoneRecord } from '../../worker/api';
import type { PassValues } from './pass-values';

/** Something by which a vehicle or person is recognised. */
export interface Numbered {
  sort: 'plate' | 'phone' | 'paper';
  number: string;
}

export interface Stop {
  /** Whom to call. */
  phone: string;
}

/** Shorter ones are half typed. */
const SHORTEST = 6;

const canonical = (number: string): string => number.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
/** Telephone numbers are stored with the country's code. */
const international = (phone: string): string =>
  canonical(phone.trim().replace(/^(00|0)(?=\d)/, (zeros) => (zeros === '0' ? '84' : '')));

/** What is known of the passage so far, each once. */
export function numbersOf(values: PassValues): Numbered[] {
  const people = values.people.flatMap(({ phone, citizenId, idNo }): Numbered[] => [
    { sort: 'phone', number: international(phone) },
    { sort: 'paper', number: canonical(citizenId) },
    { sort: 'paper', number: canonical(idNo) },
  ]);
  const plate: Numbered = { sort: 'plate', number: values.noPlate ? '' : canonical(values.plate) };
  return [plate, ...people].filter(({ number }) => number.length >= SHORTEST);
}

async function hashed({ sort, number }: Numbered, salt: string): Promise<string> {
  const text = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    text.encode(salt),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const hash = await crypto.subtle.sign('HMAC', key, text.encode(`${sort}:${number}`));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The first alert of this day that holds now and is of one of the numbers. */
export async function stopOf(
  alerts: readonly Pick<PhoneRecord, 'period' | 'fields'>[],
  numbers: readonly Numbered[],
  now_ms: number,
): Promise<Stop | null> {
  for (const { period, fields } of alerts) {
    const { salt, key, until, call_phone: phone } = fields;
    if (period !== dayOf(now_ms) || typeof until !== 'number' || until <= now_ms) continue;
    if (typeof salt !== 'string' || typeof key !== 'string') continue;
    for (const number of numbers) {
      if ((await hashed(number, salt)) === key) return { phone: typeof phone === 'string' ? phone : '' };
    }
  }
  return null;
}
