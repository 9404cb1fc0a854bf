/** Many names from one box: one a line, or a run of numbers. */

/** The lines that say something, each once over its spaces. */
export const namesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.normalize('NFC').trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');

/** `Tổ dân phố số` from 1 to 3 → three names; null where that is no run of at most `most`. */
export function numbered(word: string, from: string, to: string, most: number): string[] | null {
  const [first, last] = [Number(from), Number(to)];
  const whole = [first, last].every((number) => Number.isInteger(number) && number >= 1);
  if (!whole || last < first || last - first >= most || word.trim() === '') return null;
  return Array.from({ length: last - first + 1 }, (_, index) => `${word.trim()} ${String(first + index)}`);
}
