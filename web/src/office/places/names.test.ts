import { describe, expect, it } from 'vitest';
import { namesOf, numbered } from './names';

describe('names of many places', () => {
  it('takes one a line and leaves empty lines out', () => {
    expect(namesOf(' Tổ dân phố  1 \n\n\tThôn Đông\r\n')).toEqual(['Tổ dân phố 1', 'Thôn Đông']);
  });

  it('counts a run of numbers', () => {
    expect(numbered('Tổ dân phố số', '9', '11', 500)).toEqual([
      'Tổ dân phố số 9',
      'Tổ dân phố số 10',
      'Tổ dân phố số 11',
    ]);
  });

  it.each([
    ['0', '3'],
    ['3', '2'],
    ['1', '501'],
    ['1,5', '3'],
    ['', ''],
  ])('refuses a run from %s to %s', (from, to) => {
    expect(numbered('Tổ', from, to, 500)).toBeNull();
  });
});
