/**
 * A vehicle plate: how it is stored, how it reads, and, while it is typed with big keys, which keys come next and
 * when it is whole. Nothing is ever refused: army, foreign and paper plates pass through as typed.
 */

/** The sheet of keys that the next character most likely needs. */
export type Sheet = 'digits' | 'letters';

/** Longer than any plate; keeps a slip of the clipboard out. */
const MAX_LENGTH = 20;
/** Province, series, number. A motorbike's series has a second character: `29 B1 12345`. */
const CAR = /^(\d{2})([A-ZĐ]{1,2})(\d{4,5})$/;
const MOTORBIKE = /^(\d{2})([A-ZĐ][A-ZĐ\d])(\d{4,5})$/;
/** An electric motorbike's has three: `29 MĐ1 12345`. Keys and scanners without Đ write `MD1`. */
const ELECTRIC = /^(\d{2})(M[ĐD]\d)(\d{4,5})$/;
const ELECTRIC_BEGUN = /^\d{2}M[ĐD]/;

/** As it is stored: capitals, digits and Đ, no space, dot or dash; letters of a neighbour's plate stay. */
export function cleanPlate(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleUpperCase('vi')
    .replace(/[ÐƉ]/g, 'Đ')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
    .slice(0, MAX_LENGTH);
}

/** The forms that this plate may have, likeliest first. */
function formsOf(plate: string, motorbike: boolean): readonly RegExp[] {
  if (ELECTRIC_BEGUN.test(plate)) return [ELECTRIC, MOTORBIKE];
  return motorbike ? [MOTORBIKE, CAR] : [CAR, MOTORBIKE];
}

/** `29B112345` → `29B1-123.45`, as on the tin; what has another form reads as it is. */
export function showPlate(plate: string, vehicle: string | null = null): string {
  const forms = formsOf(plate, vehicle === 'motorbike' || plate.length === 9);
  const match = forms.map((form) => form.exec(plate)).find((found) => found !== null);
  if (!match) return plate;
  const [, province = '', series = '', number = ''] = match;
  const dotted = number.length === 5 ? `${number.slice(0, 3)}.${number.slice(3)}` : number;
  return `${province}${series}-${dotted}`;
}

/** Two digits of the province, then the letter of the series, then digits. */
export function sheetFor(plate: string): Sheet {
  return plate.length === 2 && /^\d{2}$/.test(plate) ? 'letters' : 'digits';
}

/** Nothing more can follow: the entry moves on by itself. A number of four digits is ended by hand. */
export function isWhole(plate: string, vehicle: string | null): boolean {
  const [form] = formsOf(plate, vehicle === 'motorbike');
  return form?.exec(plate)?.[3]?.length === 5;
}

/** What was typed stands in the plate; at its end when only the last digits are looked for. */
export function plateMatches(plate: string, typed: string, tail: boolean): boolean {
  if (typed === '') return false;
  return tail ? plate.endsWith(typed) : plate.startsWith(typed);
}
