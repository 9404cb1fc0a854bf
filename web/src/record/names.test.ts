import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../generated/letters';
import { nameMatches, words } from './names';

describe('names found on the page itself', () => {
  it('c2_c3_are_folded_as_the_search_of_phone_and_office_folds_them', () => {
    for (const { text, search } of EXAMPLES) {
      const found = words(text).flatMap(({ word, tail }) => (tail === null ? [word] : [word, tail]));
      expect(found.join(' '), text).toBe(search);
    }
  });

  it('c2_are_found_by_what_follows_an_apostrophe', () => {
    expect(nameMatches("H'Hen Niê", 'hen')).toBe(true);
    expect(nameMatches("K'Brăm", 'bram')).toBe(true);
    expect(nameMatches('Ðặng Văn Ðạt', 'đạt')).toBe(true);
    expect(nameMatches('Nguyễn Thị Lan', 'an')).toBe(false);
    expect(nameMatches('Nguyễn Thị Lan', '')).toBe(false);
  });
});
