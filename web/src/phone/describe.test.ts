import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en';
import { vi } from '../i18n/vi';
import {
  addressOf,
  ageAt,
  dueText,
  householdLine,
  initialOf,
  movementLine,
  personLine,
  showPlanned,
} from './describe';

const NOW = Date.parse('2021-11-14T07:00:00Z');

describe('an age', () => {
  it.each([
    ['1950-11-14', 71],
    ['1950-11-15', 70],
    ['1950-11', 71],
    ['1950-12', 70],
    ['1950', 71],
    ['2021-05-01', 0],
    ['2030', null],
  ])('born %s is %s on 14/11/2021', (dob, age) => {
    expect(ageAt(dob, '2021-11-14')).toBe(age);
  });
});

describe('a line in a list', () => {
  it('an address has only the parts that are known', () => {
    expect(addressOf({ house_no: '15B', street: 'Phố Ngọc Khánh' })).toBe('15B, Phố Ngọc Khánh');
    expect(householdLine({}, vi)).toBe('chưa có địa chỉ');
  });

  it('a person is told by relation, sex, birth and age, in both languages', () => {
    const fields = { relation: 'spouse', sex: 'female', dob: '1950-03-21' };
    expect(personLine(fields, '2021-11-14', vi)).toBe('Vợ, chồng · Nữ · sinh 21/03/1950 · 71 tuổi');
    expect(personLine({ dob: '2021' }, '2021-11-14', en)).toBe('born 2021 · under 1 year');
  });

  it('a movement names the end of the way that matters', () => {
    expect(movementLine({ direction: 'departure', to_text: 'Sơn La', from_text: 'Hà Nội' }, vi)).toBe(
      'Đi · đến Sơn La',
    );
    expect(movementLine({ direction: 'return', from_text: 'Sơn La' }, vi)).toBe('Về · từ Sơn La');
  });

  it('the initial is that of the given name', () => {
    expect(initialOf('Nguyễn Thị Ánh ')).toBe('Á');
    expect(initialOf('')).toBe('');
  });
});

describe('a planned time', () => {
  it('of a day without an hour shows the day alone', () => {
    expect(showPlanned(Date.parse('2021-11-16T16:59:00Z'), NOW, vi)).toBe('16/11');
    expect(showPlanned(Date.parse('2021-11-16T11:00:00Z'), NOW, vi)).toBe('18:00 16/11');
  });

  it('that was never given is not invented', () => {
    expect(dueText({ reason: 'away', at_ms: null }, NOW, vi)).toBe('Đang đi, chưa rõ ngày về');
  });
});

it('says_of_what_is_overdue_for_how_many_days', () => {
  const late = (days: number) =>
    dueText({ reason: 'return_overdue', at_ms: NOW - days * 86_400_000 }, NOW, vi);
  expect(late(11)).toMatch(/^Quá ngày dự kiến về .* · đã 11 ngày$/);
  expect(late(0)).not.toContain('đã');
  expect(dueText({ reason: 'away', at_ms: NOW - 86_400_000 }, NOW, vi)).not.toContain('đã');
});
