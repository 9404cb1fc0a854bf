/**
 * A telephone number while it is typed. One of this country is read in groups; every other one (`+856 20…`, `115`,
 * two numbers in one box) stays as it was typed, for the check to judge.
 */
import { showPhone } from '../i18n/format';

/** As on visiting cards: `0912 345 678`, `0243 831 2345`. */
export const PHONE_GROUPS = [4, 3, 4] as const;

/** The digits of a number of this country; null for what is none, or has not become one yet. */
export function domesticDigits(text: string): string | null {
  const bare = text.replace(/[\s.()\p{Cf}-]/gu, '');
  return /^0[1-9]?\d{0,9}$/.test(bare) && !bare.startsWith('00') ? bare : null;
}

/** What the form holds of what stands in the box. */
export const typedPhone = (text: string): string => domesticDigits(text) ?? text;

/** What stands in the box of what the form holds: stored numbers carry +84, people read and type 0. */
export const phoneInBox = (held: string): string => showPhone(held);
