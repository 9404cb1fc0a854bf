import { describe, expect, it } from 'vitest';
import { phoneMatches } from './phone-search';

const phone = { member_name: 'Trần Thị Hoà', name: 'Máy tổ 2', member_phone: '+84903111222' };
const found = (typed: string): boolean => phoneMatches(phone, typed);

describe('the search among phones', () => {
  it('finds_the_holder_with_or_without_marks_and_the_name_of_the_phone', () => {
    expect(['', 'hoa tran', 'Hòa', 'máy 2', 'to 2'].map(found)).toEqual([true, true, true, true, true]);
    expect(['hoa le', 'máy 3'].map(found)).toEqual([false, false]);
  });

  it('finds_the_holders_number_however_it_is_written', () => {
    expect(['0903', '0903 111 222', '+84903111222', '903.111', '1222'].map(found)).toEqual(
      Array(5).fill(true),
    );
    expect(found('0904')).toBe(false);
    expect(phoneMatches({ ...phone, member_phone: '' }, '0903')).toBe(false);
  });
});
