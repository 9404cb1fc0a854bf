import { describe, expect, it } from 'vitest';
import { maskDay, parseDay, parseTime } from './typed-date';

/** Types digit by digit as a numeric keyboard does. */
function type(keys: string): string {
  let text = '';
  for (const key of keys) text = maskDay(text + key, text);
  return text;
}

describe('a day that is typed', () => {
  it.each([
    ['21/03/1950', '1950-03-21'],
    ['21031950', '1950-03-21'],
    ['1/3/1950', '1950-03-01'],
    ['1-3-1950', '1950-03-01'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (text, value) => {
    expect(parseDay(text, 'day')).toEqual({ state: 'ok', value });
  });

  it.each(['31/02/2021', '29/02/2023', '00/01/2021', '12/13/2021', '01/01/1899', '01/01/2101'])(
    '%s is on no calendar',
    (text) => {
      expect(parseDay(text, 'day')).toEqual({ state: 'no_such_day' });
    },
  );

  it('a year alone is only enough where that is all that can be known', () => {
    expect(parseDay('1950', 'day').state).toBe('incomplete');
    expect(parseDay('1950', 'partial')).toEqual({ state: 'ok', value: '1950' });
    expect(parseDay('03/1950', 'partial')).toEqual({ state: 'ok', value: '1950-03' });
    expect(parseDay('031950', 'partial')).toEqual({ state: 'ok', value: '1950-03' });
    expect(parseDay('13/1950', 'partial')).toEqual({ state: 'no_such_day' });
  });

  it('half a date is neither empty nor a date', () => {
    expect(parseDay('', 'day')).toEqual({ state: 'empty' });
    expect(parseDay('21/03', 'day').state).toBe('incomplete');
    expect(parseDay('21/0', 'partial').state).toBe('incomplete');
    expect(parseDay('21/03/195', 'partial').state).toBe('incomplete');
  });

  it.each([
    ['00/00/1950', '1950'],
    ['00001950', '1950'],
    ['00/1950', '1950'],
    ['00/05/1950', '1950-05'],
    ['1/5/90', '1990-05-01'],
    ['01/05/90', '1990-05-01'],
    ['010590', '1990-05-01'],
    ['5/90', '1990-05'],
    ['85', '1985'],
  ])('c6_a_birth_is_understood_as_papers_write_it: %s is %s', (text, value) => {
    expect(parseDay(text, 'partial', 2021)).toEqual({ state: 'ok', value });
  });

  it('c6_a_year_of_either_century_is_asked_about_and_not_said_to_be_missing', () => {
    expect(parseDay('1/5/12', 'partial', 2021)).toEqual({ state: 'short_year', either: [1912, 2012] });
    expect(parseDay('19', 'partial', 2021)).toEqual({ state: 'short_year', either: [1919, 2019] });
    expect(parseDay('1/11/21', 'day', 2021)).toEqual({ state: 'ok', value: '2021-11-01' });
    expect(parseDay('1/11/22', 'day', 2021)).toEqual({ state: 'ok', value: '2022-11-01' });
    expect(parseDay('1/11/20', 'day', 2021).state).toBe('short_year');
    expect(parseDay('00/11/2021', 'day', 2021).state).toBe('no_such_day');
  });

  it('gets its slashes by itself', () => {
    expect(type('21031950')).toBe('21/03/1950');
    expect(type('2103')).toBe('21/03/');
  });

  it('lets its slashes be deleted', () => {
    expect(maskDay('21/0', '21/03')).toBe('21/0');
    expect(maskDay('21', '21/')).toBe('21');
  });

  it('lets a person type slashes too', () => {
    expect(type('1/3/1950')).toBe('1/3/1950');
  });
});

describe('a time that is typed', () => {
  it.each([
    ['14:05', '14:05'],
    ['1405', '14:05'],
    ['905', '09:05'],
    ['14h05', '14:05'],
    ['7h', '07:00'],
    ['6.30', '06:30'],
  ])('%s is %s', (text, value) => {
    expect(parseTime(text)).toEqual({ state: 'ok', value });
  });

  it('has its limits', () => {
    expect(parseTime('24:00')).toEqual({ state: 'no_such_time' });
    expect(parseTime('12:60')).toEqual({ state: 'no_such_time' });
    expect(parseTime('14').state).toBe('incomplete');
    expect(parseTime('')).toEqual({ state: 'empty' });
  });
});
