import { describe, expect, it } from 'vitest';
import {
  isUnreadable,
  momentText,
  type Typed,
  typedDay,
  typedMoment,
  typedTime,
  typedYear,
} from './typed.svelte';

const DAY_END = '23:59';
const why = (typed: Typed<unknown>): string | null => (isUnreadable(typed) ? typed.problem.text : null);

describe('what stands in a box', () => {
  it.each<[string, string, string | undefined]>([
    ['31/11/2021', '08:00', undefined],
    ['31/11/2021', '', DAY_END],
    ['21/11', '08:00', undefined],
    ['21/11/2021', '', undefined],
    ['21/11/2021', '25:00', DAY_END],
    ['21/11/2021', 'sáng', DAY_END],
    ['', '08:00', undefined],
    ['mai', '', DAY_END],
  ])('a6_is_never_taken_for_empty_where_it_is_no_moment: %s %s', (day, time, hourless) => {
    const typed = typedMoment(day, time, hourless);
    expect(typed).toMatchObject({ text: momentText(day, time), problem: { severity: 'error' } });
    expect(why(typed)).not.toBe('');
  });

  it('is a moment, or nothing', () => {
    expect(typedMoment('21/11/2021', '08:00')).toEqual({ value: Date.parse('2021-11-21T01:00:00Z') });
    expect(typedMoment('21/11/2021', '', DAY_END)).toEqual({ value: Date.parse('2021-11-21T16:59:00Z') });
    expect(typedMoment('', '')).toEqual({ value: null });
  });

  it('a6_says_of_a_day_that_is_on_no_calendar_that_it_is_not', () => {
    expect(why(typedMoment('31/11/2021', ''))).toBe('Không có ngày này trên lịch');
    expect(why(typedDay('hôm qua', 'day'))).not.toBeNull();
    expect(why(typedDay('', 'day'))).toBeNull();
    expect(why(typedTime('25:00'))).not.toBeNull();
    expect(why(typedTime('giờ'))).not.toBeNull();
  });

  it('a7_a_year_has_four_digits', () => {
    expect(typedYear('1985')).toEqual({ value: 1985 });
    expect(typedYear('')).toEqual({ value: null });
    expect(why(typedYear('85'))).toBe('Năm sinh cần đủ 4 chữ số');
  });
});
