/**
 * Names without their marks, for finding among a few that a page holds itself: `Đặng Thị Hoà` → `dang thi hoa`.
 *
 * The engine folds names too (shared/src/text.rs), but it is not asked here. At a barrier the suggestions must stand
 * with the letter just typed, and the worker may be in the middle of a sync, when an answer takes as long as the
 * document that it works on. Also, its search finds records, while a suggestion is one of the several people of a
 * pass. So that both cannot part, the letters and the examples of the test are generated from that file.
 */
import { APOSTROPHES, LOOK_ALIKES } from '../generated/letters';

const MEANT = new Map(LOOK_ALIKES.flatMap(([letters, meant]) => [...letters].map((one) => [one, meant])));
/** Full-width letters and digits stand this far behind the plain ones. */
const WIDE = 0xfee0;

function plain(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - WIDE) : letter;
  const lower = narrow.toLowerCase();
  const meant = MEANT.get(lower) ?? lower;
  return meant === 'đ' ? 'd' : meant;
}

const fold = (text: string): string =>
  [...text.normalize('NFD').replace(/\p{M}/gu, '')].map((letter) => plain(letter)).join('');

const isLetter = (letter: string): boolean => /[\p{L}\p{N}]/u.test(letter);

/** The folded words; one with an apostrophe also by what follows it: `H'Hen` is `hhen` and `hen`. */
export function words(text: string): { word: string; tail: string | null }[] {
  const found: { word: string; tail: string | null }[] = [];
  let [word, behind] = ['', -1];
  const end = (): void => {
    const tail = behind > 0 && behind < word.length ? word.slice(behind) : null;
    if (word !== '') found.push({ word, tail });
    [word, behind] = ['', -1];
  };
  for (const letter of fold(text)) {
    if (APOSTROPHES.includes(letter)) behind = word.length;
    else if (isLetter(letter)) word += letter;
    else if (letter === ' ' && behind === word.length && word.length === 1) continue;
    else end();
  }
  end();
  return found;
}

/** Every typed word begins a word of the name, in any order. */
export function nameMatches(name: string, typed: string): boolean {
  const wanted = words(typed).map(({ word }) => word);
  const known = words(name).flatMap(({ word, tail }) => (tail === null ? [word] : [word, tail]));
  return wanted.length > 0 && wanted.every((part) => known.some((word) => word.startsWith(part)));
}
