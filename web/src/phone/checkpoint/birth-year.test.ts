import { describe, expect, it } from 'vitest';
import { readYear, typeYear } from './birth-year';

describe('a year of birth', () => {
  it.each([
    ['85', 1985],
    ['05', 2005],
    ['26', 2026],
    ['27', 1927],
    ['1985', 1985],
    ['2005', 2005],
  ])('%s is %d', (typed, year) => {
    expect(readYear(typed, 2026)).toBe(year);
  });

  it.each(['', '8', '19', '20', '198', '2027', '1899'])('%s is no year yet', (typed) => {
    expect(readYear(typed, 2026)).toBeNull();
  });

  it('is typed and taken back digit by digit', () => {
    expect([...'1985'].reduce(typeYear, '')).toBe('1985');
    expect(typeYear('1985', 'erase')).toBe('198');
    expect(typeYear('1985', '7')).toBe('7');
  });
});
