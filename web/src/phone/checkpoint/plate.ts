/**
 * A vehicle plate while it is typed with big keys: which keys come next, when it is whole, how it reads.
 * Nothing is ever refused: army, foreign and paper plates pass through as typed.
 */

/** The sheet of keys that the next character most likely needs. */
export type Sheet = 'digits' | 'letters';

const MAX_LENGTH = 12;
/** Province, series, number. A motorbike's series has a second character: `29 B1 12345`. */
const CAR = /^(\d{2})([A-ZĐ]{1,2})(\d{4,5})$/;
const MOTORBIKE = /^(\d{2})([A-ZĐ][A-ZĐ\d])(\d{4,5})$/;

/** As it is stored: capitals, digits and Đ, no space, dot or dash. */
export function cleanPlate(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleUpperCase('vi')
    .replace(/[^A-ZĐ\d]/g, '')
    .slice(0, MAX_LENGTH);
}

function parts(plate: string, motorbike: boolean): [string, string, string] | null {
  const match = (motorbike ? MOTORBIKE : CAR).exec(plate) ?? (motorbike ? CAR : MOTORBIKE).exec(plate);
  return match ? [match[1] ?? '', match[2] ?? '', match[3] ?? ''] : null;
}

/** `29B112345` → `29B1-123.45`, as on the tin; what has another form reads as it is. */
export function showPlate(plate: string, vehicle: string | null = null): string {
  const found = parts(plate, vehicle === 'motorbike' || plate.length === 9);
  if (!found) return plate;
  const [province, series, number] = found;
  const dotted = number.length === 5 ? `${number.slice(0, 3)}.${number.slice(3)}` : number;
  return `${province}${series}-${dotted}`;
}

/** Two digits of the province, then the letter of the series, then digits. */
export function sheetFor(plate: string): Sheet {
  return plate.length === 2 && /^\d{2}$/.test(plate) ? 'letters' : 'digits';
}

/** Nothing more can follow: the entry moves on by itself. A number of four digits is ended by hand. */
export function isWhole(plate: string, vehicle: string | null): boolean {
  const form = vehicle === 'motorbike' ? MOTORBIKE : CAR;
  return form.exec(plate)?.[3]?.length === 5;
}

/** What was typed stands in the plate; at its end when only the last digits are looked for. */
export function plateMatches(plate: string, typed: string, tail: boolean): boolean {
  if (typed === '') return false;
  return tail ? plate.endsWith(typed) : plate.startsWith(typed);
}
