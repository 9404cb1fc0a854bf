import { describe, expect, it } from 'vitest';
import {
  addDays,
  compareNames,
  dayOf,
  groupDigits,
  momentOf,
  parseDecimal,
  showAgo,
  showBytes,
  showDay,
  showDayTime,
  showMoment,
  showNumber,
  showPhone,
  showTemperature,
  startOfDay,
} from './format';
import { vi } from './vi';
import { en } from './en';

const at = (iso: string): number => Date.parse(iso);

describe('days and times are those of Vietnam', () => {
  it('17:30Z on the 13th is the 14th, whatever the machine says', () => {
    expect(dayOf(at('2021-11-13T17:30:00Z'))).toBe('2021-11-14');
    expect(showDayTime(at('2021-11-13T17:30:00Z'))).toBe('00:30 14/11/2021');
  });

  it('a day begins at midnight there', () => {
    expect(startOfDay('2021-11-14')).toBe(at('2021-11-13T17:00:00Z'));
    expect(momentOf('2021-11-14', '06:45')).toBe(at('2021-11-13T23:45:00Z'));
  });

  it('days are added over months and leap years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2021-12-31', 1)).toBe('2022-01-01');
    expect(addDays('2021-03-01', -1)).toBe('2021-02-28');
  });

  it('a day reads dd/mm/yyyy, as far as it is known', () => {
    expect(showDay('1950-03-21')).toBe('21/03/1950');
    expect(showDay('1950-03')).toBe('03/1950');
    expect(showDay('1950')).toBe('1950');
  });

  it('a moment is as short as is clear', () => {
    const now = at('2021-11-14T07:00:00Z');
    expect(showMoment(at('2021-11-14T00:05:00Z'), now, vi)).toBe('07:05');
    expect(showMoment(at('2021-11-13T07:05:00Z'), now, vi)).toBe('14:05 hôm qua');
    expect(showMoment(at('2021-11-10T07:05:00Z'), now, vi)).toBe('14:05 10/11');
    expect(showMoment(at('2020-12-30T07:05:00Z'), now, vi)).toBe('14:05 30/12/2020');
  });

  it('says how long ago in both languages, and trusts no clock of the future', () => {
    const now = at('2021-11-14T07:00:00Z');
    expect(showAgo(now - 3 * 60_000, now, vi)).toBe('3 phút trước');
    expect(showAgo(now - 2 * 3_600_000, now, vi)).toBe('2 giờ trước');
    expect(showAgo(now - 50 * 3_600_000, now, en)).toBe('2 days ago');
    expect(showAgo(now + 3_600_000, now, vi)).toBe('vừa xong');
  });
});

describe('numbers', () => {
  it('have a decimal comma and dots between thousands', () => {
    expect(showNumber(12345)).toBe('12.345');
    expect(showNumber(1234567.25, 1)).toBe('1.234.567,3');
    expect(showNumber(-3)).toBe('−3');
    expect(showTemperature(36.5)).toBe('36,5 °C');
  });

  it('are read with comma or dot, and nothing else is a number', () => {
    expect(parseDecimal('36,5')).toBe(36.5);
    expect(parseDecimal(' 37.2 ')).toBe(37.2);
    expect(parseDecimal('36,5,1')).toBeNull();
    expect(parseDecimal('')).toBeNull();
    expect(parseDecimal('ba sáu')).toBeNull();
  });

  it('telephone and citizen numbers are grouped; what is none stays as it is', () => {
    expect(showPhone('+84912345678')).toBe('0912 345 678');
    expect(showPhone('02438312345')).toBe('024 3831 2345');
    expect(showPhone('+842513822222')).toBe('0251 382 2222');
    expect(showPhone('113')).toBe('113');
    expect(groupDigits('001085012345')).toBe('001 085 012 345');
  });

  it('storage reads in round units', () => {
    expect(showBytes(999)).toBe('1 KB');
    expect(showBytes(3_400_000)).toBe('3,4 MB');
  });
});

describe('names', () => {
  it('go by the given name, tones in Vietnamese order, Đ after D', () => {
    const names = ['Trần Thị Đào', 'Nguyễn Văn Dũng', 'Lê Văn An', 'Phạm Thị Ánh', 'Nguyễn Thị An', 'Y Blô'];
    expect([...names].sort(compareNames)).toEqual([
      'Lê Văn An',
      'Nguyễn Thị An',
      'Phạm Thị Ánh',
      'Y Blô',
      'Nguyễn Văn Dũng',
      'Trần Thị Đào',
    ]);
  });

  it('of one word are names too', () => {
    expect(compareNames('Lan', 'Nguyễn Thị Lan')).toBeLessThan(0);
  });
});
