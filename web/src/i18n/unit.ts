/**
 * What the unit that uses the program calls itself. Two of five directives come from a commune and a township, so no
 * text says "phường": the catalogues write `{unit}` and `{Unit}`, which are filled in here from the unit's own name.
 */
export interface UnitWord {
  vi: string;
  en: string;
}

const KINDS: readonly (readonly [string, UnitWord])[] = [
  ['phường', { vi: 'phường', en: 'ward' }],
  ['xã', { vi: 'xã', en: 'commune' }],
  ['thị trấn', { vi: 'thị trấn', en: 'township' }],
  ['đặc khu', { vi: 'đặc khu', en: 'special zone' }],
];

/** As long as nobody knows which it is, as before a phone is connected. */
export const ANY_UNIT: UnitWord = { vi: 'xã, phường', en: 'commune or ward' };

/** `Thị trấn Hát Lót` → thị trấn; {@link ANY_UNIT} where the name does not say. */
export function unitOf(name: string): UnitWord {
  const begin = name.normalize('NFC').trim().toLowerCase();
  return KINDS.find(([word]) => begin === word || begin.startsWith(`${word} `))?.[1] ?? ANY_UNIT;
}

/** `Phường Ngọc Khánh` → Ngọc Khánh: what a document is dated at. */
export function placeOf(name: string): string {
  const whole = name.normalize('NFC').trim();
  const word = KINDS.find(([begin]) => whole.toLowerCase().startsWith(`${begin} `))?.[0] ?? '';
  return whole.slice(word.length).trim();
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

type Leaf = string | ((...args: never[]) => unknown) | readonly unknown[];

/** The catalogue, or a part of it, with the unit's own word in every text. */
export function withUnit<T>(texts: T, word: string): T {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replaceAll('{unit}', word).replaceAll('{Unit}', capital(word));
    if (typeof value === 'function')
      return (...args: never[]) => fill((value as (...a: never[]) => unknown)(...args));
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value as Record<string, Leaf>).map(([key, one]) => [key, fill(one)]),
    );
  };
  return fill(texts) as T;
}
