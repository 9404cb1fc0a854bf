/** Puts the English of the kinds' labels and helps where it belongs: only who reads English downloads it. */
import english from 'virtual:kinds-english';
import { KINDS } from '../generated/kinds';

/** Fills in every `en` beside a `vi`, in the order in which they stand (`build/split-english.ts`). */
export function putBack(value: unknown, texts: readonly string[]): void {
  let at = 0;
  const visit = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    for (const [key, inner] of Object.entries(one)) {
      if (key === 'en' && typeof inner === 'string') (one as { en: string }).en = texts[at++] ?? inner;
      else visit(inner);
    }
  };
  visit(value);
}

if (english.length > 0) putBack(KINDS, english);
